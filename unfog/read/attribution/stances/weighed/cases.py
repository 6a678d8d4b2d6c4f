"""Pairs of an attribution and a party -> yes-or-no features without words: who speaks, of what, what the party is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.stances import stances
from unfog.read.attribution.blame import attribution_around, sides_of
from unfog.read.attribution.deeds import does_deed
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.stances.denials import does_not_deny, refuses
from unfog.read.attribution.stances.own_side import own_side
from unfog.read.attribution.stances.said import Said, negated
from unfog.read.attribution.stances.unsaid import says_not, undecided, withdraws
from unfog.read.attribution.stances.weighed.context import Context, roles_as
from unfog.read.attribution.stances.weighed.parties import Candidate, of_side
from unfog.read.attribution.stances.weighed.roles import roles_of
from unfog.read.attribution.stands import stand_of
from unfog.read.attribution.text import words_at
from unfog.read.attribution.undone import OPEN, is_habit

_ELSEWHERE = 6
"""Places of a party elsewhere in its report that are looked at, from the first on."""
_NEAR = 45
"""Words before a content among which a party counts as named just before."""
_NOT_JOINED = ("style", "length", "paragraph")
"""Features of what is said, by their first word, that mean the same wherever the party is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One attribution beside one party: the features of the pair, and those that it shares with other parties: what is said is
    ``alone``, and ``joined`` with ``where`` the party is; ``own``: the party is the speaker's own side."""

    said: Said
    party: Candidate
    own: bool
    features: frozenset[str]
    alone: frozenset[str]
    where: str
    joined: tuple[str, ...]

    @property
    def shared(self) -> frozenset[str]:
        """All features that do not depend on the party itself."""
        return self.alone.union(self.joined)


def cases(context: Context) -> Iterator[Case]:
    """Every pair that may be a stance: the party is named in or just before what is said, is the speaker's own side, is charged
    in this report, or is what a rule found."""
    told = context.told
    for attribution in told.attributions:
        if attribution.speaker is None:
            continue
        said = Said(told=told, attribution=attribution)
        alone = frozenset(_of_said(said, context))
        joined: dict[str, tuple[str, ...]] = {}
        side = of_side(context.parties, own_side(said))
        inside = set(said.content)
        cue = set(words_at(told.text, attribution.cue.start, attribution.cue.end)) if attribution.cue is not None else set()
        source = set(said.source)
        first = min(inside, default=0)
        last = _last_named(context, first, source, side)
        here = sum(not heads.isdisjoint(inside) for heads in context.heads.values())
        sentence = told.text.sent[first] if inside else -1
        for key, party in context.parties.items():
            heads = context.heads[key]
            within = heads & inside
            same = {head for head in heads if told.text.sent[head] == sentence} - within
            own = side is not None and side.key == key
            charged = context.charges[key] + context.own[key] > 0 or "attacker main" in context.parts.get(key, ())
            ruled = context.ruled.get((str(attribution.id), key), set())
            if not (within or same or own or ruled or charged or last == key):
                continue
            features = _of_pair(said, context, party, within, same, own, ruled)
            features.add(f"parties inside {min(here, 3)}")
            if last == key:
                features.add("last named")
            if not heads.isdisjoint(source):
                features.add("in source")
            if not heads.isdisjoint(cue):
                features.add("in cue")
            if own:
                features |= _own_words(said)
            elif last == key or not here:
                features |= _meant_words(said)
            where = "own" if own else "inside" if within else "near" if same else "last" if last == key else "away"
            if where not in joined:
                joined[where] = tuple([f"{where} & {f}" for f in alone if not f.startswith(_NOT_JOINED)])
            yield Case(
                said=said, party=party, own=own, features=frozenset(features), alone=alone, where=where, joined=joined[where]
            )


def _last_named(context: Context, first: int, source: set[int], side: Candidate | None) -> str | None:
    """The party named last before a content that is neither its speaker nor the speaker's side."""
    best: tuple[int, str] | None = None
    for key, at in context.parties.items():
        if side is not None and key == side.key:
            continue
        for place in at.places:
            if first - _NEAR <= place.head < first and place.head not in source and (best is None or place.head > best[0]):
                best = (place.head, key)
    return best[1] if best is not None else None


def _of_said(said: Said, context: Context) -> set[str]:
    """What an attribution is, whatever the party."""
    told, attribution, text, known = said.told, said.attribution, said.told.text, said.told.known
    found = {f"kind {attribution.kind}", f"style {attribution.style}"}
    if said.sense is not None:
        found |= {f"cue {said.sense.of.name}", f"effect {said.sense.of.effect}"}
        if said.sense.of.stance:
            found.add(f"cue takes {said.sense.of.stance}")
    else:
        found.add("cue unknown")
    if said.cue is not None:
        if negated(text, said.cue):
            found.add("cue negated")
        stance = known.verbs.get(text.lemma[said.cue])
        if stance:
            found.add(f"verb takes {stance}")
        stand = stand_of(text, known, said.cue)
        if stand:
            found.add(f"stand {stand}")
        if any(text.lower[k] in OPEN for k in text.kids[said.cue] if text.dep[k] == "aux"):
            found.add("cue modal")
    for name, holds in (("refuses", refuses(said)), ("says not", says_not(said)), ("undecided", undecided(said)),
                        ("withdraws", withdraws(said)), ("does not deny", does_not_deny(said))):  # fmt: skip
        if holds:
            found.add(name)
    mention = said.mention
    found.add(f"speaker {mention.type}" if mention is not None else "speaker unnamed")
    if said.head is not None and text.pos[said.head] == "PRON":
        found.add("speaker pronoun")
    found |= _of_content(said)
    main = told.main
    if said.content and main is not None:
        trigger = text.at(main.trigger.start)
        apart = abs(text.para[said.content[0]] - text.para[trigger])
        found.add(f"paragraphs from deed {min(apart, 4)}")
    overlapping = [e for e in told.events if any(p.overlaps(m) for p in attribution.content for m in e.mentions)]
    for event in overlapping:
        kind = event_lexicon().types.get(event.type)
        routine = kind is not None and kind.routine
        found.add("tells background" if event.background else "tells routine" if routine else "tells main")
        if any(a.role == "attacker" for a in event.arguments):
            found.add("tells attacker")
    if said.content:
        para = text.para[said.content[0]]
        found.add(f"paragraph {para if para < 3 else '3-5' if para < 6 else '6+'}")
    around = (
        attribution_around(told.attributions, attribution.speaker.start, attribution.speaker.end) if attribution.speaker else None
    )
    if around is not None and around is not attribution:
        found.add("nested")
    if any(
        a is not attribution and any(p.overlaps(q) for p in a.content for q in attribution.content) for a in told.attributions
    ):
        found.add("shares content")
    return found


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    """The features that single words of a content give."""
    known = stances()
    lists = {
        "deed noun": known.nouns, "reported": known.reported, "false": known.falsehood | known.answer["untrue"],
        "guilty": known.guilty, "behind": known.behind, "mark": known.marks, "author": known.authors, "part": known.part,
        "harm": known.harms, "weapon": known.instruments | known.culprit["munitions"], "wrong": known.culprit["wrongs"],
        "error": known.own_up["errors"], "innocent": known.own_up["innocent"], "unsaid": known.answer["unsaid"],
        "suspect": known.culprit["suspects"], "foe": known.own_up["foes"], "no": known.spoken["no"],
        "first person": known.spoken["we"], "i": known.spoken["i"], "inquiry": known.own_up["inquiries"],
        "withheld": known.culprit["withheld"], "praise": known.culprit["praised"], "men": known.own_up["state"],
        "ordered": known.culprit["ordered"],
    }  # fmt: skip
    found: dict[str, tuple[str, ...]] = {}
    for name, words in lists.items():
        for word in words:
            found[word] = (*found.get(word, ()), f"has {name}")
    return found


def _of_content(said: Said) -> set[str]:
    """The classes of the words that are said."""
    text, known, found = said.told.text, said.told.known, set()
    content = said.content
    words = [i for i in content if not text.empty[i]]
    found.add(f"length {0 if len(words) < 4 else 1 if len(words) < 9 else 2 if len(words) < 18 else 3}")
    classes = _classes()
    for i in words:
        lemma, lower = text.lemma[i], text.lower[i]
        found.update(classes.get(lemma, ()))
        found.update(classes.get(lower, ()))
        if lower in ("?",) or text.tag[i] in ("WRB",):
            found.add("has question")
        if lower == "if":
            found.add("has if")
        if text.pos[i] in ("VERB", "AUX"):
            kind = None
            if does_deed(text, known, i):
                kind = f"deed{' passive' if is_passive(text, i) else ''}"
                if is_habit(text, i):
                    found.add("has habit")
            elif known.verbs.get(lemma):
                kind = known.verbs[lemma]
            elif any(lemma in e.verbs for e in known.blames):
                kind = "blame"
            elif lemma in known.culprit["ordered"] or lemma in known.culprit["sent"]:
                kind = "ordered"
            if kind is not None:
                found.add(f"verb {kind}")
                if any(text.dep[k] == "neg" for k in text.kids[i]):
                    found.add(f"verb {kind} negated")
                if any(text.lower[k] in OPEN for k in text.kids[i] if text.dep[k] == "aux"):
                    found.add(f"verb {kind} open")
    top = said.top_verb()
    if top is not None:
        found.add(f"top {text.lemma[top] if text.lemma[top] in ('be', 'have', 'do') else text.tag[top]}")
        if negated(text, top):
            found.add("top negated")
    if words and text.lower[words[0]] in known.spoken["that"]:
        found.add("that")
    if any(text.quote_at[i] >= 0 for i in words):
        found.add("quotes")
    return found


def _of_pair(
    said: Said, context: Context, party: Candidate, within: frozenset[int], same: set[int], own: bool, ruled: set[str]
) -> set[str]:
    """What a party is to what is said."""
    key = party.key
    if key not in context.fixed:
        context.fixed[key] = frozenset(_of_party(context, party))
    found = set(context.fixed[key])
    if own:
        found.add("own side")
    if within:
        found.add("inside")
    for head in within:
        found |= roles_as(context, "in", head)
    for head in same:
        found |= roles_as(context, "near", head)
    elsewhere = [p.head for p in party.places if p.head not in within and p.head not in same]
    for head in elsewhere[:_ELSEWHERE]:
        found |= roles_as(context, "else", head)
    found |= {f"rule {stance}" for stance in ruled}
    mine = str(said.attribution.id)
    others = {s for (a, k), stances in context.ruled.items() if a == mine and k != key for s in stances}
    found |= {f"rule for other {stance}" for stance in others}
    if others & {"claims", "confirms", "denies"}:
        found.add("rule for other own")
    counted = (("charged", context.charges, {"accuses"}), ("owned", context.own, {"claims", "confirms"}),
               ("denied", context.denials, {"denies"}))  # fmt: skip
    for name, counter, here in counted:
        found.add(f"{name} {min(counter[key] - len(ruled & here), 2)}")
    mine_sides = sides_of(said.called)
    if mine_sides and not own and sides_of(party.name) & mine_sides:
        found.add("same state")
    return found


def _of_party(context: Context, party: Candidate) -> set[str]:
    """What a party is in its report, whoever speaks."""
    key, text = party.key, context.told.text
    found = {f"party {party.kind}", f"named {min(len(party.places), 4)}"}
    found |= {f"event: {part}" for part in context.parts.get(key, ())}
    for name, counter in (("charged", context.charges), ("owned", context.own), ("denied", context.denials)):
        if counter[key] and counter[key] == max(counter.values()):
            found.add(f"most {name}")
        if counter:
            found.add(f"some {name}")
    kinds = [at.kind for at in context.parties.values()]
    if party.kind in ("group", "state") and kinds.count("group") + kinds.count("state") == 1:
        found.add("only body")
    if party.kind == "group" and kinds.count("group") == 1:
        found.add("only group")
    if party.places and text.para[party.places[0].head] == 0:
        found.add("in headline")
    return found


def _own_words(said: Said) -> set[str]:
    """What the words for the speaker's own side are in what is said: "we", "its fighters"."""
    text, known = said.told.text, said.told.known
    found: set[str] = set()
    first = known.spoken["we"] | known.spoken["i"]
    own = known.own | first | known.men
    for i in said.content:
        if text.lower[i] in own:
            person = "first" if text.lower[i] in first else "third"
            found |= {f"self {person}: {role}" for role in roles_of(said.told, i)}
    return found


def _meant_words(said: Said) -> set[str]:
    """What pronouns of the third person are in what is said, which may mean the party named before."""
    text = said.told.text
    found: set[str] = set()
    for i in said.content:
        if text.lower[i] in said.told.known.spoken["they"]:
            found |= {f"pron: {role}" for role in roles_of(said.told, i)}
    return found
