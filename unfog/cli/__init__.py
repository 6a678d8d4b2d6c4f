"""The command line, one module a family of commands. Heavy imports happen inside the commands, so that ``--help`` stays fast."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable

import typer

from unfog.cli import export, names, reports, review, serve, store
from unfog.cli.common import DONE, DONE_WITH_REJECTIONS, FAILED, USAGE, first_sentence
from unfog.errors import UnfogError

__all__ = ["DONE", "DONE_WITH_REJECTIONS", "FAILED", "USAGE", "app", "main"]

app = typer.Typer(
    help="From many reports of one violent incident to one record in which every value is traced to its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: the drawn one takes as long to load as the rest of the program
)

COMMANDS: tuple[Callable[..., None], ...] = (
    *(reports.read, reports.dossier, reports.demo),
    *(export.export, serve.serve),
    *(store.ingest, store.incidents, store.show, store.search, store.reread, store.rebuild, store.verify),
)
for command in COMMANDS:
    app.command(short_help=first_sentence(command))(command)
app.add_typer(review.review_app, name="review")
app.add_typer(names.names_app, name="names")


GARBAGE_AFTER = 50_000
"""Objects made before Python looks for garbage in circles. Reading makes many small objects and few circles beside a big
heap of models and lexicons: at Python's own 700 an eighth of the reading time goes into looking through it."""

THREADS = "1"
"""Threads that multiply matrices, unless the environment says otherwise. Those of the parser are small: two threads on a machine
that had other work took three to six times the time of the processor and of the clock (measured on 2026-11-27). It is read once,
when a command loads numpy."""
os.environ.setdefault("OPENBLAS_NUM_THREADS", THREADS)


def main() -> None:
    """Entry point: turns errors into one clear line and an exit code."""
    gc.set_threshold(GARBAGE_AFTER, 20, 50)
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
