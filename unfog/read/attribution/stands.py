"""Stands that one verb and a word beside it take: "pleaded guilty", "took credit for the raid", "maintains her innocence".

Text, verb -> stance of its subject on its own deed; and the people whom the law accuses, who often have no name ("a 27-year-old
man"). The frames stand in ``en/stances.toml`` under ``stand``. Used by ``blaming`` to propose attributions and by ``stances``.
"""

from __future__ import annotations

from unfog.lexicon.cues import cues
from unfog.lexicon.stances import Stances
from unfog.model import Mention, Stance
from unfog.read.attribution.blame import Party
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.text import Text

_MODALS = frozenset(("may", "might", "could", "would", "will", "should", "can", "must"))
_DEEPEST = 14
"""Words after a verb among which the word that makes it a stand is looked for."""
_BACK = 90
"""Words before a pronoun among which the person whom it means is named."""


def stand_of(text: Text, known: Stances, verb: int) -> Stance | None:
    """The stance that a verb with its needed word takes; ``None`` for other verbs and for what is only expected."""
    entries = [e for e in known.stands if text.lemma[verb] in e.verbs]
    if not entries or is_passive(text, verb) or _only_expected(text, verb):
        return None
    apart = ("conj", "advcl", "parataxis", "ccomp")
    last = min((min(text.tree(k)) for k in text.kids[verb] if text.dep[k] in apart and k > verb), default=len(text.words))
    near = [k for k in text.tree(verb) if verb < k < last and k - verb <= _DEEPEST and text.dep[k] not in ("nsubj", "nsubjpass")]
    words = {text.lower[k] for k in near} | {text.lemma[k] for k in near}
    doing = any(text.tag[k] in ("VBG", "VBN") and text.lemma[k] in known.deeds_done for k in near)
    for entry in entries:
        if entry.gerund and doing and not words & entry.bars:
            return entry.stance
        if words & entry.needs and not words & entry.bars and (not entry.deeds or words & (known.nouns | known.deeds)):
            return entry.stance
    return None


def _speaks(text: Text, mention: Mention) -> bool:
    """Whether a person is named as one who says something."""
    at = text.at(mention.span.end - 1)
    while text.dep[at] in ("appos", "compound") and text.head[at] != at:
        at = text.head[at]
    return text.dep[at] == "nsubj" and text.lemma[text.head[at]] in cues().verbs


def _only_expected(text: Text, verb: int) -> bool:
    """``is expected to plead guilty``, ``would take credit``."""
    if any(text.lower[k] in _MODALS for k in text.kids[verb] if text.dep[k] == "aux"):
        return True
    return text.dep[verb] in ("xcomp", "acl") and any(text.tag[k] == "TO" for k in text.kids[verb])


def described_person(text: Text, noun: int) -> Party | None:
    """``a 27-year-old man``, ``a 24-year-old from Oriva``: somebody without a name of whom the age is told."""
    age = [k for k in text.tree(noun) if k <= noun and text.lower[k].removesuffix("s") in ("year", "old", "year-old")]
    if not age or text.tag[noun] in ("NNP", "NNPS"):
        return None
    words = [k for k in text.kids[noun] if text.dep[k] in ("amod", "compound", "nummod", "det", "nmod") and k < noun]
    first = min((min(text.tree(k)) for k in words), default=noun)
    return Party(
        name=" ".join(text.words[first : noun + 1]).replace(" - ", "-"),
        entity=None,
        start=text.start[first],
        end=text.end[noun],
    )


def person_before(text: Text, mentions: tuple[Mention, ...], at: int, others: range) -> Party | None:
    """Whom ``him`` or ``her`` means: the person named last before it, in this paragraph or the one before, who is not the
    speaker (``others``)."""
    first = text.start[max(0, at - _BACK)]
    here = text.para[at]
    named = [
        m
        for m in mentions
        if m.type == "person"
        and first <= m.span.start < text.start[at]
        and here - text.para[text.at(m.span.start)] <= 1
        and text.at(m.span.start) not in others
        and not _speaks(text, m)
    ]
    last = max(named, key=lambda m: m.span.start, default=None)
    if last is None:
        return None
    return Party(name=last.name or last.span.text, entity=last.entity, start=text.start[at], end=text.end[at])
