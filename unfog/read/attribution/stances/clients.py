"""Denials for somebody else: "his client is innocent", a lawyer says; "he denies the crime, his lawyer says".

One attribution of a lawyer, words of its content -> whether it denies the deed of the one accused before. Asked by
``stances``, which knows who that is.
"""

from __future__ import annotations

from unfog.lexicon.stances import Stances
from unfog.model import Attribution
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.text import Text, words_at


def denies_for_client(text: Text, known: Stances, attribution: Attribution) -> bool:
    """Whether a lawyer says that the accused did not do it: "is innocent", "was not there", "did not fire", "denies it"."""
    speaker = attribution.speaker
    said = words_at(text, speaker.start, speaker.end) if speaker is not None else ()
    if not any(text.lemma[i] in known.own_up["lawyers"] for i in said):
        return False
    words = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end)]
    return any(_denies(text, known, i) for i in words if text.pos[i] in ("VERB", "AUX"))


def _denies(text: Text, known: Stances, verb: int) -> bool:
    subject = _subject(text, verb)
    if subject is None or is_passive(text, verb):
        return False
    of_client = text.lower[subject] in ("client", "he", "she", "they") or text.pos[subject] == "PROPN"
    if not of_client:
        return False
    negated = any(text.dep[k] == "neg" for k in text.kids[verb])
    if text.lemma[verb] == "be":
        told = {text.lower[k] for k in text.kids[verb] if text.dep[k] in ("acomp", "attr")}
        wrong = {text.lower[c] for k in text.kids[verb] if text.dep[k] == "attr" for c in text.kids[k]}
        return bool(told & known.own_up["innocent"]) or (negated and bool((told | wrong) & known.guilty))
    if known.verbs.get(text.lemma[verb]) == "denies":
        return not negated
    return negated and (text.lemma[verb] in known.deeds_done | {"do", "have"})


def _subject(text: Text, verb: int) -> int | None:
    """The verb's own subject, or that of the clause it is joined to."""
    for _ in range(3):
        own = text.child(verb, "nsubj")
        if own is not None or text.dep[verb] != "conj":
            return own
        verb = text.head[verb]
    return None
