"""Harms -> one total of killed and of injured for the report's own happening, where the text gives it in pieces.

A total that is inferred is implicit: its quote is the first mention, and its words need not hold the number.
"""

from __future__ import annotations

from unfog.lexicon.casualties import harm_words
from unfog.read.counts.clause import child, passive
from unfog.read.counts.harms import Harm
from unfog.read.counts.persons import Person, describe, name_words, told_apart
from unfog.read.counts.with_dead import mark_with_the_dead

_WHOLE_TOLL = frozenset(["dead", "died", "die", "dies", "deaths", "death", "fatalities", "bodies", "toll", "deceased"])
"""Words of a toll that holds all who died, the attacker included."""


_NOT_HIS = frozenset(["police", "soldiers", "children", "women", "medics", "journalists", "aid workers"])
"""Groups that an attacker is as a rule not of."""
NEXT_WORDS = 300
"""Characters within which a pronoun or a name that dies means the one just said to be hurt (2026-11-24, GVA)."""


def _top(harms: list[Harm]) -> int:
    return max((h.quantity.low or 0 for h in harms), default=0)


def inferred_totals(harms: list[Harm], text: str, fatal: bool = False) -> dict[str, int]:
    """How many were killed and injured in all: the largest figure, the people told apart, or shot less killed.

    ``fatal``: words near the top say that at least one died, and no death is counted.
    """
    mark_with_the_dead(harms, text)
    live = [h for h in harms if h.live]
    people = told_apart(live, text)
    figures: dict[str, list[Harm]] = {"killed": [], "injured": [], "shot": []}
    beside: dict[str, list[Harm]] = {"killed": [], "injured": [], "shot": []}
    for harm in live:
        stated = not harm.quantity.implicit or harm.figured
        if harm.field in figures and harm.quantity.low is not None and not harm.part and stated:
            (beside if harm.quantity.more else figures)[harm.field].append(harm)
    figures["shot"] += [h for h in harms if h.with_dead]
    if harm_words().suicide.search(text) and "suicide" in text.lower():
        for person in people:
            person.killed |= person.hurt and not any(h.field == "injured" for h in person.harms)
    for person in people:
        for harm in person.harms:
            harm.outlived = not _died_of(harm, person, text)
    murder_suicide = harm_words().murder_suicide.search(text) is not None
    killed = _killed(live, people, figures["killed"], beside["killed"], murder_suicide)
    if not killed and fatal:
        _dies(people)
    injured = _injured(people, figures, beside, killed)
    return {"killed": killed, "injured": injured}


def _died_of(hurt: Harm, person: Person, text: str) -> bool:
    """Whether the one person hurt here dies in the next words: "was taken to a hospital, where he died"."""
    single = hurt.field == "injured" and hurt.quantity.implicit and len(hurt.quantity.persons) == 1
    if not single or not person.killed:
        return False
    if any(h.field == "killed" and h.live and h.patient.i == hurt.patient.i for h in person.harms):
        return True  # "a fifth died while being rushed to hospital", "was shot in the back and died"
    told = describe(hurt.quantity.persons[0], text)[0]
    dead = (t for h in person.harms if h.field == "killed" for t in h.quantity.persons)
    if told and any(name_words(name)[-1] == name_words(told)[-1] for t in dead if (name := describe(t, text)[0])):
        return True  # "medics took Lund to a hospital", told after "Lund was shot to death"
    after = [h for h in person.harms if h.field == "killed" and 0 < h.trigger.idx - hurt.trigger.idx < NEXT_WORDS]
    return any(t.tag_ == "PRP" or t.ent_type_ == "PERSON" for h in after for t in h.quantity.persons)


def _killed(live: list[Harm], people: list[Person], figures: list[Harm], beside: list[Harm], murder_suicide: bool) -> int:
    dead = [p for p in people if p.killed]
    killed = _top(figures)
    if killed <= 1:
        # a named victim without an age and an aged one without a name may be one person
        others = [p for p in dead if not p.shooter]
        named, aged = sum(bool(p.name) for p in others), sum(bool(p.age) for p in others)
        apart = max(named, aged, len({p.gender for p in others if p.gender})) + len(dead) - len(others)
        joined = max((h.quantity.low or 0 for h in live if h.field == "killed" and h.quantity.implicit), default=0)
        also = [
            h for h in live if h.field == "killed" and h.quantity.implicit and h.quantity.more and len(h.quantity.persons) > 1
        ]
        if any(not any(x is h for x in p.harms) for h in also for p in dead):
            joined += 1  # "also killed were two brothers, Ola and Jan Lund": beside the one told before
        killed = max(killed, apart if _sure_of_each(dead, murder_suicide) else 0, min(1, len(dead)), joined)
        if beside:
            killed = max(killed, _top(beside) + max(1, min(killed, 1)))
        return killed
    if any((p.shooter or p.attacker) and not any(h.part or h.summed for h in p.harms) for p in dead):
        killed = max(killed, _top([h for h in figures if _by_attacker(h)]) + 1)
    return max(killed, _top(beside) + 1) if beside else killed


def _sure_of_each(people: list[Person], murder_suicide: bool) -> bool:
    """Whether people told of one by one are more than one person.

    Told apart by name, age and gender alone they were one and the same, or somebody of another case, in 39 of 44 reports whose
    record names one dead (development part of the Gun Violence corpus, 2026-11-26); "another", or a murder and suicide, is sure.
    """
    more = any(h.quantity.more for p in people for h in p.harms if h.field == "killed" or not p.killed)
    return more or (murder_suicide and any(p.shooter for p in people))


def _side_by_side(people: list[Person]) -> bool:
    """Whether one sentence tells of two people as harmed: "a woman was shot in the leg, and a boy also was shot"."""
    told: dict[int, int] = {}
    for person in people:
        for sentence in {h.trigger.sent.start for h in person.harms if h.field != "killed" and not _pronoun(h)}:
            told[sentence] = told.get(sentence, 0) + 1
    also = any(c.lower_ == "also" for p in people for h in p.harms if h.field != "killed" for c in h.trigger.children)
    return also or any(count > 1 for count in told.values())


def _pronoun(harm: Harm) -> bool:
    return all(t.pos_ == "PRON" for t in harm.quantity.persons)


def _by_attacker(harm: Harm) -> bool:
    """Whether a figure counts those whom somebody killed ("killed two"), so that his own death is not among them.

    "Two people were killed in the shooting" may count him too.
    """
    trigger, whom = harm.trigger, harm.patient
    told_so = passive(trigger) and child(trigger, "agent") is None and trigger.tag_ == "VBN"
    if told_so and (harm.anchor_token >= 0 or whom.lower_ in ("people", "persons", "men", "adults")):
        return False
    return harm.quantity.group in _NOT_HIS or harm.trigger.lower_ not in _WHOLE_TOLL


def _dies(people: list[Person]) -> None:
    """Take the one person shot of whom nothing else is told for the one who died in "a fatal shooting"."""
    shot = [p for p in people if p.hurt and not p.killed and all(h.field == "shot" for h in p.harms)]
    if len(shot) == 1:
        shot[0].killed = True


def _beside(person: Person, top: Harm) -> bool:
    """Whether the sentence of "two others" tells of somebody else who was hurt."""
    return any(h.trigger.sent == top.trigger.sent for h in person.harms) and not any(h is top for h in person.harms)


def _of_them(person: Person) -> bool:
    """Whether somebody is told as one of a number: "injuring three others, including a boy who was shot in the arm"."""
    parts = {h.patient.i for h in person.harms if h.part}
    return any(h.patient.i in parts for h in person.harms)


def _injured(people: list[Person], figures: dict[str, list[Harm]], beside: dict[str, list[Harm]], killed: int) -> int:
    hurt = [p for p in people if p.hurt and not p.killed]
    injured, shot = _top(figures["injured"]), _top(figures["shot"])
    for field in ("injured", "shot"):
        if beside[field] and (field == "injured" or not injured):
            top = max(beside[field], key=lambda h: h.quantity.low or 0)
            if field == "shot" and shot > (top.quantity.low or 0):
                continue  # "four shot, two fatally", then "three other men": some of the four
            same = [p for p in hurt if not _of_them(p) and _beside(p, top)]
            injured = max(injured, (top.quantity.low or 0) + len(same))
    if shot >= 2:
        injured = max(injured, shot - killed)
    if injured <= 1 and not 2 <= shot <= killed:
        others = [p for p in hurt if not p.shooter]
        joined = [h for p in hurt for h in p.harms if len(h.quantity.persons) > 1 and h.field != "killed"]
        each = len(hurt) if shot >= 2 or joined or _sure_of_each(others, False) or _side_by_side(others) else min(1, len(hurt))
        injured = max(injured, each, int(shot == 1 and killed == 0))
    return injured
