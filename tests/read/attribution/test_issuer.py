"""Reports that a body issues itself: whose voice their own voice is."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.lexicon.issuers import issuers
from unfog.model import CountValue, Report, ReportId, ResponsibilityValue
from unfog.read.attribution.issuer import issuer_of
from unfog.read.names import find_mentions
from unfog.read.parse import Parser
from unfog.read.places import find_places
from unfog.read.reader import Reader

READER = Reader(Config(quiet=True))
PARSER = Parser()
PLAIN = "Two bombs fell on the market of Oriva at noon. Nine people were killed."


def issuer(outlet: str | None, words: str) -> tuple[str | None, str] | None:
    report = Report(id=ReportId("r-1"), external_id="t", text=words, outlet=outlet)
    (parsed,) = PARSER.parse_all([report])
    found = issuer_of(parsed, find_mentions(parsed, find_places(report, parsed)))
    return (found.name, found.kind) if found else None


@pytest.mark.parametrize(
    ("outlet", "words", "wanted"),
    [
        ("Oriva District Police", PLAIN, ("Oriva District Police", "police")),
        ("Rescue Service channel", PLAIN, ("Rescue Service", "official")),
        ("Harbour Command Public Affairs", PLAIN, ("Harbour Command", "military")),
        ("Upland Rights Observatory", "Our monitors counted nine dead in Oriva.", ("Upland Rights Observatory", "ngo")),
        ("Upland Rights Observatory", "Statement on the bombing of Oriva\n\nNine people were killed.",
         ("Upland Rights Observatory", "ngo")),
        ("Upland Rights Observatory", PLAIN, None),
        ("Oriva Police Gazette", PLAIN, None),
        ("Military Watch", PLAIN, None),
        ("The Oriva Herald", "We counted nine bodies. " + PLAIN, None),
        ("Valley Records", "Valley Records has a list of nine dead. We spoke to six families.", ("Valley Records", "unknown")),
        ("Valley Records", "A clerk told Valley Records that nine died. We could not confirm it.", None),
        ("Lumina - Upland Association", "Lumina denounces the raid. We counted nine dead in Oriva.", ("Lumina", "unknown")),
        ("Lumina - Upland Association", "A clerk told Lumina that nine died in Oriva.", None),
        ("The Herald (Oriva)", "The Herald has seen the list. We counted nine dead.", None),
        ("Upland Army Directorate of Media and Press", PLAIN, ("Upland Army Directorate", "military")),
        (None, PLAIN, None),
    ],
)  # fmt: skip
def test_who_issues_a_report(outlet: str | None, words: str, wanted: tuple[str, str] | None) -> None:
    assert issuer(outlet, words) == wanted


def test_the_body_speaks_where_the_report_has_no_other_speaker() -> None:
    words = (
        "Nine people were killed in Oriva on Friday. Two have died since, a doctor said. We hold the Coastal Front responsible."
    )
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=words, outlet="Oriva District Police"))
    killed = {c.value.min: c.speaker.name for c in reading.claims if c.field == "killed"}  # type: ignore[union-attr]
    stands = {c.speaker.name: c.value.party for c in reading.claims if isinstance(c.value, ResponsibilityValue)}
    assert killed == {9: "Oriva District Police", 2: "a doctor"}
    assert stands == {"Oriva District Police": "Coastal Front"}


def test_kinds_of_bodies_are_kinds_of_speakers() -> None:
    known = issuers()
    assert known.plain[0] == "police"
    assert not set(known.plain) & set(known.shown)


@pytest.mark.parametrize(
    ("outlet", "words", "certainty"),
    [
        ("Ministry of Interior", "The Ministry of Interior informs that 23 people were killed in Veldin.", "asserted"),
        ("Harbour Rights Monitor (HRM)", "The Harbour Rights Monitor has established that 36 passengers died.", "asserted"),
        ("Veldin Courier", "The Ministry of Interior informs that 23 people were killed in Veldin.", "reported"),
        ("Ministry of Interior", "Residents said that 23 people were killed in Veldin.", "reported"),
    ],
)  # fmt: skip
def test_a_body_asserts_in_its_own_paper(outlet: str, words: str, certainty: str) -> None:
    report = Report(id=ReportId("r-1"), external_id="t", text="Statement on the attack in Veldin\n\n" + words, outlet=outlet)
    found = [c for c in READER.read(report).claims if isinstance(c.value, CountValue) and c.value.min in (23, 36)]
    assert [c.certainty for c in found] == [certainty]
