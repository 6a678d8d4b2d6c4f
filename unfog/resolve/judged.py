"""Reviewers' judgements about who is who, applied before anything else is worked out, so that nothing overrules them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from unfog.lexicon.actors import name_keys
from unfog.model import EntityId, Evidence, IdentityJudgement, NameRef, Rejected, ReportId, make_id
from unfog.resolve.sets import Sets
from unfog.resolve.sightings import Sighting, body_key

Pair = tuple[str, str]


@dataclass(slots=True)
class Judged:
    """What the judgements leave behind: questions a reviewer holds open, with the words said, and what could not be applied."""

    open: dict[Pair, Evidence] = field(default_factory=dict)
    unmet: list[Rejected] = field(default_factory=list)


class Register:
    """The sightings by every id and name a judgement may use for them."""

    def __init__(self, seen: Sequence[Sighting]) -> None:
        self._by_id: dict[EntityId, list[Sighting]] = defaultdict(list)
        self._by_name: dict[str, list[Sighting]] = defaultdict(list)
        for sighting in seen:
            ids = {sighting.id, EntityId(make_id("n", sighting.id))}
            if sighting.type != "person":
                ids.add(EntityId(make_id("n", body_key(sighting))))
            for one in ids:
                self._by_id[one].append(sighting)
            for name in {written_alike(n) for n, _ in sighting.counts}:
                self._by_name[name].append(sighting)

    def meant(self, ref: NameRef) -> list[Sighting]:
        """The sightings a reference means; none when neither the id nor the name is known."""
        if ref.entity is not None and ref.entity in self._by_id:
            return self._by_id[ref.entity]
        if ref.name is None:
            return []
        return [s for s in self._by_name.get(written_alike(ref.name), ()) if ref.report in (None, ReportId(s.report))]


def written_alike(name: str) -> str:
    """A name with case, accents, apostrophes and marks taken off: what "that very name" means."""
    return " ".join(name_keys(name))


def apply(judgements: Sequence[IdentityJudgement], seen: Sequence[Sighting], sets: Sets) -> Judged:
    """Join and part ``sets`` as the judgements say, the latest first, so that an earlier one gives way to it."""
    judged = Judged()
    register = Register(seen) if judgements else None
    said: set[tuple[NameRef, ...]] = set()
    for judgement in reversed(judgements):
        assert register is not None
        about = tuple(sorted((judgement.one, judgement.two), key=repr))
        if about in said:
            continue
        said.add(about)
        one, two = register.meant(judgement.one), register.meant(judgement.two)
        if not one or not two:
            missing = judgement.two if one else judgement.one
            judged.unmet.append(
                _unmet(judgement, "unknown", f"no report names {_ref(missing)}; look the name up and judge again")
            )
            continue
        _one(judgement, one, two, sets, judged)
    judged.unmet.reverse()
    return judged


def _one(judgement: IdentityJudgement, one: Sequence[Sighting], two: Sequence[Sighting], sets: Sets, judged: Judged) -> None:
    pairs = [(a.id, b.id) for a in one for b in two if a.id != b.id]
    if judgement.verdict == "same":
        done = all([sets.join(a, b, words(judgement)) for a, b in pairs])
    elif {s.id for s in one} & {s.id for s in two}:
        done = False
    elif judgement.verdict == "different":
        done = all([sets.part(a, b) for a, b in pairs])
    else:
        done = all([sets.part(a, b) for a, b in pairs])
        first = min(pairs)
        reports = tuple(sorted({ReportId(s.report) for s in (*one, *two)}))
        judged.open[first] = Evidence(kind="judgement", text=words(judgement), reports=reports)
    if not done:
        judged.unmet.append(
            _unmet(
                judgement,
                "contradiction",
                "a later judgement, or one report that names both as one, says otherwise; revoke either",
            )
        )


def words(judgement: IdentityJudgement) -> str:
    """A judgement as a sentence."""
    who = judgement.by or "a reviewer"
    verdict = {"same": "one and the same", "different": "two different ones", "unsure": "an open question"}[judgement.verdict]
    because = f": {judgement.reason}" if judgement.reason else ""
    return f"{who} judged {_ref(judgement.one)} and {_ref(judgement.two)} {verdict}{because}"


def _ref(ref: NameRef) -> str:
    return f'"{ref.name}"' if ref.name else str(ref.entity or "nobody")


def _unmet(judgement: IdentityJudgement, code: str, detail: str) -> Rejected:
    return Rejected(stage="resolve", code=code, subject=words(judgement), detail=detail)
