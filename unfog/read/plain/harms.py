"""Quantities -> harms: which numbers tell of people killed, hurt or missing, by what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from unfog.lexicon.packs import ONE, Pack
from unfog.model import CountValue, Field
from unfog.read.plain.leaning import badly_hurt, nobody, part_that_died, part_with_fate, told_bare, victims, with_group
from unfog.read.plain.numbers import Quantity
from unfog.read.plain.tokens import Sentence, Tag

AHEAD, BACK, NEAR, FAR = 12, 7, 4, 16
"""Words between people and the verb behind them, between a verb and the people behind it, and in tight constructions."""


@dataclass(slots=True)
class Harm:
    """So many killed, hurt or missing, at tokens ``[start, end)`` of a sentence. ``part`` marks a count inside another one."""

    sentence: Sentence
    field: Field
    value: CountValue
    start: int
    end: int
    part: bool = False


def harms_of(sentence: Sentence, pack: Pack, counted: list[Quantity], before: list[Harm]) -> list[Harm]:
    """The harms of one sentence in order; ``before`` are those of the sentence before it."""
    found: dict[int, Harm] = {}
    left = dict(enumerate(counted))
    for step in (
        _part_with_fate,
        _by_noun,
        _amid,
        _by_verb_beside,
        _by_verb_behind,
        _by_verb_before,
        _bare,
        _counted_reached,
        _coordinated,
        _subsets,
        _badly_hurt,
        _victims,
    ):
        for n, quantity in list(left.items()):
            harm = step(sentence, pack, counted, n, quantity, found)
            if harm is not None:
                found[n] = harm
                if quantity.second:
                    found[n + len(counted)] = replace(harm, field=_field(quantity.second))
                del left[n]
    found |= _of_those_before(sentence, counted, left, before) if not found else {}
    for n, quantity in left.items():
        if n not in found and told_bare(sentence, quantity):
            found |= _told_bare(sentence, n, quantity, found, before)
    _share_groups(sentence, counted, found, before)
    ordered = [found[n] for n in sorted(found, key=lambda n: (found[n].start, found[n].end, n))]
    return [
        h
        for h in [*ordered, *_one_of_them(sentence, ordered), *_none(sentence), *_suicides(sentence)]
        if not _spoilt(sentence, h)
    ]


def _of_those_before(
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
                parts[n] = _harm(sentence, quantity, whole.field, kind.end, part=True)
        return parts | {
            n: _harm(sentence, q, whole.field, q.reach, part=True) for n, q in left.items() if _is_of_a_kind(sentence, q)
        }
    reach = range(opened[0].end, opened[0].end + NEAR)
    return {n: _harm(sentence, q, whole.field, q.reach, part=True) for n, q in left.items() if _people(q) and q.start in reach}


def _is_of_a_kind(sentence: Sentence, quantity: Quantity) -> bool:
    """ "Ocho corresponden a mujeres": a number said to be people of a kind, of those counted before."""
    told = range(quantity.end, quantity.reach)
    return _people(quantity) and quantity.group != "all" and not quantity.implicit and any(sentence.is_(i, "were") for i in told)


def _field(word: str) -> Field:
    return "killed" if word == "killed" else "injured" if word == "injured" else "missing"


def _harm(sentence: Sentence, quantity: Quantity, word: str, end: int, start: int | None = None, part: bool = False) -> Harm:
    begins = quantity.start if start is None else min(start, quantity.start)
    return Harm(sentence, _field(word), quantity.value(), begins, max(end, quantity.reach), part)


def _by_noun(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Tres muertos", "dos civiles heridos"."""
    if quantity.field is None or (quantity.low == 0):
        return None
    return _harm(sentence, quantity, quantity.field, quantity.reach)


def _amid(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Parmi les blessés figurent trois enfants": people behind "among" and a casualty word are a part of those."""
    if not _people(quantity) or quantity.implicit:
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
            return _harm(sentence, quantity, word, quantity.reach, part=True)
    return None


def _people(quantity: Quantity) -> bool:
    return quantity.counted and quantity.field is None


def _by_verb_behind(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Trece soldados murieron", "six personnes avaient été tuées", "12 من الشرطة أصيبوا"."""
    if not _people(quantity) and not _next_is(sentence, quantity.end, "dies"):
        return None
    kinds = ("dies", "kills") if pack.style.verb_last else ("dies",)
    limit = _limit(sentence, counted, n)
    commas = 0
    for i in range(quantity.reach, min(limit, quantity.reach + AHEAD)):
        tag = next((sentence.at[i][kind] for kind in kinds if kind in sentence.at[i]), None)
        if tag is not None and _active(sentence, tag):
            return None
        if tag is not None:
            return _harm(sentence, quantity, tag.value, tag.end) if _may_be_patient(sentence, quantity, i) else None
        if sentence.mark(i, ";:.!?") or "stop" in sentence.inside[i] or "say" in sentence.inside[i]:
            return None
        if "kills" in sentence.at[i] or "deeds" in sentence.at[i] or "noun" in sentence.at[i]:
            return None
        commas += sentence.mark(i, ",،")
        if commas > 2:
            return None
    return None


def _by_verb_beside(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Погибли четыре человека, 27 ранены": a verb right before the people is theirs, whatever stands behind them."""
    if pack.style.verb_last or not _people(quantity):
        return None
    before = [t for kind in ("dies", "kills", "deeds") for t in sentence.tags(kind) if t.end == quantity.start]
    return _harm(sentence, quantity, before[0].value, quantity.reach, before[0].start) if before else None


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


def _by_verb_before(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Murieron trece soldados", "mató a cuatro personas", "مقتل ثلاثة جنود"."""
    if not _people(quantity):
        return None
    tag = _verb_before(sentence, counted, n, quantity, BACK)
    if tag is None or (pack.style.verb_last and tag.kind != "deeds"):
        return None
    return _harm(sentence, quantity, tag.value, quantity.reach, tag.start)


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


def _bare(
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
        return _harm(sentence, quantity, beside.value, quantity.end, beside.start)
    for i in range(quantity.start - 1, max(-1, quantity.start - NEAR), -1):
        tag = next((sentence.at[i][kind] for kind in ("kills", "deeds") if kind in sentence.at[i]), None)
        if tag is not None and tag.end <= quantity.start:
            return _harm(sentence, quantity, tag.value, quantity.end, tag.start)
        missing = next((t for t in sentence.tags("dies") if t.end == i + 1 and t.value == "missing"), None)
        if missing is not None and not pack.style.verb_last:
            return _harm(sentence, quantity, "missing", quantity.end, missing.start)
        if not sentence.any(i, "preposition", "of", "hedge", "joiner"):
            break
    return _after_noun(sentence, counted, n, quantity)


def _counted_reached(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Los muertos son 27 personas": a casualty word, words for reaching a figure, the figure with its noun."""
    return _after_noun(sentence, counted, n, quantity) if _people(quantity) and quantity.group == "all" else None


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
            return _harm(sentence, quantity, "killed", quantity.end, tally.start)
    far = _reached_far(sentence, floor, quantity)
    if far is not None:
        return _harm(sentence, quantity, far.value[0], quantity.end, far.start)
    for i in range(quantity.start - 1, max(floor, quantity.start - 2 * NEAR) - 1, -1):
        tag = next((t for t in sentence.tags("noun") if t.end == i + 1), None)
        if tag is not None:
            if tag.value[1] == ONE and "definite" not in sentence.inside[tag.start]:
                return None
            return (
                _harm(sentence, quantity, tag.value[0], quantity.end, tag.start) if reached or i == quantity.start - 1 else None
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


def _coordinated(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Murieron 13 militares y más de 170 civiles", "dos policías y tres civiles murieron": one verb for both."""
    if not _people(quantity):
        return None
    before, after = counted[n - 1] if n else None, counted[n + 1] if n + 1 < len(counted) else None
    if before is not None and n - 1 in found and _joined(sentence, before.reach, quantity.start):
        if before.field is None and found[n - 1].end <= before.reach:
            return _harm(sentence, quantity, found[n - 1].field, quantity.reach)
    if after is not None and n + 1 in found and after.field is None and found[n + 1].end > after.reach:
        among = any("among" in sentence.at[i] for i in range(quantity.reach, after.start))
        if _joined(sentence, quantity.reach, after.start) or (among and after.start - quantity.reach <= NEAR):
            found[n + 1].part = found[n + 1].part or among
            return _harm(sentence, quantity, found[n + 1].field, quantity.reach)
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


def _subsets(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """A part of those counted before: "entre ellos tres niños", "seis de ellos niños", "siete eran niños"."""
    earlier = [h for m, h in found.items() if h.start < quantity.start and not h.part and h.value.qualifier != "none reported"]
    later = [h for m, h in found.items() if m == n + 1 and not h.part]
    if not earlier and not (later and sentence.is_(quantity.end, "of them")):
        return None
    whole = max(earlier or later, key=lambda h: (h.start, h.end))
    if _people(quantity):
        opened = [t for t in sentence.tags("among") if whole.start < t.start and t.end <= quantity.start]
        if opened and not any(sentence.mark(i, ";:.") for i in range(opened[-1].end, quantity.start)):
            return _harm(sentence, quantity, whole.field, quantity.reach, opened[-1].start if n else None, part=True)
    grave = _grave(sentence, quantity)
    if grave and whole.field == "injured":
        return _harm(sentence, quantity, "injured", grave, part=True)
    part = _of_them(sentence, quantity) if quantity.low else None
    if part is not None:
        quantity.group = part.value[0]
        return _harm(sentence, quantity, whole.field, part.end, part=True)
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


def _one_of_them(sentence: Sentence, found: list[Harm]) -> list[Harm]:
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


def _part_with_fate(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Dos de los heridos murieron", "deux d'entre eux ont succombé": the verb says what became of a part."""
    tag = part_that_died(sentence, quantity) or part_with_fate(sentence, quantity)
    if tag is None:
        return None
    return _harm(sentence, quantity, tag.value, max(tag.end, quantity.reach), min(tag.start, quantity.start))


def _badly_hurt(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "Seven more are in grave condition": so many hurt, whether or not the hurt were counted before."""
    end = badly_hurt(sentence, quantity)
    return _harm(sentence, quantity, "injured", end) if end else None


def _victims(
    sentence: Sentence, pack: Pack, counted: list[Quantity], n: int, quantity: Quantity, found: dict[int, Harm]
) -> Harm | None:
    """ "The attack claimed 31 victims": the dead, unless the sentence counts dead or hurt besides."""
    end = victims(sentence, quantity)
    told = any(not h.part and not _clause_between(sentence, h, quantity) for h in found.values())
    return _harm(sentence, quantity, "killed", end) if end and not told else None


def _clause_between(sentence: Sentence, harm: Harm, quantity: Quantity) -> bool:
    """Whether a semicolon parts a harm from a number: each belongs to a clause of its own."""
    first, last = sorted((harm.start, quantity.start))
    return any(sentence.mark(i, ";") for i in range(first, last))


def _told_bare(sentence: Sentence, n: int, quantity: Quantity, found: dict[int, Harm], before: list[Harm]) -> dict[int, Harm]:
    """A figure that somebody gives without a noun counts those counted last."""
    earlier = [h for h in found.values() if h.start < quantity.start] or before
    last = next((h for h in reversed(earlier) if not h.part and h.value.qualifier != "none reported"), None)
    if last is None:
        return {}
    harm = _harm(sentence, quantity, last.field, quantity.end)
    return {n: replace(harm, value=replace(harm.value, group=last.value.group))}


def _share_groups(sentence: Sentence, counted: list[Quantity], found: dict[int, Harm], before: list[Harm]) -> None:
    """Give those counted as others the kind of those counted before them."""
    for n in sorted((n for n in found if n < len(counted)), key=lambda n: found[n].start):
        here = [h.value for h in sorted(found.values(), key=lambda h: h.start) if h.start < found[n].start and not h.part]
        last = [h.value for h in before if not h.part]
        found[n].value = with_group(sentence, counted[n], found[n].value, here, last)


def _none(sentence: Sentence) -> list[Harm]:
    """ "Sin heridos": nobody reported."""
    value = CountValue(min=None, max=None, qualifier="none reported", group="all")
    made = [Harm(sentence, _field(tag.value), value, tag.start, tag.end) for tag in sentence.tags("none")]
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
