"""Parsed -> triggers: the words that tell of a happening, with their type and role frame.

A word is a trigger when the lexicon knows it in its part of speech and no trap ("heart attack", "strike over pay")
holds it. Verbs that tell of a happening only with a weapon or a state force behind them (``fire``, ``impose``) are
checked by the roles, not here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from unfog.lexicon.event_types import EventLexicon, Trigger, event_lexicon
from unfog.lexicon.families import Match
from unfog.lexicon.roles import role_lexicon
from unfog.read.clauses import is_verb, root_of
from unfog.read.doc import Token
from unfog.read.parse import Parsed

_NOUN = ("NOUN", "PROPN")
_LOOSE_VERB = ("ADJ", "NOUN", "PROPN", "ADV", "X")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A trigger in the text: its head word, offsets, type and frame."""

    token: Token
    start: int
    end: int
    type: str
    frame: str
    verb: bool
    base: str
    phrase: bool = False


class Spans:
    """Disjoint-or-not intervals, asked whether they hold an offset."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def hold(self, offset: int) -> bool:
        """Whether one of the intervals holds the offset."""
        at = bisect_right(self.starts, offset)
        return any(offset < end for _, end in self.spans[max(0, at - 6) : at])


def find_triggers(parsed: Parsed, text: str) -> list[Found]:
    """All triggers in text order. ``text`` is the lower-case reading copy."""
    words = event_lexicon()
    *phrases, trapped = words.phrases.all(text)
    traps = Spans([match.span() for match in trapped])
    found = list(_phrases(parsed, phrases, words, traps))
    taken = Spans([(item.start, item.end) for item in found])
    for token in parsed.doc:
        lower = token.lower_
        if (
            (lower in words.verbs or lower in words.nouns or lower in words.of_people or lower in words.of_places)
            and not taken.hold(token.idx)
            and not traps.hold(token.idx)
        ):
            item = _word(token, lower, words)
            if item is not None:
                found.append(item)
    found = [item for item in found if not _undone(item, words)]
    found.sort(key=lambda item: (item.start, item.end))
    return found


def _undone(item: Found, words: EventLexicon) -> bool:
    """Whether a bomb is the object of finding or defusing it: nothing went off."""
    if item.verb or item.type not in ("remote explosive/landmine/ied", "suicide bomb"):
        return False
    token = item.token
    return token.dep_ in ("dobj", "nsubjpass") and token.head.lower_ in words.undone and item.base not in words.nouns


def _phrases(parsed: Parsed, phrases: list[list[Match]], words: EventLexicon, traps: Spans) -> Iterator[Found]:
    seen: list[tuple[int, int]] = []
    for matches, kind in zip(phrases, words.phrase_types, strict=True):
        for match in matches:
            start, end = match.span()
            if any(start < b and a < end for a, b in seen) or (traps.hold(start) and traps.hold(end - 1)):
                continue
            root = root_of(parsed.doc, start, end)
            if root is None or (words.types[kind].family == "control" and not _over_place(parsed, end)):
                continue
            seen.append((start, end))
            verb = is_verb(root)
            yield Found(
                token=root,
                start=start,
                end=end,
                type=kind,
                frame=_phrase_frame(root, kind, verb, words),
                verb=verb,
                base=match.group(),
                phrase=True,
            )


def _over_place(parsed: Parsed, end: int) -> bool:
    """Whether what stands behind a phrase's last preposition is a place: nobody fights for "control of the situation"."""
    last = parsed.doc.char_span(end - 1, end, alignment_mode="expand")
    if last is None or len(last) == 0 or last[0].pos_ != "ADP":
        return True
    roles = role_lexicon()
    over = [child for child in last[0].children if child.dep_ in ("pobj", "pcomp")]
    return all(
        w.pos_ == "PROPN"
        or w.lower_ in roles.held
        or w.lower_ in roles.vague
        or any(w.lower_ in heads for heads in roles.things.values())
        for w in over
    )


def _phrase_frame(root: Token, kind: str, verb: bool, words: EventLexicon) -> str:
    if words.types[kind].family == "property":
        return "ignite" if verb else "of"
    if verb:
        known = words.verbs.get(root.lower_)
        return known[0].frame if known else "harm"
    noun = words.nouns.get(root.lower_)
    if noun is not None:
        return noun.frame
    return {"abduction": "of", "posture": "posture", "policing": "police", "protest": "protest"}.get(
        words.types[kind].family, "on"
    )


def _word(token: Token, lower: str, words: EventLexicon) -> Found | None:
    verbal = is_verb(token) or (token.pos_ == "AUX" and token.dep_ == "ROOT")
    if verbal and token.dep_ == "pcomp" and lower in words.nouns and not any(c.dep_ == "dobj" for c in token.children):
        verbal = False  # "after the shooting outside": a noun of action
    trigger: Trigger | None = None
    if verbal or (
        token.pos_ in _LOOSE_VERB and lower not in words.nouns and lower.endswith(("ed", "ing", "shot", "slain", "beaten"))
    ):
        trigger = (
            _of_people(token, lower, words)
            or _of_places(token, lower, words)
            or next((t for t in words.verbs.get(lower, ()) if _has_tail(token, t)), None)
        )
    if trigger is None and (token.pos_ in _NOUN or (not verbal and token.pos_ in ("ADJ", "VERB"))):
        trigger = words.nouns.get(lower)
    if trigger is None and verbal and lower.endswith("ing"):
        trigger = words.nouns.get(lower)  # "the killing of": a noun that the tagger took for a verb
    if trigger is None:
        return None
    end = token.idx + len(token)
    if trigger.tail:
        tail = _tail(token, trigger)
        end = tail.idx + len(tail) if tail is not None and tail.i - token.i < 4 else end
    return Found(
        token=token,
        start=token.idx,
        end=end,
        type=trigger.type,
        frame=trigger.frame,
        verb=trigger.verb,
        base=trigger.base,
    )


def _of_people(token: Token, lower: str, words: EventLexicon) -> Trigger | None:
    """A verb that tells of its happening only where people are its object: an arrest where a force does it, else a capture."""
    known = [t for t in words.of_people.get(lower, ()) if _has_tail(token, t)]
    if not known:
        return None
    roles = role_lexicon()
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children)
    doers = [c for c in token.children if c.dep_ == "nsubj"]
    doers += [c for by in token.children if by.dep_ == "agent" for c in by.children]
    whom = [c for c in token.children if c.dep_ == ("nsubjpass" if passive else "dobj")]
    if not any(w.lower_ in roles.people or w.ent_type_ == "PERSON" for w in whom):
        return None
    force = any(d.lower_ in roles.state_forces or d.lower_ in roles.police for d in doers)
    return next(
        (t for t in known if t.type == "attack" or (t.type == "arrests") == force or (t.type == "arrests" and not doers)), None
    )


def _of_places(token: Token, lower: str, words: EventLexicon) -> Trigger | None:
    """A verb that tells of a change of control: armed people do it to a place ("the rebels took the town")."""
    known = [t for t in words.of_places.get(lower, ()) if _has_tail(token, t)]
    if not known:
        return None
    roles = role_lexicon()
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children)
    what = [c for c in token.children if c.dep_ == ("nsubjpass" if passive else "dobj")]
    if not any(
        w.lower_ in roles.things["settlement"] or w.lower_ in roles.held or w.ent_type_ in ("GPE", "LOC", "FAC") for w in what
    ):
        return None
    doers = [c for c in token.children if c.dep_ == "nsubj"]
    doers += [c for by in token.children if by.dep_ == "agent" for c in by.children]
    if any(d.lower_ in roles.state_forces for d in doers):
        return next((t for t in known if t.type == "government regains territory"), None)
    armed = any(
        d.lower_ in roles.armed or d.lower_ in roles.assailants or d.lower_ in roles.actors or d.ent_type_ == "ORG" for d in doers
    )
    return next((t for t in known if t.type == "non-state actor overtakes territory"), None) if armed else None


def _has_tail(token: Token, trigger: Trigger) -> bool:
    return not trigger.tail or _tail(token, trigger) is not None


def _tail(token: Token, trigger: Trigger) -> Token | None:
    """The last word of a verb's fixed part ("gun down", "open fire"), within six words after it."""
    doc, wanted, at = token.doc, list(trigger.tail), token.i
    last = None
    for word in wanted:
        for i in range(at + 1, min(at + 7, len(doc))):
            if doc[i].lower_ == word:
                last, at = doc[i], i
                break
        else:
            return None
    return last
