"""Quantities -> harms: which numbers tell of people killed, hurt or missing, by what stands around them."""

from __future__ import annotations

from dataclasses import replace

from unfog.lexicon.packs import Pack
from unfog.model import CountValue, Field
from unfog.read.plain.harm import NEAR, Harm, field_of, harm_of, is_of_people
from unfog.read.plain.harm_nouns import bare_number, by_noun, counted_reached
from unfog.read.plain.harm_parts import (
    amid,
    as_told_bare,
    by_bad_state,
    by_fate,
    by_victims,
    of_those_before,
    one_of_them,
    share_groups,
    subsets,
)
from unfog.read.plain.harm_verbs import by_verb_before, by_verb_behind, by_verb_beside
from unfog.read.plain.leaning import nobody, told_bare
from unfog.read.plain.numbers import Quantity
from unfog.read.plain.tokens import Sentence


def harms_of(sentence: Sentence, pack: Pack, counted: list[Quantity], before: list[Harm]) -> list[Harm]:
    """The harms of one sentence in order; ``before`` are those of the sentence before it."""
    found: dict[int, Harm] = {}
    left = dict(enumerate(counted))
    for step in (
        by_fate,
        by_noun,
        amid,
        by_verb_beside,
        by_verb_behind,
        by_verb_before,
        bare_number,
        counted_reached,
        _coordinated,
        subsets,
        by_bad_state,
        by_victims,
    ):
        for n, quantity in list(left.items()):
            harm = step(sentence, pack, counted, n, quantity, found)
            if harm is not None:
                found[n] = harm
                if quantity.second:
                    found[n + len(counted)] = replace(harm, field=field_of(quantity.second))
                del left[n]
    found |= of_those_before(sentence, counted, left, before) if not found else {}
    for n, quantity in left.items():
        if n not in found and told_bare(sentence, quantity):
            found |= as_told_bare(sentence, n, quantity, found, before)
    share_groups(sentence, counted, found, before)
    ordered = [found[n] for n in sorted(found, key=lambda n: (found[n].start, found[n].end, n))]
    return [
        h for h in [*ordered, *one_of_them(sentence, ordered), *_none(sentence), *_suicides(sentence)] if not _spoilt(sentence, h)
    ]


def _coordinated(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Murieron 13 militares y más de 170 civiles", "dos policías y tres civiles murieron": one verb for both."""
    if not is_of_people(quantity):
        return None
    before, after = counted[n - 1] if n else None, counted[n + 1] if n + 1 < len(counted) else None
    if before is not None and n - 1 in found and _joined(sentence, before.reach, quantity.start):
        if before.field is None and found[n - 1].end <= before.reach:
            return harm_of(sentence, quantity, found[n - 1].field, quantity.reach)
    if after is not None and n + 1 in found and after.field is None and found[n + 1].end > after.reach:
        among = any("among" in sentence.at[i] for i in range(quantity.reach, after.start))
        if _joined(sentence, quantity.reach, after.start) or (among and after.start - quantity.reach <= NEAR):
            found[n + 1].part = found[n + 1].part or among
            return harm_of(sentence, quantity, found[n + 1].field, quantity.reach)
    return None


def _joined(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only a word or two and a joiner (or a comma) lie between, or the joiner leans on the next word."""
    if end - start > NEAR or start > end:
        return False
    between = range(start, end)
    if not all(_links(sentence, i) for i in between):
        return False
    joins = any(sentence.is_(i, "joiner") or sentence.mark(i, ",،") for i in between)
    leans = end < len(sentence.tokens) and ("joined" in sentence.inside[end] or _leaning_number(sentence, end))
    return (joins or leans) and not any(sentence.mark(i, ";:.") for i in between)


def _links(sentence: Sentence, i: int) -> bool:
    """Whether a word may stand between two numbers of one verb: small words, and what follows "of" ("militares de EE.UU. y")."""
    small = sentence.any(i, "joiner", "articles", "of", "preposition", "qualifier", "joined") or sentence.mark(i, ",،")
    return small or (sentence.is_(i - 1, "of") and sentence.tokens[i].word) or (sentence.is_(i, "state"))


def _leaning_number(sentence: Sentence, i: int) -> bool:
    return len(sentence.tokens[i].forms) > 1 and sentence.tokens[i].word


def _none(sentence: Sentence) -> list[Harm]:
    """ "Sin heridos": nobody reported."""
    value = CountValue(min=None, max=None, qualifier="none reported", group="all")
    made = [Harm(sentence, field_of(tag.value), value, tag.start, tag.end) for tag in sentence.tags("none")]
    more = [Harm(sentence, field, value, start, end) for field, start, end in nobody(sentence, _FIELDS)]
    return made or more


_FIELDS: dict[str, Field] = {"killed": "killed", "injured": "injured", "missing": "missing"}


def _suicides(sentence: Sentence) -> list[Harm]:
    """ "El agresor se quitó la vida": the one who attacked is dead too."""
    found = []
    for tag in sentence.tags("suicide"):
        people = [p for p in sentence.tags("people") if p.value[0] == "militants" and p.end <= tag.start + 12]
        if people:
            value = CountValue(min=1, max=1, qualifier="exact", group="militants", implicit=True)
            start = min(people[-1].start, tag.start)
            found.append(Harm(sentence, "killed", value, start, max(tag.end, people[-1].end)))
    return found


def _given(sentence: Sentence, i: int) -> bool:
    """Whether somebody gives the figure at ``i``: by a verb of saying, "according to", or before a colon."""
    return bool(sentence.tags("say") or sentence.tags("according")) or any(sentence.mark(k, ":") for k in range(i))


def _spoilt(sentence: Sentence, harm: Harm) -> bool:
    """Whether words near say that it is no count of harm: partial counts by who saw or received bodies."""
    if harm.value.qualifier == "none reported" or _given(sentence, harm.start):
        return False  # somebody gives the figure as a count: "received 21 wounded, its director said"
    first = max(0, harm.start - 6)
    return any("partial" in sentence.at[i] for i in range(first, harm.start)) and not any(
        sentence.mark(i, ".;") for i in range(first, harm.start)
    )
