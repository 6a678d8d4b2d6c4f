"""Numbers beside a word for the dead, the hurt or the missing: "three dead", "the dead rose to 27", "dead: 27"."""

from __future__ import annotations

from unfog.lexicon.packs import ONE, Pack
from unfog.read.plain.harm import FAR, NEAR, Harm, harm_of, is_of_people
from unfog.read.plain.numbers import Quantity
from unfog.read.plain.tokens import Sentence, Tag


def by_noun(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Tres muertos", "dos civiles heridos"."""
    if quantity.field is None or (quantity.low == 0):
        return None
    return harm_of(sentence, quantity, quantity.field, quantity.reach)


def bare_number(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """A number without a noun: "hirió a 12", "muertos: 27", "ارتفع عدد القتلى إلى ٢٧"."""
    if quantity.counted or quantity.implicit:
        return None
    closed = quantity.end >= len(sentence.tokens) or not sentence.tokens[quantity.end].word or _small(sentence, quantity.end)
    if not closed:
        return _after_noun(sentence, counted, n, quantity) if pack.style.verb_last else None
    beside = next((t for t in sentence.tags("dies") if t.end == quantity.start), None)
    if beside is not None and not pack.style.verb_last:
        return harm_of(sentence, quantity, beside.value, quantity.end, beside.start)
    for i in range(quantity.start - 1, max(-1, quantity.start - NEAR), -1):
        tag = next((sentence.at[i][kind] for kind in ("kills", "deeds") if kind in sentence.at[i]), None)
        if tag is not None and tag.end <= quantity.start:
            return harm_of(sentence, quantity, tag.value, quantity.end, tag.start)
        missing = next((t for t in sentence.tags("dies") if t.end == i + 1 and t.value == "missing"), None)
        if missing is not None and not pack.style.verb_last:
            return harm_of(sentence, quantity, "missing", quantity.end, missing.start)
        if not sentence.any(i, "preposition", "of", "hedge", "joiner"):
            break
    return _after_noun(sentence, counted, n, quantity)


def counted_reached(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Los muertos son 27 personas": a casualty word, words for reaching a figure, the figure with its noun."""
    return _after_noun(sentence, counted, n, quantity) if is_of_people(quantity) and quantity.group == "all" else None


def _small(sentence: Sentence, i: int) -> bool:
    return (
        any(sentence.is_(i, kind) for kind in ("joiner", "preposition", "among", "of", "which")) or "joined" in sentence.inside[i]
    )


def _after_noun(sentence: Sentence, counted: list[Quantity], n: int, quantity: Quantity) -> Harm | None:
    """ "Los muertos suben a 27": a casualty word, words for reaching a figure, the figure."""
    floor = max((q.reach for q in counted[:n] if q.counted), default=0)
    reached = False
    if quantity.low is not None and quantity.low > 1:
        tally = next((t for t in sentence.tags("tally") if floor <= t.start and 0 <= quantity.start - t.end <= NEAR), None)
        if tally is not None and any(sentence.is_(i, "reach") for i in range(tally.end, quantity.start + 1)):
            return harm_of(sentence, quantity, "killed", quantity.end, tally.start)
    far = _reached_far(sentence, floor, quantity)
    if far is not None:
        return harm_of(sentence, quantity, far.value[0], quantity.end, far.start)
    for i in range(quantity.start - 1, max(floor, quantity.start - 2 * NEAR) - 1, -1):
        tag = next((t for t in sentence.tags("noun") if t.end == i + 1), None)
        if tag is not None:
            if tag.value[1] == ONE and "definite" not in sentence.inside[tag.start]:
                return None
            return (
                harm_of(sentence, quantity, tag.value[0], quantity.end, tag.start) if reached or i == quantity.start - 1 else None
            )
        if sentence.is_(i, "reach") or sentence.mark(i, ":—–-="):
            reached = True
        elif not (sentence.is_(i, "preposition") or sentence.is_(i, "of") or sentence.is_(i, "until")):
            return None
    return None


def _reached_far(sentence: Sentence, floor: int, quantity: Quantity) -> Tag | None:
    """The casualty word of "the number of dead in the riot at the prison rose to 13", at most ``FAR`` words before."""
    at = quantity.start
    while at > 0 and sentence.any(at - 1, "preposition", "of", "until") and not sentence.is_(at - 1, "reach"):
        at -= 1
    verb = next((t for t in sentence.tags("reach") if t.end >= at and t.start < at or t.end == quantity.start), None)
    if verb is None or not any(sentence.tokens[i].word and len(sentence.tokens[i].text) > 2 for i in range(verb.start, verb.end)):
        return None
    nouns = [t for t in sentence.tags("noun") if floor <= t.start and 0 <= verb.start - t.end <= FAR and t.value[1] != ONE]
    if not nouns or any(
        sentence.mark(i, ";:.!?") or sentence.begins(i, "say", "dies", "kills") for i in range(nouns[-1].end, verb.start)
    ):
        return None
    return nouns[-1]
