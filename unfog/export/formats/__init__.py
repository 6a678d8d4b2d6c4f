"""Exporters: one module a format, all behind one protocol. Dossier -> the text of one file.

An exporter is an object with the attributes of :class:`Exporter`. The shipped ones are listed in ``BUILT_IN``; an installed
package adds its own through the entry-point group ``unfog.exporters`` (the entry point's name is the format's name, its value
such an object). An exporter shows what the record holds and decides nothing; each says what it leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points

from unfog.errors import ConfigError
from unfog.export.formats.base import Column, Exporter, Options
from unfog.model import Dossier

__all__ = ["BUILT_IN", "GROUP", "Column", "Exporter", "Options", "exporter", "exporters", "names", "render"]

GROUP = "unfog.exporters"

BUILT_IN: Mapping[str, str] = {
    "html": "unfog.export.formats.page:HTML",
    "json": "unfog.export.formats.record:JSON",
    "md": "unfog.export.formats.record:MARKDOWN",
    "csv": "unfog.export.formats.rows:INCIDENTS",
    "claims": "unfog.export.formats.rows:CLAIMS",
    "acled": "unfog.export.formats.acled:ACLED",
    "geojson": "unfog.export.formats.geojson:GEOJSON",
}
"""Formats shipped with the program: where each exporter lies."""


def names() -> tuple[str, ...]:
    """Names of all formats, the shipped ones first; imports none of them."""
    return (*BUILT_IN, *sorted(e.name for e in entry_points(group=GROUP) if e.name not in BUILT_IN))


@lru_cache(maxsize=32)
def exporter(name: str) -> Exporter:
    """The exporter of one format.

    Raises:
        ConfigError: there is no such format, or an installed exporter cannot be loaded.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        found: Exporter = getattr(import_module(module), attribute)
        return found
    for entry in entry_points(group=GROUP):
        if entry.name == name:
            loaded = entry.load()
            if not isinstance(loaded, Exporter):
                raise ConfigError(f"the exporter {name!r} of {entry.value} lacks a part of the exporter protocol")
            return loaded
    raise ConfigError(f"unknown format {name!r}; choose from {', '.join(names())}")


def exporters() -> tuple[Exporter, ...]:
    """All exporters, in the order of ``names``."""
    return tuple(exporter(name) for name in names())


def render(dossier: Dossier, format: str, options: Options | None = None) -> str:
    """A dossier as the text of one file; with ``options.public`` of its public copy.

    Raises:
        ConfigError: there is no such format or policy.
    """
    options = options or Options()
    chosen = exporter(format)
    if options.public:
        from unfog.export.public import public_copy

        dossier = public_copy(dossier)
    return chosen.write(dossier, options)
