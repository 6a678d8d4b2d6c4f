"""Tolls told by an ordinal: "a third officer died of his burns" makes three, "a ninth body was recovered" nine.

Only where dying or being found dead is what the clause says of the one counted; a third man "who was killed" is one of several
whom the report tells of, and "the year's ninth killing" is a counter of a series.
"""

from __future__ import annotations

import re
from functools import lru_cache

from unfog.lexicon.casualties import harm_words, quantity_words
from unfog.model import Group
from unfog.read.counts.clause import passive
from unfog.read.counts.harms import KINDS, Harm, Quantity
from unfog.read.counts.quantities import Quantities
from unfog.read.doc import Token


@lru_cache(maxsize=2)
def _pattern(language: str = "en") -> re.Pattern[str]:
    return re.compile(r"\b(?:an? )?(" + "|".join(quantity_words(language).ordinals) + r") (?=[a-z])", re.IGNORECASE)


def ordinal_harms(quantities: Quantities) -> list[Harm]:
    """The tolls that ordinals tell, in text order."""
    ordinals, found = quantity_words().ordinals, []
    for match in _pattern().finditer(quantities.text):
        first = quantities.token_at(match.start(1))
        noun = next((t for t in quantities.doc[first + 1 : first + 4] if t.lower_ in quantities.groups.of), None)
        alone = quantities.doc[first]  # "four were pronounced dead and a fifth died"
        if noun is None and alone.dep_ in ("nsubj", "nsubjpass"):
            noun = alone
        if noun is None or (noun.tag_ != "NN" and noun.i != first) or not _dies(noun):
            continue
        if noun.lower_ in harm_words().attackers:
            continue  # "a third suspect was killed" counts suspects, not the dead
        low = ordinals[match[1].lower()]
        group = quantities.group_of(noun) if noun.i != first else "all"
        quantity = Quantity(low=low, high=low, group="all" if group == "other" else group)
        verb = noun.head
        end = max(noun.idx + len(noun), verb.idx + len(verb) if verb.i - noun.i < 12 else 0)
        found.append(Harm(field="killed", quantity=quantity, start=match.start(), end=end, anchor=match.start(1),
                          trigger=verb, patient=noun))  # fmt: skip
        told = group not in KINDS and (noun.lower_ not in ("person", "victim") or any(c.dep_ == "appos" for c in noun.rights))
        if noun.dep_ in ("nsubj", "nsubjpass") and noun.i != first and told and noun.lower_ not in ("body", "corpse"):
            one = Quantity(low=1, high=1, group=_alone(noun, quantities, group), implicit=True, more=True, persons=[noun])
            found.append(Harm(field="killed", quantity=one, start=match.start(), end=end, anchor=noun.idx,
                              trigger=verb, patient=noun))  # fmt: skip
    return found


def _alone(noun: Token, quantities: Quantities, group: Group) -> Group:
    """The kind of the one who died: his own noun's, or that of the noun beside it ("a sixth person, a man of 27")."""
    beside = next((c for c in noun.children if c.dep_ == "appos" and c.lower_ in quantities.groups.of), None)
    if group in ("all", "other") and beside is not None:
        return quantities.group_of(beside)
    return group


def _dies(noun: Token) -> bool:
    """Whether its clause says that somebody died, or that a body was found."""
    words, verb = harm_words(), noun.head
    if noun.dep_ == "dobj":  # "rescuers have pulled out a tenth body"
        return verb.lower_ in words.recover and words.nouns.get(noun.lower_) == "body"
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    kind = words.verbs.get(verb.lower_)
    if kind == "die":
        return True
    found = verb.lower_ in words.recover and words.nouns.get(noun.lower_) == "body"
    return (kind == "kill" or found) and passive(verb)
