"""Names of persons: from titles, given names, by-names (kunyas) and the parser, each taken to its whole length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from unfog.lexicon.actors import match_at
from unfog.lexicon.gazetteer import gazetteer
from unfog.lexicon.gazetteer.keys import key
from unfog.lexicon.titles import opening_words
from unfog.read.names.found import Found
from unfog.read.names.page import ARTICLES, Page

_LONGEST = 7
_SYLLABLE = 6
"""Letters of a syllable of an East Asian given name at most ("Cheol-hyeong" has none longer)."""
GREAT_TOWN = 100_000
"""A lone word that names so populous a place is nobody's name unless the report gives a fuller one (set by judgement)."""


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
    if place is not None and place.span.end >= found.end:
        return True
    return at > 0 and page.gap(at - 1) == " " and (page.words[at - 1].key == "the" or _within(page, at - 1))


def _within(page: Page, at: int) -> bool:
    """Whether a word puts what follows in a place; "at" does ("the killings at") but after "shot" or "yelled"."""
    word = page.words[at]
    token = page.tokens.get(word.start)
    if word.key != "at":
        return word.key in page.lexicon.within or (token is not None and token.lemma_ in page.lexicon.taken_places)
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
        if word.key not in page.lexicon.kunya and page.shouted[at] and is_common(word.key) and not _given_follows(page, at):
            return None
        last = extent(page, at)
        return (_widened(page, at), last) if last is not None and last > at else None
    return None


def _widened(page: Page, at: int) -> int:
    """Where a name begins whose second or third word opened it ("Odran Leon Velk"): left over rare proper nouns."""
    first = at
    while first and at - first < 3 and not page.shouted[at]:
        before = first - 1
        if before and page.words[before].key in ARTICLES and page.gap(before) == "-":
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
        or is_common(word.key)
    )


def _given_follows(page: Page, at: int) -> bool:
    return at + 1 < len(page.words) and page.words[at + 1].key in page.lexicon.given


def _short(gap: str) -> bool:
    """Whether a gap may stand between a title and the name: a blank or the full stop of an abbreviation."""
    return gap in (" ", ". ", ".", "-")


def title_length(page: Page, at: int) -> int:
    """How many words of a title stand at word ``at``; 0 for none."""
    if page.words[at].key not in opening_words("titles"):
        return 0
    for size in (3, 2, 1):
        if at + size <= len(page.words):
            keys = tuple(w.key for w in page.words[at : at + size])
            if keys in page.lexicon.titles and page.joined(at, at + size - 1):
                return size
    return 0


def nameable(page: Page, at: int) -> bool:
    """Whether a personal name may begin or go on with this word."""
    word = page.words[at]
    if len(word.text) == 1 and word.text.isupper() and page.text[word.end : word.end + 1] == "." and not page.shouted[at]:
        return True
    if not word.text[0].isalpha() or word.key in page.lexicon.not_names:
        return False
    if page.shouted[at]:
        return word.key in page.lexicon.given or word.key in page.lexicon.kunya or not is_common(word.key)
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
            gap in (" ", "-") or (gap == "\u2014" and page.words[n].key in ARTICLES) or opens or closes or _initial(page, n, gap)
        ):
            break
        quoted = (quoted or opens) and not closes
        n += 1
        if page.taken[page.words[n].start] and not _article_before(page, n):
            break
        if _syllable(page, n, first):
            last = n if not quoted else last
        elif nameable(page, n) and not (page.words[n].key in page.lexicon.words_in_capitals and page.shouted[n]):
            last = n if not quoted else last
            if not quoted:
                last = n
        elif page.words[n].key not in page.lexicon.particles or (page.words[n].key in ARTICLES and not _is_article(page, n)):
            break
    return last


def _syllable(page: Page, n: int, first: int) -> bool:
    """Whether word ``n`` goes on a given name after a hyphen in small letters ("Kim Dae-sung"), and describes nothing."""
    word = page.words[n]
    return (
        n - first > 1
        and page.gap(n - 1) == "-"
        and word.text.islower()
        and word.text.isalpha()
        and 2 <= len(word.text) <= _SYLLABLE
        and len(page.words[n - 1].text) <= _SYLLABLE
        and page.words[n - 1].key not in ARTICLES
        and word.key not in page.lexicon.hyphened
    )


def _article_before(page: Page, n: int) -> bool:
    return n > 0 and _is_article(page, n - 1)


def _is_article(page: Page, at: int) -> bool:
    """Whether word ``at`` is an Arabic article and not the English "as" or "an": those need a hyphen after them."""
    return page.words[at].key in ARTICLES and (page.gap(at) in ("-", "\u2014") or page.words[at].key in ("al", "el", "ul"))


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
        and (len(words[0].key) < 3 or (words[0].key in page.lexicon.given and page.shouted[first] and is_common(words[0].key)))
    ):
        return None
    start, end = words[0].start, words[-1].end
    return Found(start, end, "person", "person:" + " ".join(w.key for w in words), page.parsed.report.text[start:end])


def widened(page: Page, found: Sequence[Found]) -> list[Found]:
    """The mentions, short names widened to what of the full name stands before them ("van der Velde", "McAll-Reyes")."""
    owners: dict[str, list[str]] = {}
    for item in found:
        words = item.key.removeprefix("person:").split()
        if item.type == "person" and len(words) > 2:
            owners.setdefault(words[-1], words)
    made = []
    for item in found:
        full = owners.get(item.key.removeprefix("person:")) if item.type == "person" else None
        at = page.at_offset.get(item.start) if full else None
        short = full is not None and at is not None and page.words[at].key == full[-1]  # not so after a title ("Don Paz")
        first = _leftwards(page, at, full) if full and at is not None and short else None
        if first is None or first == at or at is None:
            made.append(item)
            continue
        start = page.words[first].start
        page.take(start, item.end)
        key = "person:" + " ".join(w.key for w in page.words[first : at + 1])
        made.append(replace(item, start=start, key=key, name=page.parsed.report.text[start : item.end]))
    return made


_NICKNAME = re.compile(r"""[ ,]{1,2}\(?["']([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})["']\)?(?! [A-Z])|[ ,]{1,2}\(([A-Z][\w' -]+)\)""")


def nicknames(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """By-names in quotation marks or brackets right after a full name ("Farah Ali Warsame 'Dheere'", "… (Abu Zaynab)")."""
    for item in found:
        match = _NICKNAME.match(page.text, item.end) if item.type == "person" and " " in (item.name or "") else None
        group = 0 if match is None else 1 if match.group(1) else 2
        at = page.at_offset.get(match.start(group)) if match else None
        if match is None or at is None:
            continue
        last = at
        while last + 1 < len(page.words) and page.words[last + 1].start < match.end(group):
            last += 1
        kunya = page.words[at].key in page.lexicon.kunya
        if (group == 2 and not kunya) or not all(nameable(page, n) or page.words[n].key in ARTICLES for n in range(at, last + 1)):
            continue
        made = person(page, at, last)
        if made is not None and (
            page.free(made.start, made.end) or any((f.start, f.end) == (made.start, made.end) for f in found)
        ):
            page.take(made.start, made.end)
            yield replace(made, nickname=True)


def by_part(page: Page, found: list[Found]) -> Iterator[Found]:
    """Later mentions by a part of the name of persons named in full: the last name, the first, or the last but one."""
    people = [item for item in found if item.type == "person"]
    owners: dict[str, Found] = {}
    weak: dict[str, list[Found]] = {}
    for item in people:
        words = item.key.removeprefix("person:").split()
        if len(words) > 1 and len(words[-1]) > 2:
            owners.setdefault(words[-1], item)
        for one in {words[0], words[-2] if len(words) > 2 else words[0]} if len(words) > 1 else ():
            weak.setdefault(one, []).append(item)
    for at, word in enumerate(page.words if owners or weak else ()):
        owner = owners.get(word.key)
        if owner is None and len(set(f.key for f in weak.get(word.key, ()))) == 1 and _stands_alone(page, at):
            owner = weak[word.key][0]
        if owner is None or not page.is_capital(at) or word.start <= owner.start or not page.free(word.start, word.end):
            continue
        first = _leftwards(page, at, owner.key.removeprefix("person:").split())
        start = page.words[first].start
        if page.free(start, word.end):
            page.take(start, word.end)
            key = " ".join(w.key for w in page.words[first : at + 1] if first == at or w.key not in ARTICLES)
            yield Found(start, word.end, "person", f"person:{key}", page.parsed.report.text[start : word.end])


def _leftwards(page: Page, at: int, full: list[str]) -> int:
    """Where a short name begins that ends at word ``at``: over the words before it in the full name, and its article."""
    first, place = at, len(full) - 1 - full[::-1].index(page.words[at].key)
    while first and place and page.words[first - 1].key == full[place - 1] and page.gap(first - 1) in (" ", "-", "\u2014"):
        if page.taken[page.words[first - 1].start]:
            break
        first, place = first - 1, place - 1
    if first == at and _article_before(page, at) and page.gap(at - 1) in ("-", " ", "\u2014"):
        return at - 1
    return first


def _stands_alone(page: Page, at: int) -> bool:
    """Whether a part of a name that is no last name may be a mention: a rare proper noun with no capitals beside it."""
    word = page.words[at]
    token = page.tokens.get(word.start)
    beside = (
        at and page.gap(at - 1) in (" ", "-") and page.words[at - 1].text[0].isupper() and not _opens_sentence(page, at - 1)
    ) or (
        at + 1 < len(page.words) and page.gap(at) in (" ", "-") and page.words[at + 1].text[0].isupper() and not word.possessive
    )
    return not (
        beside
        or len(word.key) < 3
        or page.shouted[at]
        or not nameable(page, at)
        or word.key in page.lexicon.kunya
        or word.key in page.lexicon.particles
        or word.start in page.places
        or token is None
        or token.pos_ != "PROPN"
        or is_common(word.key)
    )


def _opens_sentence(page: Page, at: int) -> bool:
    token = page.tokens.get(page.words[at].start)
    return token is not None and bool(token.is_sent_start)


@lru_cache(maxsize=20_000)
def _great_town(word: str) -> bool:
    """Whether a word is the name of a place with at least ``GREAT_TOWN`` people."""
    towns = gazetteer()
    return any(towns.entry(n).population >= GREAT_TOWN for n in towns.find(key(word)).entries[:1])


def _ordinary(page: Page, at: int) -> bool:
    """Whether a lone word is ordinary English; where a sentence begins, its capital says nothing."""
    token = page.tokens.get(page.words[at].start)
    return is_common(page.words[at].key) or (token is not None and token.is_sent_start and token.pos_ != "PROPN")


@lru_cache(maxsize=100_000)
def is_common(key: str) -> bool:
    """Whether a word is ordinary English (more than one in a hundred thousand words): only asked of text in capitals."""
    return _frequencies().get(key, 0.0) > 1e-5


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    frequencies: dict[str, float] = get_frequency_dict("en", wordlist="small")
    return frequencies
