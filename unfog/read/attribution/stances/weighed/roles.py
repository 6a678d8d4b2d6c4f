"""What a party is in its sentence, without words: subject or agent of a deed, owner of its weapon, one whom a verb blames."""

from __future__ import annotations

from functools import lru_cache

from unfog.lexicon.cues import cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import stances
from unfog.read.attribution.accused import blame_places
from unfog.read.attribution.deeds import does_deed, with_particle
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.stances.said import Told
from unfog.read.attribution.undone import OPEN

_UP = ("compound", "amod", "nmod", "poss", "nummod")
_SAME = ("appos", "conj")
_DEEPEST = 6


def roles_of(told: Told, noun: int) -> frozenset[str]:
    """The roles of the noun phrase whose head is ``noun``; every role stands alone and joined with the class of its verb."""
    text, known = told.text, told.known
    found: set[str] = set()
    at, held = noun, ""
    if text.quote_at[noun] >= 0:
        found.add("quoted")
    for _ in range(_DEEPEST):
        dep, head = text.dep[at], text.head[at]
        if dep in _SAME and head != at:
            found.add(dep)
            at = head
        elif dep in _UP and head != at and text.pos[head] in ("NOUN", "PROPN", "ADJ", "NUM"):
            held = noun_class(told, head)
            found.add(f"{'poss' if dep == 'poss' else 'mod'} {held}")
            at = head
        elif dep == "pobj" and text.dep[head] == "agent":
            found |= _of_verb(told, text.head[head], "agent", held)
            break
        elif dep == "pobj":
            over = text.head[head]
            preposition = text.lower[head]
            if text.pos[over] in ("NOUN", "PROPN", "PRON", "NUM"):
                held = noun_class(told, over)
                found.add(f"{preposition} {held}")
                if preposition in ("of", "from", "by") and at != over:
                    at = over
                    continue
            else:
                found |= _of_verb(told, over, f"prep_{preposition}", held)
            break
        else:
            found |= _of_verb(told, head if head != at else at, dep, held)
            break
    for verb in _above(told, noun):
        if noun in blame_places(text, known, verb):
            found.add("blamed")
    return frozenset(found)


def _above(told: Told, noun: int) -> list[int]:
    text, found, at = told.text, [], noun
    for _ in range(_DEEPEST):
        head = text.head[at]
        if head == at:
            break
        if text.pos[head] == "VERB":
            found.append(head)
        at = head
    return found


def _of_verb(told: Told, verb: int, dep: str, held: str) -> set[str]:
    text = told.text
    kind = verb_class(told, verb)
    found = {dep, f"verb {kind}", f"{dep} {kind}"}
    if held:
        found.add(f"{held} {dep} {kind}")
    below = text.kids[verb]
    if any(text.dep[k] == "neg" or text.lower[k] in ("no", "never", "neither", "nor") for k in below):
        found |= {"neg", f"neg {dep} {kind}"}
    if any(text.dep[k] == "aux" and text.lower[k] in OPEN for k in below):
        found.add("modal")
    if text.tag[verb] in ("VBZ", "VBP"):
        found.add("present")
    return found


def verb_class(told: Told, verb: int) -> str:
    """``deed``, ``cue``, ``be`` ..., with ``passive`` where it is."""
    text, known, said = told.text, told.known, cues()
    if text.pos[verb] not in ("VERB", "AUX"):
        return "nominal"
    lemma, passive = text.lemma[verb], " passive" if is_passive(text, verb) else ""
    if does_deed(text, known, verb):
        return f"deed{passive}"
    if lemma in known.verbs:
        return f"{known.verbs[lemma]}{passive}"
    if any(lemma in entry.verbs for entry in known.blames):
        return f"blame{passive}"
    for name in ("ordered", "impacts", "from_verbs", "left", "sent", "held"):
        if lemma in known.culprit[name]:
            return f"{name}{passive}"
    if lemma in ("be", "have", "do"):
        return lemma
    if lemma in known.presence:
        return "presence"
    if lemma in said.verbs or with_particle(text, verb) in said.verbs:
        return "cue"
    return f"other{passive}"


@lru_cache(maxsize=1)
def _noun_classes() -> dict[str, str]:
    known = stances()
    lists = (
        ("speaker", speaker_kinds().nouns), ("part", known.part),
        ("men", known.of_many | known.culprit["members"] | known.culprit["bodies"] | known.own_up["state"]),
        ("position", known.culprit["positions"]), ("harm", known.harms),
        ("deed", known.nouns | known.deeds | known.culprit["wrongs"]), ("reported", known.reported),
        ("weapon", known.instruments | known.culprit["munitions"]), ("mark", known.marks),
    )  # fmt: skip
    return {word: name for name, words in lists for word in words}


def noun_class(told: Told, noun: int) -> str:
    """``deed``, ``weapon``, ``men``, ``speaker``, ``reported``, ``harm`` ..., or ``other``."""
    classes = _noun_classes()
    return classes.get(told.text.lemma[noun]) or classes.get(told.text.lower[noun], "other")
