"""Words of casualties: numerals and qualifiers, groups of people, words of harm.

The data lie in ``en/quantities.toml``, ``en/groups.toml`` and ``en/casualties.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

from unfog.errors import ConfigError
from unfog.lexicon.alternatives import one_of
from unfog.lexicon.families import Family
from unfog.lexicon.files import toml_of
from unfog.lexicon.openings import Openings, endings
from unfog.model import Group, Qualifier

Harmed = Literal["killed", "injured", "shot", "missing"]
"""What happened to the people counted; ``shot`` is killed or injured, which the rest of the report decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """Numerals, scales, qualifiers and what tells a count from a measure."""

    numerals: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    before: dict[str, Qualifier]
    after: dict[str, Qualifier]
    vague: dict[str, Qualifier]
    round: dict[str, int]
    passed: re.Pattern[str]
    tuples: dict[str, int]
    tuple_nouns: tuple[str, ...]
    collectives: dict[str, int]
    containers: frozenset[str]
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    not_before_name: re.Pattern[str]
    months: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWords:
    """Nouns for people and the group each falls under."""

    of: dict[str, Group]
    compound: dict[str, Group]
    compound_heads: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    not_people: frozenset[str]
    member_of: dict[str, Group]
    mass: frozenset[str]
    closed: frozenset[str]
    topic: re.Pattern[str]
    bodies_of: frozenset[str]
    unarmed: frozenset[str]
    further: frozenset[str]
    worn: frozenset[str]
    sides: tuple[tuple[re.Pattern[str], Group], ...]
    not_counted: frozenset[str]
    settings: tuple[tuple[frozenset[str], re.Pattern[str], Group], ...]
    guards: frozenset[str]
    civil: frozenset[str]
    civilly: frozenset[str]
    ranks: frozenset[str]
    rank_forces: tuple[tuple[re.Pattern[str], Group], ...]
    neutral: frozenset[str]
    own: frozenset[str]
    losing: frozenset[str]
    force_bodies: frozenset[str]
    kinsfolk: frozenset[str]
    adult: int
    age_of_person: re.Pattern[str]
    age_of_share: re.Pattern[str]
    either_side: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A pattern beside a number: ``before`` ends where the number starts, ``after`` starts where it ends; with ``figure`` the
    number must have one ("several" has none)."""

    field: Harmed
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    toll: bool
    figure: bool = False
    anaphor: bool = False
    needs: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmWords:
    """Verbs, adjectives and nouns of harm by kind, and the cue patterns of the counts.

    ``surface_ends`` tells from what stands before a number which of the ``surface`` patterns may hold (``openings.endings``).
    """

    verbs: dict[str, str]
    adjectives: dict[str, str]
    nouns: dict[str, str]
    lose: frozenset[str]
    care: frozenset[str]
    untrue: frozenset[str]
    blow: frozenset[str]
    fall: frozenset[str]
    battle: frozenset[str]
    carry_off: frozenset[str]
    off: frozenset[str]
    wilds: frozenset[str]
    recover: frozenset[str]
    blow_means: re.Pattern[str]
    projectiles: frozenset[str]
    struck_in: frozenset[str]
    fatally: frozenset[str]
    surface: tuple[Surface, ...]
    surface_ends: Openings
    part_of: re.Pattern[str]
    part_copula: re.Pattern[str]
    part_state: re.Pattern[str]
    part_gapped: re.Pattern[str]
    part_include: re.Pattern[str]
    survived: re.Pattern[str]
    part_colon: re.Pattern[str]
    part_were: re.Pattern[str]
    part_among: re.Pattern[str]
    part_led: re.Pattern[str]
    part_leads: re.Pattern[str]
    part_share: re.Pattern[str]
    part_fate: re.Pattern[str]
    part_listed: re.Pattern[str]
    of_these: re.Pattern[str]
    part_living: re.Pattern[str]
    part_youngest: re.Pattern[str]
    part_named: re.Pattern[str]
    part_of_those: re.Pattern[str]
    part_belonged: re.Pattern[str]
    part_was_among: re.Pattern[str]
    part_who_were: re.Pattern[str]
    limbs: frozenset[str]
    shot_victims: frozenset[str]
    shot_by: frozenset[str]
    on_himself: re.Pattern[str]
    tally_of: re.Pattern[str]
    tally_spoken: re.Pattern[str]
    tally_said: re.Pattern[str]
    tally_gives: re.Pattern[str]
    tally_the: re.Pattern[str]
    tally_is: re.Pattern[str]
    tally_given: re.Pattern[str]
    tally_gap: re.Pattern[str]
    tally_end: re.Pattern[str]
    none: Family
    none_besides: re.Pattern[str]
    none_also: re.Pattern[str]
    not_but: re.Pattern[str]
    wars: frozenset[str]
    further: re.Pattern[str]
    superseded: re.Pattern[str]
    superseded_pair: re.Pattern[str]
    revised: re.Pattern[str]
    given_up: re.Pattern[str]
    given_before: re.Pattern[str]
    ordinal: re.Pattern[str]
    partial: re.Pattern[str]
    series: re.Pattern[str]
    roundup: re.Pattern[str]
    fatal: re.Pattern[str]
    not_fatal: re.Pattern[str]
    suicide: re.Pattern[str]
    murder_suicide: re.Pattern[str]
    accident: re.Pattern[str]
    attackers: frozenset[str]


@lru_cache(maxsize=4)
def quantity_words(language: str = "en") -> QuantityWords:
    """The quantity words of one language.

    Raises:
        ConfigError: a qualifier is not of the public vocabulary, or a pattern does not compile.
    """
    name = f"{language}/quantities.toml"
    data = toml_of(name)
    before: dict[str, Qualifier] = {}
    after: dict[str, Qualifier] = {}
    for entry in data["qualifier"]:
        qualifier = _known(name, entry["name"], get_args(Qualifier))
        before |= dict.fromkeys(entry["before"], qualifier)
        after |= dict.fromkeys(entry["after"], qualifier)
    vague: dict[str, Qualifier] = {}
    for entry in data["vague"]:
        vague |= dict.fromkeys(entry["words"], _known(name, entry["qualifier"], get_args(Qualifier)))
    return QuantityWords(
        numerals=_numbers(data["numerals"]),
        scales=_numbers(data["scales"]),
        ordinals=_numbers(data["ordinals"]),
        before=before,
        after=after,
        vague=vague,
        round=_numbers(data["round"]),
        passed=_pattern(name, rf"\b(?:{'|'.join(data['passed']['words'])})(?: the)?\s+$"),
        tuples=_numbers(data["tuples"]),
        tuple_nouns=tuple(data["tuples"]["nouns"]),
        collectives=_numbers(data["groups_of_people"]),
        containers=frozenset(data["containers"]["words"]),
        not_after=_pattern(name, data["not_a_count"]["after"]),
        not_before=_pattern(name, data["not_a_count"]["before"]),
        not_before_name=_pattern(name, data["not_a_count"]["before_name"]),
        months=data["not_a_count"]["months"],
    )


@lru_cache(maxsize=4)
def group_words(language: str = "en") -> GroupWords:
    """The nouns for people of one language.

    Raises:
        ConfigError: a group is not of the public vocabulary, or a word stands under two groups.
    """
    name = f"{language}/groups.toml"
    data = toml_of(name)
    of: dict[str, Group] = {}
    for entry in data["group"]:
        group = _known(name, entry["name"], get_args(Group))
        for word in entry["words"]:
            if word in of:
                raise ConfigError(f"lexicon/{name}: {word!r} stands under {of[word]!r} and {group!r}; keep one")
            of[word] = group
    for word in data["ranks"]["words"]:
        of.setdefault(word, "other")
    age = rf"(?:\d{{1,2}}|{'|'.join(sorted(quantity_words(language).numerals, key=lambda w: (-len(w), w)))})"
    compound = {k: _known(name, v, get_args(Group)) for k, v in data["compound"].items() if k not in ("definition", "example")}
    member_of = {k: _known(name, v, get_args(Group)) for k, v in data["member_of"].items() if k not in ("definition", "example")}
    return GroupWords(
        of=of,
        compound=compound,
        compound_heads=frozenset(data["compound_heads"]["words"]),
        male=frozenset(data["kin"]["male"]),
        female=frozenset(data["kin"]["female"]),
        not_people=frozenset(data["not_people"]["words"]),
        member_of=member_of,
        mass=frozenset(data["mass"]["words"]),
        closed=frozenset(data["closed"]["words"]),
        topic=_pattern(name, data["topic"]["pattern"]),
        bodies_of=frozenset(data["topic"]["words"]),
        unarmed=frozenset(data["unarmed"]["words"]),
        further=frozenset(data["further"]["words"]),
        worn=frozenset(data["worn"]["words"]),
        sides=tuple((_pattern(name, s["pattern"]), _known(name, s["group"], get_args(Group))) for s in data["side"]),
        not_counted=frozenset(data["not_counted"]["words"]),
        settings=tuple(
            (frozenset(s["words"]), _pattern(name, s["pattern"]), _known(name, s["group"], get_args(Group)))
            for s in data["setting"]
        ),
        guards=frozenset(data["guards"]["words"]),
        civil=frozenset(data["civil"]["words"]),
        civilly=frozenset(data["civil"]["nouns"]),
        ranks=frozenset(data["ranks"]["words"]),
        rank_forces=tuple(
            (_pattern(name, f["pattern"]), _known(name, f["group"], get_args(Group))) for f in data["ranks"]["forces"]
        ),
        neutral=frozenset(data["neutral"]["words"]),
        own=frozenset(data["own"]["words"]),
        losing=frozenset(data["own"]["losing"]),
        force_bodies=frozenset(data["own"]["bodies"]),
        kinsfolk=frozenset(data["kinsfolk"]["words"]),
        adult=data["ages"]["adult"],
        age_of_person=_pattern(name, data["ages"]["person"].replace("AGE", age)),
        age_of_share=_pattern(name, data["ages"]["share"].replace("AGE", age)),
        either_side=frozenset(f for w in data["either_side"]["words"] for f in (w, f"{w}s")) | frozenset(data["own"]["men"]),
    )


@lru_cache(maxsize=4)
def harm_words(language: str = "en") -> HarmWords:
    """The words of harm of one language.

    Raises:
        ConfigError: a field is unknown or a pattern does not compile.
    """
    name = f"{language}/casualties.toml"
    data = toml_of(name)
    verbs = {
        w: kind
        for kind in ("kill", "die", "injure", "shoot", "leave", "suffer", "carry", "abduct")
        for w in reversed(data["verbs"][kind]["words"])
    }
    for kind in ("leave", "injure", "kill"):  # a word of two kinds keeps the more telling one
        verbs |= dict.fromkeys(data["verbs"][kind]["words"], kind)
    numerals = one_of(quantity_words(language).numerals)
    parts = {k: v.replace("NUM", rf"(?:\d+|{numerals})").replace("AGE", rf"(?:\d+|{numerals})") for k, v in data["parts"].items()}
    superseded = data["superseded"]
    people = one_of((*group_words(language).of, "young", "more", "own"))
    surface = tuple(_surface(name, entry, people) for entry in data["surface"])
    return HarmWords(
        verbs=verbs,
        adjectives={w: kind for kind, entry in data["adjectives"].items() for w in entry["words"]},
        nouns={w: kind for kind, entry in data["nouns"].items() for w in entry["words"]},
        lose=frozenset(data["verbs"]["lose"]["words"]),
        care=frozenset(data["care"]["words"]),
        untrue=frozenset(data["untrue"]["words"]),
        blow=frozenset(data["verbs"]["blow"]["words"]),
        fall=frozenset(data["verbs"]["fall"]["words"]),
        battle=frozenset(data["verbs"]["fall"]["battle"]),
        carry_off=frozenset(data["verbs"]["carry_off"]["words"]),
        off=frozenset(data["verbs"]["carry_off"]["particles"]),
        wilds=frozenset(data["verbs"]["carry_off"]["wilds"]),
        recover=frozenset(data["verbs"]["recover"]["words"]),
        blow_means=_pattern(name, data["verbs"]["blow"]["means"]),
        projectiles=frozenset(data["verbs"]["blow"]["projectiles"]),
        struck_in=frozenset(data["verbs"]["blow"]["struck_in"]),
        fatally=frozenset(data["fatally"]["words"]),
        surface=surface,
        surface_ends=Openings([pattern.before.pattern if pattern.before else "" for pattern in surface], endings),
        part_of=_pattern(name, parts["of"]),
        part_copula=_pattern(name, parts["copula"]),
        part_state=_pattern(name, parts["state"]),
        part_gapped=_pattern(name, parts["gapped"]),
        part_include=_pattern(name, parts["include"]),
        survived=_pattern(name, data["survived"]["pattern"]),
        part_colon=_pattern(name, parts["colon"]),
        part_were=_pattern(name, parts["were"]),
        part_among=_pattern(name, parts["among"]),
        part_led=_pattern(name, parts["led"]),
        part_leads=_pattern(name, parts["led"].removesuffix("$")),
        part_share=_pattern(name, parts["share"]),
        part_fate=_pattern(name, parts["fate"]),
        part_listed=_pattern(name, parts["listed"]),
        part_living=_pattern(name, parts["living"]),
        of_these=_pattern(name, parts["of_these"]),
        part_youngest=_pattern(name, parts["youngest"]),
        part_named=_pattern(name, parts["named"]),
        part_of_those=_pattern(name, parts["of_those"]),
        part_belonged=_pattern(name, parts["belonged"]),
        part_was_among=_pattern(name, parts["was_among"]),
        part_who_were=_pattern(name, parts["who_were"]),
        limbs=frozenset(data["limbs"]["words"]),
        on_himself=_pattern(name, data["suicide"]["turned"]),
        tally_of=_pattern(name, data["tally"]["of"]),
        tally_spoken=_pattern(name, data["tally"]["spoken"]),
        tally_said=_pattern(name, data["tally"]["said"]),
        tally_gives=_pattern(name, data["tally"]["gives"]),
        tally_the=_pattern(name, data["tally"]["the"]),
        tally_is=_pattern(name, data["tally"]["is"]),
        tally_given=_pattern(name, data["tally"]["given"]),
        tally_gap=_pattern(name, data["tally"]["gap"]),
        tally_end=_pattern(name, data["tally"]["end"]),
        none=Family([_pattern(name, p) for p in data["none"]["patterns"]]),
        none_besides=_pattern(name, data["none"]["besides"]),
        none_also=_pattern(name, data["none"]["also"]),
        not_but=_pattern(name, superseded["not_but"]),
        further=_pattern(name, parts["further"]),
        wars=frozenset(data["series"]["wars"]),
        superseded=_pattern(name, superseded["sentence"]),
        superseded_pair=_pattern(name, superseded["pair"]),
        revised=_pattern(name, superseded["revised"]),
        given_up=_pattern(name, superseded["given_up"]),
        given_before=_pattern(name, superseded["given_before"]),
        ordinal=_pattern(name, data["ordinal"]["pattern"]),
        partial=_pattern(name, data["partial"]["sentence"]),
        series=_pattern(name, data["series"]["pattern"]),
        shot_victims=frozenset(data["shot_victims"]["words"]),
        shot_by=frozenset(data["shot_victims"]["by"]),
        roundup=_pattern(name, data["series"]["roundup"]),
        fatal=_pattern(name, data["fatal"]["pattern"]),
        not_fatal=_pattern(name, data["fatal"]["not"]),
        suicide=_pattern(name, data["suicide"]["pattern"]),
        murder_suicide=_pattern(name, data["suicide"]["after_murder"]),
        accident=_pattern(name, data["accident"]["pattern"]),
        attackers=frozenset(data["attackers"]["words"]),
    )


def _surface(name: str, entry: dict[str, Any], people: str) -> Surface:
    field = _known(name, entry["field"], get_args(Harmed))
    pattern = _pattern(name, entry["pattern"].replace("PEOPLE", people))
    second = _pattern(name, entry["after"].replace("PEOPLE", people)) if "after" in entry else None
    left = entry["side"] == "before"
    return Surface(
        field=field,
        before=pattern if left else None,
        after=second if left else pattern,
        toll=entry.get("guard") in ("toll", "anaphor"),
        anaphor=entry.get("guard") == "anaphor",
        figure=entry.get("guard") == "figure",
        needs=_pattern(name, entry["needs"]) if "needs" in entry else None,
    )


def _numbers(table: dict[str, Any]) -> dict[str, int]:
    return {word: value for word, value in table.items() if isinstance(value, int)}


def _known(name: str, word: str, words: tuple[Any, ...]) -> Any:
    if word not in words:
        raise ConfigError(f"lexicon/{name}: {word!r} is none of {', '.join(words)}")
    return word


def _pattern(name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern.replace("\\u00a0", "\u00a0"), re.IGNORECASE)
    except re.error as error:
        raise ConfigError(f"lexicon/{name}: {error}: {pattern}") from error
