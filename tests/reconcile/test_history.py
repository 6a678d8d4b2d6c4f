"""History: the record as of each moment is the record made from the reports known then."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import Newsroom
from tests.reconcile.test_origins import OTHER, WIRE
from tests.reconcile.test_tolls import nobody, record
from unfog.model import Reading
from unfog.model.plain import plain
from unfog.reconcile import as_of, reconcile

TEXTS = (WIRE, f"{WIRE} {OTHER}", OTHER, "Nothing more is known of it.")

reports = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=6)


def told(rows: list[tuple[int, int, int]]) -> list[Reading]:
    newsroom = Newsroom()
    made = []
    for n, (toll, hour, text) in enumerate(rows):
        at = f"2031-05-04T{hour:02}:00:00+00:00"
        words = f"A strike hit Harnabad. {toll} people were killed. {TEXTS[text]}"
        made.append(newsroom.killed(newsroom.reading(f"r{n}", words, at=at), toll, f"{toll} people were killed"))
    return made


@settings(max_examples=80, deadline=None)
@given(reports)
def test_each_step_is_the_record_of_the_reports_known_then(rows: list[tuple[int, int, int]]) -> None:
    readings = told(rows)
    now: dict[str, object] = {}
    changes = list(record(*readings).history)
    for at in sorted({str(r.report.published) for r in readings}):
        moment = datetime.fromisoformat(at).timestamp()
        while changes and datetime.fromisoformat(str(changes[0].at).replace("Z", "+00:00")).timestamp() <= moment:
            change = changes.pop(0)
            now[change.field] = change.after
        then = record(*as_of(readings, moment))
        assert {field: plain(finding.value) for field, finding in then.findings.items()} == now
    assert not changes


@settings(max_examples=40, deadline=None)
@given(rows=reports, order=st.randoms(use_true_random=False))
def test_late_arrivals_slot_in_at_the_time_they_were_published(rows: list[tuple[int, int, int]], order: object) -> None:
    readings = told(rows)
    shuffled = list(readings)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reconcile(shuffled, nobody) == reconcile(readings, nobody)


def test_a_report_without_a_date_is_never_in_the_past(newsroom: Newsroom) -> None:
    dated = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00")
    undated = replace(
        dated, report=replace(dated.report, published=None), publication=replace(dated.publication, earliest=None, latest=None)
    )
    moment = datetime.fromisoformat("2031-05-04T10:00:00+00:00").timestamp()
    assert as_of([dated, undated], moment) == (dated,)
    assert as_of([dated, undated], moment - 1) == ()
