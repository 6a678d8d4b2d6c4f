"""Mentions that the actor file knows, and the forces of a state: "CENTCOM", "Iraqi security forces", "Moscow denied"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.actors import Entry, match_at
from unfog.lexicon.bodies import actor_key
from unfog.read.doc import Token
from unfog.read.names.found import Found
from unfog.read.names.page import Page

_MODIFIES = ("compound", "amod", "nmod", "npadvmod")
_REACH = 4
"""Words from a people's name to the head noun of its force at most ("Iraqi federal border guard police")."""


def known_actors(page: Page) -> Iterator[Found]:
    """Forces of states, then actors of the file; marks what they cover."""
    at = 0
    while at < len(page.words):
        end, found = _at(page, at)
        if found is not None:
            page.take(found.start, found.end)
            yield found
        at = max(at + 1, end)


def _at(page: Page, at: int) -> tuple[int, Found | None]:
    entry = match_at(page.words, at)
    if entry is None or not _written_so(page, at, entry):
        return at + 1, None
    size = len(entry.keys)
    if entry.actor.type == "state":
        force = _force_after(page, at, at + size, entry.actor.id)
        if force is not None:
            return force
        if entry.use == "demonym" or not _acts(page, at, entry):
            return at + size, None
    word, last = page.words[at], page.words[at + size - 1]
    found = Found(word.start, _with_dot(page, last.end, entry), entry.actor.type, actor_key(entry.actor), None)
    return at + size, _named(page, found)


def _with_dot(page: Page, end: int, entry: Entry) -> int:
    """The end of "U.S.", its last full stop included."""
    dotted = len(entry.keys) > 1 and all(len(key) == 1 for key in entry.keys)
    return end + 1 if dotted and page.text[end : end + 1] == "." else end


def _named(page: Page, found: Found) -> Found:
    return Found(found.start, found.end, found.type, found.key, page.parsed.report.text[found.start : found.end])


def _written_so(page: Page, at: int, entry: Entry) -> bool:
    """Whether case and joints allow the reading as a name."""
    last = at + len(entry.keys) - 1
    if not page.joined(at, last):
        return False
    words = page.words[at : last + 1]
    if page.shouted[at]:
        dotted = len(words) > 1
        return dotted or words[0].key not in page.lexicon.words_in_capitals
    if entry.acronym and len(words) == 1:
        return words[0].text.isupper() or words[0].text in (entry.actor.name, *entry.actor.variants)
    return page.is_capital(at) or (words[0].key in page.lexicon.particles and page.is_capital(last))


def _force_after(page: Page, at: int, after: int, iso: str) -> tuple[int, Found] | None:
    """ "Iraqi security forces", "Russia's defence ministry": the longest head phrase within reach of the state's name."""
    for skip in range(_REACH):
        head = after + skip
        if head >= len(page.words) or not page.joined(after - 1, head) or (skip and not _modifies(page, head - 1)):
            return None
        for size in (3, 2, 1):
            keys = tuple(w.key for w in page.words[head : head + size])
            kind = page.lexicon.forces.get(keys)
            if kind and len(keys) == size and page.joined(head, head + size - 1) and not _goes_on(page, head, size):
                return head + size, _force(page, at, head + size - 1, f"force:{iso}:{kind}")
    return None


def _goes_on(page: Page, head: int, size: int) -> bool:
    """Whether a force's name is only the beginning of a body's ("Security Media Cell")."""
    after = head + size
    if after >= len(page.words) or page.shouted[head] or not page.is_capital(after - 1) or page.gap(after - 1) != " ":
        return False
    word = page.words[after]
    return page.is_capital(after) and word.key in page.lexicon.organisations and word.key not in page.lexicon.role_heads


def _modifies(page: Page, at: int) -> bool:
    word = page.words[at]
    token = page.tokens.get(word.start)
    return token is not None and (token.dep_ in ("amod", "compound", "nmod", "punct") or token.pos_ == "PROPN")


def _force(page: Page, first: int, last: int, key: str) -> Found:
    start, end = page.words[first].start, page.words[last].end
    return Found(start, end, "force", key, page.parsed.report.text[start:end])


def _acts(page: Page, at: int, entry: Entry) -> bool:
    """Whether the name of a state stands for those who govern it and not for its land.

    A name acts unless a word of place stands before it; a capital acts only as the subject of a verb of saying or
    doing (``en/titles.toml``).
    """
    before = page.words[at - 1].key if at and page.joined(at - 1, at) else ""
    if before == "the" and at > 1:
        before = page.words[at - 2].key
    last = at + len(entry.keys) - 1
    token = page.tokens.get(page.words[last].start)
    head = token.head if token is not None else None
    if before in ("pro", "anti") or (token is not None and token.dep_ in _MODIFIES and page.joined(last, last + 1)):
        return False
    if entry.use == "seat":
        if entry.keys in (("kremlin",), ("white", "house"), ("downing", "street"), ("whitehall",)):
            return True
        words = [page.tokens.get(w.start) for w in page.words[at : at + len(entry.keys)]]
        return any(t is not None and _governs(page, t) for t in words) or (
            before in ("by", "blamed", "accused", "on")
            and head is not None
            and head.lemma_ in ("blame", "accuse", "on", "by")
            and before != "on"
        )
    place = page.places.get(page.words[at].start)
    longer = place is not None and place.span.end > page.words[last].end + 1
    return before not in page.lexicon.locative and not longer


def _governs(page: Page, token: Token) -> bool:
    """Whether a capital is the subject of what only its government does ("Kyiv fired", "Kyiv was accused")."""
    verb = token.head.lemma_
    if token.dep_ == "nsubj":
        return verb in page.lexicon.metonym_verbs
    return token.dep_ == "nsubjpass" and verb in page.lexicon.metonym_passive
