"""The abstract features of a candidate. None of them holds a word of the text but prepositions of the grammar."""

from __future__ import annotations

from unfog.read.attribution.frames import VERBAL, Candidate
from unfog.read.attribution.sources import is_passive, kind_of_source
from unfog.read.attribution.text import Text


def features_of(text: Text, candidate: Candidate, human: bool) -> list[str]:
    """Features by name; ``human`` says that the source's head word is one for people or bodies that speak."""
    i, frame = candidate.head, candidate.frame
    part = "V" if text.pos[i] == "VERB" else "N" if text.pos[i] == "NOUN" else "P"
    group = part + candidate.group
    source = kind_of_source(text, candidate.subject) + ("+human" if human else "")
    found = ["bias", f"frame={part}{frame}", f"group={group}", f"source={source}", f"source={source}|{group}"]
    grades = [cue.grade for cue in candidate.senses]
    grade = grades[0] if grades else "none"
    found += [f"grade={grade}", f"grade={grade}|{group}"]
    licensed = any(_licensed(candidate.group, part, cue.of.frames) for cue in candidate.senses)
    found.append(f"licensed={licensed}|{group}")
    for cue in candidate.senses:
        share = f"{cue.of.name}:{cue.grade}"
        found += [f"class={part}{cue.of.name}", f"class={cue.of.name}|{group}", f"class={part}{share}"]
        if candidate.group == "prep":
            found.append(f"class={cue.of.name}|{frame}")
    where = "quoted" if text.quote_at[i] >= 0 else "headline" if text.para[i] == 0 else "body"
    found += [f"where={where}", f"where={where}|{group}", f"role={group}|{text.dep[i]}", f"tag={group}|{text.tag[i]}"]
    top = candidate.core
    size = len(candidate.content)
    length = "1" if size == 1 else "2" if size == 2 else "5" if size <= 5 else "12" if size <= 12 else "long"
    marked = any(text.quote_at[k] >= 0 for k in candidate.content) and where != "quoted"
    found += [f"size={candidate.group}|{length}", f"top={group}|{text.pos[top]}", f"marked={marked}|{group}"]
    found += [f"source={source}|{where}"]
    if part == "V":
        found += _verbal(text, i, group)
    return found


def _verbal(text: Text, i: int, group: str) -> list[str]:
    deps = {text.dep[k] for k in text.kids[i]}
    found = []
    if "neg" in deps:
        found.append("negated")
    if any(text.dep[k] == "aux" and text.tag[k] == "MD" for k in text.kids[i]):
        found.append("modal")
    if is_passive(text, i):
        found += ["passive", f"passive|{group}"]
    for dep in ("dobj", "ccomp", "xcomp", "prep", "oprd", "dative"):
        if dep in deps:
            found.append(f"has={dep}|{group}")
    head = text.head[i]
    if text.dep[i] in ("xcomp", "conj", "ccomp", "advcl") and text.pos[head] in VERBAL:
        found.append(f"under={text.dep[i]}|{group}")
    return found


_FAMILY = {"oprd": "dobj", "attr": "dobj", "dative": "dobj", "passive": "dobj", "parataxis": "quote", "phrase": "phrase"}


def _licensed(group: str, part: str, frames: frozenset[str]) -> bool:
    return ("noun" if part == "N" else _FAMILY.get(group, group)) in frames
