"""Sentences -> places: countries by the pack's names, other places by the gazetteer's, resolved as in any report."""

from __future__ import annotations

from unfog.lexicon.gazetteer import CITY, COUNTRY, Hit, gazetteer, key
from unfog.lexicon.gazetteer.natives import natives
from unfog.model import PlaceMention
from unfog.read.places.mentions import mentions_of
from unfog.read.places.names import Name
from unfog.read.places.resolve import resolve
from unfog.read.places.words import words
from unfog.read.plain.tokens import Sentence, Text

LONGEST = 4
"""Words of a place name looked up at most."""
LEAST = 5_000
"""People that a place has at least whose name is written without capitals: many words name some hamlet."""
SITE = 3
"""Words of the phrase of a site before the word for "of"."""
SURE = 100_000
"""People from which a town is taken for a place wherever its name stands alone."""


def places_of(text: Text) -> tuple[PlaceMention, ...]:
    """The places of a report in text order."""
    names: list[Name] = []
    for sentence in text.sentences:
        names += _in_sentence(text, sentence)
    places = gazetteer()
    resolve(text.low, names, places, words())
    return mentions_of(text.report, text.low, names, places, words())


def _in_sentence(text: Text, sentence: Sentence) -> list[Name]:
    found: list[Name] = []
    i = 0
    while i < len(sentence.tokens):
        made = _longest(text, sentence, i)
        if made is None:
            i += 1
        else:
            name, i = made
            found.append(name)
    return found


def _longest(text: Text, sentence: Sentence, i: int) -> tuple[Name, int] | None:
    """The longest run of words from ``i`` that names a place, where it is likely used as one."""
    first = sentence.tokens[i]
    if not first.word or (text.pack.style.capitals and not first.capital):
        return None
    for end in range(min(i + LONGEST, len(sentence.tokens)), i, -1):
        last = sentence.tokens[end - 1]
        if not all(t.word for t in sentence.tokens[i:end]) or (text.pack.style.capitals and not last.capital):
            continue
        hit, start = _hit(text, sentence, i, end)
        if hit is not None and hit.entries and _used(text, sentence, i, end, hit):
            return Name(start, last.end, text.low[start : last.end], hit), end
    return None


def _hit(text: Text, sentence: Sentence, i: int, end: int) -> tuple[Hit | None, int]:
    """What the words name, and the offset they begin at (a word that leans on them from before is left out)."""
    tokens = sentence.tokens[i:end]
    rest = [t.forms[0] for t in tokens[1:]]
    places = gazetteer()
    for form in tokens[0].forms:
        start = tokens[0].end - min(len(form), tokens[0].end - tokens[0].start)
        country = text.pack.countries.get(" ".join([form, *rest]))
        entry = places.country_entry(country) if country else None
        if entry is not None:
            return Hit((entry.index,), False, False), start
    if text.pack.style.latin:
        return places.find(text.low[tokens[0].start : tokens[-1].end]), tokens[0].start
    for form in tokens[0].forms:
        start = tokens[0].end - min(len(form), tokens[0].end - tokens[0].start)
        hit = natives().find([form, *rest], text.pack.style.endings)
        if hit.entries:
            return hit, start
    return None, 0


def _used(text: Text, sentence: Sentence, i: int, end: int, hit: Hit) -> bool:
    """Whether a name is used as a place: a country, after a word for being somewhere, in a list of places, or a large town."""
    places = gazetteer()
    entries = [places.entry(n) for n in hit.entries[:8]]
    if any(e.kind == COUNTRY for e in entries):
        return True
    if sentence.is_(i - 1, "speaker persons") or _name_part(text, sentence, i, end):
        return False
    if not text.pack.style.capitals and (max(e.population for e in entries) < LEAST or _common(text, sentence, i, end)):
        return False
    if sentence.is_(end, "of") and end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].capital:
        return False  # "Praça do Gelo"
    if (
        sentence.is_(i - 1, "in")
        or sentence.is_(i - 1, "place noun")
        or sentence.is_(end, "in after")
        or (sentence.is_(i - 1, "of") and (sentence.is_(i - 2, "place noun") or _site(sentence, i - 2)))
    ):
        return True
    if any(f != sentence.tokens[i].forms[0] for f in sentence.tokens[i].forms) and "leans in" in sentence.inside[i]:
        return True
    if i == 0 or sentence.mark(i - 1, "#") or (sentence.headline and i <= 2):
        return any(e.population >= SURE / 10 for e in entries) and not _common(text, sentence, i, end)
    if sentence.mark(i - 1, "(") or sentence.mark(end, ")"):
        return True
    return max((e.population for e in entries if e.kind == CITY), default=0) >= SURE and not _common(text, sentence, i, end)


def _site(sentence: Sentence, last: int) -> bool:
    """Whether a phrase that ends at a word is led by a site or deed that a town names: "le marché à bétail de Djibo"."""
    return any(sentence.is_(k, "site noun") for k in range(last, last - SITE, -1))


def _common(text: Text, sentence: Sentence, i: int, end: int) -> bool:
    """Whether a single word has another meaning in the pack, or is met in lower case in the same report."""
    if end - i > 1:
        return False
    token = sentence.tokens[i]
    return bool(sentence.inside[i] - {"definite", "joined"}) or any(
        t.forms[:1] == token.forms[:1] and not t.capital for s in text.sentences for t in s.tokens if text.pack.style.capitals
    )


def _name_part(text: Text, sentence: Sentence, i: int, end: int) -> bool:
    """Whether it is a part of a longer run of capitals that is no place ("Andrés Medellín")."""
    if not text.pack.style.capitals:
        return False
    before = i > 0 and sentence.tokens[i - 1].word and sentence.tokens[i - 1].capital and i - 1 > 0
    after = end < len(sentence.tokens) and sentence.tokens[end].word and sentence.tokens[end].capital
    return bool(before or after) and key(text.low[sentence.tokens[i].start : sentence.tokens[end - 1].end]) != ""
