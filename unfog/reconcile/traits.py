"""What one account offers for grouping: names, places, days, ages, counts, weapons and words.

A function of one account and frozen tables alone, so the likeness of two accounts never depends on the rest. Traits are
plain data (``as_json``, ``from_json``): whoever keeps them need not read a report again to compare it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice
from typing import Any

from unfog.lexicon.actors import actor_named, name_keys
from unfog.lexicon.titles import titles
from unfog.model import AccountId, CountValue, PartyValue, Reading, ReportId
from unfog.reconcile.accounts import Account, is_foreign, report_of
from unfog.reconcile.ledger import moment_of
from unfog.reconcile.marks import marks_of, scene_marks
from unfog.reconcile.words import fold, fold_word, placed_fingerprints, rarity, vector, words

READ_CHARACTERS = 4000
"""How much of a text counts: later paragraphs of long reports tell of other happenings, or are page furniture."""

RARE = 13.0
"""Rarity (see ``words.rarity``) from which a capitalised word or a number counts as rare: below two in a million."""

MOST_RARE = 15
MOST_DAYS = 4
MOST_PLACES = 6
MOST_SENTENCES = 8
MOST_CLOCKS = 5
COMMON_PHRASE = 16.0
"""Rarity of two words together (see ``words.rarity``) up to which their standing side by side says nothing."""

KNOWN_ACTOR = "actor "
"""How a group or force begins that stands in the actor file."""

_AGE = re.compile(r"(\d\d?)(?:([- ]year[- ]old\b)|(?=,|\.| of | was | is ))")
_AGED = re.compile(r"age(?<!\wage)d? (\d\d?)\b")
"""Both begin with what text seldom holds, which makes them fast; ``_ages`` looks at what stands before."""
_WORD_END = re.compile(r"\w$")
_CAPITALISED = re.compile(r"\b[A-Z][\w'\u2019-]{2,}|\b\d{3,}\b")
_PHRASE = re.compile(r"[A-Z][\w'\u2019-]+|\d{2,5}|[a-z]+|[.,;:!?]")
_STOPS = ".,;:!?"
_SMALL = frozenset({"block", "of", "the"})
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """One account's traits. Days are proleptic ordinals, places gazetteer ids or folded names, most frequent first.

    ``known_as`` is the report's external id, for words; ``moment`` when it was published, in seconds since 1970 (``inf``
    where unknown). ``telling`` is false where the report tells of no event of its own. ``core`` is the wording of the
    sentences that tell of the events; ``phrases`` holds pairs of capitalised words and numbers that stand together ("700
    elm", "club moro") with their rarity; ``clocks`` minutes of the day; ``prints`` fingerprints of the wording with the
    position of each. ``foreign`` is true for a report in a language that is read without a parser or not at all: its words
    say nothing to those of an English one, its ``marks`` do (see ``marks.py``).
    """

    account: AccountId
    known_as: str
    moment: float
    telling: bool
    published: int | None
    outlet: str | None
    persons: frozenset[str]
    victims: frozenset[str]
    groups: frozenset[str]
    places: tuple[str, ...]
    points: Mapping[str, tuple[float, float]]
    countries: frozenset[str]
    days: tuple[int, ...]
    sure_day: bool
    ages: frozenset[str]
    killed: frozenset[int]
    injured: frozenset[int]
    weapons: frozenset[str]
    types: frozenset[str]
    text: Mapping[str, float]
    lead: Mapping[str, float]
    title: Mapping[str, float]
    core: Mapping[str, float]
    phrases: Mapping[str, float]
    clocks: tuple[int, ...]
    rare: tuple[str, ...]
    prints: Mapping[int, int]
    length: int
    foreign: bool
    marks: Mapping[str, float]

    @property
    def report(self) -> ReportId:
        """The report that gives the account."""
        return report_of(self.account)

    @property
    def main(self) -> bool:
        """Whether this is what its report mainly tells of."""
        return "#" not in self.account

    @property
    def age(self) -> tuple[float, AccountId]:
        """Sorts accounts from the oldest to the latest; ties go by id."""
        return (self.moment, self.account)


def as_json(traits: Traits) -> dict[str, Any]:
    """Traits as plain JSON data; the same traits give the same data, byte for byte."""
    return {f.name: _plain(getattr(traits, f.name)) for f in fields(traits)}


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, dict | Mapping):  # told faster than by the abstract class alone
        return [[key, list(item) if isinstance(item, tuple) else item] for key, item in sorted(value.items())]
    if isinstance(value, tuple):
        return list(value)
    return None if value == float("inf") else value


def from_json(data: Mapping[str, Any]) -> Traits:
    """Traits from what ``as_json`` gave.

    Raises:
        KeyError: a trait is missing (the data is of another version; make the traits anew from the reading).
    """
    sets = ("persons", "victims", "groups", "countries", "ages", "killed", "injured", "weapons", "types")
    made: dict[str, Any] = {f.name: data[f.name] for f in fields(Traits)}
    made |= {name: frozenset(made[name]) for name in sets}
    made |= {name: tuple(made[name]) for name in ("places", "days", "clocks", "rare")}
    made |= {name: dict(made[name]) for name in ("text", "lead", "title", "core", "phrases", "prints", "marks")}
    made["points"] = {key: (point[0], point[1]) for key, point in made["points"]}
    made["moment"] = float("inf") if made["moment"] is None else made["moment"]
    return Traits(**made)


def traits_of(account: Account, *, marked: bool = True) -> Traits:
    """The traits of one account; without marks (``marked``) where no report in another language is at hand or to come."""
    reading = account.reading
    text = _own_text(account)[:READ_CHARACTERS]
    tokens = words(text)
    title = words(reading.report.title or "") if account.ordinal == 0 else []
    places, points, countries = _places(account)
    days, sure = _days(account)
    persons, groups = _names(reading)
    return Traits(
        account=account.id,
        known_as=reading.report.external_id,
        moment=moment_of(reading),
        telling=bool(account.events),
        published=_ordinal(reading.publication.latest or reading.report.published),
        outlet=reading.report.outlet,
        persons=persons,
        victims=_victims(account),
        groups=groups,
        places=places,
        points=points,
        countries=countries,
        days=days,
        sure_day=sure,
        ages=_ages(text),
        killed=_counts(account, "killed"),
        injured=_counts(account, "injured"),
        weapons=_labels(account, "weapon"),
        types=frozenset(event.type for event in account.events[:1]),
        text=vector([*title, *tokens]),
        lead=vector([*title, *words(text[:500])]),
        title=vector(title),
        core=vector(words(_core_text(account))),
        phrases=_phrases(text),
        clocks=_clocks(account),
        rare=_rare(text),
        prints=placed_fingerprints(tokens),
        length=len(tokens),
        foreign=is_foreign(reading),
        marks=_marks(account) if marked else {},
    )


def _marks(account: Account) -> dict[str, float]:
    report = account.reading.report
    title = f"{report.title or ''}\n" if account.ordinal == 0 else ""
    scenes = (event.place.name for event in account.events if event.place is not None)
    return dict(sorted((marks_of(title + _own_text(account), report.language) | scene_marks(scenes)).items()))


def _own_text(account: Account) -> str:
    """The whole text for a report's main account; for a further one only the sentences that tell of it."""
    reading = account.reading
    if account.ordinal == 0 or not account.events:
        return reading.report.text
    spans = [span for event in account.events for span in event.mentions]
    told = [p.span.text for p in reading.passages if any(p.span.overlaps(span) for span in spans)]
    return "\n".join(told) or reading.report.text


def _core_text(account: Account) -> str:
    """The headline and the first sentences that hold a word for one of the events."""
    spans = [span for event in account.events for span in event.mentions]
    told = (
        p.span.text
        for p in account.reading.passages
        if p.kind != "boilerplate" and (p.kind == "headline" or any(p.span.overlaps(span) for span in spans))
    )
    return " ".join(islice(told, MOST_SENTENCES))


def _ages(text: str) -> frozenset[str]:
    """Ages as written: "34-year-old", "Omar, 34, was", "aged 34"."""
    found = set(_AGED.findall(text))
    for match in _AGE.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before == ", " or (match[2] and not _WORD_END.search(before)):
            found.add(match[1])
    return frozenset(found)


def _phrases(text: str) -> dict[str, float]:
    """Capitalised words and numbers that stand side by side, small words between them left aside."""
    found: dict[str, float] = {}
    before = ""
    for word in _PHRASE.findall(text):
        if word[0] not in _STOPS and not "a" <= word[0] <= "z":
            word = fold_word(word)
            rare = rarity(before) + rarity(word) if before else 0.0
            if rare > COMMON_PHRASE:
                found[f"{before} {word}"] = round(rare - COMMON_PHRASE, 3)
            before = word
        elif word not in _SMALL:
            before = ""
    return dict(sorted(found.items()))


def _clocks(account: Account) -> tuple[int, ...]:
    """The clock times a report gives near its top, as minutes of the day, in text order."""
    found = []
    for time in account.reading.times:
        clock = (time.earliest or "")[11:16]
        if time.type == "TIME" and len(clock) == 5 and time.span.start < READ_CHARACTERS:
            if time.latest is None or time.latest[11:16] == clock:
                found.append(60 * int(clock[:2]) + int(clock[3:5]))
    return tuple(dict.fromkeys(found))[:MOST_CLOCKS]


def _ordinal(stamp: str | None) -> int | None:
    return date.fromisoformat(stamp[:10]).toordinal() if stamp else None


def _places(account: Account) -> tuple[tuple[str, ...], dict[str, tuple[float, float]], frozenset[str]]:
    weight: Counter[str] = Counter()
    points: dict[str, tuple[float, float]] = {}
    countries: set[str] = set()
    for event in account.events:
        if event.place is not None:
            key = _place_key(event.place.geonameid, event.place.name)
            if event.place.precision not in ("country", "region"):
                weight[key] += 6
            if event.place.lat is not None and event.place.lon is not None:
                points[key] = (event.place.lat, event.place.lon)
            if event.place.country:
                countries.add(event.place.country)
    for n, mention in enumerate(m for m in account.reading.places if not m.demonym):
        if mention.country:
            countries.add(mention.country)
        if mention.precision in ("country", "region") or account.ordinal or mention.lat is None or mention.lon is None:
            continue
        key = _place_key(mention.geonameid, mention.name)
        weight[key] += 1 + (n < 3)
        points.setdefault(key, (mention.lat, mention.lon))
    top = sorted(weight, key=lambda k: (-weight[k], k))[:MOST_PLACES]
    return tuple(top), {k: points[k] for k in top if k in points}, frozenset(countries)


def _place_key(geonameid: int | None, name: str) -> str:
    return f"g{geonameid}" if geonameid is not None else fold(name)


def _days(account: Account) -> tuple[tuple[int, ...], bool]:
    """Days the account gives, those tied to its events first, then other days named near the top."""
    days: list[int] = []
    for event in account.events:
        if event.date is not None and event.date.earliest[:10] == event.date.latest[:10]:
            days.append(date.fromisoformat(event.date.earliest[:10]).toordinal())
    sure = bool(days)
    published = _ordinal(account.reading.publication.latest)
    if account.ordinal == 0:
        for time in account.reading.times:
            if time.earliest and time.latest and time.earliest[:10] == time.latest[:10]:
                day = date.fromisoformat(time.earliest[:10]).toordinal()
                if published is None or day <= published + 1:
                    days.append(day)
    return tuple(dict.fromkeys(days))[:MOST_DAYS], sure


def _names(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    persons, groups = set(), set()
    for mention in reading.mentions:
        if mention.span.start > READ_CHARACTERS or mention.name is None:
            continue
        if mention.type == "person" and len(mention.name.split()) > 1:
            persons.add(_folded(mention.name))
        elif mention.type in ("group", "force"):
            group = _group(mention.name)
            if group is not None:
                groups.add(group)
    return frozenset(persons) - {""}, frozenset(groups)


def _folded(name: str) -> str:
    """A name's folded words; "" where it has none, as names of single letters have."""
    return " ".join(words(name))


def _group(name: str) -> str | None:
    """A known actor's id, else the folded words; ``None`` for bare words such as "police", which any report may use."""
    actor = actor_named(name)
    if actor is not None:
        return f"{KNOWN_ACTOR}{actor.id}"
    keys = name_keys(name)
    return None if not keys or keys in titles().forces else " ".join(keys)


def _victims(account: Account) -> frozenset[str]:
    named = (c.value for c in account.claims if c.field in ("victim", "attacker") and not c.background)
    names = (_folded(v.name) for v in named if isinstance(v, PartyValue) and v.name and len(v.name.split()) > 1)
    return frozenset(names) - {""}


def _counts(account: Account, field: str) -> frozenset[int]:
    values = (c.value for c in account.claims if c.field == field and not c.background)
    said = (v.min if v.min is not None else v.max for v in values if isinstance(v, CountValue) and v.group == "all")
    return frozenset(figure for figure in said if figure is not None)


def _labels(account: Account, field: str) -> frozenset[str]:
    values = (c.value for c in account.claims if c.field == field and not c.background)
    return frozenset(
        words(v.name or v.label or "-")[-1] for v in values if isinstance(v, PartyValue) and words(v.name or v.label or "-")
    )


def _rare(text: str) -> tuple[str, ...]:
    found = {fold_word(word).removesuffix("'s") for word in _CAPITALISED.findall(text)}
    rare = [w for w in found if (_DIGITS.fullmatch(w) and not 1900 <= int(w) <= 2099) or rarity(w) >= RARE]
    return tuple(sorted(rare, key=lambda w: (-rarity(w), w))[:MOST_RARE])
