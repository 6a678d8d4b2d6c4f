"""Which words belong to a cue, and constructions in which content stands, on sentences written for these tests."""

from __future__ import annotations

import pytest

from unfog.model import Report, ReportId
from unfog.read.attribution import attribution_of, certainty_of, find_attributions
from unfog.read.parse import Parser

PARSER = Parser()


def cue_and_speaker(words: str, quote: str) -> tuple[str | None, str | None]:
    parsed = PARSER.parse(Report(id=ReportId("r-1"), external_id="t", text=words))
    start = words.index(quote)
    found = attribution_of(find_attributions(parsed, (), ()), start, start + len(quote))
    assert found is not None, words
    return found.cue.text if found.cue else None, found.name


@pytest.mark.parametrize(
    ("words", "quote", "cue"),
    [
        ("The mayor said that two bridges were closed.", "two bridges were closed", "said"),
        ("Do you think the bridge will hold?", "the bridge will hold", "think"),
        ("When he asked the guards to leave, they laughed.", "to leave", "asked"),
        ("The mayor has repeatedly denied that the road was mined.", "the road was mined", "has repeatedly denied"),
        ("The colonel did not say where the shells had landed.", "the shells had landed", "did not say"),
        ("The council refused to say who had opened the gate.", "had opened the gate", "refused to say"),
        ("The council accused the army of shelling the harbour.", "shelling the harbour", "accused"),
        ("Then she mentioned the two trucks.", "the two trucks", "mentioned"),
        ("Reports of shelling, the mayor said, were exaggerated.", "were exaggerated", "said"),
    ],
)
def test_a_cue_holds_its_own_words_and_none_of_the_speaker_or_content(words: str, quote: str, cue: str) -> None:
    assert cue_and_speaker(words, quote)[0] == cue


@pytest.mark.parametrize(
    ("words", "quote", "speaker"),
    [
        ("The bishop called for all fighters to leave the valley.", "fighters to leave the valley", "The bishop"),
        ("The envoy is pushing for the army to reopen the road.", "the army to reopen the road", "The envoy"),
        ("The governor is hoping that the truce will last.", "the truce will last", "The governor"),
        ("Villagers hoped the guns would fall silent.", "the guns would fall silent", "Villagers"),
        ("“Never,” the colonel said.", "Never", "the colonel"),
        ("“Leave now!” a guard shouted.", "Leave now", "a guard"),
    ],
)
def test_content_is_found_in_more_constructions(words: str, quote: str, speaker: str) -> None:
    assert cue_and_speaker(words, quote)[1] == speaker


def test_quoted_words_that_are_terms_are_nobodys_speech() -> None:
    words = "The so-called “safe zone” was shelled again, and the road stayed shut."
    parsed = PARSER.parse(Report(id=ReportId("r-1"), external_id="t", text=words))
    start = words.index("safe zone")
    assert attribution_of(find_attributions(parsed, (), ()), start, start + 9) is None


@pytest.mark.parametrize(
    "words",
    [
        "The front went on to deny that it had shelled the town.",
        "The front phoned newsrooms on Friday to deny that it had shelled the town.",
    ],
)
def test_the_word_that_says_it_is_found_in_a_long_cue(words: str) -> None:
    parsed = PARSER.parse(Report(id=ReportId("r-1"), external_id="t", text=words))
    start = words.index("shelled the town")
    attribution = attribution_of(find_attributions(parsed, (), ()), start, start + 16)
    assert attribution is not None and attribution.cue is not None
    assert certainty_of(parsed, start, start + 16, attribution)[0] == "denied"
