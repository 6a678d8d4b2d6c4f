"""Clauses that tell of no single deed done: denied, habitual, long ago, reported by others, or at nobody."""

from __future__ import annotations

from unfog.lexicon.stances import Stances
from unfog.read.attribution.text import Text

OPEN = frozenset(("may", "might", "could", "would", "will", "should", "can", "must"))
"""Modals: what may have been, or will be, done is nobody's deed yet."""


def is_denied(text: Text, verb: int) -> bool:
    """``did not fire``, ``neither abducts nor kills``: a negation at the verb or at the one it is joined to with "nor"."""
    if any(text.dep[k] == "neg" or text.lower[k] == "neither" for k in text.kids[verb]):
        return True
    joined = text.head[verb]
    return text.dep[verb] == "conj" and any(text.lower[k] in ("neither", "nor") for k in text.kids[joined])


def would_never(text: Text, verb: int) -> bool:
    """``would never attack``: a modal that denies."""
    below = {text.lower[k] for k in text.kids[verb] if text.dep[k] in ("aux", "neg", "advmod")}
    return "never" in below and bool(below & {"would", "could"})


def no_one(text: Text, noun: int) -> bool:
    """``no soldier fired``, ``none of its men had any part``: a subject that is denied."""
    return text.lower[noun] == "none" or any(text.dep[k] == "det" and text.lower[k] in ("no", "neither") for k in text.kids[noun])


def nothing_done(text: Text, verb: int) -> bool:
    """``No shells were fired by``: the subject of a passive that is denied."""
    subject = text.child(verb, "nsubjpass")
    return subject is not None and any(text.lower[k] == "no" for k in text.kids[subject])


def is_habit(text: Text, verb: int) -> bool:
    """``It does not target civilians``, ``targeting civilians``: what one does or never does, no single deed. The verb is
    in the present and its object a bare plural."""
    auxes = [k for k in text.kids[verb] if text.dep[k] == "aux"]
    now = any(text.lemma[k] == "do" and text.tag[k] in ("VBZ", "VBP") for k in auxes)
    now = now or (not auxes and text.tag[verb] in ("VBZ", "VBP", "VBG"))
    done_to = text.child(verb, "dobj")
    bare = done_to is not None and not any(text.dep[k] in ("det", "poss", "nummod", "relcl", "prep") for k in text.kids[done_to])
    return now and bare and done_to is not None and text.tag[done_to] == "NNS"


def is_history(text: Text, known: Stances, verb: int) -> bool:
    """``has attacked courts in the past``, ``often shells the town``: what is done again and again, or was before."""
    for k in text.kids[verb]:
        if text.dep[k] == "advmod" and text.lower[k] in known.recurrent:
            return True
        if text.dep[k] == "prep" and any(text.lower[c] == "past" for c in text.kids[k]):
            return True
    return False


def of_report(text: Text, known: Stances, verb: int, inside: set[int]) -> bool:
    """``is looking into reports that its aircraft bombed``: told under a noun for what others say."""
    i = verb
    for _ in range(6):
        head = text.head[i]
        if head == i or head not in inside:
            return False
        if text.dep[i] in ("acl", "ccomp", "relcl") and text.lemma[head] in known.reported and text.pos[head] == "NOUN":
            return True
        i = head
    return False


def into_air(text: Text, verb: int) -> bool:
    """``fired only into the air``: shots at nobody."""
    pieces = [k for k in text.kids[verb] if text.dep[k] == "prep" and text.lower[k] in ("into", "in")]
    return any(text.lower[c] == "air" for k in pieces for c in text.kids[k])


def none_done(text: Text, verb: int) -> bool:
    """``had no part in it``, ``had nothing to do with it``: an object that is denied."""
    objects = [c for c in text.kids[verb] if text.dep[c] in ("dobj", "attr")]
    return any(text.lower[k] == "no" for c in objects for k in text.kids[c]) or any(
        text.lower[c] in ("nothing", "nobody", "none") for c in objects
    )
