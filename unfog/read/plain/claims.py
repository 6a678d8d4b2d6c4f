"""What was found -> claims: drafts with their attribution and certainty, admitted by grounding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from unfog.lexicon.event_types import event_lexicon
from unfog.model import (
    Attribution,
    AttributionId,
    Certainty,
    Claim,
    CountValue,
    Draft,
    Event,
    EventTypeValue,
    Group,
    PartyValue,
    Rejected,
    ResponsibilityValue,
    Speaker,
    StatementValue,
)
from unfog.read.grounding import admit
from unfog.read.placed import value_of
from unfog.read.plain.happening import Told
from unfog.read.plain.harm import Harm
from unfog.read.plain.people import Victim, mention
from unfog.read.plain.said import Said
from unfog.read.plain.stances import Blame
from unfog.read.plain.tokens import Sentence, Text
from unfog.read.plain.updates import answered, outdated_in
from unfog.read.repeats import told_once

HEDGED_AFTER = 4
"""Words behind a figure in which a hedge still belongs to it."""
MOST_NAMED = 4
"""Names in one sentence that are counted; more make a list, in which not all need be dead."""
_FEWEST = 3
"""Words below which a content says too little to be a statement."""
_SHORT = 6
"""Words up to which a content is quoted with its speaker and cue."""
ByCue = dict[tuple[int, int], Attribution]
"""Attributions by the offsets of their cues."""
OUTLET = Speaker(name=None, kind="outlet")


def event_drafts(told: Told) -> Iterator[Draft]:
    """Type, day and place of the report's own happening, and the types of the others."""
    types = event_lexicon().types
    for event in (*((told.main,) if told.main else ()), *told.others.values()):
        kind = types[event.type]
        value = EventTypeValue(acled=kind.acled, plover=kind.plover, label=event.trigger.text)
        span = event.trigger
        yield Draft(event=event.id, field="event_type", value=value, start=span.start, end=span.end, background=event.background)
    if told.main is None:
        return
    if told.main.date is not None and told.time is not None:
        span = told.time.span
        yield Draft(event=told.main.id, field="date", value=told.main.date, start=span.start, end=span.end)
    if told.place is not None:
        span = told.place.span
        yield Draft(event=told.main.id, field="place", value=value_of(told.place), start=span.start, end=span.end)


def harm_drafts(text: Text, told: Told, harms: list[Harm]) -> Iterator[Draft]:
    """One draft for each number of people harmed."""
    outdated = outdated_in(text, harms)
    for harm in harms:
        event = event_of(told, harm.sentence)
        tokens = harm.sentence.tokens
        yield Draft(
            event=event.id if event else None,
            field=harm.field,
            value=harm.value,
            start=tokens[harm.start].start,
            end=tokens[harm.end - 1].end,
            anchor=tokens[harm.end - 1].start,
            background=harm.sentence.number in told.others or answered(text, harm),
            superseded=any(t.start <= harm.start for t in harm.sentence.tags("earlier")) or id(harm) in outdated,
        )


def event_of(told: Told, sentence: Sentence) -> Event | None:
    """The happening a sentence tells of."""
    return told.others.get(sentence.number, told.main)


def weapon_drafts(text: Text, told: Told) -> Iterator[Draft]:
    """The weapons named in sentences that tell of the report's own happening."""
    if told.main is None:
        return
    seen: set[str] = set()
    for sentence in text.sentences:
        if sentence.number in told.others:
            continue
        for tag in sentence.tags("weapon"):
            start, end = sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end
            words = text.report.text[start:end]
            if words.lower() not in seen:
                seen.add(words.lower())
                value = PartyValue(name=None, entity=None, label=words)
                yield Draft(event=told.main.id, field="weapon", value=value, start=start, end=end)


def victim_drafts(text: Text, told: Told, victims: list[Victim]) -> Iterator[Draft]:
    """The persons named as harmed."""
    seen: set[str] = set()
    for victim in victims:
        event = told.others.get(victim.sentence, told.main)
        made = mention(text.report, victim.start, victim.end, "person")
        if event is None or made.entity in seen:
            continue
        seen.add(made.entity)
        value = PartyValue(name=made.name, entity=made.entity, label=made.span.text)
        background = victim.sentence in told.others
        yield Draft(event=event.id, field="victim", value=value, start=victim.start, end=victim.end, background=background)


def named_drafts(text: Text, told: Told, victims: list[Victim], harms: list[Harm]) -> Iterator[Draft]:
    """Persons told of as killed by name are so many, where the sentence counts nobody."""
    counted = {h.sentence.number for h in harms}
    for sentence in text.sentences:
        here = [v for v in victims if v.sentence == sentence.number and v.told and v.field == "killed"]
        if not 1 <= len(here) <= MOST_NAMED or sentence.number in counted or sentence.headline or told.main is None:
            continue
        group = _group_before(sentence, here[0]) if len(here) == 1 else "all"
        value = CountValue(min=len(here), max=len(here), qualifier="exact", group=group, implicit=True)
        yield Draft(
            event=event_of(told, sentence).id if event_of(told, sentence) else None,  # type: ignore[union-attr]
            field="killed",
            value=value,
            start=here[0].start,
            end=here[-1].end,
            background=sentence.number in told.others,
        )


def _group_before(sentence: Sentence, victim: Victim) -> Group:
    """The kind of people that a word before the name makes of its bearer ("le soldat X")."""
    first = next(i for i, t in enumerate(sentence.tokens) if t.start >= victim.start)
    tags = [t for t in sentence.tags("people") if first - 4 <= t.start < first]
    group: Group = tags[-1].value[0] if tags else "all"
    return group


def blame_drafts(
    text: Text, told: Told, blames: list[Blame], attributions: ByCue, persons: set[tuple[int, int]]
) -> Iterator[Draft]:
    """Who is said to have done it, of the report's own happening only. ``persons`` are the offsets of names of people."""
    seen: set[tuple[int, int, str]] = set()
    for blame in blames:
        if told.main is None or blame.sentence.number in told.others or (blame.start, blame.end, blame.stance) in seen:
            continue
        seen.add((blame.start, blame.end, blame.stance))
        party = mention(text.report, blame.start, blame.end, "person" if (blame.start, blame.end) in persons else "group")
        if blame.state:
            party = replace(mention(text.report, blame.start, blame.end, "state", blame.state), name=blame.state)
        value = ResponsibilityValue(party=party.span.text, entity=party.entity, stance=blame.stance)
        attribution = attributions.get(blame.cue)
        start, end = min(blame.start, blame.cue[0]), max(blame.end, blame.cue[1])
        yield Draft(
            event=told.main.id,
            field="responsibility",
            value=value,
            start=start,
            end=end,
            anchor=blame.cue[0],
            attribution=attribution.id if attribution else None,
        )
        if blame.stance in ("claims", "accuses", "confirms"):
            named = PartyValue(name=party.name, entity=party.entity, label=party.span.text)
            yield Draft(
                event=told.main.id,
                field="attacker",
                value=named,
                start=blame.start,
                end=blame.end,
                anchor=blame.cue[0],
                attribution=attribution.id if attribution else None,
            )


def statement_drafts(text: Text, told: Told, said: list[Said], attributions: ByCue, harms: list[Harm]) -> Iterator[Draft]:
    """What speakers say beside numbers, and what the outlet says of nobody having claimed it."""
    seen: set[tuple[int, int]] = set()
    for one, (start, end) in [(s, piece) for s in said for piece in s.content]:
        words = text.report.text[start:end].split()
        attribution = attributions.get(one.cue)
        if attribution is None or not words:
            continue
        near = 0 <= start - one.cue[1] <= 12
        if near and (len(words) <= _SHORT or (one.verb is not None and one.sentence.is_(one.verb.start, "stance"))):
            start = one.cue[0]
        if len(text.report.text[start:end].split()) < _FEWEST or (start, end) in seen:
            continue
        seen.add((start, end))
        event = event_of(told, one.sentence)
        yield Draft(
            event=event.id if event else None,
            field="statement",
            value=StatementValue(text=" ".join(text.report.text[start:end].split())),
            start=start,
            end=end,
            background=one.sentence.number in told.others,
            attribution=attribution.id,
        )
    yield from _own_statements(text, told, said, harms)
    for sentence in text.sentences:
        for tag in sentence.tags("stance nobody"):
            start, end = sentence.tokens[tag.start].start, max(sentence.tokens[tag.end - 1].end, _clause_end(sentence, tag.end))
            yield Draft(
                event=told.main.id if told.main else None,
                field="statement",
                value=StatementValue(text=text.report.text[start:end]),
                start=start,
                end=end,
            )


LONGEST = 300
"""Code points of a statement in the outlet's own voice; longer sentences are cut at the last comma before (as in English)."""


def _own_statements(text: Text, told: Told, said: list[Said], harms: list[Harm]) -> Iterator[Draft]:
    """What the outlet itself tells of the happening beside numbers: what was hit, with what, what is not known."""
    held = {h.sentence.number for h in harms}
    spoken = {s.sentence.number for s in said} | {
        s.number for s in text.sentences for one in said for a, b in one.content if a < s.end and s.start < b
    }
    for sentence in text.sentences:
        if told.main is None or sentence.headline or sentence.number in held or sentence.number in spoken:
            continue
        if sentence.number in told.others or not any(sentence.tags(kind) for kind in ("type", "weapon", "hedge")):
            continue
        end = len(sentence.tokens)
        while end and not sentence.tokens[end - 1].forms:
            end -= 1
        first = next((i for i, t in enumerate(sentence.tokens) if t.forms), 0)
        start, stop = sentence.tokens[first].start, sentence.tokens[end - 1].end
        if stop - start > LONGEST:
            commas = [t.start for t in sentence.tokens if t.text in ",،" and start + LONGEST // 2 < t.start < start + LONGEST]
            stop = commas[-1] if commas else next(t.end for t in reversed(sentence.tokens) if t.end <= start + LONGEST)
        if end - first >= _FEWEST:
            words = " ".join(text.report.text[start:stop].split())
            yield Draft(event=told.main.id, field="statement", value=StatementValue(text=words), start=start, end=stop)


def _clause_end(sentence: Sentence, i: int) -> int:
    while i < len(sentence.tokens) and sentence.tokens[i].forms:
        i += 1
    return sentence.tokens[max(0, i - 1)].end


def admitted(
    text: Text, drafts: Iterable[Draft], attributions: tuple[Attribution, ...]
) -> tuple[tuple[Claim, ...], tuple[Rejected, ...]]:
    """Claims from drafts, in text order; a figure told again by one voice is one claim (``read.repeats``)."""
    by_id = {a.id: a for a in attributions}
    ordered = sorted(drafts, key=lambda d: (d.start, d.end, d.field, repr(d.value)))
    claims: list[Claim] = []
    rejected: list[Rejected] = []
    same: Counter[tuple[object, ...]] = Counter()
    for draft, attribution in told_once((d, _behind(text, d, by_id, attributions)) for d in ordered):
        certainty, cues = _certainty(text, draft, attribution)
        key = (draft.event, draft.field, draft.start, draft.end)
        made = admit(
            replace(draft, attribution=attribution.id if attribution else None),
            text.report,
            _speaker(attribution),
            certainty,
            tuple(text.report.span(a, b) for a, b in cues),
            ordinal=same[key],
        )
        same[key] += 1
        if isinstance(made, Claim):
            claims.append(made)
        else:
            rejected.append(made)
    return tuple(claims), tuple(rejected)


def _behind(
    text: Text, draft: Draft, by_id: dict[AttributionId, Attribution], attributions: tuple[Attribution, ...]
) -> Attribution | None:
    """The attribution a draft names, else the one with the shortest content around its anchor, else (figures) the one that
    carries on from the sentence before."""
    if draft.attribution is not None:
        return by_id.get(draft.attribution)
    at = draft.start if draft.anchor is None else draft.anchor
    around = [(p.end - p.start, n) for n, a in enumerate(attributions) for p in a.content if p.start <= at < p.end]
    if around or not isinstance(draft.value, CountValue):
        return attributions[min(around)[1]] if around else None
    return _carried(text, draft, attributions)


def _carried(text: Text, draft: Draft, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """ "..., announces the ministry. Nineteen people were hurt.": a sentence of one line that opens with its figure goes on with
    what the speaker before it counted (as ``read.attribution.carried`` for English)."""
    here = next((s for s in text.sentences if s.start <= draft.start < s.end), None)
    if here is None or here.number == 0 or isinstance(draft.value, CountValue) and draft.value.implicit:
        return None
    before = text.sentences[here.number - 1]
    if (
        before.headline
        or "\n" in text.low[before.end : here.start]
        or any(here.start <= a.content[0].start < here.end for a in attributions)
    ):
        return None
    first = next((n for n, t in enumerate(here.tokens) if t.forms), 0)
    if any(t.start <= first + 1 for t in (*here.tags("among"), *here.tags("amid"))):
        return _who_counted(before, attributions) or _who_counted_there(text, before, attributions)
    while first < len(here.tokens) - 1 and (
        here.any(first, "were", "until", "now", "update", "joiner") or not here.tokens[first].forms
    ):
        first += 1
    opens = _opens_with_count(text, here, first)
    if not opens and not any(t.start <= 2 for t in here.tags("earlier")):
        return None
    told = [a for a in attributions if before.start <= a.content[0].start < before.end and a.kind not in _ONLOOKERS]
    counted = [a for a in told if a.style == "according-to" or any(_counts(before, p.start, p.end) for p in a.content)]
    return counted[-1] if counted else None


def _opens_with_count(text: Text, sentence: Sentence, first: int) -> bool:
    """Whether a sentence begins with a figure or a word for harm ("19 people were hurt", "Погибли четверо, ранен 31")."""
    if sentence.tokens[first].figure or sentence.any(first, "dies", "noun", "qualifier", "vague", "number one"):
        return True
    return any(f in text.pack.numbers for f in sentence.tokens[first].forms) or any(
        t.start - first in (0, 1) for t in sentence.tags("people")
    )


def _who_counted(sentence: Sentence, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """Who counted those of whom the next sentence tells a part ("Among them are six children")."""
    around = [
        (p.end - p.start, n)
        for n, a in enumerate(attributions)
        for p in a.content
        if sentence.start <= p.start < sentence.end and _counts(sentence, p.start, p.end)
    ]
    return attributions[min(around)[1]] if around else None


def _who_counted_there(text: Text, before: Sentence, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """The same one sentence farther back, where one speaker says both ("... . « It may rise », she said. Among ...")."""
    here = {a.speaker for a in attributions if before.start <= a.content[0].start < before.end}
    if before.number == 0 or not here or "\n" in text.low[text.sentences[before.number - 1].end : before.start]:
        return None
    earlier = _who_counted(text.sentences[before.number - 1], attributions)
    return earlier if earlier is not None and earlier.speaker in here else None


_ONLOOKERS = frozenset(("media", "document", "unknown", "analyst"))
"""Kinds after whose words an outlet more often goes on in its own voice."""


def _counts(sentence: Sentence, start: int, end: int) -> bool:
    tags = (t for kind in ("noun", "dies", "kills", "deeds") for t in sentence.tags(kind))
    return any(start <= sentence.tokens[t.start].start < end for t in tags)


def _speaker(attribution: Attribution | None) -> Speaker:
    if attribution is None:
        return OUTLET
    name = attribution.name or (attribution.speaker.text if attribution.speaker else None)
    return Speaker(name=name, kind=attribution.kind, chain=attribution.chain)


def _certainty(text: Text, draft: Draft, attribution: Attribution | None) -> tuple[Certainty, list[tuple[int, int]]]:
    """How sure a claim is: the hedges before its words in the sentence (or right behind them), else whether somebody says it."""
    said: Certainty = "reported" if attribution is not None else "asserted"
    if draft.certainty is not None:
        return draft.certainty, []
    sentence = next((s for s in text.sentences if s.start <= draft.start < s.end), None)
    if sentence is None:
        return said, []
    if draft.field == "responsibility":
        return ("denied", []) if isinstance(draft.value, ResponsibilityValue) and draft.value.stance == "denies" else (said, [])
    last = next((i for i, t in enumerate(sentence.tokens) if t.start >= draft.end), len(sentence.tokens))
    levels: list[tuple[int, Certainty, tuple[int, int]]] = []
    for tag in sentence.tags("hedge"):
        if tag.start < last + HEDGED_AFTER and not _parted(sentence, tag.end, last):
            level: Certainty = _LEVELS[str(tag.value)]
            levels.append((abs(last - tag.start), level, (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)))
    if not levels:
        return said, []
    _, level, cue = min(levels)
    return level, [cue]


_LEVELS: dict[str, Certainty] = {
    "unconfirmed": "unconfirmed",
    "probable": "probable",
    "denied": "denied",
    "expected": "expected",
}


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.mark(i, ";") for i in range(start, end))
