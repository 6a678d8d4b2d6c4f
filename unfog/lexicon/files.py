"""Reading the lexicon's data files: TOML for entries with definitions, TSV for long tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from unfog.errors import ConfigError


def text_of(name: str) -> str:
    """The text of a data file, named relative to the lexicon (``en/cues.toml``)."""
    try:
        return files("unfog.lexicon").joinpath(name).read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise ConfigError(f"lexicon/{name} cannot be read: {error}; reinstall unfog or restore the file") from error


def toml_of(name: str) -> dict[str, Any]:
    """The contents of a TOML data file.

    Raises:
        ConfigError: the file is missing or is not TOML; the message names the line.
    """
    try:
        return tomllib.loads(text_of(name))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"lexicon/{name} is not valid TOML: {error}") from error


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a TSV data file as dictionaries; the first line that is not a comment names the columns.

    Lines that start with ``#`` and empty lines are skipped.

    Raises:
        ConfigError: a row has more or fewer cells than there are columns; the message names the line.
    """
    columns: list[str] | None = None
    for number, line in enumerate(text_of(name).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
        elif len(cells) != len(columns):
            raise ConfigError(f"lexicon/{name} line {number}: {len(cells)} cells where {len(columns)} columns are named")
        else:
            yield dict(zip(columns, cells, strict=True))
