"""Who did it, by the clause's own syntax: subjects and agents of deeds, those behind them, those blamed.

Events know an attacker only where their own rules find one; a statement on responsibility needs less: "it was behind the
bombing", "one of its fighters had carried it out", "a cell of the group that calls itself X". Parties come out as written,
with the entity mentioned; ``own`` says that the speaker means its own side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unfog.lexicon.cues import cues
from unfog.lexicon.stances import Stances
from unfog.model import Mention
from unfog.read.attribution.accused import blames
from unfog.read.attribution.blame import Party
from unfog.read.attribution.deeds import (
    are_attackers,
    bare_participle,
    did_it,
    does_deed,
    is_defence,
    opens_fire,
    ordered,
    with_particle,
)
from unfog.read.attribution.frames import VERBAL, lemma_of
from unfog.read.attribution.parties import nobody, party_at
from unfog.read.attribution.sources import is_passive, subject_of
from unfog.read.attribution.text import Text
from unfog.read.attribution.undone import (
    OPEN,
    into_air,
    is_denied,
    is_habit,
    is_history,
    no_one,
    none_done,
    nothing_done,
    of_report,
    would_never,
)

_AROUND = frozenset(("in", "at", "near", "on", "around", "within", "inside", "along"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """A party, whether it is the speaker's own side, and whether the clause says that it did not do it."""

    party: Party
    own: bool
    denied: bool


def doers(text: Text, known: Stances, words: list[int], mentions: tuple[Mention, ...], refused: bool = False) -> Iterator[Doer]:
    """Those whom the clauses among ``words`` make the doers of an attack; ``refused``: the speaker says it is not so."""
    inside = set(words)
    for i in words:
        if text.pos[i] not in VERBAL:
            continue
        if any(text.lower[k] in OPEN for k in text.kids[i] if text.dep[k] == "aux") and not would_never(text, i):
            continue
        for noun in _with_joined(text, _subjects(text, known, i)):
            if noun not in inside:
                continue
            own = _is_own(text, known, noun)
            if (
                (own is not None and is_habit(text, i))
                or is_history(text, known, i)
                or (not refused and of_report(text, known, i, inside))
            ):
                continue
            denied = is_denied(text, i) or nothing_done(text, i)
            denied = denied or into_air(text, i) or none_done(text, i) or no_one(text, noun)
            if own is not None:
                first, last = min(own, noun), max(own, noun)
                party = Party(name=text.words[own], entity=None, start=text.start[first], end=text.end[last])
                yield Doer(party=party, own=True, denied=denied)
            elif text.lemma[noun] not in known.nouns:  # "the strike killed ten" names no doer
                found = party_at(text, known, noun, mentions)
                if found is not None and not nobody(known, found) and not _bare_weapon(text, known, found):
                    yield Doer(party=found, own=False, denied=denied)


def _with_joined(text: Text, nouns: Iterator[int]) -> Iterator[int]:
    """The nouns, and those joined to them: "the army and its auxiliaries"."""
    for noun in nouns:
        yield noun
        yield from (k for k in text.kids[noun] if text.dep[k] == "conj" and text.pos[k] in ("NOUN", "PROPN"))


def _bare_weapon(text: Text, known: Stances, party: Party) -> bool:
    """``Shells struck the market``: what hit it did not do it."""
    weapons = known.instruments | known.culprit["munitions"]
    return all(word.lower() in weapons or word.lower().removesuffix("s") in weapons for word in party.name.split())


def _subjects(text: Text, known: Stances, i: int) -> Iterator[int]:
    """The words that a clause makes the doers: of a deed, behind it, guilty of it, recognised by its marks."""
    done = does_deed(text, known, i)
    if done and text.dep[i] == "xcomp" and text.lemma[text.head[i]] in known.culprit["tries"]:
        tried = text.child(text.head[i], "nsubj")
        if tried is not None:
            yield tried  # "it tried to kill a detective"
        return
    if done or opens_fire(text, i) or did_it(text, i) or ordered(text, known, i):
        by = text.child(i, "agent")
        if by is not None or is_passive(text, i):
            suffered = text.child(i, "nsubjpass")
            thrown = text.lemma[i] in known.culprit["launches"]
            deserved = suffered is not None and not thrown and are_attackers(text, known, suffered)
            noun = text.child(by, "pobj") if by is not None and not deserved else None
        elif bare_participle(text, i):
            noun = None  # "was believed killed"
        else:
            noun = None if is_defence(text, known, i) else subject_of(text, i) or _some(text, i)
        if noun is not None:
            yield noun
    elif text.lemma[i] in known.presence:  # "none of his men had gone out that night"
        subject = text.child(i, "nsubj")
        if subject is not None and no_one(text, subject) and _is_own(text, known, subject) is not None:
            yield subject
    elif text.lower[i] in known.guilty:  # "were not involved", read as a passive
        subject = text.child(i, "nsubjpass", "nsubj")
        if subject is not None:
            yield subject
    elif text.lemma[i] == "be":
        for k in text.kids[i]:
            to_blame = text.lower[k] in known.guilty or (text.dep[k] == "prep" and text.lower[k] in known.behind)
            to_blame = to_blame or (text.dep[k] == "attr" and k > i and text.lemma[k] in known.authors)
            to_blame = to_blame or (text.dep[k] == "attr" and text.lower[k] in known.part and no_one(text, k))
            subject = text.child(i, "nsubj") if to_blame else None
            if subject is not None:
                yield subject
        yield from _cleft(text, known, i)
    if not done and is_passive(text, i):  # "has been punished by us"
        by = text.child(i, "agent")
        giver = text.child(by, "pobj") if by is not None else None
        if giver is not None and text.lower[giver] in ("us", "ourselves"):
            yield giver
    if text.lemma[i] == "have" and _no_part(text, known, i):
        subject = text.child(i, "nsubj")
        if subject is not None:
            yield subject
    if is_passive(text, i) and text.child(i, "agent") is None and blames(text, known, i):
        charged = text.child(i, "nsubjpass")
        if charged is not None:
            yield charged  # "X has been charged with the murders", police said
    for k in text.kids[i]:
        if text.dep[k] in ("dobj", "attr") and text.lemma[k] in known.marks:
            of = next((c for c in text.kids[k] if text.lower[c] == "of"), None)
            noun = text.child(of, "pobj") if of is not None else None
            if noun is not None:
                yield noun


def _some(text: Text, verb: int) -> int | None:
    """``Between 40 and 50 fighters attacked the post``: the parser finds a preposition where the subject is."""
    before = (k for k in text.kids[verb] if k < verb and text.lower[k] in ("between", "around", "about", "over", "under"))
    nouns = (noun for k in before if (noun := text.child(k, "pobj")) is not None and noun + 1 <= verb)
    return next((noun for noun in nouns if text.child(noun, "nummod") is not None), None)


def _no_part(text: Text, known: Stances, verb: int) -> bool:
    """``had nothing to do with``, ``had no part in``, ``had no aircraft in the area``, ``had nobody there``."""
    done = text.child(verb, "dobj")
    if done is None:
        return False
    weapon = text.lemma[done] in known.instruments | known.culprit["munitions"]
    denied = any(text.lower[k] == "no" for k in text.kids[done])
    subject = text.child(verb, "nsubj")
    if subject is not None and no_one(text, subject) and text.lower[done] in known.part:
        return True  # "no herder had any hand in it"
    if text.lower[done] == "nobody" or (denied and (text.lower[done] == "one" or text.lemma[done] in known.of_many)):
        return _somewhere(text, verb, done)
    return text.lower[done] == "nothing" or (denied and (weapon or text.lower[done] in known.part))


def _somewhere(text: Text, verb: int, done: int) -> bool:
    """Whether a clause says where: "no one in the area", "no armed men near the town", "nobody there"."""
    below = (*text.kids[verb], *text.kids[done])
    near = any(text.dep[k] == "prep" and text.lower[k] in _AROUND for k in below)
    return near or any(text.lower[k] in ("there", "nearby") for k in below)


def _cleft(text: Text, known: Stances, be: int) -> Iterator[int]:
    """``It was the front that struck the bus``: the noun after "it was", where a deed's relative clause follows it."""
    named, it = text.child(be, "attr"), text.child(be, "nsubj")
    if named is None or it is None or text.lower[it] != "it":
        return
    after = max(text.tree(named) - {k for k in text.tree(named) if k > named and text.dep[k] == "relcl"}, default=named)
    below = [
        k for k in sorted(text.tree(named)) if text.lower[k] in ("that", "who", "which") and text.dep[text.head[k]] == "relcl"
    ]
    for k in (*below, named + 1, after + 1):
        if k < len(text.words) and text.lower[k] in ("that", "who", "which") and text.dep[k] in ("nsubj", "mark"):
            verb = text.head[k]
            done = lemma_of(text, verb, cues()) in known.deeds_done or with_particle(text, verb) in known.deeds_done
            if done or did_it(text, verb):
                yield named
                return


def _is_own(text: Text, known: Stances, noun: int) -> int | None:
    """The word by which a speaker means its own side: "it", "our forces", "one of its fighters"; else ``None``. Inside a
    quotation "they" are others."""
    if text.lower[noun] in known.own:
        return noun if text.quote_at[noun] < 0 or text.lower[noun] not in ("they", "it") else None
    for k in text.kids[noun]:
        if text.dep[k] == "poss" and text.lower[k] in known.own:
            return k
        if text.dep[k] == "poss" and text.lower[k] in known.men and text.lemma[noun] in known.of_many:
            return k  # "his men had carried it out"
        own = text.child(k, "pobj") if text.dep[k] == "prep" and text.lower[k] == "of" else None
        if own is not None and text.lower[own] == "own":
            return next((c for c in text.kids[own] if text.lower[c] in known.own), None)  # "a mine of its own"
        partial = text.lemma[noun] in known.of_many or text.tag[noun] == "CD"
        if partial and text.dep[k] == "prep" and text.lower[k] in ("of", "from"):
            whole = text.child(k, "pobj")
            if whole is not None:
                found = _is_own(text, known, whole)
                if found is not None:
                    return found
    for k in text.kids[noun]:  # "a bomb dropped by one of its aircraft"
        by = text.child(k, "agent") if text.dep[k] == "acl" else None
        giver = text.child(by, "pobj") if by is not None else None
        if giver is not None:
            return _is_own(text, known, giver)
    return None
