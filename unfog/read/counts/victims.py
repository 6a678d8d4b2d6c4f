"""Names beside words of harm or of arrest -> drafts of ``victim`` and ``attacker``.

A name is kept for one strong sign (what stands right before or after it, or a frame that counts it as harmed), for an
age beside it with a cue in its sentence, or for two cues; never for an office, a verb of speech or kinship alone
(measured on 3,262 reports of the Gun Violence corpus, 2026-11-24).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from unfog.lexicon.victim_names import name_cues
from unfog.model import Draft, EntityId, EventId, Mention, PartyValue
from unfog.read.counts.harms import Harm
from unfog.read.counts.persons import name_words
from unfog.read.parse import Parsed

_NAME = r"(?:[A-Z][\w.'-]+[ ]+(?:\"[^\"\n]{1,20}\"[ ]+)?){1,3}[A-Z][\w'-]+(?:,? (?:Jr|Sr)\.?|[ ]+I{2,3}\b)?"
_NAME_AGE = re.compile(
    rf"\b({_NAME}),?[ ]+\(?(?:age |aged )?(\d{{1,2}})\b(?![\d/:%-])(?!\s*(?:p\.m|a\.m|percent|years in|Street|Ave))"
)
_AGE_NAME = re.compile(rf"\b\d{{1,2}}-?\s?years?[- ]old,?[ ]+({_NAME})")
_SHAPE = re.compile(r"[A-Z][^\d,;:|()\n]*(?:,? (?:Jr|Sr|I+V?)\.?)?")
_TAIL = re.compile(r"(?:'s|[,.;:])+$")


@dataclass(slots=True)
class _Candidate:
    """One name of the report with its votes and the first place of its fullest form."""

    forms: dict[str, tuple[int, int]] = field(default_factory=dict)
    votes: Counter[str] = field(default_factory=Counter)


def victim_drafts(
    parsed: Parsed, text: str, harms: list[Harm], mentions: tuple[Mention, ...], main: EventId | None
) -> list[Draft]:
    """Drafts for the named people who are said to be harmed, and for those arrested or charged."""
    behind = {h.trigger.sent.start for h in harms if h.other not in (None, "hypothetical")}
    harmed = {t.i for h in harms if h.other is None for t in h.quantity.persons}
    candidates: dict[tuple[str, str], _Candidate] = {}
    for start, end, aged in _names(parsed, text):
        name = text[start:end]
        key = _key(name, candidates)
        if key is not None:
            candidate = candidates.setdefault(key, _Candidate())
            if len(name_words(name)) > 1:
                candidate.forms.setdefault(name, (start, end))
            _vote(parsed, text, start, end, aged, candidate.votes, behind, harmed)
    entities = {(m.span.start, m.span.end): m.entity for m in mentions if m.type == "person"}
    drafts = []
    for candidate in candidates.values():
        role = _role(candidate.votes)
        if role is not None and candidate.forms:
            name = max(candidate.forms, key=len)
            start, end = candidate.forms[name]
            value = PartyValue(name=name, entity=_entity(entities, start, end), label=None)
            drafts.append(Draft(event=main, field=role, value=value, start=start, end=end))
    return drafts


def _names(parsed: Parsed, text: str) -> list[tuple[int, int, bool]]:
    """Places of persons' names in text order, and whether an age stands beside them."""
    aged = [(m.start(1), m.end(1)) for pattern in (_NAME_AGE, _AGE_NAME) for m in pattern.finditer(text)]
    found = [(e.start_char, e.end_char) for e in parsed.doc.ents if e.label_ == "PERSON"]
    free = [span for span in found if not any(span[0] < b and a < span[1] for a, b in aged)]
    named = []
    not_a_name = name_cues().not_a_name
    for start, end in sorted({*free, *aged}):
        name = _TAIL.sub("", text[start:end])
        if _SHAPE.fullmatch(name) and not not_a_name.search(name):
            named.append((start, start + len(name), (start, end) in aged))
    return named


def _key(name: str, known: dict[tuple[str, str], _Candidate]) -> tuple[str, str] | None:
    """First and last name; a single name means the one full name it fits."""
    words = name_words(name)
    if len(words) > 1:
        return (words[0][:3], words[-1])
    fit = [k for k, c in known.items() if words[0] == k[1] or any(words[0] in name_words(f) for f in c.forms)]
    return fit[0] if len(fit) == 1 else None


def _vote(
    parsed: Parsed, text: str, start: int, end: int, aged: bool, votes: Counter[str], behind: set[int], harmed: set[int]
) -> None:
    cues = name_cues()
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return
    before, after = text[max(0, start - 60) : start], text[end : end + 70]
    sentence = span.root.sent
    words = text[sentence.start_char : sentence.end_char]
    votes["no"] += 2 * bool(cues.title_before.search(before)) + bool(cues.speech_after.search(after))
    votes["no"] += bool(cues.bystander_before.search(before))
    if sentence.start in behind:
        return
    strong_victim = cues.victim_before.search(before) or cues.victim_after.search(after)
    strong_attacker = cues.attacker_before.search(before) or cues.attacker_after.search(after)
    votes["strong victim"] += bool(strong_victim) + any(t.i in harmed for t in span)
    votes["strong attacker"] += bool(strong_attacker)
    votes["victim"] += bool(cues.victim.search(words))
    votes["attacker"] += bool(cues.attacker.search(words))
    votes["aged"] += aged


def _role(votes: Counter[str]) -> Literal["victim", "attacker"] | None:
    strong = votes["strong victim"] + votes["strong attacker"]
    weak = votes["victim"] + votes["attacker"]
    if votes["no"] > 2 * strong or (votes["no"] and not votes["aged"] and not strong):
        return None
    if not (strong or (votes["aged"] and weak) or weak >= 2):
        return None
    lean = 4 * (votes["strong attacker"] - votes["strong victim"]) + votes["attacker"] - votes["victim"]
    return "attacker" if lean > 0 else "victim"


def _entity(entities: dict[tuple[int, int], EntityId], start: int, end: int) -> EntityId | None:
    exact = entities.get((start, end))
    if exact is not None:
        return exact
    return next((e for (a, b), e in sorted(entities.items()) if a < end and start < b), None)
