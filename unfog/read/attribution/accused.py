"""Whom a verb of blaming, accusing or condemning blames."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.stances import Blame, Stances
from unfog.model import Mention
from unfog.read.attribution.blame import Party
from unfog.read.attribution.deeds import known_deeds
from unfog.read.attribution.parties import nobody, party_at, party_of_words
from unfog.read.attribution.sources import is_passive, subject_of
from unfog.read.attribution.stands import described_person, person_before
from unfog.read.attribution.text import Text


def blamed_by(text: Text, known: Stances, verb: int, mentions: tuple[Mention, ...]) -> Party | None:
    """Whom a verb of blaming blames; ``None`` for other verbs, for no one, and for bare descriptions."""
    lemma = text.lemma[verb]
    for entry in known.blames:
        if lemma in entry.verbs and _needs_met(text, entry, verb):
            for noun in _places(text, known, entry, verb):
                party = party_at(text, known, noun, mentions)
                if party is not None and not nobody(known, party):
                    return party
                if entry.legal and (person := legally_accused(text, noun, verb, mentions)) is not None:
                    return person
    return None


def legally_accused(text: Text, noun: int, verb: int, mentions: tuple[Mention, ...]) -> Party | None:
    """Whom the law accuses without a name: "a 27-year-old man", "him"."""
    if text.lower[noun] in ("him", "her"):
        subject = subject_of(text, verb)
        speaker = range(min(text.tree(subject)), max(text.tree(subject)) + 1) if subject is not None else range(0)
        return person_before(text, mentions, noun, speaker)
    return described_person(text, noun)


def anyone_accused(text: Text, known: Stances, verb: int) -> Party | None:
    """``accused the hunters of``, ``holds the contractor responsible``: whatever noun phrase stands there; nobody else does."""
    if text.lemma[verb] not in ("accuse", "hold"):
        return None
    noun = next((k for k in blame_places(text, known, verb) if text.pos[k] == "NOUN"), None)
    party = party_of_words(text, noun) if noun is not None else None
    return party if party is not None and not nobody(known, party) else None


def blames(text: Text, known: Stances, verb: int) -> bool:
    """Whether a verb is one of blaming that needs further words and has them ("holds X responsible", "charged X with")."""
    return any(entry.needs and text.lemma[verb] in entry.verbs and _needs_met(text, entry, verb) for entry in known.blames)


def blame_places(text: Text, known: Stances, verb: int) -> Iterator[int]:
    """The nouns that a verb of blaming blames, in the order of the lexicon's entries."""
    for entry in known.blames:
        if text.lemma[verb] in entry.verbs and _needs_met(text, entry, verb):
            yield from _places(text, known, entry, verb)


def _needs_met(text: Text, entry: Blame, verb: int) -> bool:
    return not entry.needs or any(text.lower[k] in entry.needs for c in text.kids[verb] for k in (c, *text.kids[c]))


def _places(text: Text, known: Stances, entry: Blame, verb: int) -> Iterator[int]:
    passive = is_passive(text, verb)
    if entry.object and passive and text.dep[verb] == "acl" and text.child(verb, "agent") is not None:
        yield text.head[verb]  # "the front, blamed by the army for the raid"
    for k in text.kids[verb]:
        if entry.complement:
            called = text.dep[k] in ("oprd", "ccomp", "attr") and k > verb and text.pos[k] in ("NOUN", "PROPN")
            joined = text.dep[k] == "dobj" and any(
                text.lower[c] in entry.needs for c in text.kids[k] if text.dep[c] == "compound"
            )
            if called or joined:  # "called the attackers agents", read as one noun
                yield k
        elif entry.object and text.dep[k] == ("nsubjpass" if passive else "dobj") and text.lemma[k] not in known_deeds(known):
            yield k
        elif entry.object and not passive and text.dep[k] in ("ccomp", "xcomp") and entry.needs:
            yield from (c for c in text.kids[k] if text.dep[c] == "nsubj")  # "holds the army responsible", a small clause
        elif text.dep[k] == "prep" and text.lower[k] in entry.prepositions:
            noun = text.child(k, "pobj")
            if noun is not None:
                yield from _behind_door(text, noun)
        elif text.dep[k] == "agent" and entry.prepositions:  # "was blamed by the city on the army"
            for c in (j for noun in text.kids[k] for j in text.kids[noun]):
                noun = text.child(c, "pobj") if text.dep[c] == "prep" and text.lower[c] in entry.prepositions else None
                if noun is not None:
                    yield noun
        elif text.dep[k] == "dobj" and entry.prepositions:
            for c in text.kids[k]:
                noun = text.child(c, "pobj") if text.dep[c] == "prep" and text.lower[c] in entry.prepositions else None
                if noun is not None:
                    yield from _behind_door(text, noun)


def _behind_door(text: Text, noun: int) -> Iterator[int]:
    """``at the door of the front``, ``at the feet of``, ``on the shoulders of``: whose they are; else the noun itself."""
    if text.lemma[noun] not in ("door", "doorstep", "foot", "shoulder"):
        yield noun
        return
    yield from (k for k in text.kids[noun] if text.dep[k] == "poss")
    yield from (p for k in text.kids[noun] if text.lower[k] == "of" for p in text.kids[k] if text.dep[p] == "pobj")


def condemned(text: Text, known: Stances, verb: int, mentions: tuple[Mention, ...]) -> Party | None:
    """``condemned the shelling by the front``: whose deed the object of a verb is; the parser hangs "by" on either."""
    deed = text.child(verb, "dobj")
    if deed is None or is_passive(text, verb) or text.lemma[deed] not in known.nouns | known.deeds:
        return None
    for k in (*text.kids[verb], *text.kids[deed]):
        giver = text.child(k, "pobj") if text.lower[k] == "by" else None
        party = party_at(text, known, giver, mentions) if giver is not None else None
        if party is not None and not nobody(known, party):
            return party
    return None
