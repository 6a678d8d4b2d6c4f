"""A report is parsed in the same way whatever others are parsed beside it, and a fault in one costs that one only."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Report, ReportId
from unfog.read import Reader, parse
from unfog.read.abreast import ABREAST_AT_LEAST
from unfog.read.batches import ABREAST, ABREAST_CHARACTERS, batches

TEXTS = (
    "Gunmen shot dead three men in Harnabad on Sunday and wounded a fourth; the attackers, police said, fled on motorcycles.",
    "",
    "Market blast kills 12\n\nA 34-year-old vendor, two children and four others were killed, the ministry said.",
    "Rockets fell.",
    "The Free Army of the North, which had denied the raid on Tuesday, said a day later that its men had been there. " * 9,
    "   \n ",
)
REPORTS = [Report(id=ReportId(f"r-{i}"), external_id=str(i), text=text) for i, text in enumerate(TEXTS)]


def _tree(parsed: parse.Parsed) -> list[tuple[object, ...]]:
    return [(t.text, t.lemma_, t.tag_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start) for t in parsed.doc]


@pytest.mark.parametrize("order", [1, -1])
def test_side_by_side_is_as_alone(order: int) -> None:
    parser = parse.Parser()
    together = list(parser.parse_all(REPORTS[::order] * 2))
    assert [_tree(parsed) for parsed in together] == [_tree(parser.parse(report)) for report in REPORTS[::order]] * 2


def test_many_of_one_length_are_as_alone() -> None:
    parser, alike = parse.Parser(), [REPORTS[0], REPORTS[2]] * ABREAST_AT_LEAST
    together = list(parser.parse_all(alike))
    assert [_tree(parsed) for parsed in together] == [_tree(parser.parse(report)) for report in alike]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([1] * (ABREAST + 1), [ABREAST, 1]),
        ([ABREAST_CHARACTERS, 1, 1], [1, 2]),
        ([1, 2 * ABREAST_CHARACTERS, 1], [1, 1, 1]),
    ],
)
def test_batches_are_bounded_in_number_and_length(sizes: list[int], expected: list[int]) -> None:
    reports = [Report(id=ReportId(f"r-{i}"), external_id=str(i), text="x" * size) for i, size in enumerate(sizes)]
    found = list(batches(reports))
    assert [len(batch) for batch in found] == expected
    assert [report for batch in found for report in batch] == reports


def test_a_report_that_cannot_be_parsed_costs_only_that_report(monkeypatch: pytest.MonkeyPatch) -> None:
    real = parse._tokenised

    def faulty(nlp: parse.Language, report: Report) -> object:
        if report.external_id == "2":
            raise ValueError("no such word")
        return real(nlp, report)

    monkeypatch.setattr(parse, "_tokenised", faulty)
    readings = list(Reader(Config(quiet=True)).read_all(REPORTS))
    assert [reading.report.external_id for reading in readings if reading.rejected] == ["2"]
    assert readings[0].claims and readings[4].attributions
