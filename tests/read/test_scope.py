"""Which clauses tell of another happening, and the case of texts in capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.model import Report, ReportId
from unfog.read.casing import in_capitals, restored
from unfog.read.parse import Parser
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.scope import Scope
from unfog.read.times import read_times

PARSER = Parser()
LEAD = "Drone strike kills militia commander in Harnabad\n\nA drone strike killed a militia commander on Wednesday night.\n\n"


def other(text: str, words: str) -> str | None:
    report = Report(
        id=ReportId("r-1"), external_id="own", text=LEAD + text, title_length=48, published="2031-05-08", language="en"
    )
    parsed = PARSER.parse(report)
    times, publication = read_times(report)
    scope = Scope(parsed, find_passages(parsed), times, (), publication)
    start = report.text.index(words, len(LEAD))
    return scope.other(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The raid came two days after an attack on a base that left three soldiers hurt.", "attack"),
        ("Separately, two people were shot dead in the port.", "shot"),
        ("The rebels were planning an attack.", "attack"),
        ("The killing was similar to the 2020 assassination of a general.", "assassination"),
        ("If the missile had hit the school, many would have died.", "died"),
        ("The strike was in retaliation for the bombing of a bus.", "bombing"),
        ("Crowds marked the anniversary of the massacre.", "massacre"),
        ("The attack followed an ambush by the rebels.", "ambush"),
        ("A previous blast wounded two.", "blast"),
    ],
)
def test_another_happening_is_told_apart(text: str, words: str) -> None:
    assert other(text, words) is not None


def seated_beside(text: str, word: str) -> list[str]:
    report = Report(id=ReportId("r-1"), external_id="own", text=text, published="2031-05-08", language="en")
    parsed = PARSER.parse(report)
    times, publication = read_times(report)
    scope = Scope(parsed, find_passages(parsed), times, find_places(report, parsed), publication)
    token = next(token for token in parsed.doc if token.text == word)
    return [place.span.text for place in scope.seated_beside(token)]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Nine people were killed when a bus hit a mine in Kirkuk.", "killed", ["Kirkuk"]),
        ("Nine people were killed when a bus hit a mine on the road from Kirkuk, and six in Mosul.", "hit", ["Mosul"]),
        ("The governor said in Baghdad that nine people were killed.", "killed", []),
        ("Nine people were killed. The bus had left Kirkuk at dawn.", "killed", []),
    ],
)
def test_places_that_other_clauses_of_the_sentence_sit_in(text: str, word: str, wanted: list[str]) -> None:
    """A clause beside or below gives its places; one above, where somebody speaks, and other sentences do not."""
    assert seated_beside(text, word) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The missile struck the car as it left the market.", "struck"),
        ("The raid came two days after an attack on a base.", "raid"),
        ("Police said the attack killed two guards.", "killed"),
        ("The strike was in retaliation for the bombing of a bus.", "strike"),
    ],
)
def test_the_main_happening_stays(text: str, words: str) -> None:
    assert other(text, words) is None


def test_capitals_get_their_case_back() -> None:
    text = "SAN LUCAS, 4 MAY 31 -- REBELS OF THE NATIONAL POPULAR FRONT (NPF) ATTACKED A FARM, PRESIDENT PEREZ SAID."
    copy = restored(text)
    assert copy == "San Lucas, 4 may 31 -- rebels of the National Popular Front (NPF) attacked a farm, president Perez said."


@given(st.text(max_size=200))
def test_restoring_case_keeps_the_length(text: str) -> None:
    assert len(restored(text)) == len(text)
    assert in_capitals(text) or restored(text) == text
