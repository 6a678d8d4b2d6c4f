"""``unfog review``: what to look at next, and what a named reviewer decides about it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from unfog.cli import tables
from unfog.cli.common import DONE, FAILED, first_sentence
from unfog.cli.deciding import Asked, Who, Within, deciding
from unfog.cli.opening import DEFAULT, Json, Limit, StorePlace, dumped, opened, print_rows
from unfog.errors import StoreError, UnfogError

review_app = typer.Typer(help="What to look at next, and what you decide about it.", no_args_is_help=True, rich_markup_mode=None)

decision = deciding(review_app)


def listing(command: Callable[..., None]) -> Callable[..., None]:
    """Register a command that shows something."""
    review_app.command(command.__name__, short_help=first_sentence(command))(command)
    return command


# ---- decisions


@decision
def accept(claim: str) -> Asked:
    """A claim says what its words say."""
    return Asked(kind="accept", subject=claim)


@decision
def reject(claim: str) -> Asked:
    """A claim is misread: it is kept to be seen and counted nowhere."""
    return Asked(kind="reject", subject=claim)


@decision
def correct(
    claim: str,
    changes: Annotated[list[str], typer.Argument(metavar="KEY=VALUE...", help="Parts of the value, such as min=5 max=5.")],
) -> Asked:
    """A claim's value is another one than was read."""
    return Asked(kind="correct", subject=claim, value=_changed(changes))


def _changed(changes: list[str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for change in changes:
        key, equals, text = change.partition("=")
        if not equals:
            raise typer.BadParameter(f"{change!r} is not KEY=VALUE")
        try:
            made[key] = json.loads(text)
        except ValueError:
            made[key] = text
    return made


@decision
def merge(one: str, two: str) -> Asked:
    """Two incidents are one."""
    return Asked(kind="merge", subject=one, value={"with": two})


@decision
def split(
    incident: str,
    report: Annotated[list[str], typer.Option("--report", help="A report to move out; may be given several times.")],
) -> Asked:
    """Some reports of an incident tell of another one."""
    return Asked(kind="split", subject=incident, value={"reports": report})


@decision
def same(one: str, two: str, within: Within = None) -> Asked:
    """Two incidents, or two names in one incident, are the same."""
    kind = "merge" if one.startswith("i-") else "same entity"
    return Asked(kind=kind, subject=one, value={"with": two}, within=within)


@decision
def different(one: str, two: str, within: Within = None) -> Asked:
    """Two incidents, or two names in one incident, are different ones, whatever the likeness."""
    kind = "apart" if one.startswith("i-") else "different entity"
    return Asked(kind=kind, subject=one, value={"with": two}, within=within)


@decision
def source(outlet: str, reliability: Annotated[str, typer.Argument(help="A to F.")]) -> Asked:
    """How reliable a source is: A (completely) to E (unreliable), F cannot be judged."""
    return Asked(kind="reliability", subject=outlet, value=reliability.upper())


@decision
def item(report: str, credibility: Annotated[str, typer.Argument(help="1 to 6.")]) -> Asked:
    """How credible a report is: 1 (confirmed by others) to 5 (improbable), 6 cannot be judged."""
    return Asked(kind="credibility", subject=report, value=credibility)


@decision
def grade(incident: str, grade: Annotated[str, typer.Argument(help="confirmed, fair, weak, contested or discounted.")]) -> Asked:
    """Sign a grade of an incident. Only a person can: the program never does."""
    return Asked(kind="grade", subject=incident, value=grade)


@decision
def redact(subject: Annotated[str, typer.Argument(help="A report's or an incident's id.")], words: str) -> Asked:
    """Hide words wherever they stand in an incident. The original stays in the store; pages and exports show blocks."""
    return Asked(kind="redact", subject=subject, value={"words": words})


@decision
def undo(decision: str) -> Asked:
    """Take a decision back; both stay in the log."""
    return Asked(kind="undo", subject=decision)


@listing
def apply(store: StorePlace = DEFAULT, who: Who = "") -> None:
    """Record decisions from standard input, one JSON object a line: kind, subject, value, reason, and who unless --who is given.

    Prints the decision, or the error, of each line. Exit code 1 if any line could not be recorded.
    """
    from unfog.store import Proposal

    target = opened(store)
    code = DONE
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            if not isinstance(given, dict):
                raise StoreError("not a JSON object")
            unknown = sorted(set(given) - set(Proposal.__dataclass_fields__))
            if unknown:
                raise StoreError(f"unknown key {unknown[0]!r}; known are {', '.join(Proposal.__dataclass_fields__)}")
            print(dumped(target.record(Proposal(**{"who": who, "kind": "", "subject": "", **given}))))
        except (ValueError, UnfogError, TypeError) as error:
            print(json.dumps({"line": number, "error": str(error)}, ensure_ascii=False))
            print(f"unfog: line {number}: {error}", file=sys.stderr)
            code = FAILED
    raise typer.Exit(code)


# ---- what to look at, and what was decided


@listing
def queue(
    store: StorePlace = DEFAULT,
    kind: Annotated[str | None, typer.Option(help="Only this kind, such as conflict or 'weak join'.")] = None,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    """What to look at next, and why: reviewers who differ, sources that differ, weak joins, names."""
    from unfog.store import Page

    found = opened(store).queue(Page(size=limit), kind)
    print_rows(found.rows, tables.queue_lines, "nothing to look at", as_json=as_json)
    if found.total and found.total > len(found.rows) and not as_json:
        print(f"\n{len(found.rows)} of {found.total}")


@listing
def log(
    store: StorePlace = DEFAULT,
    incident: Annotated[str | None, typer.Option(help="Only about this incident.")] = None,
    by: Annotated[str | None, typer.Option(help="Only of this reviewer.")] = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """Decisions, the latest first, and whether they hold."""
    from unfog.store import Page

    found = opened(store).decisions(incident=incident, who=by, page=Page(size=limit))
    print_rows(found.rows, tables.decision_lines, "nothing decided yet", as_json=as_json)


@listing
def sources(store: StorePlace = DEFAULT, limit: Limit = 200, as_json: Json = False) -> None:
    """The outlets, how many reports each has, and how reliable it was held to be."""
    from unfog.store import Page

    print_rows(opened(store).sources(Page(size=limit)).rows, tables.source_lines, "no outlets", as_json=as_json)


@listing
def agreement(
    store: StorePlace = DEFAULT,
    coder: Annotated[list[str] | None, typer.Option("--coder", help="Only these reviewers.")] = None,
    as_json: Json = False,
) -> None:
    """How far reviewers agree on the claims two and more of them judged (Krippendorff's alpha)."""
    found = opened(store).agreement(coder or None)
    nothing = "no claim was judged by two reviewers yet; unfog review second --who NAME lists claims for a second coding"
    if as_json or not found.units:
        print(dumped(found) if as_json else nothing)
        return
    print("\n".join(tables.agreement_lines(found)))


@listing
def second(who: Who = "", store: StorePlace = DEFAULT, limit: Limit = 50) -> None:
    """Claims that one other reviewer has judged, to be judged again without seeing how (double coding)."""
    if not who.strip():
        raise StoreError("who codes? give your name with --who NAME")
    target = opened(store)
    found = [claim for id in target.second_codings(who, limit) if (claim := target.claim(id))]
    print("\n".join(tables.coding_lines(found)) if found else f"nothing waits for a second coding by {who}")
