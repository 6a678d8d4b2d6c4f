"""Marking a report's text changes nothing of it: without the tags the words stand as they came."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.sample import Desk, count
from unfog.export.html import dossier_page
from unfog.export.page.marks import paragraphs, shown
from unfog.export.wording import type_words
from unfog.lexicon.event_types import event_lexicon
from unfog.model import Claim, ClaimId, Dossier, Publication, Reading, Report, Speaker, make_id

_TEXT = re.compile(r'<div class="text"[^>]*>(.*?)</div>', re.S)
_REFERENCE = re.compile(r'<sup class="ref">.*?</sup>')
_TAG = re.compile(r"<[^<>]*>")

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120) | st.text(
    st.sampled_from("ab <>&\"'\n\r\t{}%\u2028é\u0639\U0001f525</mark>"), min_size=1, max_size=120
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[Report, list[Claim]]:
    """A text and claims on random stretches of it: overlapping, nested, equal, over line ends."""
    report = Desk("draft.txt", "Draft", draw(TEXTS), at="2031-01-02").report
    edges = st.integers(0, len(report.text) - 1)
    claims = []
    for n, (a, b) in enumerate(draw(st.lists(st.tuples(edges, edges), max_size=12))):
        span = report.span(min(a, b), max(a, b) + 1)
        claims.append(
            Claim(
                id=ClaimId(make_id("c", report.id, n)), report=report.id, event=None, field="killed", value=count(n), span=span,
                attribution=None, speaker=Speaker(name=None, kind="outlet"), certainty="asserted", background=n % 3 == 2,
            )
        )  # fmt: skip
    return report, claims


def kept(text: str) -> str:
    """The text as a page may show it: lines of white space alone and the space at line ends left out."""
    return "".join(shown(line.rstrip()) for line in text.splitlines())


@given(marked())
def test_segments_hold_the_whole_text_in_order(drawn: tuple[Report, list[Claim]]) -> None:
    report, claims = drawn
    made = paragraphs(report, claims)
    assert "".join(s.text for p in made for s in p.segments) == kept(report.text)
    pins = [c for p in made for s in p.segments for c in s.pins]
    refs = [c for p in made for s in p.segments for c in s.refs]
    assert sorted(pins) == sorted(refs) == sorted(set(pins))
    assert {c.id for c in claims if c.span.text.strip()} <= set(pins)


@settings(max_examples=60, deadline=None)
@given(marked())
def test_page_without_tags_is_the_escaped_text(drawn: tuple[Report, list[Claim]]) -> None:
    report, claims = drawn
    reading = Reading(report=report, publication=Publication(earliest=None, latest=None, basis="unknown"), claims=tuple(claims))
    page = dossier_page(Dossier(readings=(reading,), incidents=(), rejected=(), origin_of={}))
    block = _TEXT.search(page)
    assert block
    lines = re.findall(r"<p dir=[^>]*>(.*?)</p>\n", block[1], re.S)
    stripped = "".join(_TAG.sub("", _REFERENCE.sub("", line)) for line in lines)
    assert html.unescape(stripped) == kept(report.text)
    assert "<" not in stripped and ">" not in stripped


def test_every_event_type_has_plain_words() -> None:
    for kind in event_lexicon().types.values():
        told = type_words({"acled": kind.acled})
        assert "/" not in told and told[0].isupper(), told
