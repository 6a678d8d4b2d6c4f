"""Every format: documented columns, honest words, cells no spreadsheet runs, and small snapshots to review.

To renew the snapshots after a wanted change: UNFOG_RENEW=1 pytest tests/export/test_formats.py
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.sample import EMPTY, both, crowd, market
from unfog.cli.common import FORMATS, POLICIES
from unfog.errors import ConfigError
from unfog.export import Options, formats, render
from unfog.export.formats.cells import DANGEROUS, cell, table
from unfog.model import Dossier, PartyValue

ROOT = Path(__file__).parents[2]
SNAPSHOTS = Path(__file__).parent / "snapshots"

ACLED_COLUMNS = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
    "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
"""ACLED's columns in its order, as its export files name them."""


def test_the_command_line_names_the_same_formats() -> None:
    assert tuple(formats.BUILT_IN) == FORMATS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", ["csv", "claims", "acled", "geojson", "md"])
@pytest.mark.parametrize("public", [False, True], ids=["full", "public"])
def test_snapshot(name: str, public: bool) -> None:
    made = render(market(), name, Options(public=public))
    path = SNAPSHOTS / f"market{'-public' if public else ''}.{name}.txt"
    if os.environ.get("UNFOG_RENEW"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made.encode())
    assert made.encode() == path.read_bytes()


@pytest.mark.parametrize("name", formats.names())
@pytest.mark.parametrize("dossier", [both(), crowd(5, hostile=True), EMPTY], ids=["both", "hostile", "empty"])
@pytest.mark.parametrize("public", [False, True], ids=["full", "public"])
def test_any_dossier_in_any_format_twice_the_same(name: str, dossier: Dossier, public: bool) -> None:
    made = render(dossier, name, Options(public=public))
    assert made == render(dossier, name, Options(public=public))
    made.encode("utf-8")


def test_the_page_of_exports_is_up_to_date() -> None:
    run = subprocess.run([sys.executable, str(ROOT / "tools" / "exports_page.py"), "--check"])
    assert run.returncode == 0, "run tools/exports_page.py"


@pytest.mark.parametrize("made", formats.exporters(), ids=lambda e: e.name)
def test_every_column_is_documented_and_losses_are_stated(made: formats.Exporter) -> None:
    page = (ROOT / "docs" / "reference" / "exports.md").read_text("utf-8")
    section = page.split(f"## {made.name}\n", 1)[1].split("\n## ", 1)[0]
    assert made.loses and all(sentence in section for sentence in made.loses)
    assert [c.name for c in made.fields if f"| `{c.name}` | {c.means} |" not in section] == []


@pytest.mark.parametrize("name", ["csv", "claims", "acled"])
def test_the_header_is_the_stated_fields(name: str) -> None:
    header = render(both(), name).split("\r\n", 1)[0].split(",")
    assert header == [c.name for c in formats.exporter(name).fields]


def test_geojson_properties_are_the_stated_fields_and_longitude_comes_first() -> None:
    feature = json.loads(render(market(), "geojson"))["features"][0]
    assert list(feature["properties"]) == [c.name for c in formats.exporter("geojson").fields]
    assert feature["geometry"]["coordinates"] == [36.5113, 31.2457]


def test_acled_has_its_columns_and_never_its_ids() -> None:
    text = render(both(), "acled")
    assert text.split("\r\n", 1)[0] == ACLED_COLUMNS
    for row in rows(text):
        assert row["event_id_cnty"].startswith("UNFOG-i-")


def test_acled_keeps_who_is_only_alleged_and_who_denies() -> None:
    (row,) = rows(render(market(), "acled"))
    assert row["actor1"] == "our forces (claims it)"
    assert "The Sand Front (alleged, denied)" in row["assoc_actor_1"]
    assert "accused by Col. Daoud Safi; denies it" in row["notes"]
    assert (row["fatalities"], row["time_precision"], row["geo_precision"], row["iso"]) == ("2", "1", "1", "400")


def test_acled_leaves_an_unknown_figure_empty() -> None:
    dossier = market()
    (incident,) = dossier.incidents
    findings = {f: x for f, x in incident.findings.items() if f not in ("killed", "attacker", "responsibility")}
    claims = tuple(c for c in incident.claims if c.field != "killed")
    silent = replace(incident, findings=findings, claims=claims, conflicts=())
    (row,) = rows(render(replace(dossier, incidents=(silent,)), "acled"))
    assert row["fatalities"] == "" and row["actor1"] == "Unidentified Armed Group (Jordan)"


def test_a_policy_of_another_practice_is_refused_by_acled() -> None:
    with pytest.raises(ConfigError, match="leave --policy out"):
        render(market(), "acled", Options(policy="ucdp"))


@pytest.mark.parametrize("name", ["csv", "claims", "acled", "geojson", "md"])
def test_nothing_is_confirmed_by_the_machine(name: str) -> None:
    made = render(both(), name).casefold().replace("nothing here is confirmed", "")
    assert "confirmed" not in made.replace("unconfirmed", "")


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    made = cell(text)
    assert not made.startswith(DANGEROUS)
    assert made.removeprefix("'") == text.replace("\x00", "").removeprefix("'")


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), min_size=1), min_size=2, max_size=2
    )
)
def test_tables_can_be_read_back(values: list[str]) -> None:
    read = list(csv.reader(io.StringIO(table(["a", "b"], [values]), newline="")))
    assert read == [["a", "b"], [cell(v) for v in values]]


def test_a_hostile_name_stays_a_word_in_a_table() -> None:
    dossier = market()
    (incident,) = dossier.incidents
    hostile = PartyValue(name="=HYPERLINK(1)", entity=None, label=None)
    claims = tuple(replace(c, value=hostile) if c.field == "weapon" else c for c in incident.claims)
    made = rows(render(replace(dossier, incidents=(replace(incident, claims=claims),)), "claims"))
    assert [r["value"] for r in made if r["field"] == "weapon"] == ["'=HYPERLINK(1)"]


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"choose from html, json, md, csv, claims, acled, geojson"):
        render(market(), "xlsx")


class _Ours:
    name, suffix, media_type, about, fields, loses = "ours", ".txt", "text/plain", "Ids.", (), ("All but ids.",)

    def write(self, dossier: Dossier, options: Options) -> str:
        return " ".join(i.id for i in dossier.incidents)


OURS = _Ours()


def test_an_installed_package_can_add_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {"ours": f"{__name__}:OURS", "broken": f"{__name__}:ROOT"}
    made = [EntryPoint(name=n, value=v, group=formats.GROUP) for n, v in entries.items()]
    monkeypatch.setattr(formats, "entry_points", lambda group: made)
    formats.exporter.cache_clear()
    assert "ours" in formats.names() and render(market(), "ours") == "i-market"
    with pytest.raises(ConfigError, match="lacks a part of the exporter protocol"):
        render(market(), "broken")
    formats.exporter.cache_clear()


@pytest.mark.parametrize(("policy", "killed"), [(None, ("2", "2", "3")), ("acled", ("2", "2", "2")), ("ucdp", ("2", "2", "3"))])
def test_a_policy_gives_its_own_figures(policy: str | None, killed: tuple[str, str, str]) -> None:
    (row,) = rows(render(market(), "csv", Options(policy=policy)))
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == killed
    assert policy is None or row["rule"].startswith(f"{policy}: ")


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", [n for n in formats.BUILT_IN if n != "acled"])
def test_every_format_takes_every_policy(name: str, policy: str) -> None:
    assert render(both(), name, Options(policy=policy, public=True))


def test_the_page_shows_how_a_practice_would_count_with_the_words_behind_it() -> None:
    page = render(market(), "html", Options(policy="acled"))
    section = page.split("Counted as ACLED would", 1)[1].split("</section>", 1)[0]
    assert "fatalities" in section and 'href="#c-' in section and "Counted as" not in render(market(), "html")
