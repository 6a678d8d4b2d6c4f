"""Which persons of a dossier may be named in a public export.

A name may be published only when something in the reports shows a public role: a rank or office before it, a public role beside
it, or a speaker of a public kind. Everybody else who is a person is private, and so is anybody who is told to be under eighteen.
In doubt a name is left out. The words are reviewed data (``lexicon/en/privacy.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from unfog.lexicon.actors import actor_named, name_keys
from unfog.lexicon.privacy import PrivacyWords, privacy_words
from unfog.lexicon.titles import titles
from unfog.model import Dossier, PartyValue, Reading, Span

ADULT = 18
"""Age from which a person is no minor (Convention on the Rights of the Child, article 1)."""

NEAR = 5
"""Words on each side of a name in which a role or an age counts as said of it."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_AGE_AFTER = re.compile(r"^\s*[,(]\s*(?:aged?\s+)?(\d{1,2})\b(?!\s*(?:%|percent|km|people|other))")
_AGE_BEFORE = re.compile(r"(\d{1,2})[- ](?:year|month)s?[- ]old[\s,]*(?:[\w-]+[\s,]+){0,2}$", re.IGNORECASE)
_BREAK = re.compile(r"[.!?;:\n]\s")


@dataclass(slots=True)
class _Person:
    """What is known of one person: how the name is written, and what speaks for and against naming it."""

    names: set[str] = field(default_factory=set)
    public: bool = False
    minor: bool = False


_Join = Callable[[Iterable[str]], _Person]
"""Gives the one person that all these names mean, putting together what is known."""


def private_names(dossier: Dossier) -> tuple[str, ...]:
    """Names, as written, that a public export leaves out; longest first, single parts of a full name included."""
    people = list(_people(dossier))
    private = {n for p in people if p.minor or not p.public for n in p.names}
    known = {_folded(w) for p in people if p.public and not p.minor for n in p.names for w in _words(n)}
    known |= {_folded(w) for n in _other_names(dossier) for w in _words(n)}
    parts = {w for n in private for w in _words(n) if _is_part(w) and _folded(w) not in known}
    return tuple(sorted(private | parts, key=lambda n: (-len(n), n)))


def _people(dossier: Dossier) -> Iterator[_Person]:
    """Everybody, mentions of one person put together by spelling and by what was resolved."""
    made: dict[str, _Person] = {}

    def join(names: Iterable[str]) -> _Person:
        names = {form for n in names if n for form in (n, _untitled(n))}
        keys = [_folded(n) for n in names]
        found = list({id(made[k]): made[k] for k in keys if k in made}.values()) or [_Person()]
        first, *rest = found
        for other in rest:
            first.names |= other.names
            first.public, first.minor = first.public or other.public, first.minor or other.minor
        first.names |= names
        for key in {_folded(n) for n in first.names}:
            made[key] = first
        return first

    for incident in dossier.incidents:
        for entity in incident.entities:
            if entity.type == "person":
                person = join((entity.name, *entity.variants))
                person.public |= any(_titled(v) for v in entity.variants)
    for reading in dossier.readings:
        _from_mentions(reading, join)
        _from_claims(reading, join)
    yield from {id(p): p for p in made.values()}.values()


def _from_mentions(reading: Reading, join: _Join) -> None:
    text, words = reading.report.text, privacy_words()
    speakers = {a.speaker.start: a.kind for a in reading.attributions if a.speaker is not None}
    spans: dict[str, set[str]] = {}
    for mention in reading.mentions:
        if mention.type == "person":
            spans.setdefault(mention.entity, set()).update((mention.name or mention.span.text, _untitled(mention.span.text)))
    for mention in reading.mentions:
        if mention.type != "person":
            continue
        person = join(spans[mention.entity])
        kind = next((k for at, k in speakers.items() if mention.span.start <= at < mention.span.end), None)
        before, after = _around(text, mention.span)
        person.public |= kind in words.public_speakers or _titled(mention.span.text, before) or _role_beside(before, after, words)
        person.minor |= _is_minor(text, mention.span, before, after, words)


def _from_claims(reading: Reading, join: _Join) -> None:
    """Victims and speakers who are named but were not seen as mentions."""
    words = privacy_words()
    for claim in reading.claims:
        value = claim.value
        if claim.field == "victim" and isinstance(value, PartyValue) and value.name and _looks_personal(value.name, reading):
            join((value.name,))
        name = claim.speaker.name
        if name and claim.speaker.kind in words.public_speakers and _looks_personal(name, reading):
            join((name,)).public = True
        elif name and claim.speaker.kind in ("witness", "relative", "unknown", "medic") and _looks_personal(name, reading):
            join((name,))


def _looks_personal(name: str, reading: Reading) -> bool:
    """Whether a name that no mention holds is written as a person's: capitals throughout, no known actor, no other mention."""
    words = _words(name)
    plain = name.casefold()
    if len(words) < 2 or plain.startswith(("the ", "a ", "an ")) or actor_named(name) is not None:
        return False
    if any(m.type != "person" and m.name and m.name.casefold() in plain for m in reading.mentions):
        return False
    particles = titles().particles
    return all(w[0].isupper() or w.lower() in particles for w in words) and any(w[0].isupper() for w in words)


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a name in its sentence, as far as ``NEAR`` words."""
    before, after = text[max(0, span.start - 80) : span.start], text[span.end : span.end + 80]
    ends = [m.end() for m in _BREAK.finditer(before) if not _abbreviated(before[: m.start()])]
    before = before[ends[-1] :] if ends else before
    after = _BREAK.split(after)[0]
    last, first = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    return (
        before[last[-NEAR].start() :] if len(last) > NEAR else before,
        after[: first[NEAR - 1].end()] if len(first) > NEAR else after,
    )


def _abbreviated(text: str) -> bool:
    """Whether the last word is a short form such as "Brig", after which a full stop ends no sentence."""
    last = name_keys(text)[-1:]
    return last in titles().titles


def _titled(name: str, before: str = "") -> bool:
    """Whether a rank or an office stands at the head of the name or right before it."""
    ranks = _ranks()
    keys = name_keys(name)
    heads = [keys[:n] for n in (1, 2, 3) if len(keys) > n]
    tail = name_keys(before) if before.rstrip()[-1:].isalnum() or before.rstrip().endswith(".") else ()
    heads += [tail[-n:] for n in (1, 2, 3) if len(tail) >= n]
    return any(head in ranks for head in heads)


@lru_cache(maxsize=1)
def _ranks() -> frozenset[tuple[str, ...]]:
    return frozenset(name_keys(word) for word in privacy_words().public_titles)


def _untitled(name: str) -> str:
    """The words of a mention without the titles at its head."""
    words, known = name.split(), titles().titles
    while len(words) > 1 and name_keys(words[0]) in known:
        words = words[1:]
    return " ".join(words)


def _role_beside(before: str, after: str, words: PrivacyWords) -> bool:
    lead, trail = [w.lower() for w in _words(before)], [w.lower() for w in _words(after)]
    opened = after.lstrip()[:1] in (",", "(", "–", "—")
    said = [*lead, *(trail if opened else [])]
    return any(w in words.public_roles for w in said) and not any(w in words.not_public_by for w in said)


def _is_minor(text: str, span: Span, before: str, after: str, words: PrivacyWords) -> bool:
    age = _AGE_AFTER.match(text[span.end : span.end + 16]) or _AGE_BEFORE.search(before)
    if age is not None:
        return int(age.group(1)) < ADULT or "month" in age.group(0).lower()
    lead = [w.lower() for w in _words(before)][-2:]
    trail = [w.lower() for w in _words(after)][:3] if after.lstrip()[:1] == "," else []
    return any(w in words.minors for w in (*lead, *trail))


def _other_names(dossier: Dossier) -> Iterator[str]:
    """Names of places, groups, outlets: their words may not be taken for parts of a private name."""
    for reading in dossier.readings:
        yield from (p.name for p in reading.places)
        yield from (p.span.text for p in reading.places)
        yield from (m.name for m in reading.mentions if m.type != "person" and m.name)
        yield reading.report.outlet or ""
    for incident in dossier.incidents:
        yield from (v for e in incident.entities if e.type != "person" for v in (e.name, *e.variants))


def _is_part(word: str) -> bool:
    """Whether one word of a private name is worth hiding alone: no title, no particle, no common opening."""
    table, key = titles(), word.lower()
    return len(word) > 2 and word[0].isupper() and key not in (table.particles | table.kunya) and (key,) not in table.titles


def _words(name: str) -> list[str]:
    return _WORD.findall(name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
