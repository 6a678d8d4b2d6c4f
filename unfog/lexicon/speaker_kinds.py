"""Kinds of speakers (``en/speaker_kinds.toml``): which words make an official, a medic, a medium and so on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of
from unfog.model import SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerKinds:
    """Look-ups by head noun (``nouns``), by word before it (``modifiers``) and by full name in lower case (``names``).

    ``anonymity`` are the phrases that give the reason for staying unnamed.
    """

    nouns: dict[str, SpeakerKind]
    modifiers: dict[str, SpeakerKind]
    names: dict[str, SpeakerKind]
    anonymity: tuple[str, ...]
    persons: frozenset[str]
    """Nouns that name one person although others of their kind name bodies: "colonel" beside "army"."""
    own: tuple[str, ...]
    """Phrases by which an outlet speaks of its own report ("an earlier version of this story")."""
    stand_ins: dict[str, SpeakerKind]
    """Nouns that, with "the", stand for the body of that kind named before ("the group", "the paper")."""
    unnamed: frozenset[str]
    """Head nouns that mean somebody who stays unnamed when no name stands with them ("two officials")."""
    messages: frozenset[str]
    """Nouns for messages, which are their author's words where the author is told."""
    papers: frozenset[str]
    """Further nouns for what a body puts out, as a rule its own where "the" or "its" stands before ("its report", "the list")."""
    signed: frozenset[str]
    """Participles after which a message names whose it is given out to be ("signed by", "attributed to")."""
    signs: frozenset[str]
    """Nouns for what a message bears of its author ("signed with the initials of")."""
    sent_to: frozenset[str]
    """Nouns for those whom a state sends to a body: what follows with "to" is not theirs."""
    offices: frozenset[str]
    """Nouns for persons who speak for a body ("its director")."""
    short_titles: dict[str, str]
    """Short forms of titles, without their stop, and the noun that stands for whoever bears them ("gen", "the general")."""


@lru_cache(maxsize=2)
def speaker_kinds(language: str = "en") -> SpeakerKinds:
    """The table of a language; the first entry that lists a word has it.

    Raises:
        ConfigError: an entry names a kind that does not exist, or has no definition or example.
    """
    name = f"{language}/speaker_kinds.toml"
    nouns: dict[str, SpeakerKind] = {}
    modifiers: dict[str, SpeakerKind] = {}
    names: dict[str, SpeakerKind] = {}
    anonymity: list[str] = []
    unnamed: list[str] = []
    persons: list[str] = []
    lists: dict[str, list[str]] = {"messages": [], "papers": [], "signed": [], "signs": [], "sent_to": []}
    own: list[str] = []
    stand_ins: dict[str, SpeakerKind] = {}
    offices: list[str] = []
    short_titles: dict[str, str] = {}
    known: dict[str, SpeakerKind] = {kind: kind for kind in get_args(SpeakerKind)}
    for kind, entry in toml_of(name).items():
        if kind not in known:
            raise ConfigError(f"lexicon/{name}: {kind!r} is not a kind of speaker ({', '.join(known)})")
        if not entry.get("definition") or not entry.get("example"):
            raise ConfigError(f"lexicon/{name} [{kind}]: definition and example are needed")
        for key, into in (("nouns", nouns), ("modifiers", modifiers), ("names", names)):
            for word in entry.get(key, []):
                into.setdefault(word, known[kind])
        anonymity += entry.get("phrases", [])
        unnamed += entry.get("unnamed", [])
        persons += entry.get("persons", [])
        for key, words in lists.items():
            words += entry.get(key, [])
        own += entry.get("own", [])
        offices += entry.get("offices", [])
        short_titles |= entry.get("short_titles", {})
        stand_ins |= dict.fromkeys(entry.get("stand_ins", []), known[kind])
    return SpeakerKinds(
        nouns=nouns,
        modifiers=modifiers,
        names=names,
        anonymity=tuple(anonymity),
        persons=frozenset(persons),
        own=tuple(own),
        stand_ins=stand_ins,
        unnamed=frozenset(unnamed),
        messages=frozenset(lists["messages"]),
        papers=frozenset(lists["papers"]),
        signed=frozenset(lists["signed"]),
        signs=frozenset(lists["signs"]),
        sent_to=frozenset(lists["sent_to"]),
        offices=frozenset(offices),
        short_titles=short_titles,
    )
