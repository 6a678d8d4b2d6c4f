"""Who stands behind a cue: subjects, shared and controlled subjects, agents of passives, possessors of nouns."""

from __future__ import annotations

from unfog.lexicon.affiliations import affiliations
from unfog.read.attribution.text import MARKS, Text

_VERBAL = ("VERB", "AUX")
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_FATES = frozenset(("die", "kill", "wound", "injure", "perish"))
"""What happens to people in a relative clause ("in which two died"): they are not the ones who speak after it."""
_BACK_TO_MARK = 25
"""Words between a quotation and the verb of its speaker, a clause on the speaker included."""
LIGHT = frozenset(
    ("make", "have", "give", "take", "offer", "issue", "express", "release", "deliver", "send", "voice", "raise", "hold")
)
"""Verbs that carry a noun of saying ("made the claim that ..."): their subject is the speaker. A closed class of grammar."""


def subject_of(text: Text, i: int, depth: int = 0) -> int | None:
    """Who does the verb: its own subject, or the one it shares with or takes from the verb above it."""
    own = text.child(i, "nsubj", "nsubjpass", "csubj")
    if own is not None:
        return own
    before = text.child(i, "ccomp")
    if before is not None and before < i and any(text.dep[k] == "ccomp" and k > i for k in text.kids[i]):
        return text.child(before, "nsubj")  # "He blamed the rebels, said that ...", read as a clause before its tag
    head, dep = text.head[i], text.dep[i]
    if depth == 0 and text.tag[i] in _FINITE and (apposed := _apposed_before(text, i)) is not None:
        return apposed
    if depth > 4 or head == i:
        return None
    if dep == "conj" and text.dep[head] == "relcl" and text.lemma[head] in _FATES and text.tag[i] in _FINITE:
        main = next((k for k in _above(text, head) if text.pos[k] in _VERBAL), None)
        if main is not None:
            return subject_of(text, main, depth + 1)  # "denied the raid, in which two died, and blamed the front"
    if dep in ("conj", "xcomp", "advcl", "pcomp") and text.pos[head] in _VERBAL:
        return subject_of(text, head, depth + 1)
    if dep == "pcomp" and text.pos[text.head[head]] in _VERBAL and text.head[head] != head:
        return subject_of(text, text.head[head], depth + 1)
    if dep in ("acl", "relcl") and text.tag[i] != "VBN":
        return head
    return None


def _above(text: Text, i: int) -> list[int]:
    """The words above one, nearest first."""
    found: list[int] = []
    while text.head[i] != i and len(found) < 12:
        i = text.head[i]
        found.append(i)
    return found


def _apposed_before(text: Text, i: int) -> int | None:
    """``In a statement on Monday, the front claims``: a subject read as an apposition to the phrase before it, known by its
    standing right before its verb."""
    last = i - 1
    while last > 0 and (text.empty[last] or text.pos[last] in ("ADV", "AUX") or text.words[last] in MARKS):
        last -= 1
    k = last
    while k >= 0 and text.head[k] != k and text.head[k] < i:
        if text.dep[k] == "appos" and max(text.tree(k)) in (last, i - 1) and text.pos[k] in ("NOUN", "PROPN"):
            outer = k
            while text.dep[text.head[outer]] == "appos" and text.dep[outer] == "appos":
                outer = text.head[outer]  # "the group Ansar", itself an apposition
            return outer if text.dep[text.head[outer]] == "pobj" and _before(text, outer, i) else None
        k = text.head[k]
    return None


def _before(text: Text, noun: int, verb: int) -> bool:
    """Whether the noun hangs, through a preposition, on the verb itself, from before it."""
    at = noun
    for _ in range(16):
        at = text.head[at]
        if at == verb:
            return True
    return False


def is_passive(text: Text, i: int) -> bool:
    """Whether the verb is passive, so that its subject is not the speaker."""
    if text.child(i, "auxpass") is not None:
        return True
    return text.tag[i] == "VBN" and text.dep[i] in ("advcl", "acl", "relcl") and text.child(i, "aux", "nsubj") is None


def source_of_verb(text: Text, i: int) -> int | None:
    """The head word of the one who says; ``None`` for a passive without an agent."""
    if is_passive(text, i):
        by = text.child(i, "agent")
        return text.child(by, "pobj") if by is not None else None
    subject = subject_of(text, i)
    if subject is not None and text.quote_at[i] < 0 <= text.quote_at[subject]:
        return beside(text, i)
    if subject is not None and text.tag[subject] in ("WDT", "WP"):
        clause = text.head[subject]
        if text.dep[clause] == "relcl" and text.head[clause] != clause:
            return _one_quoted(text, text.head[clause])
    return subject


def relative_of(text: Text, i: int) -> int | None:
    """The relative pronoun through which a verb has its speaker: ``two officials who said``; ``None`` without one."""
    if is_passive(text, i):
        return None
    subject = subject_of(text, i)
    return subject if subject is not None and text.tag[subject] in ("WDT", "WP") else None


def _one_quoted(text: Text, noun: int) -> int:
    """``an official quoted by a newspaper, who said``: the official, not the newspaper; else the noun itself."""
    by = text.head[noun]
    if text.dep[noun] == "pobj" and text.dep[by] == "agent" and text.lemma[text.head[by]] in ("quote", "cite"):
        quoted = text.head[by]
        if text.dep[quoted] == "acl":
            return text.head[quoted]
    return noun


def source_of_adjective(text: Text, i: int) -> int | None:
    """The head word of the one who is confident, afraid, critical: the subject of the linking verb, or the noun described."""
    head = text.head[i]
    own = text.child(i, "nsubjpass", "nsubj")
    if own is not None and text.lower[own] != "it":
        return own if text.tag[own] not in ("WDT", "WP") or text.dep[i] != "relcl" else head
    if text.pos[head] in _VERBAL and head != i:
        return source_of_verb(text, head)
    return head if text.dep[i] in ("amod", "acl", "relcl") and text.pos[head] in ("NOUN", "PROPN") and head < i else None


def holder_of_noun(text: Text, i: int) -> int | None:
    """Who has what a noun names by the clause around it: "the front left with the promise to return"."""
    at = i
    for _ in range(4):
        head = text.head[at]
        if text.pos[head] in _VERBAL and text.dep[at] in ("dobj", "prep", "attr", "pcomp", "conj", "pobj", "dative"):
            return source_of_verb(text, head)
        if head == at or text.dep[at] not in ("pobj", "prep", "conj", "dobj", "attr"):
            return None
        at = head
    return None


def source_of_noun(text: Text, i: int, frame: str) -> tuple[int | None, set[int]]:
    """The head word of the one behind a noun of saying, and the light verb's words that belong to the cue."""
    owner = text.child(i, "poss")
    if owner is not None:
        return owner, set()
    for c in text.kids[i]:
        word = text.lower[c]
        if text.dep[c] == "prep" and word in ("by", "from", "of", "among") and not frame.startswith(f"prep:{word}"):
            giver = text.child(c, "pobj")
            if giver is not None:
                return giver, set()
    head = text.head[i]
    if text.dep[i] in ("dobj", "attr") and text.pos[head] in _VERBAL and text.lemma[head] in LIGHT | {"be"}:
        light: set[int] = set()
        if text.lemma[head] in LIGHT and head < i:
            light = {c for c in text.kids[head] if text.dep[c] in ("aux", "auxpass", "neg")} | set(range(head, i))
        return subject_of(text, head), light
    return None, set()


def source_words(text: Text, subject: int, cue: int) -> set[int]:
    """A source in full, with apposition and relative clause, but never across its cue."""
    words = set(text.tree(subject))
    after = max(words) + 1
    if text.dep[subject] == "nsubj" and after < cue and text.dep[after] == "nsubj" and text.pos[after] == "PROPN":
        words |= text.tree(after)  # "the civilian coalition Orlan said", read as two subjects
    first = min(words)
    if first and text.lower[first - 1] in affiliations().ties and text.head[cue] == first - 1:
        tied = text.child(first - 1, "nsubj")
        if tied is not None:  # "A front associated channel said", with "associated" read as the sentence's verb
            words |= {first - 1} | text.tree(tied)
    if cue in words and text.dep[subject] != "poss":
        words -= text.tree(cue)
    return text.trim(words)


def beside(text: Text, i: int) -> int | None:
    """The name or pronoun next to a speech verb for which the parse has no subject."""
    mark = next((k for k in range(i - 1, max(i - _BACK_TO_MARK, -1), -1) if text.words[k] in MARKS), None)
    if mark is not None:  # '"... of them children," Innocent Lodja, who heads the sector, said'
        for k in range(mark + 1, i):
            outside = text.head[k] <= mark or text.head[k] == i
            if outside and text.pos[k] in ("PROPN", "NOUN") and text.dep[k] in ("conj", "appos", "nsubj", "npadvmod", "dep"):
                return k
    for k in (i - 1, i + 1, i - 2, i + 2):
        if 0 <= k < len(text.words) and text.pos[k] in ("PROPN", "PRON"):
            while text.dep[k] in ("compound", "appos", "flat") and text.pos[text.head[k]] == "PROPN" and text.head[k] != k:
                k = text.head[k]
            return k
    return None


def kind_of_source(text: Text, subject: int | None) -> str:
    """What sort of word a source is: people say things more often than bills do."""
    if subject is None:
        return "none"
    if text.pos[subject] == "PRON" or text.tag[subject] in ("PRP", "WP", "PRP$", "WDT"):
        word = text.lower[subject]
        return _PERSONS.get(word, "pronoun")
    if text.pos[subject] == "PROPN":
        return "name"
    return "plural" if text.tag[subject] == "NNS" else "noun"


_PERSONS = {
    "i": "first", "we": "first", "me": "first", "you": "second", "it": "it", "that": "that", "which": "that", "this": "that",
    "who": "who", "my": "first", "our": "first", "your": "second", "its": "it", "these": "that", "those": "that",
}  # fmt: skip
