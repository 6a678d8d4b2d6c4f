"""Speakers that the layout names (transcripts, signed quotations), and verbs that the tagger takes for plural nouns."""

from __future__ import annotations

import pytest

from tests.read.attribution.test_attribution import parsed_of
from unfog.read.attribution import find_attributions


def told(words: str) -> list[tuple[str | None, str]]:
    """Speakers and contents in text order."""
    return [(a.name, a.content[0].text) for a in find_attributions(parsed_of(words), (), ())]


def test_the_turns_of_a_transcript_are_told_by_who_is_named_in_capitals() -> None:
    words = (
        'Minister answers\n\nThe transcript follows:\n\n"WALLIN: Will you leave the office now?\n\n'
        '"TAZI: The dead come first, and then the office.\n\n"WALLIN: So you stay for a year?'
    )
    assert told(words) == [
        ("WALLIN", "Will you leave the office now"),
        ("TAZI", "The dead come first, and then the office"),
        ("WALLIN", "So you stay for a year"),
    ]


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("“We sleep in the yard since the raid.” — Ana Ruiz", "Ana Ruiz"),
        ("“We sleep in the yard since the raid.” - Omar B. Tazi.", "Omar B. Tazi"),
        ('"We sleep in the yard since the raid." – Lena Orsk, 34, a teacher from Veldin', "Lena Orsk"),
    ],
)
def test_who_signs_a_quotation_said_it(signed: str, name: str) -> None:
    found = find_attributions(parsed_of(f"Voices from the valley.\n\n{signed}\n\nThe road is closed."), (), ())
    (one,) = [a for a in found if "sleep in the yard" in a.content[0].text]
    assert one.name is not None and one.name.startswith(name)


def test_a_dash_behind_a_quotation_signs_nothing_where_the_sentence_goes_on() -> None:
    found = told("The “yard of the old mill by the river” — a depot that the army uses — burned on Friday.")
    assert found == []


@pytest.mark.parametrize(
    ("words", "name", "content"),
    [
        ("House panel votes to hold the aide in contempt", "House panel", "to hold the aide in contempt"),
        ("But the front claims that it left the town.", "the front", "that it left the town"),
        ("Army chief questions the count of the dead", "Army chief", "the count of the dead"),
        ("Opposition party questions why the army fired", "Opposition party", "why the army fired"),
        ("Rights group documents 40 killings in Veldin", "Rights group", "40 killings in Veldin"),
    ],
)
def test_a_verb_that_looks_like_a_plural_noun_has_its_subject_before_it(words: str, name: str, content: str) -> None:
    assert told(f"{words}\n\nThe road stayed closed.") == [(name, content)]


@pytest.mark.parametrize(
    "words", ["Mixed messages on the pay plan", "Bomb threats against two schools", "Peace talks with the front"]
)
def test_plural_nouns_stay_nouns(words: str) -> None:
    assert told(f"{words}\n\nThe road stayed closed.") == []


@pytest.mark.parametrize(
    "line",
    [
        "Own side: four dead and nine wounded.",
        "Opposite camp: 14 killed, three boats sunk.",
        "Friendly forces: two wounded, one missing.",
        "Enemy fighters: nine dead, four caught.",
        "Women: two dead, one wounded.",
        "Passengers: dozens hurt, two dead.",
        "Background: the town of Veldin changed hands in May.",
        "Impacts: two houses burned and a bridge fell.",
    ],
)
def test_a_label_that_tells_whose_losses_follow_or_what_is_no_speaker(line: str) -> None:
    assert told(f"The valley on Monday\n\nA raid hit the mill.\n\n{line}\n\nThe road stayed closed.") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Police: four dead and nine wounded.", "Police"),
        ("Orlan side: four soldiers dead, nine wounded.", "Orlan side"),
        ("Our correspondent: four dead and nine wounded.", "Our correspondent"),
        ("Rebels: 40 soldiers dead near the mill.", "Rebels"),
        ("Army: 12 militants dead near the mill.", "Army"),
        ("Fighters: 40 soldiers dead near the mill.", "Fighters"),
    ],
)
def test_a_label_that_can_speak_is_a_speaker(line: str, name: str) -> None:
    found = told(f"The valley on Monday\n\nA raid hit the mill.\n\n{line}\n\nThe road stayed closed.")
    assert [who for who, _ in found] == [name]
