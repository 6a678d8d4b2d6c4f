"""Mentions in sentences made for these tests; the persons are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest

from unfog.model import Mention, Report, ReportId
from unfog.read.names import find_mentions
from unfog.read.parse import Parser


def read(text: str) -> tuple[Mention, ...]:
    report = Report(id=ReportId("r-names"), external_id="names", text=text, language="en")
    return find_mentions(Parser().parse(report), ())


FOUND = [
    ("Kataib Hezbollah fired on the depot.", "Kataib Hezbollah", "group"),
    ("Fighters of Kata’ib Hezbollah fired on the depot.", "Kata’ib Hezbollah", "group"),
    ("The M-19 attacked the garrison, a priest said.", "M-19", "group"),
    ("Al Shabaab gunmen stormed the hotel.", "Al Shabaab", "group"),
    ("The Alto Verde Peasant Front (AVPF) claimed the blast.", "Alto Verde Peasant Front", "group"),
    ("CENTCOM said the drone was its own.", "CENTCOM", "force"),
    ("The Pentagon denied the account.", "Pentagon", "force"),
    ("Iraqi security forces closed the bridge.", "Iraqi security forces", "force"),
    ("Chad's defence ministry counted nine dead.", "Chad's defence ministry", "force"),
    ("Iran accused the rebels of the attack.", "Iran", "state"),
    ("Nairobi denied the report.", "Nairobi", "state"),
    ("Reuters reported nine dead.", "Reuters", "outlet"),
    ("Israeli media named the man.", "Israeli media", "outlet"),
    ("Gen. Tariq Benhalim spoke of nine dead.", "Tariq Benhalim", "person"),
    ("It named Walid Omar “Abu Nasr” al—Rawandi as the dead man.", "Walid Omar “Abu Nasr” al—Rawandi", "person"),
    ("The dead man was Abu Taher al-Rawandi.", "Abu Taher al-Rawandi", "person"),
    ("Masked gunmen shot the mayor.", "Masked gunmen", "role"),
    ("A security official spoke of nine dead.", "security official", "role"),
    ("COLONEL HECTOR ISAZA SAID THE FMLN FIRED FIRST.", "HECTOR ISAZA", "person"),
    ("COLONEL HECTOR ISAZA SAID THE FMLN FIRED FIRST.", "FMLN", "group"),
]


@pytest.mark.parametrize(("text", "words", "kind"), FOUND)
def test_finds_whole_name(text: str, words: str, kind: str) -> None:
    assert (words, kind) in [(m.span.text, m.type) for m in read(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [("Two men died in Iraq.", "Iraq"), ("THEY HELP US AND WHO KNOWS.", "US"), ("Nairobi was calm.", "Nairobi")],
)
def test_leaves_places_and_words_alone(text: str, words: str) -> None:
    assert words not in [m.span.text for m in read(text)]


SAME = [
    ("The Alto Verde Peasant Front (AVPF) struck. The AVPF fled.", "Alto Verde Peasant Front", "AVPF"),
    ("Gen. Tariq Benhalim arrived. Benhalim spoke at noon.", "Tariq Benhalim", "Benhalim"),
    ("They mourned Walid Omar Saber, who is known as Abu Taher al-Rawandi.", "Walid Omar Saber", "Abu Taher al-Rawandi"),
    ("The Popular Mobilization Forces left. The PMF denied it.", "Popular Mobilization Forces", "PMF"),
    ("US forces landed. The American troops left.", "US forces", "American troops"),
]


@pytest.mark.parametrize(("text", "one", "two"), SAME)
def test_joins_mentions_of_one_thing(text: str, one: str, two: str) -> None:
    entity = {m.span.text: m.entity for m in read(text)}
    assert entity[one] == entity[two]


def test_mentions_do_not_overlap_and_hold_their_words() -> None:
    text = " ".join(case[0] for case in FOUND)
    mentions = read(text)
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
