"""Candidates -> the attributions of a report: the best frame of every cue, then what quotations ask for."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.cues import Cues
from unfog.lexicon.speaker_kinds import SpeakerKinds, speaker_kinds
from unfog.lexicon.stances import stances
from unfog.read.attribution.accused import blames
from unfog.read.attribution.announced import announced
from unfog.read.attribution.blaming import blamings
from unfog.read.attribution.blocks import block_quotes, labels, signed_quotes, speaker_lines
from unfog.read.attribution.colons import colons
from unfog.read.attribution.context import context_features
from unfog.read.attribution.cue_extent import widened
from unfog.read.attribution.extent import settle
from unfog.read.attribution.features import features_of
from unfog.read.attribution.figures import figures
from unfog.read.attribution.frames import Candidate, candidates
from unfog.read.attribution.sources import kind_of_source
from unfog.read.attribution.speech import attach, carry_on, follow_on, whole_quotes
from unfog.read.attribution.tags import inverted_tags, trailing_tags
from unfog.read.attribution.text import Text
from unfog.read.attribution.trees import Fitted, Trees

AS_THEY_ARE = frozenset(("phrase", "parataxis", "document", "view", "relative"))
"""Frames whose content is the clause or noun that the cue stands beside: nothing is weighed at its edges."""
_PARTISAN = frozenset(("accuse", "deny", "admit"))
_FEWEST_CUES = 8
"""Cue words of a report from which the others tell something of each; a report of a sentence or two has none to compare."""
_CLAUSAL = frozenset(("ccomp", "xcomp"))
_PLAIN_BAR = 0.04
_PARTISAN_BAR = 0.1
_BLAMING_BAR = 0.01
"""PolNeAR dev is as good with it as without (65.5 F1, 2026-11-24), responsibility claims gain."""


def choose(text: Text, known: Cues, kinds: SpeakerKinds, fitted: Fitted) -> list[Candidate]:
    """The attributions of one report, by place of the cue."""
    best: dict[int, Candidate] = {}
    proposed = list(candidates(text, known))
    weighed = list(described(text, proposed, known, kinds))
    scores = fitted.choice.scores([features for _, features in weighed])
    for (candidate, _), score in zip(weighed, scores, strict=True):
        candidate.score = candidate.alone = score
    if len({candidate.head for candidate, _ in weighed}) >= _FEWEST_CUES:
        around = context_features(text, [candidate for candidate, _ in weighed])
        for (candidate, _), score in zip(weighed, fitted.context.scores(around), strict=True):
            candidate.score = score
    for candidate in proposed:
        if candidate.subject is not None and _says_nothing(text, candidate.subject):
            continue
        old = best.get(candidate.head)
        if _counts(text, candidate, fitted) and (old is None or candidate.score > old.score):
            best[candidate.head] = candidate
    for candidate in proposed:  # "told of a full morgue, of people on the floor"
        taken = best.get(candidate.head)
        if taken is not None and candidate.group == "prep" and candidate.frame == taken.frame:
            taken.content |= candidate.content
    for candidate in proposed:  # "says nine were killed, one of whom was a girl": the parser makes two clauses of it
        first = best.get(candidate.head)
        if first is not None and first is not candidate and candidate.group == first.group == "ccomp":
            if min(candidate.content) > candidate.head and _counts(text, candidate, fitted):
                first.content |= candidate.content
    chosen = [best[i] for i in sorted(best)]
    for candidate in chosen:
        if candidate.group not in AS_THEY_ARE:
            settle(text, candidate, known, fitted.content)
        whole_quotes(text, candidate)
    attach(text, chosen, known)
    carry_on(text, chosen)
    trailing_tags(text, chosen, known, kinds)
    inverted_tags(text, chosen, known, kinds)
    block_quotes(text, chosen, known)
    announced(text, chosen, known, kinds)
    chosen += figures(text, known, chosen)
    blamings(text, known, chosen)
    colons(text, chosen, known, kinds)
    _inside_blocks(text, proposed, chosen, known, kinds, fitted.choice)
    speaker_lines(text, chosen, kinds)
    labels(text, chosen, kinds)
    signed_quotes(text, chosen, kinds)
    follow_on(text, chosen)
    for candidate in chosen:
        candidate.content -= candidate.source | candidate.cue
    chosen = sorted((c for c in chosen if c.content), key=lambda c: c.head)
    for candidate in chosen:
        candidate.cue = widened(text, candidate, known, fitted.cue)
    return chosen


def _says_nothing(text: Text, subject: int) -> bool:
    """``30 reported dead``, ``Shells hit Oriva``: figures and weapons say nothing."""
    weapons = stances().instruments
    return text.words[subject].isdigit() or text.lemma[subject] in weapons or text.lower[subject].removesuffix("s") in weapons


def _counts(text: Text, candidate: Candidate, fitted: Fitted) -> bool:
    """Whether a candidate is an attribution. The second look decides; but where a record must miss nothing, and where a sure
    word of saying governs a clause, the better of both."""
    bar = _bar(text, candidate, fitted.choice)
    if bar < fitted.choice.at_least or (candidate.group in _CLAUSAL and any(s.grade == "sure" for s in candidate.senses[:1])):
        return max(candidate.alone, candidate.score) >= bar
    return candidate.score >= fitted.context.at_least


def _bar(text: Text, candidate: Candidate, fitted: Trees) -> float:
    """The score from which a candidate counts; lower for those who accuse, deny or admit: a record must not miss them."""
    stance = stances()
    if candidate.source and text.lemma[candidate.core] in stance.idioms and text.lemma[candidate.head] in stance.verbs:
        return 0.0
    if candidate.source and candidate.group in ("dobj", "passive") and text.lemma[candidate.core] in stance.nouns:
        if any(s.of.name == "claim" and s.grade == "sure" for s in candidate.senses[:1]):
            return 0.0  # "claimed the attack"
    if candidate.source and candidate.group in ("dobj", "ccomp", "xcomp", "passive") and blames(text, stance, candidate.head):
        return 0.0
    if candidate.source and (_plainly_says(text, candidate) or _owned_claim(text, candidate)):
        return _PLAIN_BAR
    if candidate.group == "view" and candidate.subject is not None and text.lemma[candidate.core] == "be":
        kind = speaker_kinds().nouns.get(text.lemma[candidate.subject], "document")
        return 0.0 if kind != "document" else fitted.at_least
    if candidate.source and candidate.group == "dobj" and _names_a_party(text, candidate):
        return _BLAMING_BAR
    partisan = candidate.source and any(s.grade == "sure" and s.of.name in _PARTISAN for s in candidate.senses)
    return _PARTISAN_BAR if partisan and candidate.group in ("dobj", "prep", "ccomp", "xcomp") else fitted.at_least


def _plainly_says(text: Text, candidate: Candidate) -> bool:
    """A verb of saying with a clause, or ``spoke of``, ``told of``, by a name, a person or a body."""
    verb = text.pos[candidate.head] == "VERB"
    says = verb and any(s.of.name == "say" and s.grade != "rare" for s in candidate.senses)
    holds = verb and any(s.of.name == "believe" and s.grade == "sure" for s in candidate.senses[:1])
    if holds and candidate.group == "ccomp" and candidate.subject is not None:
        return text.lemma[candidate.subject] in speaker_kinds().nouns
    framed = candidate.group == "ccomp" or candidate.frame in ("prep:of", "prep:of:clause")
    return says and framed and kind_of_source(text, candidate.subject) in ("name", "noun", "plural", "pronoun", "it")


def _names_a_party(text: Text, candidate: Candidate) -> bool:
    """``blamed Orlan troops``: a sure verb of accusing with a name, or a noun with one before it, as its object."""
    if not any(s.of.name == "accuse" and s.grade == "sure" for s in candidate.senses[:1]):
        return False
    named = (candidate.core, *text.kids[candidate.core])
    return any(text.words[k][:1].isupper() and text.pos[k] in ("PROPN", "ADJ", "NOUN") for k in named)


def _owned_claim(text: Text, candidate: Candidate) -> bool:
    """``the front's claim that it had left``: a sure noun of saying with its speaker and a clause."""
    sure = any(s.grade == "sure" for s in candidate.senses[:1]) and text.pos[candidate.head] == "NOUN"
    own = candidate.subject is not None and text.head[candidate.subject] == candidate.head
    return sure and own and candidate.frame in ("acl:that", "ccomp:that")


def _inside_blocks(
    text: Text, proposed: list[Candidate], chosen: list[Candidate], known: Cues, kinds: SpeakerKinds, fitted: Trees
) -> None:
    """A block quote is a report within the report: clauses that others say in it count as outside quotations."""
    heads = {c.head for c in chosen}
    blocks = [c.content for c in chosen if c.frame == "block"]
    for candidate, features in described(text, proposed, known, kinds) if blocks else ():
        if candidate.head in heads or candidate.group not in ("ccomp", "phrase") or not candidate.source:
            continue
        if kind_of_source(text, candidate.subject) in ("name", "noun", "plural") and any(candidate.head in b for b in blocks):
            if fitted.score(["where=body" if f == "where=quoted" else f for f in features]) >= fitted.at_least:
                chosen.append(candidate)
                heads.add(candidate.head)


def described(text: Text, proposed: list[Candidate], known: Cues, kinds: SpeakerKinds) -> Iterator[tuple[Candidate, list[str]]]:
    """Candidates that are weighed, with their features."""
    beside: dict[int, set[str]] = {}
    for candidate in proposed:
        beside.setdefault(candidate.head, set()).add(candidate.group)
    for candidate in proposed:
        if candidate.frame != "phrase":
            others = sorted(beside[candidate.head] - {candidate.group})
            yield candidate, features_of(text, candidate, known, kinds, others)
