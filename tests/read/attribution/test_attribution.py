"""Who says what, through whom and how surely, on sentences written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unfog.lexicon.cues import GRADES, cues
from unfog.lexicon.hedges import hedges
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.model import Attribution, Report, ReportId
from unfog.read.attribution import (
    attribution_of,
    certainty_of,
    find_attributions,
    statement_drafts,
    superseded_spans,
)
from unfog.read.parse import Parsed, Parser

PARSER = Parser()


def parsed_of(words: str, **fields: str) -> Parsed:
    return PARSER.parse(Report(id=ReportId("r-1"), external_id="t", text=words, **fields))  # type: ignore[arg-type]


def on(words: str, quote: str, **fields: str) -> tuple[Parsed, Attribution | None, int]:
    """The parse, the attribution that holds ``quote``, and its offset."""
    parsed = parsed_of(words, **fields)
    start = words.index(quote)
    return parsed, attribution_of(find_attributions(parsed, (), ()), start, start + len(quote)), start


@pytest.mark.parametrize(
    ("words", "quote", "name", "style"),
    [
        ("The mayor said that two bridges were closed.", "two bridges were closed", "The mayor", "indirect"),
        ("According to the harbour office, one barge sank.", "one barge sank", "the harbour office", "according-to"),
        ("One barge sank on Friday, according to the coast guard.", "One barge sank", "the coast guard", "according-to"),
        ("“We were never asked,” the colonel replied.", "We were never asked", "the colonel", "direct"),
        ("“The road is mined,” Omar Tazi said. “Nobody may use it.”", "Nobody may use it", "Omar Tazi", "direct"),
        ("The road, villagers said, was mined in March.", "was mined in March", "villagers", "indirect"),
        ("Police: two dead in harbour blast\n\nThe blast broke windows.", "two dead in harbour blast", "Police", "indirect"),
        (
            "Local radio is reporting:\n\n“Three trucks burned on the ridge road.”",
            "Three trucks burned",
            "Local radio",
            "block quote",
        ),
    ],
)
def test_source_and_content(words: str, quote: str, name: str, style: str) -> None:
    _, attribution, _ = on(words, quote)
    assert attribution is not None
    assert (attribution.name, attribution.style) == (name, style)


def test_unquoted_statement_after_its_announcement() -> None:
    words = (
        "The ministry answered with the following Coastal Command statement\n\n"
        "At noon our ships fired on a boat near the cape.\n\nThere was no sign of casualties. We will go on patrolling.\n\n"
        "Fishermen told another story."
    )
    for quote in ("our ships fired", "no sign of casualties"):
        _, attribution, _ = on(words, quote)
        assert attribution is not None and attribution.name == "Coastal Command", quote
    _, attribution, _ = on(words, "told another story")
    assert attribution is None or attribution.name != "Coastal Command"


@pytest.mark.parametrize(
    ("words", "quote", "chain"),
    [
        (
            "Coastal radio reported that two officials said the mine was new.",
            "the mine was new",
            ("Coastal radio", "two officials"),
        ),
        (
            "A security official was quoted by the daily Al Fajr as saying that the car was empty.",
            "the car was empty",
            ("the daily Al Fajr", "A security official"),
        ),
        ("A doctor told Reuters that nine people had died.", "nine people had died", ("Reuters", "A doctor")),
        (
            "HARNABAD, May 4 (Reuters) - The mayor said that nine people had died.",
            "nine people had died",
            ("Reuters", "The mayor"),
        ),
    ],
)
def test_relay_chains_run_from_outside_in(words: str, quote: str, chain: tuple[str, ...]) -> None:
    _, attribution, _ = on(words, quote)
    assert attribution is not None and attribution.chain == chain


def test_a_forwarded_channel_is_a_relay() -> None:
    words = "The mayor said that nine people had died."
    _, attribution, _ = on(words, "nine people had died", forwarded_from="Harnabad Now")
    assert attribution is not None and attribution.chain == ("Harnabad Now", "The mayor")


def test_a_pronoun_and_a_short_form_mean_the_full_name() -> None:
    words = "Army spokesman Samir Tazi said that the depot burned. He said the fire was out. Tazi added that nobody was hurt."
    for quote in ("the fire was out", "nobody was hurt"):
        _, attribution, _ = on(words, quote)
        assert attribution is not None and (attribution.name or "").endswith("Samir Tazi"), quote
        assert attribution.kind == "military"


@pytest.mark.parametrize(
    ("words", "quote", "kind"),
    [
        ("Two officials said that the truck was armed.", "the truck was armed", "anonymous official"),
        ("A security source said that the truck was armed.", "the truck was armed", "anonymous official"),
        ("Doctors at the hospital said that nine people had died.", "nine people had died", "medic"),
        ("Residents said that they heard two blasts.", "they heard two blasts", "witness"),
        ("The victim's brother said that he had been shot.", "he had been shot", "relative"),
        ("A Telegram channel said that the bridge was down.", "the bridge was down", "social channel"),
        ("The interior ministry said that the bridge was down.", "the bridge was down", "government"),
        ("Police said that the bridge was down.", "the bridge was down", "police"),
    ],
)
def test_kinds_of_speakers(words: str, quote: str, kind: str) -> None:
    _, attribution, _ = on(words, quote)
    assert attribution is not None and attribution.kind == kind


@pytest.mark.parametrize(
    ("words", "quote", "name"),
    [
        ("The city council put the toll at nine dead and forty injured.", "nine dead", "The city council"),
        ("The governor spoke of thirty dead in the shelling.", "thirty dead", "The governor"),
        ("The city council's figure is nine dead and forty injured.", "nine dead", "The city council"),
    ],
)
def test_a_figure_belongs_to_the_one_who_gives_it(words: str, quote: str, name: str) -> None:
    _, attribution, _ = on(words, quote)
    assert attribution is not None and (attribution.name or "").removesuffix("'s") == name


def test_the_reason_for_staying_unnamed_is_kept() -> None:
    words = "An officer said on condition of anonymity that the order came late."
    _, attribution, _ = on(words, "the order came late")
    assert attribution is not None and attribution.anonymity is not None
    assert attribution.anonymity.text.startswith("on condition of anonymity")


@pytest.mark.parametrize(
    ("words", "quote", "level"),
    [
        ("Nine people were killed.", "Nine people", "asserted"),
        ("The minister said nine people died.", "nine people", "reported"),
        ("The shell probably came from the ridge.", "came from the ridge", "probable"),
        ("A second device may have gone off near the school.", "gone off", "unconfirmed"),
        ("Photos seem to show parts of a rocket.", "parts of a rocket", "unconfirmed"),
        ("The gunman is believed to have killed nine people.", "nine people", "unconfirmed"),
        ("It was reportedly a drone that hit the truck.", "It was reportedly a drone", "unconfirmed"),
        ("According to preliminary information, nine people died.", "nine people", "unconfirmed"),
        ("The figure of nine dead could not be verified.", "nine dead", "unconfirmed"),
        ("There was no sign that anyone was hurt.", "anyone was hurt", "unconfirmed"),
        ("Did the army fire the shell?", "fire the shell", "unconfirmed"),
        ("The army denied that it had killed nine people.", "killed nine people", "denied"),
        ("Officials fear the toll will rise to thirty.", "the toll will rise to thirty", "expected"),
        ("The toll is likely to rise.", "The toll is likely to rise", "expected"),
        ("The drone, which may have been damaged, killed four men.", "four men", "asserted"),
        ("The men who may have fired were not found; four died.", "four died", "asserted"),
    ],
)
def test_certainty_by_what_governs_the_claim(words: str, quote: str, level: str) -> None:
    parsed, attribution, start = on(words, quote)
    found, spans = certainty_of(parsed, start, start + len(quote), attribution)
    assert found == level
    assert (not spans) == (level in ("asserted", "reported"))


def test_a_later_sentence_takes_the_certainty_of_the_one_before() -> None:
    words = "Nine people died, the mayor said. The claim could not be independently verified."
    parsed, attribution, start = on(words, "Nine people")
    assert certainty_of(parsed, start, start + 11, attribution)[0] == "unconfirmed"


@pytest.mark.parametrize(
    ("words", "gone", "kept"),
    [
        ("The toll was revised down from 30 to 14.", "30", "14"),
        ("Fourteen are dead, up from nine on Monday.", "nine", "Fourteen"),
        ("The ministry had initially put the toll at nine, but raised it on Monday.", "nine", "Monday"),
        ("An earlier version of this story gave nine dead.", "nine", "story."),
    ],
)
def test_what_a_report_takes_back(words: str, gone: str, kept: str) -> None:
    spans = superseded_spans(parsed_of(words + " Ten men marched."))
    assert any(gone in span.text for span in spans)
    assert not any(kept in span.text for span in spans)


@pytest.mark.parametrize(
    ("words", "stance", "party"),
    [
        ("The Coastal Front claimed responsibility for the bombing.", "claims", "Coastal Front"),
        ("The Coastal Front denied responsibility for the bombing.", "denies", "Coastal Front"),
        ("Police accused Omar Tazi of planning the attack.", "accuses", "Omar Tazi"),
        ("The mayor blamed Omar Tazi for the attack.", "accuses", "Omar Tazi"),
    ],
)
def test_stances_on_responsibility(words: str, stance: str, party: str) -> None:
    parsed = parsed_of(words)
    found = find_attributions(parsed, (), ())
    drafts = [d for d in statement_drafts(parsed, found, (), ()) if d.field == "responsibility"]
    assert [(d.value.stance, party in d.value.party) for d in drafts] == [(stance, True)]  # type: ignore[union-attr]


def test_open_and_expected_clauses_of_the_outlet_are_statements() -> None:
    parsed = parsed_of("The fire is out. There remains a risk that the dam could break tonight.")
    drafts = statement_drafts(parsed, find_attributions(parsed, (), ()), (), ())
    assert any("dam could break" in parsed.report.text[d.start : d.end] and d.attribution is None for d in drafts)
    assert not any("fire is out" in parsed.report.text[d.start : d.end] for d in drafts)


PIECES = st.lists(
    st.sampled_from(
        ["“", "”", '"', "said", "the mayor", "that", ",", ".", ":", "\n\n", "according to", "police", "nine died", "He", "denied"]
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_any_text_gives_sound_spans_and_drafts(pieces: list[str]) -> None:
    words = " ".join(pieces)
    if not words.strip():
        return
    parsed = parsed_of(words)
    found = find_attributions(parsed, (), ())
    assert found == find_attributions(parsed_of(words), (), ())
    for attribution in found:
        for span in (attribution.speaker, attribution.cue, *attribution.content):
            assert span is None or words[span.start : span.end] == span.text
    for draft in statement_drafts(parsed, found, (), ()):
        assert 0 <= draft.start < draft.end <= len(words)
    superseded_spans(parsed)


def test_the_lexicon_is_graded_and_large() -> None:
    known = cues()
    assert len(known.verbs) > 500 and len(known.nouns) > 200
    assert all(cue.grade in GRADES and cue.of.example.endswith((".", '"')) for senses in known.verbs.values() for cue in senses)
    assert known.verbs["deny"][0].of.effect == "denied"
    assert hedges().of["adverb"]["allegedly"] == "unconfirmed"
    assert speaker_kinds().nouns["doctor"] == "medic"
