"""Answers to a charge: what one who is accused in a report says against it, in whatever words.

"The governor accused the army. The army called it a fairy tale / rejected his words / said its men had been nowhere near." By
itself none of these says who did what; after a charge against the speaker's own side each is a denial. Asked by ``stances``
for attributions that take no other stand, with all charges of the report. Words: ``en/stances.toml`` under ``answer``.
"""

from __future__ import annotations

from unfog.lexicon.stances import Stances
from unfog.model import Attribution
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.text import Text, words_at

_FIRST_WORDS = 24
"""Words of a content among which what is rejected, or called untrue, stands."""


def rejects(text: Text, known: Stances, attribution: Attribution, head: int | None) -> bool:
    """``rejected his remarks``, ``dismissed the statement as a tired song``, ``called the notion a fantasy``."""
    if head is None or any(text.dep[k] == "neg" for k in text.kids[head]):
        return False
    lemma = text.lemma[head]
    particle = text.child(head, "prt")
    lemma = f"{lemma}_{text.lower[particle]}" if particle is not None else lemma
    told = [k for k in text.kids[head] if text.dep[k] in ("dobj", "pobj") and k > head]
    told += [c for k in text.kids[head] if text.dep[k] == "prep" and k > head for c in text.kids[k] if text.dep[c] == "pobj"]
    words = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end)][:_FIRST_WORDS]
    object_said = any(text.lemma[k] in known.answer["statements"] or text.lower[k] in _IT for k in told)
    if lemma in known.answer["reject"]:
        return object_said
    if lemma not in known.answer["call"]:
        return False
    said = object_said or any(text.lemma[i] in known.answer["statements"] or text.lower[i] in _IT for i in words[:5])
    untrue = known.falsehood | known.answer["untrue"]
    return said and any(text.lower[i] in untrue or text.lemma[i] in untrue for i in words)


_IT = frozenset(("it", "this", "that"))


def clears_itself(text: Text, known: Stances, attribution: Attribution, names: frozenset[str]) -> bool:
    """``its men had been nowhere near``, ``its troops fire only at raiders``: a clause about the speaker's own side (by
    pronoun or one of its ``names``) that is denied; not what it does not know or will not say."""
    words = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end)]
    inside = set(words)
    for i in words:
        if text.pos[i] not in ("VERB", "AUX") or is_passive(text, i) or text.lemma[i] in known.answer["unsaid"]:
            continue
        subject = text.child(i, "nsubj")
        if subject is None and text.dep[i] == "conj":
            subject = text.child(text.head[i], "nsubj")
        if subject is None or subject not in inside:
            continue
        own = {text.lower[k] for k in (subject, *text.kids[subject])}
        if not own & (known.own | known.men | names):
            continue
        objects = [k for k in text.kids[i] if text.dep[k] in ("dobj", "attr", "acomp", "advmod", "neg", "prep", "npadvmod")]
        below = {text.lower[k] for k in (*objects, *(c for k in objects for c in text.kids[k]))}
        lemmas = {text.lemma[k] for k in objects}
        things = known.part | known.instruments | known.culprit["munitions"] | known.of_many
        if lemmas & known.answer["unsaid"] or (text.lemma[i] == "have" and not lemmas & things):
            continue
        if below & known.answer["negations"] or any(text.dep[k] == "neg" for k in text.kids[i]):
            return True
    return False
