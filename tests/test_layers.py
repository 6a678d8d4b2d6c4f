"""The order of the stages stands in three places: the import contract, the package docstring and the pipeline."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import unfog
import unfog.pipeline

ROOT = Path(unfog.__file__).parent
STAGES = ["ingest", "read", "resolve", "reconcile"]


def test_the_package_docstring_names_the_stages_in_order() -> None:
    assert unfog.__doc__ is not None
    assert [s for s in re.findall(r"^    (\w+) ", unfog.__doc__, re.MULTILINE) if s in STAGES] == STAGES


def test_the_pipeline_calls_the_stages_in_order() -> None:
    assert unfog.pipeline.__doc__ is not None
    assert re.findall(r"\w+", unfog.pipeline.__doc__.split("\n\n")[1]) == STAGES
    calls = [
        n.func.id
        for n in ast.walk(ast.parse((ROOT / "pipeline.py").read_text("utf-8")))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    ]
    wanted = {"read_inputs": 0, "Reader": 1, "resolve": 2, "reconcile": 3}
    assert {name for name in calls if name in wanted} == set(wanted)
    lines = (ROOT / "pipeline.py").read_text("utf-8")
    at = [lines.index(f"{name}(") for name in wanted]
    assert at == sorted(at)


def test_the_import_contract_keeps_the_stages_apart_and_lists_every_package() -> None:
    layers = tomllib.loads((ROOT.parent / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]["layers"]
    assert " | ".join(STAGES) in layers
    listed = {name for layer in layers for name in layer.split(" | ")}
    present = {p.name for p in ROOT.iterdir() if (p / "__init__.py").exists()} | {p.stem for p in ROOT.glob("*.py")} - {
        "__init__"
    }
    assert present == listed
