"""The examples of the how-to pages run as they are printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.export.sample import both
from unfog.export.contract import dossier_object, dumps
from unfog.export.wording import words

PAGES = Path(__file__).parents[2] / "docs" / "how-to"
QUERIES = [b for b in re.findall(r"```sh\n(.*?)```", (PAGES / "use-the-json.md").read_text("utf-8"), re.S) if b.startswith("jq ")]


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_queries_give_something(query: str, tmp_path: Path) -> None:
    if shutil.which("jq") is None:
        pytest.skip("no jq on this machine")
    (tmp_path / "record.json").write_text(dumps(dossier_object(both())), encoding="utf-8")
    # The day asked for in the page is that of the shipped example; the sample's is later.
    run = subprocess.run(["sh", "-c", query.replace("2024-02-08", "2031-12-31")], cwd=tmp_path, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "") and run.stdout.strip()


def test_python_example_names_fields_that_exist() -> None:
    (block,) = re.findall(r"```python\nimport json\n(.*?)```", (PAGES / "use-the-json.md").read_text("utf-8"), re.S)
    claim = dossier_object(both())["incidents"][0]["claims"][0]
    assert {"field", "background", "superseded", "report", "certainty", "value", "speaker"} <= set(claim)
    assert "claims.background" in block and "claims.superseded" in block


def test_every_mark_and_certainty_is_explained() -> None:
    page = (PAGES / "read-a-dossier.md").read_text("utf-8")
    for name, row in words()["agreement"].items():
        assert f"| {row['mark']} | {name} |" in page
    for name in words()["certainty"]:
        assert f"| {name} |" in page
