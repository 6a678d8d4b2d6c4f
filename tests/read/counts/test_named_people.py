"""Who of the people named is told as harmed, and who as the one who harmed (``named_people.toml``, own short reports)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.read.counts.test_counts import drafts_of
from unfog.config import Config
from unfog.lexicon.actors import name_keys
from unfog.model import PartyValue, Reading
from unfog.read import Reader

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("named_people.toml").read_text("utf-8"))["report"]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    reports = [drafts_of(case["text"].strip())[0] for case in CASES]
    return list(Reader(Config()).read_all(reports))


def named(reading: Reading, field: str) -> set[str]:
    """The last words of the names claimed in a field."""
    values = [c.value for c in reading.claims if c.field == field and isinstance(c.value, PartyValue)]
    return {name_keys(v.name)[-1] for v in values if v.name and v.name[0].isupper() and name_keys(v.name)}


def test_the_people_of_short_reports(readings: list[Reading]) -> None:
    right = wrong = missed = 0
    suspects = missed_suspects = 0
    for case, reading in zip(CASES, readings, strict=True):
        said = named(reading, "victim")
        gold = {name_keys(n)[-1] for n in case["victims"]}
        others = {name_keys(n)[-1] for n in (*case["attackers"], *case["others"])} - gold
        right, missed, wrong = right + len(gold & said), missed + len(gold - said), wrong + len(others & said)
        attackers = {name_keys(n)[-1] for n in case["attackers"]}
        suspects += len(attackers)
        missed_suspects += len(attackers - named(reading, "attacker"))
    assert wrong <= RIGHT["wrong"], (right, wrong, missed, missed_suspects)
    assert right >= RIGHT["right"], (right, wrong, missed, missed_suspects)
    assert missed_suspects <= RIGHT["suspects missed"]


RIGHT = {"right": 134, "wrong": 1, "suspects missed": 2}
"""What the program reaches; kept as it rises."""
