"""Parsed -> Scope: whether a clause tells of another happening than the one the report is about.

Call ``Scope.other(start, end)`` with the offsets of a trigger or a number. The answer is a reason code or ``None``:

    separate | series | earlier | comparison | anniversary | history | partial | other date | other place |
    hypothetical | furniture

The rules, in the order of their worth on development data (four incidents and 2,173 reports of the Gun Violence
corpus, 2026-11-24): cues of separate happenings hold to the paragraph's end; counts at one hospital are partial; the
place or time of the clause, or of the noun a relative clause hangs on, differs from the report's; series words;
unreal moods.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from unfog.lexicon.casualties import group_words, harm_words
from unfog.lexicon.gazetteer.geo import distance_km
from unfog.lexicon.roles import role_lexicon
from unfog.lexicon.scope_cues import Cue, ScopeCues, scope_cues
from unfog.model import Passage, PlaceMention, Publication, Time
from unfog.read.anchor import (
    COUNTED_BACK,
    Anchor,
    at_night,
    counted_back,
    days_of,
    inherited,
    is_deed,
    moment_of,
    of_saying,
    outlived,
    own_anchor,
    settled,
    spoken_at,
)
from unfog.read.anchor import day_of as _day
from unfog.read.clauses import clause_head, governors, is_verb, path_up, preposition_of, root_of
from unfog.read.datelines import dateline, inside, stamps
from unfog.read.digests import other_items
from unfog.read.doc import Token
from unfog.read.logs import log_of
from unfog.read.parse import Parsed
from unfog.read.settings import settings_of, turns_of

OPENING = 3
"""Paragraphs, headline included, whose days and places count as the report's own."""
CLUTTER = 9
"""Paragraphs among which the report's own day is looked for where the opening has none."""
FRESH_DAYS = 7
"""Days before publication within which a day far down a page may be the report's own."""
SAME_PLACE_KM = 60.0
"""Two places nearer than this may be one scene (a town and its outskirts)."""
NEAR_DAYS = 2
"""A day this shortly after the report's own may be told of the same happening (deaths in hospital, pursuits, zones)."""
FRONT_KM = 15.0
"""A town fronted as a sentence's setting and farther than this from the report's own is another scene (by judgement)."""
REACH_OF_DEED = 3
"""How many words above the place in a building the deed done there may stand."""
REGION_KM = 250.0
"""A town farther than this from the middle of a region is not in it; two regions' middles nearer than this may touch."""
ONWARD = 700
"""Code points that a turn to another happening holds at most, where a page knows no paragraphs."""
RELATIVE = 14
"""Words before another within which a relative word may open the clause that holds it."""
OF_A_DAY = 5
"""Code points between a day and the year or month it lies in, at most ("8 April, last year", "the 8th of last month")."""
OLD_DAYS = 40
"""Without a day in the opening, a date this long before publication is history."""


_OF_THE = re.compile(r"\s+(?:of|before|after) the ((?:\w+ )?\w+)")
ITEM = Cue(code="separate", reach="onward", pattern=re.compile("(?!)"), lead=True)
"""The cue of an item in a digest (``read.digests``), which has no pattern of its own."""
_ORDER = frozenset({"after", "before", "since", "following", "like", "than", "to"})
"""Prepositions that set one happening beside another."""
_AND_ON = re.compile(r"(?:\band|\bwhile|\bbut|;),? (?:on|in|last|a|early|late) ?$")
"""What stands before a day that opens a clause of its own."""


def scope_of(
    parsed: Parsed,
    passages: tuple[Passage, ...],
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    publication: Publication,
) -> Scope:
    """The :class:`Scope` of a report, built once for the layers that ask and kept with the parse."""
    asked = (passages, times, places, publication)
    kept = parsed.doc.user_data.get("scope")
    if kept is None or kept[0] != asked:
        kept = parsed.doc.user_data["scope"] = (asked, Scope(parsed, *asked))
    scope: Scope = kept[1]
    return scope


class Scope:
    """Answers for one report. Build it once; each answer costs a few tree steps."""

    def __init__(
        self,
        parsed: Parsed,
        passages: tuple[Passage, ...],
        times: tuple[Time, ...],
        places: tuple[PlaceMention, ...],
        publication: Publication,
    ) -> None:
        self.parsed = parsed
        self.doc = parsed.doc
        self.words = scope_cues()
        self.text = self.doc.text.lower()
        if len(self.text) != len(parsed.report.text):  # a letter whose lower case is longer: keep the offsets
            self.text = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.doc.text)
        self.published = _day(publication.latest) or _day(publication.earliest)
        self.furniture = [(p.span.start, p.span.end) for p in passages if p.kind == "boilerplate"]
        self.dateline = dateline(parsed.report.text, parsed.paragraphs)
        self.stamps = stamps(parsed.report.text, parsed.paragraphs)
        self.follow_ups: list[tuple[int, int]] = []
        self.log = log_of(parsed.report.text, parsed.paragraphs, times)
        self._dated = [time for time in times if days_of(time) is not None and not self.clock_of_count(time)]
        self._cues = self._find_cues()
        for start, end, stop in other_items(parsed.report.text, parsed.report.title_length, places):
            self._cues.append((start, end, ITEM, stop))
        self._cues.sort(key=lambda item: (item[0], item[1], item[2].code, item[2].reach))
        self._times_at = self._tied_times(
            tuple(
                time
                for time in times
                if not (
                    self.clock_of_count(time)
                    or self.in_dateline(time)
                    or of_saying(self.doc, time.span.start, time.span.end, self.words)
                )
            )
        )
        self._places_at = self._tied_places(tuple(place for place in places if not self.in_dateline(place)))
        lead_end = self._lead_end(parsed.paragraphs)
        self.past_lead = next((end for start, end in parsed.paragraphs if start >= parsed.report.title_length), 0)
        opening = parsed.paragraphs[: min(OPENING, len(parsed.paragraphs))]
        back = self._counted_back(times, publication)
        headline = parsed.report.title_length
        self.anchor = own_anchor(self.doc, opening, times, self._not_own, self.words, back, headline)
        if not self.anchor.times:  # a page whose first lines are no text
            fresh = [time for time in times if self._fresh(time)]
            self.anchor = own_anchor(self.doc, parsed.paragraphs[:CLUTTER], fresh, self._not_own, self.words)
        if self.log.oldest is not None:
            interval = days_of(self.log.oldest)
            if interval is not None and all(interval[0] <= last for _, last in self.anchor.days):
                self.anchor = Anchor(days=(interval,), night=False, told=True, times=(self.log.oldest,))
        self.main_days = list(self.anchor.days)
        far = {t.value for t in self.anchor.times if t.basis == COUNTED_BACK}
        self.follow_ups = [(t.span.start, t.span.end) for t in times if t.value in far]
        self._cues = self._own_year()
        self.main_places = tuple(self._own_places([place for place in places if place.span.start < lead_end]))
        self.anchor = replace(self.anchor, moment=moment_of(parsed.report.published, publication, self._longitude(places)))
        self._turn_at_settings(places)

    # ------------------------------------------------------------------ the answer
    def other(self, start: int, end: int, *, turned: bool = False) -> str | None:
        """Why the words at ``[start, end)`` tell of another happening than the report's main one; ``None`` if they do not.

        ``turned`` leaves out the text's turns to a second happening, its place and its own day where that is as fresh as the
        report: what is left says that the words tell of nothing the report tells in its own right.
        """
        if any(a <= start < b for a, b in self.furniture):
            return "furniture"
        token = root_of(self.doc, start, end)
        if token is None:
            return None
        return (
            self._cue_at(start, token, turned=turned)
            or self._modified(token, turned=turned)
            or self._other_date(token, turned=turned)
            or self._relative(token)
            or (None if turned else self._other_place(token))
            or self._sum(token)
            or self.unreal(token)
        )

    def unreal(self, token: Token) -> str | None:
        """``hypothetical`` where the happening is planned, feared, possible or conditional."""
        words = self.words
        here = token
        for _ in range(4):
            if any(child.lower_ in words.helpers and child.dep_ in ("aux", "mark", "advmod") for child in here.children) and not (
                _perhaps_done(here)
            ):
                return "hypothetical"
            if (
                here.dep_ in ("acomp", "oprd", "xcomp", "attr", "pobj", "pcomp", "dobj", "prep", "conj", "nsubjpass")
                and here.head.i != here.i
            ):
                governor = _governor(here)
                told = here.dep_ in ("xcomp", "dobj") or (
                    here.dep_ in ("pcomp", "pobj")
                    and here.head.lower_ in words.carriers
                    and f"{governor} {here.head.lower_}" not in role_lexicon().held_over  # "wanted for the raid"
                )
                if told and governor in words.unreal_governors:
                    return None if governor in words.orders and _carried_out(here) else "hypothetical"
                if (
                    is_verb(here.head)
                    and here.dep_ in ("pobj", "dobj", "nsubjpass", "prep")
                    and here.i != token.i
                    and not is_verb(here)
                    and here.head.lower_ not in words.causes  # "may lead to killings"
                ):
                    return None
                here = here.head
                continue
            break
        return None

    # ------------------------------------------------------------------ cues in words
    def _find_cues(self) -> list[tuple[int, int, Cue, int]]:
        """(start, end, cue, end of its paragraph) in text order."""
        found = []
        for number, (start, end) in enumerate(self.parsed.paragraphs):
            for cue, matches in zip(self.words.cues, self.words.cue_patterns.all(self.text, start, end), strict=True):
                if number < OPENING and not cue.lead:
                    continue
                for match in matches:
                    found.append((match.start(), match.end(), self._of_record(cue, start, match), end))
        found.sort(key=lambda item: (item[0], item[1], item[2].code, item[2].reach))
        return found

    def _of_record(self, cue: Cue, start: int, match: re.Match[str]) -> Cue:
        """The cue itself, or, for the "since" of a record, one that holds below it only ("the deadliest attack since 2022")."""
        if cue.code != "series" or cue.reach != "sentence" or not match[0].startswith("since"):
            return cue
        record = self.words.record.search(self.text, max(start, match.start() - ONWARD), match.start())
        return replace(cue, reach="below") if record is not None else cue

    def _own_year(self) -> list[tuple[int, int, Cue, int]]:
        """The cues without those of an earlier year or month that belong to the report's own day ("on 8 April last year")."""
        own = [time.span.end for time in self._dated if time.precision in ("day", "minute") and self.is_own(time)]
        return [
            cue
            for cue in self._cues
            if not (cue[2].code == "earlier" and cue[2].reach == "sentence" and any(0 <= cue[0] - end <= OF_A_DAY for end in own))
        ]

    def turn_at(self, offset: int, token: Token) -> tuple[int, bool]:
        """The turn to a second happening that holds an offset: its own offset and whether it needs new participants.

        ``(-1, False)`` where none does. A turn holds to the end of its paragraph, or where the next one begins.
        """
        found = (-1, False)
        for start, end, cue, paragraph_end in self._cues:
            if cue.turn and (
                start <= offset < min(paragraph_end, start + ONWARD)
                or (offset < start and self._same_sentence(start, token) and self._over(start, end, token))
            ):
                found = (start, cue.fresh)
        return found

    def _cue_at(self, offset: int, token: Token | None, *, turned: bool = False) -> str | None:
        for start, end, cue, paragraph_end in self._cues:
            if start > offset + 400:
                return None
            if cue.reach == "below" and any(first <= start <= last for first, last in self.follow_ups):
                continue
            if cue.fresh or (cue.turn and turned):
                continue
            if cue.reach == "onward":
                if start <= offset < min(paragraph_end, start + ONWARD) or (
                    token is not None and self._same_sentence(start, token) and self._over(start, end, token)
                ):
                    return cue.code
            elif token is None:
                continue
            elif cue.reach == "sentence":
                if self._same_sentence(start, token) and self._over(start, end, token):
                    return cue.code
            elif start < offset and self._same_sentence(start, token) and self._below(end, token):
                return cue.code
        return None

    def cues_between(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Code and offset of every cue of another happening in a stretch of the text, whether or not it reaches a word there."""
        for at, _, cue, _ in self._cues[bisect_left(self._cues, start, key=lambda found: found[0]) :]:
            if at >= end:
                return
            yield cue.code, at

    def _same_sentence(self, offset: int, token: Token) -> bool:
        sentence = token.sent
        return bool(sentence.start_char <= offset < sentence.end_char)

    def _over(self, start: int, end: int, token: Token) -> bool:
        """Whether the cue's clause is the word's clause or one above it."""
        cue = root_of(self.doc, start, end)
        if cue is None:
            return False
        head = clause_head(cue)
        if head.dep_ == "advcl" and any(c.lower_ == "since" and c.idx == start for c in head.children):
            head = clause_head(head.head)  # "3,400 have died since the siege began": the time of the clause it hangs on
        here = clause_head(token)
        for _ in range(12):
            if here.i == head.i:
                return True
            if here.dep_ == "ROOT":
                break
            here = clause_head(here.head)
        return any(child.i == token.i for child in path_up(cue))

    def _below(self, end: int, token: Token) -> bool:
        """Whether the word hangs on the last word of a cue that ends at ``end``."""
        last = root_of(self.doc, end - 1, end)
        if last is None:
            return False
        if last.is_ancestor(token):
            return True
        if last.dep_ == "mark" and (last.head.i == token.i or last.head.is_ancestor(token)):
            return True  # "days after gunmen attacked a fort, killing nine"
        # a cue read as a phrase: what follows within its clause, up to the next comma at the cue's own level
        return (
            last.i < token.i <= last.i + 5
            and clause_head(token).i in (clause_head(last).i, token.i)
            and not self._comma(last.i, token.i)
        )

    def _comma(self, left: int, right: int) -> bool:
        return any(self.doc[i].lower_ in (",", ";", "--", "-", "and", "but") for i in range(left + 1, right))

    def _modified(self, token: Token, *, turned: bool = False) -> str | None:
        """An adjective of order or difference on the happening's noun ("a previous attack")."""
        people, harm = group_words().of, harm_words().nouns  # "two other victims" are of the same happening
        for node in governors(token):
            if node.pos_ != "NOUN" or (node.lower_ in people and node.lower_ not in harm):
                continue
            own = node.i in (token.i, token.head.i) or token.dep_ in ("relcl", "acl")
            words = self.words.earlier_modifiers if turned else self.words.other_modifiers
            if own and any(child.lower_ in words and child.dep_ in ("amod", "det") for child in node.children):
                return "earlier"
            if node.i != token.i:
                break
        return None

    def in_dateline(self, found: Time | PlaceMention) -> bool:
        """Whether a time or place stands in the dateline or in a line of publication: tied to no clause of what follows."""
        return any(inside(line, found.span.start) for line in (self.dateline, *self.stamps))

    # ------------------------------------------------------------------ times
    def _tied_times(self, times: tuple[Time, ...]) -> dict[int, list[Time]]:
        tied: dict[int, list[Time]] = {}
        for time in times:
            root = root_of(self.doc, time.span.start, time.span.end) if time.earliest and time.latest else None
            for node in _path_within(root) if root is not None else ():
                tied.setdefault(node.i, []).append(time)
        return tied

    def clock_of_count(self, time: Time) -> bool:
        """Whether a clock time is when a count stood or a limit ran out ("as of 1 p.m."), not when something happened."""
        if time.span.start in self.log.stamps or self._of_happening(time):
            return True
        if time.precision != "minute":
            return False
        return self.words.counted.search(self.text, max(0, time.span.start - 24), time.span.start) is not None

    def _of_happening(self, time: Time) -> bool:
        """ "On the evening of the attack": a part of a day that the text does not name."""
        if not inherited(time) or time.type != "TIME":
            return False
        match = _OF_THE.match(self.text, time.span.end)
        return match is not None and not self.words.happenings.isdisjoint(match[1].split())

    def _lead_end(self, paragraphs: tuple[tuple[int, int], ...]) -> int:
        return paragraphs[min(OPENING, len(paragraphs)) - 1][1] if paragraphs else 0

    def _counted_back(self, times: tuple[Time, ...], publication: Publication) -> list[Time]:
        """The day a follow-up gives by its distance, where a sentence of its opening begins."""
        headline = self.parsed.report.title_length
        body = [(start, end) for start, end in self.parsed.paragraphs if start >= headline][: OPENING - 1]
        if not body:
            return []
        return counted_back(self.doc, (body[0][0], body[-1][1]), headline, times, publication, self.words)

    def _longitude(self, places: tuple[PlaceMention, ...]) -> float | None:
        """The scene's, for its clocks: of the opening's finest place, else of the first place named."""
        known = [p for p in (*self.main_places, *places) if p.lon is not None and p.precision != "country"]
        return next((p.lon for p in known if _fine(p)), known[0].lon if known else None)

    def _own_places(self, places: list[PlaceMention]) -> list[PlaceMention]:
        """Places of the opening but for seats of speaking; towns only of the first paragraph (and the headline) with any."""
        own = [
            p
            for p in places
            if not p.demonym and self._cue_at(p.span.start, None) is None and not spoken_at(self.doc, p, self.words)
        ]
        written = [p for p in own if not self.in_dateline(p)]
        own = written if any(_fine(p) for p in written) else own
        headline = self.parsed.report.title_length
        for start, end in self.parsed.paragraphs[:OPENING]:
            if start >= headline and any(_fine(p) and start <= p.span.start < end for p in own):
                return [p for p in own if not _fine(p) or p.span.start < end]
        return own

    def _not_own(self, time: Time, root: Token | None) -> bool:
        """Whether a time cannot be the report's own: ahead of publication, in a dateline, of a count, or under a cue."""
        first = _day(time.earliest)
        late = first is not None and self.published is not None and first > self.published + dt.timedelta(days=1)
        ahead = late or "after publication" in time.basis or (root is not None and self._to_come(root))
        return ahead or self.in_dateline(time) or self.clock_of_count(time) or self._cue_at(time.span.start, root) is not None

    def _to_come(self, root: Token) -> bool:
        """Whether a time stands in the clause of what is yet to come ("will appear in court this week")."""
        path = list(path_up(root))
        verb = next((node for node in path if is_verb(node)), None)
        if any(
            n.lower_ in self.words.happenings and n.pos_ in ("NOUN", "PROPN") for n in path[: path.index(verb) if verb else 0]
        ):
            return False  # "will go before a court for Saturday's carnage"
        return verb is not None and any(c.lower_ in ("will", "'ll", "shall") and c.dep_ == "aux" for c in verb.children)

    def _turn_at_settings(self, places: tuple[PlaceMention, ...]) -> None:
        """Add the turns of fronted days and places to the cues; a return to the report's own ends the cues before it."""
        dated = self._dated
        settings = list(
            settings_of(
                list(self.doc.sents),
                dated,
                places,
                self.words,
                self._time_stands,
                self._place_stands,
                lambda verb: self._times_at.get(verb.i, []),
                lambda verb: self._places_at.get(verb.i, []),
            )
        )
        back = [setting.start for setting in settings if setting.code is None]
        kept = []
        for start, end, cue, stop in self._cues:
            nearer = next((at for at in back if start < at < stop), stop)
            kept.append((start, end, cue, nearer if cue.reach == "onward" else stop))
        kept.extend(turns_of(settings, self.parsed.paragraphs))
        self._cues = sorted(kept, key=lambda item: (item[0], item[1], item[2].code, item[2].reach))

    def _time_stands(self, time: Time) -> str:
        """How a time stands to the report's own days."""
        interval = days_of(time)
        if interval is None or inherited(time):
            return "unknown"
        if not self.main_days:
            return "before" if self._old(interval[1]) else "unknown"
        if self._overlaps(interval, self._slack(time)):
            return "own" if interval[1] - interval[0] <= dt.timedelta(days=1) else "unknown"
        return "before" if all(interval[1] < first for first, _ in self.main_days) else "unknown"

    def is_own(self, time: Time) -> bool:
        """Whether a time lies on the report's own days."""
        interval = days_of(time)
        return interval is not None and self._overlaps(interval, self._slack(time))

    def _slack(self, time: Time) -> dt.timedelta:
        """Between two days where one of the two times is a night; else none."""
        return dt.timedelta(days=1 if self.anchor.night or at_night(time) or not self.anchor.told else 0)

    def _overlaps(self, interval: tuple[dt.date, dt.date], slack: dt.timedelta) -> bool:
        days = [(a, b) for a, b in self.main_days if (b - a).days <= 31] or self.main_days
        return any(interval[0] - slack <= b and a <= interval[1] + slack for a, b in days)

    def _place_stands(self, place: PlaceMention) -> str:
        """How a fronted place stands to the report's own."""
        if not self.main_places:
            return "unknown"
        towns = [p for p in self.main_places if _fine(p)]
        if not _fine(place) or not towns:
            return "unknown" if any(related(place, own) for own in self.main_places) else "other"
        near = [p for p in towns if _same_name(p, place) or (kilometres(p, place) or 0.0) <= FRONT_KM]
        return (
            "other"
            if not near
            else "own"
            if any(_same_name(p, place) or kilometres(p, place) is not None for p in near)
            else "unknown"
        )

    def _other_date(self, token: Token, *, turned: bool = False) -> str | None:
        tied = [time for node in governors(token) for time in self._times_at.get(node.i, ())]
        if not tied or (turned and self._own_news(token, tied)):
            return None
        if self._before_main(token, tied):
            return "earlier"
        tied = self._nearest_clause(token, tied)
        if not any(self.own_day(time) for time in tied):
            return None if outlived(token) and self._after_main(tied) else "other date"
        return "other date" if self._after_main(tied) and _fresh_act(token) else None

    def _own_news(self, token: Token, tied: list[Time]) -> bool:
        """ "Separately, gunmen shot two dead in Kidal on Tuesday": past a turn, a day as fresh as the report."""
        exact = all(time.precision in ("day", "minute") and self._fresh(time) for time in tied)
        return exact and self.turn_at(token.idx, token)[0] >= 0

    def _sum(self, token: Token) -> str | None:
        """ "Nine were killed in attacks across Ukraine on Tuesday", "in February 19 were killed in Lebanon by air strikes".

        A number told of a whole country or province is a sum of several happenings where the report has a town or site of its own
        and the words, past its lead, say so: deeds in the plural, or a month or year where the report knows the day.
        """
        if token.idx < self.past_lead or not any(_fine(place) for place in self.main_places):
            return None
        nodes = list(governors(token))
        wide = [place for node in nodes for place in self._places_at.get(node.i, ())]
        if not wide or any(_fine(place) for place in wide):
            return None
        exact = any(first == last for first, last in self.main_days)
        loose = any(time.precision in ("month", "year") for node in nodes for time in self._times_at.get(node.i, ()))
        if exact and loose:
            return "series"
        across = any(c.lower_ in self.words.across for node in nodes for c in node.children if c.dep_ == "prep")
        land = all(place.precision == "country" for place in wide)
        return "series" if across or (land and any(self._many(node) for node in nodes)) else None

    def _many(self, node: Token) -> bool:
        """Whether a word hangs on deeds in the plural ("died in strikes")."""
        nouns = (n for c in node.children if c.dep_ in ("prep", "agent") for n in c.children if n.dep_ == "pobj")
        return any(noun.tag_ in ("NNS", "NNPS") and is_deed(noun) for noun in nouns)

    def _relative(self, token: Token) -> str | None:
        """ "an army strike of 2 November on a market in which, it alleges, 18 died": what a relative clause hangs on, by order.

        The parser often hangs such a clause on the main verb. What stands between the last finite verb and the relative
        word has the days that say when.
        """
        days = self.antecedent_times(token)
        if not days or not all(self._time_stands(time) == "before" for time in days):
            return None
        return "earlier"

    def antecedent_times(self, token: Token) -> list[Time]:
        """The days between the last finite verb and the relative word of a clause ("in August 2031, when 11 were killed")."""
        sentence = token.sent
        at = next((i for i in range(token.i - 1, max(sentence.start, token.i - RELATIVE), -1) if self._opens(i, token)), None)
        if at is None:
            return []
        begin = next((i for i in range(at - 1, sentence.start, -1) if self.doc[i].tag_ in ("VBD", "VBZ", "VBP")), sentence.start)
        start, end = self.doc[begin].idx, self.doc[at].idx
        return [time for time in self._dated if start <= time.span.start < end]

    def _opens(self, i: int, token: Token) -> bool:
        """Whether the word at ``i`` opens a relative clause that holds a later word, by order alone."""
        word = self.doc[i]
        if word.lower_ not in self.words.relatives or word.tag_ not in ("WRB", "WDT", "WP"):
            return False
        verbs = [t for t in self.doc[i + 1 : token.i] if t.tag_ in ("VBD", "VBZ", "VBP") and t.dep_ not in ("aux", "auxpass")]
        return len(verbs) <= 1 and self.doc[i - 1].lower_ in (",", "in", "-", "--", "from", "after")

    def _nearest_clause(self, token: Token, tied: list[Time]) -> list[Time]:
        """ "Five were shot on Saturday, and on 8 May a raid left 17 dead": the last day that opens a clause before the word."""
        opens = [
            t for t in tied if t.span.start < token.idx and _AND_ON.search(self.text, max(0, t.span.start - 12), t.span.start)
        ]
        return [max(opens, key=lambda t: t.span.start)] if opens else tied

    def _after_main(self, tied: list[Time]) -> bool:
        """Whether all times of a clause are days after the report's own."""
        days = [interval for time in tied if (interval := days_of(time)) is not None and time.precision == "day"]
        if not days or not self.anchor.told or any(inherited(time) for time in tied):
            return False
        slack = max(self._slack(time) for time in tied)
        return all(first > last + slack for first, _ in days for _, last in self.main_days)

    def _before_main(self, token: Token, tied: list[Time]) -> bool:
        """ "On Sunday, jets had bombed the bakery" in a report on Monday: a past perfect on a day before all of the report's."""
        verb = clause_head(token)
        if verb.dep_ != "ROOT" or not any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children):
            return False  # "police said that four had been killed" is a past perfect of reported speech
        days = [last for time in tied if (last := _day(time.latest)) is not None]
        own = [day for day, last in self.main_days if day == last and day not in days]
        return bool(days) and bool(own) and all(day < min(own) for day in days)

    def own_day(self, time: Time) -> bool:
        """Whether a time may be the report's own: near a day of the opening, or, without one, near publication."""
        first, last = _day(time.earliest), _day(time.latest)
        if first is None or last is None:
            return True
        if self.main_days:
            after = dt.timedelta(days=NEAR_DAYS)
            return self._overlaps((first, last), self._slack(time)) or any(
                a <= last and first <= b + after for a, b in self.main_days
            )
        if self.published is None:
            return True
        bygone = time.precision == "month" and last < self.published  # "in August" in a September report
        return not bygone and not self._old(last) and first <= self.published + dt.timedelta(days=NEAR_DAYS)

    def _fresh(self, time: Time) -> bool:
        """Whether a time lies within days of publication."""
        interval = days_of(time)
        return interval is not None and self.published is not None and 0 <= (self.published - interval[1]).days <= FRESH_DAYS

    def _old(self, last: dt.date) -> bool:
        """Whether a day is too long before publication to be news."""
        return self.published is not None and self.published - last > dt.timedelta(days=OLD_DAYS)

    # ------------------------------------------------------------------ places
    def _tied_places(self, places: tuple[PlaceMention, ...]) -> dict[int, list[PlaceMention]]:
        tied: dict[int, list[PlaceMention]] = {}
        for place in places:
            preposition = None if place.demonym else self._seat_of(place) or self._named_for(place)
            if preposition is None:
                continue
            for node in _path_within(preposition):
                tied.setdefault(node.i, []).append(place)
        named = sorted((place for place in places if not place.demonym), key=lambda place: place.span.start)
        for token in self.doc if named else ():
            if token.lower_ == "there" and token.dep_ == "advmod":
                here = self._last_named(token, named)
                for node in path_up(token) if here is not None else ():
                    tied.setdefault(node.i, []).append(here)  # type: ignore[arg-type]
        return tied

    def _named_for(self, place: PlaceMention) -> Token | None:
        """The deed that is named for a town ("the Harnabad shooting")."""
        root = root_of(self.doc, place.span.start, place.span.end) if _fine(place) else None
        named = root is not None and root.dep_ in ("compound", "nmod", "poss") and not is_verb(root.head) and is_deed(root.head)
        return root if named else None

    def _last_named(self, token: Token, named: list[PlaceMention]) -> PlaceMention | None:
        """The place that "there" means: the last one named before it, in its sentence or the one before."""
        sentence = token.sent
        start = self.doc[sentence.start - 1].sent.start_char if sentence.start else sentence.start_char
        return next((place for place in reversed(named) if start <= place.span.start < token.idx), None)

    def _seat_of(self, place: PlaceMention) -> Token | None:
        """The preposition that seats a happening in a place, also over a noun of place ("on the town of Harnabad")."""
        root = root_of(self.doc, place.span.start, place.span.end)
        for _ in range(3):
            preposition = preposition_of(root) if root is not None else None
            if root is not None and preposition is None and _undergoes(root) and _fine(place):
                return root  # "shelled Harnabad"
            if preposition is None or root is None or self._of_care(root, preposition):
                return None
            if preposition.lower_ in self.words.seats:
                return None if _end_of_way(preposition) else preposition
            if preposition.lower_ == "of" and _undergoes(preposition.head):
                return preposition  # "stormed the village of Harnabad"
            if preposition.lower_ != "of" or preposition.head.lower_ not in self.words.places_of:
                return None
            root = preposition.head
        return None

    def _of_care(self, root: Token, preposition: Token) -> bool:
        """Whether a place is that of a hospital or a court: "the Piloto hospital in Jamundi", "a clinic in Basra"."""
        care = next((word for word in (root.head, preposition.head) if word.lower_ in self.words.care), None)
        return care is not None and not _struck(care) and not _happened_in(care, self.words)

    def seated(self, place: PlaceMention) -> bool:
        """Whether a preposition seats something in the place, but no hospital and nobody who spoke there."""
        seat = self._seat_of(place)
        return seat is not None and seat.lower_ not in self.words.directions and not spoken_at(self.doc, place, self.words)

    def on_way(self, place: PlaceMention) -> bool:
        """Whether a place is an end of the way that something was on ("on its way from Harnabad to the border"), or what the
        scene is measured from ("15 km north of Harnabad").
        """
        root = root_of(self.doc, place.span.start, place.span.end)
        preposition = preposition_of(root) if root is not None else None
        if preposition is not None and preposition.lower_ == "of" and preposition.head.lower_ in self.words.compass:
            return True
        if preposition is None or preposition.lower_ not in ("from", "to", "for"):
            return False
        over = preposition.head
        return over.lower_ in self.words.ways or (
            is_verb(over) and over.lower_ not in self.words.saying and over.lower_ not in self.words.carried
        )

    def carried_to(self, place: PlaceMention) -> bool:
        """Whether a place is only where somebody or something was taken or went afterwards."""
        root = root_of(self.doc, place.span.start, place.span.end)
        preposition = preposition_of(root) if root is not None else None
        return (
            preposition is not None
            and preposition.lower_ in ("from", "to", "for")
            and preposition.head.lower_ in self.words.carried
        )

    def of_care(self, place: PlaceMention) -> bool:
        """Whether a place is that of a hospital, a court or a laboratory."""
        root = root_of(self.doc, place.span.start, place.span.end)
        preposition = preposition_of(root) if root is not None else None
        return root is not None and preposition is not None and self._of_care(root, preposition)

    def subject(self, place: PlaceMention) -> bool:
        """Whether a place is told to act, to own or to be blamed ("the toll that Harnabad concedes"): a government, no scene."""
        root = root_of(self.doc, place.span.start, place.span.end)
        return root is not None and root.dep_ in ("nsubj", "nsubjpass", "poss", "agent", "dobj", "attr")

    def tied_places(self, token: Token) -> list[PlaceMention]:
        """Places that the syntax ties to a happening's word, nearest clause first; a clause with a place of its own leaves out
        those of the clause it is coordinated with ("two died in Halmet, and in Talsk one").
        """
        tied: list[PlaceMention] = []
        below = token
        for node in governors(token):
            if tied and below.dep_ == "conj" and below.head.i == node.i and is_verb(node):
                break
            tied.extend(self._places_at.get(node.i, ()))
            below = node
        return tied

    def seated_beside(self, token: Token) -> list[PlaceMention]:
        """Places that other clauses of a happening's sentence sit in ("killed when a bus hit a mine between A and B"); none
        of a clause above it, where somebody speaks.
        """
        sentence, above = token.sent, {word.i for word in token.ancestors}
        nodes = [i for i in self._places_at if sentence.start <= i < sentence.end and i not in above]
        hung = {place.span.start for i in above for place in self._places_at.get(i, ())}
        found = {p.span.start: p for i in nodes for p in self._places_at[i] if p.span.start not in hung}
        return [found[start] for start in sorted(found)]

    def tied_times(self, token: Token) -> list[Time]:
        """Times that the syntax ties to a happening's word, nearest clause first; only that of a clause which a day opens."""
        tied = [time for node in governors(token) for time in self._times_at.get(node.i, ())]
        return [settled(time, self.anchor) for time in self._nearest_clause(token, tied)]

    def _other_place(self, token: Token) -> str | None:
        tied = self.tied_places(token)
        if not tied or not self.main_places:
            return None
        return None if any(related(p, m) for p in tied for m in self.main_places) else "other place"


def related(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two places may be one scene: the same name, one inside the other, or near each other."""
    if _same_name(a, b):
        return True
    if a.country != b.country and a.country is not None and b.country is not None:
        return False
    distance = kilometres(a, b)
    if distance is None or "country" in (a.precision, b.precision):
        return True
    return distance <= (REGION_KM if "region" in (a.precision, b.precision) else SAME_PLACE_KM)


def _fine(place: PlaceMention) -> bool:
    """Whether a place is a scene rather than a stretch of country."""
    return place.precision not in ("country", "region")


def _same_name(a: PlaceMention, b: PlaceMention) -> bool:
    return a.name == b.name or a.span.text.casefold() == b.span.text.casefold()


def kilometres(a: PlaceMention, b: PlaceMention) -> float | None:
    """Great-circle distance; ``None`` where a coordinate is unknown."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return None
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def _carried_out(token: Token) -> bool:
    """Whether an order is told as done: "ordered his men to fire at a ferry", in the past and without a helper of mood."""
    over = token.head if token.head.dep_ != "prep" else token.head.head
    return over.tag_ in ("VBD", "VBN") and any(c.dep_ in ("dobj", "nsubj") for c in over.children)


def _path_within(token: Token) -> Iterator[Token]:
    """The words a phrase hangs on, up to another happening that only says before or after what ("after the attack in ...")."""
    for node in path_up(token):
        yield node
        if node.dep_ == "pobj" and node.head.lower_ in _ORDER and not is_verb(node) and is_deed(node):
            return


def _struck(token: Token) -> bool:
    """Whether a building is itself what a deed is done to: "hit the wing of the hospital", "the raid on the prison"."""
    here = token
    for _ in range(3):
        if _undergoes(here):
            return True
        if here.dep_ != "pobj" or here.head.lower_ not in ("of", "on", "at", "against", "outside", "near"):
            return False
        over = here.head.head
        if here.head.lower_ != "of":
            return is_deed(over) and not outlived(over)
        here = over
    return False


def _happened_in(care: Token, words: ScopeCues) -> bool:
    """Whether a deed was done inside a building: "a bomb went off in the clinic in Harnabad"; in a prison deaths too."""
    if care.dep_ != "pobj" or care.head.lower_ not in words.seats:
        return False
    custody = care.lower_ in words.custody
    over = care.head.head
    for at, node in enumerate((over, *over.ancestors)):
        if custody and node.lower_ in words.held:
            return False
        if is_deed(node):
            return custody or not outlived(node)
        if at == REACH_OF_DEED or (not custody and at == 0):
            return False
    return False


def _end_of_way(preposition: Token) -> bool:
    """Whether a preposition ends a way that "from" begins: "carrying wheat from Harnabad to Osia"."""
    return preposition.lower_ in ("to", "into") and any(
        c.dep_ == "prep" and c.lower_ == "from" for c in preposition.head.children
    )


def _undergoes(token: Token) -> bool:
    """Whether a noun is what a deed is done to."""
    return token.dep_ in ("dobj", "nsubjpass") and is_verb(token.head) and is_deed(token.head)


def _fresh_act(token: Token) -> bool:
    """Whether a word tells of a deed of its own: a verb with a doer first spoken of here, or a noun with "a" or "another"."""
    if not is_deed(token):
        return False
    if not is_verb(token):
        return any(c.lower_ in ("a", "an", "another") for c in token.children)
    doer = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if doer is None or doer.pos_ == "PRON" or not any(c.dep_ == "dobj" for c in token.children):
        return False
    return not any(c.lower_ in ("the", "this", "these", "his", "their", "its") for c in doer.children)


def _governor(token: Token) -> str:
    head = token.head
    if head.dep_ == "prep" and token.dep_ in ("pobj", "pcomp"):
        head = head.head
    return str(head.lower_)


def _perhaps_done(token: Token) -> bool:
    """ "May have been wounded": a guess about what happened, which a hedge marks, and no plan."""
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"may", "might", "could", "must"}) and "have" in helpers
