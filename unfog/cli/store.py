"""Commands over a store: ``ingest``, ``incidents``, ``show``, ``search``, ``reread``, ``rebuild`` and ``verify``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unfog.cli.common import DONE, FAILED, Language, Outlet, Paths, Published, progress, report_rejections, write_text
from unfog.config import Config
from unfog.errors import StoreError

if TYPE_CHECKING:
    from unfog.keeping import Kept
    from unfog.store import Store

StorePlace = Annotated[
    str, typer.Option("--store", envvar="UNFOG_STORE", metavar="PATH|URL", help="An SQLite file, or postgresql://…")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="TIME", help="As it was at a day or time (ISO 8601).")]
ClockName = Annotated[
    str, typer.Option("--clock", help="What --as-of means: published (reports out by then) or learnt (what the store held).")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Rows at most.")]

DEFAULT = "unfog.db"


def opened(place: str, *, create: bool = False) -> Store:
    """The store at a place; only ``ingest`` makes one."""
    from unfog.store import open_store

    return open_store(place, create=create)


def checked_clock(clock: str) -> Any:
    """The clock's name, if there is one of it."""
    if clock not in ("published", "learnt"):
        raise typer.BadParameter(f"unknown clock {clock!r}; choose published or learnt", param_hint="--clock")
    return clock


def dumped(data: Any) -> str:
    """One line of JSON."""
    from unfog.model.plain import plain

    return json.dumps(plain(data), ensure_ascii=False)


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
    counted = {stage: dict(numbers) for stage, numbers in done.counts.items()}
    none = {"came_in": 0, "passed": 0, "known": 0, "rejected": 0}
    taken, read = counted.get("ingest", none), counted.get("read", none)
    held = store.counts()
    code = report_rejections(done.rejected)
    unread = f" and {read['rejected']} kept unread" if read["rejected"] else ""
    print(
        f"{taken['came_in']} found: {read['passed']} read{unread}, {taken['known']} known already, {taken['rejected']} left out. "
        f"{store.name} holds {held['reports']} reports, {held['incidents']} incidents, {held['queue']} things to look at."
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
    if as_json:
        for row in found.rows:
            print(dumped(row))
    else:
        from unfog.cli.tables import incident_lines

        print("\n".join(incident_lines(found.rows)))
        if found.total is not None:
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
        from unfog.cli.tables import incident_text

        text = incident_text(found)
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
    if as_json:
        for hit in found.rows:
            print(dumped(hit))
        return
    from unfog.cli.tables import hit_lines

    print("\n".join(hit_lines(found.rows)) if found.rows else "nothing found")


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
