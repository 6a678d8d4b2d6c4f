"""Who gives a figure: "the council put the toll at nine", "the council's count is nine dead", "by its account".

Attitude corpora do not mark these as attributions, a record of casualties needs them: the figure is the source's.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.cues import Cue, Cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.read.attribution.frames import VERBAL, Candidate, cue_words
from unfog.read.attribution.sources import LIGHT, is_passive, kind_of_source, source_of_verb, source_words, subject_of
from unfog.read.attribution.text import Text

_VAGUE = frozenset(("dozens", "hundreds", "thousands", "several", "scores"))
"""Words that count without a number."""
_STANDING = frozenset(("stand", "be", "remain", "rise", "climb", "reach", "come", "go"))
"""Verbs by which a count gives its figure."""
_ORIGIN = frozenset(("be", "come", "stem", "originate", "derive"))
"""Verbs that tell whose a figure is: "the nine came from the hospital"."""
_OFFICIAL = frozenset(("official", "police", "government", "military", "hospital", "medical"))
"""Words that make a count its own source: "official counts stand at 18"."""
_OF_A_NOUN = frozenset(("nummod", "quantmod", "compound", "npadvmod", "advmod"))
"""Relations of a number that says how many of a noun there are."""
_BEFORE = 2
"""Sentences back that tell what a figure which stands alone counts."""
_CLAIMING = frozenset(("say", "claim", "allege", "report", "insist", "estimate", "believe"))
"""Classes of nouns whose "of" gives the figure that is claimed."""


def figures(text: Text, known: Cues, chosen: list[Candidate]) -> list[Candidate]:
    """Attributions of figures whose content nobody else holds yet."""
    heads = {c.head: c for c in chosen}
    senses = (Cue(of=known.classes["figure"], grade="often"),)
    found: list[Candidate] = []
    speakers = {text.lower[c.subject] for c in chosen if c.subject is not None}
    for i, subject, cue, content in (*_proposed(text, known), *_owned(text, known, speakers)):
        source = source_words(text, subject, i) - cue
        content = text.trim(content - source - cue)
        if not source or not _tells_harm(text, known, content, i):
            continue
        numbers = {k for k in content if _is_number(text, k)}
        if kind_of_source(text, subject) not in ("name", "noun", "plural", "it", "pronoun") or any(
            numbers <= c.content for c in chosen if c.head != i and c.source and c.frame != "block"
        ):
            continue
        if i in heads:
            heads[i].content |= content
            continue
        found.append(Candidate(head=i, senses=senses, frame="figure", source=source, subject=subject, cue=cue,
                               content=content, core=min(content), score=1.0))  # fmt: skip
    for i, (giver, mark) in sourced_figures(text).items():
        owner = giver < mark  # "the ministry's" ends with its mark, "from the hospital" begins with it
        source = {k for k in source_words(text, giver, i) if (k <= giver if owner else k > mark)}
        content = {k for k in text.tree(text.head[i] if text.dep[i] == "nummod" else i) if k < mark}
        if source and i not in heads:
            found.append(Candidate(head=i, senses=senses, frame="figure", source=source, subject=giver, cue={mark},
                                   content=content, core=i, score=1.0))  # fmt: skip
    return found


def sourced_figures(text: Text) -> dict[int, tuple[int, int]]:
    """Figures spoken of as such and whose they are: "the nine, six of them children, came from the hospital", "the 54 is the
    ministry's", "the one was a child, from the chief of police".

    The word of the figure -> ``(head of the giver, "from" or the mark of the genitive)``.
    """
    found = {}
    for i, lower in enumerate(text.lower):
        article = i > 0 and text.lower[i - 1] == "the"
        if not article or not (text.tag[i] == "CD" or (lower == "one" and text.pos[i] == "NOUN")):
            continue
        verb = _verb_of(text, i)
        if verb is None or text.lemma[verb] not in _ORIGIN:
            continue
        for k in _after_verb(text, verb):
            owned = text.child(k, "case") if text.dep[k] == "attr" else None
            giver = k if owned is not None else text.child(k, "pobj") if text.lower[k] == "from" else None
            if giver is not None and (
                not speaker_kinds().nouns.keys().isdisjoint({text.lemma[giver], text.lower[giver]}) or text.words[giver].isupper()
            ):
                found[i] = (giver, owned if owned is not None else k)
                break
    return found


def _verb_of(text: Text, i: int) -> int | None:
    """The verb that a bare figure is the subject of; a list of who they are may stand between ("the nine, six of them
    children, came")."""
    if text.dep[i] == "nsubj":
        return text.head[i]
    apart = text.dep[i] == "nummod" and i + 1 < len(text.words) and text.words[i + 1] == ","
    return text.head[text.head[i]] if apart and text.dep[text.head[i]] == "nsubj" else None


def _after_verb(text: Text, verb: int) -> list[int]:
    """What hangs on a verb behind it, and on what it is said to be ("was a child, from the chief of police")."""
    behind = [k for k in text.kids[verb] if k > verb]
    return behind + [g for k in behind if text.dep[k] == "attr" for g in text.kids[k] if text.lower[g] == "from"]


def _proposed(text: Text, known: Cues) -> Iterator[tuple[int, int, set[int], set[int]]]:
    """``(cue word, source word, cue words, content words)``."""
    for i, lemma in enumerate(text.lemma):
        if text.pos[i] == "VERB" and lemma in known.figure_verbs | known.handling and not is_passive(text, i):
            subject = source_of_verb(text, i)
            caring = lemma not in known.handling or (subject is not None and text.lemma[subject] in speaker_kinds().nouns)
            if subject is not None and caring and text.pos[subject] in ("NOUN", "PROPN", "PRON") and subject < i:
                words: set[int] = set()
                for k in text.kids[i]:
                    bare = text.dep[k] in ("advcl", "acomp", "amod") and text.child(k, "mark", "nsubj") is None
                    bare = bare or (text.dep[k] == "conj" and text.pos[k] not in VERBAL)
                    bare = bare or (text.dep[k] == "npadvmod" and _counts_harmed(text, known, k))
                    if k > i and (bare or text.dep[k] in ("dobj", "prep", "ccomp", "oprd", "dative", "attr")):
                        words |= text.tree(k)
                yield i, subject, cue_words(text, i), words
        elif text.pos[i] == "VERB" and lemma in known.toll_verbs and not is_passive(text, i):
            subject, toll = subject_of(text, i), text.child(i, "dobj")
            if subject is not None and subject < i and toll is not None and text.lemma[toll] in known.figure_nouns:
                yield i, subject, cue_words(text, i), _rest_of_sentence(text, i)
        elif (
            text.tag[i] == "VBN" and text.dep[i] == "acl" and lemma in known.figure_verbs | {"claim"}
        ):  # "the 17 dead given by X"
            by = text.child(i, "agent")
            giver = text.child(by, "pobj") if by is not None else None
            if by is not None and giver is not None:
                yield i, giver, {i, by}, set(text.tree(text.head[i])) - text.tree(i)
        elif text.tag[i] == "VBG" and lemma in ("quote", "cite"):  # "the paper, quoting the mayor, has 31 dead"
            said, head = text.child(i, "dobj"), text.head[i]
            head = text.head[head] if text.pos[head] not in VERBAL else head
            if said is not None and head > i and text.pos[head] in VERBAL:
                yield i, said, {i}, {k for k in text.tree(head) if k > head}
            elif said is not None and head < i and text.pos[head] == "VERB" and text.lemma[head] in known.figure_verbs:
                yield i, said, {i}, {k for k in text.tree(head) if head < k < i}
        elif text.pos[i] == "NOUN" and lemma in known.figure_nouns and (stands := _stands_at(text, i)) is not None:
            giver, said = _for_whom(text, stands[0]), text.child(i, "poss") or _established(text, i)
            if giver is not None:
                yield i, giver, {i}, stands[1]
            elif said is not None:
                yield i, said, {i}, stands[1] | _counted(text, known, i)
            elif any(text.lower[k] in _OFFICIAL for k in text.kids[i]):
                yield stands[0], i, {stands[0]}, stands[1]
        elif text.pos[i] == "NOUN" and lemma in known.figure_nouns:
            owner, head = text.child(i, "poss") or _body_before(text, i), text.head[i]
            if owner is not None:
                yield i, owner, {i}, _after_noun(text, i) | _counted(text, known, i)
            elif (established := _established(text, i)) is not None:
                yield i, established, {i}, _after_noun(text, i)
            elif (published := _published(text, i)) is not None:
                yield published[0], published[1], {published[0]}, _before_noun(text, i) | (text.tree(i) - text.tree(published[1]))
            elif (conceded := _figure_of_clause(text, i)) is not None:
                yield i, conceded[1], {i, conceded[0]}, _after_noun(text, i)
            elif text.dep[i] == "dobj" and text.lemma[head] in LIGHT | known.figure_verbs:
                giver = subject_of(text, head)
                if giver is not None and giver < head:
                    yield head, giver, cue_words(text, head), _rest_of_sentence(text, i)
        elif text.pos[i] == "NOUN" and any(s.of.name in _CLAIMING and s.grade != "rare" for s in known.nouns.get(lemma, ())):
            owner, of = text.child(i, "poss"), next((k for k in text.kids[i] if text.lower[k] == "of" and k > i), None)
            claimed = text.child(of, "pobj") if of is not None else None
            if owner is not None and claimed is not None:  # "the army's claim of sixty dead rebels"
                yield i, owner, {i}, set(text.tree(claimed))


def _body_before(text: Text, noun: int) -> int | None:
    """``The police figure``: the body whose noun stands before that of the figure, as the subject of its clause."""
    before = text.child(noun, "compound", "nmod")
    if before is None or text.dep[noun] != "nsubj" or text.lemma[before] not in speaker_kinds().nouns:
        return None
    return before if text.lemma[before] not in speaker_kinds().persons else None


def _figure_of_clause(text: Text, noun: int) -> tuple[int, int] | None:
    """``the toll that the palace concedes is 29``: the verb of the clause and its subject."""
    clause = text.child(noun, "relcl")
    if clause is None or text.dep[noun] not in ("nsubj", "nsubjpass"):
        return None
    subject = next((k for k in text.kids[clause] if text.dep[k] == "nsubj" and text.tag[k] not in ("WDT", "WP")), None)
    return (clause, subject) if subject is not None else None


def _stands_at(text: Text, noun: int) -> tuple[int, set[int]] | None:
    """``the toll stands at 18 killed``: the verb and the words after it."""
    verb = text.head[noun]
    if text.dep[noun] != "nsubj" or text.lemma[verb] not in _STANDING or verb < noun:
        return None
    rest = sorted(_rest_of_sentence(text, verb))
    quoted = bool(rest) and any(text.quote_at[k] >= 0 for k in rest[:2])  # "the ministry's toll is "more than 30 dead"."
    stop = next((k for k in rest if text.words[k] == ";" or (text.quote_at[k] >= 0 and not quoted)), None)
    return verb, {k for k in rest if stop is None or k < stop}


def _for_whom(text: Text, verb: int) -> int | None:
    """``For the council the toll stands at``: whose toll it is."""
    before = (k for k in text.kids[verb] if k < verb and text.dep[k] == "prep" and text.lower[k] in ("for", "to"))
    return next((giver for k in before if (giver := text.child(k, "pobj")) is not None), None)


def _established(text: Text, noun: int) -> int | None:
    """``the toll established by the justice of the peace``, ``the figure from the ministry``: who counted."""
    for k in text.kids[noun]:
        by = text.child(k, "agent") if text.dep[k] == "acl" and text.tag[k] == "VBN" else None
        by = k if text.dep[k] == "prep" and text.lower[k] in ("by", "from") else by
        giver = text.child(by, "pobj") if by is not None else None
        told = text.dep[k] == "acl" or (giver is not None and text.lemma[giver] in speaker_kinds().nouns)
        if giver is not None and (text.pos[giver] == "PROPN" or told):
            return giver
    return None


def _published(text: Text, noun: int) -> tuple[int, int] | None:
    """``nine, the figure the ministry published``: the verb of the clause and its subject, where the noun is an apposition or
    what something makes or is."""
    clause = text.child(noun, "relcl")
    if clause is None or text.dep[noun] not in ("appos", "attr", "oprd"):
        return None
    subject = next((k for k in text.kids[clause] if text.dep[k] == "nsubj" and text.tag[k] not in ("WDT", "WP")), None)
    return (clause, subject) if subject is not None else None


def _before_noun(text: Text, noun: int) -> set[int]:
    """The clause before a noun in apposition or in the place of an attribute, from the start of its sentence."""
    first = noun
    while first > 0 and text.sent[first - 1] == text.sent[noun]:
        first -= 1
    return set(range(first, noun))


def _counted(text: Text, known: Cues, noun: int) -> set[int]:
    """``the governor's count of 26 dead``: what the noun itself counts."""
    of = (k for k in text.kids[noun] if text.dep[k] == "prep" and text.lower[k] == "of")
    counted = next(of, None)
    words = text.tree(counted) if counted is not None else frozenset[int]()
    return set(words) if any(_is_number(text, k) for k in words) else set()


def _owned(text: Text, known: Cues, speakers: set[str]) -> Iterator[tuple[int, int, set[int], set[int]]]:
    """``the ministry's 50 dead``, where the ministry is a speaker of this report elsewhere: its figure, not its dead.
    A bare figure (``the ministry's 14``) is nobody's dead; any body may own it."""
    for i, lemma in enumerate(text.lemma):
        if text.tag[i] == "CD":
            owner = text.child(i, "poss")
            if owner is not None and (text.lemma[owner] in speaker_kinds().nouns or text.words[owner].isupper()):
                yield i, owner, {k for k in text.kids[owner] if text.dep[k] == "case"}, {i}
        if lemma in known.harm and text.pos[i] in ("NOUN", "ADJ", "PROPN"):
            owner = text.child(i, "poss")
            counted = any(text.dep[k] == "nummod" or text.tag[k] == "CD" for k in text.kids[i])
            if owner is not None and counted and text.lower[owner] in speakers and text.pos[owner] != "PRON":
                top = text.head[i] if text.dep[i] in ("nsubj", "nsubjpass", "dobj") else i
                yield i, owner, {k for k in text.kids[owner] if text.dep[k] == "case"}, set(text.tree(top)) - text.tree(owner)


def _after_noun(text: Text, i: int) -> set[int]:
    """What a noun of figures says: the rest of its clause, or of the sentence after a colon or "by ... account"."""
    head = text.head[i]
    if text.dep[i] == "pobj" and text.lower[head] in ("by", "on") and text.pos[text.head[head]] in VERBAL:
        return set(text.tree(text.head[head])) - text.tree(head)
    if text.dep[i] in ("nsubj", "nsubjpass"):
        words = {k for k in text.tree(head) if k > head} if head > i else {k for k in text.tree(head) if k > i} - text.tree(i)
        words = words or {k for k in text.tree(head) if k > i}
        if ":" in text.words[i : max(words, default=i) + 2]:
            words |= _rest_of_sentence(text, head)
        return words
    return set()


def _rest_of_sentence(text: Text, i: int) -> set[int]:
    """The words after ``i`` up to the end of its sentence."""
    last = i + 1
    while last < len(text.words) and text.sent[last] == text.sent[i] and text.para[last] == text.para[i]:
        last += 1
    return set(range(i + 1, last))


def _counts_harmed(text: Text, known: Cues, k: int) -> bool:
    words = text.tree(k)
    return any(_is_number(text, w) for w in words) and any(text.lemma[w] in known.harm for w in words)


def _is_number(text: Text, k: int) -> bool:
    return text.tag[k] == "CD" or text.lower[k] in _VAGUE


def _tells_harm(text: Text, known: Cues, content: set[int], cue: int) -> bool:
    """Whether the content gives a number and people harmed (who may also stand in the sentence before the number)."""
    if not any(_is_number(text, k) for k in content):
        return False
    if text.tag[cue] == "CD":
        return True
    owned = text.child(cue, "poss") is not None or _body_before(text, cue) is not None
    said = content | {cue} if not owned or text.lemma[cue] not in known.figure_nouns else ()
    if not said or any(_harmed(text, known, k) for k in said):
        return True
    alone = any(text.tag[k] == "CD" and text.dep[k] not in _OF_A_NOUN for k in content)
    counted = text.lemma[cue] in known.plain and (alone or any(text.lemma[k] in known.figure_nouns for k in content))
    return counted and any(_harmed(text, known, k) for k in range(_back(text, cue), cue))


def _harmed(text: Text, known: Cues, k: int) -> bool:
    return text.lemma[k] in known.harm or text.lower[k] in known.harm


def _back(text: Text, i: int) -> int:
    """The first word of the sentence ``_BEFORE`` sentences before that of a word, in its paragraph."""
    first = i
    while first > 0 and text.sent[first - 1] >= text.sent[i] - _BEFORE and text.para[first - 1] == text.para[i]:
        first -= 1
    return first
