"""The abstract signs that a named person took part in what a report is about. None of them holds a word of the text.

A sign of one sighting is a class of words before, after or over the name (``lexicon.participants``, ``lexicon.victim_names``);
for a person the signs of all sightings are joined: what any of them shows, what the first full name shows, how often and
where the name stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from unfog.lexicon.participants import ParticipantWords, participant_words
from unfog.lexicon.victim_names import NameCues, name_cues
from unfog.model import Passage, PlaceMention
from unfog.read.clauses import is_verb
from unfog.read.counts.candidates import Candidate, Sighting
from unfog.read.doc import Token, Words
from unfog.read.parse import Parsed

_RESIDENCE = re.compile(r"^,? (?:\(?\d{1,2}\)?,? )?(?:both |all )?(?:of|from) (?:the \d+|[A-Z])")
_AGE_LATER = re.compile(r"^,? \(?(?:aged? )?\d{1,2}\)?(?:,|\)|\.| )")
_JOINT = re.compile(r"^(?:,? (?:\(?\d{1,2}\)?,? )?(?:and )?|, | — | – )$")
_KIN_AGE = re.compile(r"\b\d{1,2}-year-old\b[^.\n]{0,30}$")
_BEFORE, _AFTER = 60, 70


@dataclass(slots=True)
class Scene:
    """What the signs of one report are read from. ``behind``: sentences (by first token) of other happenings."""

    parsed: Parsed
    text: str
    passages: tuple[Passage, ...]
    harmed: frozenset[int]
    behind: frozenset[int]
    places: frozenset[tuple[int, int]]
    cues: NameCues
    words: ParticipantWords
    sentences: dict[int, tuple[bool, bool]] = field(default_factory=dict, compare=False)

    def told(self, sentence: Words) -> tuple[bool, bool]:
        """Whether a sentence has words of harm suffered and of harm done; looked for once a sentence."""
        if sentence.start not in self.sentences:
            words = self.text[sentence.start_char : sentence.end_char]
            self.sentences[sentence.start] = bool(self.cues.victim.search(words)), bool(self.cues.attacker.search(words))
        return self.sentences[sentence.start]

    @classmethod
    def of(
        cls,
        parsed: Parsed,
        text: str,
        passages: tuple[Passage, ...],
        places: tuple[PlaceMention, ...],
        harmed: Iterable[int],
        behind: Iterable[int],
    ) -> Scene:
        """The scene of a report."""
        where = frozenset((p.span.start, p.span.end) for p in places)
        return cls(parsed, text, passages, frozenset(harmed), frozenset(behind), where, name_cues(), participant_words())


def signs_of(scene: Scene, candidates: Sequence[Candidate]) -> list[list[str]]:
    """The signs of every candidate, in their order."""
    each = [[_sighting(scene, s) for s in candidate.sightings] for candidate in candidates]
    strong = [
        any({"victim before", "victim after", "attacker before", "attacker after", "harmed"} & s for s in sets) for sets in each
    ]
    neighbours = _neighbours(scene.text, candidates)
    found = []
    for n, candidate in enumerate(candidates):
        signs = _joined(candidate, each[n])
        signs += _standing(scene, n, candidate, candidates, strong)
        if any(strong[m] for m in neighbours[n]):
            signs.append("beside: strong")
        if any("aged" in s for m in neighbours[n] for s in each[m]):
            signs.append("beside: aged")
        found.append(signs)
    return found


def _joined(candidate: Candidate, sets: list[set[str]]) -> list[str]:
    """Signs of a person from those of the sightings."""
    counts = Counter(sign for signs in sets for sign in signs)
    found = ["bias"]
    for sign, count in sorted(counts.items()):
        found.append(f"any: {sign}")
        if count >= 2:
            found.append(f"twice: {sign}")
        if count == len(sets):
            found.append(f"every: {sign}")
    first = next(n for n, s in enumerate(candidate.sightings) if s.full)
    found += [f"first: {sign}" for sign in sorted(sets[first])]
    strong = counts["victim before"] + counts["victim after"] + counts["attacker before"] + counts["attacker after"]
    cued = counts["in victim"] + counts["in attacker"]
    found.append(f"strong: {min(3, strong)}")
    found.append(f"cued: {min(3, cued)}")
    for sign in ("aged", "speaks", "office before", "kin before", "behind", "in headline"):
        if counts[sign]:
            found.append(f"strong & {sign}" if strong else f"{'cued' if cued else 'bare'} & {sign}")
    return found


def _standing(scene: Scene, n: int, candidate: Candidate, candidates: Sequence[Candidate], strong: list[bool]) -> list[str]:
    """Signs from how often and where a name stands among the others."""
    size = len(candidate.sightings)
    total = sum(len(c.sightings) for c in candidates)
    first = candidate.sightings[0].start / max(1, len(scene.text))
    words = max((len(form.split()) for form in candidate.forms), default=2)
    last = [form.split()[-1].lower() for form in candidate.forms]
    shared = any(m != n and form.split()[-1].lower() in last for m, c in enumerate(candidates) for form in c.forms)
    found = [
        f"times: {min(6, size)}",
        f"share: {min(9, 10 * size // max(1, total))}",
        f"place: {min(4, int(first * 5))}",
        f"rank: {min(6, n)}",
        f"people: {min(8, len(candidates))}",
        f"words: {min(4, words)}",
        f"others strong: {min(3, sum(strong) - strong[n])}",
    ]
    if size == max(len(c.sightings) for c in candidates):
        found.append("most often")
    if shared:
        found.append("last name shared" + (" & strong" if strong[n] else ""))
    lone = sum(not s.full for s in candidate.sightings)
    found.append(f"last name alone: {min(3, lone)}")
    if not any(s.known for s in candidate.sightings):
        found.append("parser only")
    if any(" Jr" in form or " Sr" in form or " II" in form for form in candidate.forms):
        found.append("suffix")
    return found


def _neighbours(text: str, candidates: Sequence[Candidate]) -> list[set[int]]:
    """Who stands in a list with whom ("A, B and C")."""
    places = sorted((s.start, s.end, n) for n, c in enumerate(candidates) for s in c.sightings if s.full)
    beside: list[set[int]] = [set() for _ in candidates]
    run: set[int] = set()
    previous_end = -1
    for start, end, n in places:
        joined = (
            previous_end >= 0
            and start - previous_end < 40
            and bool(
                _JOINT.match(text[previous_end:start])
                or re.fullmatch(
                    r",? (?:\(?\d{1,2}\)?,? )?(?:(?:of|from) [^.,;\n]{2,25},? )?(?:and |, )?", text[previous_end:start]
                )
            )
        )
        if not joined:
            run = set()
        for other in run:
            if other != n:
                beside[other].add(n)
                beside[n].add(other)
        run.add(n)
        previous_end = end
    return beside


def _sighting(scene: Scene, sighting: Sighting) -> set[str]:
    """The signs of one place of a name."""
    start, end = sighting.start, sighting.end
    span = scene.parsed.doc.char_span(start, end, alignment_mode="expand")
    found: set[str] = {"full" if sighting.full else "lone"}
    if span is None or not len(span):
        return found
    cues, text = scene.cues, scene.text
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    sentence = span.root.sent
    in_victim, in_attacker = scene.told(sentence)
    tests = (
        ("victim before", cues.victim_before.search(before)),
        ("attacker before", cues.attacker_before.search(before)),
        ("victim after", cues.victim_after.search(after)),
        ("attacker after", cues.attacker_after.search(after)),
        ("bystander before", cues.bystander_before.search(before)),
        ("title before", cues.title_before.search(before)),
        ("speech after", cues.speech_after.search(after)),
        ("in victim", in_victim),
        ("in attacker", in_attacker),
        ("residence", _RESIDENCE.match(after)),
        ("aged", sighting.aged or _AGE_LATER.match(after) or _KIN_AGE.search(before[-40:])),
        ("harmed", any(t.i in scene.harmed for t in span)),
        ("behind", sentence.start in scene.behind),
    )
    found |= {name for name, hit in tests if hit}
    found |= _around(scene, sentence, start, end)
    kind = next((p.kind for p in scene.passages if p.span.start <= start < p.span.end), "sentence")
    found.add(f"in {kind}")
    if _quoted(text, sentence.start_char, start):
        found.add("quoted")
    return found | _tree(scene, span)


def _around(scene: Scene, sentence: Words, start: int, end: int) -> set[str]:
    """Signs from the line, the sentence before and the sentence after."""
    text, cues, doc = scene.text, scene.cues, scene.parsed.doc
    found: set[str] = set()
    if (start, end) in scene.places:
        found.add("is place")
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[left : right if right >= 0 else len(text)]
    if start - left < 12 and len(line) - (end - left) < 12:
        found.add("line alone")
        before = text[max(0, left - 160) : left]
        found |= {
            f"line below {kind}" for kind, cue in (("victim", cues.victim), ("attacker", cues.attacker)) if cue.search(before)
        }
    if sentence.end < len(doc):
        after = doc[sentence.end].sent
        if any(t.lower_ in ("he", "she", "his", "her", "him") for t in after[:3]):
            words = text[after.start_char : after.end_char]
            found |= {f"then {kind}" for kind, cue in (("victim", cues.victim), ("attacker", cues.attacker)) if cue.search(words)}
    return found


def _quoted(text: str, left: int, at: int) -> bool:
    return text.count('"', left, at) % 2 == 1


def _tree(scene: Scene, span: Words) -> set[str]:
    """Signs from the words a name hangs on and those that hang on it."""
    words = scene.words
    head: Token = span.root
    inside = range(span.start, span.end)
    found = {f"as {head.dep_}"}
    for child in head.children:
        if child.i in inside:
            continue
        if child.dep_ == "appos":
            found |= {f"appos {kind}" for kind in words.nouns.get(child.lemma_.lower(), ())}
        elif child.dep_ in ("compound", "amod", "nmod", "poss") and child.i < span.start:
            found |= {f"{kind} before" for kind in words.nouns.get(child.lemma_.lower(), ())}
        elif child.dep_ in ("relcl", "acl"):
            found |= {f"who {_voice(child)} {kind}" for kind in words.verbs.get(child.lemma_.lower(), ())}
    for token in scene.parsed.doc[max(0, span.start - 2) : span.start]:
        found |= {f"{kind} before" for kind in words.nouns.get(token.lemma_.lower(), ())}
    here = head
    for _ in range(6):
        if here.dep_ == "appos":
            found |= {f"appos of {kind}" for kind in words.nouns.get(here.head.lemma_.lower(), ())}
            if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in here.head.children):
                found.add("appos of his")
            here = here.head
        elif here.dep_ == "conj" and here.head.pos_ in ("PROPN", "NOUN", "PRON"):
            found.add("joined")
            here = here.head
        elif here.dep_ in ("compound", "nmod"):
            here = here.head
        else:
            break
    if head.dep_ in ("compound", "nmod") and head.head.i not in inside:
        found |= {f"{kind} after" for kind in words.nouns.get(head.head.lemma_.lower(), ("other",))}
    if here.dep_ == "poss":
        found |= {f"whose {kind}" for kind in words.nouns.get(here.head.lemma_.lower(), ())}
        found.add("whose")
    if here.dep_ == "pobj":
        noun = here.head.head
        found |= {f"{here.head.lower_} {kind}" for kind in words.nouns.get(noun.lemma_.lower(), ())}
        if is_verb(noun):
            found |= {f"{here.head.lower_} {kind}" for kind in words.verbs.get(noun.lemma_.lower(), ())}
    if here.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "oprd") and here.head.i != here.i:
        verb = here.head
        relation = "subject of" if here.dep_ == "nsubj" else "patient of"
        for _ in range(2):
            found |= {f"{relation} {kind}" for kind in words.verbs.get(verb.lemma_.lower(), ())}
            joint = next((c for c in verb.children if c.dep_ in ("conj", "xcomp") and is_verb(c)), None)
            if joint is None:
                break
            verb = joint
        if here.head.lemma_ == "be":
            for c in here.head.children:
                if c.dep_ == "attr" and c.i != here.i:
                    found |= {f"is {kind}" for kind in words.nouns.get(c.lemma_.lower(), ())}
                    if not words.nouns.get(c.lemma_.lower()):
                        found.add("is other")
    if {"subject of spoke", "speech after"} & found:
        found.add("speaks")
    return found


def _voice(verb: Token) -> str:
    return "was" if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) else "did"
