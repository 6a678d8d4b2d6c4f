"""Whose count it is, by the ways in which offices, documents, live pages and counts themselves name their source."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from unfog.config import Config
from unfog.model import CountValue, Report, ReportId
from unfog.read.reader import Reader

READER = Reader(Config(quiet=True))

PASSAGES = tomllib.loads((Path(__file__).parent / "owners.toml").read_text("utf-8"))["passage"]


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["title"] for passage in PASSAGES])
def test_the_source_of_a_count(passage: dict[str, Any]) -> None:
    outlet, title = passage["outlet"], passage["title"]
    whole = f"{title}\n\n{passage['text']}"
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", outlet=outlet, title=title, text=whole))
    counts = [claim for claim in reading.claims if isinstance(claim.value, CountValue)]
    for words, speaker in passage["speakers"].items():
        start = whole.index(words)
        told = [c.speaker for c in counts if c.span.start <= start + len(words) and c.span.end > start]
        names = [(voice.name or "", *voice.chain) for voice in told]
        assert names, words
        if not speaker:
            assert any(voice.name is None for voice in told), (words, names)
        else:
            assert any(speaker in name for chain in names for name in chain), (words, names)
