"""Sentences -> which happening they tell of: the report's own, or another one (another day, another place, a comparison)."""

from __future__ import annotations

from datetime import date

from unfog.lexicon.gazetteer import distance_km
from unfog.model import PlaceMention, Time
from unfog.read.plain.tokens import Sentence, Text

APART_KM = 50.0
"""Farther than this from the report's own place is another happening (as accounts of one report are told apart)."""
BESIDE_KM = 10.0
"""The same for a place that opens a sentence below the lead: "У Костянтинівці двоє загиблих"."""
LEAD = 3
"""Sentences at the top, headline included, whose places are taken for the report's own."""
LONG = 30
"""Days before publication beyond which a day is that of another happening where the report gives no day of its own."""
AGO = 2
"""Words from a word for "ago" to its unit at most ("il y a deux semaines")."""
SOON = 1
"""Days between two days of one happening (nights, zones)."""


_TOLD = ("earlier", "say", "according", "according after")
"""Words beside which a past before the past is that of somebody's account ("said that five had been killed")."""


def told_elsewhere(
    text: Text,
    places: tuple[PlaceMention, ...],
    times: tuple[Time, ...],
    day: date | None,
    published: date | None,
    harmful: set[int],
) -> dict[int, str]:
    """For each sentence that tells of another happening the reason. ``day`` is the report's own, ``published`` that
    of publication; ``harmful`` holds the numbers
    of sentences that tell of harm: the first of them is the report's own story."""
    found: dict[int, str] = {}
    home = [p for p in places if _in_lead(text, p)]
    first = min(harmful, default=0)
    for sentence in text.sentences:
        if sentence.number <= first and not sentence.tags("other"):
            continue
        reason = _reason(text, sentence, home, places, times, day, published)
        if reason:
            found[sentence.number] = reason
    return found


def _in_lead(text: Text, place: PlaceMention) -> bool:
    lead = text.sentences[:LEAD]
    return bool(lead) and place.span.start < lead[-1].end


def _reason(
    text: Text,
    sentence: Sentence,
    home: list[PlaceMention],
    places: tuple[PlaceMention, ...],
    times: tuple[Time, ...],
    day: date | None,
    published: date | None,
) -> str:
    if sentence.tags("other"):
        return "another happening by its words"
    if _long_ago(sentence):
        return "another time by its words"
    if sentence.tags("past") and not any(sentence.tags(kind) for kind in _TOLD):
        return "what had happened before"
    here = [t for t in times if sentence.start <= t.span.start < sentence.end and t.type == "DATE"]
    told = [t for t in here if not _of_speaking(text, sentence, t)]
    if day is not None and told and all(_far(t, day, SOON) for t in told):
        return "another day"
    if day is None and published is not None and told and all(_far(t, published, LONG) for t in told):
        return "another time"
    inside = [p for p in places if sentence.start <= p.span.start < sentence.end]
    if _unknown_place(text, sentence, inside, home):
        return "another place"
    return ""


def _long_ago(sentence: Sentence) -> bool:
    """Whether a sentence tells of weeks, months or years ago: "hace dos semanas", "два года назад", "iki hafta önceki"."""
    return any(
        0 <= unit.start - ago.end <= AGO or 0 <= ago.start - unit.end <= 1
        for ago in sentence.tags("ago")
        for unit in sentence.tags("long unit")
    )


def _of_speaking(text: Text, sentence: Sentence, time: Time) -> bool:
    """Whether a day is that of saying: it stands beside a verb of saying."""
    i = next((k for k, t in enumerate(sentence.tokens) if t.start >= time.span.start), 0)
    return any(sentence.is_(k, "say") for k in range(max(0, i - 3), min(len(sentence.tokens), i + 4)))


def _far(time: Time, day: date, apart: int) -> bool:
    if time.earliest is None or time.latest is None:
        return False
    first, last = date.fromisoformat(time.earliest[:10]), date.fromisoformat(time.latest[:10])
    return (first - day).days > apart or (day - last).days > apart - SOON


def _unknown_place(text: Text, sentence: Sentence, inside: list[PlaceMention], home: list[PlaceMention]) -> bool:
    """Whether a sentence that opens with, or harms in, a place names one that is not the report's own."""
    for i, token in enumerate(sentence.tokens):
        if not token.word or not (sentence.is_(i - 1, "in") or "leans in" in sentence.inside[i]):
            continue
        if text.pack.style.capitals and not token.capital:
            continue
        if any(
            sentence.is_(k, kind)
            for k in range(max(0, i - 4), i + 1)
            for kind in ("speaker", "speaker persons", "months", "weekdays", "sites", "say")
        ):
            continue
        known = [p for p in inside if p.span.start <= token.start < p.span.end or token.start <= p.span.start < token.end]
        opens = i <= 2 and sentence.number >= LEAD and not _told_before(text, sentence, i)
        if known and any(_near(known[0], h, BESIDE_KM if opens else APART_KM) for h in home):
            return False
        if known and known[0].precision in ("country", "region"):
            continue
        if _told_before(text, sentence, i):
            return False
        if known and (home or (sentence.number >= LEAD and i <= 2)):
            return True
        if not known and _alone(text, sentence, i):
            return True
    return False


def _near(a: PlaceMention, b: PlaceMention, within: float) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.name == b.name
    if b.precision in ("country", "region") or a.precision in ("country", "region"):
        return a.country == b.country
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= within


def _told_before(text: Text, sentence: Sentence, i: int) -> bool:
    """Whether the same word stands in the opening sentences."""
    stem = _stem(text, sentence.tokens[i].forms)
    lead = [s for s in text.sentences[:LEAD] if s.number < sentence.number]
    return any(_stem(text, t.forms) & stem for s in lead for t in s.tokens if t.word)


def _stem(text: Text, forms: tuple[str, ...]) -> set[str]:
    """What endings leave of a word."""
    if text.pack.style.endings:
        return {form[: max(4, len(form) - 2)] for form in forms}
    return set(forms)


def _alone(text: Text, sentence: Sentence, i: int) -> bool:
    """Whether a place the gazetteer lacks opens its sentence ("У Пеконі шестеро загиблих")."""
    first = next((k for k, t in enumerate(sentence.tokens) if t.forms), 0)
    return sentence.number > 1 and (i - 1 <= first + 1) and text.pack.style.capitals
