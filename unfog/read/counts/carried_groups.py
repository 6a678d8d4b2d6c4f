"""Bare figures -> whose they are: "two soldiers fell and four were wounded", "the army's nine" after "nine militants".

A figure without a noun is of the people told of before: where a figure of fighters stands before it in its sentence (or, for
"others", in the one before), or where the same figure was given with a noun. Otherwise it stays ``all``. By judgement, on the
made-up incidents of ``bench/incidents`` (2026-11-26).
"""

from __future__ import annotations

import re

from unfog.lexicon.casualties import group_words, harm_words, quantity_words
from unfog.model import Mention
from unfog.read.counts.harms import KINDS, Harm
from unfog.read.counts.own_side import OwnSide
from unfog.read.counts.quantities import Quantities

_ALL = re.compile(
    r",? (?:and )?(?:all|both)(?: of)? (?:them|whom)(?: were| are)? (?:believed to be |identified as |said to be )?",
    re.IGNORECASE,
)
_THEY_ARE = re.compile(
    r"(?<=[.!] )(?:(?:All|Both)(?: of)? (?:them|those killed)"
    r"|They)"
    r" (?:were|are|have been|had been|was) (?:all |both |reportedly |said to be |identified as |believed to be )*"
)
"""The opening of a sentence that says who all those counted in the one before are."""
_OF_THEM = re.compile(r" of them\b")
_LINKS = frozenset(["of", "his", "her", "their", "its", "the"])
_HARMED = frozenset(["dead", "killed", "wounded", "injured", "hurt", "missing"])
_SHARE_REACH = 250
"""Characters from a number of fighters to a share of them (by judgement, 2026-11-26)."""
_BACK = 16
"""Words back to the people whom "of them" means."""
_KEPT = ("civilian", "civilians")
"""Nouns that a figure without a noun keeps within its sentence ("killed six civilians and injured 13"); of passengers, shoppers
and the like annotators count the hurt as people."""
_FIGHTERS = ("soldiers", "militants", "police")
_OF_THE = re.compile(
    r"(?:^|[\n.;] *)(?:Of|Among) (?:the|those|its|their|our|some|about)?[^.;\n]{0,60}?, ?(?:at least |some |about )?$"
)
"""The opening of a sentence that says of whom its figures are: "Of the 14 soldiers on board, five were killed"."""


def carry_groups(harms: list[Harm], quantities: Quantities, mentions: tuple[Mention, ...] = ()) -> None:
    """Give bare figures (text order) the group of what they go on from."""
    OwnSide(quantities, mentions).tell(harms)
    _by_sides(harms)
    _all_of_them(harms, quantities)
    _they_are(harms, quantities)
    _some_of_them(harms, quantities)
    _of_the(harms, quantities)
    _topic(harms, quantities)
    for n, harm in enumerate(harms):
        quantity = harm.quantity
        if quantity.group != "all" or quantity.number is None or quantity.low is None or not _bare(harm):
            continue
        before = [h for h in harms[:n] if h.quantity.low is not None and not h.quantity.more and h.other == harm.other]
        same = [h for h in before if h.field == harm.field and h.quantity.low == quantity.low and h.quantity.number is not None]
        if same and harm.patient.i == harm.anchor_token and all(h.quantity.group != "all" for h in same):
            quantity.group = same[-1].quantity.group
        elif before and _goes_on(harm, before[-1]):
            quantity.group = before[-1].quantity.group
    _further_ones(harms)
    _shares(harms, quantities)


def _further_ones(harms: list[Harm]) -> None:
    """ "Two pensioners were killed and a third is in hospital": a further one is one of the same people."""
    ordinals = quantity_words().ordinals
    for n, harm in enumerate(harms):
        if harm.quantity.implicit and harm.patient.lower_ in ordinals and harm.quantity.group == "all":
            before = [h for h in harms[:n] if h.quantity.low is not None and not h.part]
            near = before and harm.trigger.sent.start in (before[-1].trigger.sent.start, before[-1].trigger.sent.end)
            if near:
                harm.quantity.group = before[-1].quantity.group


def _shares(harms: list[Harm], quantities: Quantities) -> None:
    """A share of fighters that names no kind ("two of them gravely") is of fighters."""
    for n, harm in enumerate(harms):
        number = harm.quantity.number
        them = number is not None and _OF_THEM.match(quantities.text, number.end) is not None
        if harm.quantity.group != "all" or number is None or not (them or harm.part):
            continue
        whole = next((h for h in reversed(harms[:n]) if not h.part and h.field == harm.field and h.quantity.number), None)
        if whole is not None and whole.quantity.group in _FIGHTERS and harm.start - whole.end < _SHARE_REACH:
            harm.quantity.group = whole.quantity.group


def _by_sides(harms: list[Harm]) -> None:
    """Tolls by sides: "On the friendly side: 17 dead, 20 wounded" are soldiers, up to the next side or the sentence's end."""
    for harm in harms:
        if harm.quantity.group not in ("all", "other") or harm.quantity.number is None:
            continue
        sentence = harm.trigger.sent
        before = sentence.text[: max(0, harm.quantity.number.start - sentence.start_char)]
        told = [(m.end(), group) for pattern, group in group_words().sides for m in pattern.finditer(before)]
        if told:
            harm.quantity.group = max(told)[1]


def _all_of_them(harms: list[Harm], quantities: Quantities) -> None:
    """ "... has climbed to 21, all of them civilians": the figures of the sentence that name nobody are of that group."""
    for match in _ALL.finditer(quantities.text):
        first = quantities.token_at(match.end() - 1) + 1
        noun = next((t for t in quantities.doc[first : first + 4] if t.lower_ in quantities.groups.of), None)
        if noun is None or noun.dep_ in ("compound", "amod"):
            noun = quantities.doc[noun.i + 1] if noun is not None and noun.i + 1 < len(quantities.doc) else None
        group = quantities.group_of(noun) if noun is not None else "all"
        if noun is None or group in ("all", "other"):
            continue
        for harm in harms:
            near = 0 <= match.start() - harm.end < 60 and harm.trigger.sent == noun.sent
            if near and harm.quantity.group == "all" and harm.quantity.number is not None and not harm.part:
                harm.quantity.group = group


def _they_are(harms: list[Harm], quantities: Quantities) -> None:
    """ "Four people died. All of them are civilians": the figures of the sentence before that name nobody are of that group."""
    for match in _THEY_ARE.finditer(quantities.text):
        first = quantities.token_at(match.end())
        noun = next((t for t in quantities.doc[first : first + 4] if t.lower_ in quantities.groups.of), None)
        group = quantities.group_of(noun) if noun is not None and noun.tag_ == "NNS" else "all"
        if group not in KINDS or noun is None:
            continue
        for harm in harms:
            before = harm.trigger.sent.end == noun.sent.start
            if before and harm.quantity.group == "all" and harm.quantity.number is not None and not harm.part:
                harm.quantity.group = group


def _some_of_them(harms: list[Harm], quantities: Quantities) -> None:
    """ "The bomb went off when rescuers had come and killed three of them": the people named last are meant."""
    for harm in harms:
        number = harm.quantity.number
        if number is None or harm.summed or harm.quantity.group != "all" or not _OF_THEM.match(quantities.text, number.end):
            continue
        at = quantities.token_at(number.start)
        told = [
            h for h in harms if h.quantity.number is not None and h.end <= number.left and h.trigger.sent == harm.trigger.sent
        ]
        since = quantities.token_at(told[-1].end - 1) + 1 if told else 0  # those counted last, where nobody is named since
        back = reversed(list(quantities.doc[max(since, at - _BACK) : at]))
        people = next((t for t in back if t.tag_ in ("NNS", "NNPS") and t.lower_ in quantities.groups.of), None)
        group = quantities.group_of(people) if people is not None else "all"
        if people is not None and people.lower_ in group_words().own and any(c.lower_ in ("our", "my") for c in people.lefts):
            group = quantities.force  # "our men fought ... Ten of them were martyred": a force speaks of its own
        if group in KINDS:
            harm.quantity.group = group


def _of_the(harms: list[Harm], quantities: Quantities) -> None:
    """ "Of the 14 soldiers on board, five were killed and six injured": the figures of the sentence are of those people."""
    group, sentence = None, -1
    for harm in harms:
        number = harm.quantity.number
        if number is None or harm.quantity.group != "all" or harm.part:
            continue
        start = harm.trigger.sent.start_char
        if start != sentence:
            group, sentence = None, start
            opening = _OF_THE.search(quantities.text, max(0, start - 2), number.left)
            if opening is not None:
                first = quantities.token_at(opening.start())
                people = (t for t in quantities.doc[first : quantities.token_at(number.left)] if t.lower_ in quantities.groups.of)
                named = [t for t in people if t.dep_ not in ("compound", "amod")]
                group = quantities.group_of(named[0]) if named else None
        if group in KINDS and _bare(harm):
            harm.quantity.group = group


def _topic(harms: list[Harm], quantities: Quantities) -> None:
    """ "The number of militants killed is disputed: police reported three, the army says five": of whom the figures are that a
    sentence, and the one after it, give."""
    topics = group_words().topic
    for match in topics.finditer(quantities.text):
        group = quantities.groups.of.get((match["g"] or match["h"]).lower(), "all")
        if group not in KINDS:
            continue
        first = quantities.doc[quantities.token_at(match.start())].sent
        last = quantities.doc[first.end].sent if first.end < len(quantities.doc) else first
        for harm in harms:
            number = harm.quantity.number
            inside = number is not None and match.end() <= number.start < last.end_char
            if inside and not harm.part and harm.quantity.group in ("all", "other") and _unnamed(harm):
                harm.quantity.group = group


def _unnamed(harm: Harm) -> bool:
    """Whether those counted are told by no noun, or by one that says nothing of them ("four bodies", "two men")."""
    return _bare(harm) or harm.patient.lower_ in group_words().own or harm.patient.lower_ in group_words().bodies_of


def whole_groups(harms: list[Harm]) -> None:
    """Grown people of no kind ("one man", a name) who are all that the report counts of those killed or hurt count all."""
    neutral = group_words().neutral
    for field in ("killed", "injured"):
        own = [h for h in harms if h.field == field and h.live and h.quantity.low is not None]
        most = max((h.quantity.low or 0 for h in own), default=0)
        kinds = any(h.quantity.group in KINDS or h.quantity.more or h.summed for h in own)
        for harm in own if not kinds else ():
            quantity = harm.quantity
            named = quantity.implicit and any(p.ent_type_ == "PERSON" or p.tag_ == "NNP" for p in quantity.persons)
            if quantity.group == "other" and not harm.part and quantity.low == most and (named or harm.patient.lower_ in neutral):
                quantity.group = "all"


def _of_his(harm: Harm) -> bool:
    """Whether those counted are others of the same people by their word: "three colleagues"."""
    number = harm.quantity.number
    after = next((t for t in harm.patient.sent if number is not None and t.idx >= number.end and t.lower_ not in _LINKS), None)
    return after is not None and after.lower_ in group_words().further


def _bare(harm: Harm) -> bool:
    """Whether no noun says who is counted: what follows the figure is no word for people."""
    words, number = group_words(), harm.quantity.number
    if number is None:
        return False
    if harm.patient.i != harm.anchor_token and harm.patient.lower_ not in (words.further | harm_words().adjectives.keys()):
        return False
    after = next((t for t in harm.patient.sent if t.idx >= number.end and t.lower_ not in _LINKS), None)
    return after is None or after.lower_ in words.further or after.lower_ not in words.of or after.lower_ in _HARMED


def _goes_on(harm: Harm, last: Harm) -> bool:
    """Whether a figure goes on from one of fighters: another harm of the same people, told right after it."""
    if last.part and last.quantity.group not in _FIGHTERS or last.field == harm.field:
        return False
    if last.patient.lower_ in group_words().closed and not last.part and harm.trigger.sent == last.trigger.sent:
        return True
    if last.quantity.group not in _FIGHTERS:
        plain = not (last.part or harm.quantity.more)
        if last.patient.lower_ in _KEPT and plain and harm.trigger.sent == last.trigger.sent:
            return True
        return (
            (harm.quantity.more or _of_his(harm))
            and last.quantity.group in ("other", "medics")
            and harm.trigger.sent == last.trigger.sent
        )
    if last.part:
        return False
    if harm.trigger.sent == last.trigger.sent:
        return True
    return harm.quantity.more and harm.trigger.sent.start == last.trigger.sent.end
