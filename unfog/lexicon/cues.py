"""The cue words of attributions (``en/cues.toml``): what verbs and nouns tie a source to its words.

Use ``cues()`` to look a lemma up; the classes, their meaning and their examples stand in the data file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of

Grade = Literal["sure", "often", "rare"]
GRADES: tuple[Grade, ...] = ("sure", "often", "rare")
EFFECTS = ("reported", "asserted", "denied", "unconfirmed", "probable", "expected")
STANCES = ("claims", "confirms", "accuses", "denies")
FRAMES = ("ccomp", "xcomp", "dobj", "prep", "quote", "noun", "phrase")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueClass:
    """A class of cue words: its name, meaning, the constructions it stands in, and what it does to the content.

    ``effect`` is the certainty its verbs give the content, ``stance`` what they say of responsibility (or ``None``);
    with ``raising`` the subject of its verbs belongs to the content and nobody speaks ("the bridge seems to hold").
    """

    name: str
    definition: str
    example: str
    frames: frozenset[str]
    effect: str
    stance: str | None
    raising: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One word in one class, with how surely it marks an attribution there."""

    of: CueClass
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The lexicon: ``verbs``, ``nouns`` and ``adjectives`` by lemma (all classes
    of the word, surest first), ``phrases`` as written."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    phrases: tuple[str, ...]
    documents: frozenset[str]
    standpoints: frozenset[str]
    """Prepositions that begin a sentence with the one to whom what follows looks so ("For the families, ...")."""
    classes: dict[str, CueClass]
    figure_verbs: frozenset[str]
    figure_nouns: frozenset[str]
    toll_verbs: frozenset[str]
    harm: frozenset[str]
    """What gives a toll ("put the toll at", "the council's count"): verbs, nouns, and words for people harmed."""
    handling: frozenset[str]
    """Verbs by which bodies that care for the dead and wounded give a figure of them ("the hospital received nine wounded")."""
    plain: frozenset[str]
    """Verbs after which a figure stands alone, what is counted having been told before ("residents counted 72")."""
    colon_verbs: frozenset[str]
    """Verbs that announce an account given after a colon."""
    tellings: frozenset[str]
    """Nouns for what somebody tells ("in the words of")."""
    accounts: frozenset[str]
    """The same after "by" ("by the army's account")."""
    announce: frozenset[str]
    summary: frozenset[str]
    """Phrases that lead a statement given whole, and phrases beside "statement" that do."""


@lru_cache(maxsize=2)
def cues(language: str = "en") -> Cues:
    """The cue lexicon of a language.

    Raises:
        ConfigError: an entry lacks its definition or example, or uses an unknown frame, grade, effect or stance.
    """
    name = f"{language}/cues.toml"
    verbs: dict[str, list[Cue]] = {}
    nouns: dict[str, list[Cue]] = {}
    adjectives: dict[str, list[Cue]] = {}
    phrases: list[str] = []
    documents: list[str] = []
    classes: dict[str, CueClass] = {}
    figures: dict[str, list[str]] = {
        "standpoints": [],
        "colon_verbs": [],
        "tellings": [],
        "accounts": [],
        "figure_verbs": [],
        "figure_nouns": [],
        "toll_verbs": [],
        "handling": [],
        "plain": [],
        "harm": [],
        "announce": [],
        "summary": [],
    }
    for key, entry in toml_of(name).items():
        made = classes[key] = _class_of(name, key, entry)
        phrases += entry.get("phrases", [])
        documents += entry.get("documents", [])
        for part, lemmas in figures.items():
            lemmas += entry.get(part, [])
        for part, into in (("verbs", verbs), ("nouns", nouns), ("adjectives", adjectives)):
            for grade, lemmas in entry.get(part, {}).items():
                if grade not in GRADES:
                    raise ConfigError(f"lexicon/{name} [{key}]: grade {grade!r} is not one of {', '.join(GRADES)}")
                for lemma in dict.fromkeys(lemmas):
                    into.setdefault(lemma, []).append(Cue(of=made, grade=grade))
    return Cues(
        verbs={lemma: _surest_first(found) for lemma, found in verbs.items()},
        nouns={lemma: _surest_first(found) for lemma, found in nouns.items()},
        adjectives={lemma: _surest_first(found) for lemma, found in adjectives.items()},
        phrases=tuple(phrases),
        documents=frozenset(documents),
        standpoints=frozenset(figures["standpoints"]),
        classes=classes,
        figure_verbs=frozenset(figures["figure_verbs"]),
        figure_nouns=frozenset(figures["figure_nouns"]),
        toll_verbs=frozenset(figures["toll_verbs"]),
        handling=frozenset(figures["handling"]),
        plain=frozenset(figures["plain"]),
        harm=frozenset(figures["harm"]),
        colon_verbs=frozenset(figures["colon_verbs"]),
        tellings=frozenset(figures["tellings"]),
        accounts=frozenset(figures["accounts"]),
        announce=frozenset(figures["announce"]),
        summary=frozenset(figures["summary"]),
    )


def _surest_first(found: list[Cue]) -> tuple[Cue, ...]:
    best: dict[str, Cue] = {}
    for cue in sorted(found, key=lambda cue: GRADES.index(cue.grade)):
        best.setdefault(cue.of.name, cue)
    return tuple(best.values())


def _class_of(name: str, key: str, entry: dict[str, Any]) -> CueClass:
    for needed in ("definition", "example", "effect", "frames"):
        if not entry.get(needed):
            raise ConfigError(f"lexicon/{name} [{key}]: {needed!r} is missing")
    if entry["effect"] not in EFFECTS:
        raise ConfigError(f"lexicon/{name} [{key}]: effect {entry['effect']!r} is not one of {', '.join(EFFECTS)}")
    if entry.get("stance") not in (None, *STANCES):
        raise ConfigError(f"lexicon/{name} [{key}]: stance {entry['stance']!r} is not one of {', '.join(STANCES)}")
    if unknown := sorted(set(entry["frames"]) - set(FRAMES)):
        raise ConfigError(f"lexicon/{name} [{key}]: unknown frames {', '.join(unknown)}")
    return CueClass(
        name=key,
        definition=entry["definition"],
        example=entry["example"],
        frames=frozenset(entry["frames"]),
        effect=entry["effect"],
        stance=entry.get("stance"),
        raising=entry.get("raising", False),
    )
