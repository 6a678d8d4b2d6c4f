"""Numbers that lean on other words: "two of them died", "nine more were hurt", "the government admits 21", "31 victims"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from unfog.model import CountValue, Field
from unfog.read.plain.numbers import Quantity
from unfog.read.plain.tokens import Sentence, Tag

NEAR, CLAUSE = 4, 12
"""Words of a tight construction, and between a part and the verb that tells what became of it."""


def part_that_died(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """The verb of "two of the wounded died": it says what became of those counted, not the noun they are a part of."""
    if quantity.field != "injured":
        return None
    if sentence.is_(quantity.end, "of"):
        return _fate(sentence, quantity.reach, quantity.start, "killed")
    return _fate_near(sentence, quantity.reach, ("joiner", "noun", "people", "say", "joined"), "killed")  # "three wounded died"


def part_with_fate(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """The verb of "two of them died", "двое из доставленных скончались": of a bare number with words for a part behind it."""
    if quantity.counted or quantity.low is None:
        return None
    part = next((t for t in sentence.tags("of them") if t.start == quantity.end), None)
    if part is None and not sentence.is_(quantity.end, "of"):
        return None
    begin = part.end if part is not None else quantity.end + 1
    return _fate_near(sentence, begin, ("people", "noun", "say", "stop", "type"))


def _fate_near(sentence: Sentence, behind: int, stops: Sequence[str], fate: str | None = None) -> Tag | None:
    """The verb for a harm (for ``fate`` alone, if given) in the words from ``behind`` on, up to a mark or a word of a class in
    ``stops``."""
    for i in range(behind, min(behind + NEAR, len(sentence.tokens))):
        tag = sentence.at[i].get("dies")
        if tag is not None and fate in (None, tag.value):
            return tag
        if not sentence.tokens[i].word or sentence.any(i, *stops):
            return None
    return None


def _fate(sentence: Sentence, behind: int, before: int, field: str) -> Tag | None:
    """The verb for a harm behind some people in their clause, else right before them."""
    for i in range(behind, min(behind + CLAUSE, len(sentence.tokens))):
        tag = sentence.at[i].get("dies")
        if tag is not None and tag.value == field:
            return tag
        if sentence.mark(i, ";:.!?") or sentence.begins(i, "say"):
            break
    found = [t for kind in ("dies", "deeds") for t in sentence.tags(kind) if t.end <= before and before - t.end <= 1]
    return next((t for t in found if t.value == field), None)


def badly_hurt(sentence: Sentence, quantity: Quantity) -> int:
    """The token behind words for a bad state of people counted ("ещё семеро остаются в тяжёлом состоянии"), 0 for none."""
    if quantity.low is None or quantity.field is not None or (quantity.implicit and not quantity.counted):
        return 0
    for tag in sentence.tags("grave"):
        between = range(quantity.reach, tag.start)
        if 0 <= len(between) <= NEAR and not any(
            not sentence.tokens[i].word or sentence.any(i, "dies", "kills", "say", "number one") for i in between
        ):
            return tag.end
    return 0


def told_bare(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a bare number is what somebody says and nothing more: "the government admits 21"."""
    if quantity.counted or quantity.low is None or quantity.low < 2 or quantity.implicit:
        return False
    behind = quantity.end
    closed = behind >= len(sentence.tokens) or not sentence.tokens[behind].word or sentence.is_(behind, "joiner")
    if not closed or sentence.mark(behind, "%°-:"):
        return False
    for i in range(quantity.start - 1, max(-1, quantity.start - NEAR), -1):
        if sentence.is_(i, "say"):
            return True
        if not sentence.any(i, "preposition", "of", "hedge", "now", "until", "reach"):
            return False
    return False


def victims(sentence: Sentence, quantity: Quantity) -> int:
    """The token behind a word for victims that a number counts, 0 for none; it may mean the dead or all who were harmed."""
    if quantity.low is None or quantity.low < 2 or quantity.field is not None:
        return 0
    if quantity.counted:
        return quantity.reach if quantity.group == "all" and sentence.is_(quantity.reach - 1, "victims") else 0
    return next((t.end for t in sentence.tags("victims") if 0 <= t.start - quantity.end <= 1), 0)


def with_group(
    sentence: Sentence, quantity: Quantity, value: CountValue, here: Sequence[CountValue], before: Sequence[CountValue]
) -> CountValue:
    """The value with the kind of people counted before it, where it counts "others": "six policemen dead and four more hurt",
    or leaves out whom it counts: "a soldier died and three were hurt".

    ``here`` and ``before`` are what was counted before it in its sentence and in the one before.
    """
    named = any(sentence.is_(i, "people") and not sentence.is_(i, "others") for i in range(quantity.start, quantity.reach))
    plain = value.group == "all" and not named and value.qualifier != "none reported"
    others = any(sentence.is_(i, "others") for i in range(quantity.start - 1, quantity.reach + 1))
    joined = sentence.is_(quantity.start - 1, "joiner") or "joined" in sentence.inside[quantity.start]
    elided = not quantity.counted and joined and bool(here)  # "a soldier died and three were hurt"
    if not plain or not (others or elided):
        return value
    last = [v for v in (here or before) if v.qualifier != "none reported"]
    return replace(value, group=last[-1].group) if last else value


def nobody(sentence: Sentence, fields: Mapping[str, Field]) -> list[tuple[Field, int, int]]:
    """ "Aucune perte en vie humaine", "жертв и пострадавших нет": a word for none and a word for those harmed, near each other.

    ``fields`` gives the field of each noun's value; a word for losses means the dead. One for each word for none.
    """
    found: list[tuple[Field, int, int]] = []
    behind = ((tag, range(tag.end, min(tag.end + NEAR, len(sentence.tokens)))) for tag in sentence.tags("no"))
    before = ((tag, range(max(0, tag.start - NEAR), tag.start)) for tag in sentence.tags("no after"))
    for tag, near in (*behind, *before):
        noun = _harmed(sentence, near)
        if noun is not None:
            found.append((_field(noun, fields), min(tag.start, noun.start), max(tag.end, noun.end)))
    return found


def _harmed(sentence: Sentence, near: range) -> Tag | None:
    """The first word for those harmed among some words, where no number, verb or part comes before it."""
    for i in near:
        noun = sentence.at[i].get("noun") or sentence.at[i].get("loss")
        if noun is not None:
            return noun
        if (
            not sentence.tokens[i].word
            or sentence.tokens[i].figure
            or sentence.any(i, "of them", "people", "kills", "who", "say")
        ):
            return None
    return None


def _field(noun: Tag, fields: Mapping[str, Field]) -> Field:
    return fields[noun.value[0]] if noun.kind == "noun" else "killed"
