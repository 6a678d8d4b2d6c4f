"""Whose figure it is: speech tags of wire leads, statements given whole, sentences that carry on, figures told twice."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Claim, CountValue, Report, ReportId
from unfog.read.reader import Reader

READER = Reader(Config(quiet=True))


def figures(words: str) -> dict[tuple[str, int | None], list[str | None]]:
    """Speakers of every count of a report, by field and lower bound, in text order."""
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=words))
    found: dict[tuple[str, int | None], list[str | None]] = {}
    for claim in sorted(reading.claims, key=_place):
        if isinstance(claim.value, CountValue):
            found.setdefault((claim.field, claim.value.min), []).append(claim.speaker.name)
    return found


def _place(claim: Claim) -> tuple[int, int]:
    return claim.span.start, claim.span.end


@pytest.mark.parametrize(
    ("words", "field", "number", "speaker"),
    [
        (
            "A convoy was ambushed near Oriva and 24 people died, two security sources said on Monday, a figure well above "
            "the 17 dead given by the defence ministry.",
            "killed",
            24,
            "two security sources",
        ),
        (
            "At least 24 soldiers were killed in an ambush, two security sources said on Monday, a figure above the 17 dead "
            "given by the defence ministry.",
            "killed",
            17,
            "the defence ministry",
        ),
        (
            "Rebels ambushed a convoy on Wednesday, killing five soldiers, the ministry's spokesman, Ana Sol, told journalists "
            "in Oriva on Thursday.",
            "killed",
            5,
            "Ana Sol",
        ),
        (
            "Shells hit Oriva on Friday. The police figure went from 12 dead that night to 18 on Sunday.",
            "killed",
            12,
            "police",
        ),
        (
            "Thirty-one people lost their lives in the raid, the first deputy mayor of the town, Ana Sol, told Liptako Radio, "
            "including five women.",
            "killed",
            31,
            "Ana Sol",
        ),
        (
            "The Karel Rights Forum has documented the deaths of 13 civilians in the raid, three of whom were children under "
            "one year, and put the wounded at 24.",
            "killed",
            13,
            "Karel Rights Forum",
        ),
        (
            "The Banner of the Two Rivers said one of its men had bombed the post in Oriva. The group claimed that 20 policemen "
            "were killed.",
            "killed",
            20,
            "Banner of the Two Rivers",
        ),
        ("The toll that the palace concedes after the ambush is 29 soldiers dead.", "killed", 29, "the palace"),
        ("The army's claim of sixty dead rebels in the ambush has quietly disappeared.", "killed", 60, "The army"),
        ("No guard was killed in the attack, the army said. Two rebels died, it said; the third man fled.", "killed", 2, "army"),
        (
            "Two doctors said nine people had died in the blast. A guard was also hurt, by a stone, they said.",
            "injured",
            1,
            "Two doctors",
        ),
        ("Ambush near the town of Oriva kills at least 24 soldiers: security sources", "killed", 24, "security sources"),
        (
            "Gunmen raided a farm near the town of Oriva before dawn on Monday, killing two guards and wounding nine people, "
            "police and parents said.",
            "injured",
            9,
            "police and parents",
        ),
        (
            "Shells struck the market of Harnabad on Friday, killing six people, the governor of the province, Tarek Oday, told "
            "a local radio, including two children.",
            "killed",
            2,
            "Tarek Oday",
        ),
        (
            "The coast guard command wishes to inform the public that a boat was attacked off Oriva at dawn.\n\n"
            "Regrettably, three sailors lost their lives and the boat sank with its whole load of grain and cement.",
            "killed",
            3,
            "coast guard command",
        ),
        (
            "The colonel said the troops had followed the raiders to a camp. Seven raiders were killed in the fight. "
            "The colonel said the camp was burned.",
            "killed",
            7,
            "The colonel",
        ),
        (
            "The defence ministry’s spokesman told state radio that a patrol was ambushed. Nine soldiers were wounded, two of "
            "them badly.",
            "injured",
            9,
            "The defence ministry’s spokesman",
        ),
        (
            "The army said the ridge was calm. The ministry's 14, by contrast, seems to go back to Sunday.",
            "killed",
            14,
            "ministry",
        ),
        ("The Oriva Post, quoting the deputy mayor, has 31 dead villagers.", "killed", 31, "the deputy mayor"),
        (
            "HARNABAD, May 4 (Meridian Press) - Lendia on Friday more than doubled the official toll of the attack on the mill, "
            "to 29 dead and 16 wounded.",
            "injured",
            16,
            "Lendia",
        ),
        ("Agencies: The harbour ministry put the toll at 14 dead.", "killed", 14, "The harbour ministry"),
        ("The colonel said the road was open. Seven raiders were killed in the fight.", "killed", 7, None),
        (
            "Since then the number of people killed has risen to 19, Ana Sol, who heads the union, told us.",
            "killed",
            19,
            "Ana Sol",
        ),
        ("Five people were shot dead in Oriva early on Sunday, local media report.", "killed", 5, "local media"),
        ("Two divers died in the blast, the embassy said in a statement, which spoke of sabotage.", "killed", 2, "the embassy"),
        ("The pier blew up. 84 were wounded, Sol said, 15 of whom are still in hospital.", "injured", 84, "Sol"),
        ("The mayor told us that 41 bodies had been buried: 19 women and 22 men.", "killed", 19, "The mayor"),
        ("The union updated its tally to nine dead, 34 wounded and 12 missing.", "missing", 12, "The union"),
        ("Shells hit the pier and killed many. Residents laid bodies in a square and counted 72.", "killed", 72, "Residents"),
        ("A nurse told the paper that six had died. Ten were hurt, according to the same source.", "injured", 10, "A nurse"),
        ("The pier was hit. Defence ministry: four soldiers wounded.", "injured", 4, "Defence ministry"),
        (
            'The pier was hit and ten died, a war monitor said. The ministry\'s toll is "more than 30 dead".',
            "killed",
            30,
            "The ministry",
        ),
        ("The union's secretary of health named fourteen dead.", "killed", 14, "The union's secretary"),
        ("The mayor ruled out a bomb and said old shells blew up. Over 50 were injured.", "injured", 50, "The mayor"),
        ("A doctor said ten had died on the pier. The official toll is six.", "killed", 6, None),
    ],
)
def test_the_speaker_of_a_figure(words: str, field: str, number: int, speaker: str | None) -> None:
    said = figures(words)[field, number]
    assert len(said) == 1
    assert said[0] == speaker if speaker is None else speaker.lower() in (said[0] or "").lower()


def test_a_figure_told_twice_is_the_source_s_where_one_is_named() -> None:
    words = (
        "Blast at Oriva mill kills nine\n\nA blast at a mill in Oriva on Sunday killed nine people, the mayor said.\n\n"
        "The army said that nine people were killed."
    )
    assert [s for s in figures(words)["killed", 9] if s] == ["the mayor", "The army"]
    assert None not in figures(words)["killed", 9]


def test_the_outlet_stands_behind_a_figure_that_nobody_else_gives() -> None:
    assert figures("Blast kills nine in Oriva\n\nNine people were killed in Oriva on Sunday.")["killed", 9] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "Two lists are about. I would report at least nine people killed in the raid on Oriva.",
        "An earlier version of this report said that nine people were killed in the raid on Oriva.",
    ],
)
def test_a_pronoun_or_the_report_itself_is_no_speaker(words: str) -> None:
    assert figures(words)["killed", 9] == [None]


@pytest.mark.parametrize("words", ["Press release: two dead in Oriva\n\nThe road is open.", "Shells hit Oriva on Friday."])
def test_what_a_text_calls_itself_and_weapons_say_nothing(words: str) -> None:
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=words))
    assert [a.speaker.text for a in reading.attributions if a.speaker] == []


@pytest.mark.parametrize(
    ("words", "number", "body"),
    [
        ("The Harbour Network counted nine dead. Its director Ana Sol said four were wounded.", 4, "Harbour Network"),
        (
            "The Harbour Network said nine had died. The network's spokeswoman, Ana Sol, said four were hurt.",
            4,
            "Harbour Network",
        ),
        ("Four people were hurt, said Ana Sol, the head of the Harbour Hospital.", 4, "the Harbour Hospital"),
        ("A spokesman for the interior ministry, Leo Tarn, said four were wounded.", 4, "the interior ministry"),
    ],
)
def test_an_officer_speaks_for_a_body(words: str, number: int, body: str) -> None:
    claims = READER.read(Report(id=ReportId("r-1"), external_id="t", text=words)).claims
    chains = [c.speaker.chain for c in claims if isinstance(c.value, CountValue) and c.value.min == number]
    assert [body in chain for chain in chains] == [True]
