"""Whether a verb means a deed: by itself, with its object or particle, and not in defence."""

from __future__ import annotations

from unfog.lexicon.cues import cues
from unfog.lexicon.stances import Stances
from unfog.read.attribution.frames import lemma_of
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.text import Text


def known_deeds(known: Stances) -> frozenset[str]:
    """Nouns for a deed or a harm: nobody is blamed with them."""
    return known.nouns | known.deeds | known.harms


def does_deed(text: Text, known: Stances, verb: int) -> bool:
    """Whether a verb means a deed: by itself, or with the object that it needs for that ("laid a mine", "took two girls")."""
    lemma = lemma_of(text, verb, cues())
    if lemma in known.needing or text.lemma[verb] in known.needing:
        done_to = _object(text, verb)
        needed = known.needing.get(lemma) or known.needing[text.lemma[verb]]
        return done_to is not None and any(text.lemma[k] in needed for k in (done_to, *text.kids[done_to]))
    return lemma in known.deeds_done or with_particle(text, verb) in known.deeds_done


def _object(text: Text, verb: int) -> int | None:
    """What is done to: the object, also of the next verb joined ("shot down or jammed 71 drones"), or the passive's subject."""
    own = text.child(verb, "nsubjpass" if is_passive(text, verb) else "dobj")
    if own is None and not is_passive(text, verb):
        joined = text.child(verb, "conj")
        own = text.child(joined, "dobj") if joined is not None and text.pos[joined] == "VERB" else None
    return own


def is_defence(text: Text, known: Stances, verb: int) -> bool:
    """``shot down 71 of 94 drones``, ``killed the gunman``: what is done to attackers and their weapons is no attack."""
    done_to = _object(text, verb)
    thrown = lemma_of(text, verb, cues()) in known.culprit["launches"]
    return done_to is not None and not thrown and are_attackers(text, known, done_to)


def bare_participle(text: Text, verb: int) -> bool:
    """``believed killed``, ``left dead``: a past participle without "have" is done to its subject."""
    return text.tag[verb] == "VBN" and not any(text.lemma[k] == "have" for k in text.kids[verb] if text.dep[k] == "aux") and (
        text.dep[verb] in ("oprd", "xcomp", "acomp", "ccomp", "acl")
    )  # fmt: skip


def are_attackers(text: Text, known: Stances, noun: int) -> bool:
    """ "the attacker", "four of the gunmen", or "him" after one of them: to kill them is no attack of one's own."""
    if text.lower[noun] in ("him", "her", "them", "himself", "herself", "themselves", "itself"):
        before = range(max(0, noun - 40), noun)
        return any(text.sent[k] == text.sent[noun] and text.lemma[k] in known.not_done_to for k in before) or (
            text.lower[noun].endswith(("self", "selves"))
        )
    wholes = (text.child(k, "pobj") for k in text.kids[noun] if text.lower[k] in ("of", "out"))
    return any(text.lemma[i] in known.not_done_to for i in (noun, *(whole for whole in wholes if whole is not None)))


def opens_fire(text: Text, i: int) -> bool:
    """``opened fire``."""
    done = text.child(i, "dobj")
    return text.lemma[i] == "open" and done is not None and text.lemma[done] == "fire"


def ordered(text: Text, known: Stances, i: int) -> bool:
    """``the killing was ordered by``, ``planned the attack``: verbs of having a deed done, with the deed."""
    done = text.child(i, "nsubjpass" if is_passive(text, i) else "dobj")
    return text.lemma[i] in known.culprit["ordered"] and done is not None and text.lemma[done] in known_deeds(known)


def did_it(text: Text, i: int) -> bool:
    """``the front did it``."""
    done = text.child(i, "dobj")
    return text.lemma[i] == "do" and done is not None and text.lower[done] in ("it", "this", "that")


def with_particle(text: Text, i: int) -> str:
    """The lemma of a verb, joined with its particle by ``_``."""
    particle = text.child(i, "prt")
    if particle is None and i + 1 < len(text.words) and text.dep[i + 1] == "advmod" and text.head[i + 1] == i:
        particle = i + 1
    return f"{text.lemma[i]}_{text.lower[particle]}" if particle is not None else text.lemma[i]
