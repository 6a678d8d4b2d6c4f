"""When a report was published: as given, read from its address or date line, or inferred from what the text tells.

An inference gives the days to count from (one for each year that fits equally well) and an interval with its reasons.
The same text gives the same answer on every day: nothing is later than the horizon of the shipped data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from unfog.lexicon.outlets import zone_of_outlet
from unfog.lexicon.times import Tenure, offices, one_of, time_words
from unfog.model import Publication, Report
from unfog.read.times.calendar import exact, last_day
from unfog.read.times.evidence import Evidence, MonthDay, gather, in_office
from unfog.read.times.mention import Found

_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/")
_URL_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?!\d)|(?<!\d)(?P<y2>20\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?!\d)"
)
_HEAD = 400
"""Code points from the start of the text in which a date line may stand."""
_MONTH_FIRST = frozenset(("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix"))
"""Zones of outlets that write 04/02 for 2 April (CLDR: short dates of en-US are M/d/y, of other English locales d/M/y)."""
_EARLIEST = date(1990, 1, 1)
"""No report is inferred to be older than this; date lines and given dates may be."""
MOST_YEARS = 3
"""More years than this that fit equally well leave the times of a text without a year."""
WEEK, YEAR = timedelta(days=6), timedelta(days=364)
"""A bare weekday was published at most six days after it, a day and month without a year less than a year after it."""


@dataclass(frozen=True, slots=True)
class Dating:
    """When a report was published, and the days its relative times may count from, earliest first.

    ``inferred`` says in words how the year was found, empty where the date is given.
    """

    publication: Publication
    references: tuple[date, ...] = ()
    inferred: str = ""


def dating(report: Report, low: str, found: Sequence[Found]) -> Dating:
    """The dating of a report from its given date, address, date line or words, whichever comes first."""
    given = given_interval(report.published)
    if given and given[0] == given[1]:
        day, basis = home_day(report, given[0])
        return Dating(Publication(earliest=day.isoformat(), latest=day.isoformat(), basis=basis), (day,))
    if given is None and (shown := _of_url(report.url)):
        return _known(shown, "date in the address")
    if given is None and (shown := _of_date_line(low, found)):
        return _known(shown, "date line")
    if given is None and (either := _of_slashed_line(report, low, found)):
        return _either(either)
    return infer(gather(low, found), given)


def home_day(report: Report, given: date) -> tuple[date, str]:
    """The day a report counts from where it was written, and why.

    A time of publication in UTC (as feeds and archives give it) is turned into the outlet's own zone, where that is known: what a
    New Zealand outlet publishes at 20:00 UTC on a Tuesday says "today" of Wednesday. A local offset is taken as it stands.
    """
    try:
        moment = datetime.fromisoformat(report.published or "")
    except ValueError:
        return given, "as given"
    if len(report.published or "") < len("2024-02-07T22:15") or moment.tzinfo is None or moment.utcoffset():
        return given, "as given"
    home = zone_of_outlet(report.outlet, report.url)
    if home is None:
        return given, "as given"
    try:
        local = moment.astimezone(ZoneInfo(home[0])).date()
    except (ZoneInfoNotFoundError, OverflowError):
        return given, "as given"
    return (local, "as given") if local == given else (local, f"as given, in {home[0]} ({home[1]})")


def given_interval(published: str | None) -> tuple[date, date] | None:
    """The days a given date means: one, or those of a month or year ("2017-03"); ``None`` where it is no date."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published or "")
    if match is None or match[1] == "0000":
        return None
    year, month = int(match[1]), int(match[2] or 0)
    if match[3]:
        day = exact(year, month, int(match[3]))
        return (day, day) if day else None
    if month > 12:
        return None
    return date(year, month or 1, 1), date(year, month or 12, last_day(year, month or 12))


def _known(day: date, basis: str) -> Dating:
    return Dating(Publication(earliest=day.isoformat(), latest=day.isoformat(), basis=basis), (day,))


def _of_url(url: str | None) -> date | None:
    match = _URL_DATE.search(_ARCHIVE.sub("", (url or "").lower()))
    if match is None:
        return None
    parts = [match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]]
    month = int(parts[1]) if parts[1].isdigit() else time_words().months.get(parts[1], 0)
    return exact(int(parts[0]), month, int(parts[2]))


def _of_date_line(low: str, found: Sequence[Found]) -> date | None:
    """A full date in the first lines that stands alone, after "Published", or in a dateline before a dash."""
    for mention in found:
        if mention.start > _HEAD:
            return None
        if mention.rule not in ("mdy", "dmy", "iso", "clockdate") or not mention.part("y").isdigit():
            continue
        if not _opens(low, mention):
            continue
        if mention.rule == "iso":
            return exact(int(mention.part("y")), int(mention.part("m")), int(mention.part("d")))
        digits = re.match(r"\d+", mention.part("d") or mention.part("d3"))
        return exact(int(mention.part("y")), time_words().months[mention.month], int(digits.group()) if digits else 0)
    return None


def _of_slashed_line(report: Report, low: str, found: Sequence[Found]) -> tuple[date, ...]:
    """The days a date line like "Published 04/02/2021" may mean: one where only one is a day or the outlet's country decides."""
    for mention in found:
        if mention.start > _HEAD:
            break
        if mention.rule != "slash" or not _opens(low, mention):
            continue
        first, second, year = (int(mention.part(name)) for name in "aby")
        year = year if year > 99 else 2000 + year
        month_first, day_first = exact(year, first, second), exact(year, second, first)
        home = zone_of_outlet(report.outlet, report.url)
        if home is not None and month_first and day_first:
            return (month_first if home[0] in _MONTH_FIRST else day_first,)
        return tuple(sorted({day for day in (month_first, day_first) if day}))
    return ()


def _either(days: tuple[date, ...]) -> Dating:
    """One day, or two that fit equally well."""
    if len(days) == 1:
        return _known(days[0], "date line")
    basis = "date line: day and month in either order; these days fit equally well"
    publication = Publication(earliest=days[0].isoformat(), latest=days[-1].isoformat(), basis=basis)
    return Dating(publication, days, basis)


def _opens(low: str, mention: Found) -> bool:
    """Whether a date stands alone on its line, after "Published", or in a dateline before a dash."""
    line_start = low.rfind("\n", 0, mention.start) + 1
    line_end = low.find("\n", mention.end)
    line = low[line_start : line_end if line_end >= 0 else len(low)]
    before, after = low[line_start : mention.start], low[mention.end : mention.end + 30]
    alone = len(line) - (mention.end - mention.start) <= 40 and line.rstrip()[-1:] not in ".!?"
    dateline = len(before) < 40 and re.match(r"\s*(?:\([\w\s/]{1,20}\))?\s*(?:--|[-–—])", after) is not None
    return alone or dateline or _labelled().search(before) is not None


@cache
def _labelled() -> re.Pattern[str]:
    """What ends with the label of a day of publication and at most some words more."""
    return re.compile(rf"\b{one_of(time_words().publication)}\b[^.\n]{{0,40}}$")


def infer(evidence: Evidence, given: tuple[date, date] | None = None) -> Dating:
    """The dating that the words of a text leave open, within ``given`` where only a year or month was given."""
    horizon = offices().horizon
    first, last = given or (_EARLIEST, horizon)
    reasons: list[str] = ["given only in part"] if given else []
    if evidence.latest_year and date(evidence.latest_year, 1, 1) > first:
        first = date(evidence.latest_year, 1, 1)
        reasons.append(f"{evidence.latest_year} is told as past")
    if evidence.latest_day and evidence.latest_day > first:
        first = evidence.latest_day
    first, last, held = _within_terms(evidence, first, last)
    reasons += held
    first, last, held = _of_copyright(evidence, first, last)
    reasons += held
    told = _dated_days(evidence, first, last)
    years = sorted({day.year for day, _ in told})
    if told and len(years) <= MOST_YEARS:
        return _from_days(evidence, told, years, reasons, last)
    if evidence.latest_day and len(years) == 0:
        return _from_latest_day(evidence.latest_day, last, reasons)
    if not reasons and not years:
        return Dating(Publication(earliest=None, latest=None, basis="unknown"))
    if years:
        reasons.append(f"{len(years)} years fit the days told")
        first, last = max(first, told[0][0]), min(last, told[-1][0] + YEAR)
    return Dating(
        Publication(earliest=first.isoformat(), latest=max(first, last).isoformat(), basis="inferred: " + "; ".join(reasons))
    )


def _of_copyright(evidence: Evidence, first: date, last: date) -> tuple[date, date, list[str]]:
    """The interval narrowed to the year of the copyright line, where nothing told contradicts it."""
    year = evidence.copyright_year
    if year is None or not first.year <= year <= last.year:
        return first, last, []
    start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    if evidence.month_days and not _dated_days(evidence, start, end):
        return first, last, []
    return start, end, [f"copyright line of {year}"]


def _within_terms(evidence: Evidence, first: date, last: date) -> tuple[date, date, list[str]]:
    """The interval narrowed to the terms of everybody named in office; an end that contradicts a later fact is passed over."""
    reasons = []
    for terms in evidence.tenures:
        fitting = [term for term in terms if term.since <= last and (term.until is None or term.until >= first)]
        if not fitting:
            continue
        since = min(term.since for term in fitting)
        ends = [term.until for term in fitting]
        until = None if None in ends else max(end for end in ends if end)
        name = _title_case(fitting[0].words)
        if since > first or (until and until < last):
            reasons.append(f"{name}: in office {since.year} to {until.year if until else 'date'}")
        first = max(first, since)
        last = min(last, until) if until else last
    return first, last, reasons


def _title_case(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())


def _dated_days(evidence: Evidence, first: date, last: date) -> list[tuple[date, str]]:
    """The days and months told, in each year in which they fit best: inside the interval and on the weekday named."""
    scored: list[tuple[int, date, str]] = []
    for told in evidence.month_days:
        for year in range(first.year, last.year + 1):
            day = exact(year, told.month, told.day)
            if (
                day is None
                or not first - timedelta(days=31) <= day <= last
                or not all(in_office(t, day) for t in _narrowing(evidence, first, last))
            ):
                continue
            if told.weekday is not None and day.weekday() != told.weekday:
                continue
            score, why = _fit(told, day, evidence)
            scored.append((score, day, why))
    best = max((score for score, _, _ in scored), default=0)
    chosen = {day: why for score, day, why in scored if score == best}
    if best == 0 and evidence.weekdays and evidence.month_days:
        return sorted(chosen.items()) if len({day.year for day in chosen}) == 1 else []
    return sorted(chosen.items())


def _narrowing(evidence: Evidence, first: date, last: date) -> list[tuple[Tenure, ...]]:
    """Terms that have some day inside the interval; the others contradict it and are left out."""
    kept: list[tuple[Tenure, ...]] = []
    for terms in evidence.tenures:
        if any(term.since <= last and (term.until is None or term.until >= first) for term in terms):
            kept.append(terms)
    return kept


def _fit(told: MonthDay, day: date, evidence: Evidence) -> tuple[int, str]:
    if told.weekday is not None:
        return 2, f"{told.words} falls on the weekday told in {day.year}"
    if day.weekday() in evidence.weekdays:
        name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
        return 1, f"{told.words} is a {name} in {day.year}"
    return 0, f"{told.words} lies in the interval in {day.year}"


def _from_days(evidence: Evidence, told: list[tuple[date, str]], years: list[int], reasons: list[str], last: date) -> Dating:
    """Count from the latest day told in each year that fits."""
    references = tuple(max(day for day, _ in told if day.year == year) for year in years)
    why = dict(told)
    bare = all(reference.weekday() in evidence.weekdays for reference in references)
    reach = WEEK if bare else YEAR
    reasons = [*reasons, *(why[reference] for reference in references)]
    if len(years) > 1:
        reasons.append("these years fit equally well")
    latest = max(references[-1], min(references[-1] + reach, last))
    inferred = "; ".join(reasons)
    publication = Publication(earliest=references[0].isoformat(), latest=latest.isoformat(), basis=f"inferred: {inferred}")
    return Dating(publication, references, inferred)


def _from_latest_day(day: date, last: date, reasons: list[str]) -> Dating:
    inferred = "; ".join([*reasons, f"counted from {day.isoformat()}, the latest day told"])
    publication = Publication(earliest=day.isoformat(), latest=max(day, last).isoformat(), basis=f"inferred: {inferred}")
    return Dating(publication, (day,), inferred)
