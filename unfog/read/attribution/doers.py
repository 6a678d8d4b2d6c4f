"""Who did it, by the clause's own syntax: subjects and agents of deeds, those behind them, those blamed.

Events know an attacker only where their own rules find one; a statement on responsibility needs less: "it was behind the
bombing", "one of its fighters had carried it out", "a cell of the group that calls itself X". Parties come out as written,
with the entity mentioned; ``own`` says that the speaker means its own side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unfog.lexicon.cues import cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Blame, Stances
from unfog.lexicon.times import time_nouns
from unfog.model import Mention
from unfog.read.attribution.blame import Party, sides_of
from unfog.read.attribution.frames import VERBAL, lemma_of
from unfog.read.attribution.sources import is_passive, subject_of
from unfog.read.attribution.stands import described_person, person_before
from unfog.read.attribution.text import Text

_BODIES = ("group", "force", "state", "person")
_AROUND = frozenset(("in", "at", "near", "on", "around", "within", "inside", "along"))
_DEEPEST = 3
"""Steps from "a cell" over "of the group" to "that calls itself X"."""
OPEN = frozenset(("may", "might", "could", "would", "will", "should", "can", "must"))
"""Modals: what may have been, or will be, done is nobody's deed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """A party, whether it is the speaker's own side, and whether the clause says that it did not do it."""

    party: Party
    own: bool
    denied: bool


def party_at(text: Text, known: Stances, noun: int, mentions: tuple[Mention, ...], depth: int = 0) -> Party | None:
    """The party that a noun phrase means: the name it calls itself, its mention, the body it is one of, a known side."""
    called = _called(text, known, noun)
    if called is not None:
        return _mentioned(text, mentions, called) or _words(text, called)
    named = text.pos[noun] == "PROPN"
    if text.lower[noun] in time_nouns():
        return None  # "on Friday"
    own = _mentioned(text, mentions, noun)
    if own is not None and (named or text.lower[noun] not in known.of_many):
        return own
    many = text.lemma[noun] in known.of_many | known.culprit["bodies"] | known.culprit["suspects"] | known.culprit["members"]
    if depth < _DEEPEST and (many or text.tag[noun] == "CD"):
        for k in text.kids[noun]:
            whole = text.child(k, "pobj") if text.dep[k] == "prep" and text.lower[k] in ("of", "from", "by") else None
            if whole is not None:
                found = party_at(text, known, whole, mentions, depth + 1)
                if found is not None:
                    return found
    if depth < _DEEPEST:
        for whole in _masters(text, known, noun):
            found = party_at(text, known, whole, mentions, depth + 1)
            if found is not None:
                return found
    for k in text.kids[noun]:
        if text.dep[k] in ("compound", "nmod", "amod") and not named and not _acts(text, known, noun):
            continue  # "two police posts", "Orlan soil"
        if text.dep[k] in ("compound", "nmod", "amod", "poss", "appos"):
            found = _mentioned(text, mentions, k)
            if found is not None:
                return found
            if text.words[k][:1].isupper() and sides_of(text.words[k]):
                whole = text.dep[k] in ("amod", "compound") and text.lemma[noun] not in known.instruments
                return _words(text, noun) if whole else _words(text, k)
    if own is None and not named and noun + 1 < len(text.words) and text.words[noun + 1][:1].isupper():
        beside = _mentioned(text, mentions, noun + 1)
        if beside is not None:
            return beside  # "the militia Ansar", read as the subject of a small clause
    if own is None and not named and (text.lemma[noun] in known.culprit["bodies"] or _men_of_a_name(text, known, noun)):
        return _words(text, noun)  # "herders", "settlers", "Sarel warriors"
    side = text.pos[noun] == "ADJ" and text.words[noun][:1].isupper() and bool(sides_of(text.words[noun]))
    return own or (_words(text, noun) if named or side else None)  # "Russian" in "Russian bombs fell"


def _masters(text: Text, known: Stances, noun: int) -> Iterator[int]:
    """``persons belonging to the Clan``, ``Dan Karami, whose boys carried it out``: whose people a noun means."""
    for k in text.kids[noun]:
        if text.dep[k] in ("acl", "relcl") and text.lemma[k] in known.culprit["belongs"]:
            yield from (c for p in text.kids[k] if text.lower[p] == "to" for c in text.kids[p] if text.dep[c] == "pobj")
        elif text.lower[k] == "whose":
            at = noun
            for _ in range(4):
                if text.dep[at] == "relcl":
                    yield text.head[at]
                    break
                at = text.head[at]


def _men_of_a_name(text: Text, known: Stances, noun: int) -> bool:
    """``Sarel warriors``, ``the Karo Benn front``: a noun for armed people or their weapon with a name before it."""
    kind = speaker_kinds().nouns.get(text.lemma[noun])
    armed = kind in ("armed group", "military") or text.lemma[noun] in known.of_many | known.culprit["members"]
    before = (k for k in text.kids[noun] if text.dep[k] in ("compound", "nmod", "amod") and k < noun)
    armed = armed and text.lemma[noun] not in known.instruments | known.culprit["munitions"]
    return armed and any(text.pos[k] == "PROPN" and text.lower[k] not in time_nouns() for k in before)


def _acts(text: Text, known: Stances, noun: int) -> bool:
    """Whether a noun means people, a body or a weapon, so that the name before it says whose they are."""
    lemma = text.lemma[noun]
    who = known.of_many | known.instruments | known.culprit["munitions"] | known.culprit["bodies"] | known.culprit["arms"]
    who |= known.culprit["shields"]
    return lemma in who or lemma in speaker_kinds().nouns or lemma in known.nouns | known.deeds or text.lower[noun] in who


def _called(text: Text, known: Stances, noun: int) -> int | None:
    """``the group that calls itself X``, ``known locally as X``, ``a group called X``: the head word of X."""
    for k in text.kids[noun]:
        if text.dep[k] not in ("relcl", "acl") or text.lemma[k] not in known.called:
            continue
        for c in text.tree(k):
            if text.pos[c] == "PROPN" and text.dep[c] in ("oprd", "dobj", "pobj", "attr", "ccomp", "appos"):
                return c
    return None


def _mentioned(text: Text, mentions: tuple[Mention, ...], i: int) -> Party | None:
    at = text.start[i]
    mention = next((m for m in mentions if m.span.start <= at < m.span.end and m.type in _BODIES), None)
    if mention is None:
        return None
    return Party(name=mention.span.text, entity=mention.entity, start=mention.span.start, end=mention.span.end)


def _words(text: Text, noun: int) -> Party:
    words = {noun} | {k for k in text.kids[noun] if text.dep[k] in ("compound", "amod", "nmod", "nummod") and k < noun}
    for k in list(words - {noun}):
        words |= {j for j in text.tree(k) if j < noun and text.dep[j] in ("compound", "amod", "nmod", "advmod", "punct")}
    first, last = min(words), max(words)
    name = " ".join(text.words[i] for i in range(first, last + 1))
    return Party(name=name, entity=None, start=text.start[first], end=text.end[last])


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
    party = _words(text, noun) if noun is not None else None
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


def known_deeds(known: Stances) -> frozenset[str]:
    """Nouns for a deed or a harm: nobody is blamed with them."""
    return known.nouns | known.deeds | known.harms


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


def nobody(known: Stances, party: Party) -> bool:
    """Whether the words name a doer by the deed alone ("a man", "suicide bomber")."""
    return {word.lower() for word in party.name.split()} <= known.nobody


def doers(text: Text, known: Stances, words: list[int], mentions: tuple[Mention, ...], refused: bool = False) -> Iterator[Doer]:
    """Those whom the clauses among ``words`` make the doers of an attack; ``refused``: the speaker says it is not so."""
    inside = set(words)
    for i in words:
        if text.pos[i] not in VERBAL:
            continue
        if any(text.lower[k] in OPEN for k in text.kids[i] if text.dep[k] == "aux") and not _would_never(text, i):
            continue
        for noun in _with_joined(text, _subjects(text, known, i)):
            if noun not in inside:
                continue
            own = _is_own(text, known, noun)
            if (
                (own is not None and is_habit(text, i))
                or is_history(text, known, i)
                or (not refused and _of_report(text, known, i, inside))
            ):
                continue
            denied = _is_denied(text, i) or nothing_done(text, i)
            denied = denied or _into_air(text, i) or _none(text, i) or _no_one(text, noun)
            if own is not None:
                first, last = min(own, noun), max(own, noun)
                party = Party(name=text.words[own], entity=None, start=text.start[first], end=text.end[last])
                yield Doer(party=party, own=True, denied=denied)
            elif text.lemma[noun] not in known.nouns:  # "the strike killed ten" names no doer
                found = party_at(text, known, noun, mentions)
                if found is not None and not nobody(known, found) and not _bare_weapon(text, known, found):
                    yield Doer(party=found, own=False, denied=denied)


def _with_joined(text: Text, nouns: Iterator[int]) -> Iterator[int]:
    """The nouns, and those joined to them: "the army and its auxiliaries"."""
    for noun in nouns:
        yield noun
        yield from (k for k in text.kids[noun] if text.dep[k] == "conj" and text.pos[k] in ("NOUN", "PROPN"))


def _is_denied(text: Text, verb: int) -> bool:
    """``did not fire``, ``neither abducts nor kills``: a negation at the verb or at the one it is joined to with "nor"."""
    if any(text.dep[k] == "neg" or text.lower[k] == "neither" for k in text.kids[verb]):
        return True
    joined = text.head[verb]
    return text.dep[verb] == "conj" and any(text.lower[k] in ("neither", "nor") for k in text.kids[joined])


def _would_never(text: Text, verb: int) -> bool:
    """``would never attack``: a modal that denies."""
    below = {text.lower[k] for k in text.kids[verb] if text.dep[k] in ("aux", "neg", "advmod")}
    return "never" in below and bool(below & {"would", "could"})


def _bare_weapon(text: Text, known: Stances, party: Party) -> bool:
    """``Shells struck the market``: what hit it did not do it."""
    weapons = known.instruments | known.culprit["munitions"]
    return all(word.lower() in weapons or word.lower().removesuffix("s") in weapons for word in party.name.split())


def _no_one(text: Text, noun: int) -> bool:
    """``no soldier fired``, ``none of its men had any part``: a subject that is denied."""
    return text.lower[noun] == "none" or any(text.dep[k] == "det" and text.lower[k] in ("no", "neither") for k in text.kids[noun])


def nothing_done(text: Text, verb: int) -> bool:
    """``No shells were fired by``: the subject of a passive that is denied."""
    subject = text.child(verb, "nsubjpass")
    return subject is not None and any(text.lower[k] == "no" for k in text.kids[subject])


def is_habit(text: Text, verb: int) -> bool:
    """``It does not target civilians``, ``targeting civilians``: what one does or never does, no single deed. The verb is
    in the present and its object a bare plural."""
    auxes = [k for k in text.kids[verb] if text.dep[k] == "aux"]
    now = any(text.lemma[k] == "do" and text.tag[k] in ("VBZ", "VBP") for k in auxes)
    now = now or (not auxes and text.tag[verb] in ("VBZ", "VBP", "VBG"))
    done_to = text.child(verb, "dobj")
    bare = done_to is not None and not any(text.dep[k] in ("det", "poss", "nummod", "relcl", "prep") for k in text.kids[done_to])
    return now and bare and done_to is not None and text.tag[done_to] == "NNS"


def is_history(text: Text, known: Stances, verb: int) -> bool:
    """``has attacked courts in the past``, ``often shells the town``: what is done again and again, or was before."""
    for k in text.kids[verb]:
        if text.dep[k] == "advmod" and text.lower[k] in known.recurrent:
            return True
        if text.dep[k] == "prep" and any(text.lower[c] == "past" for c in text.kids[k]):
            return True
    return False


def _of_report(text: Text, known: Stances, verb: int, inside: set[int]) -> bool:
    """``is looking into reports that its aircraft bombed``: told under a noun for what others say."""
    i = verb
    for _ in range(6):
        head = text.head[i]
        if head == i or head not in inside:
            return False
        if text.dep[i] in ("acl", "ccomp", "relcl") and text.lemma[head] in known.reported and text.pos[head] == "NOUN":
            return True
        i = head
    return False


def _into_air(text: Text, verb: int) -> bool:
    """``fired only into the air``: shots at nobody."""
    pieces = [k for k in text.kids[verb] if text.dep[k] == "prep" and text.lower[k] in ("into", "in")]
    return any(text.lower[c] == "air" for k in pieces for c in text.kids[k])


def _none(text: Text, verb: int) -> bool:
    """``had no part in it``, ``had nothing to do with it``: an object that is denied."""
    objects = [c for c in text.kids[verb] if text.dep[c] in ("dobj", "attr")]
    return any(text.lower[k] == "no" for c in objects for k in text.kids[c]) or any(
        text.lower[c] in ("nothing", "nobody", "none") for c in objects
    )


def _subjects(text: Text, known: Stances, i: int) -> Iterator[int]:
    """The words that a clause makes the doers: of a deed, behind it, guilty of it, recognised by its marks."""
    done = does_deed(text, known, i)
    if done and text.dep[i] == "xcomp" and text.lemma[text.head[i]] in known.culprit["tries"]:
        tried = text.child(text.head[i], "nsubj")
        if tried is not None:
            yield tried  # "it tried to kill a detective"
        return
    if done or _opens_fire(text, i) or _did_it(text, i) or _ordered(text, known, i):
        by = text.child(i, "agent")
        if by is not None or is_passive(text, i):
            suffered = text.child(i, "nsubjpass")
            thrown = text.lemma[i] in known.culprit["launches"]
            deserved = suffered is not None and not thrown and _attackers(text, known, suffered)
            noun = text.child(by, "pobj") if by is not None and not deserved else None
        elif _bare_participle(text, i):
            noun = None  # "was believed killed"
        else:
            noun = None if is_defence(text, known, i) else subject_of(text, i) or _some(text, i)
        if noun is not None:
            yield noun
    elif text.lemma[i] in known.presence:  # "none of his men had gone out that night"
        subject = text.child(i, "nsubj")
        if subject is not None and _no_one(text, subject) and _is_own(text, known, subject) is not None:
            yield subject
    elif text.lower[i] in known.guilty:  # "were not involved", read as a passive
        subject = text.child(i, "nsubjpass", "nsubj")
        if subject is not None:
            yield subject
    elif text.lemma[i] == "be":
        for k in text.kids[i]:
            to_blame = text.lower[k] in known.guilty or (text.dep[k] == "prep" and text.lower[k] in known.behind)
            to_blame = to_blame or (text.dep[k] == "attr" and k > i and text.lemma[k] in known.authors)
            to_blame = to_blame or (text.dep[k] == "attr" and text.lower[k] in known.part and _no_one(text, k))
            subject = text.child(i, "nsubj") if to_blame else None
            if subject is not None:
                yield subject
        yield from _cleft(text, known, i)
    if not done and is_passive(text, i):  # "has been punished by us"
        by = text.child(i, "agent")
        giver = text.child(by, "pobj") if by is not None else None
        if giver is not None and text.lower[giver] in ("us", "ourselves"):
            yield giver
    if text.lemma[i] == "have" and _no_part(text, known, i):
        subject = text.child(i, "nsubj")
        if subject is not None:
            yield subject
    if is_passive(text, i) and text.child(i, "agent") is None and blames(text, known, i):
        charged = text.child(i, "nsubjpass")
        if charged is not None:
            yield charged  # "X has been charged with the murders", police said
    for k in text.kids[i]:
        if text.dep[k] in ("dobj", "attr") and text.lemma[k] in known.marks:
            of = next((c for c in text.kids[k] if text.lower[c] == "of"), None)
            noun = text.child(of, "pobj") if of is not None else None
            if noun is not None:
                yield noun


def _some(text: Text, verb: int) -> int | None:
    """``Between 40 and 50 fighters attacked the post``: the parser finds a preposition where the subject is."""
    before = (k for k in text.kids[verb] if k < verb and text.lower[k] in ("between", "around", "about", "over", "under"))
    nouns = (noun for k in before if (noun := text.child(k, "pobj")) is not None and noun + 1 <= verb)
    return next((noun for noun in nouns if text.child(noun, "nummod") is not None), None)


def does_deed(text: Text, known: Stances, verb: int) -> bool:
    """Whether a verb means a deed: by itself, or with the object that it needs for that ("laid a mine", "took two girls")."""
    lemma = lemma_of(text, verb, cues())
    if lemma in known.needing or text.lemma[verb] in known.needing:
        done_to = _object(text, verb)
        needed = known.needing.get(lemma) or known.needing[text.lemma[verb]]
        return done_to is not None and any(text.lemma[k] in needed for k in (done_to, *text.kids[done_to]))
    return lemma in known.deeds_done or with_particle(text, verb) in known.deeds_done


def _object(text: Text, verb: int) -> int | None:
    """What is done to: the object, also of the next verb joined ("shot down or jammed 71 drones"), or the passive's subject."""
    own = text.child(verb, "nsubjpass" if is_passive(text, verb) else "dobj")
    if own is None and not is_passive(text, verb):
        joined = text.child(verb, "conj")
        own = text.child(joined, "dobj") if joined is not None and text.pos[joined] == "VERB" else None
    return own


def is_defence(text: Text, known: Stances, verb: int) -> bool:
    """``shot down 71 of 94 drones``, ``killed the gunman``: what is done to attackers and their weapons is no attack."""
    done_to = _object(text, verb)
    thrown = lemma_of(text, verb, cues()) in known.culprit["launches"]
    return done_to is not None and not thrown and _attackers(text, known, done_to)


def _bare_participle(text: Text, verb: int) -> bool:
    """``believed killed``, ``left dead``: a past participle without "have" is done to its subject."""
    return text.tag[verb] == "VBN" and not any(text.lemma[k] == "have" for k in text.kids[verb] if text.dep[k] == "aux") and (
        text.dep[verb] in ("oprd", "xcomp", "acomp", "ccomp", "acl")
    )  # fmt: skip


def _no_part(text: Text, known: Stances, verb: int) -> bool:
    """``had nothing to do with``, ``had no part in``, ``had no aircraft in the area``, ``had nobody there``."""
    done = text.child(verb, "dobj")
    if done is None:
        return False
    weapon = text.lemma[done] in known.instruments | known.culprit["munitions"]
    denied = any(text.lower[k] == "no" for k in text.kids[done])
    subject = text.child(verb, "nsubj")
    if subject is not None and _no_one(text, subject) and text.lower[done] in known.part:
        return True  # "no herder had any hand in it"
    if text.lower[done] == "nobody" or (denied and (text.lower[done] == "one" or text.lemma[done] in known.of_many)):
        return _somewhere(text, verb, done)
    return text.lower[done] == "nothing" or (denied and (weapon or text.lower[done] in known.part))


def _somewhere(text: Text, verb: int, done: int) -> bool:
    """Whether a clause says where: "no one in the area", "no armed men near the town", "nobody there"."""
    below = (*text.kids[verb], *text.kids[done])
    near = any(text.dep[k] == "prep" and text.lower[k] in _AROUND for k in below)
    return near or any(text.lower[k] in ("there", "nearby") for k in below)


def _cleft(text: Text, known: Stances, be: int) -> Iterator[int]:
    """``It was the front that struck the bus``: the noun after "it was", where a deed's relative clause follows it."""
    named, it = text.child(be, "attr"), text.child(be, "nsubj")
    if named is None or it is None or text.lower[it] != "it":
        return
    after = max(text.tree(named) - {k for k in text.tree(named) if k > named and text.dep[k] == "relcl"}, default=named)
    below = [
        k for k in sorted(text.tree(named)) if text.lower[k] in ("that", "who", "which") and text.dep[text.head[k]] == "relcl"
    ]
    for k in (*below, named + 1, after + 1):
        if k < len(text.words) and text.lower[k] in ("that", "who", "which") and text.dep[k] in ("nsubj", "mark"):
            verb = text.head[k]
            done = lemma_of(text, verb, cues()) in known.deeds_done or with_particle(text, verb) in known.deeds_done
            if done or _did_it(text, verb):
                yield named
                return


def _attackers(text: Text, known: Stances, noun: int) -> bool:
    """ "the attacker", "four of the gunmen", or "him" after one of them: to kill them is no attack of one's own."""
    if text.lower[noun] in ("him", "her", "them", "himself", "herself", "themselves", "itself"):
        before = range(max(0, noun - 40), noun)
        return any(text.sent[k] == text.sent[noun] and text.lemma[k] in known.not_done_to for k in before) or (
            text.lower[noun].endswith(("self", "selves"))
        )
    wholes = (text.child(k, "pobj") for k in text.kids[noun] if text.lower[k] in ("of", "out"))
    return any(text.lemma[i] in known.not_done_to for i in (noun, *(whole for whole in wholes if whole is not None)))


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


def _opens_fire(text: Text, i: int) -> bool:
    done = text.child(i, "dobj")
    return text.lemma[i] == "open" and done is not None and text.lemma[done] == "fire"


def _ordered(text: Text, known: Stances, i: int) -> bool:
    """``the killing was ordered by``, ``planned the attack``: verbs of having a deed done, with the deed."""
    done = text.child(i, "nsubjpass" if is_passive(text, i) else "dobj")
    return text.lemma[i] in known.culprit["ordered"] and done is not None and text.lemma[done] in known_deeds(known)


def _did_it(text: Text, i: int) -> bool:
    """``the front did it``."""
    done = text.child(i, "dobj")
    return text.lemma[i] == "do" and done is not None and text.lower[done] in ("it", "this", "that")


def with_particle(text: Text, i: int) -> str:
    """The lemma of a verb, joined with its particle by ``_``."""
    particle = text.child(i, "prt")
    if particle is None and i + 1 < len(text.words) and text.dep[i + 1] == "advmod" and text.head[i + 1] == i:
        particle = i + 1
    return f"{text.lemma[i]}_{text.lower[particle]}" if particle is not None else text.lemma[i]


def _is_own(text: Text, known: Stances, noun: int) -> int | None:
    """The word by which a speaker means its own side: "it", "our forces", "one of its fighters"; else ``None``. Inside a
    quotation "they" are others."""
    if text.lower[noun] in known.own:
        return noun if text.quote_at[noun] < 0 or text.lower[noun] not in ("they", "it") else None
    for k in text.kids[noun]:
        if text.dep[k] == "poss" and text.lower[k] in known.own:
            return k
        if text.dep[k] == "poss" and text.lower[k] in known.men and text.lemma[noun] in known.of_many:
            return k  # "his men had carried it out"
        own = text.child(k, "pobj") if text.dep[k] == "prep" and text.lower[k] == "of" else None
        if own is not None and text.lower[own] == "own":
            return next((c for c in text.kids[own] if text.lower[c] in known.own), None)  # "a mine of its own"
        partial = text.lemma[noun] in known.of_many or text.tag[noun] == "CD"
        if partial and text.dep[k] == "prep" and text.lower[k] in ("of", "from"):
            whole = text.child(k, "pobj")
            if whole is not None:
                found = _is_own(text, known, whole)
                if found is not None:
                    return found
    for k in text.kids[noun]:  # "a bomb dropped by one of its aircraft"
        by = text.child(k, "agent") if text.dep[k] == "acl" else None
        giver = text.child(by, "pobj") if by is not None else None
        if giver is not None:
            return _is_own(text, known, giver)
    return None
