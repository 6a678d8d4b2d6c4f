"""The command line. Heavy imports happen inside the commands, so that ``--help`` stays fast."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unfog.config import LAYERS, Config
from unfog.errors import InputError, UnfogError

if TYPE_CHECKING:
    from unfog.model import Rejected, Report

DONE, FAILED, USAGE, DONE_WITH_REJECTIONS = 0, 1, 2, 3
"""Exit codes."""

FORMATS = ("html", "json", "md")

app = typer.Typer(
    help="From many reports of one violent incident to one record in which every value is traced to its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders; - reads standard input.")]
Published = Annotated[str | None, typer.Option(help="Publication time (ISO 8601) of reports that state none.")]
Outlet = Annotated[str | None, typer.Option(help="Outlet of reports that state none.")]
Language = Annotated[str | None, typer.Option(help="Language (ISO 639-1) of reports that state none.")]


@app.command()
def read(
    paths: Paths,
    only: Annotated[str | None, typer.Option(help=f"Layers wanted, comma separated: {', '.join(LAYERS)}.")] = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
) -> None:
    """What each report says: JSON Lines, one object a report, no grouping."""
    from unfog import pipeline
    from unfog.export import contract

    layers = tuple(only.split(",")) if only else LAYERS
    unknown = [layer for layer in layers if layer not in LAYERS]
    if unknown:
        raise typer.BadParameter(f"unknown layer {unknown[0]!r}; choose from {', '.join(LAYERS)}")
    config = Config(published=published, outlet=outlet, language=language, layers=layers)
    readings, rejected = pipeline.read(paths, config, progress)
    unread: list[Rejected] = []
    for reading in readings:
        print(contract.dumps(contract.reading_object(reading, layers)))
        unread += [r for r in reading.rejected if r.code in ("language", "too-long")]
    raise typer.Exit(report_rejections((*rejected, *unread)))


@app.command()
def dossier(
    paths: Paths,
    format: Annotated[str, typer.Option(help=f"One of {', '.join(FORMATS)}.")] = "html",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; - for standard output. HTML goes to dossier.html.")
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
) -> None:
    """The main job: read the reports, group them into incidents, reconcile, and write the dossier."""
    if format not in FORMATS:
        raise typer.BadParameter(f"unknown format {format!r}; choose from {', '.join(FORMATS)}")
    config = Config(published=published, outlet=outlet, language=language)
    target = output or (Path("dossier.html") if format == "html" else Path("-"))
    raise typer.Exit(write_dossier(paths, config, format, target))


@app.command()
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the page.")] = Path("dossier.html"),
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page when run in a terminal.")] = True,
) -> None:
    """The shipped example, end to end: re-told reports on one drone strike, made into a dossier."""
    from importlib.resources import as_file, files

    with as_file(files("unfog").joinpath("examples", "baghdad-2024-02-07")) as folder:
        code = write_dossier([str(folder)], Config(), "html", output)
    if open_page and sys.stdout.isatty():
        typer.launch(str(output))
    raise typer.Exit(DONE if code == DONE_WITH_REJECTIONS else code)


names_app = typer.Typer(help="Names and their spellings.", no_args_is_help=True)
app.add_typer(names_app, name="names")


@names_app.command("compare")
def names_compare(pairs: Annotated[Path, typer.Argument(metavar="PAIRS.tsv", help="name_a TAB name_b [TAB languages].")]) -> None:
    """Whether two spellings name the same: one JSON object (score, same, reason) for each line of a TSV."""
    from unfog.resolve.compare import compare_file

    try:
        compare_file(pairs, sys.stdout)
    except InputError as error:
        print(f"unfog: {error}", file=sys.stderr)
        raise typer.Exit(USAGE) from error


def write_dossier(paths: list[str], config: Config, format: str, target: Path) -> int:
    """Build the dossier and write it; an HTML page comes with a summary on the terminal. Returns the exit code."""
    from unfog import pipeline
    from unfog.export import render

    made = pipeline.build(paths, config, progress)
    text = render(made, format)
    if str(target) == "-":
        sys.stdout.write(text)
    else:
        write_text(target, text)
        from unfog.export.terminal import summary

        width = min(shutil.get_terminal_size((100, 40)).columns, 110)
        print("\n".join(summary(made, width)))
        print(f"\nWritten to {target}")
    return report_rejections(made.rejected)


def write_text(target: Path, text: str) -> None:
    """Write a file, or say why it cannot be written.

    Raises:
        InputError: the folder is missing or may not be written to.
    """
    try:
        target.write_text(text, "utf-8")
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


def report_rejections(rejected: Iterable[Any]) -> int:
    """Say on stderr what was left out and why; returns the exit code."""
    code = DONE
    for item in rejected:
        print(f"unfog: left out {item.subject}: {item.detail} [{item.stage}/{item.code}]", file=sys.stderr)
        code = DONE_WITH_REJECTIONS
    return code


def main() -> None:
    """Entry point: turns errors into one clear line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except BrokenPipeError:  # the reader of our output went away (| head): nothing is wrong
        sys.stderr.close()
        os._exit(DONE)
    except UnfogError as error:
        print(f"unfog: {error}", file=sys.stderr)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
