"""Numbers beside words of harm, read without the parse: headlines, telegrams, tolls, parts of a toll, and "no casualties".

Only where no frame covers the number: the parse is weak on text without verbs and articles.
"""

from __future__ import annotations

import re

from unfog.lexicon.casualties import Harmed, harm_words, quantity_words
from unfog.lexicon.openings import LENGTH, folded
from unfog.model import Group
from unfog.read.counts.harms import KINDS, Harm, Quantity
from unfog.read.counts.numbers import Number
from unfog.read.counts.quantities import Quantities

_WINDOW = 90
_MARKS = " \n.;:•-–—▪➡*·"
_GOES_ON = 500
_TOLL_WINDOW = 230
"""Characters before a number that a pattern may look at; the words between a toll and its figure may be many."""
_QUOTES = "\"'\u201c\u2018"
"""What may open a quotation between a toll and its figure: put the dead at "upwards of 400"."""
_GROUPED = frozenset(["all", "other"])


def surface_harms(quantities: Quantities, known: list[Harm]) -> list[Harm]:
    """Harms that patterns beside numbers show and ``known`` does not hold."""
    words, text = harm_words(), quantities.text
    found: list[Harm] = []
    taken = {(h.field, h.quantity.number.start) for h in known if h.quantity.number is not None}
    for number in quantities.numbers:
        line = text.rfind("\n", 0, number.left) + 1
        before = text[max(line, number.left - _TOLL_WINDOW) : number.left].rstrip(_QUOTES)
        for which in words.surface_ends.known[folded(before[-LENGTH:])[::-1]]:
            pattern = words.surface[which]
            if (pattern.field, number.start) in taken:
                continue
            if pattern.field in ("injured", "shot") and (("killed", number.start) in taken):
                continue
            if number.low is None and (pattern.before is not None or pattern.figure):
                continue
            if pattern.needs is not None and not pattern.needs.search(text, max(line, number.left - _WINDOW), number.left):
                continue
            start, end, word, whose = number.left, number.right, None, None
            if pattern.before is not None:
                left = max(line, number.left - (_TOLL_WINDOW if pattern.toll else _WINDOW))
                match = pattern.before.search(text[left : number.left].rstrip(_QUOTES))
                if match is None:
                    continue
                start = left + match.start()
                word = match.groupdict().get("t")
                whose = match.groupdict().get("g") or match.groupdict().get("g2")
            if pattern.after is not None:
                match = pattern.after.match(text, number.right) or pattern.after.match(text, number.end)
                if match is None or "\n" in text[number.right : match.end()]:
                    continue
                end = max(match.end(), number.right)
                word = match.groupdict().get("t") or word
            elif (group_end := quantities.people_end(number)) is not None:
                end = group_end
            people_end = match.start("t") if match is not None and pattern.before is None and word else end
            if pattern.before is not None and pattern.after is not None:
                people_end = quantities.people_end(number) or number.right
            while start < number.left and text[start] in _MARKS:
                start += 1
            harm = _harm(quantities, pattern.field, number, start, end, people_end)
            if harm is not None:
                if pattern.before is not None and quantity_words().passed.search(text[left : number.left]):
                    harm.quantity.qualifier = "more than"
                if pattern.toll and pattern.field == "killed" and _of_what(text[start : number.left]) is None:
                    paragraph = text.rfind("\n", 0, number.start) + 1
                    named = _of_what(text[paragraph : number.left])
                    told = _told_last([*known, *found], number, paragraph, only=named is not None)
                    if told is None and named is None and pattern.anaphor:
                        continue  # "raised it to 15" of something that is no toll
                    harm.field = told or harm.field
                if whose and harm.quantity.group == "all":
                    harm.quantity.group = quantities.groups.of.get(whose.lower(), "all")
                taken.add((pattern.field, number.start))
                found.append(harm)
    return found


def _of_what(words: str) -> str | None:
    """The word that says of whom a figure is: "toll", "number of dead"; ``None`` for "the figure of 20"."""
    match = re.search(r"toll|dead|death|killed|kill|died|fatal|victim|bod(?:y|ies)|lives", words, re.IGNORECASE)
    return match[0] if match else None


def _told_last(harms: list[Harm], number: Number, paragraph: int, *, only: bool) -> Harmed | None:
    """What the figures before this one are of: the one nearest to it in size, of those of its paragraph, else near enough.

    ``only`` looks no farther than the paragraph, which says itself what its figures are of.
    """
    low = max(1, number.low or 1)
    before = [h for h in harms if h.quantity.number is not None and h.quantity.low and h.field != "shot"]
    before = [h for h in before if number.start - _GOES_ON < h.end <= number.start]
    before = [h for h in before if h.start >= paragraph] or ([] if only else before)
    return min(before, key=lambda h: (abs((h.quantity.low or 0) - low), -h.end)).field if before else None


def replaced_harms(quantities: Quantities, known: list[Harm]) -> list[Harm]:
    """Figures that are said not to be ("10 people, not 12, were killed"), and gapped ones ("five in Darsi and three in Velm")."""
    words, text = harm_words(), quantities.text
    found: list[Harm] = []
    taken = {h.quantity.number.start for h in known if h.quantity.number is not None}
    whole = [h for h in known if not h.part and h.quantity.number is not None and h.field != "shot"]
    for number in quantities.numbers:
        if number.start in taken or number.low is None:
            continue
        token = quantities.doc[quantities.token_at(number.start)]
        near = [h for h in whole if 0 < number.start - h.quantity.number.end < 60 and h.trigger.sent == token.sent]  # type: ignore[union-attr]
        if not near:
            continue
        harm, before = near[-1], text[max(0, number.start - 40) : number.start]
        gapped = words.further.search(before) and re.match(
            r" (?:more )?(?:in|at|near|inside|outside|on) (?:the )?[A-Z]", text[number.right :]
        )
        if not words.not_but.search(before) and not gapped:
            continue
        quantity = Quantity(
            low=number.low, high=number.high, qualifier=number.qualifier, group=harm.quantity.group, number=number
        )
        found.append(Harm(field=harm.field, quantity=quantity, start=number.left, end=number.right, anchor=number.start,
                          trigger=token, patient=token, superseded=not gapped))  # fmt: skip
    return found


def _harm(quantities: Quantities, field: Harmed, number: Number, start: int, end: int, people_end: int) -> Harm | None:
    doc, text = quantities.doc, quantities.text
    token = doc[quantities.token_at(number.start)]
    if token.ent_type_ in ("MONEY", "PERCENT"):
        return None
    words = re.findall(r"[a-z-]+", text[number.end : people_end].lower().partition(",")[0])
    if any(w in quantities.groups.not_people for w in words):
        return None
    groups: list[Group] = [
        quantities.groups.of[w]
        for w in words
        if w in quantities.groups.of and w not in ("dead", "killed", "injured", "wounded", "missing", "lives")
    ]
    if "members" in words or "member" in words:
        ends = (t for t in doc[token.i : token.i + 8] if t.lower_ in ("member", "members") and t.idx < max(people_end, end))
        groups = [quantities.group_of(t) for t in ends] or groups
    named = [g for g in groups if g not in _GROUPED] or groups
    quantity = Quantity(
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        group=named[0] if named else "all",
        more=number.right == number.end and bool({"other", "others", "more", "another"} & set(words)),
        number=number,
    )
    inside = text[start:end]
    last = re.search(r"[A-Za-z]+$", inside.rstrip())
    at = start + last.start() if last and end > number.right else start
    trigger = doc[quantities.token_at(at)]
    return Harm(field=field, quantity=quantity, start=start, end=end, anchor=number.start, trigger=trigger, patient=token)


def tuple_harms(quantities: Quantities) -> list[Harm]:
    """ "A triple homicide": the number is in the adjective."""
    words = quantity_words()
    pattern = re.compile(rf"\b({'|'.join(words.tuples)})[ -](?:fatal )?({'|'.join(words.tuple_nouns)})s?\b", re.IGNORECASE)
    found = []
    for match in pattern.finditer(quantities.text):
        low = words.tuples[match[1].lower()]
        token = quantities.doc[quantities.token_at(match.end() - 1)]
        field: Harmed = (
            "shot" if re.search("shoot|stab", match[2], re.IGNORECASE) and "fatal" not in match[0].lower() else "killed"
        )
        quantity = Quantity(low=low, high=low)
        found.append(
            Harm(
                field=field,
                quantity=quantity,
                start=match.start(),
                end=match.end(),
                anchor=match.start(),
                trigger=token,
                patient=token,
            )
        )
    return found


def silent_harms(quantities: Quantities) -> list[Harm]:
    """ "No casualties were reported", "nobody was hurt": none reported, which is not zero."""
    words, text = harm_words(), quantities.text
    found: list[Harm] = []
    for matches in words.none.all(text):
        for match in matches:
            if any(h.start < match.end() and match.start() < h.end for h in found) or words.none_besides.search(match[0]):
                continue
            end = max(match.end(), match.end("what"))
            quote = match[0].lower()
            field: Harmed = (
                "injured"
                if re.search(r"injur|wound|hurt|harmed", match["what"].lower()) and "civilian" not in quote
                else "killed"
            )
            group = _denied_group(quantities, quote)
            token = quantities.doc[quantities.token_at(match.start("what"))]
            fields: list[Harmed] = [field]
            also = words.none_also.match(text, end)
            if field == "killed" and also is not None:
                fields.append("injured")
            for said in fields:
                quantity = Quantity(low=None, high=None, qualifier="none reported", group=group)
                stop = also.end() if also is not None and said != field else end
                found.append(Harm(field=said, quantity=quantity, start=match.start(), end=stop, anchor=match.start("what"),
                                  trigger=token, patient=token))  # fmt: skip
    return found


def _denied_group(quantities: Quantities, quote: str) -> Group:
    """Of whom it is said that none was harmed: the first kind of the words, else somebody told by a calling ("the crew")."""
    groups, words = quantities.groups, re.findall(r"[a-z]+", quote)
    crew = any(w in groups.civil for w in words)  # "crew members" are no fighters
    told = [g for w in words if (g := groups.of.get(w)) is not None and not (crew and w in groups.civilly)]
    named = [g for g in told if g in KINDS]
    return named[0] if named else "other" if "other" in told else "all"
