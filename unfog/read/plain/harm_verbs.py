"""People beside a verb of harm: "thirteen soldiers died", "killed four people", "the police and three civilians died"."""

from __future__ import annotations

from unfog.lexicon.packs import Pack
from unfog.read.plain.harm import AHEAD, BACK, Harm, harm_of, is_of_people
from unfog.read.plain.numbers import Quantity
from unfog.read.plain.tokens import Sentence, Tag


def by_verb_behind(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Trece soldados murieron", "six personnes avaient été tuées", "12 من الشرطة أصيبوا"."""
    if not is_of_people(quantity) and not _next_is(sentence, quantity.end, "dies"):
        return None
    kinds = ("dies", "kills") if pack.style.verb_last else ("dies",)
    limit = _limit(sentence, counted, n)
    commas = 0
    for i in range(quantity.reach, min(limit, quantity.reach + AHEAD)):
        tag = next((sentence.at[i][kind] for kind in kinds if kind in sentence.at[i]), None)
        if tag is not None and _active(sentence, tag):
            return None
        if tag is not None:
            return harm_of(sentence, quantity, tag.value, tag.end) if _may_be_patient(sentence, quantity, i) else None
        if sentence.mark(i, ";:.!?") or "stop" in sentence.inside[i] or "say" in sentence.inside[i]:
            return None
        if "kills" in sentence.at[i] or "deeds" in sentence.at[i] or "noun" in sentence.at[i]:
            return None
        commas += sentence.mark(i, ",،")
        if commas > 2:
            return None
    return None


def by_verb_beside(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Погибли четыре человека, 27 ранены": a verb right before the people is theirs, whatever stands behind them."""
    if pack.style.verb_last or not is_of_people(quantity):
        return None
    before = [t for kind in ("dies", "kills", "deeds") for t in sentence.tags(kind) if t.end == quantity.start]
    return harm_of(sentence, quantity, before[0].value, quantity.reach, before[0].start) if before else None


def _active(sentence: Sentence, tag: Tag) -> bool:
    """ "A grièvement blessé": a participle with "have" harms whoever stands behind it, not before."""
    return tag.end - tag.start == 1 and any(sentence.is_(i, "have") for i in (tag.start - 1, tag.start - 2))


def _may_be_patient(sentence: Sentence, quantity: Quantity, verb: int) -> bool:
    """Whether the people may be the ones harmed: nobody else's relative clause or comma list lies between."""
    return not any(sentence.is_(i, "who") for i in range(quantity.reach, verb)) or any(
        sentence.mark(i, ",،") for i in range(quantity.reach, verb)
    )


def _limit(sentence: Sentence, counted: list[Quantity], n: int) -> int:
    """The token up to which a number may reach ahead: the next number that counts people or casualties."""
    later = (q.start for q in counted[n + 1 :] if q.counted or _next_is(sentence, q.end, "dies"))
    return next(later, len(sentence.tokens))


def _next_is(sentence: Sentence, i: int, kind: str) -> bool:
    return i < len(sentence.tokens) and kind in sentence.at[i]


def by_verb_before(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Murieron trece soldados", "mató a cuatro personas", "مقتل ثلاثة جنود"."""
    if not is_of_people(quantity):
        return None
    tag = _verb_before(sentence, counted, n, quantity, BACK)
    if tag is None or (pack.style.verb_last and tag.kind != "deeds"):
        return None
    return harm_of(sentence, quantity, tag.value, quantity.reach, tag.start)


def _verb_before(sentence: Sentence, counted: list[Quantity], n: int, quantity: Quantity, most: int) -> Tag | None:
    floor = max((q.reach for q in counted[:n] if q.counted), default=0)
    for i in range(quantity.start - 1, max(floor, quantity.start - most) - 1, -1):
        for kind in ("kills", "dies", "deeds"):
            tag = sentence.at[i].get(kind)
            if tag is not None and tag.end <= quantity.start:
                return tag
        if sentence.mark(i, ",،;:.!?()") or "stop" in sentence.inside[i] or "among" in sentence.inside[i]:
            return None
        if "people" in sentence.inside[i] and "definite" not in sentence.inside[i] and not _doer(sentence, i):
            return None
    return None


def _doer(sentence: Sentence, i: int) -> bool:
    """Whether people right behind a verb that harms are those who do it: "قتل مسلحون 12 قرويا"."""
    people = sentence.at[i].get("people")
    fights = people is not None and people.value[0] in ("militants", "soldiers", "police")
    return fights and any(t.end == i for t in sentence.tags("kills"))
