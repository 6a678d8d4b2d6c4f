"""Drafts -> claims: gives every draft its speaker, chain and certainty, and has grounding admit it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from unfog.model import Attribution, AttributionId, Certainty, Claim, Draft, Rejected, Span, Speaker
from unfog.read.attribution import attribution_of, certainty_of, superseded_spans, unnamed
from unfog.read.attribution.carried import can_count, carried_on
from unfog.read.attribution.issuer import in_own_right, speaks_for_itself
from unfog.read.attribution.voices import Chosen, choose_voices
from unfog.read.grounding import admit
from unfog.read.parse import Parsed
from unfog.read.repeats import told_once

_COUNTS = ("killed", "injured", "missing")
OUTLET_VOICE = Speaker(name=None, kind="outlet")


def make_claims(
    parsed: Parsed, drafts: Iterable[Draft], attributions: tuple[Attribution, ...], issuer: Speaker | None = None
) -> tuple[tuple[Claim, ...], tuple[Rejected, ...]]:
    """Admit drafts in text order; returns the claims and what was not admitted. ``issuer`` is who speaks where the report
    speaks in its own voice (``None``: an outlet).

    A figure told again by the same voice is one draft (``read.repeats``); drafts so counted = claims + rejected.
    """
    by_id = {attribution.id: attribution for attribution in attributions}
    claims: list[Claim] = []
    rejected: list[Rejected] = []
    same: Counter[tuple[object, ...]] = Counter()
    voiced = _voiced(parsed, told_by_rules(parsed, drafts, attributions), attributions, issuer)
    outlets = {id(draft) for draft, chosen in voiced if chosen.outlet}
    for draft, attribution in told_once((draft, chosen.attribution) for draft, chosen in voiced):
        certainty, cues = _certainty(parsed, draft, attribution)
        speaker = OUTLET_VOICE if id(draft) in outlets else speaker_of(attribution, issuer)
        if certainty == "reported" and in_own_right(speaker, issuer, parsed.report.outlet):
            certainty = "asserted"
        hedges = {(cue.start, cue.end): cue for cue in cues}
        hedges |= {(start, end): parsed.report.span(start, end) for start, end in draft.hedges}
        key = (draft.event, draft.field, draft.start, draft.end)
        admitted = admit(
            _with_attribution(draft, by_id.get(attribution.id) if attribution is not None else None),
            parsed.report,
            speaker,
            draft.certainty or certainty,
            tuple(hedges[place] for place in sorted(hedges)),
            ordinal=same[key],
        )
        same[key] += 1
        (claims if isinstance(admitted, Claim) else rejected).append(admitted)  # type: ignore[arg-type]
    return tuple(claims), tuple(rejected)


def told_by_rules(
    parsed: Parsed, drafts: Iterable[Draft], attributions: tuple[Attribution, ...]
) -> list[tuple[Draft, Attribution | None]]:
    """Drafts in text order, each with the attribution that the rules alone put behind it. Ask for it only to fit the weights
    of ``attribution.voices`` anew."""
    by_id = {attribution.id: attribution for attribution in attributions}
    ordered = sorted(_taken_back(parsed, drafts), key=lambda d: (d.start, d.end, d.field, repr(d.value)))
    return [(draft, _behind(parsed, draft, by_id, attributions)) for draft in ordered]


def _voiced(
    parsed: Parsed,
    told: list[tuple[Draft, Attribution | None]],
    attributions: tuple[Attribution, ...],
    issuer: Speaker | None,
) -> list[tuple[Draft, Chosen]]:
    """Drafts with who is behind them: for figures chosen among all who could tell them, else as the rules have it."""
    places = [n for n, (draft, _) in enumerate(told) if draft.field in _COUNTS and not draft.background]
    found = [Chosen(attribution) for _, attribution in told]
    drafts, ruled = [told[n][0] for n in places], [told[n][1] for n in places]
    for n, chosen in zip(places, choose_voices(parsed, drafts, ruled, attributions, issuer), strict=True):
        found[n] = chosen
    return [(draft, chosen) for (draft, _), chosen in zip(told, found, strict=True)]


def _taken_back(parsed: Parsed, drafts: Iterable[Draft]) -> Iterable[Draft]:
    """Counts inside what the report itself says was replaced are marked superseded; other drafts stay as they are."""
    spans = superseded_spans(parsed)
    for draft in drafts:
        inside = draft.field in _COUNTS and any(s.start <= draft.start and draft.end <= s.end for s in spans)
        yield replace(draft, superseded=True) if inside else draft


def _certainty(parsed: Parsed, draft: Draft, attribution: Attribution | None) -> tuple[Certainty, tuple[Span, ...]]:
    """How sure a draft is; the cue of an attribution that only carries on says nothing of this sentence."""
    anchor = draft.start if draft.anchor is None else draft.anchor
    holds = attribution is None or draft.attribution or attribution_of((attribution,), anchor, anchor + 1) is not None
    level, cues = certainty_of(parsed, draft.start, draft.end, attribution if holds else None)
    return ("reported" if level == "asserted" and not holds else level), cues


def _behind(
    parsed: Parsed, draft: Draft, by_id: dict[AttributionId, Attribution], attributions: tuple[Attribution, ...]
) -> Attribution | None:
    """The attribution a draft names, else the innermost one around its anchor, else (figures) the one that carries on."""
    named = by_id.get(draft.attribution) if draft.attribution else None
    if named is not None:
        return named
    anchor = draft.start if draft.anchor is None else draft.anchor
    around = attribution_of(attributions, anchor, anchor + 1)
    if draft.field in _COUNTS and around is not None and (around.speaker is None or not can_count(around)):
        others = attribution_of(tuple(a for a in attributions if a is not around), anchor, anchor + 1)
        around = others or (around if can_count(around) else None)  # "... are known to have died, the doctor said"
    if around is None and draft.field in _COUNTS:
        return carried_on(parsed, attributions, anchor)
    return around


def speaker_of(attribution: Attribution | None, issuer: Speaker | None = None) -> Speaker:
    """Who stands behind what an attribution holds; the outlet's own voice, or its ``issuer``, where there is none. Whoever is
    told of in a statement speaks through its issuer."""
    if issuer is not None and (
        attribution is None or (attribution.name is None and speaks_for_itself(attribution, pronouns=True))
    ):
        return issuer
    if attribution is None or (attribution.speaker is None and attribution.name is None):
        return OUTLET_VOICE if attribution is None else Speaker(name=None, kind=attribution.kind, chain=attribution.chain)
    name = attribution.name or (attribution.speaker.text if attribution.speaker else None)
    if attribution.name is None and attribution.speaker is not None and unnamed(attribution.speaker.text):
        return Speaker(name=None, kind=attribution.kind, chain=attribution.chain)
    relayed = issuer is not None and issuer.name is not None and issuer.name not in attribution.chain
    chain = (issuer.name, *attribution.chain) if relayed and issuer is not None and issuer.name else attribution.chain
    return Speaker(name=name, kind=attribution.kind, chain=chain)


def _with_attribution(draft: Draft, attribution: Attribution | None) -> Draft:
    return replace(draft, attribution=attribution.id if attribution else None)
