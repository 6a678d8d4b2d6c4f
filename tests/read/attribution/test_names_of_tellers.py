"""By what names the one who tells a figure is known: the office used here, the body spoken for, whose list it is."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import CountValue, Report, ReportId
from unfog.read.reader import Reader

READER = Reader(Config(quiet=True))

TELLINGS = [
    (
        "The attack left four dead, Sheriff Jonas Breck said on Monday. Two more people were hurt, the sheriff said.",
        2,
        ("the sheriff", "Jonas Breck"),
    ),
    (
        "District Police Officer Omar Sol said nine people were killed. The DPO added that two were children.",
        2,
        ("The DPO", "Omar Sol"),
    ),
    ("A local elder, Sheikh Nur Abdi, said two women died.", 2, ("A local elder", "Sheikh Nur Abdi")),
    (
        "Ana Ruiz, chairwoman of the Harbour Rights Network, said 12 people died. On Tuesday, Ruiz said 14 people were hurt.",
        14,
        ("Harbour Rights Network", "Ana Ruiz"),
    ),
    (
        "The National Network for Justice documented 53 killings. Its report says a further 26 people are missing.",
        26,
        ("National Network for Justice", "Its report"),
    ),
    (
        "The Interior Ministry said five died. Six are in hospital, according to the list.",
        6,
        ("Interior Ministry", "the list"),
    ),
    (
        "According to information received from the Harnabad authorities, twelve more workers were injured.",
        12,
        ("the Harnabad authorities",),
    ),
    (
        "The Counter-Terrorism Department said four militants died. The CTD's press note said that five terrorists were killed.",
        5,
        ("The CTD", "Counter-Terrorism Department"),
    ),
]


@pytest.mark.parametrize(("words", "number", "chain"), TELLINGS)
def test_the_chain_holds_every_name_of_the_teller(words: str, number: int, chain: tuple[str, ...]) -> None:
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=words))
    told = [c for c in reading.claims if isinstance(c.value, CountValue) and c.value.min == number]
    assert [c.speaker.chain for c in told] == [chain]


@pytest.mark.parametrize(("words", "number", "chain"), TELLINGS)
def test_a_claim_names_only_attributions_of_the_reading(words: str, number: int, chain: tuple[str, ...]) -> None:
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=words))
    known = {attribution.id for attribution in reading.attributions}
    assert {c.attribution for c in reading.claims if c.attribution is not None} <= known
