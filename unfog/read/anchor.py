"""The report's own day and places: what the opening ties to its happening, days and seats of speaking left out.

``Scope`` measures every later clause by them. A day that hangs on a happening's word counts most, then one that hangs on
anything but speaking; where only a day of speaking is told, the happening lay on it or shortly before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.scope_cues import ScopeCues
from unfog.model import PlaceMention, Publication, Time
from unfog.read.clauses import is_verb, path_up, preposition_of, root_of
from unfog.read.doc import Doc, Token
from unfog.read.times.calendar import last_day, shift_month

SAID_DAYS = 2
"""Days before a day of speaking on which the happening may lie that it is said of (by judgement)."""
_NIGHT = ("night", "midnight", "early", "dawn", "late", "evening", "hours", "sunrise", "overnight")

DEEDS = frozenset({"violence", "abduction", "property", "sexual"})
"""Families of happenings that can be an incident of their own."""

Days = tuple[dt.date, dt.date]
Moment = tuple[dt.datetime, dt.datetime]
"""The first and the last local time at which a report may have come out."""

ZONE_HOURS = 1.5
"""How far legal time lies from the sun's in nearly all inhabited places, summer time included."""
_BEGINS = {"TMO": dt.time(4), "TAF": dt.time(13), "TEV": dt.time(17), "TDT": dt.time(9)}
"""Hours by which a part of the day has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """``days`` are the report's own (inclusive intervals), ``night`` says that one of them is a night or an early morning;
    ``told`` is false where they were only guessed from a day of speaking.
    """

    days: tuple[Days, ...]
    night: bool
    told: bool
    times: tuple[Time, ...] = ()
    """The expressions that give the days; none for guessed ones."""
    spoken: tuple[Time, ...] = ()
    """Days of speaking in the opening."""
    moment: Moment | None = None
    """When the report came out on the clocks of its scene."""


COUNTED_BACK = "counted back from publication"
"""``Time.basis`` of a day that a follow-up gives by its distance ("Fifteen days after the ambush, ...")."""
SAID = "not after the day of speaking"
"""``Time.basis`` of a day of which only is known when somebody spoke of it."""
GUESSED = frozenset({COUNTED_BACK, SAID})
LONGEST_DAYS = 31
"""Days that an expression may span to say when a happening was."""
FIRST = 2
"""Sentences of the body in which a mere month may be the report's own (by judgement, 2026-11-27)."""
WEEKS = 14
NEAR = 250
"""Code points between two expressions of one sentence, at most."""
_LAST_TOLD = "day last told"
_NIGHT_BEFORE = "night before publication"
_OWN_DAY = re.compile(r"\b(?:to(?:day|night|morrow)|yesterday|(?:this|last|that)\s+(?:morning|afternoon|evening|night)|\w+day)\b")
"""Words in an expression that name its day, however the day was found."""
_ONWARD = re.compile(r"\b(?:next|following|later|after)\b")
_BEFORE_THAT = re.compile(r"(?:the )?(?:last|previous|past)\b", re.IGNORECASE)
"""Words of an expression far down a text by which it sets a day against the happening's: "after last Friday's strikes"."""
_STANDS = re.compile(r"[,:(–—-]\s*$")
_OF_WOUNDS = frozenset({"wounds", "injuries", "burns", "injury", "wound", "hospital", "clinic", "surgery"})
_INHERITED = frozenset({_LAST_TOLD, "day of publication", "near publication"})
_DISTANCE = re.compile(r"P(\d+)([DWM])$")
_SLACK = {"D": 0, "W": 3, "M": 15}
"""By how many days a day counted back in a unit may be off (by judgement): days are counted, weeks and months are rounded."""


def day_of(value: str | None) -> dt.date | None:
    """The local date of an ISO value."""
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def days_of(time: Time) -> Days | None:
    """The interval of a time in days."""
    first, last = day_of(time.earliest), day_of(time.latest)
    return (first, last) if first is not None and last is not None else None


def at_night(time: Time) -> bool:
    """Whether a time lies between two days: a night, a dawn, an evening."""
    lower = time.span.text.lower()
    return any(word in lower for word in _NIGHT) or time.value.endswith(("TNI", "TEV"))


def onward(time: Time) -> bool:
    """Whether a time is told from another that came before it ("the next day", "six days later")."""
    return "last told" in time.basis and _ONWARD.search(time.span.text.lower()) is not None


def _within_a_month(time: Time) -> bool:
    interval = days_of(time)
    return interval is not None and (interval[1] - interval[0]).days <= LONGEST_DAYS


def settled(time: Time, anchor: Anchor) -> Time:
    """A clock time that names no day, on the report's own day, or, without one, on that of publication or the day before."""
    day = days_of(time)
    if day is not None and time.basis.startswith(_NIGHT_BEFORE) and "overnight" in time.span.text.lower():
        return _of_morning(time, day, anchor)
    if day is None or time.value.endswith("TXX") or not inherited(time):
        return time
    if anchor.told and len(set(anchor.days)) == 1:
        own = anchor.days[0]
    elif any(first <= day[0] and day[1] <= last for first, last in anchor.days):
        return time
    elif time.basis == _LAST_TOLD:
        return replace(time, earliest=None, latest=None)
    else:
        own = _last_before(time, day, anchor.moment)
    clock = (time.earliest or "")[10:]
    return replace(time, earliest=f"{own[0]}{clock}", latest=f"{own[1]}{clock}")


def _of_morning(time: Time, day: Days, anchor: Anchor) -> Time:
    """ "Overnight" in a report of the next morning: mostly after midnight, and of the day on which the report counts it; where
    somebody spoke of it the evening before, of the night before that."""
    spoken = any(days_of(t) == (day[0], day[0]) and abs(t.span.start - time.span.start) < NEAR for t in anchor.spoken)
    morning = day[0] if spoken else day[1]
    return replace(time, earliest=str(morning), latest=str(morning))


def _last_before(time: Time, day: Days, moment: Moment | None) -> Days:
    """The last such hour before the report came out: of that day or of the day before; both where that is not known."""
    before = day[0] - dt.timedelta(days=1)
    begins = _hour(time)
    if moment is None or begins is None:
        return (before, day[1])
    passed = {local >= dt.datetime.combine(local.date(), begins) for local in moment}
    dates = {local.date() for local in moment}
    if len(passed) == 1 and len(dates) == 1:
        own = next(iter(dates)) - dt.timedelta(days=0 if passed == {True} else 1)
        return (own, own)
    return (before, day[1])


def _hour(time: Time) -> dt.time | None:
    """The hour at which a clock time or a part of the day begins; ``None`` for a night, which lies on two days."""
    if time.precision == "minute" and time.earliest is not None and len(time.earliest) >= 16:
        return dt.time.fromisoformat(time.earliest[11:16])
    return _BEGINS.get(time.value[-3:])


def moment_of(published: str | None, publication: Publication, lon: float | None) -> Moment | None:
    """When a report came out on the clocks of its scene: the first and the last local time it may have been there.

    The outlet's own clock stands where the sun's time at the scene's longitude is no farther than :data:`ZONE_HOURS` from it, or
    the scene is not known; else the sun's, that much either way. ``None`` where no hour is given.
    """
    if published is None or len(published) < 16 or publication.earliest is None:
        return None
    try:
        given = dt.datetime.fromisoformat(published)
    except ValueError:
        return None
    local, off = given.replace(tzinfo=None), given.utcoffset()
    slack = dt.timedelta(hours=ZONE_HOURS)
    if lon is None or off is None:
        return (local, local) if local.date() == day_of(publication.earliest) else None
    sun = local - off + dt.timedelta(hours=lon / 15)
    return (local, local) if abs(sun - local) <= slack and off else (sun - slack, sun + slack)


def inherited(time: Time) -> bool:
    """Whether a clock time, a part of a day or an hour later takes its day from elsewhere in the text, or from publication."""
    if time.value.endswith("TXX"):
        return True
    found = time.type == "TIME" and time.basis.split(", ")[0] in _INHERITED
    return found and _OWN_DAY.search(time.span.text.lower()) is None


def of_saying(doc: Doc, start: int, end: int, words: ScopeCues) -> bool:
    """Whether what stands at ``[start, end)`` says when or where somebody spoke or a toll was counted, not when it happened."""
    return word_of_saying(doc, start, end, words) is not None


def word_of_saying(doc: Doc, start: int, end: int, words: ScopeCues) -> Token | None:
    """The word of speaking, counting or coming after on which what stands at ``[start, end)`` hangs."""
    root = root_of(doc, start, end)
    if root is None:
        return None
    head: Token = root
    preposition = preposition_of(root)
    if preposition is not None and preposition.lower_ in words.limits:
        return preposition  # "no group had claimed the attack by Monday evening"
    path = list(path_up(root))
    for at, node in enumerate(path):
        if node.i == root.i:
            continue
        head = node
        if node.lower_ in words.followups:
            struck = not is_verb(node) and any(is_deed(above) and not outlived(above) for above in path[at + 1 :])
            return None if struck or _before_the_speaker(root, node) else node  # "an attack on a funeral on Friday"
        if speaks(node, words):
            if _before_the_speaker(root, node):
                return None
            return None if node.tag_ in ("VBZ", "VBP") else node  # "condemns the killing of nine on Friday": of Friday
        if node.lower_ in event_lexicon().nouns or node.lower_ in event_lexicon().verbs or _happening(node, words):
            return None
    return head if head.lower_ in words.saying and head.tag_ not in ("VBZ", "VBP") else None


def speaks(token: Token, words: ScopeCues) -> bool:
    """Whether a word is one of speaking, counting or coming after, alone or with its particle ("took back what it had said")."""
    if token.lower_ in words.saying:
        other = words.unspoken.get(token.lower_)
        return other is None or not any(c.dep_ == "prt" and c.lower_ in other for c in token.children)
    particle = words.phrasal.get(token.lower_)
    return particle is not None and any(
        c.lower_ in particle and c.dep_ in ("prt", "advmod", "prep") and c.i > token.i for c in token.children
    )


def _happening(token: Token, words: ScopeCues) -> bool:
    """Whether a word is a general noun for what happened: "a statement on the events at Harnabad in the night of 9 March"."""
    return token.lower_ in words.happenings and token.pos_ in ("NOUN", "PROPN")


def _before_the_speaker(root: Token, verb: Token) -> bool:
    """ "Three were shot dead in Harnabad on Tuesday, police said on Wednesday": what stands before the speaker belongs to what he
    said, even where the parse hangs it on the verb of saying."""
    speaker = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if speaker is None or not root.i < speaker.left_edge.i < verb.i:
        return False
    told = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis", "nsubjpass") and is_verb(c)]
    return any(c.i < root.i for c in told)


def own_anchor(
    doc: Doc,
    paragraphs: Iterable[tuple[int, int]],
    times: Iterable[Time],
    kept_out: Callable[[Time, Token | None], bool],
    words: ScopeCues,
    back: Sequence[Time] = (),
    headline: int = 0,
) -> Anchor:
    """The days that the first of the opening's sentences with any gives the report; ``back`` are those counted back.

    In the order of their force: a day on a happening's own word; one counted back; one by which the text later calls its
    happening ("Friday's attack", "the blast of 13 May"); any other day of the opening; a day of speaking, which is a guess.
    ``headline`` is where the headline ends: a day in it is the happening's unless somebody speaks on it.
    """
    known = [t for t in times if t.type in ("DATE", "TIME") and _within_a_month(t) and not inherited(t) and not onward(t)]
    graded: dict[int, list[Time]] = {}
    opening = tuple(paragraphs)
    sentences = [s for s in doc.sents if any(start <= s.start_char < end for start, end in opening)]
    first = sum(1 for s in sentences if s.start_char < headline) + FIRST
    for n, (start, end) in enumerate((sentence.start_char, sentence.end_char) for sentence in sentences):
        if back and back[0].span.end < start:
            break  # a follow-up tells first how long ago its happening was, and later what came after
        here: dict[int, list[Time]] = {}
        for time in known:
            if not start <= time.span.start < end or (n >= first and _of_weeks(time)):
                continue
            root = root_of(doc, time.span.start, time.span.end)
            if not kept_out(time, root):
                grade = _grade(doc, time, root, words)
                titled = start < headline and (grade == 1 or _apart(doc.text, time))
                here.setdefault(0 if titled else grade, []).append(time)
        for grade, found in here.items():
            graded.setdefault(grade, found)
    best = _finest(graded.get(0, []))
    if back and best and not any(_inside(time, back) for time in best) and back[0].span.start < best[0].span.start:
        best = []  # "Five weeks on we know more about the ship, which went down on 25 January"
    called = [] if any(_exact(time) for time in best) else _called(doc, known, kept_out, words)
    if best and not any(_exact(time) for time in best):
        best = [t for t in (*called, *_within(doc, known, best, kept_out, words)) if _inside(t, best)][:1] or best
    if not best:
        deeds = [
            t
            for t in known
            if _exact(t) and _inside(t, back) and _grade(doc, t, root_of(doc, t.span.start, t.span.end), words) == 0
        ]
        best = [_narrowed(time, [*called, *deeds]) for time in back] or called or _finest(graded.get(1, []))
    if best:
        days = tuple(interval for time in best if (interval := days_of(time)) is not None)
        spoken = tuple(graded.get(2, ()))
        return Anchor(days=days, night=any(at_night(time) for time in best), told=True, times=tuple(best), spoken=spoken)
    slack = dt.timedelta(days=SAID_DAYS)
    said = [
        replace(time, earliest=str(interval[0] - slack), latest=str(interval[1]), precision="week", basis=SAID)
        for time in graded.get(2, ())
        if (interval := days_of(time)) is not None and time.precision in ("day", "minute") and not _long_after(doc, time, words)
    ]
    days = tuple(interval for time in said if (interval := days_of(time)) is not None)
    return Anchor(days=days, night=False, told=False, times=tuple(said))


def _long_after(doc: Doc, time: Time, words: ScopeCues) -> bool:
    """Whether a day is one of what comes weeks after a happening, if at all: a withdrawal, a verdict."""
    word = word_of_saying(doc, time.span.start, time.span.end, words)
    return word is not None and (word.lower_ in words.late or word.lower_ in words.phrasal)


def _apart(text: str, time: Time) -> bool:
    """Whether a date stands for itself in a headline: "Register entry revised: Harnabad, 30 May 2031"."""
    return time.precision == "day" and _STANDS.search(text, max(0, time.span.start - 3), time.span.start) is not None


def _within(
    doc: Doc,
    known: Sequence[Time],
    wider: Sequence[Time],
    kept_out: Callable[[Time, Token | None], bool],
    words: ScopeCues,
) -> Iterator[Time]:
    """Days in a longer span that the text gives its happening ("over the weekend ... shots rang out on Sunday afternoon")."""
    for time in known:
        if _exact(time) and _inside(time, wider):
            root = root_of(doc, time.span.start, time.span.end)
            if not kept_out(time, root) and not _routine(root) and not of_saying(doc, time.span.start, time.span.end, words):
                yield time


def _routine(root: Token | None) -> bool:
    """Whether a day hangs on what mostly follows a happening and on nothing else that tells of one ("arrested on Saturday")."""
    path = list(path_up(root)) if root is not None else []
    return any(_families(node) for node in path) and not any(_tells(node) for node in path)


def _of_weeks(time: Time) -> bool:
    """Whether a time is as long as a month: deep in a report it tells of what came before ("a raid in August")."""
    interval = days_of(time)
    return interval is not None and (interval[1] - interval[0]).days > WEEKS


def _exact(time: Time) -> bool:
    """Whether a time names one day, or one night."""
    interval = days_of(time)
    return interval is not None and (interval[1] - interval[0]).days <= 1 and not time.value.endswith("WE")


def _finest(times: list[Time]) -> list[Time]:
    """Those of a sentence's times that name a day, where any does: "went on trial this week for Saturday's killings"."""
    return [time for time in times if _exact(time)] or times


def _inside(time: Time, wider: Sequence[Time]) -> bool:
    """Whether a day lies in one of some longer spans."""
    day = days_of(time)
    spans = [interval for other in wider if (interval := days_of(other)) is not None]
    return day is not None and any(first <= day[0] and day[1] <= last for first, last in spans)


def _narrowed(back: Time, called: Sequence[Time]) -> Time:
    """A distance counted in weeks or months, as the day by which the text calls the happening where that lies in it."""
    found = next((time for time in called if _inside(time, [back])), None)
    return back if found is None else replace(back, earliest=found.earliest, latest=found.latest, precision=found.precision)


def _called(doc: Doc, known: Sequence[Time], kept_out: Callable[[Time, Token | None], bool], words: ScopeCues) -> list[Time]:
    """The first day by which a text calls its happening: "Tuesday's blast", "the explosion of 13 May", "the May 13 raid"."""
    for time in known:
        if not _exact(time) or _BEFORE_THAT.match(time.span.text):
            continue
        root = root_of(doc, time.span.start, time.span.end)
        if root is None or not _calls(root, time, words):
            continue
        if not kept_out(time, root):
            return [time]
    return []


def _calls(root: Token, time: Time, words: ScopeCues) -> bool:
    """Whether a day hangs on a definite noun of a happening."""
    over = root.head if root.dep_ in ("poss", "compound", "nmod", "amod", "npadvmod") else None
    preposition = preposition_of(root)
    if over is None and preposition is not None and preposition.lower_ in ("of", "on"):
        over = preposition.head
    if over is None or over.pos_ not in ("NOUN", "PROPN") or not (is_deed(over) or over.lower_ in words.happenings):
        return False
    return root.dep_ == "poss" or any(c.lower_ in ("the", "that") for c in over.children if c.dep_ in ("det", "poss"))


_ROUTINE = frozenset({"arrest", "talks", "policing", "posture", "other", "disruption"})
"""Families of what mostly follows a report's happening: a day on them is not its own."""


def _grade(doc: Doc, time: Time, root: Token | None, words: ScopeCues) -> int:
    """0 for a day on a happening's own word, 2 for one of speaking, 1 for any other."""
    if of_saying(doc, time.span.start, time.span.end, words):
        return 2
    tied = list(path_up(root)) if root is not None else []
    if any((_tells(n) or n.lower_ in words.harm) and not outlived(n) for n in tied):
        return 0
    verb = next((n for n in tied if is_verb(n)), None)
    if verb is not None and outlived(verb) and any(n.lower_ in _OF_WOUNDS for n in verb.subtree):
        return 2  # "a sixth died of his injuries on 21 March"
    return 0 if verb is not None and any(_goes_on(c, time) for c in verb.children) else 1


def _goes_on(token: Token, time: Time) -> bool:
    """Whether a verb tells the deed that a dated one leads to: "on the evening of 19 March he entered a bar and fired"."""
    if token.dep_ != "conj" or not is_verb(token) or token.idx < time.span.end or not is_deed(token) or outlived(token):
        return False
    return not any(n.ent_type_ in ("DATE", "TIME") for n in token.subtree)


def _tells(token: Token) -> bool:
    """Whether a word tells of a happening other than what follows one."""
    return not _families(token) <= _ROUTINE


def _families(token: Token) -> frozenset[str]:
    """The families of the happenings that a word may tell of."""
    lexicon = event_lexicon()
    found = [*lexicon.verbs.get(token.lower_, ())]
    if (noun := lexicon.nouns.get(token.lower_)) is not None:
        found.append(noun)
    return frozenset(lexicon.types[trigger.type].family for trigger in found)


def spoken_at(doc: Doc, place: PlaceMention, words: ScopeCues) -> bool:
    """Whether a place is where somebody spoke ("told reporters in Harnabad") or where something came after."""
    return speech_at(doc, place, words) is not None


def speech_at(doc: Doc, place: PlaceMention, words: ScopeCues) -> Token | None:
    """The word of speaking or coming after that a place belongs to ("told reporters in Harnabad", "buried in Harnabad")."""
    root = root_of(doc, place.span.start, place.span.end)
    preposition = preposition_of(root) if root is not None else None
    if preposition is None:
        return None
    return word_of_saying(doc, preposition.idx, preposition.idx + len(preposition), words)


def counted_back(
    doc: Doc, body: tuple[int, int], headline: int, times: Iterable[Time], publication: Publication, words: ScopeCues
) -> list[Time]:
    """The day that a follow-up's headline or an opening sentence gives by its distance from publication, as an interval.

    ``body``: the offsets of its opening paragraphs.

    "Fifteen days after the ambush, the toll is 29." "A week on, the candles still stand."
    """
    published = day_of(publication.earliest)
    text = doc.text.lower()
    start, end = body
    openings = {s.start_char for s in doc.sents if start <= s.start_char < end}
    for time in times:
        begins = any(time.span.start - 3 <= at <= time.span.start for at in openings) or time.span.end < headline
        if published is None or not begins:
            continue
        said = text[time.span.start : min(end if time.span.start >= start else headline, time.span.end + 60)]
        far = _distance(time, published)
        if far is None or words.since.search(said) is None or _tells_deed(doc, time):
            continue
        middle, slack = published - dt.timedelta(days=far[0]), dt.timedelta(days=far[1])
        precision = "week" if far[1] else "day"
        return [replace(time, earliest=str(middle - slack), latest=str(middle + slack), precision=precision, basis=COUNTED_BACK)]
    return []


def _distance(time: Time, published: dt.date) -> tuple[int, int] | None:
    """Days that an expression says lie between the happening and the report, and by how many they may be off."""
    match = _DISTANCE.match(time.value)
    if match is not None:
        return (published - _back(published, int(match[1]), match[2])).days, _SLACK[match[2]]
    day = days_of(time)
    if day is None or day[0] <= published or not onward(time):
        return None
    lower = time.span.text.lower()  # "three weeks later" in a headline was counted on from publication
    return (day[0] - published).days, next((_SLACK[u] for u, word in (("W", "week"), ("M", "month")) if word in lower), 1)


def _back(day: dt.date, count: int, unit: str) -> dt.date:
    """The day so many days, weeks or months of the calendar before another (the month's last day where it has no such day)."""
    if unit != "M":
        return day - dt.timedelta(days=count * (7 if unit == "W" else 1))
    year, month = shift_month(day.year, day.month, -count)
    return dt.date(year, month, min(day.day, last_day(year, month)))


def is_deed(token: Token) -> bool:
    """Whether a word tells of a happening that can be an incident of its own."""
    lexicon = event_lexicon()
    known = lexicon.verbs.get(token.lower_, ()) if is_verb(token) else (lexicon.nouns.get(token.lower_),)
    return any(trigger is not None and lexicon.types[trigger.type].family in DEEDS for trigger in known)


def outlived(token: Token) -> bool:
    """Whether a word tells of a death, which may come days after what caused it ("died of his injuries on the 17th")."""
    return any(trigger.frame == "die" for trigger in event_lexicon().verbs.get(token.lower_, ()))


def _tells_deed(doc: Doc, time: Time) -> bool:
    """Whether the sentence of a distance tells of a new happening: "Three days after the ambush, gunmen killed five"."""
    words = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if words is None:
        return False
    verb = words.sent.root
    told = [verb, *(c for c in verb.children if c.dep_ == "ccomp")]
    return any(is_deed(t) and not outlived(t) and any(c.dep_ == "nsubj" for c in t.children) for t in told)
