"""Who does what to whom in the parse, as far as harm needs it: subjects, passives, patients. Tokens are compared by index."""

from __future__ import annotations

from unfog.read.doc import Token

_PRONOUNS = frozenset(["who", "that", "which", "whom"])
_HAPPENED = frozenset(["after", "from", "upon", "following", "while"])
"""Prepositions whose clause the subject of the verb above went through: "a boy is recovering after suffering a wound"."""
_UPWARD = frozenset(["conj", "xcomp", "ccomp", "advcl", "oprd", "acomp", "aux", "auxpass"])


def child(token: Token, *relations: str) -> Token | None:
    """The first child in one of the relations."""
    return next((c for c in token.children if c.dep_ in relations), None)


def antecedent(token: Token) -> Token | None:
    """The noun that a relative clause or a participle hangs on ("people who were killed", "people killed in")."""
    here = token
    while here.dep_ in ("conj", "xcomp") and here.head.i != here.i:
        here = here.head
    return here.head if here.dep_ in ("relcl", "acl") else None


def subject(token: Token) -> Token | None:
    """The subject of a verb, looked for up the chain of verbs that share it."""
    here = token
    for _ in range(5):
        found = child(here, "nsubj", "nsubjpass")
        if found is not None:
            return antecedent(here) if found.lower_ in _PRONOUNS else found
        if not (here.dep_ in _UPWARD and here.head.i != here.i and here.head.pos_ in ("VERB", "AUX", "ADJ")) and not (
            here.dep_ == "pcomp" and here.head.lower_ in _HAPPENED and child(here.head.head, "nsubj", "nsubjpass") is not None
        ):
            break
        if here.dep_ == "advcl" and here.tag_ not in ("VBG", "VBN"):
            return None
        here = here.head.head if here.dep_ == "pcomp" else here.head
    return antecedent(here) if here.dep_ in ("relcl", "acl") else None


def passive(token: Token) -> bool:
    """Whether the verb's subject is the one who suffers it."""
    if child(token, "nsubjpass", "auxpass", "agent") is not None:
        return True
    bare = child(token, "dobj") is None
    if (
        token.dep_ == "conj"
        and token.tag_ in ("VBN", "VBD")
        and token.head.pos_ == "VERB"
        and bare
        and child(token, "nsubj") is None
    ):
        return passive(token.head)
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return True
    return token.dep_ in ("xcomp", "oprd", "acomp", "advcl") and token.tag_ == "VBN" and bare


def patient(token: Token, kinds: dict[str, str]) -> Token | None:
    """Whom a verb of harm harms: its object, or its subject in the passive."""
    direct = child(token, "dobj")
    if direct is not None:
        return antecedent(token) if direct.lower_ in _PRONOUNS else direct
    shared = _shared_object(token, kinds)
    if shared is not None:
        return shared
    if passive(token):
        found = child(token, "nsubjpass", "nsubj")
        return subject(token) if found is None or found.lower_ in _PRONOUNS else found
    for c in token.rights:  # "shot dead three people" and other slips of the parse
        if c.dep_ in ("oprd", "ccomp", "attr", "dative") and c.pos_ in ("NOUN", "PROPN", "NUM"):
            return c
    return None


def _shared_object(token: Token, kinds: dict[str, str]) -> Token | None:
    """The object of a second verb of harm joined to this one: "shot and killed a man"."""
    if token.pos_ != "VERB" or child(token, "nsubjpass", "auxpass") is not None:
        return None
    for c in token.conjuncts:
        if c.i > token.i and c.lower_ in kinds and (shared := child(c, "dobj")) is not None:
            return shared
    return None


def of_phrase(token: Token, *prepositions: str) -> Token | None:
    """The noun under "of" (or another preposition) right of a noun: "the killing of two guards"."""
    for prep in token.rights:
        if prep.dep_ == "prep" and prep.lower_ in prepositions:
            for inner in prep.rights:
                if inner.dep_ == "pobj":
                    return inner
    return None


def along_with(trigger: Token, whom: Token) -> Token | None:
    """The people joined by "along with" or "together with" to those harmed: "was killed along with his two sons"."""
    for holder in (trigger, whom):
        for c in holder.rights:
            if c.lower_ in ("along", "together", "with"):
                prep = c if c.lower_ == "with" else child(c, "prep")
                led = c.lower_ != "with" or any(g.lower_ in ("along", "together") for g in (*c.lefts, c.nbor(-1)))
                if led and prep is not None and prep.lower_ == "with":
                    return child(prep, "pobj")
    return None
