"""Every language pack: its words, and its example sentences with the claims they must give."""

from __future__ import annotations

import pytest

from tests.read.plain.expected import bare, examples, faults, read
from unfog.lexicon.files import toml_of
from unfog.lexicon.packs import EXAMPLES, languages, pack

FEWEST = 20
"""Example sentences that a pack has at least."""
ROWS = [(code, *row) for code in languages() for row in examples(code)]


@pytest.mark.parametrize(("code", "text", "claims", "published"), ROWS, ids=[f"{r[0]}-{bare(r[1])}" for r in ROWS])
def test_an_example_gives_its_claims(code: str, text: str, claims: list[tuple[str, ...]], published: str) -> None:
    assert not faults(read(code, text, published), claims)


@pytest.mark.parametrize("code", languages())
def test_a_pack_is_whole(code: str) -> None:
    made = pack(code)
    assert made.style.name
    assert len(made.countries) >= 190
    assert len(toml_of(f"{code}/{EXAMPLES}")["example"]) >= FEWEST


@pytest.mark.parametrize(("code", "text", "claims", "published"), ROWS, ids=[f"{r[0]}-{bare(r[1])}" for r in ROWS])
def test_every_claim_stands_on_its_words(code: str, text: str, claims: list[tuple[str, ...]], published: str) -> None:
    reading = read(code, text, published)
    assert not reading.rejected
    for claim in reading.claims:
        assert text[claim.span.start : claim.span.end] == claim.span.text
