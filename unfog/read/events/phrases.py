"""The words of a participant: from the head of a noun phrase to the span a role is quoted with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unfog.lexicon.roles import RoleLexicon
from unfog.model import Mention, PlaceMention
from unfog.read.clauses import is_verb
from unfog.read.doc import Doc, Token

_BEFORE = ("compound", "amod", "nmod", "poss", "punct", "case", "advmod", "nummod", "det", "quantmod", "npadvmod")
_EDGE_DROP = ("det", "nummod", "quantmod", "punct", "predet", "case", "cc", "advmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A participant's words: head word, offsets, and the mention under them where names were found."""

    head: Token
    start: int
    end: int
    mention: Mention | None


def conjuncts(head: Token) -> Iterator[Token]:
    """The head and all heads it is listed with ("police and soldiers")."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            yield from conjuncts(child)


def party_of(head: Token, mentions: dict[int, Mention], words: RoleLexicon) -> Party | None:
    """The span a participant is quoted with, articles and numbers left out; ``None`` for a bare pronoun or a number."""
    mention = mentions.get(head.i)
    if head.pos_ in ("PRON", "DET", "SCONJ", "ADV", "VERB", "AUX") and mention is None and not _named_for(head, words):
        return None
    if mention is not None and mention.type in ("person", "group", "force", "state", "outlet"):
        start, end = _named(mention)
        return Party(head=head, start=start, end=end, mention=mention)
    left = head.i
    for child in sorted((c for c in head.lefts), key=lambda c: -c.i):
        if child.dep_ not in _BEFORE or child.right_edge.i != left - 1 or child.lower_ in (",", ";", ":", "(", ")", "--"):
            break
        left = child.left_edge.i
    right = head.i
    if head.lower_ in words.collective:
        of = next((c for c in head.rights if c.lower_ == "of" and c.i == head.i + 1), None)
        if of is not None and of.right_edge.i - head.i < 12:
            right = _trim_right(of)
    while left < head.i and _droppable(head.doc[left], words):
        left += 1
        aged = next((i for i in range(left, min(left + 5, head.i)) if head.doc[i].lower_ in ("old", "olds")), None)
        if aged is not None and head.doc[aged - 1].lower_ == "-":  # "34-year-old"
            left = aged + 1
    doc = head.doc
    while right + 2 < len(doc) and doc[right + 1].lower_ == "-" and not doc[right].whitespace_ and not doc[right + 1].whitespace_:
        right += 2  # "passers-by"
    if head.pos_ == "NUM" and left == right:
        return None
    if head.lower_ in words.quantity and left == right:
        return None
    return Party(head=head, start=doc[left].idx, end=doc[right].idx + len(doc[right]), mention=mention)


def apposed_people(head: Token, mentions: dict[int, Mention]) -> list[Token]:
    """The persons whose names stand beside a description of people and say who is meant.

    "a nurse, Halima Orun"; "a commander of the Lions, Abu Salim" (the parser hangs the name on the phrase's last noun);
    "two leaders, Oye and Bandele" (it lists the names with the noun).
    """
    owners = [head, *(noun for of in head.rights if of.lower_ == "of" for noun in of.children if noun.dep_ == "pobj")]
    found: list[Token] = []
    for owner in owners:
        for child in owner.rights:
            listed = child.dep_ == "conj" and owner.i == head.i and head.tag_ == "NNS" and _comma_between(head, child)
            if child.dep_ == "appos" or listed:
                named = [item for item in conjuncts(child) if is_person(item, mentions)]
                found.extend(item for item in named if item.i not in {t.i for t in found})
                if child.dep_ == "appos" and not named:  # "a traveller, the teacher Sade Olun"
                    found.extend(apposed_people(child, mentions))
    return found


def is_person(token: Token, mentions: dict[int, Mention]) -> bool:
    """Whether a word is the head of a person's name."""
    mention = mentions.get(token.i)
    if mention is not None:
        return mention.type == "person"
    return bool(token.ent_type_ == "PERSON" and token.pos_ == "PROPN")


def _comma_between(head: Token, name: Token) -> bool:
    return any(head.doc[i].lower_ in (",", ":", "-", "--") for i in range(head.i + 1, name.i)) and not any(
        head.doc[i].pos_ == "CCONJ" for i in range(head.i + 1, name.left_edge.i)
    )


def _droppable(token: Token, words: RoleLexicon) -> bool:
    return (
        token.dep_ in _EDGE_DROP
        or token.pos_ in ("NUM", "DET", "PUNCT", "SYM")
        or token.lower_ in words.quantity
        or token.tag_ in ("PRP$", "POS", "DT", "CD")
        or (token.like_num and token.tag_ != "JJ")
    )


def _trim_right(of: Token) -> int:
    """The end of an "of" phrase: its noun with what stands before it, lists and clauses left out."""
    noun = next((child for child in of.children if child.dep_ == "pobj"), None)
    return int(noun.i if noun is not None else of.head.i)


def _named(mention: Mention) -> tuple[int, int]:
    """The name within a mention where it stands there as it is ("Abu Taqwa" in "Sheikh Abu Taqwa"), else the mention."""
    span = mention.span
    at = span.text.find(mention.name) if mention.name else -1
    if at < 0 or not mention.name:
        return span.start, span.end
    return span.start + at, span.start + at + len(mention.name)


def place_words(doc: Doc, places: tuple[PlaceMention, ...]) -> frozenset[int]:
    """Indexes of the words of towns, regions and countries: none of them is a person, whatever the parse says."""
    found: set[int] = set()
    for place in places:
        if not place.demonym and place.precision in ("town", "region", "country"):
            words = doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
            found.update(token.i for token in words or ())
    return frozenset(found)


def mention_at(mentions: tuple[Mention, ...], parsed_index: dict[int, int]) -> dict[int, Mention]:
    """Word index -> the longest mention over it. ``parsed_index`` maps an offset to the word that holds it."""
    by_word: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.span.end - m.span.start, m.span.start)):
        for offset in range(mention.span.start, mention.span.end):
            if offset in parsed_index:
                by_word[parsed_index[offset]] = mention
    return by_word


def office_of_law(head: Token, words: RoleLexicon) -> bool:
    """Whether a body is the office of those who charge, examine or judge: "the County Prosecutor's Office"."""
    return head.lower_ in words.offices and any(w.lower_ in words.charging for w in head.doc[head.left_edge.i : head.i])


def _named_for(head: Token, words: RoleLexicon) -> bool:
    """Whether a participle stands as a noun: "the accused were booked"."""
    return head.pos_ == "VERB" and head.lower_ in words.people and any(c.dep_ == "det" for c in head.children)


def charged_with(charge: Token) -> Token | None:
    """On whom a charge lies: "held the guard on charges of murder", "men facing charges"."""
    here = charge
    for _ in range(5):
        if here.dep_ in ("pobj", "prep", "dobj", "conj", "npadvmod") and here.head.i != here.i:
            here = here.head
        if is_verb(here):
            break
    if not is_verb(here):
        return here if here.pos_ in ("NOUN", "PROPN") and here.i != charge.i else None
    if here.dep_ in ("acl", "relcl") and here.head.pos_ in ("NOUN", "PROPN"):
        return here.head
    roles = ("dobj", "nsubjpass", "nsubj") if here.lemma_ != "face" else ("nsubj",)
    for role in roles:
        found = next((c for c in here.children if c.dep_ == role and c.pos_ in ("NOUN", "PROPN") and c.i != charge.i), None)
        if found is not None:
            return found
    return None
