"""Cues that a clause tells of another happening than the report's own (``en/scope.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from unfog.errors import ConfigError
from unfog.lexicon.families import Family
from unfog.lexicon.files import toml_of

Reach = Literal["sentence", "onward", "below"]
_REACHES = ("sentence", "onward", "below")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One kind of cue: its reason ``code``, how far it holds, and whether it also holds in the opening paragraphs.

    ``turn``: the text turns to a happening that it tells in its own right ("in a separate incident"). ``fresh``: it does so
    only where what follows brings new participants ("hours later, a bomber ..."), which ``read.events.turns`` decides.
    """

    code: str
    reach: Reach
    pattern: re.Pattern[str]
    lead: bool
    turn: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeCues:
    """Everything ``read.scope`` knows in words. All words are lower case; ``cue_patterns`` are the patterns of the ``cues``.

    ``saying`` are words whose day and place are those of speaking, counting or of what came after (the latter alone:
    ``followups``; what comes weeks later: ``late``; verbs that are so only with a particle: ``phrasal``; those that
    are not with one: ``unspoken``), ``harm`` words of harm
    that tell of a happening as its own triggers do, ``happenings`` general nouns that call one; ``since`` follows a
    follow-up's distance from its happening; a place of ``care`` is where the hurt lie, not where they were hurt; what happens
    in one of ``custody`` happens there, unless somebody is only ``held`` in it.
    ``counted`` ends right before a clock time that is not the happening's; ``clock_named`` says that a sentence gives it.
    ``record`` ends right before the "since" of a record that the happening set ("the deadliest attack since 2022").
    ``digest_label`` is the label of place before an item of a digest.
    A clock on a verb of ``clock_happens`` is the happening's, on one of ``clock_alarm`` minutes later, else another's.
    """

    cues: tuple[Cue, ...]
    cue_patterns: Family
    record: re.Pattern[str]
    digest_label: re.Pattern[str]
    other_modifiers: frozenset[str]
    earlier_modifiers: frozenset[str]
    this: frozenset[str]
    unreal_governors: frozenset[str]
    attempts: frozenset[str]
    causes: frozenset[str]
    carriers: frozenset[str]
    asked: frozenset[str]
    done: frozenset[str]
    made_do: frozenset[str]
    orders: frozenset[str]
    helpers: frozenset[str]
    seats: frozenset[str]
    places_of: frozenset[str]
    saying: frozenset[str]
    phrasal: dict[str, frozenset[str]]
    unspoken: dict[str, frozenset[str]]
    followups: frozenset[str]
    late: frozenset[str]
    limits: frozenset[str]
    harm: frozenset[str]
    happenings: frozenset[str]
    since: re.Pattern[str]
    care: frozenset[str]
    custody: frozenset[str]
    held: frozenset[str]
    compass: frozenset[str]
    across: frozenset[str]
    directions: frozenset[str]
    ways: frozenset[str]
    carried: frozenset[str]
    relatives: frozenset[str]
    counted: re.Pattern[str]
    clock_named: re.Pattern[str]
    clock_happens: frozenset[str]
    clock_alarm: frozenset[str]
    clock_after: frozenset[str]


@lru_cache(maxsize=4)
def scope_cues(language: str = "en") -> ScopeCues:
    """The cues of one language.

    Raises:
        ConfigError: an entry has an unknown reach or no pattern, or a pattern does not compile.
    """
    name = f"{language}/scope.toml"
    data = toml_of(name)
    cues = tuple(_cue(name, entry) for entry in data["cue"])
    return ScopeCues(
        cues=cues,
        cue_patterns=Family([cue.pattern for cue in cues]),
        record=re.compile(data["record"]["superlative"]),
        digest_label=re.compile(data["digest"]["label"]),
        other_modifiers=frozenset(data["modifiers"]["other"]),
        earlier_modifiers=frozenset(data["modifiers"]["earlier"]),
        this=frozenset(data["modifiers"]["this"]),
        unreal_governors=frozenset(data["unreal"]["governors"]),
        attempts=frozenset(data["unreal"]["attempts"]),
        causes=frozenset(data["unreal"]["causes"]),
        carriers=frozenset(data["unreal"]["carriers"]),
        asked=frozenset(data["unreal"]["asked"]),
        done=frozenset(data["unreal"]["done"]),
        made_do=frozenset(data["unreal"]["made_do"]),
        orders=frozenset(data["unreal"]["orders"]),
        helpers=frozenset(data["unreal"]["helpers"]),
        seats=frozenset(data["places"]["seat"]),
        places_of=frozenset(data["places"]["of"]),
        saying=frozenset(
            [*data["saying"]["verbs"], *data["saying"]["nouns"], *data["saying"]["tolls"], *data["saying"]["after"]]
        ),
        phrasal={verb: frozenset(particles) for verb, particles in data["saying"]["phrasal"].items()},
        unspoken={verb: frozenset(particles) for verb, particles in data["saying"]["unspoken"].items()},
        followups=frozenset(data["saying"]["after"]),
        late=frozenset(data["saying"]["late"]),
        limits=frozenset(data["saying"]["limits"]),
        harm=frozenset(data["saying"]["harm"]),
        happenings=frozenset(data["saying"]["happenings"]),
        since=re.compile("|".join(data["saying"]["since"])),
        relatives=frozenset(data["places"]["relatives"]),
        ways=frozenset(data["places"]["ways"]),
        carried=frozenset(data["places"]["carried"]),
        compass=frozenset(data["places"]["compass"]),
        across=frozenset(data["places"]["across"]),
        directions=frozenset(data["places"]["directions"]),
        care=frozenset(data["places"]["care"]),
        custody=frozenset(data["places"]["custody"]),
        held=frozenset(data["places"]["held"]),
        counted=re.compile(r"\b(?:" + "|".join(data["clock"]["counted"]) + r")\s+(?:about |around |roughly )?$"),
        clock_named=re.compile(r"\b(?:" + "|".join(data["clock"]["named"]) + r")"),
        clock_happens=frozenset(data["clock"]["happens"]),
        clock_alarm=frozenset(data["clock"]["alarm"]),
        clock_after=frozenset(data["clock"]["after"]),
    )


def _cue(name: str, entry: dict[str, object]) -> Cue:
    code, reach, patterns = str(entry["code"]), str(entry["reach"]), entry.get("patterns")
    if reach not in _REACHES or not isinstance(patterns, list) or not patterns or not entry.get("example"):
        raise ConfigError(f"lexicon/{name}: cue {code!r} needs a reach of {', '.join(_REACHES)}, patterns and an example")
    try:
        pattern = re.compile(r"\b(?:" + "|".join(str(p) for p in patterns) + ")")
    except re.error as error:
        raise ConfigError(f"lexicon/{name}: cue {code!r}: {error}") from error
    turn, fresh = bool(entry.get("turn")), bool(entry.get("fresh"))
    return Cue(code=code, reach=reach, pattern=pattern, lead=bool(entry.get("lead")), turn=turn, fresh=fresh)  # type: ignore[arg-type]
