"""A parsed report -> its attributions: chosen candidates with speaker, kind, style, chain and reason for anonymity."""

from __future__ import annotations

import re

from unfog.lexicon.cues import cues
from unfog.lexicon.speaker_kinds import SpeakerKinds, speaker_kinds
from unfog.lexicon.stances import stances
from unfog.model import Attribution, AttributionId, AttributionStyle, Mention, PlaceMention, SpeakerKind, make_id
from unfog.read.attribution.chains import chains_of, citing, dateline_agency, name_of, quoted_in, told_to
from unfog.read.attribution.choose import choose
from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.made import one_span, spans_of
from unfog.read.attribution.speaker_kind import anonymity
from unfog.read.attribution.speakers import Speakers
from unfog.read.attribution.text import Text, text_of
from unfog.read.attribution.trees import fitted
from unfog.read.attribution.who import Who
from unfog.read.parse import Parsed

_FIRST = frozenset(("we", "our", "us"))
_SHORT_CAPITALS = 3
"""Letters of a name in capitals up to which it is taken for a body's initials."""
_OPENING = 2
"""Paragraphs after a headline in which its speaker's full name stands."""
_DATELINE = re.compile(r"^(?P<place>[A-Z][A-Z .'’-]{2,30}(?:, [^()\n]{0,40}?)?(?: ?\([^()\n]{2,40}\))? ?[-–—] )", re.MULTILINE)
"""A place in capitals, perhaps a day and an agency, and a dash at the start of a paragraph."""
_DASH = re.compile(r"[^\n.;]{0,30} [-–—] ")
"""What follows such a place in small letters."""


def text_for(parsed: Parsed) -> Text:
    """The columns of a report, made once and kept with its parse."""
    data = parsed.doc.user_data
    if "attribution" not in data:
        data["attribution"] = text_of(parsed)
    text: Text = data["attribution"]
    return text


def speakers_for(parsed: Parsed) -> Speakers:
    """Who speaks in a report, as found with its attributions, kept with its parse."""
    data = parsed.doc.user_data
    if "speakers" not in data:
        data["speakers"] = Speakers(text=text_for(parsed), raw=parsed.report.text, mentions=(), kinds=speaker_kinds())
    speakers: Speakers = data["speakers"]
    return speakers


def attributions_of(
    parsed: Parsed, mentions: tuple[Mention, ...], places: tuple[PlaceMention, ...] = ()
) -> tuple[Attribution, ...]:
    """All attributions of a report, by place of the content and cue."""
    text, kinds = text_for(parsed), speaker_kinds()
    chosen = choose(text, cues(), kinds, fitted())
    lines = [match.span("place") for match in _DATELINE.finditer(parsed.report.text)]
    lines += _placed_lines(parsed, places)
    speakers = Speakers(text=text, raw=parsed.report.text, mentions=mentions, kinds=kinds)
    parsed.doc.user_data["speakers"] = speakers
    whos: list[Who | None] = []
    relays: list[str | None] = []
    relayed = {c.head: citing(text, c, kinds) for c in chosen}
    chosen = [c for c in chosen if text.head[c.head] == c.head or not _cites_for(text, c, relayed)]
    chosen = [c for c in chosen if c.frame != "line" or not _only_a_place(text, c, places, kinds)]
    if parsed.report.title_length:
        chosen = [c for c in chosen if not _answer_alone(text, c)]
    for candidate in chosen:
        _past_label(text, candidate)
        _before_colon(text, candidate)
        _past_dateline(text, candidate, lines)
        _with_name_behind(text, candidate, mentions, kinds)
        relay = told_to(text, candidate, mentions, kinds)
        through = quoted_in(text, candidate, kinds) or relayed[candidate.head]
        if through is not None:
            candidate.source, candidate.subject, relay = through[0], through[1], through[2] or relay
        relays.append(name_of(speakers, relay))
        whos.append(speakers.who(candidate))
    _in_full(text, chosen, whos, kinds)
    _of_quoted(text, chosen, whos)
    chains = chains_of(chosen, whos, relays, _outer(parsed, speakers))
    made = [_attribution(parsed, text, speakers, candidate, whos[k], chains[k]) for k, candidate in enumerate(chosen)]
    found = {a.id: a for a in reversed(made) if a is not None}.values()  # two candidates may come to the same words
    return tuple(sorted(found, key=lambda a: (min(c.start for c in a.content), a.cue.start if a.cue else -1)))


def _answer_alone(text: Text, candidate: Candidate) -> bool:
    """``Toll rises to seven, rebels deny``: in a headline what stands before a bare denial is not what is denied."""
    if not candidate.content or text.para[candidate.head] != 0 or max(candidate.content) > candidate.head:
        return False
    return stances().verbs.get(text.lemma[candidate.head]) == "denies"


def _with_name_behind(text: Text, candidate: Candidate, mentions: tuple[Mention, ...], kinds: SpeakerKinds) -> None:
    """``according to the prosecutor, Ola Renn, the boy``: the name between commas behind an office is its holder, whatever the
    parser hangs it on."""
    subject = candidate.subject
    if subject is None or not candidate.source or text.pos[subject] != "NOUN" or text.tag[subject] != "NN":
        return
    if text.lemma[subject] not in kinds.persons and kinds.nouns.get(text.lemma[subject]) not in ("official", "police"):
        return
    comma = max(candidate.source) + 1
    if comma + 1 >= len(text.words) or text.words[comma] != "," or text.sent[comma + 1] != text.sent[subject]:
        return
    start = text.start[comma + 1]
    mention = next((m for m in mentions if m.type == "person" and m.span.start == start), None)
    if mention is None:
        return
    last = text.at(mention.span.end - 1)
    if last + 1 < len(text.words) and text.words[last + 1] not in (",", ".", ";", ")", '"', "-"):
        return
    candidate.source |= set(range(comma, last + 1))
    candidate.subject = last
    candidate.content -= candidate.source


def _of_quoted(text: Text, chosen: list[Candidate], whos: list[Who | None]) -> None:
    """``"We take responsibility," the spokesman said``: "we" inside what somebody says is the one who says it."""
    for k, candidate in enumerate(chosen):
        subject = candidate.subject
        if whos[k] is not None or subject is None or text.lower[subject] not in _FIRST | {"i"}:
            continue
        around = [
            (len(c.content), n) for n, c in enumerate(chosen) if n != k and whos[n] is not None and candidate.head in c.content
        ]
        if around:
            whos[k] = whos[min(around)[1]]


def _placed_lines(parsed: Parsed, places: tuple[PlaceMention, ...]) -> list[tuple[int, int]]:
    """``Harnabad – The governor's spokesman raised``: a place and a dash that open a paragraph, in small letters."""
    starts = {start for start, _ in parsed.paragraphs}
    opening = (place for place in places if place.span.start in starts and not place.demonym)
    dashes = ((place.span.start, _DASH.match(parsed.report.text, place.span.end)) for place in opening)
    return [(start, dash.end()) for start, dash in dashes if dash is not None]


def _in_full(text: Text, chosen: list[Candidate], whos: list[Who | None], kinds: SpeakerKinds) -> None:
    """Headlines shorten names: give their speakers the name that the opening paragraphs have in full ("Army Group" ->
    "Eastern Army Group"; "Group" -> the first armed group that speaks)."""
    for k, who in enumerate(whos):
        if who is None or text.para[chosen[k].head] != 0:
            continue
        short = who.key.split()
        later = [w for c, w in zip(chosen, whos, strict=True) if w is not None and 0 < text.para[c.head] <= _OPENING]
        for full in later:
            longer = full.key.split()
            alike = len(longer) > len(short) and any(longer[n : n + len(short)] == short for n in range(len(longer)))
            if alike or (len(short) == 1 and short[0] in kinds.stand_ins and full.kind in (kinds.stand_ins[short[0]], "unknown")):
                whos[k] = full
                break


def _cites_for(text: Text, candidate: Candidate, relayed: dict[int, tuple[set[int], int, set[int]] | None]) -> bool:
    """Whether a ``citing`` only names the source of another attribution here."""
    return any(found is not None and text.head[found[1]] == candidate.head for found in relayed.values())


def _past_label(text: Text, candidate: Candidate) -> None:
    """``Agencies: The ministry put the toll at nine``: the speaker is the subject after the colon, not the label."""
    if candidate.subject is None or not candidate.source or text.lower[candidate.head] in ("according", ":"):
        return
    for k in text.kids[candidate.head]:
        between = range(candidate.subject + 1, k)
        if text.dep[k] in ("nsubj", "nsubjpass") and any(text.words[j] == ":" for j in between):
            candidate.subject, candidate.source = k, text.trim(text.tree(k)) - candidate.cue
            candidate.content -= candidate.source
            return


def _only_a_place(text: Text, candidate: Candidate, places: tuple[PlaceMention, ...], kinds: SpeakerKinds) -> bool:
    """``LARKANA: Seven people``, ``Sudan: dozens die as market is bombed``: where it is told from or of, not who says it. A
    country speaks where it is quoted or says "we"."""
    words = sorted(candidate.source)
    start, end = text.start[words[0]], text.end[words[-1]]
    spot = next((p for p in places if not p.demonym and p.span.start <= start and end <= p.span.end), None)
    if spot is not None:
        own = any(text.quote_at[i] >= 0 or text.lower[i] in _FIRST for i in candidate.content)
        return spot.precision != "country" or not own
    name = " ".join(text.words[i] for i in words)
    dated = text.para[words[0]] == 1 and name.isupper() and len(name) > _SHORT_CAPITALS and name.lower() not in kinds.names
    return dated and name not in " ".join(text.words[words[-1] + 1 :])


def _before_colon(text: Text, candidate: Candidate) -> None:
    """``Youth leader: 21 dead, blames rebels``: a headline's speaker ends at its colon."""
    colon = next((k for k in sorted(candidate.source) if text.words[k] == ":"), None)
    if colon is not None and candidate.subject is not None and candidate.subject < colon:
        candidate.source = {k for k in candidate.source if k < colon}


def _past_dateline(text: Text, candidate: Candidate, lines: list[tuple[int, int]]) -> None:
    """``HARNABAD, May 4 (Meridian) - The governor on Friday raised``: the place that the parser took for the subject."""
    if candidate.subject is None:
        return
    at = text.start[candidate.subject]
    line = next(((a, b) for a, b in lines if a <= at < b), None)
    if line is None:
        return
    first = text.at(line[1])
    run = first
    while run < candidate.head and text.pos[run] in ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"):
        run += 1
    nouns = [k for k in range(first, run) if text.pos[k] in ("NOUN", "PROPN")]
    if nouns:
        candidate.subject, candidate.source = nouns[-1], set(range(first, nouns[-1] + 1))
        candidate.content -= candidate.source
        candidate.content = {k for k in candidate.content if text.start[k] >= line[1]} or candidate.content


def _outer(parsed: Parsed, speakers: Speakers) -> tuple[str, ...]:
    """Relays of the whole report: the channel it was forwarded from, the agency of its dateline."""
    report = parsed.report
    agency = dateline_agency(report.text, speakers.kinds)
    if agency is not None and agency.lower() in (report.outlet or "").lower():
        agency = None
    return tuple(name for name in (report.forwarded_from, agency) if name)


def _attribution(
    parsed: Parsed, text: Text, speakers: Speakers, candidate: Candidate, who: Who | None, chain: tuple[str, ...]
) -> Attribution | None:
    report = parsed.report
    content = spans_of(text, candidate.content)
    if not content:
        return None
    source, cue = one_span(text, candidate.source), one_span(text, candidate.cue)
    hidden = anonymity(speakers, candidate)
    kind: SpeakerKind = who.kind if who is not None else "unknown"
    if hidden is not None and kind in ("official", "government", "military", "police", "unknown"):
        kind = "anonymous official"
    return Attribution(
        id=AttributionId(make_id("a", report.id, cue, source, content)),
        speaker=report.span(*source) if source else None,
        cue=report.span(*cue) if cue else None,
        content=tuple(report.span(*piece) for piece in content),
        style=_style(text, candidate),
        kind=kind,
        name=who.name if who is not None else None,
        chain=chain if who is not None else (),
        anonymity=report.span(*hidden) if hidden else None,
    )


def _style(text: Text, candidate: Candidate) -> AttributionStyle:
    if candidate.frame == "block":
        return "block quote"
    if candidate.frame in ("phrase",) or candidate.frame.startswith("document"):
        return "according-to"
    spoken = [i for i in candidate.content if not text.empty[i]]
    if text.quote_at[candidate.head] >= 0:
        return "indirect"
    quoted = sum(text.quote_at[i] >= 0 for i in spoken)
    return "direct" if quoted and quoted >= 0.9 * len(spoken) else "mixed" if quoted else "indirect"
