"""A speaker as resolved, and what is known of the speakers of a report while they are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.model import Mention, SpeakerKind
from unfog.read.attribution.text import Text

SINGULAR = frozenset(("he", "she", "him", "her", "his", "hers", "who"))
PLURAL = frozenset(("they", "them", "their", "we", "who"))
_OTHER_PRONOUNS = frozenset(("i", "you", "it", "its", "my", "our", "your", "that", "which", "this", "these", "those", "me", "us"))
DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those"))
MENTION_KIND: dict[str, SpeakerKind] = {"outlet": "media", "group": "armed group", "force": "military", "state": "government"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A speaker as resolved: ``name`` to show, ``kind``, ``key`` to tell whether two attributions have one speaker."""

    name: str
    kind: SpeakerKind
    key: str
    document: bool = False
    body: str | None = None
    """The body for which a person speaks: "its director", "the council's chairman", "a spokesman for the mission"."""
    said: str | None = None
    """The office or short name used here, where the name is another: "the sheriff" of Jonas Breck."""


@dataclass(slots=True, kw_only=True)
class Heard:
    """A report's text and mentions, and the speakers it has had so far."""

    text: Text
    raw: str
    mentions: tuple[Mention, ...]
    kinds: SpeakerKinds
    seen: list[tuple[int, Who, str]] = field(default_factory=list)
    """(place, who, number) of the speakers so far; number is ``singular``, ``plural`` or ``body``."""
    titles: dict[str, SpeakerKind] | None = None


def says_nothing(words: str) -> bool:
    """Whether a speaker's words name nobody by themselves: a pronoun or something owned by one, left without a name."""
    first, *_ = words.lower().split() or [""]
    return first in SINGULAR | PLURAL | _OTHER_PRONOUNS


def key_of(name: str) -> str:
    """A name as it is compared: in lower case, without articles."""
    return " ".join(w for w in name.lower().split() if w not in DETERMINERS)
