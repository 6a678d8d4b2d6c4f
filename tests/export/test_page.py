"""The page as text: hostile words stay words, links lead both ways, honest wording, other outputs."""

from __future__ import annotations

import re
import time

import pytest

from tests.export.sample import EMPTY, both, crowd, market
from unfog.export.html import dossier_page
from unfog.export.markdown import dossier_markdown
from unfog.export.outlines import countries
from unfog.export.page.reports import FULL_TEXTS
from unfog.export.terminal import summary
from unfog.model import Dossier


@pytest.mark.parametrize(
    "dossier", [market(), crowd(), crowd(5, hostile=True), both(), EMPTY], ids=["market", "crowd", "hostile", "both", "empty"]
)
def test_anchors_resolve_and_are_unique(dossier: Dossier) -> None:
    page = dossier_page(dossier)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    claims = {c.id for r in dossier.readings for c in r.claims}
    assert claims <= set(ids) and {f"w-{c}" for c in claims} <= set(ids)


def test_hostile_words_stay_words() -> None:
    page = dossier_page(crowd(5, hostile=True))
    assert page.count("<script") == 1 and "<img" not in page and "{{" in page and 'href="javascript' not in page


def test_no_address_is_loaded() -> None:
    page = dossier_page(market())
    assert not re.findall(r"(?:src|action)=|@import|url\((?!#)", page)
    outside = re.findall(r'<a [^>]*href="https?:[^>]*>', page)
    assert outside and all('rel="noopener noreferrer nofollow"' in a for a in outside)


def test_the_same_dossier_gives_the_same_page() -> None:
    assert dossier_page(both()) == dossier_page(both())


def test_forty_reports_take_less_than_a_second() -> None:
    dossier = crowd(40)
    start = time.perf_counter()
    dossier_page(dossier)
    assert time.perf_counter() - start < 1


def test_markdown_keeps_both_figures_and_never_confirms() -> None:
    text = dossier_markdown(market())
    assert "sources differ, 2 or 3" in text
    text = dossier_markdown(crowd(3, hostile=True))
    assert text.count("<") == text.count("\\<") > 0


def test_summary_fits_a_screen() -> None:
    lines = summary(market(), 80)
    assert len(lines) <= 30 and all(len(line) <= 80 for line in lines)
    assert any("sources differ, 2 or 3" in line for line in lines)


def test_beyond_two_hundred_reports_claims_stand_in_their_sentences() -> None:
    whole, cut = dossier_page(crowd(FULL_TEXTS)), dossier_page(crowd(FULL_TEXTS + 1))
    assert whole.count('<div class="text"') == FULL_TEXTS and "full texts are left out" not in whole
    assert '<div class="text"' not in cut and "full texts are left out" in cut
    assert cut.count('<li class="claim') == sum(len(r.claims) for r in crowd(FULL_TEXTS + 1).readings)
    assert cut.count("<b>killed four people</b>") > 100
    assert set(re.findall(r'href="#([^"]+)"', cut)) <= set(re.findall(r'\sid="([^"]+)"', cut))


def test_three_thousand_reports_stay_small_and_quick() -> None:
    dossier = crowd(3000)
    start = time.perf_counter()
    page = dossier_page(dossier)
    assert time.perf_counter() - start < 20
    assert len(page) < 20_000_000


def test_no_side_of_an_outline_runs_round_the_world() -> None:
    """Russia crosses the 180th meridian: drawn across, its sides would run through every sea between."""
    sides = [
        (country["name"], abs(a[0] - b[0]))
        for country in countries()
        for ring in country["rings"]
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
    ]
    assert {name for name, width in sides if width > 180} <= {"Antarctica"}
    assert {c["name"] for c in countries()} >= {"Russia", "Antarctica"}
