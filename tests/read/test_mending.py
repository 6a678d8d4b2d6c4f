"""The one mistake of the parse that is mended: "A sniper shot dead a nurse"."""

from __future__ import annotations

import pytest

from unfog.model import Report, ReportId
from unfog.read.parse import Parser

PARSER = Parser()


@pytest.mark.parametrize(
    ("text", "doer", "harmed"),
    [
        ("A sniper shot dead a nurse on the bridge in Karsa on Tuesday.", "sniper", "nurse"),
        ("Police said that two gunmen shot dead a judge.", "gunmen", "judge"),
    ],
)
def test_shot_dead_is_headed_by_its_verb(text: str, doer: str, harmed: str) -> None:
    doc = PARSER.parse(Report(id=ReportId("r-1"), external_id="own", text=text, language="en")).doc
    shot = next(token for token in doc if token.lower_ == "shot")
    below = {child.dep_: child.lower_ for child in shot.children}
    assert shot.pos_ == "VERB"
    assert (below["nsubj"], below["dobj"]) == (doer, harmed)
