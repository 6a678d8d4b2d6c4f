"""Who is said to belong to whom, by whom; sentences made for these tests."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import AffiliationValue, Claim, Report, ReportId
from unfog.read import Reader


def claims(text: str) -> list[Claim]:
    report = Report(id=ReportId("r-ties"), external_id="ties", text=text, language="en", published="2031-05-05")
    return [c for c in Reader(Config()).read(report).claims if c.field == "affiliation"]


def ties(text: str) -> set[tuple[str, str, str]]:
    return {(c.value.entity, c.value.relation, c.value.of) for c in claims(text) if isinstance(c.value, AffiliationValue)}


SAID = [
    ("The Iran-backed militia Kataib Hezbollah fired the rockets.", ("Kataib Hezbollah", "backed by", "Iran")),
    ("Kataib Hezbollah, an Iranian-backed group, denied it.", ("Kataib Hezbollah", "backed by", "Iran")),
    ("Iran-backed militias fired the rockets, an official said.", ("Iran-backed militias", "backed by", "Iran")),
    ("Kataib Hezbollah, which is backed by Iran, denied it.", ("Kataib Hezbollah", "backed by", "Iran")),
    ("The Wadi Brigade is funded by Turkey, residents said.", ("Wadi Brigade", "backed by", "Turkey")),
    ("Turkish-funded fighters of the Wadi Brigade took the hill.", ("Wadi Brigade", "backed by", "Turkey")),
    ("The Popular Mobilization Forces are part of the official security forces.",
     ("Popular Mobilization Forces", "part of", "official security forces")),
    ("The Wadi Brigade, part of the Popular Mobilization Forces, lost two men.",
     ("Wadi Brigade", "part of", "Popular Mobilization Forces")),
    ("The Wadi Brigade, which belongs to the Popular Mobilization Forces, lost two men.",
     ("Wadi Brigade", "part of", "Popular Mobilization Forces")),
    ("The Qassam Brigades, the armed wing of Hamas, released a video.", ("Qassam Brigades", "part of", "Hamas")),
    ("Al-Aqsa TV, run by Hamas, showed the car.", ("Al-Aqsa TV", "linked to", "Hamas")),
    ("Militants loyal to the Islamic State stormed the base.", ("Militants", "loyal to", "Islamic State")),
    ("The Dawn Front, which has pledged allegiance to the Islamic State, claimed it.",
     ("Dawn Front", "loyal to", "Islamic State")),
    ("Pro-Russian separatists shelled the town.", ("Pro-Russian separatists", "loyal to", "Russia")),
    ("Two pro-Iran Shia militias fired first.", ("pro-Iran Shia militias", "loyal to", "Iran")),
    ("Sabereen News, a channel close to Kataib Hezbollah, named him.", ("Sabereen News", "linked to", "Kataib Hezbollah")),
    ("A Taliban-linked account posted the video.", ("Taliban-linked account", "linked to", "Taliban")),
    ("The Dawn Front, an offshoot of al-Qaeda, claimed it.", ("Dawn Front", "grew out of", "al-Qaeda")),
    ("Hayat Tahrir al-Sham, formerly the Nusra Front, holds the town.", ("Hayat Tahrir al-Sham", "successor of", "Nusra Front")),
    ("ISWAP, which broke away from Boko Haram in 2016, claimed it.", ("ISWAP", "grew out of", "Boko Haram")),
    ("Walid Omar al-Rawandi, a commander of Kataib Hezbollah, was killed.",
     ("Walid Omar al-Rawandi", "member of", "Kataib Hezbollah")),
    ("Kataib Hezbollah commander Abu Nasr al-Rawandi was killed.", ("Abu Nasr al-Rawandi", "member of", "Kataib Hezbollah")),
    ("Abu Nasr al-Rawandi was a member of Kataib Hezbollah, his brother said.",
     ("Abu Nasr al-Rawandi", "member of", "Kataib Hezbollah")),
    ("The 3rd Brigade, under the command of the interior ministry, was blamed.",
     ("3rd Brigade", "part of", "interior ministry")),
    ("Fighters allied with the army took the bridge.", ("Fighters", "allied with", "army")),
    ("The Wadi Brigade, allied to the Sudanese army, took the bridge.", ("Wadi Brigade", "allied with", "Sudanese army")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tie"), SAID, ids=[text[:40] for text, _ in SAID])
def test_affiliation_is_read(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in ties(text)


NONE = [
    "Part of the Wadi bridge fell on an army truck.",
    "The army took part of the town from the Wadi Brigade.",
    "Walid Omar stood close to the army post.",
    "The Harnabad-based company said Iran was not concerned.",
    "He was a member of the crowd that watched Kataib Hezbollah march.",
    "The minister backed the army.",
    "Iraqi armed forces closed the bridge.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_affiliation_where_none_is_said(text: str) -> None:
    assert ties(text) == set()


def test_the_speaker_of_an_affiliation_is_kept() -> None:
    (claim,) = claims("The Wadi Brigade is backed by Turkey, Gen. Tariq Benhalim said.")
    assert claim.speaker.name == "Tariq Benhalim"
    assert claim.certainty == "reported"


def test_a_denied_affiliation_is_denied() -> None:
    assert [c.certainty for c in claims("The Wadi Brigade denied that it is part of the Popular Mobilization Forces.")] == [
        "denied"
    ]
