"""GTD: attacks by others than states only; three criteria and a doubt flag; who claims it, and how sure that is.

Source: the Global Terrorism Database codebook, sections on inclusion criteria, ``doubtterr``, ``guncertain1``, ``claimed`` and
``compclaim``.
"""

from __future__ import annotations

from unfog.model import Claim, Incident
from unfog.reconcile.policies.base import (
    Item,
    Policy,
    PolicyReading,
    finding_item,
    ids,
    is_state,
    party_names,
    responsible,
    stances,
    value_of,
)

UNKNOWN = -9
"""The code for what is not known."""

ATTACKS = ("Explosions/Remote violence", "Violence against civilians", "Battles")
"""ACLED event types that are violence by somebody against somebody."""

RULES = (
    "refused: an attack that a state owns or that only states are held responsible for",
    "refused: what is not violence or the threat of it",
    "doubtterr: 1 where nobody is named, where a state is named beside others, or in a battle between armed sides",
    "guncertain1: 0 where the group claims it for itself, 1 where others name it",
    "claimed: 1 where a group claims it, 0 where none does; compclaim: 1 where two do",
    "nkill, nwound: the figure most voices stand behind, of equals the latest",
)


def read(incident: Incident) -> PolicyReading:
    """The incident as a GTD coder would be given it, with what speaks against its being one."""
    held = {who: said for who, said in responsible(incident).items() if stances(said) - {"denies"}}
    named = [c for c in incident.claims if c.field == "attacker" and not c.background and c.certainty != "denied"]
    states = [c for said in held.values() if is_state(party_names(said)) for c in said] + [
        c for c in named if is_state(party_names([c]))
    ]
    others = [c for said in held.values() if not is_state(party_names(said)) for c in said] + [
        c for c in named if not is_state(party_names([c]))
    ]
    own = {who: [c for c in said if "claims" in stances([c]) or "confirms" in stances([c])] for who, said in held.items()}
    claimants = {who: said for who, said in own.items() if said and not is_state(party_names(said))}
    claimed = [c for said in claimants.values() for c in said]
    acled = value_of(incident, "event_type").get("acled") or ["", ""]
    items = (
        _doubt(incident, states, others, acled[0]),
        Item(
            field="guncertain1",
            value=(0 if claimed else 1) if others else UNKNOWN,
            rule="claims it for itself" if claimed else "others name the group" if others else "no group is named",
            claims=ids(claimed or others),
        ),
        Item(
            field="claimed",
            value=1 if claimed else 0,
            rule="a group claims it" if claimed else "no group claims it",
            claims=ids(claimed),
        ),
        Item(
            field="compclaim",
            value=(int(len(claimants) > 1) if claimed else UNKNOWN),
            rule="number of groups that claim it",
            claims=ids(claimed),
        ),
        finding_item(incident, "killed", "nkill", value_of(incident, "killed").get("best"), _rule(incident, "killed")),
        finding_item(incident, "injured", "nwound", value_of(incident, "injured").get("best"), _rule(incident, "injured")),
    )
    refusals = []
    if states and not others:
        refusals.append(
            Item(field="sub-national", value=False, rule="only states are named as having done it", claims=ids(states))
        )
    if acled[0] and acled[0] not in ATTACKS:
        refusals.append(finding_item(incident, "event_type", "violence", False, f"{acled[1]} is no attack by the criteria"))
    return PolicyReading(policy="gtd", items=items, refusals=tuple(refusals))


def _doubt(incident: Incident, states: list[Claim], others: list[Claim], kind: str) -> Item:
    if not others:
        return Item(field="doubtterr", value=1, rule="nobody but a state, or nobody at all, is named", claims=ids(states))
    if states:
        return Item(field="doubtterr", value=1, rule="a state is named beside others", claims=ids([*states, *others]))
    if kind == "Battles":
        return finding_item(incident, "event_type", "doubtterr", 1, "a battle between armed sides may be insurgency")
    return Item(field="doubtterr", value=0, rule="only groups that are no state are named", claims=ids(others))


def _rule(incident: Incident, field: str) -> str:
    finding = incident.findings.get(field)  # type: ignore[call-overload]
    return str(finding.rule) if finding else "no report gives a figure"


POLICY = Policy(name="gtd", about="Global Terrorism Database: attacks by others than states", rules=RULES, read=read)
