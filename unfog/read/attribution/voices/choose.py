"""Figures and attributions -> who tells each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unfog.model import Attribution, Draft, Speaker
from unfog.read.attribution.finding import speakers_for, text_for
from unfog.read.attribution.trees import Trees, trees
from unfog.read.attribution.voices.heard import Voice, made_attribution, named_voices, names_nobody, told_voices
from unfog.read.attribution.voices.signs import Signs, Telling
from unfog.read.parse import Parsed

TABLE = "voice_choice"
_NEAR = 3
"""Sentences within which whoever speaks could tell a figure."""
_PERSON_BACK = 3
"""Sentences after a person's name in which "he" may mean that person."""
_LEAD = 8
"""The same for the first who speaks in a report."""
_SUBJECT = frozenset(("nsubj", "nsubjpass"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who tells a figure: the speaker of an attribution, or the report (``outlet``: not the body that issues it but a medium)."""

    attribution: Attribution | None
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure (``number`` among the drafts) with all who could tell it: ``None`` for the outlet, the issuer, or a voice; and the
    signs of each."""

    number: int
    draft: Draft
    voices: list[Voice | Speaker | None]
    signs: list[frozenset[str]]


def described(
    parsed: Parsed,
    drafts: Sequence[Draft],
    ruled: Sequence[Attribution | None],
    attributions: Sequence[Attribution],
    issuer: Speaker | None,
) -> list[Choice]:
    """Every figure that more than one could tell, but for those that the words of the rules' attribution hold: of 744 such
    figures out of fold the trees set none right (2026-11-27). Ask for it alone to fit the weights."""
    text, speakers = text_for(parsed), speakers_for(parsed)
    tellings: list[Telling] = []
    for draft, attribution in zip(drafts, ruled, strict=True):
        anchor = draft.start if draft.anchor is None else draft.anchor
        holds = attribution is not None and any(p.start <= anchor < p.end for p in attribution.content)
        tellings.append(Telling(draft, text.at(anchor), attribution, holds))
    if all(telling.holds for telling in tellings):
        return []
    told = told_voices(text, attributions)
    named = named_voices(text, speakers.mentions, told, {text.sent[t.at] for t in tellings if not t.holds})
    signs = Signs(parsed, text, told, tellings, issuer, speakers.mentions)
    found = []
    for number, telling in enumerate(tellings):
        if telling.holds:
            continue
        voices = _near(signs, number, telling, told, named, issuer)
        if len(voices) > 1:
            shared = signs.of_figure(number)
            found.append(
                Choice(number, telling.draft, voices, [frozenset((*shared, *_own_signs(signs, number, v))) for v in voices])
            )
    return found


def _own_signs(signs: Signs, number: int, voice: Voice | Speaker | None) -> list[str]:
    if isinstance(voice, Voice):
        return [*signs.of_voice(voice), *signs.of_pair(number, voice)]
    return ["outlet" if voice is None else "issuer voice"]


def _near(
    signs: Signs, number: int, telling: Telling, told: Sequence[Voice], named: Sequence[Voice], issuer: Speaker | None
) -> list[Voice | Speaker | None]:
    """Everybody who could tell a figure."""
    text, at = signs.text, telling.at
    here, held = text.sent[at], signs.held[number]
    found: list[Voice | Speaker | None] = [None]
    if issuer is not None:
        found.append(issuer)
    before = max((n for n, v in enumerate(told) if v.at < at), default=-1)
    after = next((n for n, v in enumerate(told) if v.at > at), -1)
    nearest: dict[str, tuple[int, Voice]] = {}
    for n, voice in enumerate(told):
        gap = abs(text.sent[voice.at] - here)
        if gap == 0 and voice.at > at and voice not in held and signs.turned(at, voice.at):
            continue  # "nine died in the raid, but the army said that it had struck a camp"
        ruled = telling.ruled is not None and voice.attribution is not None and voice.attribution.id == telling.ruled.id
        if ruled or n in (before, after) or voice in held:
            found.append(voice)
        elif gap <= _NEAR or (gap <= _LEAD and voice.key == signs.first):
            away = abs(voice.at - at)
            if voice.key not in nearest or away < nearest[voice.key][0]:
                nearest[voice.key] = (away, voice)
    heard = {v.key for v in found if isinstance(v, Voice)}
    found += [voice for key, (_, voice) in nearest.items() if key not in heard]  # each speaker once, where nearest
    for voice in named:
        gap = text.sent[voice.at] - here
        if gap == 0 or (abs(gap) == 1 and text.dep[voice.at] in _SUBJECT) or (voice.person and -_PERSON_BACK <= gap <= 1):
            found.append(voice)
    return found


def choose_voices(
    parsed: Parsed,
    drafts: Sequence[Draft],
    ruled: Sequence[Attribution | None],
    attributions: Sequence[Attribution],
    issuer: Speaker | None,
    fitted: Trees | None = None,
) -> list[Chosen]:
    """Who tells each figure, in the order of the drafts; what only one could tell stays as the rules have it."""
    weights = fitted or trees(TABLE)
    chosen = [Chosen(attribution) for attribution in ruled]
    if not drafts:
        return chosen
    choices = described(parsed, drafts, ruled, attributions, issuer)
    spoken = {(d.field, d.value) for d, a in zip(drafts, ruled, strict=True) if a is not None and not names_nobody(a)}
    scores = weights.scores([signs for choice in choices for signs in choice.signs])
    first = 0
    for choice in choices:
        here = scores[first : first + len(choice.voices)]
        first += len(choice.voices)
        told = ruled[choice.number]
        if (told is None or names_nobody(told)) and (choice.draft.field, choice.draft.value) in spoken:
            continue  # the outlet's own telling of what somebody tells elsewhere, as headlines have it
        for n in ranked(choice, here, ruled[choice.number], weights.at_least):
            voice = choice.voices[n]
            if not isinstance(voice, Voice):
                unsourced = told if told is not None and names_nobody(told) else None  # "are estimated to have died"
                chosen[choice.number] = Chosen(unsourced, outlet=voice is None)
                break
            made = made_speaker(parsed, voice, choice.draft)
            if made is not None:
                chosen[choice.number] = Chosen(made)
                break
    return chosen


def made_speaker(parsed: Parsed, voice: Voice, draft: Draft) -> Attribution | None:
    """The attribution of a voice; for one that is only named, what stands in for it behind this draft."""
    if voice.attribution is not None:
        return voice.attribution
    return made_attribution(parsed, speakers_for(parsed), voice, parsed.report.span(draft.start, draft.end))


def ranked(choice: Choice, scores: Sequence[float], ruled: Attribution | None, margin: float) -> list[int]:
    """The places of those who could tell a figure, likeliest first; whom the rules chose gives way only to one whose score is
    higher by ``margin``."""
    order = sorted(range(len(scores)), key=lambda n: (-scores[n], n))
    kept = next((n for n in order if _is(choice, n, ruled)), None)
    if kept is not None and scores[order[0]] - scores[kept] < margin:
        order = [kept, *(n for n in order if n != kept)]
    return order


def _is(choice: Choice, n: int, ruled: Attribution | None) -> bool:
    """Whether a voice is the one that the rules chose; without an attribution they let the report speak, as its issuer where
    it has one."""
    voice = choice.voices[n]
    if isinstance(voice, Voice):
        return voice.attribution is not None and ruled is not None and voice.attribution.id == ruled.id
    return (ruled is None or names_nobody(ruled)) and (
        voice is not None or not any(isinstance(v, Speaker) for v in choice.voices)
    )
