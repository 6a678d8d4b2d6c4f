"""The JSON keeps the published schema, and the schema refuses what the contract does not allow."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.export.sample import EMPTY, both, crowd, market
from unfog.export.contract import dossier_object, dumps, reading_object
from unfog.model import Dossier


def validator(name: str) -> Draft202012Validator:
    schema = json.loads(files("unfog.export").joinpath("schema", f"unfog.{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("dossier", [market(), both(), crowd(4, hostile=True), EMPTY], ids=["market", "both", "hostile", "empty"])
def test_output_keeps_the_schema(dossier: Dossier) -> None:
    validator("dossier").validate(json.loads(dumps(dossier_object(dossier))))
    for reading in dossier.readings:
        validator("read").validate(json.loads(dumps(reading_object(reading))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "unfog.dossier/2"),
        (("incidents", 0, "claims", 0, "certainty"), "confirmed"),
        (("incidents", 0, "claims", 0, "field"), "blame"),
        (("incidents", 0, "claims", 0, "quote"), ""),
        (("incidents", 0, "claims", 0, "start"), -1),
        (("incidents", 0, "claims", 0, "value"), {"min": 1}),
        (("incidents", 0, "claims", 0, "value", "qualifier"), "none reported"),
        (("incidents", 0, "claims", 0, "speaker", "kind"), "oracle"),
        (("incidents", 0, "findings", "killed", "agreement"), "confirmed"),
        (("incidents", 0, "findings", "killed", "value"), 2),
        (("incidents", 0, "findings", "attacker", "value", 0, "status"), "guilty"),
        (("incidents", 0, "origins", 0, "basis"), "rumour"),
        (("reports", 0, "published_basis"), "guess"),
    ],
)
def test_the_schema_refuses(path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(dumps(dossier_object(copy.deepcopy(market()))))
    node = data
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    assert not validator("dossier").is_valid(data)
