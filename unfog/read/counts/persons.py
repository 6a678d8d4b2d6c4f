"""Harms of single people -> who was harmed: victims told apart by name, age and gender, so that nobody is counted twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from unfog.lexicon.casualties import group_words, harm_words
from unfog.read.counts.clause import subject
from unfog.read.counts.harms import Harm
from unfog.read.counts.quantities import AGED
from unfog.read.doc import Doc, Token

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_NEAR = frozenset(["amod", "compound", "appos", "nummod", "npadvmod", "nmod"])


@dataclass(slots=True)
class Person:
    """One victim as far as the report tells him or her apart."""

    name: str = ""
    age: str = ""
    gender: str = ""
    killed: bool = False
    hurt: bool = False
    shooter: bool = False
    attacker: bool = False
    harms: list[Harm] = field(default_factory=list)
    words: set[int] = field(default_factory=set)


def told_apart(harms: list[Harm], text: str) -> list[Person]:
    """The people counted one by one in ``harms`` (text order)."""
    people: list[Person] = []
    last: Person | None = None
    for harm in harms:
        here: list[Person] = []
        for token in harm.quantity.persons:
            person = _match(token, harm, people, here, last, text)
            if person is None:
                continue
            if person not in people:
                people.append(person)
            person.killed |= harm.field == "killed"
            person.attacker |= _attacker(token)
            person.shooter |= harm.field == "killed" and _by_own_hand(harm, text)
            person.hurt |= harm.field in ("injured", "shot")
            person.harms.append(harm)
            person.words.add(token.i)
            here.append(person)
            last = person
    return people


def _match(token: Token, harm: Harm, people: list[Person], here: list[Person], last: Person | None, text: str) -> Person | None:
    """Whom a word means: somebody known, or a new person; ``None`` for a pronoun of nobody known."""
    same = next((p for p in people if token.i in p.words), None)
    if same is not None:
        return same  # "shot and killed another teenager": one word is one person
    name, age, gender = describe(token, text)
    word = token.lower_
    taken = [id(p) for p in here]
    beside = harm.quantity.more and not name
    pool = [p for p in people if id(p) not in taken and not (beside and any(harm.start - x.start < 600 for x in p.harms))]
    fit = [p for p in pool if _same(p, name, age, gender)]
    if _attacker(token):  # "the gunman is dead": nobody of those he hurt
        fit = [p for p in fit if p.attacker or not p.hurt or p.name]
    if word in ("himself", "herself"):
        fit = [p for p in fit if p.shooter] or _own_victim(token, harm, pool, text)
    if token.tag_ == "PRP" and last is not None and any(p is last for p in fit):
        fit = [last]
    if name:
        fit = [p for p in fit if p.name] or [p for p in fit if not age or not p.age or p.age == age]
    if not fit:
        if token.tag_ == "PRP" and last is not None and word not in ("himself", "herself"):
            return None
        return Person(name=name, age=age, gender=gender, shooter=word in ("himself", "herself"))
    killed = harm.field == "killed"
    best = max(fit, key=lambda p: (bool(name and p.name), bool(age) and p.age == age, p.killed if killed else p.hurt))
    best.name, best.age, best.gender = best.name or name, best.age or age, best.gender or gender
    return best


def _own_victim(token: Token, harm: Harm, pool: list[Person], text: str) -> list[Person]:
    """Who shot himself, where that was an accident or the one who did it is counted already by name or age."""
    sentence = harm.trigger.sent
    if harm_words().accident.search(text, sentence.start_char, sentence.end_char):
        _, _, gender = describe(token, text)
        return [p for p in pool if _same(p, "", "", gender)][-1:]
    doer = subject(harm.trigger)
    name, age, gender = describe(doer, text) if doer is not None else ("", "", "")
    known = [p for p in pool if p.killed and ((name and p.name) or (age and p.age == age)) and _same(p, name, age, gender)]
    return known[-1:]


def _by_own_hand(harm: Harm, text: str) -> bool:
    """Whether the sentence says of a wound that it was self-inflicted."""
    sentence = harm.trigger.sent
    return text.find("self-inflicted", sentence.start_char, sentence.end_char) >= 0


def _attacker(token: Token) -> bool:
    """Whether the word names the one who attacked ("the gunman", "the shooter himself")."""
    words = harm_words().attackers
    return token.lower_ in words or any(c.lower_ in words for c in token.children if c.dep_ in ("compound", "appos", "nmod"))


def describe(token: Token, text: str) -> tuple[str, str, str]:
    """Name, age and gender of one counted person, each empty where unknown."""
    words = group_words()
    doc: Doc = token.doc
    near = [c for c in token.children if c.dep_ in _NEAR]
    if token.lower_ == "one":
        near += [g for c in near if c.dep_ == "appos" for g in c.children if c.dep_ in _NEAR]
    told = doc.user_data.get("named", {})
    named = next((c for c in (token, *near) if c.ent_type_ == "PERSON" or c.i in told), None)
    name = "" if named is None else told[named.i] if named.i in told else _entity(doc, named)
    age = ""
    if token.pos_ != "PRON":
        found = AGED.search(text, doc[max(token.sent.start, token.i - 7)].idx, token.idx + len(token))
        age = found[1] if found else ""
    if not age and name:
        found = re.compile(r",? \(?(?:aged? )?(\d{1,2})\b").match(text, token.idx + len(token))
        age = found[1] if found else ""
    for candidate in (token, *near):
        if candidate.lower_ in words.male:
            return name, age, "m"
        if candidate.lower_ in words.female:
            return name, age, "f"
    return name, age, ""


def _entity(doc: Doc, token: Token) -> str:
    start = end = token.i
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
        end += 1
    return str(doc[start : end + 1].text)


def name_words(name: str) -> list[str]:
    """The words of a name in lower case, without suffixes and possessives."""
    words = re.findall(r"[\w'-]+", name.lower().replace("'s", ""))
    return [w for w in words if w not in _SUFFIXES] or ["?"]


def _same(person: Person, name: str, age: str, gender: str) -> bool:
    if name and person.name:
        a, b = name_words(name), name_words(person.name)
        if len(a) == 1 or len(b) == 1:
            return a[0] in b or b[0] in a
        return a[-1] == b[-1] and a[0][:3] == b[0][:3]
    if age and person.age and abs(int(age) - int(person.age)) > (0 if name and person.name else 1):
        return False
    return not (gender and person.gender and gender != person.gender)
