"""A proposal -> a decision: what it is about is looked up, what stands there now is written down as seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from unfog.errors import StoreError
from unfog.model import AccountId, Anchor, Decision, DecisionId, Incident, NameRef, Report, ReportId, make_id
from unfog.model.plain import plain
from unfog.reconcile.accounts import report_of
from unfog.review.carrying import anchor_of, seen_of
from unfog.review.grading import seen_in
from unfog.review.proposal import Proposal, check, corrected_value
from unfog.review.standing import own_earlier, standing
from unfog.store.chain import Keeper
from unfog.store.decided import decision_of, decision_row, decisions_about, key_rows
from unfog.store.deriving import Cause, Deriver
from unfog.store.finding import Finder
from unfog.store.kept import load_reports
from unfog.store.rows import canonical
from unfog.store.tables import accounts, decision_keys, decisions, reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a proposal is about: its subject as kept, what is seen there, the whole value, and the reports it touches."""

    subject: str
    seen: Any
    value: Any
    about: tuple[str, ...]
    anchor: Anchor | None = None


def record(connection: sa.Connection, finder: Finder, proposal: Proposal, at: str) -> Decision:
    """Keep what a reviewer decided, and make anew what it touches.

    Raises:
        StoreError: see ``decide``.
    """
    keeper = Keeper(connection)
    number = keeper.number(decisions)
    decision, about = decide(connection, finder, proposal, at, number)
    row = {"seq": number, **decision_row(decision, about)}
    keeper.keep(decisions, [row])
    connection.execute(decision_keys.insert(), key_rows(row))
    touched = [ReportId(key) for key in about if not key.startswith("outlet:")]
    Deriver(keeper, finder.library).redecide(touched, Cause(text=f"decision {decision.id}", at=at))
    keeper.seal()
    return decision


def decide(
    connection: sa.Connection, finder: Finder, proposal: Proposal, at: str, number: int
) -> tuple[Decision, tuple[str, ...]]:
    """The decision a proposal becomes, and the keys of what it touches.

    Raises:
        StoreError: nothing of that id, a value that cannot stand there, or something else was seen than stands there now.
    """
    check(proposal)
    looked = _LOOK[proposal.kind](connection, finder, proposal)
    if proposal.seen is not None and canonical(proposal.seen) != canonical(looked.seen):
        raise StoreError(f"{proposal.subject} has changed since you looked at it; look again, then decide")
    settled = [_decision(connection, other) for other in proposal.settles]
    about = sorted({*looked.about, *(key for _, keys in settled for key in keys)})
    who = " ".join(proposal.who.split())
    decision = Decision(
        id=DecisionId(make_id("d", number, at, who, proposal.kind, looked.subject, canonical(looked.value))),
        who=who,
        at=at,
        kind=proposal.kind,
        subject=looked.subject,
        seen=looked.seen,
        value=looked.value,
        reason=proposal.reason.strip(),
        supersedes=tuple(d.id for d, _ in settled),
        anchor=looked.anchor,
    )
    if decision.kind != "undo":
        earlier = own_earlier(decision, decisions_about(connection, about))
        decision = _superseding(decision, earlier)
    return decision, tuple(about)


def _superseding(decision: Decision, earlier: Sequence[DecisionId]) -> Decision:
    return replace(decision, supersedes=tuple(dict.fromkeys((*decision.supersedes, *earlier))))


def _decision(connection: sa.Connection, id_: str) -> tuple[Decision, tuple[str, ...]]:
    row = connection.execute(sa.select(decisions).where(decisions.c.id == id_)).mappings().first()
    if row is None:
        raise StoreError(f"there is no decision {id_}; unfog review log lists them")
    return decision_of(dict(row)), tuple(json.loads(row["about"]))


def _claim(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    found = finder.claim(connection, proposal.subject)
    if found is None:
        raise StoreError(f"there is no claim {proposal.subject}; unfog show INCIDENT --format json lists the claims")
    if not found.current:
        raise StoreError(f"claim {proposal.subject} is of an earlier reading of its report; decide about the one read now")
    value = corrected_value(found.claim, proposal.value) if proposal.kind == "correct" else None
    return Looked(
        subject=found.claim.id,
        seen=seen_of(found.claim),
        value=value,
        about=(found.claim.report,),
        anchor=anchor_of(found.claim, found.report),
    )


def _incident(connection: sa.Connection, finder: Finder, id_: str) -> tuple[Incident, list[AccountId]]:
    home = finder.home(connection, id_)
    if home is None:
        raise StoreError(f"there is no incident {id_}; unfog incidents lists them")
    found = finder.incident(connection, home)
    query = sa.select(accounts.c.id).where(accounts.c.incident_id == home).order_by(accounts.c.n)
    return found, [AccountId(a) for a in connection.execute(query).scalars()]


def _told(incident: Incident) -> dict[str, Any]:
    return {"title": incident.title, "reports": list(incident.reports)}


def _pair(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    one, of_one = _incident(connection, finder, proposal.subject)
    two, of_two = _incident(connection, finder, proposal.value["with"])
    if one.id == two.id:
        step = "they are one already" if proposal.kind == "merge" else "split it: unfog review split ID --report REPORT"
        raise StoreError(f"{proposal.subject} and {proposal.value['with']} are the same incident {one.id}; {step}")
    verdict = "same" if proposal.kind == "merge" else "different"
    pairs = [[of_one[0], of_two[0], verdict]] if verdict == "same" else [[a, b, verdict] for a in of_one for b in of_two]
    return Looked(
        subject=one.id,
        seen={"one": _told(one), "two": _told(two)},
        value={"with": two.id, "pairs": pairs},
        about=tuple(sorted({report_of(AccountId(a)) for pair in pairs for a in pair[:2]})),
    )


def _split(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    incident, members = _incident(connection, finder, proposal.subject)
    wanted = set(proposal.value["reports"])
    moved = [a for a in members if a in wanted or report_of(a) in wanted]
    kept = [a for a in members if a not in moved]
    missing = sorted(wanted - {report_of(a) for a in members} - set(members))
    if missing:
        raise StoreError(f"{missing[0]} is no report of incident {incident.id}; unfog show {incident.id} lists them")
    if not kept:
        raise StoreError(f"that would move out every report of {incident.id}; leave at least one in it")
    pairs = [[a, b, "different"] for a in moved for b in kept] + [[moved[0], a, "same"] for a in moved[1:]]
    return Looked(
        subject=incident.id,
        seen=_told(incident),
        value={"reports": sorted(wanted), "pairs": pairs},
        about=tuple(sorted({report_of(a) for a in members})),
    )


def _entities(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    if proposal.within is None:
        raise StoreError(f"{proposal.kind} needs the incident in which the two names stand (--in INCIDENT)")
    incident, _ = _incident(connection, finder, proposal.within)
    readings = finder.library.readings(connection, incident.reports)
    sides = []
    names = []
    about: set[str] = set()
    for asked in (proposal.subject, proposal.value["with"]):
        entity = next((e for e in incident.entities if e.id == asked), None)
        if entity is None:
            raise StoreError(
                f"there is no entity {asked} in incident {incident.id}; unfog show {incident.id} --format json lists them"
            )
        spelt = set(entity.variants) | {entity.name}
        places = [
            (report, mention.name)
            for report in incident.reports
            if report in readings
            for mention in readings[report].mentions
            if mention.name in spelt
        ]
        report, name = places[0] if places else (None, entity.name)
        sides.append(plain(NameRef(entity=entity.id, name=name, report=report)))
        names.append(entity.name)
        about |= {r for r, _ in places}
    if proposal.subject == proposal.value["with"]:
        raise StoreError(f"{proposal.subject} is named twice; name two entities")
    return Looked(
        subject=proposal.subject,
        seen={"one": names[0], "two": names[1], "incident": incident.id},
        value={"one": sides[0], "two": sides[1]},
        about=tuple(sorted(about or set(incident.reports))),
    )


def _outlet(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    known = connection.execute(sa.select(reports.c.outlet).where(reports.c.outlet == proposal.subject).limit(1)).first()
    if known is None:
        raise StoreError(f"no report is by {proposal.subject!r}; unfog review sources lists the outlets")
    held = [s.decision for s in standing(decisions_about(connection, [f"outlet:{proposal.subject}"])) if s.state == "standing"]
    seen = held[-1].value if held else None
    return Looked(subject=proposal.subject, seen=seen, value=proposal.value, about=(f"outlet:{proposal.subject}",))


def _report(connection: sa.Connection, proposal: Proposal) -> Report:
    found = load_reports(connection, [ReportId(proposal.subject)])
    if not found:
        raise StoreError(f"there is no report {proposal.subject}; unfog show INCIDENT lists the reports of an incident")
    return found[ReportId(proposal.subject)]


def _item(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    report = _report(connection, proposal)
    held = [
        s.decision
        for s in standing(decisions_about(connection, [report.id]))
        if s.state == "standing" and s.decision.kind == "credibility" and s.decision.subject == report.id
    ]
    return Looked(subject=report.id, seen=held[-1].value if held else None, value=proposal.value, about=(report.id,))


def _grade(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    incident, members = _incident(connection, finder, proposal.subject)
    return Looked(subject=incident.id, seen=seen_in(incident), value=proposal.value, about=(report_of(members[0]),))


def _redaction(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    words = proposal.value["words"].strip()
    if proposal.subject.startswith("i-"):
        incident, _ = _incident(connection, finder, proposal.subject)
        ids: tuple[ReportId, ...] = incident.reports
        subject: str = incident.id
    else:
        ids = (_report(connection, proposal).id,)
        subject = ids[0]
    texts = finder.library.readings(connection, ids)
    holding = [r for r in ids if r in texts and words.casefold() in texts[r].report.text.casefold()]
    if not holding:
        raise StoreError(f"{words!r} does not stand in {proposal.subject}; give the words as the report has them")
    return Looked(subject=subject, seen={"reports": holding}, value={"words": words}, about=tuple(holding))


def _undo(connection: sa.Connection, finder: Finder, proposal: Proposal) -> Looked:
    target, about = _decision(connection, proposal.subject)
    state = next(s for s in standing(decisions_about(connection, about)) if s.decision.id == target.id)
    if state.state == "undone":
        raise StoreError(f"{target.id} is undone already ({state.detail})")
    return Looked(
        subject=target.id, seen={"kind": target.kind, "who": target.who, "value": target.value}, value=None, about=about
    )


_LOOK: dict[str, Callable[[sa.Connection, Finder, Proposal], Looked]] = {
    "accept": _claim,
    "correct": _claim,
    "reject": _claim,
    "merge": _pair,
    "apart": _pair,
    "split": _split,
    "same entity": _entities,
    "different entity": _entities,
    "reliability": _outlet,
    "credibility": _item,
    "grade": _grade,
    "redact": _redaction,
    "undo": _undo,
}
