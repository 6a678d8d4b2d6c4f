"""Doers named without a verb for the deed: "it was the front", "its work", "fired from a hill held by the army".

Text, words of one content -> :class:`Doer`, beside those whom clauses of deeds name (``doers``). The words stand in
``en/stances.toml`` under ``culprit``.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.stances import Stances
from unfog.model import Mention
from unfog.read.attribution.accused import blames
from unfog.read.attribution.blame import Party, sides_of
from unfog.read.attribution.deeds import does_deed, is_defence, with_particle
from unfog.read.attribution.doers import Doer
from unfog.read.attribution.parties import nobody, party_at
from unfog.read.attribution.sources import is_passive, subject_of
from unfog.read.attribution.stands import described_person
from unfog.read.attribution.text import Text
from unfog.read.attribution.undone import nothing_done

_NEG = ("neg",)
_BY_LAW = frozenset(("arrest", "detain", "charge", "remand", "hold"))
_IT = frozenset(("it", "this", "that"))
_THEM = frozenset(("us", "them", "we", "they"))
_ARMIES = frozenset(("army", "government", "rebel", "military", "militia", "junta", "police"))
_OWN_WORK = frozenset(("its", "their", "our", "his", "theirs", "ours"))


def culprits(
    text: Text, known: Stances, words: list[int], mentions: tuple[Mention, ...], official: bool = False
) -> Iterator[Doer]:
    """Those whom the words make the doers by saying what it was, whose it was, where it came from, whom a suspect serves;
    ``official``: the words are those of one who names suspects by office."""
    inside = set(words)
    for i in words:
        if text.pos[i] in ("VERB", "AUX"):
            suspect = named_suspect(text, known, i, mentions) if official else None
            suspect = suspect or (_described_attacker(text, known, i) if official else None)
            if suspect is not None:
                yield Doer(party=suspect, own=False, denied=False)
            denied = any(text.dep[k] in _NEG for k in text.kids[i]) or nothing_done(text, i)
            for noun in _named_by(text, known, i, mentions):
                if noun in inside:
                    yield from _doer(text, known, noun, mentions, denied)


def deeds_by(text: Text, known: Stances, words: list[int], mentions: tuple[Mention, ...]) -> Iterator[Doer]:
    """``another crime by government gunners``, ``a case of mistaken identity by the front``: whose a deed is."""
    inside = set(words)
    for i in words:
        if text.pos[i] != "NOUN" or text.lemma[i] not in known.nouns | known.deeds | known.culprit["wrongs"]:
            continue
        for k in text.kids[i]:
            giver = text.child(k, "pobj") if text.dep[k] == "prep" and text.lower[k] == "by" else None
            own = text.child(giver, "poss") if giver is not None else None
            if own is not None and text.lower[own] in _OWN_WORK:
                ours = Party(name=text.words[own], entity=None, start=text.start[own], end=text.end[own])
                yield Doer(party=ours, own=True, denied=False)  # "a strike by its artillery"
                continue
            party = party_at(text, known, giver, mentions) if giver in inside and giver is not None else None
            if party is not None and not nobody(known, party):
                yield Doer(party=party, own=False, denied=any(text.lower[c] == "no" for c in text.kids[i]))


def _doer(text: Text, known: Stances, noun: int, mentions: tuple[Mention, ...], denied: bool) -> Iterator[Doer]:
    if text.words[noun] in _THEM or text.words[noun] in _OWN_WORK:
        party = Party(name=text.words[noun], entity=None, start=text.start[noun], end=text.end[noun])
        yield Doer(party=party, own=True, denied=denied)
        return
    found = party_at(text, known, noun, mentions)
    if found is not None and not nobody(known, found):
        yield Doer(party=found, own=False, denied=denied)


def _named_by(text: Text, known: Stances, verb: int, mentions: tuple[Mention, ...]) -> Iterator[int]:
    lemma = text.lemma[verb]
    if lemma == "be":
        yield from _it_was(text, known, verb)
    if lemma in known.culprit["from_verbs"]:
        yield from _fired_from(text, known, verb, mentions)
    if lemma in known.culprit["left"] and is_passive(text, verb):
        yield from _left_by(text, known, verb)
    if lemma in known.culprit["impacts"]:
        yield from _owner_of_weapon(text, known, verb, mentions)
    if lemma in known.culprit["points"]:
        yield from _pointed_at(text, verb)
    if lemma in known.culprit["lies"]:
        subject = text.child(verb, "nsubj")
        if subject is not None and text.lemma[subject] in ("responsibility", "blame", "fault", "guilt"):
            yield from (c for k in text.kids[verb] if text.lower[k] == "with" for c in text.kids[k] if text.dep[c] == "pobj")
    subject = text.child(verb, "nsubj", "nsubjpass")
    if subject is not None and text.lemma[subject] in known.marks and text.pos[subject] == "NOUN":
        # "the fingerprints of X are all over it"
        yield from (c for k in text.kids[subject] if text.lower[k] == "of" for c in text.kids[k] if text.dep[c] == "pobj")
    yield from _served_by(text, known, verb)


def _pointed_at(text: Text, verb: int) -> Iterator[int]:
    """``All of this points to the front``, ``the trail leads to``: evidence and those it speaks against."""
    subject = text.child(verb, "nsubj")
    if subject is not None and text.tag[subject] not in ("NNP", "PRP"):
        yield from (c for k in text.kids[verb] if text.lower[k] in ("to", "at") for c in text.kids[k] if text.dep[c] == "pobj")


def _left_by(text: Text, known: Stances, verb: int) -> Iterator[int]:
    """``The mine was left by the front``, ``the missile was most likely fired by Norland``: a weapon and those it came from."""
    weapon = text.child(verb, "nsubjpass")
    if weapon is not None and text.lemma[weapon] in known.instruments | known.culprit["munitions"]:
        yield from (p for k in text.kids[verb] if text.dep[k] == "agent" for p in text.kids[k] if text.dep[p] == "pobj")


def _it_was(text: Text, known: Stances, be: int) -> Iterator[int]:
    """``it was the coalition``, ``the bombing was its work``, ``it was them``."""
    subject, said = text.child(be, "nsubj", "csubj"), text.child(be, "attr")
    if (
        subject is not None
        and said is not None
        and text.lower[said] in ("theirs", "ours")
        and _it_or_theirs(text, known, subject)
    ):
        yield said  # "the shooter was theirs", "the action was not ours"
        return
    likeness = text.child(be, "acomp")
    if subject is not None and likeness is not None and text.lemma[subject] in known.instruments | known.culprit["munitions"]:
        if text.words[likeness][:1].isupper():
            yield likeness  # "the drone was Iranian"
        return
    if subject is not None and _is_suspect(text, known, subject):  # "the attackers were from the front"
        yield from (c for k in text.kids[be] if text.lower[k] in ("from", "with") for c in text.kids[k] if text.dep[c] == "pobj")
    if subject is None or said is None or said < be:
        return
    if _is_suspect(text, known, subject) and (_is_body(text, said) or text.lemma[said] in known.culprit["bodies"]):
        yield said  # "the perpetrators are the Wazalendo", "the attackers were drug smugglers"
        return
    weapon = _weapon_that(text, known, subject)
    deed = weapon or text.lower[subject] in _IT or text.lemma[subject] in known.nouns | known.deeds
    if not deed:
        return
    if text.lemma[said] in known.marks:
        yield from (k for k in text.kids[said] if text.dep[k] == "poss")
        return
    if text.lemma[said] in known.nouns | known.culprit["wrongs"]:  # "the blast was an operation of the service"
        yield from (c for k in text.kids[said] if text.lower[k] in ("of", "by") for c in text.kids[k] if text.dep[c] == "pobj")
    if text.lower[subject] not in _IT and not weapon:
        return
    owned = text.child(said, "poss")
    if owned is not None and text.lemma[said] in known.culprit["men_of"]:
        yield owned  # "it is Bello's people"
        return
    if (
        text.lemma[said] in known.instruments | known.culprit["munitions"]
        or text.words[said] in _THEM
        or (owned is None and not weapon and _is_body(text, said))
        or (weapon and any(text.dep[k] == "case" for k in text.kids[said]))
    ):
        yield said


def _it_or_theirs(text: Text, known: Stances, subject: int) -> bool:
    deeds = known.nouns | known.deeds | known.culprit["suspects"] | known.instruments | known.culprit["munitions"]
    return text.lower[subject] in _IT or text.lemma[subject] in deeds


def _weapon_that(text: Text, known: Stances, subject: int) -> bool:
    """``What fell was``, ``the drone was``: a subject that means the weapon."""
    if text.pos[subject] == "VERB":
        return text.dep[subject] == "csubj" and any(text.lower[k] == "what" for k in text.kids[subject])
    return text.lemma[subject] in known.instruments | known.culprit["munitions"]


def _is_body(text: Text, noun: int) -> bool:
    """A name, alone or with a noun: "the US-led coalition", "Harnabad"; not "a deliberate attack", "190 million francs"."""
    if any(text.dep[k] == "nummod" for k in text.kids[noun]):
        return False
    return text.pos[noun] == "PROPN" or text.lower[noun] in ("coalition", "army", "police", "military", "militia", "regime")


def _fired_from(text: Text, known: Stances, verb: int, mentions: tuple[Mention, ...]) -> Iterator[int]:
    """``fired from a base of the battalion``, ``came from positions held by the front``, ``from army positions``."""
    for k in text.kids[verb]:
        place = text.child(k, "pobj") if text.lower[k] == "from" else None
        weapon = text.child(verb, "nsubj", "nsubjpass")
        shot = weapon is not None and text.lemma[weapon] in known.instruments | known.culprit["munitions"]
        if place is not None and shot and text.pos[place] == "PROPN" and _names_state(text, place):
            yield place  # "two drones came from Norland"
        if place is None or text.lemma[place] not in known.culprit["positions"]:
            continue
        for c in text.kids[place]:
            if text.dep[c] in ("poss", "compound", "amod", "nmod") and _names_body(text, c, mentions):
                yield c
            elif text.dep[c] == "prep" and text.lower[c] == "of":
                way = text.lemma[place] == "direction"  # "from the direction of Oriva"
                yield from (p for p in text.kids[c] if text.dep[p] == "pobj" and (not way or _names_body(text, p, mentions)))
            elif text.dep[c] in ("acl", "relcl") and text.lemma[c] in known.culprit["held"]:
                by = text.child(c, "agent")
                by = by if by is not None else next((p for p in text.kids[c] if text.lower[p] == "by"), None)
                if by is not None:
                    yield from (p for p in text.kids[by] if text.dep[p] == "pobj")


def _names_body(text: Text, word: int, mentions: tuple[Mention, ...]) -> bool:
    """Whether a word before a noun means a body: by its mention, as a known state's, or as an army's."""
    at = text.start[word]
    mentioned = any(m.span.start <= at < m.span.end and m.type in ("group", "force", "state") for m in mentions)
    known_side = text.words[word][:1].isupper() and bool(sides_of(text.words[word]))
    return (
        mentioned or known_side or text.lower[word] in ("army", "government", "rebel", "military", "militia", "junta", "police")
    )


def _names_state(text: Text, word: int) -> bool:
    return text.words[word][:1].isupper() and bool(sides_of(text.words[word]))


def _owner_of_weapon(text: Text, known: Stances, verb: int, mentions: tuple[Mention, ...]) -> Iterator[int]:
    """``Orlan missiles slammed into``, ``a mortar of the militia had fallen short``, ``was hit by an Orlan interceptor``."""
    passive = is_passive(text, verb)
    by = text.child(verb, "agent")
    weapon = (text.child(by, "pobj") if by is not None else None) if passive else subject_of(text, verb)
    if weapon is None or text.lemma[weapon] not in known.instruments | known.culprit["munitions"]:
        return
    for k in text.kids[weapon]:
        if text.dep[k] in ("poss", "compound", "amod", "nmod") and _names_body(text, k, mentions):
            yield k
        elif text.dep[k] == "prep" and text.lower[k] in ("of", "from"):
            yield from (p for p in text.kids[k] if text.dep[p] == "pobj" and text.pos[p] in ("PROPN", "NOUN"))


def _served_by(text: Text, known: Stances, verb: int) -> Iterator[int]:
    """``The suspects belong to a cell of the front``, ``the gunman was a member of it``, ``wore the uniforms of the army``."""
    subject = text.child(verb, "nsubj", "nsubjpass")
    lemma = text.lemma[verb]
    if subject is not None and (_is_suspect(text, known, subject) or _may_serve(text, known, subject)):
        yield from _acted_for(text, known, verb)
    if subject is None or not (
        _is_suspect(text, known, subject) or (lemma in known.culprit["belongs"] and _may_serve(text, known, subject))
    ):
        return
    if lemma in known.culprit["belongs"]:
        yield from (c for k in text.kids[verb] if text.lower[k] == "to" for c in text.kids[k] if text.dep[c] == "pobj")
    elif lemma == "be":
        for k in text.kids[verb]:
            if text.dep[k] in ("attr", "acomp") and text.lemma[k] in known.culprit["members"] and k > verb:
                yield from (
                    p for c in text.kids[k] if text.lower[c] in ("of", "to") for p in text.kids[c] if text.dep[p] == "pobj"
                )
                yield from (c for c in text.kids[k] if text.dep[c] in ("compound", "amod", "poss"))
    elif lemma == "wear":
        worn = text.child(verb, "dobj")
        if worn is not None and text.lemma[worn] in known.culprit["uniforms"]:
            yield from (p for c in text.kids[worn] if text.lower[c] == "of" for p in text.kids[c] if text.dep[p] == "pobj")
            yield from (c for c in text.kids[worn] if text.dep[c] in ("compound", "amod", "poss"))


def _may_serve(text: Text, known: Stances, noun: int) -> bool:
    """Whether a word can mean those under suspicion: "the cell", "the two men", a name, "he"."""
    return text.lemma[noun] in known.culprit["serving"] or text.pos[noun] == "PROPN" or text.lower[noun] in ("he", "she")


def _acted_for(text: Text, known: Stances, verb: int) -> Iterator[int]:
    """``acted for the front``, ``on the orders of the front``, ``was sent by the front``."""
    lemma = text.lemma[verb]
    if lemma in known.culprit["sent"] and is_passive(text, verb):
        yield from (p for k in text.kids[verb] if text.dep[k] == "agent" for p in text.kids[k] if text.dep[p] == "pobj")
    if lemma not in known.culprit["serves"]:
        return
    for k in text.kids[verb]:
        noun = text.child(k, "pobj") if text.lower[k] in ("for", "on", "under", "at", "with") else None
        if noun is None:
            continue
        if text.lemma[noun] in known.culprit["served"]:
            yield from (
                c for k in text.kids[noun] if text.lower[k] in ("of", "from") for c in text.kids[k] if text.dep[c] == "pobj"
            )
            yield from (c for c in text.kids[noun] if text.dep[c] == "poss")
        elif text.lower[k] == "for":
            yield noun


def _is_suspect(text: Text, known: Stances, noun: int) -> bool:
    return text.lemma[noun] in known.culprit["suspects"] or text.lower[noun] in known.culprit["suspects"]


def named_suspect(text: Text, known: Stances, verb: int, mentions: tuple[Mention, ...]) -> Party | None:
    """``named the gunman as Omar Tazi``, ``the suspect was identified as``, ``Omar Tazi was arrested on suspicion of murder``,
    ``the suspect, Omar Tazi, acted alone``: a person by name."""
    if text.lemma[verb] in known.culprit["identify"]:
        who = text.child(verb, "nsubjpass") if is_passive(text, verb) else text.child(verb, "dobj")
        if who is None or not (
            _is_suspect(text, known, who)
            or text.lemma[who] in known.culprit["identified"]
            or any(text.dep[k] == "relcl" and does_deed(text, known, k) for k in text.kids[who])
            or any(text.dep[k] == "relcl" and _opened_fire(text, k) for k in text.kids[who])
            or text.lower[who] in ("him", "her", "them")
        ):
            return None
        for k in range(verb + 1, min(verb + 40, len(text.words))):
            if text.sent[k] == text.sent[verb] and text.lower[k] == "as" and text.dep[k] == "prep":
                noun = text.child(k, "pobj")
                found = _person(text, mentions, noun) if noun is not None else None
                if found is not None:
                    return found
        return None
    subject = text.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return None
    if _is_suspect(text, known, subject):
        return next((p for k in text.kids[subject] if text.dep[k] == "appos" and (p := _person(text, mentions, k))), None)
    if (
        text.lemma[verb] in ("arrest", "detain", "charge", "remand", "hold")
        and is_passive(text, verb)
        and blames(text, known, verb)
    ):
        names = (subject, *(k for k in text.kids[subject] if text.dep[k] == "appos"))
        return next((p for k in names if (p := _person(text, mentions, k))), None)
    return None


def _opened_fire(text: Text, verb: int) -> bool:
    done = text.child(verb, "dobj")
    return text.lemma[verb] == "open" and done is not None and text.lemma[done] == "fire"


def _described_attacker(text: Text, known: Stances, verb: int) -> Party | None:
    """``The attacker, a 17-year-old former pupil, opened fire``, ``a 19-year-old man opened fire``: somebody without a name."""
    subject = text.child(verb, "nsubj") if does_deed(text, known, verb) or _opened_fire(text, verb) else None
    if subject is None or is_defence(text, known, verb) or any(text.dep[k] in _NEG for k in text.kids[verb]):
        return None
    beside = (k for k in text.kids[subject] if text.dep[k] == "appos")
    nouns = (subject, *(beside if _is_suspect(text, known, subject) else ()))
    return next((p for k in nouns if (p := described_person(text, k)) is not None), None)


def _person(text: Text, mentions: tuple[Mention, ...], noun: int) -> Party | None:
    at = text.start[noun]
    mention = next((m for m in mentions if m.span.start <= at < m.span.end and m.type == "person"), None)
    if mention is None:
        return None
    return Party(name=mention.span.text, entity=mention.entity, start=mention.span.start, end=mention.span.end)


def own_passives(text: Text, known: Stances, words: list[int]) -> Iterator[Doer]:
    """``was eliminated in a precise strike``, ``the position was targeted by air force jets``: words of those who did it; no
    other side may stand beside the deed."""
    for i in words:
        if text.pos[i] != "VERB" or not is_passive(text, i) or text.lemma[i] not in known.culprit["passive_deeds"]:
            continue
        struck = any(text.lemma[k] in known.nouns | known.instruments for k in text.tree(i) if text.dep[k] == "pobj" and k > i)
        if not struck or any(text.dep[k] == "neg" for k in text.kids[i]) or _of_another(text, i):
            continue
        party = Party(name=text.words[i], entity=None, start=text.start[i], end=text.end[i])
        yield Doer(party=party, own=True, denied=False)


def _of_another(text: Text, verb: int) -> bool:
    """Whether somebody by name stands as the agent."""
    by = text.child(verb, "agent")
    noun = text.child(by, "pobj") if by is not None else None
    return noun is not None and any(
        text.words[k][:1].isupper() and text.dep[k] in ("amod", "poss") for k in (noun, *text.kids[noun])
    )


def own_successes(text: Text, known: Stances, words: list[int]) -> Iterator[Doer]:
    """``announced the neutralisation of a column``: an army's noun for what it did, where no other side stands beside it."""
    for i in words[:6]:
        if text.pos[i] == "NOUN" and text.lemma[i] in known.culprit["neutralised"] and text.dep[i] == "dobj":
            below = {text.lower[k] for k in text.kids[i]}
            if "of" in below and "by" not in below and not any(text.dep[k] == "poss" for k in text.kids[i]):
                yield Doer(party=Party(name=text.words[i], entity=None, start=text.start[i], end=text.end[i]),
                           own=True, denied=False)  # fmt: skip


def own_fighters(text: Text, known: Stances, words: list[int]) -> Iterator[Doer]:
    """``a "martyrdom-seeker" detonated his vest``, an armed group says: the one it tells of is its own."""
    inside = set(words)
    for i in words:
        subject = text.child(i, "nsubj")
        done = text.pos[i] == "VERB" and (text.lemma[i] in known.deeds_done or with_particle(text, i) in known.deeds_done)
        if not done or subject is None or subject not in inside or any(text.dep[k] == "neg" for k in text.kids[i]):
            continue
        if (
            _is_suspect(text, known, subject)
            or text.lemma[subject] in known.culprit["members"]
            or text.lower[subject] == "seeker"
        ):
            yield Doer(party=Party(name=text.words[subject], entity=None, start=text.start[subject], end=text.end[subject]),
                       own=True, denied=False)  # fmt: skip
