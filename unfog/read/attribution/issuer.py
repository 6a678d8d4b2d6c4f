"""The body that issues a report itself: what a police service's own page says in its own voice, the police say.

Parsed, mentions -> Speaker or ``None``. A publisher is a body by the words of its name (``lexicon/en/issuers.toml``); for
organisations whose names media have too, the text must show it. Checked on the made-up incidents of ``bench/incidents``.
"""

from __future__ import annotations

import re

from unfog.lexicon.issuers import Issuers, issuers
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.model import Attribution, Mention, Speaker, SpeakerKind
from unfog.read.attribution.blame import sides_of
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.text import Text
from unfog.read.parse import Parsed

_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"\s+[-–—|]\s+|\s*\(")
_BODIES = ("group", "force", "state", "outlet")
_LEAD = 2
"""Paragraphs, the headline's included, in which a text calls itself a statement."""


def issuer_of(parsed: Parsed, mentions: tuple[Mention, ...]) -> Speaker | None:
    """Who speaks where a report speaks in its own voice; ``None`` where that is an outlet that tells of others.

    Ask it for claims that rest on no attribution, and for those whose speaker is "we".
    """
    outlet = parsed.report.outlet
    if not outlet or not parsed.report.text:
        return None
    known, text = issuers(), text_for(parsed)
    words = _WORD.findall(outlet.lower())
    office = any(phrase in outlet.lower() for phrase in known.offices)
    named = _named_in_text(known, words, mentions)
    kind = _kind_of(known, words, office)
    if kind is None and (_is_medium(known, words) or not _is_subject(text, parsed.report.text, outlet)):
        if not (_opens_as_subject(text, parsed.report.text, outlet) and _first_person(known, text)):
            return None  # "Harbour Rights Network has confirmed ... We withdraw one name" is no medium
    if not office and kind not in known.plain and not _shows(known, text) and not _opens(text, parsed.report.text, outlet):
        return None
    name = (named.name or named.span.text) if named is not None else _subject_alike(text, parsed.report.text, words, known)
    name = name or _short_name(outlet) or _bare(known, outlet)
    signed = _signatory(parsed, mentions)
    return Speaker(name=name, kind=kind or "unknown", chain=(signed, name) if signed else (name,))


def speaks_for_itself(attribution: Attribution, *, pronouns: bool = False) -> bool:
    """Whether the speaker is "we": the one who writes the report; with ``pronouns`` also an "it" that means nobody named."""
    speaker = attribution.speaker
    if speaker is None:
        return False
    word = speaker.text.lower().split()[0]
    return word in issuers().first_person or (pronouns and speaker.text.lower() == "it")


def in_own_right(speaker: Speaker, issuer: Speaker | None, outlet: str | None) -> bool:
    """Whether who speaks is who publishes: "the Ministry informs" in the ministry's own statement is no more a report of
    somebody else's words than "we" is. Two names are one where their telling words are the same."""
    if speaker.name is None:
        return False
    said = _telling(speaker.name)
    published = [_telling(name) for name in (issuer.name if issuer is not None else None, outlet) if name]
    return bool(said) and any(said == own for own in published)


def _telling(name: str) -> frozenset[str]:
    """The words of a name that set it apart, without the bracketed short form."""
    return frozenset(_WORD.findall(_PARTED.split(name.lower(), maxsplit=1)[0])) - issuers().general


_SIGNED = 3
"""Last paragraphs among which a statement is signed."""
_LONGEST_SIGNATURE = 9
_SHORT_WORD = 3
"""Letters of words that say little in a name: "of", "the", "in"."""
_LONGEST_NAME = 12
"""Words of a signature, and of a body's name."""


def _kind_of(known: Issuers, words: list[str], office: bool) -> SpeakerKind | None:
    """The kind of body that a publisher's name makes it."""
    if not office and _is_medium(known, words):
        return None
    kinds = speaker_kinds()
    found = [kinds.nouns.get(word) for word in words]
    found += [kinds.nouns.get(word.removesuffix("s")) for word in words]
    return next((kind for kind in (*known.plain, *known.shown) if kind in found), "official" if office else None)


def _is_medium(known: Issuers, words: list[str]) -> bool:
    kinds = speaker_kinds()
    return any(word in known.media or kinds.nouns.get(word) == "media" or kinds.names.get(word) == "media" for word in words)


def _named_in_text(known: Issuers, words: list[str], mentions: tuple[Mention, ...]) -> Mention | None:
    """The first body named in the text that shares most, and more than half, of the telling words of the publisher's name."""
    own = set(words) - known.general
    best, most = None, len(own) / 2
    actor = sides_of(" ".join(words))
    for mention in mentions:
        if actor and mention.type in ("group", "force") and sides_of(mention.name or mention.span.text) == actor:
            return mention  # "CENTCOM" of the text's "US Central Command"
    for mention in mentions:
        if mention.type in _BODIES:
            shared = len(own & set(_WORD.findall((mention.name or mention.span.text).lower())))
            if shared > most:
                best, most = mention, shared
    return best


def _opens(text: Text, raw: str, outlet: str) -> bool:
    """Whether the publisher by its very name is the subject of the first paragraphs: "The Harbour Network presents ..."."""
    words = {word for word in _WORD.findall(outlet.lower())}
    nouns = words & set(speaker_kinds().nouns) - {"human", "rights"}
    for i, word in enumerate(text.lower):
        if text.para[i] > _LEAD:
            break
        if (
            word in nouns
            and text.dep[i] == "nsubj"
            and any(text.lower[k] == "the" for k in text.kids[i])
            and text.words[i].islower()
        ):
            return True  # "In May the section documented", a section's note
    last = next((text.start[i] for i, para in enumerate(text.para) if para > _LEAD), len(raw))
    return _is_subject(text, raw[:last], outlet)


def _is_subject(text: Text, raw: str, outlet: str) -> bool:
    """Whether the publisher by its very name, or by the name it puts before what it is ("Lumina - Harbour Rights
    Association"), is the subject of a clause: it tells of itself."""
    for name in dict.fromkeys((outlet, _short_name(outlet))):
        at = raw.find(name) if name else -1
        while at >= 0:
            if any(text.dep[i] == "nsubj" and at <= text.start[i] < at + len(name) for i in range(len(text.words))):
                return True
            at = raw.find(name, at + 1)
    return False


def _short_name(outlet: str) -> str:
    """What stands before a dash or a bracket in a publisher's name; empty where that is none of its own or a medium's."""
    short, *rest = _PARTED.split(outlet, maxsplit=1)
    words = _WORD.findall(short.lower())
    general = issuers().general | set(speaker_kinds().nouns)
    return short if rest and not set(words) <= general and not _is_medium(issuers(), words) else ""


def _opens_as_subject(text: Text, raw: str, outlet: str) -> bool:
    """Whether the publisher by its very name is the subject of a clause in the first paragraphs."""
    last = next((text.start[i] for i, para in enumerate(text.para) if para > _LEAD), len(raw))
    return _is_subject(text, raw[:last], outlet)


def _subject_alike(text: Text, raw: str, words: list[str], known: Issuers) -> str | None:
    """The first subject of the opening paragraphs that shares half of the telling words of the publisher's name, and two at
    least: "The rights service of the Harbour Office" of the "Harbour Office rights service (summary)"."""
    own = {word for word in words if len(word) > _SHORT_WORD and word not in known.channel}
    for i, para in enumerate(text.para):
        if para > _LEAD:
            return None
        if para > 0 and text.dep[i] == "nsubj" and text.head[text.head[i]] == text.head[i]:
            phrase = sorted(text.trim(text.tree(i)))
            if len(phrase) <= _LONGEST_NAME and len(own & {text.lower[k] for k in phrase}) >= max(2, len(own) / 2):
                said = raw[text.start[phrase[0]] : text.end[phrase[-1]]]
                return said[4:] if said.lower().startswith("the ") else said
    return None


def _signatory(parsed: Parsed, mentions: tuple[Mention, ...]) -> str | None:
    """The person whose name stands alone, or with a title, in one of the last lines."""
    for start, end in parsed.paragraphs[-_SIGNED:]:
        line = parsed.report.text[start:end]
        if len(line.split()) > _LONGEST_SIGNATURE or line.rstrip()[-1:] in ".!?:;":
            continue
        for mention in mentions:
            if mention.type == "person" and start <= mention.span.start and mention.span.end <= end:
                return mention.name or mention.span.text
    return None


def _first_person(known: Issuers, text: Text) -> bool:
    return any(text.quote_at[i] < 0 and word in known.first_person and text.words[i] != "US" for i, word in enumerate(text.lower))


def _shows(known: Issuers, text: Text) -> bool:
    """Whether the text speaks as we outside quotations or calls itself a statement."""
    if _first_person(known, text):
        return True
    lead = " ".join(word for i, word in enumerate(text.lower) if text.para[i] < _LEAD)
    return any(phrase in lead for phrase in known.statement)


def _bare(known: Issuers, outlet: str) -> str:
    """The publisher's name without the words for its channel or office at either end."""
    parts = [part.strip() for part in outlet.split(",")]
    words = (parts[0] if len(parts) > 1 and parts[0] else outlet).split()
    while len(words) > 1 and words[-1].lower() in known.general - {"service", "office", "department", "team", "centre", "center"}:
        words.pop()
    return " ".join(words)
