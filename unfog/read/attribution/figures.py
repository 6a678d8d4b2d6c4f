"""Who gives a figure: "the council put the toll at nine", "the council's count is nine dead", "by its account".

Attitude corpora do not mark these as attributions, a record of casualties needs them: the figure is the source's.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.cues import Cue, Cues
from unfog.read.attribution.frames import VERBAL, Candidate, cue_words
from unfog.read.attribution.sources import is_passive, kind_of_source, source_words, subject_of
from unfog.read.attribution.text import Text


def figures(text: Text, known: Cues, chosen: list[Candidate]) -> list[Candidate]:
    """Attributions of figures whose content nobody else holds yet."""
    held = [c.content for c in chosen]
    heads = {c.head: c for c in chosen}
    senses = (Cue(of=known.classes["figure"], grade="often"),)
    found: list[Candidate] = []
    for i, subject, cue, content in _proposed(text, known):
        source = source_words(text, subject, i) - cue
        content = text.trim(content - source - cue)
        if not source or not _tells_harm(text, known, content, i):
            continue
        numbers = {k for k in content if text.tag[k] == "CD"}
        if kind_of_source(text, subject) not in ("name", "noun", "plural", "it", "pronoun") or any(numbers <= h for h in held):
            continue
        if i in heads:
            heads[i].content |= content
            continue
        found.append(Candidate(head=i, senses=senses, frame="figure", source=source, subject=subject, cue=cue,
                               content=content, core=min(content), score=1.0))  # fmt: skip
    return found


def _proposed(text: Text, known: Cues) -> Iterator[tuple[int, int, set[int], set[int]]]:
    """``(cue word, source word, cue words, content words)``."""
    for i, lemma in enumerate(text.lemma):
        if text.pos[i] == "VERB" and lemma in known.figure_verbs and not is_passive(text, i):
            subject = subject_of(text, i)
            if subject is not None and text.pos[subject] in ("NOUN", "PROPN", "PRON") and subject < i:
                words: set[int] = set()
                for k in text.kids[i]:
                    bare = text.dep[k] in ("advcl", "acomp", "amod") and text.child(k, "mark", "nsubj") is None
                    if k > i and (bare or text.dep[k] in ("dobj", "prep", "ccomp", "oprd", "dative", "attr")):
                        words |= text.tree(k)
                yield i, subject, cue_words(text, i), words
        elif text.pos[i] == "NOUN" and lemma in known.figure_nouns:
            owner = text.child(i, "poss")
            if owner is not None:
                yield i, owner, {i}, _after_noun(text, i)


def _after_noun(text: Text, i: int) -> set[int]:
    """What a noun of figures says: the rest of its clause, or of the sentence after a colon or "by ... account"."""
    head = text.head[i]
    if text.dep[i] == "pobj" and text.lower[head] in ("by", "on") and text.pos[text.head[head]] in VERBAL:
        return set(text.tree(text.head[head])) - text.tree(head)
    if text.dep[i] in ("nsubj", "nsubjpass"):
        words = {k for k in text.tree(head) if k > i} - text.tree(i)
        last = max(text.tree(head))
        if last + 1 < len(text.words) and text.sent[last + 1] == text.sent[i] and ":" in text.words[i:last]:
            words |= {k for k in range(last + 1, len(text.words)) if text.sent[k] == text.sent[i]}
        return words
    return set()


def _tells_harm(text: Text, known: Cues, content: set[int], cue: int) -> bool:
    """Whether the content gives a number and people harmed (who may also stand in the sentence before the number)."""
    if not any(text.tag[k] == "CD" or text.lower[k] in ("dozens", "hundreds", "several") for k in content):
        return False
    return any(text.lemma[k] in known.harm or text.lower[k] in known.harm for k in content | {cue})
