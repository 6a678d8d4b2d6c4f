"""Who really plays a role: proposals of the syntax are weighed, participants named where no trigger stands are added."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Reading, Report, ReportId
from unfog.read.events.fillers import role_weights
from unfog.read.reader import Reader

READER = Reader(Config())


def read(text: str) -> Reading:
    return READER.read(
        Report(id=ReportId("r-1"), external_id="own", text=text, published="2031-05-06T00:00:00+00:00", language="en")
    )


def said(reading: Reading, role: str) -> set[str]:
    return {a.span.text for e in reading.events if not e.background for a in e.arguments if a.role == role}


def test_the_table_holds_every_role_and_sane_thresholds() -> None:
    table = role_weights()
    assert set(table.of) == {"attacker", "target", "victim", "weapon"}
    assert all(0 < table.keep[role] < 1 and 0 < table.add[role] <= 1.1 for role in table.keep)


@pytest.mark.parametrize(
    ("text", "role", "who"),
    [
        ("Soldiers shot dead two miners in Harra on Monday.", "attacker", "Soldiers"),
        ("Gunmen kidnapped a judge, Ana Berrio, in Harra on Monday.", "victim", "Ana Berrio"),
    ],
)
def test_participants_are_kept_or_added(text: str, role: str, who: str) -> None:
    assert any(who in words for words in said(read(text), role))


def test_talk_of_violence_has_no_victims() -> None:
    text = (
        "We have always said that terrorism leads nowhere. Our people know that those who kill for money destroy our "
        "nation, and we will not rest while they threaten our children. I tell you: killings solve nothing."
    )
    assert not said(read(text), "victim")


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Two people died in Harra on Monday. Witnesses said that drones were in use too.", "drones"),
        (
            "Two people died in an attack in Harra on Monday. Prosecutors said fragments found there came from Grad rockets.",
            "Grad",
        ),
        ("Two people were killed in Harra on Monday. The governor had named an Iskander; it was not an Iskander.", "Iskander"),
        (
            "Seven people were killed in Harra on Monday. The ministry said rockets with cluster munitions had been used.",
            "cluster",
        ),
        ("Seven people were killed in Harra on Monday. The guards were hit by 9 mm rounds, a doctor found.", "9 mm rounds"),
    ],
)
def test_a_weapon_said_to_have_been_used_needs_no_trigger(text: str, weapon: str) -> None:
    assert any(weapon in words for words in said(read(text), "weapon"))


def test_a_weapon_that_is_only_there_was_not_used() -> None:
    text = "Seven people were killed with knives in Harra on Monday. Rockets are stored in a depot near the town."
    assert not any("Rockets" in words for words in said(read(text), "weapon"))
