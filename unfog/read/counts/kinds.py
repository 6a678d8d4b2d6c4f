"""Of what kind one person or a share of people is, where no noun of the lexicon says it: by title, rank, calling or age.

"Sergeant Jonas Breck" is a soldier where the report speaks of armies and an officer where it speaks of police; "Mahdi, who was
six" and "four of them under 18" are children.
"""

from __future__ import annotations

import re

from unfog.lexicon.casualties import group_words
from unfog.model import Group
from unfog.read.counts.harms import KINDS
from unfog.read.counts.numbers import value_of
from unfog.read.doc import Token

_NEAR = 6
"""Words after a name within which its age may start (", a tea seller, 52,")."""


def force_of(text: str) -> Group:
    """Whose rank a rank is in this report: the force that it speaks of most."""
    counts = [(sum(1 for _ in pattern.finditer(text)), -n, group) for n, (pattern, group) in enumerate(group_words().rank_forces)]
    most = max(counts)
    return most[2] if most[0] else "other"


def child_by_age(text: str, at: int) -> bool:
    """Whether an age of a child is told of the person whose words end at ``at``."""
    words = group_words()
    match = words.age_of_person.match(text, at)
    if match is None:
        return False
    if match["months"]:
        return True
    age = match["told"] or match["aged"] or match["bare"] or match["old"]
    value = value_of(age) if age else None
    return value is not None and 0 < value < words.adult


def young_share(text: str, at: int) -> int | None:
    """Where the words end that say a share of people, told of right before ``at``, is under age; ``None`` where nothing does."""
    words = group_words()
    at += len("were ") if text.startswith("were ", at) else len("was ") if text.startswith("was ", at) else 0
    match = words.age_of_share.match(text, at)
    if match is None:
        return None
    age = match["below"] or match["to"] or match["or"] or match["old"] or match["told"]
    value = value_of(age) if age else None
    limit = words.adult if match["below"] else words.adult - 1
    return match.end() if value is not None and 0 < value <= limit else None


def titled(token: Token, group_of: object) -> Group | None:
    """The kind of a named person by the title before or the calling beside the name ("Sergeant ...", "..., a nurse,")."""
    words, named = group_words(), token
    beside = [c for c in named.children if c.dep_ in ("compound", "nmod", "amod", "appos") and c.ent_type_ != "PERSON"]
    if named.dep_ == "appos" and named.head.pos_ == "NOUN":
        beside.append(named.head)
    for word in beside:
        group = words.of.get(word.lower_)
        if word.lower_ in words.ranks or (group in KINDS and word.tag_ in ("NN", "NNP")):
            kind: Group = group_of(word)  # type: ignore[operator]
            if kind in KINDS:
                return kind
    return None


def shown_by_age(text: str, token: Token) -> bool:
    """Whether the person a name means is a child by the age beside it."""
    doc = token.doc
    end = token.i
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I" and end < token.i + _NEAR:
        end += 1
    at = doc[end].idx + len(doc[end])
    before = re.search(r"(\d{1,2})-(year|month|week|day)s?-old,? (?:[\w'-]+ ){0,3}$", text[max(0, token.idx - 60) : token.idx])
    if before is not None:
        return before[2].lower() != "year" or int(before[1]) < group_words().adult
    return child_by_age(text, at)
