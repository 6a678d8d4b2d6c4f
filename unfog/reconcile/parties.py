"""Who did it, to whom, with what: attackers with their status, targets, victims and weapons, and who answers for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from unfog.lexicon.actors import actors, match_at, name_words
from unfog.lexicon.bodies import power_of
from unfog.model import (
    Agreement,
    Claim,
    Conflict,
    EntityId,
    Field,
    Finding,
    PartyValue,
    Position,
    ResponsibilityValue,
)
from unfog.reconcile.ledger import Ledger, folded
from unfog.reconcile.rivals import rival_names, rival_weapons

Made = tuple[Finding, Conflict | None]

CLAIMED, ACCUSED, DENIED, NAMED = "claimed by itself", "accused", "denied", "named"
_OWNS = ("claims", "confirms")


def responsibility(ledger: Ledger) -> Made | None:
    """Every party that is said to have done it, with who says so in which stance; opposed when one denies what another
    says, or when different parties are named."""
    claims = ledger.of("responsibility")
    if not claims:
        return None
    rows = []
    groups = _by_party(claims)
    for claims_of in groups.values():
        value = _responsibility(claims_of[0])
        stances = [
            {"stance": _responsibility(c).stance, "speaker": c.speaker.name, "kind": c.speaker.kind, "claim": c.id}
            for c in claims_of
        ]
        rows.append({"party": value.party, "entity": value.entity, "stances": stances})
    support = [c for c in claims if _responsibility(c).stance != "denies"]
    oppose = [c for c in claims if _responsibility(c).stance == "denies"]
    accused = [k for k, g in groups.items() if any(_responsibility(c).stance != "denies" for c in g)]
    rivals = _rivals(groups, accused) and not _settled(groups, accused)
    contested = rivals or (bool(oppose and support) and not _owned(groups, accused))
    strongest = max(groups.values(), key=ledger.voices)
    most = ledger.voices(strongest)
    agreement: Agreement = "conflicting" if contested else "agreed" if most > 1 else "single source"
    finding = Finding(
        value=rows,
        agreement=agreement,
        support=tuple(c.id for c in support or oppose),
        oppose=tuple(c.id for c in oppose if support),
        independent_origins=ledger.independent(strongest),
        rule="every stance is listed; none is weighed",
    )
    return finding, _responsibility_conflict(groups, oppose) if contested else None


def _rivals(groups: dict[str, list[Claim]], parties: Sequence[str]) -> bool:
    """Whether different ones are named: a state and one of its forces are no rivals ("US forces", "the United States")."""
    powers = [power_of(_responsibility(groups[party][0]).party) for party in parties]
    return len({power or party for power, party in zip(powers, parties, strict=True)}) > 1


def _settled(groups: dict[str, list[Claim]], parties: Sequence[str]) -> bool:
    """Whether one party claims it for itself, so that other names are its parts, partners or superiors."""
    return any(any(_responsibility(c).stance in _OWNS for c in groups[party]) for party in parties)


def _owned(groups: dict[str, list[Claim]], parties: Sequence[str]) -> bool:
    """Whether everybody named answers for it himself: a denial beside that, as of having hit civilians or having had a part in
    it, leaves open nothing of who it was."""
    stances = {_responsibility(c).stance for party in parties for c in groups[party]}
    return bool(stances & set(_OWNS)) and "accuses" not in stances


def _responsibility_conflict(groups: dict[str, list[Claim]], oppose: Sequence[Claim]) -> Conflict | None:
    positions = []
    for claims in groups.values():
        for stance in ("claims", "confirms", "accuses", "denies"):
            said = [c for c in claims if _responsibility(c).stance == stance]
            if said:
                value = {"party": _responsibility(said[0]).party, "stance": stance}
                positions.append(Position(value=value, claims=tuple(c.id for c in said)))
    return Conflict(field="responsibility", positions=tuple(positions)) if len(positions) > 1 else None


def parties(field: Field, ledger: Ledger) -> Made | None:
    """The parties of one field, those with most voices first (victims with a name before those without); for attackers the
    stance on responsibility is the status.

    Agreement and the number of voices are those of the party that most voices name: a list of parties that one voice each
    names is no agreement.
    """
    claims = [c for c in ledger.of(field)]
    stance_claims = ledger.of("responsibility") if field == "attacker" else []
    if not claims and not stance_claims:
        return None
    groups = _by_party([*claims, *stance_claims])
    order = {key: n for n, key in enumerate(groups)}
    rows = []
    unnamed = {key for key, told in groups.items() if field == "victim" and not any(_name(claim) for claim in told)}
    for key in sorted(groups, key=lambda k: (k in unnamed, -ledger.voices(groups[k]), -len(groups[k]), order[k])):
        rows.append(_row(groups[key]))
    support = [c for c in [*claims, *stance_claims] if not _against(c)]
    oppose = [c for c in [*claims, *stance_claims] if _against(c)]
    rivals = rival_weapons(claims, ledger) if field == "weapon" else rival_names(claims) if field == "victim" else None
    strongest = max(groups.values(), key=ledger.voices)
    most = ledger.voices(strongest)
    agreement: Agreement = "conflicting" if rivals else "agreed" if most > 1 else "single source"
    return Finding(
        value=rows,
        agreement=agreement,
        support=tuple(c.id for c in support or oppose),
        oppose=tuple(c.id for c in oppose if support),
        independent_origins=ledger.independent(strongest),
        rule="everyone named is listed; most voices first",
    ), rivals


def _name(claim: Claim) -> str | None:
    return claim.value.name if isinstance(claim.value, PartyValue) else None


def _against(claim: Claim) -> bool:
    value = claim.value
    return claim.certainty == "denied" or (isinstance(value, ResponsibilityValue) and value.stance == "denies")


def _row(claims: Sequence[Claim]) -> dict[str, Any]:
    value = next((c.value for c in claims if isinstance(c.value, PartyValue) and c.value.name), claims[0].value)
    state = state_of(_label(claims[0]))
    name = actors()[state].name if state else value.name if isinstance(value, PartyValue) and value.name else _label(claims[0])
    entity = next((e for e in map(_entity, claims) if e is not None), None)
    return {"name": name, "entity": entity, "status": _status(claims), "support": [c.id for c in claims]}


def _status(claims: Sequence[Claim]) -> str:
    stances = {c.value.stance for c in claims if isinstance(c.value, ResponsibilityValue)}
    if stances & set(_OWNS):
        return CLAIMED
    if "accuses" in stances:
        return ACCUSED
    if "denies" in stances or all(c.certainty == "denied" for c in claims):
        return DENIED
    return NAMED


def _by_party(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Claims by who is meant: the entity where there is one, else the folded words."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    named: dict[str, str] = {}
    for claim in claims:
        entity = _entity(claim)
        if entity is not None:
            named.setdefault(_singular(folded(_label(claim))), entity)
    for claim in claims:
        state = state_of(_label(claim))
        if state is not None:
            groups[f"state {state}"].append(claim)
            continue
        words = _singular(folded(_label(claim)))
        groups[_entity(claim) or named.get(words, words)].append(claim)
    return dict(groups)


def _singular(words: str) -> str:
    """Plain plurals taken off the last word, so that "drone" and "drones" are one."""
    return words[:-1] if len(words) > 3 and words.endswith("s") and not words.endswith("ss") else words


@lru_cache(maxsize=20_000)
def state_of(words: str) -> str | None:
    """The state that words mean as a whole, as its name, its seat or its demonym ("Washington", "American"); else ``None``."""
    found = name_words(words)
    entry = match_at(found, 0) if found else None
    whole = entry is not None and len(entry.keys) == len(found) and entry.actor.type == "state"
    return entry.actor.id if entry is not None and whole else None


def _entity(claim: Claim) -> EntityId | None:
    return claim.value.entity if isinstance(claim.value, PartyValue | ResponsibilityValue) else None


def _label(claim: Claim) -> str:
    value = claim.value
    if isinstance(value, PartyValue):
        return value.name or value.label or claim.span.text
    return value.party if isinstance(value, ResponsibilityValue) else claim.span.text


def _responsibility(claim: Claim) -> ResponsibilityValue:
    if not isinstance(claim.value, ResponsibilityValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no stance")
    return claim.value
