"""A desk keeps a store for some days: through the command line, from an empty folder to a signed grade.

The incident is made up and set in 2031.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.stories.test_planted_conflict import REPORTS
from unfog import keeping
from unfog.cli.tables import span
from unfog.config import Config
from unfog.store import Proposal, open_store


def unfog(*arguments: str, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("UNFOG_")} | {"COLUMNS": "120"}
    command = [sys.executable, "-m", "unfog", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=env, timeout=300, input=stdin)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the planted conflict."""
    place = tmp_path_factory.mktemp("desk")
    (place / "reports").mkdir()
    for name, text in REPORTS.items():
        (place / "reports" / name).write_text(text, "utf-8")
    run = unfog("ingest", "reports", cwd=place)
    assert run.returncode == 0, run.stderr
    assert "3 reports found: 3 read, 0 known already, 0 left out" in run.stdout
    return place


def only(desk: Path) -> str:
    rows = [json.loads(line) for line in unfog("incidents", "--json", cwd=desk).stdout.splitlines()]
    assert len(rows) == 1
    return str(rows[0]["id"])


def killed(desk: Path, *more: str) -> dict[str, Any]:
    run = unfog("show", only(desk), "--format", "json", *more, cwd=desk)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)["incidents"][0]["findings"]["killed"]
    return found


def test_the_list_and_one_incident_in_words(desk: Path) -> None:
    listed = unfog("incidents", cwd=desk)
    assert "Al Hudaydah, Air/drone strike" in listed.stdout and "differ: killed" in listed.stdout
    shown = unfog("show", only(desk), cwd=desk)
    assert "sources differ" in shown.stdout and "Harbour Wire" in shown.stdout
    assert "  Killed: 4" in shown.stdout and "    c-" in shown.stdout, "the claims to decide about are named"


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [
        (2, 2, 2, "2"), (14, 14, None, "14+"), (3, 12, None, "12 (3+)"), (22, 31, 37, "31 (22-37)"), (2, None, 4, "2-4"),
        (None, None, 4, "up to 4"), (None, 3, None, "3"), (None, None, None, "-"),
    ],
)  # fmt: skip
def test_a_toll_in_a_few_characters(low: int | None, best: int | None, high: int | None, told: str) -> None:
    assert span(low, best, high) == told


def test_the_store_says_the_same_as_the_dossier(desk: Path) -> None:
    made = json.loads(unfog("dossier", "reports", "--format", "json", cwd=desk).stdout)["incidents"][0]
    kept = json.loads(unfog("show", only(desk), "--format", "json", cwd=desk).stdout)["incidents"][0]
    assert kept == made


def test_once_is_enough(desk: Path) -> None:
    run = unfog("ingest", "reports", cwd=desk)
    assert run.returncode == 0 and "3 reports found: 0 read, 3 known already" in run.stdout


def test_as_of_the_first_evening(desk: Path) -> None:
    assert killed(desk, "--as-of", "2031-05-04T18:20:00+00:00")["value"]["high"] == 4
    run = unfog("show", only(desk), "--as-of", "2031-05-01", cwd=desk)
    assert run.returncode == 1 and "as of 2031-05-01" in run.stderr


def test_searching(desk: Path) -> None:
    run = unfog("search", "residents", "eleven", cwd=desk)
    assert run.returncode == 0 and ">>" in run.stdout
    found = [json.loads(line) for line in unfog("search", "fish market", "--json", cwd=desk).stdout.splitlines()]
    assert {hit["incident_id"] for hit in found} == {only(desk)}
    assert unfog("search", "zeppelin", cwd=desk).stdout.strip() == "nothing found"


def test_a_reviewer_s_round(desk: Path) -> None:
    queue = [json.loads(line) for line in unfog("review", "queue", "--json", cwd=desk).stdout.splitlines()]
    assert queue[0]["kind"] == "conflict" and "4 against 11" in queue[0]["why"]
    data = json.loads(unfog("show", only(desk), "--format", "json", cwd=desk).stdout)["incidents"][0]
    claim = next(c for c in data["claims"] if c["field"] == "killed" and c["value"]["min"] == 11)
    ada = ("--who", "Ada", "--reason", "seven in the residents' own list")
    run = unfog("review", "correct", claim["id"], "min=7", "max=7", *ada, cwd=desk)
    assert run.returncode == 0, run.stderr
    decision = run.stdout.split()[0]
    assert killed(desk)["value"]["high"] == 7
    assert killed(desk, "--as-of", "2031-05-04", "--clock", "published") != killed(desk)
    log = unfog("review", "log", cwd=desk).stdout
    assert "Ada: correct" in log and "[standing]" in log
    second = unfog("review", "second", "--who", "Ben", cwd=desk).stdout
    assert claim["id"] in second and claim["quote"] in second and "Ada" not in second
    assert unfog("review", "undo", decision, *ada, cwd=desk).returncode == 0
    assert "nothing waits" in unfog("review", "second", "--who", "Ben", cwd=desk).stdout
    assert killed(desk)["value"]["high"] == 11
    grade = unfog("review", "grade", only(desk), "contested", *ada, cwd=desk)
    assert grade.returncode == 0 and "[contested]" in unfog("incidents", cwd=desk).stdout


def test_decisions_by_program(desk: Path) -> None:
    data = json.loads(unfog("show", only(desk), "--format", "json", cwd=desk).stdout)["incidents"][0]
    claims = [c["id"] for c in data["claims"] if c["field"] == "killed"]
    lines = [
        {"kind": "accept", "subject": claims[0], "reason": "as quoted", "who": "Ben"},
        {"kind": "accept", "subject": "c-nothing", "reason": "as quoted", "who": "Ben"},
        {"kind": "accept", "subject": claims[1], "reason": "as quoted", "who": "Ben", "mood": "good"},
    ]
    run = unfog("review", "apply", cwd=desk, stdin="\n".join(map(json.dumps, lines)) + "\nnot json\n")
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 1 and answers[0]["who"] == "Ben"
    assert [a.get("line") for a in answers] == [None, 2, 3, 4]
    assert "no claim c-nothing" in answers[1]["error"] and "unknown key 'mood'" in answers[2]["error"]


def test_verify_rebuild_reread(desk: Path) -> None:
    assert unfog("verify", cwd=desk).returncode == 0
    before = unfog("show", only(desk), "--format", "json", cwd=desk).stdout
    assert unfog("rebuild", cwd=desk).returncode == 0
    assert unfog("show", only(desk), "--format", "json", cwd=desk).stdout == before
    run = unfog("reread", cwd=desk)
    assert run.returncode == 0 and "3 known already" in run.stdout, "the reader is the same"
    with sqlite3.connect(desk / "unfog.db") as connection:
        stages = connection.execute("SELECT stage, came_in, passed, known, rejected FROM run_counts").fetchall()
    assert stages and all(came == passed + known + rejected for _, came, passed, known, rejected in stages)


def test_another_reader_reads_the_originals_again_and_decisions_hold(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(desk / "unfog.db", tmp_path / "unfog.db")
    store = open_store(str(tmp_path / "unfog.db"))
    (row,) = store.incidents().rows
    before = store.incident(row.id)
    assert before is not None
    claim = next(c for c in before.incident.claims if c.field == "killed")
    made = store.record(Proposal(who="Ada", kind="accept", subject=claim.id, reason="as quoted"))
    monkeypatch.setattr(keeping, "reader_version", lambda: "another")
    kept = keeping.reread(store, Config(), lambda reports, total: reports)
    assert (kept.counts["read"]["passed"], kept.counts["ingest"]["known"], kept.rejected) == (3, 0, [])
    again = store.incident(row.id)
    assert again is not None and again.incident.findings == before.incident.findings
    decision = store.decision(made.id)
    assert decision is not None and decision.state == "standing" and store.verify().faults == ()
    assert store.counts()["readings"] == 6 and store.counts()["reports"] == 3
    kept = keeping.reread(store, Config(), lambda reports, total: reports)
    assert kept.counts["read"]["came_in"] == 0, "once is enough"


def test_names(desk: Path) -> None:
    run = unfog("names", "search", "Hudaydah police", cwd=desk)
    assert run.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "i-nothing"], 1, "there is no incident i-nothing"),
        (["incidents", "--store", "nowhere.db"], 1, "unfog ingest PATH --store nowhere.db"),
        (["ingest", "reports", "--store", "no/such/folder/x.db"], 1, "there is no folder"),
        (["incidents", "--store", "reports/wire.txt"], 1, "not an SQLite file"),
        (["incidents", "--order", "size"], 2, "unknown order"),
        (["incidents", "--clock", "moon"], 2, "unknown clock"),
        (["search", "!!"], 1, "holds no word"),
        (["review", "accept", "c-1"], 1, "name of who decides"),
        (["review", "accept", "c-1", "--who", "Ada"], 1, "needs a reason"),
        (["review", "queue", "--kind", "gossip"], 1, "choose from"),
        (["review", "undo", "d-nothing", "--who", "Ada", "--reason", "x"], 1, "no decision d-nothing"),
        (["show", "i-nothing", "--as-of", "yesterday"], 1, "is no time"),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, list) else None,
)
def test_mistakes_are_named_with_the_next_step(desk: Path, arguments: list[str], code: int, said: str) -> None:
    run = unfog(*arguments, cwd=desk)
    assert run.returncode == code and said in run.stderr and "Traceback" not in run.stderr


def test_broken_input_is_left_out_with_its_reason_and_kept_in_the_store(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
    (tmp_path / "in" / "one.txt").write_text(REPORTS["wire.txt"], "utf-8")
    (tmp_path / "in" / "same.txt").write_text(REPORTS["wire.txt"], "utf-8")
    run = unfog("ingest", "in", "nothing-here", cwd=tmp_path)
    assert run.returncode == 3
    assert "empty.txt" in run.stderr and "picture.html" in run.stderr and "nothing-here" in run.stderr
    with sqlite3.connect(tmp_path / "unfog.db") as connection:
        codes = {row[0] for row in connection.execute("SELECT code FROM rejections")}
        counts = connection.execute("SELECT came_in, passed, known, rejected FROM run_counts WHERE stage = 'ingest'").fetchall()
    assert {"empty", "not-found"} <= codes
    assert all(a == b + c + d for a, b, c, d in counts)


def test_an_empty_folder_is_said_plainly_and_makes_an_empty_store(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    run = unfog("ingest", "in", cwd=tmp_path)
    assert run.returncode == 3 and "empty" in run.stderr
    assert "no incidents" in unfog("incidents", cwd=tmp_path).stdout
