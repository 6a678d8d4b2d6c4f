"""Times in news, whole sentences: every time is found with its type and value, and nothing else (``news_in_full.txt``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.read.times.making import read

MARK = re.compile(r"\[([^|\]]*)\|([A-Z]+)\|([^\]]*)\]")


def sentences() -> Iterator[tuple[str, str]]:
    """Publication and marked sentence of each line."""
    published = ""
    for line in (Path(__file__).parent / "news_in_full.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            published = line[3:]
        elif line and not line.startswith("#"):
            yield published, line


@pytest.mark.parametrize(("published", "line"), list(sentences()), ids=lambda part: part)
def test_every_time_of_a_sentence(published: str, line: str) -> None:
    text = MARK.sub(r"\1", line)
    wanted = [match.groups() for match in MARK.finditer(line)]
    assert [(time.span.text, time.type, time.value) for time in read(text, published)[0]] == wanted
