"""How far a content reaches: the parse hangs adverbials and later clauses now on the verb, now inside its clause.

Every phrase beside the content under the cue word, and every phrase at the content's right edge, is a ``Unit``. Fitted trees
over abstract features (``en/attribution_content.tsv``) tell which belong to what was said ("he said the bridge fell | on
Tuesday"); ``cue_extent`` tells which of the others belong to the cue ("said in a statement").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unfog.lexicon.cues import Cues
from unfog.lexicon.times import time_nouns
from unfog.read.attribution.features import senses_at
from unfog.read.attribution.frames import VERBAL, Candidate
from unfog.read.attribution.sources import LIGHT
from unfog.read.attribution.text import MARKS, Text
from unfog.read.attribution.trees import Trees

_SIZES = (1, 2, 3, 5, 8, 12, 20)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NEVER = frozenset(("punct", "nsubj", "nsubjpass", "det", "poss", "case", "amod", "compound", "nummod", "expl", "cc", "mark"))
_EDGES = frozenset(
    ("advcl", "prep", "npadvmod", "conj", "relcl", "appos", "ccomp", "parataxis", "acl", "advmod", "dep", "xcomp", "nmod")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A phrase that may belong to a content: its head word, all its words, and whether it stands ``inside`` the
    content, ``beside`` it under the cue word, or beside a verb ``above`` the cue word."""

    top: int
    words: frozenset[int]
    where: str


def units(text: Text, candidate: Candidate) -> Iterator[Unit]:
    """The units of a candidate in text order, those beside the content first."""
    i, core = candidate.head, candidate.core
    taken = candidate.cue | candidate.source
    for k in text.kids[i]:
        if k != core and text.dep[k] not in _NEVER and k not in taken and core not in text.tree(k):
            words = frozenset(text.trim(text.tree(k) - taken))
            if words:
                yield Unit(top=k, words=words, where="beside")
    if candidate.content:
        right = max(candidate.content)
        for k in sorted(text.tree(core) - {core}):
            if k > core and text.dep[k] in _EDGES and k in candidate.content:
                words = frozenset(text.trim(text.tree(k)))
                if words and max(words) >= right and min(words) > core:
                    yield Unit(top=k, words=words, where="inside")


def features_of_unit(text: Text, candidate: Candidate, unit: Unit, known: Cues) -> list[str]:
    """The features that hold; relations, tags, grammar words (prepositions and subordinators), classes and lengths."""
    i, core, top = candidate.head, candidate.core, unit.top
    first, last = min(unit.words), max(unit.words)
    found = [f"where={unit.where}", f"dep={text.dep[top]}", f"pos={text.pos[top]}", f"tag={text.tag[top]}"]
    found += [f"group={candidate.group}", f"frame={candidate.frame}", f"cue:{text.tag[i]}", f"core:{text.tag[core]}"]
    found += [f"core={text.dep[core]}", f"under={text.dep[text.head[top]]}", f"under:{text.pos[text.head[top]]}"]
    found += [f"class={sense.of.name}" for sense in candidate.senses[:1]]
    if text.dep[top] in ("prep", "agent"):
        found.append("word=" + text.lower[top])
        found += (f"of:{text.tag[k]}" for k in text.kids[top] if text.dep[k] in ("pobj", "pcomp"))
    for k in text.kids[top]:
        if text.dep[k] == "mark" or (text.dep[k] == "advmod" and text.tag[k] == "WRB"):
            found.append("word=" + text.lower[k])
        elif text.dep[k] in ("nsubj", "nsubjpass"):
            found.append("subject")
    if any(text.tag[k] in _FINITE for k in (top, *text.kids[top])):
        found.append("finite")
    if text.pos[top] in VERBAL and senses_at(text, top, known):
        found.append("says")
    found += (f"size>{size}" for size in _SIZES if len(unit.words) > size)
    found += (f"content>{size}" for size in _SIZES if len(candidate.content) > size)
    found.append("left" if last < i else "right")
    if candidate.content and last < min(candidate.content):
        found.append("before content")
    if first and text.words[first - 1] in (",", "-", ":", ";"):
        found.append("fenced")
    if last + 1 < len(text.words) and text.words[last + 1] in (",", "-", ":", ";"):
        found.append("fenced after")
    if any(text.words[k] in MARKS for k in (first - 1, last + 1) if 0 <= k < len(text.words)):
        found.append("by a mark")
    found.append("quoted" if text.quote_at[first] >= 0 else "plain")
    if candidate.content and any(text.quote_at[k] >= 0 for k in candidate.content):
        found.append("quoted content")
    if first == i + 1:
        found.append("next")
    nouns = [k for k in unit.words if text.pos[k] in ("NOUN", "PROPN")]
    if any(text.lower[k] in time_nouns() for k in nouns):
        found.append("time")
    if any(text.lemma[k] in known.documents for k in nouns[:3]):
        found.append("document")
    if text.lemma[i] in LIGHT:
        found.append("light")
    return found


def _goes_on(text: Text, candidate: Candidate, unit: Unit) -> bool:
    """What the parser hangs on the cue word although it goes on with the content: "it killed a guard, he said, and wounded his
    son"; "spoke of a van and at least three men"."""
    top, i = unit.top, candidate.head
    if text.dep[top] == "agent" and candidate.group == "dobj" and text.child(i, "auxpass") is None:
        return True  # "condemned the shelling by the front"
    if text.dep[top] != "conj" or top < i or not candidate.content:
        return False
    if text.pos[top] in VERBAL:
        turned = candidate.subject is not None and candidate.subject > i and max(candidate.content) < i
        return turned and text.child(top, "nsubj", "nsubjpass") is None
    return candidate.group in ("prep", "dobj") and text.pos[top] in ("NOUN", "PROPN", "NUM") and min(candidate.content) > i


def _shares_out(text: Text, unit: Unit) -> bool:
    """``, three of whom were children``: a share of those told of is told by the same speaker."""
    first = min(unit.words)
    share = [text.lower[k] for k in range(first, min(first + 3, len(text.words)))]
    return len(share) == 3 and text.tag[first] == "CD" and share[1] == "of" and share[2] in ("whom", "them", "which")


def settle(text: Text, candidate: Candidate, known: Cues, content: Trees) -> None:
    """Give a chosen candidate the units that belong to it, and take those away that do not."""
    gone: set[int] = set()
    for unit in list(units(text, candidate)):
        if unit.words <= gone:
            continue
        features = features_of_unit(text, candidate, unit, known)
        if unit.where == "beside":
            if _goes_on(text, candidate, unit) or content.score(features) >= content.at_least:
                candidate.content |= unit.words
            else:
                candidate.content -= unit.words
        elif _shares_out(text, unit):
            continue
        elif content.score(features) < 1 - content.at_least and len(candidate.content - unit.words) > 1:
            gone |= unit.words
    candidate.content = text.trim(candidate.content - gone - candidate.cue)
