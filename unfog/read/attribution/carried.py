"""Figures without an attribution of their own that are still what the last speaker told.

"Nine died, the mayor said. Four were children." "..., wrote the governor; 14 more were taken to hospital." "He said A. B
happened. He said C." Only claims of figures ask here; it makes no attribution, since the words name no source of their own.
Which sentences go on and which are the outlet's own was read off made-up incidents (2026-11-26).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from unfog.lexicon.cues import cues
from unfog.lexicon.stances import stances
from unfog.lexicon.times import time_nouns
from unfog.model import Attribution
from unfog.read.parse import Parsed

_ONLOOKERS = frozenset(("media", "document", "analyst"))
"""Kinds after whose words an outlet more often goes on in its own voice."""
_ELSEWHERE = frozenset(
    (
        "meanwhile",
        "separately",
        "elsewhere",
        "earlier",
        "previously",
        "since",
        "later",
        "also",
        "but",
        "however",
        "so",
        "yet",
        "last",
    )
)
"""First words of a sentence that turns to something else, or to another voice."""
_BEFORE_FIGURES = frozenset(
    ("at", "more", "about", "around", "of", "among", "over", "nearly", "almost", "some", "up", "as", "only", "approximately")
)
"""Words that a figure may begin with ("over 50 were hurt", "as many as ten")."""
_OFFICIAL = frozenset(("official", "police", "government", "army", "military", "rebel", "ministry"))
"""Words before a noun for a count that make it somebody's else ("the official toll is six")."""
_FURTHEST = 2
"""Sentences over which a speaker's words go on."""
_LONGEST_LIST = 16
"""Words of a list that goes on from what was said."""
_TIMED = frozenset(("on", "in", "at", "late", "early", "earlier"))
"""Words between a cue and a joint that only say when it was said."""
_TITLE = 60
"""Characters of titles between the comma of a tag and its name, and of what may follow a tag to the sentence's end."""
_HEARERS = 30
"""Characters after "told" that name no more than those to whom it was told."""
_SAYS = re.compile(r",?\s+(?:said|says|told|added|announced|confirmed|stated|wrote|reported)\b")
TURNED = re.compile(r";|\b(?:but|while|whereas|although|though)\b", re.IGNORECASE)
_JOINTS = frozenset((",", "and", "with", "as", "well", "a", "another", "further", "more", "or", "plus", "while"))


def can_count(attribution: Attribution) -> bool:
    """Whether a speaker can give a count of people: no sum of money, no figure ("80 million naira was paid", "one more than"),
    no clause that was taken for a subject ("taking the toll in ...").
    """
    words = attribution.speaker.text.split() if attribution.speaker is not None else []
    if not words:
        return True
    first = words[0].strip("\"'“‘")
    clause = first.endswith("ing") and first.islower()
    return not (first[:1].isdigit() or clause or (first.lower() == "one" and words[1:2] in ([], ["more"])))


def carried_on(parsed: Parsed, attributions: tuple[Attribution, ...], at: int) -> Attribution | None:
    """The attribution that the words at an offset go on from; ``None`` where the outlet speaks itself."""
    beside = _joined(parsed, attributions, at) or _tagged(parsed, attributions, at)
    if beside is not None:
        return beside
    starts = starts_of(parsed)
    here = bisect_right(starts, at) - 1
    paragraph = next(((a, b) for a, b in parsed.paragraphs if a <= at < b), None)
    if paragraph is None or here < 1 or starts[here - 1] < paragraph[0]:
        return None
    told = _told(parsed, starts, attributions)
    before = told.get(here - 1)
    if here in told:  # "Dozens more had burns, "most of them deep", the group said", after another sentence of the group
        return before if before is not None and before.name == told[here].name else None
    if before is not None:
        later = next((told[n] for n in range(here + 1, len(starts)) if starts[n] < paragraph[1] and n in told), None)
        if later is not None and later.name == before.name:
            return before
    for back in range(1, _FURTHEST + 1):
        first = here - back
        if first < 0 or starts[first] < paragraph[0]:
            return None
        if turns(parsed, starts, first + 1):
            return None
        told_there = told.get(first)
        if told_there is not None:
            return told_there if told_there.kind not in _ONLOOKERS and _of_harm(parsed, told_there) else None
    return None


def _joined(parsed: Parsed, attributions: tuple[Attribution, ...], at: int) -> Attribution | None:
    """The attribution of a figure right before, joined by a comma, "and" or "with", or by a semicolon in the same sentence."""
    starts = starts_of(parsed)
    here = starts[max(bisect_right(starts, at) - 1, 0)]
    inside = [a for a in attributions if a.name is not None and a.cue is not None and here <= a.content[0].start < at]
    nearest = max(inside, key=lambda a: max(p.end for p in a.content if p.start < at), default=None)
    if nearest is None:
        return None
    end = max(p.end for p in nearest.content if p.start < at)
    between = parsed.report.text[max(end, nearest.cue.end if nearest.cue and nearest.cue.end <= at else end) : at]
    words = [w for w in between.replace(",", " , ").lower().split() if w not in time_nouns() and w not in _TIMED]
    if len(words) <= 3 and all(word in _JOINTS for word in words):
        return nearest
    if end < at and _goes_on_listing(parsed, end, at):
        return nearest
    return nearest if ";" in between and len(words) <= 14 and nearest.kind not in _ONLOOKERS else None


def _tagged(parsed: Parsed, attributions: tuple[Attribution, ...], at: int) -> Attribution | None:
    """The attribution whose tag closes the figure's sentence, or stands in it between commas, whatever the parse gave it to hold.

    "Two men were shot dead and a third is in hospital, according to the prosecutor"; "Four died, director Jonas Breck said,
    updating a count of three"; "The toll, commissioner Breck told reporters, is 19".
    """
    text, starts = parsed.report.text, starts_of(parsed)
    here = max(bisect_right(starts, at) - 1, 0)
    first, stop = starts[here], starts[here + 1] if here + 1 < len(starts) else len(text)
    near = [a for a in attributions if a.cue is not None and first <= a.cue.start < stop]
    for attribution in near:
        if attribution.speaker is None or attribution.cue is None or attribution.name is None or not can_count(attribution):
            continue
        speaker, cue = attribution.speaker, attribution.cue
        left, right = min(speaker.start, cue.start), max(speaker.end, cue.end)
        comma = text.rfind(",", first, left)
        if comma < 0 or left - comma > _TITLE or any(c.isdigit() for c in text[comma:left]):
            continue
        content, later = attribution.content, [a for a in near if a is not attribution]
        if at < comma and not any(first <= a.cue.start < comma for a in later if a.cue is not None):
            says = _SAYS.match(text, speaker.end)
            before = content[0].start > at and content[-1].end <= comma + 1 and stop - right <= _TITLE
            beyond = says is not None and cue.start >= says.end()  # "..., he said, updating a count of three"
            heard = cue.text.lower() == "told" and content[0].start > right and content[-1].end - right <= _HEARERS
            heard = heard and stop - content[-1].end <= _TITLE  # "Supt. Valdik told reporters": no more than who heard it
            if (before or beyond or heard) and TURNED.search(text, at, left) is None:
                return attribution
        elif at > right and left - comma <= _TITLE and not later:
            closing = text.find(",", right, at)
            inside = all(right <= p.start and p.end <= closing for p in content)
            if closing >= 0 and closing - right <= _TITLE and inside:
                return attribution
    return None


def _goes_on_listing(parsed: Parsed, end: int, at: int) -> bool:
    """Whether only figures and nouns stand between a content and a figure: "to nine dead, 34 shot and 12 missing", "that 41
    were buried: 19 women and 14 children"."""
    between = parsed.doc.char_span(end, at, alignment_mode="contract")
    tokens = [token for token in between if not token.is_space] if between is not None else []
    if not 0 < len(tokens) <= _LONGEST_LIST or tokens[0].text not in (",", ":", ";", "-", "–", "and", "with"):
        return False
    return not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB", "IN") for token in tokens)


def starts_of(parsed: Parsed) -> list[int]:
    data = parsed.doc.user_data
    if "sentence starts" not in data:
        data["sentence starts"] = [sentence.start_char for sentence in parsed.doc.sents]
    found: list[int] = data["sentence starts"]
    return found


def _told(parsed: Parsed, starts: list[int], attributions: tuple[Attribution, ...]) -> dict[int, Attribution]:
    """Sentence number -> its attribution of most words."""
    told: dict[int, Attribution] = {}
    for attribution in attributions:
        if (
            attribution.cue is None
            or attribution.name is None
            or attribution.style == "block quote"
            or not can_count(attribution)
        ):
            continue
        number = bisect_right(starts, attribution.cue.start) - 1
        if number not in told or _size(attribution) > _size(told[number]):
            told[number] = attribution
    return told


def _of_harm(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether the speaker told of an attack, of people harmed or of a number, so that a count after it is his too; the whole
    sentence counts ("ruled out an attack and said that old shells went off")."""
    words = stances().deeds_done | stances().nouns | cues().harm
    doc = parsed.doc
    spans = [doc.char_span(piece.start, piece.end, alignment_mode="expand") for piece in attribution.content]
    spoken = [token for span in spans if span is not None for token in span]
    if any(token.lemma_.lower() in words or token.tag_ == "CD" for token in spoken):
        return True
    own = (word for token in spoken[:1] for word in token.sent)
    return any(word.lemma_.lower() in words for word in own)


def turns(parsed: Parsed, starts: list[int], number: int) -> bool:
    """Whether a sentence turns to something else: it begins with its place, time or link ("On Monday", "Meanwhile", "In
    Harnabad"), or tells of another day."""
    start = starts[number]
    end = starts[number + 1] if number + 1 < len(starts) else len(parsed.report.text)
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    words = [token for token in span if not token.is_space] if span is not None else []
    if not words:
        return True
    first = words[0]
    others = any(t.lower_ in _OFFICIAL and t.head.lemma_.lower() in cues().figure_nouns for t in words[:6])
    opens = first.tag_ in ("IN", "CC", "WRB", "``", "RB") and first.lower_ not in _BEFORE_FIGURES
    days = any(token.lower_ in time_nouns() and token.tag_ in ("NNP", "NNPS") for token in words)
    return others or opens or first.lower_ in _ELSEWHERE or days or first.lower_ in ("we", "our", "i")


def _size(attribution: Attribution) -> int:
    return sum(len(piece.text) for piece in attribution.content)
