"""The public copy: short quotations, private persons and minors left out, offsets that still hold."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.export.sample import Desk, both, count, crowd, market, party
from unfog.export import Options, render
from unfog.export.persons import private_names
from unfog.export.public import QUOTATION, public_copy
from unfog.model import Dossier, EntityId, Mention, Reading, StatementValue, make_id


def dossier(*desks: Reading) -> Dossier:
    return Dossier(readings=desks, incidents=(), rejected=(), origin_of={})


def with_person(text: str, name: str, **more: object) -> Dossier:
    """One report in which ``name`` is seen as a person."""
    desk = Desk("a.txt", "Noor Daily", text, **more)  # type: ignore[arg-type]
    reading = desk.reading()
    span = desk.report.find(name)
    assert span is not None
    return dossier(
        replace(reading, mentions=(Mention(span=span, type="person", entity=EntityId(make_id("e", name)), name=name),))
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The shell killed Odran Velk as he closed his shop.", "Odran Velk"),
        ("They shot Malam Velk first.", "Velk"),
        ("Mrs. Lina Haldane ran for the cellar.", "Lina Haldane"),
        ("Lina Haldane, wife of the commander, was hurt.", "Lina Haldane"),
        ("A neighbour of the mayor, Odran Velk, was hurt.", "Odran Velk"),
        ("The schoolboy Odran Velk was hurt.", "Odran Velk"),
        ("Col. Odran Velk, 15, was a cadet of the youth league.", "Odran Velk"),
        ("They buried 9-year-old President Velk, so nicknamed.", "Velk"),
        ("Police hold Odran Velk as a suspect.", "Odran Velk"),
        ("A nurse at the general hospital, Lina Haldane, counted eleven.", "Lina Haldane"),
    ],
)
def test_private_persons_and_minors_are_withheld(text: str, name: str) -> None:
    assert name in private_names(with_person(text, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brig. Gen. Nasira Haldane spoke of two dead.", "Nasira Haldane"),
        ("Defence minister Odran Velk spoke of two dead.", "Odran Velk"),
        ("The strike killed Odran Velk, a commander of the Dawn Brigade.", "Odran Velk"),
        ("The leader of the Dawn Brigade, Odran Velk, was in the car.", "Odran Velk"),
        ("President Velk, 71, was not in town.", "Velk"),
    ],
)
def test_public_roles_keep_their_names(text: str, name: str) -> None:
    assert private_names(with_person(text, name)) == ()


def test_a_part_of_a_private_name_goes_too_unless_it_names_something_else() -> None:
    made = private_names(with_person("The shell killed Odran Qadra near his shop. Odran was 40.", "Odran Qadra"))
    assert made == ("Odran Qadra", "Odran", "Qadra")
    desk = Desk("b.txt", "Noor Daily", "Qadra\nOne shot in Qadra.")
    desk.say("killed", count(1), "One shot in Qadra")  # its reading names the place Qadra
    known = with_person("The shell killed Odran Qadra near his shop.", "Odran Qadra")
    assert private_names(replace(known, readings=(*known.readings, desk.reading()))) == ("Odran Qadra", "Odran")


@pytest.mark.parametrize("made", [market(), both(), crowd(5, hostile=True)], ids=["market", "both", "hostile"])
def test_offsets_hold_and_nothing_but_quotations_is_left(made: Dossier) -> None:
    copy = public_copy(made)
    for before, after in zip(made.readings, copy.readings, strict=True):
        text = after.report.text
        assert len(text) == len(before.report.text)
        kept = set(range(before.report.title_length))
        for claim in after.claims:
            assert text[claim.span.start : claim.span.end] == claim.span.text and len(claim.span.text) <= QUOTATION
            for span in (claim.span, *claim.cues):
                kept |= set(range(span.start, span.end))
        assert all(n in kept or c.isspace() for n, c in enumerate(text))


@pytest.mark.parametrize("name", ["html", "json", "md", "csv", "claims", "acled", "geojson"])
def test_a_witness_and_a_private_victim_are_named_in_no_public_format(name: str) -> None:
    made = render(market(), name, Options(public=True))
    assert "Umm Lina" not in made and "al-Safy" not in made and "without any warning" not in made
    if name in ("json", "acled"):
        assert "Daoud Safi" in made


def test_the_full_copy_keeps_them() -> None:
    assert "Umm Lina" in render(market(), "html") and "Daoud al-Safy" in render(market(), "json")


def test_paths_addresses_of_files_and_forwarders_are_left_out() -> None:
    path, text = "/home/velk/cases/chat/result.json#881", "Two killed\nTwo people were killed."
    desk = Desk(path, "Channel", text, url="file:///home/velk/x", forwarded="Odran Velk")
    desk.say("killed", count(2), "Two people were killed")
    made = render(dossier(desk.reading()), "json", Options(public=True))
    report = json.loads(made)["reports"][0]
    assert report["external_id"] == "result.json#881" and report["url"] is None and "velk" not in made.casefold()


def test_a_long_quotation_ends_at_a_word_and_statements_are_dropped() -> None:
    words = "They shelled the long road by the river again and again " * 8
    desk = Desk("a.txt", "Noor Daily", f"Road shelled\n{words}end.")
    desk.say("target", party("road"), words.strip())
    desk.say("statement", StatementValue(text="Road shelled"), "Road shelled")
    (reading,) = public_copy(dossier(desk.reading())).readings
    (claim,) = reading.claims
    assert len(claim.span.text) <= QUOTATION and words.startswith(claim.span.text + " ")


def test_the_public_page_says_so_and_prints_no_text() -> None:
    page = render(market(), "html", Options(public=True))
    assert (
        '<div class="text"' not in page
        and "It is a public copy" in page
        and "names of private people and minors are not removed" not in page
    )
