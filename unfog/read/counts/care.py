"""Who is hurt, told by a wound, a hospital or a condition instead of a verb of harm: each gives the word for the hurt."""

from __future__ import annotations

import re

from unfog.lexicon.casualties import HarmWords
from unfog.read.counts.clause import child, patient, subject
from unfog.read.counts.quantities import Quantities
from unfog.read.doc import Token

BE = frozenset(
    "is are was were be been being remain remains remained recovering 's 're lay lie lying lies".split()  # noqa: SIM905
)
"""Verbs that take a state: "two are in hospital"."""
_CONDITION = re.compile(r"\b(?:critical|serious|stable|fair|good|grave|guarded)\b", re.IGNORECASE)
_CARE = re.compile(r"hospital|medical|trauma|clinic|surgery|infirmary|released|^wounds?$|^injur", re.IGNORECASE)
_HAVE = frozenset(["have", "has", "had", "having"])
_BEARS = ("NOUN", "PROPN", "PRON", "NUM")
_UP = 4
"""Steps up the parse from people in a hospital to the verb that left them there."""


def carried(token: Token, words: HarmWords) -> Token | None:
    """Whom a verb of carrying or treating brings to care: "was taken to a hospital", "flew the boy to a clinic"."""
    direct = child(token, "dobj")
    if token.tag_ != "VBN" and direct is None:
        return None
    brought = (t for c in token.rights if c.dep_ not in ("conj", "cc", "advcl") for t in c.subtree)
    if not any(_CARE.search(t.lower_) for t in brought) and not _CARE.search(token.lower_):
        return None
    return patient(token, words.verbs)


def in_hospital(token: Token, words: HarmWords, quantities: Quantities) -> Token | None:
    """Who is in hospital: "two remain in hospital", "left two dead and two others in the hospital"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "to"):
        return None
    holder = token.head.head
    if holder.lower_ in BE:
        return subject(holder)
    if token.head.lower_ != "in":
        return None
    if words.verbs.get(holder.lower_) == "leave":
        return child(holder, "dobj")
    left = any(words.verbs.get(a.lower_) == "leave" for a in list(holder.ancestors)[:_UP])
    return holder if left and quantities.number_of(holder) is not None else None


def in_condition(token: Token, words: HarmWords) -> Token | None:
    """Who is in a critical (stable, ...) condition."""
    if not any(_CONDITION.search(c.lower_) for c in token.children):
        return None
    here = token.head
    while here.dep_ in ("prep", "pobj", "conj") and here.pos_ not in ("VERB", "AUX") and here.head.i != here.i:
        here = here.head
    if here.pos_ not in ("VERB", "AUX"):
        return None
    if words.verbs.get(here.lower_) == "leave" and (whom := child(here, "dobj")) is not None:
        return whom
    return subject(here)


def bearer(token: Token, words: HarmWords) -> Token | None:
    """Who has a wound: "people with gunshot wounds", "was found with", "suffering from", "had a gunshot wound"."""
    shot = _shot(token)
    if token.dep_ == "dobj" and token.head.lower_ in _HAVE and any(c.dep_ in ("compound", "amod") for c in token.lefts):
        return subject(token.head)
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in ("with", "from"):
        return None
    holder = prep.head
    if holder.pos_ == "ADJ" and holder.head.pos_ == "VERB":
        holder = holder.head  # "were pulled out alive with burns"
    if holder.dep_ in ("nsubj", "nsubjpass") and words.verbs.get(holder.head.lower_) in ("die", "kill"):
        return None
    if holder.pos_ in _BEARS:
        return holder if prep.lower_ == "with" else None
    if words.verbs.get(holder.lower_) in ("die", "kill") or holder.pos_ not in ("VERB", "AUX"):
        return None
    if prep.lower_ == "from" and not (shot or words.verbs.get(holder.lower_) in ("suffer", "leave")):
        return None
    return patient(holder, words.verbs) or subject(holder)


def _shot(wound: Token) -> bool:
    return any(c.lower_ in ("gunshot", "bullet", "gun") for c in wound.children)


def wound_field(wound: Token) -> str:
    """What a wound says of its bearer: killed, shot or injured."""
    fatal = next((c for c in wound.children if c.lower_ in ("fatal", "deadly")), None)
    if fatal is not None:
        return "injured" if {t.lower_ for t in wound.doc[max(0, fatal.i - 2) : fatal.i]} & {"non", "not"} else "killed"
    return "shot" if _shot(wound) else "injured"
