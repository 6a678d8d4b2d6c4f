"""Commands that need no store: ``read``, ``dossier`` and ``demo``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli.common import (
    DONE,
    DONE_WITH_REJECTIONS,
    Format,
    Language,
    Outlet,
    Paths,
    Policy,
    Published,
    check_choices,
    progress,
    report_rejections,
    write_text,
)
from unfog.config import LAYERS, Config

if TYPE_CHECKING:
    from unfog.export import Options
    from unfog.model import Rejected


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
        unread += [r for r in reading.rejected if r.code in ("language", "too-long", "failed")]
    raise typer.Exit(report_rejections((*rejected, *unread)))


def dossier(
    paths: Paths,
    format: Format = "html",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; - for standard output. HTML goes to dossier.html.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="A copy to pass on: short quotations, private persons and minors not named.")
    ] = False,
    policy: Policy = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
) -> None:
    """The main job: read the reports, group them into incidents, reconcile, and write the dossier."""
    check_choices(format, policy)
    from unfog.export import Options

    config = Config(published=published, outlet=outlet, language=language)
    target = output or (Path("dossier.html") if format == "html" else Path("-"))
    raise typer.Exit(write_dossier(paths, config, format, target, Options(policy=policy, public=public)))


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


def write_dossier(paths: list[str], config: Config, format: str, target: Path, options: Options | None = None) -> int:
    """Build the dossier and write it; an HTML page comes with a summary on the terminal. Returns the exit code."""
    from unfog import pipeline
    from unfog.export import render

    made = pipeline.build(paths, config, progress)
    text = render(made, format, options)
    if str(target) == "-":
        sys.stdout.write(text)
    else:
        write_text(target, text)
        from unfog.export.terminal import summary

        width = min(shutil.get_terminal_size((100, 40)).columns, 110)
        print("\n".join(summary(made, width)))
        print(f"\nWritten to {target}")
    return report_rejections(made.rejected)
