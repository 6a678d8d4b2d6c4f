"""Who of the people named took part, and as what: own sentences with the names expected."""

from __future__ import annotations

import pytest

from tests.read.counts.test_counts import drafts_of
from unfog.lexicon.participants import participant_weights
from unfog.model import Mention, PartyValue
from unfog.read.counts import count_drafts
from unfog.read.names import find_mentions
from unfog.read.parse import Parser
from unfog.read.passages import find_passages

REPORTS = [
    (
        "a spokesman is no victim",
        "Odran Velk, 24, was shot dead outside a bakery on Friday. Police spokeswoman Mara Onslow said no arrests had been made.",
        {"Odran Velk": "victim"},
    ),
    (
        "kin who mourn",
        "The funeral of Odran Velk, 24, killed on Friday, drew hundreds. His mother, Tess Velk, said she forgave the killer.",
        {"Odran Velk": "victim"},
    ),
    (
        "charged",
        "Tamas Breck, 31, was arrested and charged with murder in the shooting death of Odran Velk. "
        "Judge Ilo Harrow set bail at $100,000.",
        {"Tamas Breck": "attacker", "Odran Velk": "victim"},
    ),
    (
        "a list of the dead",
        "The coroner identified the victims as Odran Velk, 24, Mara Onslow, 31, and Tess Ilo, 19.",
        {"Odran Velk": "victim", "Mara Onslow": "victim", "Tess Ilo": "victim"},
    ),
    (
        "journalists killed in a war",
        "An air strike on the press tent killed Odran Velk and Mara Onslow, two reporters. The minister, Ilo Harrow, denied it.",
        {"Odran Velk": "victim", "Mara Onslow": "victim"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [r[1:] for r in REPORTS], ids=[r[0] for r in REPORTS])
def test_who_took_part(text: str, expected: dict[str, str]) -> None:
    report, _ = drafts_of(text)
    parsed = Parser().parse(report)
    mentions: tuple[Mention, ...] = find_mentions(parsed, ())
    drafts = count_drafts(parsed, find_passages(parsed), (), (), (), mentions)
    assert {d.value.name: d.field for d in drafts if isinstance(d.value, PartyValue)} == expected


def test_weights_tell_a_victim_from_a_speaker() -> None:
    weights = participant_weights()
    assert 0 < weights.at_least < 1
    assert weights.score(["any: victim before", "any: aged"]) > weights.score(["any: speaks", "any: office before"])
