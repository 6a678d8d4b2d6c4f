"""Every input ends up in a report or among what was left out, whatever its order, place or state."""

from __future__ import annotations

import io
import json
import os
import random
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.config import Config
from unfog.ingest import FORMATS, Ingested, read_inputs

PNG = bytes.fromhex("89504e470d0a1a0a0000000d494844520000020000000200") + random.Random(7).randbytes(4000)
NOTE = "Gunmen shot two drivers dead near Velsk on Sunday, the district police said."


def read(*paths: Path | str, config: Config | None = None) -> Ingested:
    return read_inputs([str(p) for p in paths], config or Config())


def codes(ingested: Ingested) -> list[tuple[str, str]]:
    return [(r.code, r.subject) for r in ingested.rejected]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("zero.txt", b"", "empty"),
        ("space.html", b" \r\n\t", "empty"),
        ("photo.html", PNG, "not-text"),
        ("photo.txt", PNG, "not-text"),
        ("photo.jsonl", PNG, "not-text"),
        ("photo.xml", PNG, "not-text"),
        ("result.json", PNG, "not-text"),
        ("scan.pdf", b"%PDF-1.7", "unknown-format"),
        ("mail.eml", b"From: a", "unknown-format"),
        ("crawl.warc.gz", b"\x1f\x8b", "unknown-format"),
        ("memo.docx", b"PK", "unknown-format"),
        ("noname", b"words", "unknown-format"),
        ("other.json", b'{"a": 1}', "unknown-format"),
        ("cut.json", b'{"name": "A", "messages": [{"id": 1, "te', "bad-json"),
        ("other.xml", b"<inventory><part/></inventory>", "bad-feed"),
        ("hollow.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-text"),
    ],
)
def test_broken_files_are_left_out_with_a_reason(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "sound.txt").write_text(NOTE)
    ingested = read(tmp_path)
    assert [r.external_id for r in ingested.reports] == ["sound.txt"]
    assert codes(ingested) == [(code, f"{tmp_path.name}/{name}")]
    assert len(ingested.rejected[0].detail) > 20


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").write_text(NOTE)
    ingested = read(tmp_path / "empty", tmp_path / "gone.txt")
    assert sorted(code for code, _ in codes(ingested)) == ["empty-folder", "not-found"]


def test_a_file_without_the_right_to_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "locked.txt").write_text(NOTE)
    monkeypatch.setattr("unfog.ingest.inputs._bytes_of", refuse)
    assert codes(read(tmp_path / "locked.txt")) == [("unreadable", "locked.txt")]


def test_pipes_and_broken_links_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "lost.txt").symlink_to("nowhere.txt")
    assert [code for code, _ in codes(read(tmp_path))] == ["unreadable", "unreadable"]


def test_folders_in_folders_and_links_that_lead_back(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "one.txt").write_text(NOTE)
    (inner / "loop").symlink_to(tmp_path)
    (tmp_path / "alias.txt").symlink_to(inner / "one.txt")
    ingested = read(tmp_path)
    assert [r.external_id for r in ingested.reports] == ["one.txt"]
    assert ingested.rejected == ()


def test_a_file_named_twice_is_read_once_and_a_copy_is_a_duplicate(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(NOTE)
    assert read(tmp_path, tmp_path / "one.txt", tmp_path / "one.txt").rejected == ()
    (tmp_path / "two.txt").write_text(NOTE)
    ingested = read(tmp_path)
    assert [r.external_id for r in ingested.reports] == ["one.txt"]
    assert codes(ingested) == [("duplicate", f"{tmp_path.name}/two.txt")]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for place, words in (("x/monday", "A bomb went off in Orlo."), ("y/monday", "Shots were fired in Tesk."), ("z", NOTE)):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "report.txt").write_text(words)
    names = {r.external_id for r in read(tmp_path).reports}
    assert names == {"x/monday/report.txt", "y/monday/report.txt", f"{tmp_path.name}/z/report.txt"}


def test_lines_of_one_id_are_told_apart(tmp_path: Path) -> None:
    for file in ("a", "b"):
        (tmp_path / f"{file}.jsonl").write_text(json.dumps({"id": "p1", "text": f"Version {file} of it"}))
    assert [r.external_id for r in read(tmp_path).reports] == ["a.jsonl#p1", "b.jsonl#p1"]
    (tmp_path / "a.jsonl").write_text('{"id": "p1", "text": "first words"}\n{"id": "p1", "text": "other words"}\n')
    assert len({r.external_id for r in read(tmp_path / "a.jsonl").reports}) == 2


def test_options_fill_what_is_missing_and_overrule_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.txt").write_text(f"Outlet: Velsk Herald\nPublished: 2021-03-04\n\n{NOTE}")
    (tmp_path / "b.txt").write_text("Otra cosa pasó ayer en el pueblo de Velsk")
    given = Config(published="2020-01-01T10:00:00+02:00", outlet="Desk", language="es")
    by_id = {r.external_id: r for r in read(tmp_path, config=given).reports}
    assert (by_id["a.txt"].outlet, by_id["a.txt"].published) == ("Velsk Herald", "2021-03-04")
    assert (by_id["b.txt"].outlet, by_id["b.txt"].published, by_id["b.txt"].language) == (
        "Desk",
        "2020-01-01T10:00:00+02:00",
        "es",
    )
    assert read(tmp_path / "b.txt", config=Config(published="last Tuesday")).reports[0].published is None
    assert "last Tuesday" in caplog.text


@pytest.mark.parametrize(
    ("data", "external_id"),
    [
        (b'{"id": "k1", "text": "Two people died."}\n', "k1"),
        (b"<html><body><article><p>" + NOTE.encode() + b"</p></article></body></html>", "stdin"),
        (
            b"<?xml version='1.0'?><rss version='2.0'><channel><item><guid>g</guid><title>Blast</title></item></channel></rss>",
            "stdin#g",
        ),
        (b'{"name": "C", "messages": [{"id": 7, "type": "message", "text": "Shots"}]}', "stdin#7"),
        (NOTE.encode(), "stdin"),
    ],
)
def test_standard_input_is_known_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch, data: bytes, external_id: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [r.external_id for r in read("-").reports] == [external_id]


def test_ids_and_order_depend_on_neither_place_nor_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Published: 2021-03-05\n\n{NOTE}")
    (tmp_path / "b.txt").write_text("Published: 2021-03-04\n\nThe bridge was shelled, two miners were hurt.")
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in ("a.txt", "b.txt"):
        (moved / name).write_bytes((tmp_path / name).read_bytes())
    forth, back = read(tmp_path / "a.txt", tmp_path / "b.txt"), read(moved / "b.txt", moved / "a.txt")
    assert forth == back
    assert [r.external_id for r in forth.reports] == ["b.txt", "a.txt"]


def test_a_huge_page_takes_seconds(tmp_path: Path) -> None:
    items = "".join(f"<p>Convoy {n} was shelled and {n} drivers were hurt.</p>" for n in range(30_000))
    (tmp_path / "huge.html").write_text(
        f"<html><body><script>{'x=1;' * 1_500_000}</script><article>{items}</article></body></html>"
    )
    began = time.monotonic()
    [report] = read(tmp_path).reports
    assert report.text.count("\n\n") == 29_999
    assert time.monotonic() - began < 30


def test_the_names_of_the_formats() -> None:
    assert set(FORMATS) == {"jsonl", "telegram", "feed", "html", "text"}


LINES = st.lists(
    st.one_of(
        st.builds(lambda t: json.dumps({"text": t}), st.text(max_size=30)),
        st.builds(lambda i, t: json.dumps({"id": i, "text": t}), st.sampled_from("abc"), st.text(max_size=10)),
        st.text(st.characters(exclude_characters="\n\0", exclude_categories=["Cs"]), max_size=20),
    ),
    max_size=12,
)


@given(lines=LINES)
@settings(max_examples=60, deadline=None)
def test_lines_in_are_reports_and_rejections_out(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.jsonl"
        path.write_text("#\n" + "\n".join(lines), encoding="utf-8", newline="")  # the first line keeps the file from being empty
        ingested = read(path)
    wanted = 1 + sum(1 for line in lines if line.encode().strip())
    assert len(ingested.reports) + len(ingested.rejected) == wanted
    assert len({r.id for r in ingested.reports}) == len({r.external_id for r in ingested.reports}) == len(ingested.reports)


@given(data=st.binary(min_size=1, max_size=400), suffix=st.sampled_from([".txt", ".html", ".xml", ".json"]))
@settings(max_examples=120, deadline=None)
def test_no_bytes_are_lost_or_raise(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"bytes{suffix}"
        path.write_bytes(data)
        ingested = read(path)
    assert len(ingested.reports) + len(ingested.rejected) >= 1
    for report in ingested.reports:
        report.text.encode("utf-8")
        assert report.text.startswith(report.title or "") and report.title_length == len(report.title or "")
