"""A deed -> who is held, charged or wanted over it: "arrested two men in connection with the raid", "booked for arson".

Whoever is held over a deed is not said to have done it. He stands as the event's doer where the text names no other, and
gives no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from unfog.lexicon.roles import RoleLexicon, role_lexicon
from unfog.model import Mention
from unfog.read.clauses import is_verb
from unfog.read.doc import Token
from unfog.read.events.phrases import Party, charged_with, party_of
from unfog.read.events.triggers import Found


def held_over(found: Found, triggers: Mapping[int, Found], mentions: dict[int, Mention]) -> Iterator[Party]:
    """Those held over a deed that a noun names, or caught at what a participle tells ("were caught stealing")."""
    words = role_lexicon()
    noun = _first_of_list(found.token)
    heads: Iterator[Token] = iter(())
    if found.verb:
        caught = triggers.get(noun.head.i) if noun.dep_ == "xcomp" and noun.tag_ == "VBG" else None
        heads = _whom(noun.head) if caught is not None and caught.frame in ("police", "harm") else heads
    elif noun.dep_ == "pobj":
        heads = _held(noun.head, triggers, words)
    for head in heads:
        party = party_of(head, mentions, words)
        if party is None and head.pos_ == "NUM":  # "the four were arrested in connection with the raid"
            party = Party(head=head, start=head.idx, end=head.idx + len(head), mention=None)
        if party is not None:
            yield party


def _held(preposition: Token, triggers: Mapping[int, Found], words: RoleLexicon) -> Iterator[Token]:
    over = preposition.head
    if over.lower_ in words.bonds:
        over = _above(over)  # "arrested in connection with the raid"
        if not _arrest(over, triggers):
            return
    elif over.lower_ in words.charges and preposition.lower_ == "of":
        charged = charged_with(over)
        if charged is not None:
            yield charged  # "held on charges of murder"
        return
    elif f"{over.lower_} {preposition.lower_}" not in words.held_over:
        return
    if not is_verb(over):
        yield from _named_for(over, words)
    elif over.dep_ == "acl" and over.head.lower_ not in words.people and over.head.ent_type_ != "PERSON":
        yield over.head  # "the prime accused in the raid", read as one who is accused
    else:
        yield from _whom(over)


def _above(noun: Token) -> Token:
    """The word that a phrase of two prepositions hangs on."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def _arrest(word: Token, triggers: Mapping[int, Found]) -> bool:
    found = triggers.get(word.i)
    return found is not None and found.type == "arrests"


def _named_for(noun: Token, words: RoleLexicon) -> Iterator[Token]:
    """The one a noun means ("the accused", "suspects"), or whose arrest it tells of ("the arrest of two men")."""
    if noun.lower_ in words.people:
        yield noun
    for of in noun.children:
        if of.lower_ == "of":
            yield from (c for c in of.children if c.dep_ == "pobj")


def _whom(verb: Token) -> Iterator[Token]:
    """Whom a verb of holding has as its object."""
    passive = verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)
    if passive and verb.dep_ in ("acl", "relcl"):
        yield verb.head
        return
    here = verb
    while here.dep_ == "conj" and is_verb(here.head) and not any(c.dep_ in ("dobj", "nsubjpass") for c in here.children):
        here = here.head
    for child in here.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield verb.head if child.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else child


def _first_of_list(noun: Token) -> Token:
    """The first noun of the list that a noun stands in: "booked for murder, arson and rioting"."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i < noun.i:
        noun = noun.head
    return noun
