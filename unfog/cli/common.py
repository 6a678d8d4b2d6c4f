"""What the commands share: exit codes, options, progress, and how rejections and files are spoken of."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unfog.errors import InputError

if TYPE_CHECKING:
    from unfog.model import Report

DONE, FAILED, USAGE, DONE_WITH_REJECTIONS = 0, 1, 2, 3
"""Exit codes."""

FORMATS = ("html", "json", "md", "csv", "claims", "acled", "geojson")
"""The shipped formats (``unfog.export.formats.BUILT_IN``); named here too, so that ``--help`` need not load the exporters."""

POLICIES = ("acled", "ucdp", "airwars", "gtd")
"""Whose way of counting a figure may follow."""

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders; - reads standard input.")]
Published = Annotated[str | None, typer.Option(help="Publication time (ISO 8601) of reports that state none.")]
Outlet = Annotated[str | None, typer.Option(help="Outlet of reports that state none.")]
Language = Annotated[str | None, typer.Option(help="Language (ISO 639-1) of reports that state none.")]
Format = Annotated[str, typer.Option(help=f"One of {', '.join(FORMATS)}, or of an installed exporter.")]
Policy = Annotated[str | None, typer.Option(help=f"Count as one practice does: {', '.join(POLICIES)}.")]


def first_sentence(command: Callable[..., object]) -> str:
    """What a command does, for the list of commands: the first sentence of its docstring, whole."""
    return " ".join((command.__doc__ or "").split(". ")[0].split()).removesuffix(".") + "."


def check_choices(format: str, policy: str | None) -> None:
    """Refuse a format or a policy that does not exist before any work is done.

    Raises:
        typer.BadParameter: it is unknown; the message names those there are.
    """
    from unfog.export import formats

    if format not in formats.names():
        raise typer.BadParameter(f"unknown format {format!r}; choose from {', '.join(formats.names())}")
    if policy is not None and policy not in POLICIES:
        raise typer.BadParameter(f"unknown policy {policy!r}; choose from {', '.join(POLICIES)}")


def write_text(target: Path, text: str) -> None:
    """Write a file, or say why it cannot be written.

    Raises:
        InputError: the folder is missing or may not be written to.
    """
    try:
        target.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror}; choose another place with -o", path=str(target)) from error


def progress(reports: Iterable[Report], total: int) -> Iterator[Report]:
    """Pass the reports on, drawing a bar on stderr where stderr is a terminal and there are many."""
    if total < 8 or not sys.stderr.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(reports, total=total, description="Reading", console=Console(stderr=True), transient=True)


def counted_words(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "12 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def report_rejections(rejected: Iterable[Any]) -> int:
    """Say on stderr what was left out, or kept and not read, and why; returns the exit code."""
    code = DONE
    for item in rejected:
        done = "not read" if item.stage == "read" else "left out"
        print(f"unfog: {done}: {item.subject}: {item.detail} [{item.stage}/{item.code}]", file=sys.stderr)
        code = DONE_WITH_REJECTIONS
    return code
