"""A story end to end: three outlets, one strike, two tolls, a copy, an older attack and a denial, through the command line.

The incident is made up and set in 2031.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WIRE_PARAGRAPH = (
    "Ambulances carried the wounded to two hospitals in the city, and fire crews worked until dawn to put out a blaze in the "
    "storage halls behind the fish market, where several boats were also damaged."
)

REPORTS = {
    "wire.txt": f"""Title: Drone strike on Hodeidah fish market kills four, police say
Outlet: Harbour Wire
Published: 2031-05-04T21:15:00+03:00

HODEIDAH, May 4 (Harbour Wire) - A drone strike hit the fish market in Hodeidah on Sunday evening, killing four, police said.

{WIRE_PARAGRAPH}

On March 2, a car bomb in Aden killed 31 people.
""",
    "post.txt": """Title: Residents count eleven dead after Hodeidah strike
Outlet: Coast Post
Published: 2031-05-04T21:40:00+03:00

Residents told Coast Post that eleven people were killed when a drone struck the fish market in Hodeidah on Sunday evening.

The army denied that it had carried out the strike.
""",
    "copy.txt": f"""Title: Strike on Hodeidah
Outlet: Morning Sheet
Published: 2031-05-05T06:00:00+03:00

A drone strike hit the fish market in Hodeidah on Sunday evening, killing four people, police said.

{WIRE_PARAGRAPH}
""",
}


def unfog(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONHASHSEED": "random"}
    return subprocess.run(
        [sys.executable, "-m", "unfog", *arguments], capture_output=True, text=True, cwd=cwd, env=env, timeout=120
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (place / name).write_text(text, "utf-8")
    return place


@pytest.fixture(scope="module")
def record(folder: Path) -> dict[str, Any]:
    run = unfog("dossier", str(folder), "--format", "json")
    assert run.returncode == 0, run.stderr
    made: dict[str, Any] = json.loads(run.stdout)
    return made


@pytest.fixture(scope="module")
def incident(record: dict[str, Any]) -> dict[str, Any]:
    assert len(record["incidents"]) == 1, [i["title"] for i in record["incidents"]]
    found: dict[str, Any] = record["incidents"][0]
    return found


def test_all_three_reports_are_one_incident(incident: dict[str, Any]) -> None:
    assert len(incident["reports"]) == 3


def test_what_when_and_where(incident: dict[str, Any]) -> None:
    found = incident["findings"]
    assert found["event_type"]["value"]["acled"] == ["Explosions/Remote violence", "Air/drone strike"]
    assert found["date"]["value"]["earliest"][:10] == found["date"]["value"]["latest"][:10] == "2031-05-04"
    assert found["place"]["value"]["country"] == "YE"
    assert abs(found["place"]["value"]["lat"] - 14.8) < 0.2


def test_the_two_tolls_stand_side_by_side(incident: dict[str, Any]) -> None:
    killed = incident["findings"]["killed"]
    assert killed["agreement"] == "conflicting"
    assert killed["value"]["best"] in (4, 11)
    (conflict,) = [c for c in incident["conflicts"] if c["field"] == "killed"]
    assert {p["value"]["min"] for p in conflict["positions"]} == {4, 11}


def test_the_older_attack_is_background(incident: dict[str, Any]) -> None:
    assert incident["findings"]["killed"]["value"]["high"] < 31
    assert all(c["background"] for c in incident["claims"] if c["field"] == "killed" and c["value"]["min"] == 31)


def test_the_copy_is_no_second_witness(record: dict[str, Any], incident: dict[str, Any]) -> None:
    by_name = {r["external_id"]: r["origin"] for r in record["reports"]}
    assert by_name["wire.txt"] == by_name["copy.txt"] != by_name["post.txt"]
    police = [c for c in incident["claims"] if c["field"] == "killed" and c["value"]["min"] == 4]
    assert {c["report"] for c in police} and incident["findings"]["killed"]["independent_origins"] == 1


def test_speakers_and_denial(incident: dict[str, Any]) -> None:
    said = {c["value"]["min"]: c["speaker"]["name"] for c in incident["claims"] if c["field"] == "killed" and not c["background"]}
    assert "police" in (said[4] or "").lower()
    assert "residents" in (said[11] or "").lower()
    stances = [(c["value"]["stance"], c["speaker"]["name"]) for c in incident["claims"] if c["field"] == "responsibility"]
    assert ("denies", "The army") in stances


def test_every_quote_stands_at_its_offsets(record: dict[str, Any]) -> None:
    text = {r["id"]: r["text"] for r in record["reports"]}
    claims = [c for i in record["incidents"] for c in i["claims"]]
    assert claims
    assert all(text[c["report"]][c["start"] : c["end"]] == c["quote"] for c in claims)


def test_another_order_of_files_gives_the_same_bytes(folder: Path) -> None:
    names = sorted(REPORTS)
    one = unfog("dossier", *[str(folder / n) for n in names], "--format", "json")
    other = unfog("dossier", *[str(folder / n) for n in reversed(names)], "--format", "json")
    whole = unfog("dossier", str(folder), "--format", "json")
    assert one.stdout == other.stdout == whole.stdout


def test_broken_input_is_named_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
    (tmp_path / "lines.jsonl").write_text('{"id": "1", "text": "A bomb killed two people in Aden."}\n{"id": broken\n', "utf-8")
    run = unfog("read", str(tmp_path), str(folder / "post.txt"))
    assert run.returncode == 3
    assert len(run.stdout.splitlines()) == 2
    for name in ("empty.txt", "picture.html", "lines.jsonl"):
        assert name in run.stderr


def test_an_empty_folder_is_said_plainly(tmp_path: Path) -> None:
    run = unfog("dossier", str(tmp_path), "--format", "json")
    assert run.returncode == 3
    assert "empty" in run.stderr
    assert json.loads(run.stdout)["incidents"] == []


def test_the_page_is_written_with_a_summary(folder: Path, tmp_path: Path) -> None:
    run = unfog("dossier", str(folder), cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) <= 34
    page = (tmp_path / "dossier.html").read_text("utf-8")
    assert "eleven people were killed" in page


def test_a_format_that_does_not_exist_is_a_usage_error(folder: Path) -> None:
    assert unfog("dossier", str(folder), "--format", "xls").returncode == 2
