"""What reviewers decide: it holds, it shows, it can be undone, and it says when it no longer fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.store.making import ROOM, claim_on, derived, kept, named, only, put, strike, toll
from unfog.errors import StoreError
from unfog.model import CountValue, Decision, Reading
from unfog.review.effects import MASK
from unfog.store import Proposal, Store

MORNING = strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00", "police")
NOON = strike("Coast Post", 11, "2031-05-05T12:00:00+00:00", "residents")
LATE = strike("Night Sheet", 4, "2031-05-05T18:00:00+00:00", "police")
EVENING = strike("Morning Sheet", 12, "2031-05-05T18:00:00+00:00", "medics")


def decide(store: Store, kind: str, subject: str, value: Any = None, who: str = "Ada", **more: Any) -> Decision:
    """Record a decision with a reason."""
    return store.record(Proposal(who=who, kind=kind, subject=subject, value=value, reason="looked it up", **more))  # type: ignore[arg-type]


def states(store: Store) -> list[str]:
    """The states of all decisions, in the order they were made."""
    return [s.state for s in reversed(store.decisions().rows)]


def kinds(store: Store) -> list[str]:
    """The kinds of what is open."""
    return [item.kind for item in store.queue().rows]


def test_a_corrected_claim_counts_with_its_new_value_and_keeps_its_quotation(store: Store) -> None:
    put(store, MORNING, NOON)
    claim = claim_on(store, 11)
    made = decide(store, "correct", claim, {"min": 4, "max": 4})
    assert (made.seen["value"]["min"], made.value["min"], made.value["qualifier"]) == (11, 4, "exact")
    finding = toll(store)
    assert finding.value["best"] == 4 and finding.agreement == "agreed"
    found = store.claim(claim)
    assert found is not None and found.claim.span.text == "11 people were killed" and found.decisions[0].state == "standing"


def test_a_rejected_claim_is_seen_and_counts_nowhere(store: Store) -> None:
    put(store, MORNING, NOON)
    claim = claim_on(store, 11)
    decide(store, "reject", claim)
    assert toll(store).value["high"] == 4
    found = store.incident(only(store))
    assert found is not None and [c.id for c in found.rejected_claims] == [claim]
    assert claim not in {c.id for c in found.incident.claims}


def test_undoing_brings_back_exactly_what_was(store: Store) -> None:
    put(store, MORNING, NOON)
    before = toll(store)
    made = decide(store, "reject", claim_on(store, 11))
    undone = store.revert(made.id, "Ada", "misread the page")
    assert toll(store) == before and states(store) == ["undone", "standing"]
    store.revert(undone.id, "Ada", "no, it was right")
    assert toll(store).value["high"] == 4 and states(store) == ["standing", "undone", "standing"]
    with pytest.raises(StoreError, match="undone already"):
        store.revert(undone.id, "Ada", "again")


def test_a_decision_answers_a_conflict_and_takes_it_off_the_queue(store: Store) -> None:
    put(store, MORNING, NOON, LATE)
    assert "conflict" in kinds(store)
    made = decide(store, "accept", claim_on(store, 11))
    assert "conflict" not in kinds(store) and toll(store).agreement == "conflicting", "the sources still differ"
    store.revert(made.id, "Ada", "not sure")
    assert "conflict" in kinds(store)


def test_two_reviewers_who_differ_are_both_shown_and_neither_holds(store: Store) -> None:
    put(store, MORNING, NOON)
    claim, before = claim_on(store, 11), toll(store)
    one = decide(store, "reject", claim, who="Ada")
    two = decide(store, "accept", claim, who="Ben")
    assert states(store) == ["conflicting", "conflicting"] and toll(store) == before
    assert kinds(store)[:2] == ["reviewers", "reviewers"]
    decide(store, "reject", claim, who="Cleo", settles=(one.id, two.id))
    assert states(store) == ["superseded", "superseded", "standing"] and toll(store).value["high"] == 4
    assert "reviewers" not in kinds(store)


def test_reviewers_who_agree_both_stand(store: Store) -> None:
    put(store, MORNING, NOON)
    claim = claim_on(store, 11)
    decide(store, "reject", claim, who="Ada")
    decide(store, "reject", claim, who="Ben")
    assert states(store) == ["standing", "standing"]


def test_a_reviewer_who_thinks_again_replaces_their_own_decision(store: Store) -> None:
    put(store, MORNING, NOON)
    claim = claim_on(store, 11)
    one = decide(store, "reject", claim)
    two = decide(store, "accept", claim)
    assert two.supersedes == (one.id,) and states(store) == ["superseded", "standing"]


def test_decisions_hold_when_more_is_learnt_and_when_all_is_made_anew(store: Store) -> None:
    put(store, MORNING, NOON)
    decide(store, "reject", claim_on(store, 11))
    put(store, EVENING)
    assert toll(store).value["high"] == 12 and states(store) == ["standing"]
    shown = derived(store)
    store.rebuild()
    assert derived(store) == shown


def test_what_was_seen_must_still_stand(store: Store) -> None:
    put(store, MORNING, NOON)
    claim = claim_on(store, 11)
    before = kept(store)
    with pytest.raises(StoreError, match="changed since you looked"):
        decide(store, "accept", claim, seen={"field": "killed", "value": {"min": 3}})
    assert kept(store) == before


def reread(store: Store, reading: Reading) -> None:
    """The same report as a better reader reads it."""
    put(store, reading, reader="two")


def test_a_decision_goes_back_to_the_queue_when_the_value_it_judged_changes(store: Store) -> None:
    put(store, MORNING, NOON)
    claim = claim_on(store, 11)
    decide(store, "reject", claim)
    value = CountValue(min=11, max=None, qualifier="at least", group="all")
    reread(store, replace(NOON, claims=tuple(replace(c, value=value) if c.id == claim else c for c in NOON.claims)))
    assert states(store) == ["stale"] and "changed" in kinds(store)
    assert toll(store).value["high"] is None or toll(store).value["high"] >= 11, "a stale decision has no effect"


def test_a_decision_is_carried_over_by_its_quotation(store: Store) -> None:
    put(store, MORNING, NOON)
    decide(store, "reject", claim_on(store, 11))
    moved = tuple(replace(c, id=f"{c.id}x") for c in NOON.claims)  # type: ignore[arg-type]
    reread(store, replace(NOON, claims=moved))
    (standing,) = store.decisions().rows
    assert standing.state == "standing" and standing.subject.endswith("x") and toll(store).value["high"] == 4


def test_a_decision_whose_words_are_gone_goes_to_the_queue(store: Store) -> None:
    put(store, MORNING, NOON)
    decide(store, "reject", claim_on(store, 11))
    reread(store, replace(NOON, claims=tuple(c for c in NOON.claims if c.field != "killed")))
    assert states(store) == ["unplaced"] and "unplaced" in kinds(store)


def test_a_report_whose_text_changes_takes_the_place_of_the_old_one(store: Store) -> None:
    put(store, MORNING, NOON)
    name = only(store)
    decide(store, "reject", claim_on(store, 11))
    text = NOON.report.text + "\n\nThe market was closed."
    longer = ROOM.reading("Coast Post", text, at="2031-05-05T12:00:00+00:00")
    for claim in NOON.claims:
        longer = ROOM.claim(
            longer, claim.field, claim.value, claim.span.text, speaker=claim.speaker.name, certainty=claim.certainty
        )
    longer = named(longer, "Harnabad")
    run = store.begin_run("reread", "two", {})
    store.ingest(run, "two", reports=[longer.report], readings=[longer], replaces={longer.report.id: NOON.report.id})
    found = store.incident(name)
    assert found is not None and set(found.incident.reports) == {MORNING.report.id, longer.report.id}
    (standing,) = store.decisions().rows
    assert standing.state == "standing" and toll(store).value["high"] == 4, "the decision is carried over by its quotation"
    shown = derived(store)
    store.rebuild()
    assert derived(store) == shown and store.verify().faults == ()
    assert store.report(NOON.report.id) is not None, "the old report is still there to be seen"


def test_merging_two_incidents_and_taking_it_back(store: Store) -> None:
    put(store, MORNING, _elsewhere())
    one, two = sorted(r.id for r in store.incidents().rows)
    made = decide(store, "merge", one, {"with": two})
    merged = only(store)
    assert store.incident(one).incident.id == store.incident(two).incident.id == merged  # type: ignore[union-attr]
    shown = derived(store)
    store.rebuild()
    assert derived(store) == shown
    with pytest.raises(StoreError, match="they are one already"):
        decide(store, "merge", one, {"with": two})
    store.revert(made.id, "Ada", "no")
    assert sorted(r.id for r in store.incidents().rows) == [one, two]


def test_a_merge_holds_when_more_reports_come(store: Store) -> None:
    put(store, MORNING, _elsewhere())
    one, two = sorted(r.id for r in store.incidents().rows)
    decide(store, "merge", one, {"with": two})
    put(store, NOON)
    assert store.incidents().total == 1


def _elsewhere() -> Reading:
    """An attack elsewhere half a year later."""
    from unfog.model import DateValue, PlaceValue

    reading = ROOM.reading(
        "Hill Radio", "A strike hit Odanvar on Monday. 2 people were killed there.", at="2031-11-03T12:00:00+00:00"
    )
    place = PlaceValue(name="Odanvar", country="YY", lat=-30.0, lon=70.0, precision="town", geonameid=None)
    event = replace(reading.events[0], place=place, date=DateValue(earliest="2031-11-03", latest="2031-11-03"))
    return ROOM.killed(replace(reading, events=(event,)), 2, "2 people were killed")


def test_splitting_moves_reports_out_and_keeps_later_ones_apart(store: Store) -> None:
    put(store, MORNING, NOON, EVENING)
    whole = only(store)
    made = decide(store, "split", whole, {"reports": [EVENING.report.id]})
    reports = {frozenset(store.incident(r.id).incident.reports) for r in store.incidents().rows}  # type: ignore[union-attr]
    assert frozenset({EVENING.report.id}) in reports and len(reports) == 2
    shown = derived(store)
    store.rebuild()
    assert derived(store) == shown
    store.revert(made.id, "Ada", "no")
    assert only(store) == whole


def test_a_split_that_leaves_nothing_or_names_a_stranger_is_refused(store: Store) -> None:
    put(store, MORNING, NOON)
    with pytest.raises(StoreError, match="every report"):
        decide(store, "split", only(store), {"reports": [MORNING.report.id, NOON.report.id]})
    with pytest.raises(StoreError, match="no report of incident"):
        decide(store, "split", only(store), {"reports": ["r-other"]})


def test_one_reviewer_merges_what_another_keeps_apart(store: Store) -> None:
    put(store, MORNING, _elsewhere())
    one, two = sorted(r.id for r in store.incidents().rows)
    decide(store, "apart", one, {"with": two}, who="Ada")
    decide(store, "merge", one, {"with": two}, who="Ben")
    assert states(store) == ["conflicting", "conflicting"] and store.incidents().total == 2


def _two_names() -> tuple[Reading, Reading]:
    one = ROOM.told("Harbour Wire", 4, at="2031-05-05T06:00:00+00:00", speaker="Kerem Dovan")
    two = ROOM.told("Coast Post", 5, at="2031-05-05T12:00:00+00:00", speaker="Rashid Ulmaz")
    return ROOM.mention(one, "Kerem Dovan"), ROOM.mention(two, "Rashid Ulmaz")


def test_two_names_are_one_person_when_a_reviewer_says_so(store: Store) -> None:
    put(store, *_two_names())
    incident = only(store)
    people = [e for e in store.incident(incident).incident.entities if e.type == "person"]  # type: ignore[union-attr]
    assert len(people) == 2
    made = decide(store, "same entity", people[0].id, {"with": people[1].id}, within=incident)
    (person,) = [e for e in store.incident(incident).incident.entities if e.type == "person"]  # type: ignore[union-attr]
    assert set(person.variants) == {"Kerem Dovan", "Rashid Ulmaz"}
    assert {r.name for r in store.entities("Rashid Ulmaz").rows} == {person.name}
    store.revert(made.id, "Ada", "no")
    assert [e for e in store.incident(incident).incident.entities if e.type == "person"] == people  # type: ignore[union-attr]


def test_a_decision_about_a_name_that_is_gone_is_unplaced(store: Store) -> None:
    one, two = _two_names()
    put(store, one, two)
    people = [e for e in store.incident(only(store)).incident.entities if e.type == "person"]  # type: ignore[union-attr]
    decide(store, "different entity", people[0].id, {"with": people[1].id}, within=only(store))
    reread(store, replace(two, mentions=()))
    assert states(store) == ["unplaced"]


def test_a_grade_holds_until_the_figures_it_was_given_for_change(store: Store) -> None:
    put(store, MORNING)
    decide(store, "grade", only(store), "confirmed")
    (row,) = store.incidents().rows
    assert row.grade == "confirmed"
    put(store, NOON)
    (row,) = store.incidents().rows
    assert row.grade is None and states(store) == ["stale"] and "changed" in kinds(store)


def test_reliability_and_credibility_are_kept_apart(store: Store) -> None:
    put(store, MORNING, NOON)
    decide(store, "reliability", "Coast Post", "D")
    decide(store, "credibility", NOON.report.id, "5")
    assert {r.outlet: r.reliability for r in store.sources().rows} == {"Coast Post": "D", "Harbour Wire": None}
    assert store.report(NOON.report.id).credibility == "5"  # type: ignore[union-attr]
    found = store.incident(only(store))
    assert found is not None and found.reliability == {"Coast Post": "D"}
    assert {s.decision.kind for s in found.incident.decisions} == {"reliability", "credibility"}
    assert store.verify().faults == ()


def test_hidden_words_are_hidden_everywhere_and_offsets_stay_true(store: Store) -> None:
    one = ROOM.mention(ROOM.told("Harbour Wire", 4, at="2031-05-05T06:00:00+00:00", speaker="Kerem Dovan"), "Kerem Dovan")
    put(store, one, NOON)
    incident = only(store)
    assert store.search("dovan").rows and store.entities("Kerem Dovan").rows
    made = decide(store, "redact", incident, {"words": "Kerem Dovan"})
    found = store.incident(incident)
    assert found is not None
    shown = {
        "incident": found,
        "report": store.report(one.report.id),
        "search": store.search("people killed"),
        "queue": store.queue(),
        "entities": store.entities(),
        "decisions": store.decisions(incident=incident),
        "log": store.decisions(),
        "claims": [store.claim(c.id) for c in found.incident.claims],
    }
    assert [name for name, value in shown.items() if "Dovan" in repr(value)] == []
    assert MASK in repr(found)
    assert store.search("dovan").rows == () and store.entities("Kerem Dovan").rows == ()
    for claim in found.incident.claims:
        text = next(r.report.text for r in found.readings if r.report.id == claim.report)
        assert text[claim.span.start : claim.span.end] == claim.span.text
    assert store.verify().faults == (), "the original is still kept"
    rows = derived(store)
    store.rebuild()
    assert derived(store) == rows
    store.revert(made.id, "Ada", "he holds an office")
    assert store.search("dovan").rows


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "accept", "subject": "c-nothing"}, "no claim c-nothing"),
        ({"kind": "accept", "subject": "CLAIM", "who": " "}, "name of who decides"),
        ({"kind": "accept", "subject": "CLAIM", "reason": ""}, "needs a reason"),
        ({"kind": "confirm", "subject": "CLAIM"}, "no decision 'confirm'"),
        ({"kind": "correct", "subject": "CLAIM", "value": {"number": 5}}, "killed has no 'number'"),
        ({"kind": "correct", "subject": "CLAIM", "value": {"min": 9, "max": 5}}, "above max"),
        ({"kind": "correct", "subject": "CLAIM", "value": {"min": "many"}}, "no whole number"),
        ({"kind": "correct", "subject": "CLAIM", "value": {"group": "elves"}}, "none of all, civilians"),
        ({"kind": "merge", "subject": "i-nothing", "value": {"with": "i-none"}}, "no incident i-nothing"),
        ({"kind": "grade", "subject": "INCIDENT", "value": "true"}, "none of confirmed, fair"),
        ({"kind": "reliability", "subject": "Nobody's Paper", "value": "A"}, "no report is by"),
        ({"kind": "credibility", "subject": "REPORT", "value": "7"}, "none of 1, 2"),
        ({"kind": "redact", "subject": "INCIDENT", "value": {"words": "Nowhere"}}, "does not stand in"),
        ({"kind": "undo", "subject": "d-nothing"}, "no decision d-nothing"),
        ({"kind": "same entity", "subject": "n-1", "value": {"with": "n-2"}}, "needs the incident"),
        ({"kind": "same entity", "subject": "n-1", "value": {"with": "n-2"}, "within": "INCIDENT"}, "no entity n-1"),
    ],
    ids=lambda v: v if isinstance(v, str) else v["kind"],
)
def test_what_cannot_be_decided_is_refused_in_words(store: Store, given: dict[str, Any], said: str) -> None:
    put(store, MORNING)
    ids = {"CLAIM": claim_on(store, 4), "INCIDENT": only(store), "REPORT": MORNING.report.id}
    proposal = {"who": "Ada", "reason": "because", **{k: ids.get(v, v) if isinstance(v, str) else v for k, v in given.items()}}
    before = kept(store)
    with pytest.raises(StoreError, match=said):
        store.record(Proposal(**proposal))
    assert kept(store) == before


def test_double_coding(store: Store) -> None:
    put(store, MORNING, NOON, EVENING)
    claims = [claim_on(store, n) for n in (4, 11, 12)]
    decide(store, "accept", claims[0], who="Ada")
    decide(store, "reject", claims[1], who="Ada")
    assert store.second_codings("Ben") == claims[:2] and store.second_codings("Ada") == []
    decide(store, "accept", claims[0], who="Ben")
    decide(store, "reject", claims[1], who="Ben")
    found = store.agreement()
    assert (found.units, found.same, found.verdicts, found.coders) == (2, 2, 1.0, ("Ada", "Ben"))
    assert store.second_codings("Ben") == []


def test_both_times_are_kept(place: str, open_at: Callable[[str], Store]) -> None:
    store = open_at(place)
    put(store, MORNING)
    after_morning = store.now()
    put(store, NOON)
    after_noon = store.now()
    decide(store, "reject", claim_on(store, 11))
    incident = only(store)
    assert toll(store, incident, as_of="2031-05-05T08:00:00+00:00").value["high"] == 4
    assert store.incident(incident, as_of="2031-05-05T05:00:00+00:00") is None
    assert toll(store, incident, as_of=after_morning, clock="learnt").value["high"] == 4
    assert toll(store, incident, as_of=after_noon, clock="learnt").value["high"] == 11
    assert toll(store, incident).value["high"] == 4
    assert store.incident(incident, as_of="2031-05-09", clock="learnt") is None
    (row,) = store.incidents(as_of=after_noon, clock="learnt").rows
    assert row.killed_high == 11 and row.reports == 2
    (row,) = store.incidents(as_of="2031-05-05T08:00:00+00:00").rows
    assert row.killed_high == 4 and row.reports == 1
    assert store.incidents(as_of="2031-05-01").rows == ()
    with pytest.raises(StoreError, match="no time"):
        store.incident(incident, as_of="last Tuesday")


def test_an_incident_as_it_was_before_it_went_into_another(place: str, open_at: Callable[[str], Store]) -> None:
    store = open_at(place)
    put(store, MORNING, _elsewhere())
    one, two = sorted(r.id for r in store.incidents().rows)
    before = store.now()
    decide(store, "merge", one, {"with": two})
    then = {i: store.incident(i, as_of=before, clock="learnt") for i in (one, two)}
    assert all(then[i] is not None and then[i].incident.id == i and len(then[i].incident.reports) == 1 for i in then)  # type: ignore[union-attr]
    assert store.incidents(as_of=before, clock="learnt").total == 2


def test_what_is_hidden_today_is_hidden_in_the_past(place: str, open_at: Callable[[str], Store]) -> None:
    store = open_at(place)
    put(store, ROOM.mention(ROOM.told("Harbour Wire", 4, at="2031-05-05T06:00:00+00:00", speaker="Kerem Dovan"), "Kerem Dovan"))
    before, incident = store.now(), only(store)
    decide(store, "redact", incident, {"words": "Kerem Dovan"})
    for given in ({"as_of": before, "clock": "learnt"}, {"as_of": "2031-05-06"}):
        assert "Dovan" not in repr(store.incident(incident, **given))  # type: ignore[arg-type]
