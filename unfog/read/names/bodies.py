"""Bodies that no list knows: by their head noun ("Alto Verde Peasant Front"), by an acronym in brackets, and by place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unfog.lexicon.actors import actor_named, match_at
from unfog.model import MentionType
from unfog.read.names.found import Found
from unfog.read.names.page import Page

_ACRONYM = re.compile(r"[\s\"']{0,3}[(\[]\s*([A-Z][A-Z0-9&/-]{1,9})\s*[)\]]")
_JOINERS = frozenset(("of", "for", "the", "and", "to", "in", "de", "del", "la", "against", "&"))
_LONGEST = 9
_HEADLINE = 3
"""A title in which at least this many more words are capitalised than not says nothing by its capitals."""


def bodies(page: Page) -> Iterator[Found]:
    """Capitalised phrases with a head noun of a body, then places and bare words for forces ("Harnabad police")."""
    for at in range(len(page.words)):
        found = _phrase(page, at) or _place_force(page, at)
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
    key = f"actor:{known.id}" if known else "body:" + " ".join(w.key for w in page.words[first : last + 1])
    return Found(start, end, known.type if known else kind, key, name)


def _place_force(page: Page, at: int) -> Found | None:
    """ "Baghdad police", "Guatemala Army", and bare "the army", "security forces"."""
    lexicon = page.lexicon
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
        label = " ".join(w.key for w in page.words[first : at + size])
        return Found(start, end, "force", f"local:{label}", name)
    return None


_BARE = frozenset(
    (("police",), ("army",), ("military",), ("security", "forces"), ("armed", "forces"), ("navy",), ("air", "force"))
)


def _places_ending(page: Page, end: int) -> Iterator[int]:
    for place in page.places.values():
        if place.span.end == end and not page.taken[place.span.start]:
            yield place.span.start


def acronyms(page: Page, found: list[Found]) -> Iterator[Found]:
    """Acronyms in brackets after a body, and every later use of them."""
    meant: dict[str, Found] = {}
    for item in found:
        match = _ACRONYM.match(page.text, item.end)
        if match and item.type not in ("person", "role") and page.free(match.start(1), match.end(1)):
            meant.setdefault(match.group(1), item)
    for word in page.words if meant else ():
        owner = meant.get(word.text)
        if owner and page.free(word.start, word.end):
            page.take(word.start, word.end)
            yield Found(word.start, word.end, owner.type, owner.key, word.text)
