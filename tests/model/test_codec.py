"""What goes through the codec comes back the same, grounded anew, and refuses what does not fit."""

from __future__ import annotations

import json

import pytest

from tests.export.sample import both, crowd, market
from unfog.errors import InternalError, StoreError
from unfog.model import Anchor, Decision, DecisionId, Dossier, ReportId, Standing
from unfog.model.codec import decode, decode_incident, decode_reading, encode, encode_reading


@pytest.mark.parametrize("dossier", [market(), both(), crowd(4, hostile=True)], ids=["market", "both", "hostile"])
def test_readings_and_incidents_come_back_the_same(dossier: Dossier) -> None:
    for reading in dossier.readings:
        data = json.loads(json.dumps(encode_reading(reading)))
        assert decode_reading(data, reading.report) == reading
    reports = {r.report.id: r.report for r in dossier.readings}
    for incident in dossier.incidents:
        assert decode_incident(json.loads(json.dumps(encode(incident))), reports) == incident


def test_a_span_beyond_the_text_is_refused() -> None:
    reading = market().readings[0]
    data = encode_reading(reading)
    data["claims"][0]["span"] = [0, len(reading.report.text) + 1]
    with pytest.raises(InternalError):
        decode_reading(data, reading.report)


def test_data_of_another_version_is_a_store_error_that_says_what_to_do() -> None:
    reading = market().readings[0]
    with pytest.raises(StoreError, match="unfog rebuild"):
        decode_reading({**encode_reading(reading), "mood": 1}, reading.report)


def test_a_decision_comes_back_the_same() -> None:
    anchor = Anchor(report=ReportId("r-1"), field="killed", start=3, end=7, quote="four", before="...", after="...")
    decision = Decision(
        id=DecisionId("d-1"), who="A. Reader", at="2031-05-05T10:00:00Z", kind="correct", subject="c-1", seen={"min": 4},
        value={"min": 5}, reason="misread", supersedes=(DecisionId("d-0"),), anchor=anchor,
    )  # fmt: skip
    standing = Standing(decision=decision, state="stale", subject="c-1", detail="the value changed")
    assert decode(Standing, json.loads(json.dumps(encode(standing)))) == standing
