"""What a report ties its happening to: each link with its day and a short name, each sum and earlier deed kept apart."""

from __future__ import annotations

import pytest

from tests.read.events.test_events import read
from unfog.model import CountValue, LinkValue

MOSQUE = """Blast at mosque in Domel kills 12

A suicide bomber killed 12 worshippers at a mosque in Domel, Bannu, on Thursday, police said.

"""
DRONE = """Drone kills two in Zefta

An Israeli drone killed two people in Zefta in southern Lebanon on Thursday, the health ministry said.

"""
BOMBS = """Five killed in Orikhiv bombing

Russian guided bombs killed five people in Orikhiv on Tuesday, the governor said.

"""
PUBLISHED = "2031-06-12T12:00:00Z"


def links(text: str) -> list[tuple[str, str, str | None]]:
    """Type, name and date of each link of a report published on 12 June 2031, a Thursday."""
    claims = read(text, published=PUBLISHED).claims
    return [(c.value.type, c.value.to, c.value.date) for c in claims if isinstance(c.value, LinkValue)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            MOSQUE
            + "On March 3, twelve people were killed in a bombing in Kohat, and on Tuesday two policemen died in a sniper attack"
            " at the Mazanga check post.",
            [
                ("similar to", "a bombing in Kohat", "2031-03-03"),
                ("follows", "sniper attack at the Mazanga check post", "2031-06-10"),
            ],
        ),
        (
            MOSQUE
            + "It was the deadliest bombing in the district since gunmen killed 31 pilgrims at a shrine in Kohat in March 2026.",
            [("similar to", "killing of pilgrims at a shrine in Kohat", "2026-03")],
        ),
        (
            MOSQUE + "Counter-terrorism police killed three suspects in a raid in Kohat on Tuesday.",
            [("follows", "raid of suspects in Kohat", "2031-06-10")],
        ),
        (
            MOSQUE + "In December last year, a suicide bomber killed 23 soldiers at a military compound in Dera Ismail Khan.",
            [("similar to", "killing of soldiers at a military compound in Dera Ismail Khan", "2030-12")],
        ),
        (
            DRONE + "The strike came five days after two anti-tank missiles were fired at an army bulldozer near Metula.",
            [("follows", "shooting at an army bulldozer near Metula", "2031-06-07")],
        ),
        (
            DRONE
            + "Last month eight people were gunned down at a market in Tyre, and in June 2025 twelve died at a wedding in Sidon.",
            [
                ("follows", "killing at a market in Tyre", "2031-05"),
                ("similar to", "death at a wedding in Sidon", "2025-06"),
            ],
        ),
    ],
)
def test_each_happening_has_its_own_link(text: str, told: list[tuple[str, str, str | None]]) -> None:
    assert links(text) == told


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        (BOMBS + "A total of nine people were killed in Russian attacks across Ukraine on Tuesday.", {5}, {9}),
        (BOMBS + "Across Ukraine, 14 people were killed in strikes on Tuesday.", {5}, {14}),
        (DRONE + "In June, 19 people have been killed in Lebanon by air strikes.", {2}, {19}),
        (DRONE + "Two people were killed in the strike in Lebanon, the army said.", {2}, set()),
        (BOMBS + "Five people were killed in Ukraine on Tuesday, the ministry confirmed.", {5}, set()),
    ],
)
def test_a_sum_over_a_country_is_no_toll_of_the_town(text: str, own: set[int], other: set[int]) -> None:
    counts = [(c.background, c.value.min) for c in read(text, published=PUBLISHED).claims if isinstance(c.value, CountValue)]
    assert {low for background, low in counts if not background} == own
    assert {low for background, low in counts if background} == other


def test_what_is_said_of_an_earlier_deed_in_the_next_sentence_is_not_the_reports_own() -> None:
    text = (
        "Tanker hit in strait\n\nA missile hit the tanker Rona in the strait on Tuesday."
        " Two sailors were killed, the company said.\n\n"
        "Insurers said premiums had doubled since the tanker Velm was attacked with a drone in the same strait on 9 January 2031."
        " Its crew of 24 escaped unhurt."
    )
    counts = [c for c in read(text, published=PUBLISHED).claims if isinstance(c.value, CountValue)]
    assert [(c.field, c.background) for c in counts] == [("killed", False), ("injured", True)]
