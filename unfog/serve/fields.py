"""How each kind of value is corrected in a form: its inputs, and the way back from what was typed to the value's keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from unfog.export.wording import type_words
from unfog.lexicon.event_types import event_lexicon
from unfog.model import DatePrecision, Field, Group, LinkType, Qualifier, Stance
from unfog.serve.door import Refused

Kind = Literal["whole", "degrees", "words", "day", "clock", "choice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input: the key of the value it fills, what it is called, and what may be typed. An empty one means ``None``."""

    key: str
    label: str
    kind: Kind
    options: tuple[tuple[str, str], ...] = ()
    needed: bool = False


def _options(words: Any) -> tuple[tuple[str, str], ...]:
    return tuple((w, w) for w in get_args(words))


PLACE_PRECISIONS = ("site", "neighbourhood", "town", "area", "region", "country")

_COUNT = (
    Input(key="min", label="At least (min)", kind="whole"),
    Input(key="max", label="At most (max)", kind="whole"),
    Input(key="qualifier", label="How exact", kind="choice", options=_options(Qualifier), needed=True),
    Input(key="group", label="Of whom", kind="choice", options=_options(Group), needed=True),
)
_PARTY = (Input(key="name", label="Name", kind="words"), Input(key="label", label="Description used", kind="words"))

_INPUTS: Mapping[Field, tuple[Input, ...]] = {
    "killed": _COUNT,
    "injured": _COUNT,
    "missing": _COUNT,
    "date": (
        Input(key="earliest", label="First day", kind="day", needed=True),
        Input(key="latest", label="Last day", kind="day", needed=True),
        Input(key="time", label="Clock time (HH:MM)", kind="clock"),
        Input(key="zone", label="Zone of the clock", kind="words"),
        Input(key="precision", label="Precise to", kind="choice", options=_options(DatePrecision), needed=True),
    ),
    "place": (
        Input(key="name", label="Name", kind="words", needed=True),
        Input(key="country", label="Country (two letters)", kind="words"),
        Input(key="lat", label="Latitude (degrees)", kind="degrees"),
        Input(key="lon", label="Longitude (degrees)", kind="degrees"),
        Input(key="precision", label="Precise to", kind="choice", options=tuple((p, p) for p in PLACE_PRECISIONS), needed=True),
    ),
    "responsibility": (
        Input(key="party", label="Party", kind="words", needed=True),
        Input(key="stance", label="What the speaker does", kind="choice", options=_options(Stance), needed=True),
    ),
    "attacker": _PARTY,
    "target": _PARTY,
    "victim": _PARTY,
    "weapon": _PARTY,
    "affiliation": (
        Input(key="entity", label="Who", kind="words", needed=True),
        Input(key="relation", label="Relation", kind="words", needed=True),
        Input(key="of", label="To whom", kind="words", needed=True),
    ),
    "link": (
        Input(key="type", label="Relation", kind="choice", options=_options(LinkType), needed=True),
        Input(key="to", label="To which event", kind="words", needed=True),
        Input(key="date", label="Its day", kind="words"),
    ),
}


def inputs(field: Field) -> tuple[Input, ...]:
    """The inputs for a claim of ``field``; empty where its value cannot be corrected, only accepted or rejected."""
    if field == "event_type":
        kinds = tuple((name, type_words({"acled": kind.acled})) for name, kind in event_lexicon().types.items())
        return (Input(key="acled", label="Kind of event", kind="choice", options=kinds, needed=True),)
    return _INPUTS.get(field, ())


def shown_value(one: Input, value: Mapping[str, Any]) -> str:
    """What stands in an input at first."""
    found = value.get(one.key)
    if one.key == "acled":
        return str((found or ("", ""))[1]).lower()
    return "" if found is None else str(found)


def changes(field: Field, form: Mapping[str, Any], value: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of the value that were typed anew, as JSON data.

    Raises:
        Refused: something cannot be read, or nothing was changed.
    """
    made: dict[str, Any] = {}
    for one in inputs(field):
        typed = str(form.get(f"v-{one.key}") or "").strip()
        if typed == shown_value(one, value):
            continue
        if one.key == "acled":
            kind = event_lexicon().types.get(typed)
            if kind is None:
                raise Refused("That kind of event is not in the lexicon.")
            made |= {"acled": list(kind.acled), "plover": list(kind.plover)}
            continue
        made[one.key] = read(one, typed)
    if not made:
        raise Refused("Nothing was changed. To say that the value is right, accept the claim.")
    if "name" in made and field in ("attacker", "target", "victim", "weapon") and "entity" in value:
        made["entity"] = None
    if "party" in made and "entity" in value:
        made["entity"] = None
    if field == "place" and ("name" in made or "lat" in made or "lon" in made):
        made["geonameid"] = None
    return made


def read(one: Input, typed: str) -> Any:
    """What was typed, as JSON data."""
    if not typed:
        if one.needed:
            raise Refused(f"“{one.label}” may not be empty.")
        return None
    try:
        if one.kind == "whole":
            return int(typed)
        if one.kind == "degrees":
            return float(typed)
    except ValueError as error:
        raise Refused(f"“{typed[:40]}” in “{one.label}” is no number.") from error
    if one.kind == "choice" and typed not in [word for word, _ in one.options]:
        raise Refused(f"“{typed[:40]}” is no choice for “{one.label}”.")
    return typed[:400]


def filled(field: Field, value: Mapping[str, Any]) -> Sequence[tuple[Input, str]]:
    """The inputs with what stands in them at first."""
    return [(one, shown_value(one, value)) for one in inputs(field)]
