"""Bodies that no list knows: by their head noun ("Alto Verde Peasant Front"), by an acronym in brackets, and by place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unfog.lexicon.actors import actor_named, match_at, name_keys
from unfog.lexicon.bodies import actor_key, force_key
from unfog.lexicon.titles import opening_words
from unfog.model import MentionType
from unfog.read.names.found import Found
from unfog.read.names.page import ARTICLES, Page

_ACRONYM = re.compile(r"[\s\"']{0,3}[(\[]\s*([A-Z][A-Z0-9&/-]{1,9})\s*[)\]]")
_ACRONYM_BEFORE = re.compile(r"([A-Z][A-Z0-9&/-]{1,9})\s*[(\[]\s*(?:the\s+)?$")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.I)
_JOINERS = frozenset(("of", "for", "the", "and", "to", "in", "de", "del", "la", "against", "&"))
_LONGEST = 9
_HEADLINE = 3
"""A title in which at least this many more words are capitalised than not says nothing by its capitals."""


def bodies(page: Page) -> Iterator[Found]:
    """Capitalised phrases with a head noun of a body, then places and bare words for forces ("Harnabad police")."""
    for at in range(len(page.words)):
        found = _opened(page, at) or _phrase(page, at) or _place_force(page, at)
        if found is not None and page.free(found.start, found.end):
            page.take(found.start, found.end)
            yield found


def _phrase(page: Page, at: int) -> Found | None:
    """The capitalised phrase of which word ``at`` is the last head noun; in capitals only with an acronym after it."""
    word = page.words[at]
    kind = page.lexicon.organisations.get(word.key)
    if kind is not None and _in_headline(page, word.start):
        return None
    if kind is None or not page.is_capital(at) or _goes_on(page, at):
        return _ministry(page, at)
    first = _start(page, at)
    if page.shouted[at] and not _ACRONYM.match(page.text, word.end):
        return None
    if first == at:
        return None
    return _found(page, first, at, _type(kind))


def _opened(page: Page, at: int) -> Found | None:
    """A group named in another language, by the word that opens its name ("Liwa al-Wadi", "Saraya al-Fajr")."""
    lexicon, key = page.lexicon, page.words[at].key
    strict = key in lexicon.weak_group_openers
    if not (strict or key in lexicon.group_openers) or not page.is_capital(at) or page.shouted[at]:
        return None
    if page.taken[page.words[at].start]:
        return None
    last = at
    for n in range(at + 1, min(at + _LONGEST, len(page.words))):
        if page.gap(n - 1) not in (" ", "-", "\u2014") or page.words[n - 1].possessive or page.taken[page.words[n].start]:
            break
        word = page.words[n]
        article = word.key in ARTICLES or word.key in ("wal", "wa", "e", "i", "de", "del", "la", "bayt", "ahl")
        if not page.is_capital(n) and not (article and n + 1 < len(page.words)):
            break
        if page.is_capital(n) and word.key not in ARTICLES:
            last = n
        if n == at + 1 and strict and not article:
            return None
    return _found(page, at, last, "group") if last > at else None


def _in_headline(page: Page, start: int) -> bool:
    """Whether the first line of the report, when this word stands in it, is written In Capitals Like This."""
    first, last = page.parsed.paragraphs[0] if page.parsed.paragraphs else (0, 0)
    if not first <= start < last or last - first > 200:
        return False
    words = [w.text for w in page.words[:40] if first <= w.start < last and w.text[0].isalpha()]
    capital = sum(w[0].isupper() for w in words)
    return capital - (len(words) - capital) >= _HEADLINE and page.text[last - 1] not in '.!?"' and len(words) > 4


def _type(kind: str) -> MentionType:
    return "force" if kind == "force" else "outlet" if kind == "outlet" else "group"


def _ministry(page: Page, at: int) -> Found | None:
    """ "Ministry of Health", "Committee for Peace": a head noun with what follows it."""
    kind = page.lexicon.organisations.get(page.words[at].key)
    if kind is None or not page.is_capital(at) or page.shouted[at]:
        return None
    last, n = at, at + 1
    while (
        n < len(page.words)
        and n - at < _LONGEST
        and page.joined(n - 1, n)
        and (page.words[n].key in _JOINERS or page.is_capital(n))
    ):
        if page.is_capital(n):
            last = n
        n += 1
    if last == at:
        return None
    return _found(page, _start(page, at), last, _type(kind))


def _goes_on(page: Page, at: int) -> bool:
    if page.shouted[at] or at + 1 >= len(page.words) or not page.joined(at, at + 1):
        return False
    follows = page.words[at + 1]
    return (
        follows.key in ("of", "for") and at + 2 < len(page.words) and (page.is_capital(at + 2) or page.words[at + 2].key == "the")
    ) or (follows.text[0].isupper() and follows.key in page.lexicon.organisations)


def _start(page: Page, at: int) -> int:
    """The first word of the capitalised phrase that ends at ``at``."""
    if page.shouted[at]:
        return _start_by_acronym(page, at)
    first = at
    n = at - 1
    while n >= 0 and at - n < _LONGEST and page.joined(n, n + 1) and not page.taken[page.words[n].start]:
        word = page.words[n]
        if (word.possessive and first == n + 1 and not page.is_capital(n)) or "/" in page.gap(n) or _state(page, n):
            break
        if page.is_capital(n) and word.key not in _NEVER_FIRST:
            if first > n + 1 and word.key in page.lexicon.role_heads:
                break  # "Members of the Harnabad Task Force"
            first = n
        elif _ORDINAL.fullmatch(word.text) and first == n + 1:
            first = n
        elif word.key not in _JOINERS or (page.shouted[at] and word.key in _OUTER) or (n and _parts(page, n, first)):
            break
        n -= 1
    while first < at and page.words[first].key in page.lexicon.openers:
        first += 1
    return first


_NEVER_FIRST = frozenset(("the", "a", "an", "in", "on", "at", "but", "when", "president", "general"))
_OUTER = frozenset(("to", "in", "for"))


def _state(page: Page, at: int) -> bool:
    """Whether word ``at`` is the name of a state with an ``'s``: whose body it is and not part of its name."""
    entry = match_at(page.words, at) if page.words[at].possessive else None
    return entry is not None and len(entry.keys) == 1 and entry.actor.type == "state"


def _parts(page: Page, joiner: int, first: int) -> bool:
    """Whether a joiner before a body's name parts it from something else.

    So do "to" and "in", an "and" between two bodies, and an "of" after a person ("Cpl. Odran Velk of the Harnabad Police").
    """
    word, before = page.words[joiner].key, page.words[joiner - 1]
    if word in ("to", "in", "against"):
        return before.key not in page.lexicon.organisations
    if word == "and":
        return before.key in page.lexicon.organisations or _person_ends(page, joiner - 1)
    at = joiner - 1 if word != "the" else joiner - 2
    return word in ("of", "the", "for") and at > 0 and _person_ends(page, at - (word == "the"))


def _person_ends(page: Page, at: int) -> bool:
    """Whether a title or a given name stands at word ``at`` or up to three capitalised words before it."""
    for n in range(at, max(-1, at - 4), -1):
        if not page.is_capital(n) or not page.joined(n, n + 1):
            return False
        word = page.words[n]
        if (word.key,) in page.lexicon.titles or word.key in page.lexicon.given:
            return word.key not in page.lexicon.organisations
    return False


def _start_by_acronym(page: Page, at: int) -> int:
    """In capitals the acronym in brackets says where the long name begins."""
    match = _ACRONYM.match(page.text, page.words[at].end)
    letters = [c for c in match.group(1).lower() if c.isalpha()] if match else []
    n = at
    first = at
    while letters and n >= 0 and at - n < _LONGEST:
        if page.words[n].key.startswith(letters[-1]):
            letters.pop()
            first = n
        elif page.words[n].key not in _JOINERS and len(letters) == len(match.group(1)) if match else False:
            return at
        n -= 1
    return at if letters else first


def _found(page: Page, first: int, last: int, kind: MentionType) -> Found | None:
    if last - first >= _LONGEST:
        return None
    start, end = page.words[first].start, page.words[last].end
    name = page.parsed.report.text[start:end]
    known = actor_named(name)
    words = page.words[first : last + 1]
    key = actor_key(known) if known else force_key(words) or "body:" + " ".join(w.key for w in words)
    return Found(start, end, known.type if known else kind, key, name)


def _place_force(page: Page, at: int) -> Found | None:
    """ "Baghdad police", "Guatemala Army", and bare "the army", "security forces"."""
    lexicon = page.lexicon
    if page.words[at].key not in opening_words("forces"):
        return None
    for size in (2, 1):
        keys = tuple(w.key for w in page.words[at : at + size])
        kind = lexicon.forces.get(keys)
        if kind is None or len(keys) < size or not page.joined(at, at + size - 1):
            continue
        first = at
        if at and page.joined(at - 1, at):
            place = next((p for p in _places_ending(page, page.words[at - 1].end)), None)
            if place is not None:
                first = page.at_offset.get(place, at)
        after = at + size
        if after < len(page.words) and page.joined(after - 1, after) and page.words[after].key in lexicon.role_heads:
            return None
        if first == at and keys not in _BARE:
            return None
        start, end = page.words[first].start, page.words[at + size - 1].end
        name = page.parsed.report.text[start:end]
        words = page.words[first : at + size]
        return Found(start, end, "force", force_key(words) or "local:" + " ".join(w.key for w in words), name)
    return None


_BARE = frozenset(
    (("police",), ("army",), ("military",), ("security", "forces"), ("armed", "forces"), ("navy",), ("air", "force"))
)


def _places_ending(page: Page, end: int) -> Iterator[int]:
    for place in page.places.values():
        if place.span.end == end and not page.taken[place.span.start]:
            yield place.span.start


def acronyms(page: Page, found: list[Found]) -> Iterator[Found]:
    """Acronyms defined beside a body or made of its initials, every later use of them, and a body's head noun alone.

    "The Harnabad Liberation Army, or HLA", "the HLA (Harnabad Liberation Army)"; later "the HLA", "the Observatory".
    """
    bodies = [item for item in found if item.type not in ("person", "role", "state")]
    meant: dict[str, Found] = {}
    for item in bodies:
        after, before = page.lexicon.acronym.match(page.text, item.end), None
        if after is None:
            before = _ACRONYM_BEFORE.search(page.text, max(0, item.start - 20), item.start)
        match = after or before
        if match and page.free(match.start(1), match.end(1)) and (after is None or _fits(page, match, item)):
            meant.setdefault(match.group(1), item)
    _initials(bodies, meant)
    heads = _heads(page, bodies)
    for at, word in enumerate(page.words if meant or heads else ()):
        owner = meant.get(word.text)
        if owner is None and at and page.words[at - 1].key == "the" and not page.shouted[at] and _bare(page, at):
            owner = heads.get(word.key)
            owner = owner if owner is not None and owner.end < word.start else None
        if owner and page.free(word.start, word.end):
            page.take(word.start, word.end)
            yield Found(word.start, word.end, owner.type, owner.key, word.text)


def _fits(page: Page, match: re.Match[str], item: Found) -> bool:
    """Whether an acronym after a body can be its own: in brackets always, else when it shares the first letter."""
    return page.text[item.end : match.start(1)].strip()[:1] in ("(", "[") or item.name is None or match.group(1)[0] in item.name


def _initials(bodies: Sequence[Found], meant: dict[str, Found]) -> None:
    """Acronyms that are the initials of one body's name only; of three letters, or two where nothing else is told."""
    owners: dict[str, set[str]] = {}
    first: dict[str, Found] = {}
    for item in bodies:
        words = [w for w in re.split(r"[\s-]+", item.name or "") if w and (w[0].isupper() or w.lower() not in _JOINERS)]
        letters = "".join(w[0] for w in words).upper()
        for made in {letters, letters[-3:]} if len(words) > 3 else {letters}:
            if len(words) > 1 and made.isalpha():
                owners.setdefault(made, set()).add(item.key)
                first.setdefault(made, item)
    for made, keys in owners.items():
        if len(keys) == 1 and made not in _WORDS:
            meant.setdefault(made, first[made])


_WORDS = frozenset(("US", "UK", "UN", "EU", "IT", "NO", "SO", "AM", "PM", "TV", "OK", "ID", "ON", "AS", "AT", "IS", "IN", "CEO"))
"""Capitals that mean something else."""


def _heads(page: Page, bodies: Sequence[Found]) -> dict[str, Found]:
    """The head nouns that only one body of the report has ("the Observatory")."""
    owners: dict[str, set[str]] = {}
    first: dict[str, Found] = {}
    for item in bodies:
        keys = name_keys(item.name or "")
        head = next((k for k in (keys[-1:] + keys) if k in page.lexicon.organisations), None) if len(keys) > 1 else None
        if head is not None:
            owners.setdefault(head, set()).add(item.key)
            first.setdefault(head, item)
    return {head: first[head] for head, keys in owners.items() if len(keys) == 1}


def _bare(page: Page, at: int) -> bool:
    """Whether a capitalised word stands alone, no name going on after it."""
    if not page.words[at].text[0].isupper() or page.gap(at - 1) != " ":
        return False
    after = at + 1
    return not (after < len(page.words) and page.joined(at, after) and (page.is_capital(after) or page.words[after].key == "of"))
