"""Candidates: every cue word of the lexicon in every construction (frame) it stands in, with the spans the frame gives.

A frame says where the content is: a clause (``ccomp``), an infinitive (``xcomp``), an object, a preposition's object,
the subject of a passive, the clause beside a speech tag (``parataxis``), the rest of the sentence (``phrase``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from unfog.lexicon.cues import Cue, Cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.times import time_nouns
from unfog.read.attribution.sources import (
    holder_of_noun,
    relative_of,
    source_of_adjective,
    source_of_noun,
    source_of_verb,
    source_words,
)
from unfog.read.attribution.text import Text

VERBAL = ("VERB", "AUX")
_SEEMING = frozenset(("like", "as"))
"""First words of a clause about how something seems."""
_PLACING = frozenset(("on", "in", "at", "by", "during", "since", "until", "before", "after", "over", "for", "from"))
"""Prepositions that place an act of saying in time."""


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A possible attribution. Words are numbers in the ``Text``; ``core`` is the head word of the content, ``alone`` the score
    by itself, ``score`` that among the others of its report."""

    head: int
    senses: tuple[Cue, ...]
    frame: str
    source: set[int]
    subject: int | None
    cue: set[int]
    content: set[int]
    core: int
    features: list[str] = field(default_factory=list)
    score: float = 0.0
    alone: float = 0.0

    @property
    def group(self) -> str:
        """The frame without its details: ``ccomp`` of ``ccomp:that``."""
        return self.frame.split(":")[0]


def lemma_of(text: Text, i: int, known: Cues) -> str:
    """The lemma of a verb, with its particle where the lexicon has the two together."""
    lemma = text.lemma[i]
    for k in text.kids[i]:
        if text.dep[k] == "prt" and f"{lemma}_{text.lower[k]}" in known.verbs:
            return f"{lemma}_{text.lower[k]}"
    return lemma


def candidates(text: Text, known: Cues) -> Iterator[Candidate]:
    """Every possible attribution, in text order."""
    for i, pos in enumerate(text.pos):
        if text.lower[i] in ("according", "per"):
            yield from _according(text, i, known)
        elif pos == "VERB":
            if text.tag[i] == "VBN" and text.lower[i] in known.adjectives:
                for frame, top, extra in adjective_frames(text, i):
                    yield from _built(text, i, known.adjectives[text.lower[i]], frame, top, extra, state=True)
            senses = known.verbs.get(lemma_of(text, i, known), ())
            for frame, top, extra in verb_frames(text, i):
                if senses or frame.startswith("ccomp"):
                    yield from _built(text, i, senses, frame, top, extra)
        elif pos == "NOUN" and text.lemma[i] in known.nouns:
            for frame, top, extra in noun_frames(text, i):
                yield from _built(text, i, known.nouns[text.lemma[i]], frame, top, extra)
        elif pos == "ADJ" and text.lower[i] in known.adjectives:
            for frame, top, extra in adjective_frames(text, i):
                yield from _built(text, i, known.adjectives[text.lower[i]], frame, top, extra)
        elif pos == "ADP" and text.dep[i] == "prep":
            yield from _telling(text, i, known)
            yield from _document(text, i, known)
            yield from _standpoint(text, i, known)


def clause_kind(text: Text, verb: int, top: int) -> str:
    """How a content clause is tied to its verb: that, wh, pre (it stands before the verb), bare."""
    wh = that = False
    for k in text.kids[top]:
        if k > top:
            break
        wh = wh or text.lower[k] in ("if", "whether") or text.tag[k] in ("WRB", "WP", "WDT")
        that = that or (text.dep[k] == "mark" and text.lower[k] == "that")
    return "wh" if wh else "that" if that else "pre" if top < verb else "bare"


def _adverbial_kind(text: Text, verb: int, top: int) -> str | None:
    """What a clause read as adverbial may be to its verb: "thought at first that", "called for all sides to stop", "seemed as
    if it had stopped", "volunteered to stay"."""
    if clause_kind(text, verb, top) == "that":
        return "ccomp:that"
    marks = {text.lower[k] for k in text.kids[top] if k < top and text.dep[k] == "mark"}
    to = _has_to(text, top)
    if "for" in marks and to:
        return "ccomp:for"
    if marks & _SEEMING:
        return "ccomp:like"
    return "xcomp:adverbial" if to and not marks else None


def _has_to(text: Text, i: int) -> bool:
    return any(text.dep[k] == "aux" and text.tag[k] == "TO" for k in text.kids[i] if k < i)


def verb_frames(text: Text, i: int) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """``(frame, head of the content, further cue words)`` of a verb."""
    with_object = text.child(i, "dobj") is not None
    for c in text.kids[i]:
        dep = text.dep[c]
        if dep == "ccomp":
            yield "ccomp:" + clause_kind(text, i, c), c, ()
        elif dep == "advcl" and c > i and not with_object:
            if (kind := _adverbial_kind(text, i, c)) is not None:
                yield kind, c, ()
        elif dep == "intj":
            yield "ccomp:word", c, ()
        elif dep == "xcomp":
            yield "xcomp:" + ("to" if _has_to(text, c) else "ing" if text.tag[c] == "VBG" else "other"), c, ()
        elif dep in ("dobj", "oprd", "attr", "dative"):
            yield dep, c, ()
        elif dep == "prep" and c > i:
            yield from _prepositions(text, c, with_object)
            if (clause := _time_of_saying(text, c)) is not None:
                yield "ccomp:that", clause, ()
        elif dep == "nsubjpass" and text.tag[c] != "WP":
            yield "passive", c, ()
    if text.dep[i] == "acl" and text.tag[i] == "VBN" and text.head[i] < i:
        yield "reduced", text.head[i], ()
    if _is_tag(text, i) or _as_said(text, i):
        yield "parataxis", text.head[i], ()
    if text.dep[i] == "relcl" and not with_object and text.head[i] < i and _lacks_object(text, i):
        yield "relative", text.head[i], ()


def noun_frames(text: Text, i: int) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """``(frame, head of the content, further cue words)`` of a noun of saying or thinking."""
    for c in text.kids[i]:
        dep = text.dep[c]
        if dep == "acl":
            marked = any(text.dep[k] == "mark" for k in text.kids[c] if k < c)
            if marked or _has_to(text, c):
                yield "acl:" + ("to" if _has_to(text, c) else "that"), c, ()
        elif dep == "ccomp":
            yield "ccomp:" + clause_kind(text, i, c), c, ()
        elif dep == "relcl" and text.child(c, "mark") is not None:
            yield "acl:that", c, ()
        elif dep == "prep" and c > i:
            yield from _prepositions(text, c, False)
    head = text.head[i]
    if text.dep[i] == "nsubj" and text.lemma[head] == "be":
        for c in text.kids[head]:
            if text.dep[c] in ("ccomp", "xcomp"):
                yield "be:" + text.dep[c], c, (head,)


def adjective_frames(text: Text, i: int) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """``(frame, head of the content, further cue words)`` of an adjective of knowing, feeling or meaning to."""
    linked = (text.head[i],) if text.dep[i] in ("acomp", "attr", "oprd", "ccomp") and text.pos[text.head[i]] in VERBAL else ()
    words = tuple(k for head in linked for k in cue_words(text, head))
    for c in text.kids[i]:
        dep = text.dep[c]
        if dep in ("ccomp", "xcomp") and c > i:
            yield dep + ":" + (clause_kind(text, i, c) if dep == "ccomp" else "to" if _has_to(text, c) else "other"), c, words
        elif dep == "advcl" and c > i and text.child(c, "mark") is not None and clause_kind(text, i, c) == "that":
            yield "ccomp:that", c, words
        elif dep == "prep" and c > i:
            for frame, top, extra in _prepositions(text, c, False):
                yield frame, top, words + extra
    if linked and text.child(i, "ccomp", "xcomp") is None:
        for c in text.kids[linked[0]]:
            if text.dep[c] == "ccomp" and c > i:
                yield "ccomp:" + clause_kind(text, i, c), c, words


def _prepositions(text: Text, c: int, with_object: bool) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    word = text.lower[c]
    for g in text.kids[c]:
        if text.dep[g] in ("pobj", "pcomp") and not (with_object and word == "as") and not _when_or_where_said(text, word, g):
            clause = ":clause" if text.dep[g] == "pcomp" else ""
            yield f"prep:{word}{clause}" + ("+obj" if with_object else ""), g, (c,)


def _time_of_saying(text: Text, c: int) -> int | None:
    """``acknowledged for the first time that police shot``: the clause, read as one about the time."""
    noun = text.child(c, "pobj") if text.lower[c] == "for" else None
    clause = text.child(noun, "relcl", "acl") if noun is not None and text.lower[noun] == "time" else None
    that = clause is not None and any(text.lower[k] == "that" for k in text.kids[clause])
    return clause if that else None


def _when_or_where_said(text: Text, word: str, g: int) -> bool:
    """``said on Monday``, ``said on television``: when or where somebody spoke is never what was said."""
    if word not in _PLACING:
        return False
    when = time_nouns() | {"time"}
    named = text.lower[g] in when or any(text.lower[k] in when and text.dep[k] in ("compound", "nmod") for k in text.kids[g])
    return named or (word == "on" and speaker_kinds().modifiers.get(text.lower[g]) == "social channel")


def _is_tag(text: Text, i: int) -> bool:
    """Whether the verb is a speech tag beside the clause it hangs on: "The road, he said, was closed"."""
    dep, head = text.dep[i], text.head[i]
    if dep not in ("parataxis", "ccomp", "advcl", "conj") or text.pos[head] not in VERBAL:
        return False
    if dep == "parataxis":
        return True
    tree = text.tree(i)
    left, right = min(tree), max(tree)
    fenced = left == 0 or text.words[left - 1] in (",", '"', "-") or text.words[left] in (",", "-")
    return fenced and len(tree) < 15 and left > 0 and right > head


def _as_said(text: Text, i: int) -> bool:
    """``As the mayor put it, the town was dead``: the verb has no content of its own but "it"."""
    if text.dep[i] != "advcl" or text.pos[text.head[i]] not in VERBAL:
        return False
    marked = any(text.lower[k] == "as" and text.dep[k] in ("mark", "advmod") for k in text.kids[i] if k < i)
    own = [k for k in text.kids[i] if text.dep[k] in ("dobj", "ccomp", "xcomp") and text.lower[k] != "it"]
    return marked and not own


def _lacks_object(text: Text, i: int) -> bool:
    """A relative clause with a subject of its own and no object: "the bill that farmers oppose"."""
    subject = text.child(i, "nsubj")
    return subject is not None and text.tag[subject] not in ("WDT", "WP") and text.child(i, "ccomp", "xcomp", "nsubjpass") is None


def _built(
    text: Text,
    i: int,
    senses: tuple[Cue, ...],
    frame: str,
    top: int,
    extra: tuple[int, ...],
    state: bool = False,
) -> Iterator[Candidate]:
    """The candidates of one frame: with the source that the clause gives, and for nouns also the readings with none of
    their own and with the one who holds what they name."""
    cue = cue_words(text, i) if text.pos[i] in VERBAL else {i}
    cue.update(extra)
    if text.pos[i] == "NOUN":
        subject, light = source_of_noun(text, i, frame)
        subjects = [subject] if subject is not None else [None, holder_of_noun(text, i)]
        cue |= light
    elif text.pos[i] in VERBAL and not state:
        subjects = [source_of_verb(text, i)]
    else:
        subjects = [source_of_adjective(text, i)]
    raising = any(sense.of.raising for sense in senses[:1]) and frame != "parataxis"
    for subject in dict.fromkeys(subjects):
        made = _with_source(text, i, senses, frame, top, set(cue), None if raising else subject)
        if made is not None:
            if raising and subject is not None and text.lower[subject] != "it" and made.group in ("xcomp", "oprd", "prep"):
                made.content |= text.trim(text.tree(subject) - made.cue - text.tree(i)) | ({subject} - text.tree(top))
            yield made


def _with_source(
    text: Text, i: int, senses: tuple[Cue, ...], frame: str, top: int, cue: set[int], subject: int | None
) -> Candidate | None:
    source = source_words(text, subject, i) - cue if subject is not None else set()
    relative = relative_of(text, i) if subject is not None and text.pos[i] in VERBAL else None
    if relative is not None and relative != subject:
        source.add(relative)
    content = set(text.tree(top))
    if frame in ("parataxis", "relative", "reduced"):
        content -= text.tree(i)
    content -= cue
    if frame != "passive":
        content -= source
    content = text.trim(content)
    if not content:
        return None
    return Candidate(head=i, senses=senses, frame=frame, source=source, subject=subject, cue=cue, content=content, core=top)


def cue_words(text: Text, i: int) -> set[int]:
    """The verb with its auxiliaries, negation, particle and the adverbs before it."""
    found = {i}
    for c in text.kids[i]:
        if text.dep[c] in ("aux", "auxpass", "neg", "prt") or (text.dep[c] == "advmod" and i - 4 < c < i and not text.kids[c]):
            found.add(c)
    return found


def _according(text: Text, i: int, known: Cues) -> Iterator[Candidate]:
    """``according to X``, ``per X``: the rest of the sentence is the content."""
    to = i if text.lower[i] == "per" else text.child(i, "prep")
    source = text.child(to, "pobj", "pcomp") if to is not None else None
    if to is None or source is None:
        return
    if text.lower[i] == "per" and (text.dep[i] != "prep" or text.tag[source] not in ("NNP", "NNPS")):
        return
    clause = text.head[i]
    while text.pos[clause] not in VERBAL and text.head[clause] != clause:
        clause = text.head[clause]
    if text.dep[clause] == "acl" and text.tag[clause] == "VBN" and text.child(clause, "mark") is None:
        clause = text.head[clause]  # "54 killed according to the ministry": the figure is theirs
    content = set(text.tree(clause)) - text.tree(i)
    source_tree = text.trim(text.tree(source))
    before = _clause_before(text, i)
    if before and clause > i and max(source_tree, default=i) + 1 < len(text.words) and text.words[max(source_tree) + 1] == ";":
        content, clause = before, min(before)  # "Nine were hurt, according to X; all but one have gone home"
    senses = (Cue(of=known.classes["sourced"], grade="sure"),)
    if content := text.trim(content):
        yield Candidate(head=i, senses=senses, frame="phrase", source=source_tree, subject=source, cue={i, to},
                        content=content, core=clause, score=1.0)  # fmt: skip


def _clause_before(text: Text, i: int) -> set[int]:
    """The words from the start of the sentence (or its last semicolon) to ``i``, where they hold a verb."""
    first = i
    while first > 0 and text.sent[first - 1] == text.sent[i] and text.words[first - 1] != ";":
        first -= 1
    words = text.trim(range(first, i))
    return words if any(text.pos[k] in VERBAL for k in words) else set()


def _telling(text: Text, i: int, known: Cues) -> Iterator[Candidate]:
    """``in the words of X``, ``in his telling``: the rest of the clause is the content."""
    noun, clause = text.child(i, "pobj"), text.head[i]
    told = {"in": known.tellings, "by": known.accounts, "on": known.accounts}.get(text.lower[i], frozenset())
    if noun is None or text.lemma[noun] not in told or text.pos[clause] not in VERBAL:
        return
    of = next((k for k in text.kids[noun] if text.lower[k] == "of"), None)
    owner = text.child(of, "pobj") if of is not None else text.child(noun, "poss")
    if owner is None:
        return
    source = text.trim(text.tree(owner)) - {k for k in text.kids[owner] if text.dep[k] == "case"}
    cue = set(text.tree(i)) - source - {k for k in text.kids[owner] if text.dep[k] == "case"}
    senses = (Cue(of=known.classes["sourced"], grade="sure"),)
    if content := text.trim(set(text.tree(clause)) - text.tree(i)):
        yield Candidate(head=i, senses=senses, frame="phrase", source=source, subject=owner, cue=cue,
                        content=content, core=clause, score=1.0)  # fmt: skip


def _standpoint(text: Text, i: int, known: Cues) -> Iterator[Candidate]:
    """``For the families, the raid was murder``: the clause is how it looks to them."""
    source, clause = text.child(i, "pobj"), text.head[i]
    if text.lower[i] not in known.standpoints or source is None or i > clause or text.pos[clause] not in VERBAL:
        return
    words = text.trim(text.tree(source))
    first = i == 0 or text.sent[i - 1] != text.sent[i]
    if not first or not words or max(words) + 1 >= len(text.words) or text.words[max(words) + 1] != ",":
        return
    senses = (Cue(of=known.classes["sourced"], grade="rare"),)
    if content := text.trim(set(text.tree(clause)) - text.tree(i)):
        yield Candidate(head=i, senses=senses, frame=f"view:{text.lower[i]}", source=words, subject=source, cue={i},
                        content=content, core=clause)  # fmt: skip


def _document(text: Text, i: int, known: Cues) -> Iterator[Candidate]:
    """``In a statement, ...``: the source is the document, the content the rest of the clause."""
    source, clause = text.child(i, "pobj"), text.head[i]
    if source is None or i > clause or text.pos[clause] not in VERBAL or text.lemma[source] not in known.documents:
        return
    senses = (Cue(of=known.classes["sourced"], grade="rare"),)
    if content := text.trim(set(text.tree(clause)) - text.tree(i)):
        yield Candidate(head=i, senses=senses, frame=f"document:{text.lower[i]}", source=text.trim(text.tree(source)),
                        subject=source, cue={i}, content=content, core=clause)  # fmt: skip
