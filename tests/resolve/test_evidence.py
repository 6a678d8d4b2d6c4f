"""What speaks for and against two persons being one is said in words, whichever way round they are looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unfog.model import EntityId
from unfog.resolve.evidence import evidence
from unfog.resolve.sightings import Part, Sighting

STRIKE = Part(role="victim", event="air/drone strike", day="2031-05-04", place="Harnabad")
RAID = Part(role="victim", event="armed clash", day="2031-06-11", place="Velmar")


def seen(report: str, name: str, **more: object) -> Sighting:
    made = {
        "id": EntityId(f"e-{report}-{name}"), "report": report, "type": "person", "names": (name,), "counts": ((name, 1),),
        "company": frozenset(), "near": frozenset(), "actor": None,
    } | more  # fmt: skip
    return Sighting(**made)  # type: ignore[arg-type]


ONE = seen(
    "r-1", "Abu Nasr al-Rawandi", published="2031-05-05", roles=frozenset({"commander"}), parts=(STRIKE,),
    belongs=frozenset({"Wadi Brigade"}),
    company=frozenset({"group:Wadi Brigade", "place:Harnabad#7", "name:benhalim"}),
)  # fmt: skip
LIKE = seen(
    "r-2", "Walid al-Rawandi", published="2031-05-07", roles=frozenset({"commander"}), parts=(STRIKE,),
    belongs=frozenset({"Wadi Brigade"}),
    company=frozenset({"group:Wadi Brigade", "place:Harnabad#7", "name:benhalim"}),
)  # fmt: skip
UNLIKE = seen(
    "r-3", "Abu Taher al-Rawandi", published="2032-05-07", roles=frozenset({"medic"}), parts=(RAID,),
    belongs=frozenset({"Coast Relief"}),
    company=frozenset({"group:Coast Relief", "place:Velmar#8", "name:onslow"}),
)  # fmt: skip


def test_what_is_shared_supports() -> None:
    supporting, opposing = evidence([ONE], [LIKE])
    assert {e.kind for e in supporting} == {"name", "role", "group", "place", "co-occurrence", "event", "date"}
    said = [e.text for e in supporting]
    assert "both are called commander" in said
    assert "both are said to belong to Wadi Brigade" in said
    assert "both are the victim of an air/drone strike on 2031-05-04 in Harnabad" in said
    assert [e.text for e in opposing] == ["only one has a by-name (nasr)"]


def test_what_differs_opposes() -> None:
    supporting, opposing = evidence([ONE], [UNLIKE])
    assert [e.text for e in supporting] == ["the same family name: rawandi"]
    said = [e.text for e in opposing]
    assert "different by-name: nasr, taher" in said
    assert "one is called commander, the other medic" in said
    assert "one is said to belong to Coast Relief, the other to Wadi Brigade" in said
    assert "one is a victim on 2031-05-04, the other on 2031-06-11" in said
    assert "their reports were published 368 days apart" in said


def test_one_report_that_names_both_speaks_against() -> None:
    _, opposing = evidence([ONE], [seen("r-1", "Walid al-Rawandi")])
    assert any(e.kind == "co-occurrence" and e.reports == ("r-1",) for e in opposing)


@given(st.permutations([ONE, LIKE, UNLIKE]), st.integers(1, 2))
def test_the_order_of_the_two_does_not_matter(people: list[Sighting], cut: int) -> None:
    left, right = people[:cut], people[cut:]
    assert evidence(left, right) == evidence(right, left)
