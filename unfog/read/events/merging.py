"""Happenings -> groups: which mentions tell of one happening, and which group is the report's main one.

Within a sentence mentions are joined where the syntax joins them (a cause and its effect, a noun and its relative clause,
a list of verbs with one subject). Across sentences a mention joins an earlier group of its family unless place, day or
doer tell them apart. What the scope keeps out never joins what it lets in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from unfog.read.clauses import path_up
from unfog.read.doc import Token
from unfog.read.events.happening import Group, Happening, definite, doer_kinds, key_of
from unfog.read.scope import related

JOINED = frozenset({"violence", "riot", "dispersal", "control", "protest"})
"""Families whose mentions one sentence may join; others keep to their own."""
ACTS = frozenset({"arrest", "dispersal", "policing", "posture", "disruption", "talks"})
"""Families of separate acts: two mentions are one act only with a participant in common."""
GENERIC = frozenset(
    {"people", "persons", "person", "man", "men", "suspects", "suspect", "mob", "others", "area", "areas", "members"}
)
"""Head words too common to show that two mentions mean the same people."""
_UNREST = 2
"""Mentions of riots and violence from which on a report is one of unrest."""
_CAUSE = ("in", "during", "after", "following", "from", "by", "when", "as", "with", "through", "because", "when", "while")


def join(happenings: list[Happening]) -> list[Group]:
    """Groups in the order of their first mention, the main one first."""
    groups = _by_syntax(happenings)
    merged: list[Group] = []
    unrest = _of_unrest(happenings)
    for group in groups:
        fits = (g for g in _candidates(merged, group) if not told_apart(g, group) and not (unrest and _force_in_unrest(g, group)))
        home = _taken_up(merged, group) or next(fits, None)
        if home is None:
            merged.append(group)
        else:
            home.items.extend(group.items)
    merged = [group for group in merged if any(item.found.frame not in ("incident", "named") for item in group.items)]
    if merged:
        main = min(range(len(merged)), key=lambda i: (-_weight(merged[i]), i))
        merged.insert(0, merged.pop(main))
    return merged


# ------------------------------------------------------------------ within a sentence
def _by_syntax(happenings: list[Happening]) -> list[Group]:
    at = {item.found.token.i: n for n, item in enumerate(happenings)}
    parent = list(range(len(happenings)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for n, item in enumerate(happenings):
        for other in _linked(item.found.token, at):
            a, b = happenings[n], happenings[other]
            if (a.reason is None) == (b.reason is None) and _one_turn(a, b) and _one_family(a, b) and not _two_days(a, b):
                low, high = sorted((root(n), root(other)))
                parent[high] = low
    groups: dict[int, Group] = {}
    for n, item in enumerate(happenings):
        groups.setdefault(root(n), Group()).items.append(item)
    return list(groups.values())


def _one_turn(a: Happening, b: Happening) -> bool:
    """Whether the text tells two mentions in one stretch; where both are background it does not turn to either."""
    return a.turn == b.turn or (a.reason is not None and b.reason is not None)


def _two_days(a: Happening, b: Happening) -> bool:
    """ "On 3 March twelve were killed, and on 9 May two died": clauses of one sentence with a day of their own each."""
    return _no_common_day([a], [b], dt.timedelta(0))


def _one_family(a: Happening, b: Happening) -> bool:
    return a.type.family == b.type.family or (a.type.family in JOINED and b.type.family in JOINED)


def _linked(token: Token, at: dict[int, int]) -> Iterator[int]:
    """Numbers of the other triggers that the syntax says are the same happening as this one."""
    for child in token.children:  # "the blast killed three"
        if child.i in at and child.dep_ in ("nsubj", "nsubjpass", "dobj", "agent"):
            yield at[child.i]
        elif child.dep_ in ("prep", "agent") and child.lower_ in _CAUSE:
            yield from (at[c.i] for c in child.children if c.dep_ in ("pobj", "pcomp") and c.i in at)
        elif child.dep_ in ("advcl", "conj", "relcl", "acl", "xcomp", "appos", "compound") and child.i in at:
            yield at[child.i]
        elif child.dep_ in ("advcl", "relcl", "acl") and child.pos_ in ("VERB", "AUX"):  # "the attack, which left three dead"
            yield from (at[c.i] for c in child.children if c.i in at and c.dep_ in ("dobj", "conj", "xcomp", "acomp", "oprd"))
    for step, node in enumerate(path_up(token)):  # "the victims of the attack were shot"
        if 0 < step <= 2 and node.i in at and token.dep_ != "nsubj":
            yield at[node.i]


# ------------------------------------------------------------------ across sentences
def _candidates(merged: list[Group], group: Group) -> Iterator[Group]:
    """Earlier groups that this one may continue, the most likely first: the first told, then the latest."""
    fits = [g for g in merged if (g.reason is None) == (group.reason is None) and g.families & _families(group)]
    yield from fits[:1]
    yield from reversed(fits[1:])


def _taken_up(merged: list[Group], group: Group) -> Group | None:
    """The happening that definite nouns take up by its own word or place, where the main story has none such.

    "that raid" is the earlier raid; "the Halmet bombing" is the one told to have been in Halmet.
    """
    if group.turn >= 0 or not all(definite(item) or _place_words(item) for item in group.items):
        return None
    for item in group.items:
        named = _place_words(item)
        at_place = [g for g in merged if g.turn >= 0 and named & _seats(g) and g.families & _families(group)]
        if at_place and not any(named & _seats(g) for g in merged if g.turn < 0 and g.reason is None):
            return at_place[-1]
        words = [g for g in merged if g.families & _families(group) and any(i.found.base == item.found.base for i in g.items)]
        if words and not any(g.turn < 0 and g.reason is None for g in words):
            return words[-1]
    return None


def _place_words(item: Happening) -> set[str]:
    """The place a noun is named for ("the Halmet bombing"), lower case."""
    if item.found.verb:
        return set()
    return {str(c.lower_) for c in item.found.token.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"}


def _seats(group: Group) -> set[str]:
    return {str(word) for item in group.items for place in item.places for word in place.span.text.lower().split()}


def _families(group: Group) -> set[str]:
    families = group.families
    return families | (JOINED if families & JOINED else set())


def told_apart(a: Group, b: Group) -> bool:
    """Whether place, day or doer say that two groups are two happenings."""
    dies = a.turn == b.turn and all(item.outlived for item in b.items) and (a.reason is None) == (b.reason is None)
    dies = dies and "state" not in doer_kinds(b.items)  # "73 have died in police firing" says who did it
    if dies and not _ended_before(b, a):
        return False  # "died of his injuries on the 17th" is no happening of its own
    return (
        a.turn != b.turn
        or _other_places(a, b)
        or _other_days(a, b)
        or _other_doers(a, b)
        or _background_apart(a, b)
        or _own_act(a, b)
        or _force_at_riot(a, b)
    )


def _own_act(a: Group, b: Group) -> bool:
    """Acts of a force are told one by one: a second arrest is the first only when it names the same people or "the arrest"."""
    if b.families - ACTS:
        return False
    return not (_harmed(a) & _harmed(b)) and not all(definite(item) for item in b.items)


def _force_at_riot(a: Group, b: Group) -> bool:
    """What a force does at a riot is not the riot, whether or not the riot's doers are named."""
    riot, force = (b, a) if doer_kinds(a.items) == {"state"} else (a, b)
    return doer_kinds(force.items) == {"state"} and _riotous(riot) and not _riotous(force)


def _of_unrest(happenings: list[Happening]) -> bool:
    """Whether a report tells of violence between crowds, in which a force steps in: one that is no force's own attack."""
    told = [item for item in happenings if item.reason is None]
    crowds = sum(item.type.family == "riot" or item.type.name == "mob violence" or item.found.base == "violence" for item in told)
    return crowds >= _UNREST


def _force_in_unrest(a: Group, b: Group) -> bool:
    """What a force does in unrest is not the unrest: its tolls and killings without a doer are not what the police did.

    "Violence has left 40 dead. Two died in police firing." What follows the force's act in the next sentence, or takes it up
    ("the firing"), is still that act.
    """
    mine, theirs = doer_kinds(a.items), doer_kinds(b.items)
    if {frozenset(mine), frozenset(theirs)} != {frozenset(), frozenset({"state"})}:
        return False
    force, other = (a, b) if mine else (b, a)
    fired = {item.found.base for item in force.items}
    if all(definite(item) and item.found.base in fired for item in other.items):
        return False
    return force is b or other.items[0].sentence - force.items[-1].sentence > 1


def _riotous(group: Group) -> bool:
    return doer_kinds(group.items) != {"state"} and any(
        item.type.family in ("riot", "protest") or item.type.name == "mob violence" for item in group.items
    )


def _harmed(group: Group) -> set[str]:
    return {key for item in group.items for key in item.heads("victim", "target")} - GENERIC


def _other_places(a: Group, b: Group) -> bool:
    lead = b.items[0].paragraph <= 1  # headline and lead tell one story, whatever district each names
    mine = [p for item in a.items if not (lead and item.headline) for p in item.places]
    theirs = [p for item in b.items for p in item.places]
    return bool(mine and theirs) and not any(related(p, q) for p in mine for q in theirs)


def _other_days(a: Group, b: Group) -> bool:
    return _no_common_day(a.items, b.items, dt.timedelta(days=1))


def _no_common_day(a: list[Happening], b: list[Happening], slack: dt.timedelta) -> bool:
    """Whether both have days and none of them meet, ``slack`` given."""
    mine, theirs = _days_of(a), _days_of(b)
    return bool(mine and theirs) and not any(x[0] - slack <= y[1] and y[0] <= x[1] + slack for x in mine for y in theirs)


def _ended_before(a: Group, b: Group) -> bool:
    """Whether all days of one group lie before all of another: nobody dies of what has not happened yet."""
    mine, theirs = _days_of(a.items), _days_of(b.items)
    return bool(mine and theirs) and max(last for _, last in mine) < min(first for first, _ in theirs)


def _days_of(items: list[Happening]) -> list[tuple[dt.date, dt.date]]:
    found = []
    for item in items:
        for time in item.times:
            if time.earliest and time.latest:
                try:
                    found.append((dt.date.fromisoformat(time.earliest[:10]), dt.date.fromisoformat(time.latest[:10])))
                except ValueError:
                    continue
    return found


def _other_doers(a: Group, b: Group) -> bool:
    mine, theirs = doer_kinds(a.items), doer_kinds(b.items)
    return bool(mine and theirs) and not mine & theirs


def _background_apart(a: Group, b: Group) -> bool:
    """Background mentions are one happening only with a participant in common."""
    if a.reason is None or b.reason is None:
        return False
    mine = {key_of(p) for item in a.items for _, p in item.parties}
    theirs = {key_of(p) for item in b.items for _, p in item.parties}
    return not mine & theirs


# ------------------------------------------------------------------ the main happening
_RANK = {
    "violence": 3,
    "abduction": 3,
    "sexual": 3,
    "riot": 2,
    "property": 2,
    "control": 3,
    "dispersal": 2,
    "protest": 1,
    "arrest": 1,
}


def _weight(group: Group) -> float:
    """How much of the report a happening takes: headline and opening count most, background nothing."""
    if group.reason is not None:
        return -1.0
    family = max(_RANK.get(family, 0) for family in group.families)
    headline = any(item.headline for item in group.items)
    opening = any(item.paragraph <= 2 for item in group.items)
    if group.turn >= 0:
        return -0.5
    return 2.0 * family + 6.0 * headline + 3.0 * opening + min(len(group.items), 6)
