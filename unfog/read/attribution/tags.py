"""Speech tags at a sentence's end, read from the surface: "..., killing nine people, police and a doctor said on Monday."

The parser often takes the tag's subject for one more member of the clause before it, most of all in long wire leads.
The words decide then: a comma, a noun phrase of one who can speak, a verb of speech, and no clause of its own after it.
What follows the tag with "including", "among them" or a participle belongs to what was said.
"""

from __future__ import annotations

from unfog.lexicon.cues import Cues
from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.read.attribution.frames import VERBAL, Candidate, cue_words
from unfog.read.attribution.speech import speech_senses
from unfog.read.attribution.text import MARKS, Text

_LONGEST_NAME = 12
"""Words of the noun phrase before the verb; longer ones are clauses."""
_LONGEST_AFTER = 12
"""Words between the verb and the next comma or the sentence's end: time, place and listener."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_GOES_ON = frozenset(("including", "among", "with", "bringing", "most", "many", "some", "adding", "raising", "not"))
_BESIDE = frozenset(("as", "while", "after", "when", "though", "although", "even", "hours", "days"))
"""First words of what an outlet adds behind a tag: "..., officials said on Friday, as rescuers went on digging"."""
_MANNER = frozenset(("speak", "talk", "ask", "request", "refuse", "decline", "weep", "cry", "choke", "sob", "whisper"))
"""Participles that tell how something was said."""
_PERSONAL = frozenset(("he", "she", "it", "they"))
_LIKE_NOUNS = frozenset(("report", "reports"))
"""Verbs of saying that the tagger takes for nouns at a sentence's end: "..., local media report"."""
_AUDIENCES = frozenset(
    ("conference", "briefing", "parliament", "court", "hearing", "rally", "reporter", "meeting", "session", "caller")
)
"""Nouns for those who are told, beside people and bodies that speak."""
_NOT_FIRST = frozenset(("IN", "WRB", "WDT", "WP", "TO", "VBG", "VBN", "CC", "RB"))


def trailing_tags(text: Text, chosen: list[Candidate], known: Cues, kinds: SpeakerKinds) -> None:
    """Give the clauses before such a tag to its speaker; correct or add candidates in place."""
    heads = {c.head: c for c in chosen}
    for i in range(len(text.words)):
        senses = speech_senses(text, i, known)
        if not senses and text.lower[i] in _LIKE_NOUNS and _ends_sentence(text, i):
            senses = known.verbs.get(text.lower[i].removesuffix("s"), ())
        elif text.tag[i] not in ("VBD", "VBZ", "VBP"):
            continue
        if not senses or text.quote_at[i] >= 0:
            continue
        tag = _tag(text, i, known, kinds)
        if tag is None:
            continue
        source, subject, content, after = tag
        cue = cue_words(text, i) - source - content
        old = heads.get(i)
        if old is None:
            chosen.append(Candidate(head=i, senses=senses, frame="tag", source=source, subject=subject, cue=cue,
                                    content=content | after, core=min(content), score=1.0))  # fmt: skip
        elif _no_content(text, old, kinds) and old.content and min(old.content) > i:
            old.frame, old.core, old.content = "tag", min(content), content | after
            old.source, old.subject, old.cue = source, subject, cue
        elif old.group in ("ccomp", "parataxis") and min(old.content, default=0) > i and after and old.content <= after | content:
            old.content = content | after  # "284 were wounded, she said, 195 of whom are still in hospital"
        elif old.group == "ccomp" and ";" in text.words[i : min(old.content, default=i)] and not content & old.content:
            old.content |= content  # "No guard was hurt, it said; the man was a porter"
            if max(source) == i - 1 and old.subject is not None and old.subject < min(source):
                old.source, old.subject = source, subject  # "Harnabad: Nine died, the minister said; four are missing"
                old.content -= source
        elif old.group in ("ccomp", "parataxis") and (not old.content or max(old.content) < i):
            if not old.source or min(old.source) < min(source):
                old.source, old.subject = source, subject
            old.content = (old.content | content | after) - old.source - old.cue


def _ends_sentence(text: Text, i: int) -> bool:
    """Whether only a full stop follows in the sentence of a word that stands behind a noun or a comma."""
    last = i + 1 >= len(text.words) or text.words[i + 1] in (".", "!") or text.sent[i + 1] != text.sent[i]
    return last and i > 2 and (text.words[i - 1] == "," or text.pos[i - 1] in ("NOUN", "PROPN"))


def _no_content(text: Text, old: Candidate, kinds: SpeakerKinds) -> bool:
    """Whether what the parse gives a speech verb after it is when, to whom or how it was said."""
    return old.group == "prep" or _is_audience(text, old, kinds) or _is_manner(text, old)


def _is_manner(text: Text, old: Candidate) -> bool:
    """``a captain said, speaking on condition of anonymity``: how it was said, taken for what was."""
    first = min(old.content, default=0)
    return text.tag[first] == "VBG" and text.lemma[first] in _MANNER


def inverted_tags(text: Text, chosen: list[Candidate], known: Cues, kinds: SpeakerKinds) -> None:
    """``Four people were killed, including an inspector, said Musa Tsara, who speaks for the parents``: the whole sentence
    before the tag is its speaker's, and a clause that goes on after it with "and" too. Candidates are added or widened."""
    heads = {c.head: c for c in chosen}
    for i in range(2, len(text.words) - 1):
        if text.words[i - 1] != "," or text.quote_at[i] >= 0 or text.tag[i] not in ("VBD", "VBZ", "VBP"):
            continue
        named = heads.get(i) is not None and i - 2 <= max(heads[i].source, default=-1) < i
        senses = () if named or text.lemma[i] in ("tell", "inform") else speech_senses(text, i, known)
        phrase = _until(text, i + 1, (",", ".", ";", ":", "(", "-", "—"))
        subject = _who(text, phrase, kinds) if senses and phrase else None
        if subject is None:
            continue
        first = i
        while first > 0 and text.sent[first - 1] == text.sent[i] and text.para[first - 1] == text.para[i]:
            first -= 1
        said = text.trim(range(first, i - 1))
        others = [c for c in chosen if c.source and c.head != i and first <= c.head < i]
        quoted = any(text.quote_at[k] >= 0 for k in said)
        if others or quoted or len(said) < 3 or not any(text.pos[k] in VERBAL for k in said):
            continue
        old, content = heads.get(i), said | _going_on(text, phrase[-1] + 1)
        if old is None:
            chosen.append(Candidate(head=i, senses=senses, frame="tag", source=text.trim(phrase), subject=subject,
                                    cue=cue_words(text, i) - content, content=content, core=min(content), score=1.0))  # fmt: skip
        elif old.source and max(old.source) < i:
            old.source, old.subject, old.content = text.trim(phrase), subject, content  # "eight of the injured ..., said"
        else:
            old.content = (old.content | content) - old.source - old.cue


def _until(text: Text, first: int, marks: tuple[str, ...]) -> list[int]:
    """The words from ``first`` to the next of some marks, in its sentence."""
    last = first
    while last < len(text.words) and text.sent[last] == text.sent[first] and text.words[last] not in marks:
        last += 1
    return list(range(first, last))


def _going_on(text: Text, comma: int) -> set[int]:
    """After a tag, what begins with "and" or "but" and has a verb of its own: "said the governor, and four were children"."""
    at = comma
    while at + 1 < len(text.words) and text.words[at] == "," and text.sent[at + 1] == text.sent[comma]:
        if text.lower[at + 1] in ("and", "but"):
            rest = [k for k in range(at + 2, len(text.words)) if text.sent[k] == text.sent[at]]
            told = any(text.tag[k] in _FINITE for k in rest) and not any(text.words[k] in MARKS for k in rest)
            return text.trim(rest) if told and rest and text.lower[rest[0]] not in _PERSONAL else set()
        if text.tag[at + 1] in ("WP", "WDT", "WRB", "VBG"):
            return set()
        at += 1 + len(_until(text, at + 1, (",", ".", ";", ":")))
    return set()


def _is_audience(text: Text, old: Candidate, kinds: SpeakerKinds) -> bool:
    """``told journalists in the capital``: who was told, taken for what was."""
    told = old.group in ("dobj", "dative") and text.lemma[old.head] in ("tell", "inform")
    known = text.lemma[old.core] in kinds.nouns or text.lemma[old.core] in _AUDIENCES or text.lower[old.core] in ("us", "me")
    return told and (known or text.pos[old.core] == "PROPN")


def _tag(text: Text, i: int, known: Cues, kinds: SpeakerKinds) -> tuple[set[int], int, set[int], set[int]] | None:
    """``(source, its head word, what was said before, what goes on after)`` of a verb that ends its sentence."""
    first = i
    while first > 0 and text.sent[first - 1] == text.sent[i]:
        first -= 1
    commas = [k for k in range(first, i) if text.words[k] == ","]
    if commas and commas[-1] == i - 1:  # "the governor of the region, Ana Sol, said"
        commas = commas[:-2]
    if not commas:
        return None
    comma = commas[-1]
    phrase = [k for k in range(comma + 1, i) if not text.words[k].isspace()]
    subject = _who(text, _described(text, phrase), kinds)
    said = text.trim(range(first, comma))
    if subject is None or len(said) < 3 or not any(text.pos[k] in VERBAL for k in said):
        return None
    if any(text.words[k] in MARKS for k in range(comma, i)):
        return None
    after = _after(text, i, known)
    return None if after is None else (text.trim(phrase), subject, said, after)


def _described(text: Text, phrase: list[int]) -> list[int]:
    """``the Harbour Lawyers, a group that documents abuses,``: the name before its description."""
    comma = next((n for n, k in enumerate(phrase) if text.words[k] == ","), None)
    if comma is None or comma + 1 >= len(phrase) or comma == 0:
        return phrase
    described = text.lower[phrase[comma + 1]] in ("a", "an", "the", "which", "who") and text.pos[phrase[comma - 1]] == "PROPN"
    return phrase[:comma] if described else phrase


def _who(text: Text, phrase: list[int], kinds: SpeakerKinds) -> int | None:
    """The head word of a noun phrase of people or bodies that speak; ``None`` for anything else."""
    plain = [k for k in phrase if text.words[k] != ","]
    if len(plain) == 1 and text.lower[plain[0]] in _PERSONAL:
        return plain[0]
    if not plain or len(plain) > _LONGEST_NAME or text.tag[plain[0]] in _NOT_FIRST:
        return None
    if any(text.tag[k] in _FINITE or text.tag[k] in ("WDT", "WP", "WRB") for k in plain):
        return None
    nouns: list[int] = []
    for k in plain:
        if text.pos[k] in ("NOUN", "PROPN"):
            nouns.append(k)
        elif nouns and text.tag[k] in ("IN", "CC", ","):
            break
    if not nouns or text.pos[plain[-1]] not in ("NOUN", "PROPN"):
        return None
    head = nouns[-1]
    speaks = text.lemma[head] in kinds.nouns or text.lower[head] in kinds.nouns or text.pos[head] == "PROPN"
    return head if speaks else None


def _after(text: Text, i: int, known: Cues) -> set[int] | None:
    """The words of what was said that follow the tag; ``None`` where the verb has a clause of its own after it."""
    end = i + 1
    while end < len(text.words) and text.sent[end] == text.sent[i] and text.words[end] not in (",", ".", ";"):
        if text.lower[end] == "because":
            return set()  # why somebody speaks without a name
        if text.tag[end] in _FINITE or text.words[end] in MARKS or text.words[end] == ":":
            return None
        end += 1
    if end - i > _LONGEST_AFTER:
        return None
    if end + 1 < len(text.words) and text.words[end] == "," and text.sent[end + 1] == text.sent[i]:
        if text.tag[end + 1] == "VBG" and any(s.of.name == "cite" for s in known.verbs.get(text.lemma[end + 1], ())):
            return set()
        if text.lemma[end + 1] in _MANNER or text.lower[end + 1] in _BESIDE:
            return set()
        if text.lower[end + 1] in ("which", "who"):
            return set()  # "the embassy said in a statement, which spoke of ..."
        if text.lower[end + 1] in _GOES_ON or text.tag[end + 1] in ("CD", "VBG"):
            return text.trim(k for k in range(end + 1, len(text.words)) if text.sent[k] == text.sent[i] and k < end + 60)
        if any(text.tag[k] in _FINITE for k in range(end, min(end + 40, len(text.words))) if text.sent[k] == text.sent[i]):
            return None
    return set()
