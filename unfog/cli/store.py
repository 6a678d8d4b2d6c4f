"""Commands over a store: ``ingest``, ``incidents``, ``show``, ``search``, ``reread``, ``rebuild`` and ``verify``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import tables
from unfog.cli.common import (
    DONE,
    FAILED,
    Language,
    Outlet,
    Paths,
    Published,
    counted_words,
    progress,
    report_rejections,
    write_text,
)
from unfog.cli.opening import DEFAULT, AsOf, ClockName, Json, Limit, StorePlace, checked_clock, dumped, opened, print_rows
from unfog.config import Config
from unfog.errors import StoreError

if TYPE_CHECKING:
    from unfog.keeping import Kept
    from unfog.store import Store


def ingest(
    paths: Paths,
    store: StorePlace = DEFAULT,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
) -> None:
    """Take reports into a store: originals are kept, read, and put with the incidents they tell of. Twice is once."""
    from unfog import keeping

    target = opened(store, create=True)
    done = keeping.ingest(target, paths, Config(published=published, outlet=outlet, language=language), progress)
    raise typer.Exit(_tell(target, done))


def reread(store: StorePlace = DEFAULT) -> None:
    """Read the stored originals again with this version's reader; decisions are carried over by their quotations."""
    from unfog import keeping

    target = opened(store)
    raise typer.Exit(_tell(target, keeping.reread(target, Config(), progress)))


def _tell(store: Store, done: Kept) -> int:
    """What a run did, in two lines on standard output; what was not used is named on standard error. Returns the exit code."""
    counted = {stage: dict(numbers) for stage, numbers in done.counts.items()}
    none = {"came_in": 0, "passed": 0, "known": 0, "rejected": 0}
    taken, read = counted.get("ingest", none), counted.get("read", none)
    held = store.counts()
    code = report_rejections(done.rejected)
    parts = [f"{read['passed']} read"]
    if read["rejected"]:
        why = Counter(r.code for r in done.rejected if r.stage == "read")
        parts.append(f"{read['rejected']} kept unread ({', '.join(f'{code}: {n}' for code, n in sorted(why.items()))})")
    parts += [f"{taken['known']} known already", f"{taken['rejected']} left out"]
    print(f"{counted_words(taken['came_in'], 'report')} found: {', '.join(parts)}.")
    print(
        f"{store.name} now holds {counted_words(held['reports'], 'report')} and {counted_words(held['incidents'], 'incident')}; "
        f"{counted_words(held['queue'], 'thing')} to look at (unfog review queue)."
    )
    return code


def incidents(
    store: StorePlace = DEFAULT,
    text: Annotated[str, typer.Option("--text", help="Words of the title or the place.")] = "",
    since: Annotated[str | None, typer.Option(help="First day of the event (ISO 8601).")] = None,
    until: Annotated[str | None, typer.Option(help="Last day of the event.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-2.")] = None,
    event_type: Annotated[str | None, typer.Option("--type", help="ACLED sub-event type.")] = None,
    conflict: Annotated[str | None, typer.Option(help="A field in which sources differ, or any.")] = None,
    killed: Annotated[int | None, typer.Option(help="Killed at least (best figure).")] = None,
    order: Annotated[str, typer.Option(help="newest, changed, killed or reports.")] = "newest",
    limit: Limit = 50,
    after: Annotated[str | None, typer.Option(help="Go on after this place (printed at the end of a page).")] = None,
    as_of: AsOf = None,
    clock: ClockName = "published",
    as_json: Json = False,
) -> None:
    """List the incidents of a store."""
    from unfog.store import Filters, Page

    if order not in ("newest", "changed", "killed", "reports"):
        raise typer.BadParameter(f"unknown order {order!r}; choose newest, changed, killed or reports", param_hint="--order")
    filters = Filters(
        text=text,
        since=since,
        until=until,
        country=country,
        event_type=event_type,
        conflict=conflict,
        killed=killed,
        order=order,  # type: ignore[arg-type]
    )
    found = opened(store).incidents(filters, Page(size=limit, after=after), as_of=as_of, clock=checked_clock(clock))
    print_rows(found.rows, tables.incident_lines, "no incidents", as_json=as_json)
    if found.total and not as_json:
        print(f"\n{len(found.rows)} of {found.total}")
    if found.next:
        print(f"more: --after {found.next}", file=sys.stderr)


def show(
    incident: Annotated[str, typer.Argument(metavar="ID", help="The incident's id, or one that went into it.")],
    store: StorePlace = DEFAULT,
    format: Annotated[str, typer.Option(help="text, or any format of unfog dossier.")] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    as_of: AsOf = None,
    clock: ClockName = "published",
) -> None:
    """One incident: in words, or as the JSON, HTML, Markdown … of ``unfog dossier``."""
    found = opened(store).incident(incident, as_of=as_of, clock=checked_clock(clock))
    if found is None:
        then = f" as of {as_of} ({clock})" if as_of else ""
        raise StoreError(f"there is no incident {incident}{then} in {store}; unfog incidents --store {store} lists them")
    if format == "text":
        text = tables.incident_text(found)
    else:
        from unfog.export import render

        made = render(found.dossier(), format)
        text = made if isinstance(made, str) else str(made)
    if output is None or str(output) == "-":
        sys.stdout.write(text)
    else:
        write_text(output, text)
    raise typer.Exit(DONE)


def search(
    query: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that must all stand, '\"a phrase\"', begin*.")],
    store: StorePlace = DEFAULT,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    """Find words in claims and reports, in any script."""
    from unfog.store import Page

    found = opened(store).search(" ".join(query), Page(size=limit))
    print_rows(found.rows, tables.hit_lines, "nothing found", as_json=as_json)


def rebuild(store: StorePlace = DEFAULT) -> None:
    """Make everything derived (grouping, records, search) anew from what is kept."""
    target = opened(store)
    held = target.rebuild()
    print(f"{target.name} made anew: {held['reports']} reports, {held['incidents']} incidents.")


def verify(
    store: StorePlace = DEFAULT,
    head: Annotated[str | None, typer.Option(help="A head printed earlier; it must still be in the chain.")] = None,
    as_json: Json = False,
) -> None:
    """Check that nothing kept was changed: chain, hashes, quotations, records. Exit code 1 if something was."""
    target = opened(store)
    verdict = target.verify(head)
    if as_json:
        print(dumped(verdict))
    else:
        for fault in verdict.faults:
            print(f"unfog: {fault.place}: {fault.what}", file=sys.stderr)
        looked = ", ".join(f"{n} {name}" for name, n in verdict.checked.items() if n)
        print(f"{len(verdict.faults)} faults in {target.name} ({looked})")
        if verdict.head:
            print(f"head {verdict.head}")
    raise typer.Exit(FAILED if verdict.faults else DONE)
