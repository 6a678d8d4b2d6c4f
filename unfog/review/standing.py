"""All decisions about something, in the order they were made -> which of them hold.

An undone decision has no effect, and undoing the undoing brings it back. A decision takes the place of those it names. Two
reviewers who decide otherwise about one thing are in conflict: neither holds, both are shown, until one is taken back or a
later decision settles it. Reviewers who decide the same agree, and both decisions stand.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from unfog.model import Decision, DecisionId, DecisionState, Standing
from unfog.review.proposal import ABOUT_CLAIMS, ABOUT_ENTITIES, ABOUT_INCIDENTS

Question = tuple[str, ...]
"""What a decision answers; two decisions meet where they answer one question."""


def standing(decisions: Sequence[Decision]) -> tuple[Standing, ...]:
    """The state of each decision, in the same order. What has changed since (``stale``) is for ``carrying`` to say."""
    undone, replaced = _gone(decisions)
    active = [d for d in decisions if d.id not in undone and d.id not in replaced]
    against = _conflicts(active)
    return tuple(_standing(d, undone, replaced, against) for d in decisions)


def _standing(
    decision: Decision,
    undone: dict[DecisionId, Decision],
    replaced: dict[DecisionId, Decision],
    against: dict[DecisionId, list[Decision]],
) -> Standing:
    state: DecisionState = "standing"
    detail = ""
    if decision.id in undone:
        by = undone[decision.id]
        state, detail = "undone", f"undone by {by.who} ({by.id}): {by.reason}"
    elif decision.id in replaced:
        by = replaced[decision.id]
        state, detail = "superseded", f"{by.who} decided anew ({by.id})"
    elif decision.id in against:
        others = ", ".join(sorted({f"{o.who} ({o.kind}, {o.id})" for o in against[decision.id]}))
        state, detail = (
            "conflicting",
            f"decided otherwise by {others}; neither holds until one is undone or a decision settles it",
        )
    return Standing(decision=decision, state=state, subject=decision.subject, detail=detail)


def _gone(decisions: Sequence[Decision]) -> tuple[dict[DecisionId, Decision], dict[DecisionId, Decision]]:
    """What was undone and what was replaced, each with the decision that did it. Later decisions are looked at first, so
    that an undoing which was itself undone undoes nothing."""
    undone: dict[DecisionId, Decision] = {}
    replaced: dict[DecisionId, Decision] = {}
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.kind == "undo":
            undone.setdefault(DecisionId(decision.subject), decision)
        for other in decision.supersedes:
            replaced.setdefault(other, decision)
    return undone, replaced


def _conflicts(active: Sequence[Decision]) -> dict[DecisionId, list[Decision]]:
    answers: dict[Question, list[tuple[Decision, str]]] = defaultdict(list)
    for decision in active:
        for question, answer in answers_of(decision):
            answers[question].append((decision, answer))
    against: dict[DecisionId, list[Decision]] = defaultdict(list)
    for given in answers.values():
        for decision, answer in given:
            against[decision.id] += [o for o, said in given if said != answer and o.who != decision.who]
    return {key: others for key, others in against.items() if others}


def answers_of(decision: Decision) -> Iterator[tuple[Question, str]]:
    """The questions a decision answers, each with its answer as comparable text."""
    kind = decision.kind
    if kind in ABOUT_CLAIMS:
        said = _text(decision.value) if kind == "correct" else ""
        yield ("claim", decision.subject), f"{kind} {said}"
    elif kind in ABOUT_INCIDENTS:
        for one, two, verdict in decision.value["pairs"]:
            yield ("accounts", *sorted((one, two))), verdict
    elif kind in ABOUT_ENTITIES:
        yield ("entities", *sorted(_text(decision.value[side]) for side in ("one", "two"))), kind
    elif kind in ("reliability", "credibility", "grade"):
        yield (kind, decision.subject), _text(decision.value)
    elif kind == "redact":
        yield (kind, decision.subject, decision.value["words"]), "redact"


def own_earlier(decision: Decision, decisions: Sequence[Decision]) -> tuple[DecisionId, ...]:
    """The same reviewer's decisions still in force that answer a question anew: a person may change their mind."""
    asked = {question for question, _ in answers_of(decision)}
    in_force = [s.decision for s in standing(decisions) if s.state in ("standing", "conflicting", "stale")]
    return tuple(
        d.id
        for d in in_force
        if d.who == decision.who and d.id != decision.id and asked & {question for question, _ in answers_of(d)}
    )


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
