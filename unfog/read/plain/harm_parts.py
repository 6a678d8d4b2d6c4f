"""Numbers that are a part of those counted, or lean on them: "among them three children", "two of the hurt died", "victims"."""

from __future__ import annotations

from dataclasses import replace

from unfog.lexicon.packs import Pack
from unfog.model import CountValue
from unfog.read.plain.harm import AHEAD, NEAR, Harm, harm_of, is_of_people
from unfog.read.plain.leaning import badly_hurt, part_that_died, part_with_fate, victims, with_group
from unfog.read.plain.numbers import Quantity
from unfog.read.plain.tokens import Sentence, Tag


def of_those_before(
    sentence: Sentence, counted: list[Quantity], left: dict[int, Quantity], before: list[Harm]
) -> dict[int, Harm]:
    """ "Entre ellos hay tres niños": a sentence that opens with words for a part counts of those in the sentence before."""
    whole = next((h for h in reversed(before) if not h.part and h.value.qualifier != "none reported"), None)
    opened = [t for t in sentence.tags("among") if t.start <= 1]
    if whole is None:
        return {}
    if not opened:
        parts: dict[int, Harm] = {}
        for n, quantity in left.items():
            kind = _of_them(sentence, quantity) if quantity.low else None
            if kind is not None:
                quantity.group = kind.value[0]
                parts[n] = harm_of(sentence, quantity, whole.field, kind.end, part=True)
        return parts | {
            n: harm_of(sentence, q, whole.field, q.reach, part=True) for n, q in left.items() if _is_of_a_kind(sentence, q)
        }
    reach = range(opened[0].end, opened[0].end + NEAR)
    return {
        n: harm_of(sentence, q, whole.field, q.reach, part=True) for n, q in left.items() if is_of_people(q) and q.start in reach
    }


def _is_of_a_kind(sentence: Sentence, quantity: Quantity) -> bool:
    """ "Ocho corresponden a mujeres": a number said to be people of a kind, of those counted before."""
    told = range(quantity.end, quantity.reach)
    return (
        is_of_people(quantity)
        and quantity.group != "all"
        and not quantity.implicit
        and any(sentence.is_(i, "were") for i in told)
    )


def amid(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Parmi les blessés figurent trois enfants": people behind "among" and a casualty word are a part of those."""
    if not is_of_people(quantity) or quantity.implicit:
        return None
    for tag in sentence.tags("amid"):
        named = [*sentence.tags("noun"), *sentence.tags("victims")]
        noun = next((t for t in named if 0 <= t.start - tag.end <= 2), None)
        if pack.style.verb_last:  # "شہدا میں", "ölenler arasında"
            noun = next((t for t in sentence.tags("noun") if t.end == tag.start), None)
        if noun is None or not 0 <= quantity.start - noun.end <= AHEAD:
            continue
        between = range(noun.end, quantity.start)
        if not any(sentence.mark(i, ";:.") or sentence.begins(i, "dies", "kills", "say") for i in between):
            word = noun.value[0] if noun.kind == "noun" else "killed"
            return harm_of(sentence, quantity, word, quantity.reach, part=True)
    return None


def subsets(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """A part of those counted before: "entre ellos tres niños", "seis de ellos niños", "siete eran niños"."""
    earlier = [h for m, h in found.items() if h.start < quantity.start and not h.part and h.value.qualifier != "none reported"]
    later = [h for m, h in found.items() if m == n + 1 and not h.part]
    if not earlier and not (later and sentence.is_(quantity.end, "of them")):
        return None
    whole = max(earlier or later, key=lambda h: (h.start, h.end))
    if is_of_people(quantity):
        opened = [t for t in sentence.tags("among") if whole.start < t.start and t.end <= quantity.start]
        if opened and not any(sentence.mark(i, ";:.") for i in range(opened[-1].end, quantity.start)):
            return harm_of(sentence, quantity, whole.field, quantity.reach, opened[-1].start if n else None, part=True)
    grave = _grave(sentence, quantity)
    if grave and whole.field == "injured":
        return harm_of(sentence, quantity, "injured", grave, part=True)
    part = _of_them(sentence, quantity) if quantity.low else None
    if part is not None:
        quantity.group = part.value[0]
        return harm_of(sentence, quantity, whole.field, part.end, part=True)
    return None


def _grave(sentence: Sentence, quantity: Quantity) -> int:
    """The token behind words for a bad state right after a bare number ("dont six dans un état grave"), 0 for none."""
    if quantity.low is None:
        return 0
    return next((t.end for t in sentence.tags("grave") if 0 <= t.start - quantity.reach <= 3), 0)


def _of_them(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """ "Seis de ellos niños", "siete eran niños": the kind that a bare number is said to be."""
    if quantity.counted:
        return None
    at = quantity.end
    seen = False
    for i in range(at, min(at + NEAR + 1, len(sentence.tokens))):
        if "people" in sentence.at[i] and seen:
            return sentence.at[i]["people"]
        if sentence.is_(i, "of them") or sentence.is_(i, "were"):
            seen = True
        elif not sentence.tokens[i].word and not sentence.mark(i, "—–-,"):
            return None
    return None


def one_of_them(sentence: Sentence, found: list[Harm]) -> list[Harm]:
    """ "Uno de ellos menor", "أحدهم طفل": one of those counted before is of a kind."""
    parts = []
    for tag in sentence.tags("one of them"):
        earlier = [h for h in found if h.start < tag.start and not h.part]
        near = range(tag.end, min(tag.end + NEAR, len(sentence.tokens)))
        kind = next((sentence.at[i]["people"] for i in near if "people" in sentence.at[i]), None)
        if earlier and kind is not None:
            value = CountValue(min=1, max=1, qualifier="exact", group=kind.value[0])
            parts.append(Harm(sentence, earlier[-1].field, value, tag.start, kind.end, part=True))
    return [p for p in parts if not any(h.start < p.end and p.start < h.end for h in found)]


def by_fate(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Dos de los heridos murieron", "deux d'entre eux ont succombé": the verb says what became of a part."""
    tag = part_that_died(sentence, quantity) or part_with_fate(sentence, quantity)
    if tag is None:
        return None
    return harm_of(sentence, quantity, tag.value, max(tag.end, quantity.reach), min(tag.start, quantity.start))


def by_bad_state(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Seven more are in grave condition": so many hurt, whether or not the hurt were counted before."""
    end = badly_hurt(sentence, quantity)
    return harm_of(sentence, quantity, "injured", end) if end else None


def by_victims(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "The attack claimed 31 victims": the dead, unless the sentence counts dead or hurt besides."""
    end = victims(sentence, quantity)
    told = any(not h.part and not _clause_between(sentence, h, quantity) for h in found.values())
    return harm_of(sentence, quantity, "killed", end) if end and not told else None


def _clause_between(sentence: Sentence, harm: Harm, quantity: Quantity) -> bool:
    """Whether a semicolon parts a harm from a number: each belongs to a clause of its own."""
    first, last = sorted((harm.start, quantity.start))
    return any(sentence.mark(i, ";") for i in range(first, last))


def as_told_bare(sentence: Sentence, n: int, quantity: Quantity, found: dict[int, Harm], before: list[Harm]) -> dict[int, Harm]:
    """A figure that somebody gives without a noun counts those counted last."""
    earlier = [h for h in found.values() if h.start < quantity.start] or before
    last = next((h for h in reversed(earlier) if not h.part and h.value.qualifier != "none reported"), None)
    if last is None:
        return {}
    harm = harm_of(sentence, quantity, last.field, quantity.end)
    return {n: replace(harm, value=replace(harm.value, group=last.value.group))}


def share_groups(sentence: Sentence, counted: list[Quantity], found: dict[int, Harm], before: list[Harm]) -> None:
    """Give those counted as others the kind of those counted before them."""
    for n in sorted((n for n in found if n < len(counted)), key=lambda n: found[n].start):
        here = [h.value for h in sorted(found.values(), key=lambda h: h.start) if h.start < found[n].start and not h.part]
        last = [h.value for h in before if not h.part]
        found[n].value = with_group(sentence, counted[n], found[n].value, here, last)
