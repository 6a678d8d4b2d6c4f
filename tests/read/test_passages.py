"""Passages: every kind, and offsets that hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.lexicon.files import toml_of
from unfog.model import Report, ReportId
from unfog.read.parse import Parser
from unfog.read.passages import find_passages

PARSER = Parser()


def kinds(text: str, title_length: int = 0) -> list[tuple[str, str]]:
    report = Report(id=ReportId("r-1"), external_id="x", text=text, title_length=title_length)
    return [(p.kind, p.span.text) for p in find_passages(PARSER.parse(report))]


def test_headline_sentences_and_block_quote() -> None:
    quote = "\u201cSix people died. We mourn them.\u201d"
    text = f"Blast in Dogo market\n\nA bomb went off. Police came.\n\nThe ministry said:\n\n{quote}"
    assert kinds(text, title_length=20) == [
        ("headline", "Blast in Dogo market"),
        ("sentence", "A bomb went off."),
        ("sentence", "Police came."),
        ("sentence", "The ministry said:"),
        ("block quote", "\u201cSix people died. We mourn them.\u201d"),
    ]


def test_a_quotation_without_a_colon_line_is_no_block_quote() -> None:
    assert [k for k, _ in kinds("He left.\n\n\u201cWe mourn them.\u201d")] == ["sentence", "sentence"]


@pytest.mark.parametrize("entry", toml_of("en/passages.toml")["passage"], ids=lambda e: e["example"][:30])
def test_every_pattern_finds_its_own_example(entry: dict[str, str]) -> None:
    assert kinds(entry["example"]) == [(entry["kind"], entry["example"])]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aB. \n\u2019\u201c\u201d:,7\u0645\U0001f534", max_size=120))
def test_passages_are_in_order_and_do_not_overlap(text: str) -> None:
    report = Report(id=ReportId("r-1"), external_id="x", text=text)
    last = 0
    for passage in find_passages(PARSER.parse(report)):
        assert passage.span.start >= last
        assert text[passage.span.start : passage.span.end] == passage.span.text
        last = passage.span.end
