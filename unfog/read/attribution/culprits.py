"""Doers named without a verb for the deed: "it was the front", "its work", "fired from a hill held by the army".

Text, words of one content -> :class:`Doer`, beside those whom clauses of deeds name (``doers``). The words stand in
``en/stances.toml`` under ``culprit``.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.stances import Stances
from unfog.model import Mention
from unfog.read.attribution.blame import Party
from unfog.read.attribution.doers import Doer, nobody, party_at
from unfog.read.attribution.sources import is_passive, subject_of
from unfog.read.attribution.text import Text

_NEG = ("neg",)
_IT = frozenset(("it", "this", "that"))
_THEM = frozenset(("us", "them", "we", "they"))
_OWN_WORK = frozenset(("its", "their", "our", "his"))


def culprits(text: Text, known: Stances, words: list[int], mentions: tuple[Mention, ...]) -> Iterator[Doer]:
    """Those whom the words make the doers by saying what it was, whose it was, where it came from, whom a suspect serves."""
    inside = set(words)
    for i in words:
        if text.pos[i] in ("VERB", "AUX"):
            denied = any(text.dep[k] in _NEG for k in text.kids[i])
            for noun in _named_by(text, known, i, mentions):
                if noun in inside:
                    yield from _doer(text, known, noun, mentions, denied)


def _doer(text: Text, known: Stances, noun: int, mentions: tuple[Mention, ...], denied: bool) -> Iterator[Doer]:
    if text.lower[noun] in _THEM or text.lower[noun] in _OWN_WORK:
        party = Party(name=text.words[noun], entity=None, start=text.start[noun], end=text.end[noun])
        yield Doer(party=party, own=True, denied=denied)
        return
    found = party_at(text, known, noun, mentions)
    if found is not None and not nobody(known, found):
        yield Doer(party=found, own=False, denied=denied)


def _named_by(text: Text, known: Stances, verb: int, mentions: tuple[Mention, ...]) -> Iterator[int]:
    lemma = text.lemma[verb]
    if lemma == "be":
        yield from _it_was(text, known, verb)
    if lemma in known.culprit["from_verbs"]:
        yield from _fired_from(text, known, verb)
    if lemma in known.culprit["impacts"]:
        yield from _owner_of_weapon(text, known, verb)
    if lemma in known.culprit["lies"]:
        subject = text.child(verb, "nsubj")
        if subject is not None and text.lemma[subject] in ("responsibility", "blame", "fault", "guilt"):
            yield from (c for k in text.kids[verb] if text.lower[k] == "with" for c in text.kids[k] if text.dep[c] == "pobj")
    yield from _served_by(text, known, verb)


def _it_was(text: Text, known: Stances, be: int) -> Iterator[int]:
    """``it was the coalition``, ``the bombing was its work``, ``it was them``."""
    subject, said = text.child(be, "nsubj"), text.child(be, "attr")
    if subject is None or said is None or said < be:
        return
    deed = text.lower[subject] in _IT or text.lemma[subject] in known.nouns | known.deeds
    if not deed:
        return
    if text.lemma[said] in known.marks:
        yield from (k for k in text.kids[said] if text.dep[k] == "poss")
        return
    if text.lower[subject] not in _IT:
        return
    owned = text.child(said, "poss")
    if text.lemma[said] in known.instruments | known.culprit["munitions"]:
        yield said
    elif text.lower[said] in _THEM or (owned is None and _is_body(text, said)):
        yield said


def _is_body(text: Text, noun: int) -> bool:
    """A name, alone or with a noun: "the US-led coalition", "Harnabad"; not "a deliberate attack"."""
    return text.pos[noun] == "PROPN" or text.lower[noun] in ("coalition", "army", "police", "military", "militia", "regime")


def _fired_from(text: Text, known: Stances, verb: int) -> Iterator[int]:
    """``fired from a base of the battalion``, ``came from positions held by the front``, ``from army positions``."""
    for k in text.kids[verb]:
        place = text.child(k, "pobj") if text.lower[k] == "from" else None
        if place is None or text.lemma[place] not in known.culprit["positions"]:
            continue
        for c in text.kids[place]:
            if text.dep[c] in ("poss", "compound", "amod", "nmod"):
                yield c
            elif text.dep[c] == "prep" and text.lower[c] == "of":
                yield from (p for p in text.kids[c] if text.dep[p] == "pobj")
            elif text.dep[c] in ("acl", "relcl") and text.lemma[c] in known.culprit["held"]:
                by = text.child(c, "agent")
                by = by if by is not None else next((p for p in text.kids[c] if text.lower[p] == "by"), None)
                if by is not None:
                    yield from (p for p in text.kids[by] if text.dep[p] == "pobj")


def _owner_of_weapon(text: Text, known: Stances, verb: int) -> Iterator[int]:
    """``Orlan missiles slammed into``, ``a mortar of the militia had fallen short``, ``was hit by an Orlan interceptor``."""
    passive = is_passive(text, verb)
    by = text.child(verb, "agent")
    weapon = (text.child(by, "pobj") if by is not None else None) if passive else subject_of(text, verb)
    if weapon is None or text.lemma[weapon] not in known.instruments | known.culprit["munitions"]:
        return
    for k in text.kids[weapon]:
        if text.dep[k] in ("poss", "compound", "amod", "nmod") and text.words[k][:1].isupper():
            yield k
        elif text.dep[k] == "prep" and text.lower[k] in ("of", "from"):
            yield from (p for p in text.kids[k] if text.dep[p] == "pobj" and text.pos[p] in ("PROPN", "NOUN"))


def _served_by(text: Text, known: Stances, verb: int) -> Iterator[int]:
    """``The suspects belong to a cell of the front``, ``the gunman was a member of it``, ``wore the uniforms of the army``."""
    subject = text.child(verb, "nsubj", "nsubjpass")
    if subject is None or not _is_suspect(text, known, subject):
        return
    lemma = text.lemma[verb]
    if lemma in known.culprit["belongs"]:
        yield from (c for k in text.kids[verb] if text.lower[k] == "to" for c in text.kids[k] if text.dep[c] == "pobj")
    elif lemma == "be":
        for k in text.kids[verb]:
            if text.dep[k] in ("attr", "acomp") and text.lemma[k] in known.culprit["members"] and k > verb:
                yield from (p for c in text.kids[k] if text.lower[c] in ("of", "to") for p in text.kids[c] if text.dep[p] == "pobj")
                yield from (c for c in text.kids[k] if text.dep[c] in ("compound", "amod", "poss"))
    elif lemma == "wear":
        worn = text.child(verb, "dobj")
        if worn is not None and text.lemma[worn] in known.culprit["uniforms"]:
            yield from (p for c in text.kids[worn] if text.lower[c] == "of" for p in text.kids[c] if text.dep[p] == "pobj")
            yield from (c for c in text.kids[worn] if text.dep[c] in ("compound", "amod", "poss"))


def _is_suspect(text: Text, known: Stances, noun: int) -> bool:
    return text.lemma[noun] in known.culprit["suspects"] or text.lower[noun] in known.culprit["suspects"]
