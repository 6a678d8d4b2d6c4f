"""Model values <-> JSON data, for keeping readings and incidents in a store.

The shape is private to the store: the public JSON is ``export.contract``. Fields at their defaults are left out, unions of
dataclasses carry their class's name under ``"is"``, and a span is ``[start, end]`` in its own report or ``[start, end,
report]`` elsewhere. Decoding takes every span's words from the report again (``Report.span``), so what comes back out of a
store is grounded as if it had just been read.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from unfog.errors import StoreError
from unfog.model.ids import ReportId
from unfog.model.incident import Incident
from unfog.model.reading import Claim, Reading
from unfog.model.report import Report, Span

Reports = Mapping[ReportId, Report]
_Decoder = Callable[[Any, Reports, Report | None], Any]


def encode(value: Any, home: ReportId | None = None) -> Any:
    """A model value as JSON data; spans of the report ``home`` are written without its id."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is Span:
        return [value.start, value.end] if value.report == home else [value.start, value.end, value.report]
    layout = _layout(kind)
    if layout is not None:
        made = {}
        for name, default, tagged in layout:
            item = getattr(value, name)
            if item == default and default is not dataclasses.MISSING:
                continue
            made[name] = encode(item, home)
            if tagged and dataclasses.is_dataclass(item):
                made[name]["is"] = type(item).__name__
        return made
    if isinstance(value, Mapping):
        return {key: encode(item, home) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [encode(item, home) for item in value]
    return value


_PLAIN = frozenset((str, int, float, bool, types.NoneType))
"""Types of most values, which are as they are."""


def encode_reading(reading: Reading) -> dict[str, Any]:
    """A reading without its report, which is kept apart."""
    data: dict[str, Any] = encode(reading, reading.report.id)
    del data["report"]
    return data


def decode_reading(data: Mapping[str, Any], report: Report) -> Reading:
    """The reading of ``report`` that ``encode_reading`` made.

    Raises:
        StoreError: the data does not fit the report or the model.
    """
    made: Reading = _decode(Reading, {**data, "report": None}, {report.id: report}, report)
    return dataclasses.replace(made, report=report)


def decode_incident(data: Mapping[str, Any], reports: Reports) -> Incident:
    """The incident that ``encode`` made; ``reports`` holds every report it quotes.

    Raises:
        StoreError: the data does not fit the reports or the model.
    """
    made: Incident = _decode(Incident, data, reports, None)
    return made


def decode_claim(data: Mapping[str, Any], report: Report) -> Claim:
    """One claim of ``report``.

    Raises:
        StoreError: the data does not fit the report or the model.
    """
    made: Claim = _decode(Claim, data, {report.id: report}, report)
    return made


def decode(kind: type, data: Any) -> Any:
    """A model value that holds no span.

    Raises:
        StoreError: the data does not fit the model.
    """
    return _decode(kind, data, {}, None)


def _decode(kind: type, data: Any, reports: Reports, home: Report | None) -> Any:
    try:
        return _decoder(kind)(data, reports, home)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise StoreError(
            f"a stored {kind.__name__.lower()} does not fit this version of Unfog ({error!r}); run unfog rebuild, and "
            "unfog verify to see whether the store is damaged"
        ) from error


@cache
def _layout(kind: type) -> tuple[tuple[str, Any, bool], ...] | None:
    """Name and default of each field kept, and whether several dataclasses may stand there; ``None`` for what is none."""
    if not dataclasses.is_dataclass(kind):
        return None
    hints = get_type_hints(kind)
    return tuple((f.name, f.default, len(_dataclasses_in(hints[f.name])) > 1) for f in dataclasses.fields(kind) if f.repr)


def _dataclasses_in(hint: Any) -> list[type]:
    options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return [option for option in options if dataclasses.is_dataclass(option) and isinstance(option, type)]


@cache
def _decoder(hint: Any) -> _Decoder:
    """How to decode data of one type, made once."""
    if hint is Span:
        return _span
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint)
    if hasattr(hint, "__supertype__"):  # a NewType
        return _decoder(hint.__supertype__)
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple(get_args(hint))
    if origin in (Union, types.UnionType):
        return _union(hint)
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        return _mapping(_decoder(get_args(hint)[1]))
    return _as_is


def _as_is(data: Any, reports: Reports, home: Report | None) -> Any:
    return data


def _span(data: Any, reports: Reports, home: Report | None) -> Span:
    report = reports[data[2]] if len(data) > 2 else home
    if report is None:
        raise ValueError("a span without its report")
    return report.span(data[0], data[1])


def _dataclass(kind: type) -> _Decoder:
    hints = get_type_hints(kind)
    parts = {
        f.name: (_decoder(hints[f.name]) if hints[f.name] is not Report else _as_is) for f in dataclasses.fields(kind) if f.init
    }

    def decode_one(data: Any, reports: Reports, home: Report | None) -> Any:
        return kind(**{name: parts[name](item, reports, home) for name, item in data.items() if name != "is"})

    return decode_one


def _tuple(items: tuple[Any, ...]) -> _Decoder:
    if len(items) == 2 and items[1] is Ellipsis:
        one = _decoder(items[0])
        return lambda data, reports, home: tuple([one(item, reports, home) for item in data])
    each = [_decoder(item) for item in items]
    return lambda data, reports, home: tuple([d(item, reports, home) for d, item in zip(each, data, strict=True)])


def _union(hint: Any) -> _Decoder:
    """``None``, or one of several dataclasses told apart by ``is``, or whatever single type remains."""
    kinds = _dataclasses_in(hint)
    if len(kinds) > 1:
        by_name = {kind.__name__: _decoder(kind) for kind in kinds}
        return lambda data, reports, home: None if data is None else by_name[data["is"]](data, reports, home)
    rest = [option for option in get_args(hint) if option is not types.NoneType]
    one = _decoder(rest[0]) if len(rest) == 1 else _as_is
    return lambda data, reports, home: None if data is None else one(data, reports, home)


def _mapping(item: _Decoder) -> _Decoder:
    return lambda data, reports, home: {key: item(value, reports, home) for key, value in data.items()}
