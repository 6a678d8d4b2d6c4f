"""Counts of small reports: what belongs to the happening, what does not, and what every draft must hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.counts.cases import CASES, Case
from tests.read.counts.desk_cases import DESK_CASES, MORE_DESK_CASES
from tests.read.counts.field_cases import FIELD_CASES
from tests.read.counts.side_cases import SIDE_CASES
from tests.read.counts.told_cases import TOLD_CASES
from unfog.model import CountValue, Draft, PartyValue, Report, ReportId, make_id
from unfog.read.counts import count_drafts
from unfog.read.counts.numbers import find_numbers, value_of
from unfog.read.layered import Layered
from unfog.read.parse import Parser
from unfog.read.passages import find_passages

ALL = (*CASES, *FIELD_CASES, *DESK_CASES, *MORE_DESK_CASES, *SIDE_CASES, *TOLD_CASES)

# What the present rules still get wrong, each for a reason that is known.
KNOWN_WRONG = {
    "unaccounted": "the parse reads 'drowned' as a participle of the migrants",
    "more-nurse": "of names that are 'among those' only the figures are read",
    "more-stampede": "the parse hangs the clause on 'the shots', which are then something earlier",
    "more-officer-wounds": "whose losses a new total is of",
    "more-cabinet": "victims without a word of harm",
    "more-photo": "names on a stone",
    "more-late-night": "the parse of an update after a clock time",
    "more-gunshot": "gunshot wounds are taken less those who died",
    "more-cleric": "seven shot and 'all seven died' leaves one over",
    "more-couple": "broken limbs",
    "more-each": "sides of a count without a verb",
    "more-raised": "a share of 'the critically injured'",
    "more-under-rubble": "people 'in all' under ruins",
    "more-two-places": "'neighbouring' looks over to another place",
    "raid-body": "a body 'of a third' is no clause about the third",
    "prison-toll": "one figure is both of prisoners and the total",
    "protest-live": "gunshot wounds are taken less those who died",
    "libya-boat": "the parse reads 'drowned' as a participle of the migrants",
}
_MARKS = {"at least": "{}+", "more than": ">{}", "up to": "<={}", "fewer than": "<{}", "about": "~{}", "none reported": "none"}


def report_of(text: str) -> Report:
    """A small report; what stands before the first "|" is its title."""
    title = text.split("|")[0] if "|" in text else ""
    text = text.replace("|", "\n\n").strip()
    return Report(
        id=ReportId(make_id("r", text)),
        external_id="small",
        text=text,
        title=title or None,
        title_length=len(title),
        language="en",
    )


def drafts_of(text: str) -> tuple[Report, tuple[Draft, ...]]:
    """The drafts of a small report read without other layers."""
    report = report_of(text)
    parsed = Parser().parse(report)
    return report, count_drafts(Layered(parsed=parsed, passages=find_passages(parsed)))


def notation(value: CountValue) -> str:
    """A value in the notation of the cases."""
    number = value.min if value.min is not None else value.max
    exact = f"{number}" if value.min == value.max else f"{value.min}-{value.max}"
    mark = exact if value.qualifier == "exact" else _MARKS.get(value.qualifier, value.qualifier).format(number)
    return f"{mark}{'!' if value.implicit else ''} {value.group}"


def expected(words: str) -> set[str]:
    return {word.strip() for word in words.split(";") if word.strip()}


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_counts_of_a_small_report(case: Case, request: pytest.FixtureRequest) -> None:
    if case.name in KNOWN_WRONG:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_WRONG[case.name], strict=True))
    _, drafts = drafts_of(case.text)
    counts = [d for d in drafts if isinstance(d.value, CountValue)]
    of = {f"{d.field} {notation(d.value)}" for d in counts if not d.background and not d.superseded}  # type: ignore[arg-type]
    besides = {f"{d.field} {notation(d.value)}" for d in counts if d.background or d.superseded}  # type: ignore[arg-type]
    assert of == expected(case.of)
    assert expected(case.besides) <= besides


@pytest.mark.parametrize("case", CASES[::4], ids=[case.name for case in CASES[::4]])
def test_every_count_stands_on_words_that_hold_its_anchor(case: Case) -> None:
    report, drafts = drafts_of(case.text)
    for draft in drafts:
        assert 0 <= draft.start < draft.end <= len(report.text)
        assert draft.anchor is None or draft.start <= draft.anchor < draft.end
        if isinstance(draft.value, CountValue) and draft.value.qualifier == "none reported":
            assert draft.value.min is None and draft.value.max is None


def test_a_named_victim_and_a_suspect_are_told_apart() -> None:
    _, drafts = drafts_of(
        "Oren Valdik, 31, was pronounced dead at the scene. Tamas Breck, 25, was arrested and charged with murder."
    )
    named = {d.value.name: d.field for d in drafts if isinstance(d.value, PartyValue)}
    assert named == {"Oren Valdik": "victim", "Tamas Breck": "attacker"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,200", 1200),
        ("twenty-three", 23),
        ("half a dozen", 6),
        ("two hundred and six", 206),
        ("a hundred", 100),
        ("two dozen", 24),
    ],
)
def test_number_words(words: str, value: int) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize(
    "text",
    [
        "a mall 30 km away",
        "at 5 p.m.",
        "on March 3",
        "3 March",
        "aged 6 and 11",
        "Tower 22",
        "a T-72",
        "in 2015",
        "$40",
        "the 52nd",
    ],
)
def test_measures_dates_and_names_count_nobody(text: str) -> None:
    assert find_numbers(text) == []


@given(st.integers(min_value=1, max_value=99_999))
def test_a_figure_is_read_with_and_without_commas(number: int) -> None:
    for words in (str(number), f"{number:,}"):
        found = find_numbers(f"At least {words} people were hurt")
        assert [(n.low, n.high, n.qualifier) for n in found] == [(number, number, "at least")]


@given(st.text(max_size=200))
def test_numbers_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= n.left <= n.start < n.end <= n.right <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
