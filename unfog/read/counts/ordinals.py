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


def ordinal_harms(quantities: Quantities, known: list[Harm]) -> list[Harm]:
    """The tolls that ordinals tell, in text order; ``known`` are the harms read so far."""
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
        if _of_the_hurt(low, first, known, quantities):
            continue
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


def _of_the_hurt(low: int, first: int, known: list[Harm], quantities: Quantities) -> bool:
    """ "Four men were shot. Three were treated for wounds; the fourth man died": the fourth of the hurt, not of the dead."""
    doc = quantities.doc
    if first == 0 or doc[first - 1].lower_ != "the":
        return False
    told = [h for h in known if h.start < doc[first].idx and h.quantity.number is not None]
    dead = any(h.field == "killed" and (h.quantity.low or 0) >= low - 1 for h in told)
    return not dead and any(h.field in ("shot", "injured") and h.quantity.low in (low, low - 1) for h in told)


def hurt_ordinals(quantities: Quantities, known: list[Harm]) -> list[Harm]:
    """The figures of the hurt that ordinals raise: "Four people had been shot. A fifth victim was found at a hospital"."""
    ordinals, found = quantity_words().ordinals, []
    for harm in known:
        if harm.field not in ("shot", "injured") or not harm.quantity.implicit or len(harm.quantity.persons) != 1:
            continue
        first = next((t for t in (*harm.patient.lefts, harm.patient) if t.lower_ in ordinals), None)
        if first is None or first.i == 0 or quantities.doc[first.i - 1].lower_ not in ("a", "an"):
            continue
        low = ordinals[first.lower_]
        before = [h for h in known if h.start < harm.start and h.quantity.number is not None and h.quantity.low == low - 1]
        same = [h for h in before if h.field in ("shot", "injured") and not h.part]
        if low > 2 and same and not any(h.field == "killed" for h in before):
            quantity = Quantity(low=low, high=low)
            start = quantities.doc[first.i - 1].idx
            found.append(Harm(field=same[-1].field, quantity=quantity, start=start, end=harm.end, anchor=first.idx,
                              trigger=harm.trigger, patient=harm.patient))  # fmt: skip
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
