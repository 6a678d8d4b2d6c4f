"""How many: low, best and high from rival counts, by named rules and never by averaging.

A voice may correct itself: only its latest figure stands, the earlier ones are history. Figures of different voices
that differ are an update when they rise with time and nobody repeats the lower one after the higher one is out;
otherwise they are a conflict. Sources: UCDP's low, best and high; the rules of counting kept by casualty recorders.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from unfog.model import Agreement, Claim, Conflict, CountValue, Field, Finding, Position
from unfog.reconcile.ledger import Ledger, Voice

OPEN_ENDED = frozenset({"at least", "more than"})


def toll(field: Field, ledger: Ledger) -> tuple[Finding, Conflict | None] | None:
    """The finding of one count field and its conflict, or ``None`` without a claim on it."""
    claims = [c for c in ledger.of(field) if not c.superseded and c.certainty != "expected"]
    if not claims:
        return None
    denied = [c for c in claims if c.certainty == "denied"]
    counted = [c for c in claims if c.certainty != "denied" and _value(c).qualifier != "none reported"]
    totals = _totals(counted)
    standing = _stated_first(_standing(totals, ledger))
    if not standing:
        silent = [c for c in claims if _value(c).qualifier == "none reported"]
        vague = [c for c in counted if (_value(c).min, _value(c).max) == (None, None)]
        open_value = {"low": None, "best": None, "high": None, "by_group": _by_group(claims, ledger)}
        rule = "none reported is kept as such, never as zero" if silent else "no figure is given that could stand"
        told: Agreement = "single source" if silent or vague else "none"
        return _finding(open_value, told, silent or vague or denied, denied if silent or vague else [], ledger, rule), None
    agreement, rule = _agreement(standing, totals, ledger)
    best = _best(standing, ledger)
    value: dict[str, Any] = {**_bounds(standing, best), "by_group": _by_group(claims, ledger)}
    support = [c for c in totals if _figure(c) == best]
    oppose = [c for c in standing.values() if _figure(c) != best and not _compatible(_value(c), best)] + denied
    return _finding(value, agreement, support, oppose, ledger, rule), _conflict(field, agreement, standing, totals)


def _value(claim: Claim) -> CountValue:
    assert_type = claim.value
    if not isinstance(assert_type, CountValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no count")
    return assert_type


def _totals(claims: Sequence[Claim]) -> list[Claim]:
    """One total a report and voice: what is said of all, else the largest group (a part is never more than the whole)."""
    best: dict[tuple[str, str | None], Claim] = {}
    for claim in claims:
        value = _value(claim)
        if value.min is None and value.max is None:
            continue
        key = (claim.report, claim.speaker.name)
        if key not in best or _rank(claim) > _rank(best[key]):
            best[key] = claim
    chosen = set(id(c) for c in best.values())
    return [c for c in claims if id(c) in chosen]


def standing_of(claims: Sequence[Claim], ledger: Ledger) -> dict[Voice, Claim]:
    """Each voice's latest total among claims on one count."""
    return _standing(_totals(claims), ledger)


def _rank(claim: Claim) -> tuple[bool, int]:
    value = _value(claim)
    return (value.group == "all", value.min if value.min is not None else value.max or 0)


def _standing(totals: Sequence[Claim], ledger: Ledger) -> dict[Voice, Claim]:
    """Each voice's latest figure (the ledger is in order of publication); a part takes the place of a whole only when it
    is the larger number."""
    standing: dict[Voice, Claim] = {}
    for claim in totals:
        voice = ledger.voice(claim)
        before = standing.get(voice)
        if before is None or _rank(claim)[0] >= _rank(before)[0] or _rank(claim)[1] > _rank(before)[1]:
            standing[voice] = claim
    return standing


Figure = tuple[int | None, int | None, str]


def _figure(claim: Claim) -> Figure:
    value = _value(claim)
    return (value.min, value.max, value.group if value.group != "all" else "all")


def _compatible(value: CountValue, figure: Figure) -> bool:
    """Whether a figure can be true together with another: "at least 10" and 12, 7 children and 10 in all, 7 civilians and 2
    soldiers. Of children or women there can be no more than of the civilians, whom they are part of."""
    low, high, group = figure
    if group not in (value.group, "all") and value.group != "all":
        return _parts_fit((value.min, value.max, value.group), figure)
    if value.group != group and value.group != "all":
        return high is None or value.min is None or value.min <= high
    if value.group != group:
        return value.max is None or low is None or low <= value.max
    above = value.max is None or low is None or low <= value.max
    below = high is None or value.min is None or value.min <= high
    return above and below


_WITHIN_CIVILIANS = frozenset({"children", "women"})


def _parts_fit(one: Figure, other: Figure) -> bool:
    """Whether figures of two different groups, neither of them everybody, can both be true."""
    for part, whole in ((one, other), (other, one)):
        if part[2] in _WITHIN_CIVILIANS and whole[2] == "civilians":
            return part[0] is None or whole[1] is None or part[0] <= whole[1]
    return True


def _best(standing: dict[Voice, Claim], ledger: Ledger) -> Figure:
    """The figure most voices stand behind; a stated number before one inferred from the wording ("killing a guard"), a total
    before a part, then the latest, then the lower (ACLED's caution)."""
    backing: dict[Figure, list[Claim]] = defaultdict(list)
    for claim in _stated(standing):
        backing[_figure(claim)].append(claim)

    def key(figure: Figure) -> tuple[bool, int, int, float, int]:
        claims = backing[figure]
        firm = sum(c.certainty in ("asserted", "reported") for c in claims)
        latest = max(ledger.moment[c.report] for c in claims)
        low = figure[0] if figure[0] is not None else figure[1] or 0
        return (figure[2] == "all", len(claims), firm, latest, -low)

    return max(backing, key=key)


def _stated_first(standing: dict[Voice, Claim]) -> dict[Voice, Claim]:
    """Only the figures that are numbers of the text, where there are any: "killed a guard" says no more than "at least one"
    and is no version of a toll beside "nine killed"."""
    return {voice: c for voice, c in standing.items() if not _value(c).implicit} or standing


def _stated(standing: dict[Voice, Claim]) -> list[Claim]:
    """The figures that are numbers of the text; those inferred from the wording only where no other stands."""
    return [c for c in standing.values() if not _value(c).implicit] or list(standing.values())


def _bounds(standing: dict[Voice, Claim], best: Figure) -> dict[str, int | None]:
    values = [_value(c) for c in _stated(standing) if _value(c).group == best[2]]
    lows = [v.min if v.min is not None else 0 for v in values]
    highs = [v.max if v.max is not None else None if v.qualifier in OPEN_ENDED else v.min for v in values]
    known = [h for h in highs if h is not None]
    top = max([*known, *lows]) if None not in highs else None
    return {"low": min(lows), "best": best[0] if best[0] is not None else best[1], "high": top}


def _agreement(standing: dict[Voice, Claim], totals: Sequence[Claim], ledger: Ledger) -> tuple[Agreement, str]:
    figures = list(standing.values())
    rivals = [(a, b) for i, a in enumerate(figures) for b in figures[i + 1 :] if not _compatible(_value(a), _figure(b))]
    if rivals:
        if all(_rising(a, b, ledger) for a, b in rivals):
            return "updated", "latest figure: the toll rose and nobody repeated the lower one"
        return "conflicting", "figure of most voices; rival figures stand"
    before = [c for c in totals if c not in figures and ledger.voice(c) in standing]
    changed = [c for c in before if not _compatible(_value(c), _figure(standing[ledger.voice(c)]))]
    if changed:
        return "updated", "latest figure of each voice"
    if ledger.voices(figures) > 1:
        return "agreed", "figure of most voices"
    return "single source", "only figure"


def _rising(a: Claim, b: Claim, ledger: Ledger) -> bool:
    """Whether the later of two figures is the higher one, at least an hour on (wire updates come minutes apart)."""
    first, second = sorted((a, b), key=lambda c: ledger.moment[c.report])
    gap = ledger.moment[second.report] - ledger.moment[first.report]
    return gap >= 3600 and _rank(second)[1] > _rank(first)[1] and "denied" not in (a.certainty, b.certainty)


def _by_group(claims: Sequence[Claim], ledger: Ledger) -> list[dict[str, Any]]:
    """Low, best and high of each group other than all; ``none reported`` is kept as a qualifier."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _value(claim).group != "all" and claim.certainty != "denied":
            groups[_value(claim).group].append(claim)
    rows = []
    for group in sorted(groups):
        counted = [c for c in groups[group] if (_value(c).min, _value(c).max) != (None, None)]
        row: dict[str, Any] = {"group": group, "low": None, "best": None, "high": None}
        if counted:
            standing = _standing(counted, ledger)
            row |= _bounds(standing, _best(standing, ledger))
        else:
            row["qualifier"] = _value(groups[group][0]).qualifier
        rows.append(row | {"support": [c.id for c in groups[group]]})
    return rows


def _finding(
    value: Any, agreement: Agreement, support: Sequence[Claim], oppose: Sequence[Claim], ledger: Ledger, rule: str
) -> Finding:
    return Finding(
        value=value,
        agreement=agreement,
        support=tuple(c.id for c in support),
        oppose=tuple(c.id for c in oppose),
        independent_origins=ledger.independent(support),
        rule=rule,
    )


def _conflict(field: Field, agreement: Agreement, standing: dict[Voice, Claim], totals: Sequence[Claim]) -> Conflict | None:
    if agreement != "conflicting":
        return None
    figures = sorted({_figure(c) for c in standing.values()}, key=lambda f: (f[2] != "all", f[2], f[0] or 0, f[1] or 0))
    positions = []
    for figure in figures:
        claims = [c for c in totals if _figure(c) == figure]
        value = {"min": figure[0], "max": figure[1], "group": figure[2]}
        positions.append(Position(value=value, claims=tuple(c.id for c in claims)))
    return Conflict(field=field, positions=tuple(positions))
