"""Sentence -> quantities: figures and number words with what qualifies them, and the people or casualties they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from unfog.lexicon.packs import MANY, ONE, TWO, Pack
from unfog.model import CountValue, Group, Qualifier
from unfog.read.plain.tokens import Sentence, Token

MOST = 200_000
"""No count of people harmed in one incident is larger; larger figures are money, distances or years of one thing."""
BETWEEN = 3
"""Words that may stand between a number and what it counts ("los dos jóvenes hermanos heridos")."""
_SEPARATED = re.compile(r"\d{1,3}(?:[.,\u066c' ]\d{3})+")


@dataclass(slots=True)
class Quantity:
    """A number at tokens ``[start, end)``, ``reach`` being the token behind the noun it counts.

    ``field`` is set where that noun is a casualty ("muertos"); ``group`` where it is a kind of people. ``counted`` is false for
    a bare number. ``implicit`` marks a noun that means one without saying so.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    reach: int
    group: Group = "all"
    field: str | None = None
    second: str | None = None
    counted: bool = False
    implicit: bool = False

    def value(self) -> CountValue:
        """The quantity as a claim's value."""
        low, high = self.low, self.high
        if self.qualifier in ("at least", "more than"):
            high = None
        elif self.qualifier in ("up to", "fewer than"):
            low = None
        return CountValue(min=low, max=high, qualifier=self.qualifier, group=self.group, implicit=self.implicit)


def quantities(sentence: Sentence, pack: Pack, taken: set[int]) -> list[Quantity]:
    """The quantities of a sentence in order; tokens in ``taken`` belong to times and count nothing."""
    found: list[Quantity] = []
    i = 0
    while i < len(sentence.tokens):
        made = _number_at(sentence, pack, i, taken)
        if made is None:
            i += 1
            continue
        made = _noun_before(sentence, pack, made) or _noun_of(sentence, pack, _qualified(sentence, made))
        if not sentence.is_(made.end, "age unit"):
            found.append(made)
        i = made.end
    found += _kin(sentence, found)
    held = {k for q in found for k in range(q.start, q.reach)}
    found += _unnumbered(sentence, pack, held)
    return sorted(found, key=lambda q: (q.start, q.end))


def _number_at(sentence: Sentence, pack: Pack, i: int, taken: set[int]) -> Quantity | None:
    if i in taken:
        return None
    tag = sentence.at[i].get("vague")
    if tag is not None:
        return Quantity(i, tag.end, None, None, tag.value, tag.end)
    tag = sentence.at[i].get("about number")
    if tag is not None:
        return Quantity(i, tag.end, tag.value, tag.value, "about", tag.end)
    read = _read(sentence, pack, i, taken)
    if read is None:
        return None
    low, end = read
    high = low
    joined = sentence.is_(end, "number between") or sentence.mark(end, "-–—") or sentence.is_(end, "onto")
    if joined and end + 1 < len(sentence.tokens):
        other = _read(sentence, pack, end + 1, taken)
        if other is not None and sentence.is_(i - 1, "from") and sentence.any(end, "onto", "number between"):
            return Quantity(i - 1, other[1], other[0], other[0], "exact", other[1])  # "rose from nine to eleven"
        if other is not None and low < other[0] <= 3 * low + 10 and not sentence.is_(end, "onto"):
            high, end = other
    one = low == high == 1 and sentence.is_(i, "number one") and end == i + 1
    return Quantity(i, end, low, high, "exact", end, implicit=one)


def _read(sentence: Sentence, pack: Pack, i: int, taken: set[int]) -> tuple[int, int] | None:
    """The number that begins at a token and the token behind it."""
    token = sentence.tokens[i]
    if i in taken or not token.forms:
        return None
    if token.figure:
        value = figure(token)
        if value is None or value > MOST or _compound(sentence, i) or sentence.is_(i, "speaker"):
            return None
        end = i + 1
        if end < len(sentence.tokens) and _word(sentence.tokens[end], pack) == 1000 and value < 200:
            return value * 1000, end + 1
        return value, end
    if sentence.is_(i, "number one") and not any(f in pack.numbers for f in token.forms):
        return 1, i + 1
    return _in_words(sentence, pack, i, taken)


def _compound(sentence: Sentence, i: int) -> bool:
    """ "45-річна", "45-летняя": a figure that makes one word with the next."""
    tokens = sentence.tokens
    hyphen = i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == tokens[i].end
    return hyphen and tokens[i + 2].word and tokens[i + 2].start == tokens[i + 1].end


def figure(token: Token) -> int | None:
    """The value of a figure, thousands parted or not; ``None`` for fractions."""
    if _SEPARATED.fullmatch(token.text):
        return int(re.sub(r"\D", "", token.text))
    return int(token.text) if token.text.isdigit() else None


def _word(token: Token, pack: Pack) -> int | None:
    return next((pack.numbers[f] for f in token.forms if f in pack.numbers), None) if token.word else None


def _in_words(sentence: Sentence, pack: Pack, i: int, taken: set[int]) -> tuple[int, int] | None:
    """Number words in a row: smaller after larger adds, larger after smaller multiplies or, joined by "and", adds tens."""
    value = _word(sentence.tokens[i], pack)
    if value is None:
        return None
    total, now, last, at = 0, value, value, i + 1
    while at < len(sentence.tokens) and at not in taken:
        joined = sentence.is_(at, "number and")
        nxt = at + 1 if joined and _word(sentence.tokens[at], pack) is None else at
        if nxt >= len(sentence.tokens):
            break
        more = _word(sentence.tokens[nxt], pack)
        leans = sentence.tokens[nxt].forms[:1] and sentence.tokens[nxt].forms[0] not in pack.numbers
        if more is None:
            break
        if more in (100, 1000) and more > last and nxt == at:
            now *= more
            if more == 1000:
                total, now = total + now, 0
        elif _adds(last, more, nxt != at or bool(leans)):
            now += more
        else:
            break
        last, at = more, nxt + 1
    return total + now, at


def _adds(last: int, more: int, joined: bool) -> bool:
    """Whether a number word adds to the one before it: "ciento veinte", "treinta y uno", "خمسة وعشرون", "ثلاثة عشر"."""
    if more == 10 and last < 10 and not joined:
        return True
    if more < last:
        return last >= 100 or (last % 10 == 0 and last >= 20 and more < 20)
    return joined and last < 10 and more in range(20, 100, 10)


def _qualified(sentence: Sentence, made: Quantity) -> Quantity:
    """Words before or after a number that open it: "al menos", "o más"."""
    before = next((t for t in sentence.tags("qualifier") if t.end == made.start), None)
    if before is not None and any(t.start < before.start < t.end for t in sentence.tags("reach")):
        before = None  # "зросла до 19" reaches the figure
    if before is None:
        after = sentence.at[made.end].get("after") if made.end < len(sentence.tokens) else None
        if after is not None:
            made.qualifier, made.end = after.value, after.end
            made.reach = max(made.reach, made.end)
        return made
    made.start = before.start
    if made.low is not None:
        made.qualifier = before.value
        made.implicit = False
    return made


_STOPS = ("dies", "kills", "joiner", "say", "qualifier", "among", "type", "stop", "who", "of them")


def _noun_of(sentence: Sentence, pack: Pack, made: Quantity) -> Quantity:
    """What a number counts: the first noun for people or casualties within a few words behind it."""
    i = made.end
    between = 1 if made.implicit else BETWEEN
    while i < min(made.end + between + 1, len(sentence.tokens)):
        here = sentence.at[i]
        if "joined" in sentence.inside[i] and i > made.start:
            return made
        longer = "noun" in here and "people" in here and here["noun"].end > here["people"].end
        if "people" in here and not longer:
            made.group, _ = here["people"].value
            made.reach, made.counted = here["people"].end, True
            return _joined_field(sentence, _opened_behind(sentence, made))
        if "noun" in here:
            made.field, _ = here["noun"].value
            made.reach, made.counted = here["noun"].end, True
            return _more_of(sentence, _opened_behind(sentence, made))
        token = sentence.tokens[i]
        if not token.word or _number_like(sentence, pack, i) or any(kind in here for kind in _STOPS):
            return made
        i += 1
    return made


def _kin(sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """ "Un photographe et son chauffeur": a single person who belongs to one counted right before is one more."""
    ends = {q.reach for q in found if q.counted}
    return [
        Quantity(t.start - 1, t.start, 1, 1, "exact", t.end, group=t.value[0], counted=True, implicit=True)
        for t in sentence.tags("people")
        if t.value[1] == ONE
        and sentence.is_(t.start - 1, "possessive")
        and sentence.is_(t.start - 2, "joiner")
        and t.start - 2 in ends
        and not any(q.start < t.end and t.start - 1 < q.reach for q in found)
    ]


def _noun_before(sentence: Sentence, pack: Pack, made: Quantity) -> Quantity | None:
    """Where one and two follow their noun ("قتيل واحد", "مدنيين اثنين"): the number with the noun before it."""
    if not pack.style.dual or made.low not in (1, 2) or sentence.tokens[made.start].figure:
        return None
    for kind in ("people", "noun"):
        tag = next((t for t in sentence.tags(kind) if t.end == made.start), None)
        if tag is not None:
            made.start, made.counted, made.implicit = tag.start, True, False
            if kind == "people":
                made.group = tag.value[0]
            else:
                made.field = tag.value[0]
            return made
    return None


def _opened_behind(sentence: Sentence, made: Quantity) -> Quantity:
    """ "13 جنديا على الأقل": what opens a number may stand behind the noun."""
    after = sentence.at[made.reach].get("after") if made.reach < len(sentence.tokens) else None
    if after is not None and made.low is not None and made.qualifier == "exact":
        made.qualifier, made.reach = after.value, after.end
    return made


def _number_like(sentence: Sentence, pack: Pack, i: int) -> bool:
    return sentence.is_(i, "vague") or sentence.is_(i, "about number") or _word(sentence.tokens[i], pack) is not None


def _joined_field(sentence: Sentence, made: Quantity) -> Quantity:
    """ "Civiles muertos": a casualty word right behind the people counted."""
    i = made.reach
    for k in (i, i + 1):
        if k < len(sentence.tokens) and "noun" in sentence.at[k] and all(sentence.tokens[n].word for n in range(i, k)):
            if "joined" in sentence.inside[k] or (k > i and sentence.any(i, "joiner", "kills")):
                return made
            made.field, made.reach = sentence.at[k]["noun"].value[0], sentence.at[k]["noun"].end
            return made
    return made


def _more_of(sentence: Sentence, made: Quantity) -> Quantity:
    """Behind a casualty word: whose kind ("muertos civiles"), and a second word under one vague number ("muertos y heridos")."""
    i = made.reach
    if sentence.is_(i, "of"):
        i += 1
    if i < len(sentence.tokens) and "people" in sentence.at[i] and sentence.at[i]["people"].value[1] != ONE:
        made.group, made.reach = sentence.at[i]["people"].value[0], sentence.at[i]["people"].end
    i = made.reach
    nouns = i + 1 < len(sentence.tokens) and sentence.is_(i, "joiner") and "noun" in sentence.at[i + 1]
    leaning = i < len(sentence.tokens) and "noun" in sentence.at[i] and "joined" in sentence.inside[i]
    if nouns or leaning:
        tag = sentence.at[i + 1 if nouns else i]["noun"]
        if tag.value[0] != made.field and not _counted_after(sentence, tag.end):
            made.second = tag.value[0]
    return made


def _counted_after(sentence: Sentence, i: int) -> bool:
    return i < len(sentence.tokens) and sentence.tokens[i].figure


def _unnumbered(sentence: Sentence, pack: Pack, held: set[int]) -> list[Quantity]:
    """Nouns that say their number themselves: Arabic duals, and singulars without an article where the language lets them."""
    found: list[Quantity] = []
    for kind in ("people", "noun"):
        for tag in sentence.tags(kind):
            what, number = tag.value
            if any(t.start <= tag.start < t.end and t.end - t.start > 1 for t in sentence.tags("type")):
                continue  # "تفجير انتحاري" is no person
            if tag.start in held or number == MANY or (number == ONE and not pack.style.bare_singular):
                continue
            if number == ONE and (kind == "noun" or sentence.is_(tag.start, "definite")):
                continue
            amount = 2 if number == TWO else 1
            made = Quantity(tag.start, tag.start, amount, amount, "exact", tag.end, counted=True, implicit=number == ONE)
            if kind == "people":
                made.group = what
                made = _joined_field(sentence, made)
            else:
                made.field = what
            found.append(made)
            held.update(range(tag.start, made.reach))
    return found
