"""Names of persons: from titles, given names, by-names (kunyas) and the parser, each taken to its whole length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from unfog.lexicon.actors import match_at
from unfog.lexicon.gazetteer import gazetteer
from unfog.lexicon.gazetteer.keys import key
from unfog.read.names.found import Found
from unfog.read.names.page import Page

_LONGEST = 7
GREAT_TOWN = 100_000
"""A lone word that names so populous a place is nobody's name unless the report gives a fuller one (set by judgement)."""
_ARTICLES = ("al", "el", "ul", "ad", "as", "ash", "az", "ar", "an", "ur")


def persons(page: Page) -> Iterator[Found]:
    """Full names first, in text order, then the parser's persons that hold nothing else."""
    at = 0
    while at < len(page.words):
        run = _run_at(page, at)
        if run is None:
            at += 1
            continue
        first, last = run
        found = person(page, first, last)
        if found is not None and not (first <= at and place_covers(page, found)):
            found = _with_honorific(page, found, first)
            page.take(found.start, found.end)
            yield found
        at = last + 1
    yield from _parser_persons(page)


def _parser_persons(page: Page) -> Iterator[Found]:
    for entity in page.parsed.doc.ents:
        if entity.label_ != "PERSON" or not page.free(entity.start_char, entity.end_char):
            continue
        first = page.at_offset.get(entity.start_char)
        if first is None or page.shouted[first] or not page.is_capital(first):
            continue
        titled = title_length(page, first)
        first += titled
        if first >= len(page.words) or page.words[first].start >= entity.end_char:
            continue
        last = extent(page, first)
        if not titled and last is not None:
            first = _widened(page, first)
        found = person(page, first, last) if last is not None and nameable(page, first) else None
        if found is not None and not titled and not page.words[last or 0].possessive and place_covers(page, found):
            continue
        if found is not None and last == first and (page.text[found.end : found.end + 4] == " of " or _ordinary(page, first)):
            continue
        if found is not None and (
            (last != first and found.start not in page.places) or (last == first and not _is_place(page, found))
        ):
            page.take(found.start, found.end)
            yield found


def place_covers(page: Page, found: Found) -> bool:
    """Whether a run without a title is the name of a place, known ("Virginia Beach") or not ("in Umm Salma")."""
    place = page.places.get(found.start)
    at = page.at_offset[found.start]
    return (place is not None and place.span.end >= found.end) or (at > 0 and page.gap(at - 1) == " " and _within(page, at - 1))


def _within(page: Page, at: int) -> bool:
    """Whether a word puts what follows in a place; "at" does ("the killings at") but after "shot" or "yelled"."""
    word = page.words[at]
    if word.key != "at":
        return word.key in page.lexicon.within
    token = page.tokens.get(word.start)
    return token is not None and token.head.lemma_ not in page.lexicon.directed


def _with_honorific(page: Page, found: Found, first: int) -> Found:
    """The mention from "Haji" on; the name stays without it."""
    start = first
    while start and page.words[start - 1].key in page.lexicon.honorifics and page.gap(start - 1) == " ":
        if not page.is_capital(start - 1) or page.taken[page.words[start - 1].start]:
            break
        start -= 1
    return replace(found, start=page.words[start].start)


def _is_place(page: Page, found: Found) -> bool:
    """Whether one word is a place here or elsewhere in the report, a state or its seat, or stands after a word of place."""
    at = page.at_offset[found.start]
    entry = match_at(page.words, at)
    return (
        found.start in page.places
        or found.name in page.place_words
        or _great_town(page.words[at].key)
        or (entry is not None and entry.actor.type == "state")
        or (bool(at) and page.words[at - 1].key in page.lexicon.locative)
    )


def _run_at(page: Page, at: int) -> tuple[int, int] | None:
    """First and last word of the name that a title, a given name or a by-name opens at word ``at``."""
    word = page.words[at]
    if page.taken[word.start] or not (page.is_capital(at) or page.shouted[at]):
        titled = title_length(page, at)
        if page.taken[word.start] or not titled:
            return None
    else:
        titled = title_length(page, at)
    first = at
    while titled and first + titled < len(page.words):
        if not _short(page.gap(first + titled - 1)):
            return None
        first += titled
        titled = title_length(page, first)
    if first > at:
        if not nameable(page, first) or page.taken[page.words[first].start]:
            return None
        last = extent(page, first)
        return None if last is None else (first, last)
    if word.key in page.lexicon.kunya or word.key in page.lexicon.given:
        if word.key not in page.lexicon.kunya and page.shouted[at] and _common(word.key) and not _given_follows(page, at):
            return None
        last = extent(page, at)
        return (_widened(page, at), last) if last is not None and last > at else None
    return None


def _widened(page: Page, at: int) -> int:
    """Where a name begins whose second or third word opened it ("Odran Leon Velk"): left over rare proper nouns."""
    first = at
    while first and at - first < 3 and not page.shouted[at]:
        before = first - 1
        if before and page.words[before].key in _ARTICLES and page.gap(before) == "-":
            before -= 1
        if not _rare(page, before):
            break
        first = before
    return first


def _rare(page: Page, at: int) -> bool:
    """Whether word ``at`` is a proper noun that may open the name right after it."""
    word = page.words[at]
    token = page.tokens.get(word.start)
    return not (
        page.gap(at) != " "
        or word.possessive
        or page.taken[word.start]
        or not nameable(page, at)
        or (word.text.isupper() and len(word.text) > 1)
        or title_length(page, at)
        or any(word.key in words for words in (page.lexicon.role_heads, page.lexicon.organisations, page.lexicon.not_last))
        or word.start in page.places
        or word.end in page.place_ends
        or token is None
        or token.pos_ != "PROPN"
        or _common(word.key)
    )


def _given_follows(page: Page, at: int) -> bool:
    return at + 1 < len(page.words) and page.words[at + 1].key in page.lexicon.given


def _short(gap: str) -> bool:
    """Whether a gap may stand between a title and the name: a blank or the full stop of an abbreviation."""
    return gap in (" ", ". ", ".", "-")


def title_length(page: Page, at: int) -> int:
    """How many words of a title stand at word ``at``; 0 for none."""
    for size in (3, 2, 1):
        if at + size <= len(page.words):
            keys = tuple(w.key for w in page.words[at : at + size])
            if keys in page.lexicon.titles and page.joined(at, at + size - 1):
                return size
    return 0


def nameable(page: Page, at: int) -> bool:
    """Whether a personal name may begin or go on with this word."""
    word = page.words[at]
    if not word.text[0].isalpha() or word.key in page.lexicon.not_names:
        return False
    if page.shouted[at]:
        return word.key in page.lexicon.given or word.key in page.lexicon.kunya or not _common(word.key)
    return word.text[0].isupper() and (not word.text.isupper() or len(word.text) <= 3 or word.key in page.lexicon.given)


def extent(page: Page, first: int) -> int | None:
    """The last word of the name that begins at ``first``, by-names in quotes and particles included."""
    last = first if nameable(page, first) or page.words[first].key in page.lexicon.particles else None
    n = first
    quoted = False
    while n + 1 < len(page.words) and n + 1 - first < _LONGEST and not page.words[n].possessive:
        gap = page.gap(n)
        opens = gap in (' "', " '", ' ("', " (") and not quoted and _closes(page, n + 1)
        closes = quoted and gap in ('" ', "' ", '") ', ") ")
        if not (
            gap in (" ", "-") or (gap == "\u2014" and page.words[n].key in _ARTICLES) or opens or closes or _initial(page, n, gap)
        ):
            break
        quoted = (quoted or opens) and not closes
        n += 1
        if page.taken[page.words[n].start] and not _article_before(page, n):
            break
        if nameable(page, n) and not (page.words[n].key in page.lexicon.words_in_capitals and page.shouted[n]):
            last = n if not quoted else last
            if not quoted:
                last = n
        elif page.words[n].key not in page.lexicon.particles or (page.words[n].key in _ARTICLES and not _is_article(page, n)):
            break
    return last


def _article_before(page: Page, n: int) -> bool:
    return n > 0 and _is_article(page, n - 1)


def _is_article(page: Page, at: int) -> bool:
    """Whether word ``at`` is an Arabic article and not the English "as" or "an": those need a hyphen after them."""
    return page.words[at].key in _ARTICLES and (page.gap(at) in ("-", "\u2014") or page.words[at].key in ("al", "el", "ul"))


def _closes(page: Page, at: int) -> bool:
    """Whether the quotation that opens before word ``at`` closes within three words and the name goes on."""
    for n in range(at, min(at + 3, len(page.words) - 1)):
        gap = page.gap(n)
        if gap in ('" ', "' ", '") ', ") "):
            return page.is_capital(at) and (page.is_capital(n + 1) or page.words[n + 1].key in page.lexicon.particles)
        if gap not in (" ", "-"):
            return False
    return False


def _initial(page: Page, n: int, gap: str) -> bool:
    return gap in (". ", ".", ", ") and (
        (len(page.words[n].text) == 1 and gap != ", ") or (gap == ", " and page.words[n + 1].key in ("jr", "sr"))
    )


def person(page: Page, first: int, last: int) -> Found | None:
    """The person named by the words, unless they are one common word."""
    words = page.words[first : last + 1]
    after = page.words[last + 1] if last + 1 < len(page.words) and page.gap(last) == " " and not words[-1].possessive else None
    if after is not None and after.text[0].isupper() and after.key in page.lexicon.not_last:
        return None
    if words[-1].key in page.lexicon.not_last or (
        len(words) == 1
        and (len(words[0].key) < 3 or (words[0].key in page.lexicon.given and page.shouted[first] and _common(words[0].key)))
    ):
        return None
    start, end = words[0].start, words[-1].end
    return Found(start, end, "person", "person:" + " ".join(w.key for w in words), page.parsed.report.text[start:end])


def by_surname(page: Page, found: list[Found]) -> Iterator[Found]:
    """Later mentions by the last name alone of persons named in full."""
    owners: dict[str, Found] = {}
    for item in found:
        words = item.key.removeprefix("person:").split()
        if item.type == "person" and len(words) > 1 and len(words[-1]) > 2:
            owners.setdefault(words[-1], item)
    for at, word in enumerate(page.words if owners else ()):
        owner = owners.get(word.key)
        if owner is None or not page.is_capital(at) or word.start <= owner.start or not page.free(word.start, word.end):
            continue
        start = word.start
        if _article_before(page, at) and page.gap(at - 1) in ("-", " ", "\u2014"):
            start = page.words[at - 1].start
        if page.free(start, word.end):
            page.take(start, word.end)
            yield Found(start, word.end, "person", f"person:{word.key}", page.parsed.report.text[start : word.end])


@lru_cache(maxsize=20_000)
def _great_town(word: str) -> bool:
    """Whether a word is the name of a place with at least ``GREAT_TOWN`` people."""
    towns = gazetteer()
    return any(towns.entry(n).population >= GREAT_TOWN for n in towns.find(key(word)).entries[:1])


def _ordinary(page: Page, at: int) -> bool:
    """Whether a lone word is ordinary English; where a sentence begins, its capital says nothing."""
    token = page.tokens.get(page.words[at].start)
    return _common(page.words[at].key) or (token is not None and token.is_sent_start and token.pos_ != "PROPN")


@lru_cache(maxsize=100_000)
def _common(key: str) -> bool:
    """Whether a word is ordinary English (more than one in a hundred thousand words): only asked of text in capitals."""
    return _frequencies().get(key, 0.0) > 1e-5


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    frequencies: dict[str, float] = get_frequency_dict("en", wordlist="small")
    return frequencies
