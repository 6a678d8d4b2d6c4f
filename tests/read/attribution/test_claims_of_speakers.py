"""Figures and responsibility come out with the one who gives them, on sentences written for these tests."""

from __future__ import annotations

import pytest

from unfog.lexicon.stances import stances
from unfog.model import Claim, CountValue, Report, ReportId, ResponsibilityValue
from unfog.read.attribution.blame import party_name, sides_of
from unfog.read.layers import read_layers
from unfog.read.parse import Parser

PARSER = Parser()


def claims_of(words: str) -> tuple[Claim, ...]:
    parsed = PARSER.parse(Report(id=ReportId("r-1"), external_id="t", text=words))
    return read_layers(parsed, {"claims"}).claims


def counts(words: str) -> dict[tuple[str, int | None], Claim]:
    """Claims of harm by field and number."""
    found = [c for c in claims_of(words) if isinstance(c.value, CountValue)]
    return {(c.field, c.value.min): c for c in found}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "key", "speaker"),
    [
        (
            "Two rockets struck the bus station on Friday, and 30 people were killed, said Marek Dvorny, who runs the buses.\n\n"
            "Pavel Kirov, who leads the region, spoke of 44 dead.",
            ("killed", 44),
            "Pavel Kirov",
        ),
        ("The town council's count is higher: 61 dead and 160 injured.", ("injured", 160), "The town council"),
        (
            "Another release by the health ministry has other numbers, 56 dead and 106 hurt.",
            ("killed", 56),
            "the health ministry",
        ),
        (
            "The Northern Herald, citing two port officials, said that the blast killed three men.",
            ("killed", 3),
            "two port officials",
        ),
        (
            "Nine people died and 87 were wounded, according to figures that the mayor gave on Monday.",
            ("injured", 87),
            "the mayor",
        ),
        ("I would report it as at least 54 killed according to the council.", ("killed", 54), "the council"),
        ("The governor Pavel Kirov said the rebels fired. Kirov's 50 dead came from one street.", ("killed", 50), "Kirov"),
        ("In the words of the mayor, nine people died.", ("killed", 9), "the mayor"),
        ("The army held to the rest: the raid had killed nine gunmen.", ("killed", 9), "The army"),
    ],
)
def test_a_figure_has_the_speaker_who_gives_it(words: str, key: tuple[str, int], speaker: str) -> None:
    assert speaker in (counts(words)[key].speaker.name or "")


def test_chain_runs_from_the_agency_to_those_it_cites() -> None:
    claim = counts("The Northern Herald, citing two port officials, said that the blast killed three men.")["killed", 3]
    assert claim.speaker.chain[-1] == "two port officials" and "Herald" in claim.speaker.chain[0]


def test_it_and_its_statement_mean_the_body_before() -> None:
    found = counts(
        "Coastal Command acted within hours. Its statement says the raid killed a commander. It adds that two men were injured."
    )
    assert {c.speaker.name for c in found.values()} == {"Coastal Command"}


@pytest.mark.parametrize(
    ("words", "field", "certainty"),
    [
        ("The council put the toll at nine dead.", "killed", "reported"),
        ("Around 60 civilians are estimated to have died.", "killed", "reported"),
        ("Army officers said first reports indicated no civilian casualties.", "killed", "unconfirmed"),
        ("A bomber had been killed, the ministry said. That was wrong.", "killed", "denied"),
    ],
)
def test_how_surely(words: str, field: str, certainty: str) -> None:
    assert certainty in {c.certainty for c in claims_of(words) if c.field == field}


def test_what_was_counted_in_the_first_days_is_superseded() -> None:
    found = counts("The council counts 61 dead. In the first days the governor had reported 52 dead.")
    assert found["killed", 52].superseded and not found["killed", 61].superseded


def stances_in(words: str) -> set[tuple[str, str]]:
    return {(c.value.party, c.value.stance) for c in claims_of(words) if isinstance(c.value, ResponsibilityValue)}


@pytest.mark.parametrize(
    ("words", "party", "stance"),
    [
        ("A US drone hit a car in the town on Sunday, American officials said.", "US", "claims"),
        ("The Orlan army said its forces had shelled the village.", "The Orlan army", "claims"),
        ("Hezbollah said an Israeli air strike killed nine people in the town.", "Israel", "accuses"),
        ("The rebels denied responsibility for the bombing of the market.", "The rebels", "denies"),
    ],
)
def test_whose_deed_a_speaker_says_it_was(words: str, party: str, stance: str) -> None:
    assert any(name.startswith(party) and said == stance for name, said in stances_in(words))


def test_nobody_is_accused_by_a_denial_or_by_the_words_us() -> None:
    assert not any(said == "accuses" for _, said in stances_in("Moscow said that Russian forces had not struck the station."))
    assert ("a source", "claims") not in stances_in("A source said that US drones struck the car.")


def test_states_stand_behind_their_adjectives_capitals_and_ministries() -> None:
    bodies = stances().for_state
    assert [party_name(n, bodies) for n in ("American", "Moscow", "The Russian Defence Ministry")] == [
        "United States",
        "Russia",
        "Russia",
    ]
    assert party_name("Russian forces", bodies) == "Russian forces"
    assert sides_of("Pentagon") & sides_of("American officials") == {"US"}


def test_statements_are_whole_enough_to_be_read_alone() -> None:
    words = "Doctors fear that it will rise. The cause was not known at first."
    texts = {words[c.span.start : c.span.end] for c in claims_of(words) if c.field == "statement"}
    assert {"Doctors fear that it will rise", "The cause was not known at first"} <= texts
