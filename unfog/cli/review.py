"""``unfog review``: what to look at next, and what a named reviewer decides about it."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from unfog.cli.common import DONE, FAILED
from unfog.cli.store import DEFAULT, Json, Limit, StorePlace, dumped, opened
from unfog.errors import StoreError, UnfogError

Who = Annotated[str, typer.Option("--who", envvar="UNFOG_WHO", help="Your name: every decision has one.")]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why.")]
Settles = Annotated[
    list[str] | None, typer.Option("--settles", metavar="DECISION", help="Decision of another that this replaces.")
]

review_app = typer.Typer(help="What to look at next, and what you decide about it.", no_args_is_help=True)


@review_app.command("queue")
def queue(
    store: StorePlace = DEFAULT,
    kind: Annotated[str | None, typer.Option(help="Only this kind, such as conflict or 'weak join'.")] = None,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    """What to look at next, and why: reviewers who differ, sources that differ, weak joins, names."""
    from unfog.store import Page

    found = opened(store).queue(Page(size=limit), kind)
    if as_json:
        for item in found.rows:
            print(dumped(item))
        return
    from unfog.cli.tables import queue_lines

    print("\n".join(queue_lines(found.rows)) if found.rows else "nothing to look at")
    if found.total and found.total > len(found.rows):
        print(f"\n{len(found.rows)} of {found.total}")


@review_app.command("accept")
def accept(claim: str, who: Who = "", reason: Reason = "", store: StorePlace = DEFAULT, settles: Settles = None) -> None:
    """A claim says what its words say."""
    _record(store, who=who, kind="accept", subject=claim, reason=reason, settles=settles or ())


@review_app.command("reject")
def reject(claim: str, who: Who = "", reason: Reason = "", store: StorePlace = DEFAULT, settles: Settles = None) -> None:
    """A claim is misread: it is kept to be seen and counted nowhere."""
    _record(store, who=who, kind="reject", subject=claim, reason=reason, settles=settles or ())


@review_app.command("correct")
def correct(
    claim: str,
    changes: Annotated[list[str], typer.Argument(metavar="KEY=VALUE...", help="Parts of the value, such as min=5 max=5.")],
    who: Who = "",
    reason: Reason = "",
    store: StorePlace = DEFAULT,
    settles: Settles = None,
) -> None:
    """A claim's value is another one than was read."""
    _record(store, who=who, kind="correct", subject=claim, value=_changed(changes), reason=reason, settles=settles or ())


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


@review_app.command("merge")
def merge(one: str, two: str, who: Who = "", reason: Reason = "", store: StorePlace = DEFAULT, settles: Settles = None) -> None:
    """Two incidents are one."""
    _record(store, who=who, kind="merge", subject=one, value={"with": two}, reason=reason, settles=settles or ())


@review_app.command("split")
def split(
    incident: str,
    report: Annotated[list[str], typer.Option("--report", help="A report to move out; may be given several times.")],
    who: Who = "",
    reason: Reason = "",
    store: StorePlace = DEFAULT,
    settles: Settles = None,
) -> None:
    """Some reports of an incident tell of another one."""
    _record(store, who=who, kind="split", subject=incident, value={"reports": report}, reason=reason, settles=settles or ())


@review_app.command("same")
def same(
    one: str,
    two: str,
    within: Annotated[str | None, typer.Option("--in", metavar="INCIDENT", help="Where two entities stand.")] = None,
    who: Who = "",
    reason: Reason = "",
    store: StorePlace = DEFAULT,
    settles: Settles = None,
) -> None:
    """Two incidents, or two names in one incident, are the same."""
    kind = "merge" if one.startswith("i-") else "same entity"
    _record(store, who=who, kind=kind, subject=one, value={"with": two}, within=within, reason=reason, settles=settles or ())


@review_app.command("different")
def different(
    one: str,
    two: str,
    within: Annotated[str | None, typer.Option("--in", metavar="INCIDENT", help="Where two entities stand.")] = None,
    who: Who = "",
    reason: Reason = "",
    store: StorePlace = DEFAULT,
    settles: Settles = None,
) -> None:
    """Two incidents, or two names in one incident, are different ones, whatever the likeness."""
    kind = "apart" if one.startswith("i-") else "different entity"
    _record(store, who=who, kind=kind, subject=one, value={"with": two}, within=within, reason=reason, settles=settles or ())


@review_app.command("source")
def source(
    outlet: str,
    reliability: Annotated[str, typer.Argument(help="A to F.")],
    who: Who = "",
    reason: Reason = "",
    store: StorePlace = DEFAULT,
) -> None:
    """How reliable a source is: A (completely) to E (unreliable), F cannot be judged."""
    _record(store, who=who, kind="reliability", subject=outlet, value=reliability.upper(), reason=reason)


@review_app.command("item")
def item(
    report: str,
    credibility: Annotated[str, typer.Argument(help="1 to 6.")],
    who: Who = "",
    reason: Reason = "",
    store: StorePlace = DEFAULT,
) -> None:
    """How credible a report is: 1 (confirmed by others) to 5 (improbable), 6 cannot be judged."""
    _record(store, who=who, kind="credibility", subject=report, value=credibility, reason=reason)


@review_app.command("grade")
def grade(
    incident: str,
    grade: Annotated[str, typer.Argument(help="confirmed, fair, weak, contested or discounted.")],
    who: Who = "",
    reason: Reason = "",
    store: StorePlace = DEFAULT,
) -> None:
    """Sign a grade of an incident. Only a person can: the program never does."""
    _record(store, who=who, kind="grade", subject=incident, value=grade, reason=reason)


@review_app.command("redact")
def redact(
    subject: Annotated[str, typer.Argument(help="A report's or an incident's id.")],
    words: str,
    who: Who = "",
    reason: Reason = "",
    store: StorePlace = DEFAULT,
) -> None:
    """Hide words wherever they stand in an incident. The original stays in the store; pages and exports show blocks."""
    _record(store, who=who, kind="redact", subject=subject, value={"words": words}, reason=reason)


@review_app.command("undo")
def undo(decision: str, who: Who = "", reason: Reason = "", store: StorePlace = DEFAULT) -> None:
    """Take a decision back; both stay in the log."""
    _record(store, who=who, kind="undo", subject=decision, reason=reason)


@review_app.command("log")
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
    if as_json:
        for standing in found.rows:
            print(dumped(standing))
        return
    from unfog.cli.tables import decision_lines

    print("\n".join(decision_lines(found.rows)) if found.rows else "nothing decided yet")


@review_app.command("sources")
def sources(store: StorePlace = DEFAULT, limit: Limit = 200, as_json: Json = False) -> None:
    """The outlets, how many reports each has, and how reliable it was held to be."""
    from unfog.store import Page

    found = opened(store).sources(Page(size=limit))
    if as_json:
        for row in found.rows:
            print(dumped(row))
        return
    from unfog.cli.tables import source_lines

    print("\n".join(source_lines(found.rows)) if found.rows else "no outlets")


@review_app.command("agreement")
def agreement(
    store: StorePlace = DEFAULT,
    coder: Annotated[list[str] | None, typer.Option("--coder", help="Only these reviewers.")] = None,
    as_json: Json = False,
) -> None:
    """How far reviewers agree on the claims two and more of them judged (Krippendorff's alpha)."""
    found = opened(store).agreement(coder or None)
    if as_json:
        print(dumped(found))
        return
    if not found.units:
        print("no claim was judged by two reviewers yet; unfog review second --who NAME lists claims for a second coding")
        return
    print(f"{found.units} claims judged by two and more of {', '.join(found.coders)}; all agree on {found.same}")
    print(f"alpha of verdicts (nominal): {_figure(found.verdicts)}")
    print(f"alpha of numbers (interval, {found.number_units} claims): {_figure(found.numbers)}")
    print("Krippendorff: rely on figures from .800 on, conclude tentatively from .667 on.")


def _figure(alpha: float | None) -> str:
    return "not defined (too few claims, or no variation)" if alpha is None else f"{alpha:.3f}"


@review_app.command("second")
def second(who: Who = "", store: StorePlace = DEFAULT, limit: Limit = 50) -> None:
    """Claims that one other reviewer has judged, to be judged again without seeing how (double coding)."""
    if not who.strip():
        raise StoreError("who codes? give your name with --who NAME")
    for claim in opened(store).second_codings(who, limit):
        print(claim)


@review_app.command("apply")
def apply(
    store: StorePlace = DEFAULT,
    who: Who = "",
) -> None:
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


def _record(store: str, **given: Any) -> None:
    from unfog.store import Proposal

    target = opened(store)
    decision = target.record(Proposal(**given))
    standing = target.decision(decision.id)
    print(f"{decision.id} recorded: {decision.kind} {decision.subject}")
    if standing is not None and standing.state != "standing":
        print(f"it does not hold yet: {standing.state}, {standing.detail}", file=sys.stderr)
