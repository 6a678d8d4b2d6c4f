"""Relay chains: through whom a speaker's words came, the outermost relay first."""

from __future__ import annotations

import re

from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.model import Mention
from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.speakers import Speakers
from unfog.read.attribution.text import Text
from unfog.read.attribution.who import Who

_DATELINE = re.compile(r"^[^\n]{0,80}?\(\s*(?P<agency>[A-Z][\w.\- ]{1,30}?)\s*\)\s*[-–—]")
_CITES = frozenset(("cite", "quote"))
_STATEMENTS = frozenset(("statement", "message", "address", "communique", "video", "recording", "letter"))
"""What a body says its words in."""
_READ = frozenset(("read", "deliver", "sign", "issue", "record", "voice", "post", "write", "publish", "release"))
"""What the one who speaks for a body does with its statement."""


def dateline_agency(raw: str, kinds: SpeakerKinds) -> str | None:
    """The agency of a dateline such as ``HARNABAD, May 4 (Reuters) -`` in the first lines, or ``None``."""
    for line in raw[:1500].split("\n")[:8]:
        match = _DATELINE.match(line.strip())
        if match and kinds.names.get(match["agency"].lower()) == "media":
            return match["agency"]
    return None


def told_to(text: Text, candidate: Candidate, mentions: tuple[Mention, ...], kinds: SpeakerKinds) -> set[int]:
    """Words of the medium that a speaker told: ``told the agency Reuters``, ``in an interview with the BBC``."""
    i = candidate.head
    if text.lemma[i] == "tell":
        for k in text.kids[i]:
            if text.dep[k] in ("dobj", "dative") and is_medium(text, k, mentions, kinds):
                return text.trim(text.tree(k) - candidate.content)
    for k in text.kids[i]:
        if text.dep[k] == "prep" and text.lower[k] in ("in", "to", "with", "by"):
            for g in text.kids[k]:
                if text.dep[g] != "pobj":
                    continue
                if text.lower[k] in ("to", "by") and is_medium(text, g, mentions, kinds):
                    return text.trim(text.tree(g) - candidate.content)
                inner = [text.child(p, "pobj") for p in text.kids[g] if text.lower[p] in ("with", "to")]
                medium = inner[0] if inner and text.lemma[g] in ("interview", "comment", "remark", "statement") else None
                if medium is not None and is_medium(text, medium, mentions, kinds):
                    return text.trim(text.tree(medium) - candidate.content)
    voice = _voice(text, i, candidate.subject, kinds)
    return text.trim(text.tree(voice) - candidate.content) if voice is not None else set()


def _voice(text: Text, verb: int, subject: int | None, kinds: SpeakerKinds) -> int | None:
    """Whose voice a body spoke with: ``said in a statement read by its spokesman``, ``through its spokesman``."""
    for k in (*text.kids[verb], *(text.kids[subject] if subject is not None else ())):
        noun = text.child(k, "pobj") if text.dep[k] == "prep" else None
        if noun is None:
            continue
        if text.lower[k] in ("through", "via"):
            person = text.pos[noun] == "PROPN" or text.lemma[noun] in kinds.persons
            return noun if person and kinds.nouns.get(text.lemma[noun]) != "media" else None
        if text.lower[k] == "in" and text.lemma[noun] in _STATEMENTS:
            for c in text.kids[noun]:
                read = text.child(c, "agent", "prep") if text.dep[c] == "acl" and text.lemma[c] in _READ else c
                by = text.child(read, "pobj") if read is not None and text.lower[read] == "by" else None
                if by is not None:
                    return by
    return None


def is_medium(text: Text, i: int, mentions: tuple[Mention, ...], kinds: SpeakerKinds) -> bool:
    """Whether a noun phrase names a medium: an outlet mention, a known name, or a media noun that is one medium."""
    at = text.start[i]
    if any(m.type == "outlet" and m.span.start <= at < m.span.end for m in mentions):
        return True
    phrase = " ".join(text.lower[k] for k in sorted(text.tree(i)) if not text.empty[k] and text.lower[k] not in ("the", "a"))
    if kinds.names.get(phrase) == "media" or kinds.names.get(text.lower[i]) == "media":
        return True
    return kinds.nouns.get(text.lemma[i]) == "media" and text.tag[i] in ("NN", "NNP") and text.lemma[i] not in (
        "reporter", "journalist", "correspondent"
    )  # fmt: skip


def quoted_in(text: Text, candidate: Candidate, kinds: SpeakerKinds) -> tuple[set[int], int, set[int]] | None:
    """``X was quoted by Y as saying``: (words of X, head word of X, words of Y); ``None`` for other cues."""
    i = candidate.head
    if text.lemma[i] == "say" and text.dep[i] in ("pcomp", "advcl", "xcomp"):
        top = text.head[i]
        quote = text.head[top] if text.lower[top] == "as" else top
        if text.lemma[quote] in _CITES:
            return _quoted(text, quote, kinds)
    return _quoted(text, i, kinds) if text.lemma[i] in _CITES else None


def _quoted(text: Text, quote: int, kinds: SpeakerKinds) -> tuple[set[int], int, set[int]] | None:
    said = text.child(quote, "nsubjpass")
    if said is not None:
        for k in text.kids[quote]:
            if text.dep[k] in ("agent", "prep") and text.lower[k] in ("by", "in", "on"):
                relay = text.child(k, "pobj")
                if relay is not None:
                    return text.trim(text.tree(said)), said, _without_as(text, relay)
        return text.trim(text.tree(said)), said, set()
    active, said = text.child(quote, "nsubj"), text.child(quote, "dobj")
    if active is None and text.dep[quote] in ("advcl", "acl", "conj"):
        active = text.child(text.head[quote], "nsubj")
    if said is None or not _can_speak(text, said, active, kinds):
        return None
    return _without_as(text, said), said, text.trim(text.tree(active)) if active is not None else set()


def _can_speak(text: Text, cited: int, citer: int | None, kinds: SpeakerKinds) -> bool:
    """Whether what is cited is a source: a name, people or a body; a document where a medium cites it, or one with an
    issuer. Whoever cites "his own endorsements" or "the heat" speaks for himself."""
    kind = kinds.nouns.get(text.lemma[cited]) or kinds.nouns.get(text.lower[cited])
    if kind != "document":
        return kind is not None or text.pos[cited] == "PROPN"
    issued = any(text.dep[k] == "prep" and text.lower[k] in ("by", "from") for k in text.kids[cited])
    return issued or (citer is not None and is_medium(text, citer, (), kinds))


def citing(text: Text, candidate: Candidate, kinds: SpeakerKinds) -> tuple[set[int], int, set[int]] | None:
    """``The agency, citing two officials, said``: (words of the officials, their head word, words of the agency)."""
    i, subject = candidate.head, candidate.subject
    if subject is None or text.lemma[i] in _CITES or text.pos[i] != "VERB":
        return None
    for k in (*text.kids[i], *text.kids[subject]):
        cited = _cited_by(text, k)
        if (
            cited is not None
            and _can_speak(text, cited, subject, kinds)
            and text.dep[k] in ("advcl", "acl", "relcl")
            and k not in candidate.content
        ):
            return _without_as(text, cited), cited, text.trim(candidate.source - text.tree(k))
    return None


def _cited_by(text: Text, k: int) -> int | None:
    """Whom ``citing two officials`` or ``which quoted a volunteer`` cites."""
    if text.lemma[k] not in _CITES:
        return None
    relative = text.dep[k] == "relcl" and any(text.tag[c] in ("WDT", "WP") and text.dep[c] == "nsubj" for c in text.kids[k])
    return text.child(k, "dobj") if text.tag[k] == "VBG" or relative else None


def _without_as(text: Text, top: int) -> set[int]:
    words = set(text.tree(top))
    for k in text.kids[top]:
        if text.dep[k] in ("prep", "acl", "relcl") and text.lower[k] in ("as", "saying", "who"):
            words -= text.tree(k)
    return text.trim(words)


def chains_of(
    chosen: list[Candidate], whos: list[Who | None], relays: list[str | None], outer: tuple[str, ...]
) -> list[tuple[str, ...]]:
    """For every attribution the relays from outside in, then its own speaker.

    An attribution whose words lie inside the content of another one was relayed by that one's speaker; ``relays`` are
    the media told or quoting, ``outer`` what holds for the whole report (a forwarded channel, an agency's dateline). The body
    that a person speaks for stands before that person, and so does the office that stands for the name ("the sheriff").
    """
    made: list[tuple[str, ...]] = []
    for k, candidate in enumerate(chosen):
        around = [j for j, other in enumerate(chosen) if j != k and whos[j] is not None and _inside(candidate, other)]
        around.sort(key=lambda j: -len(chosen[j].content))
        path: list[str] = list(outer)
        for j in around:
            path += [name for name in (relays[j], *_calls(whos[j])) if name]
        path += [name for name in (relays[k], *_calls(whos[k])) if name]
        made.append(tuple(name for n, name in enumerate(path) if name not in path[:n]))
    return made


def _calls(who: Who | None) -> tuple[str | None, ...]:
    """The body that somebody speaks for, the office by which the text calls them here, and their name."""
    return (who.body, who.said, who.name) if who is not None else ()


def _inside(inner: Candidate, outer: Candidate) -> bool:
    return inner.head in outer.content and inner.content <= outer.content | inner.cue | inner.source and inner is not outer


def name_of(speakers: Speakers, words: set[int]) -> str | None:
    """What to call the relay that these words name."""
    if not words:
        return None
    text = speakers.text
    top = next((i for i in sorted(words) if text.head[i] not in words or text.head[i] == i), min(words))
    who = speakers.of_words(words, top)
    return who.name if who is not None else None
