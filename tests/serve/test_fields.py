"""From what is typed into a correction to the keys of the value that change."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from tests.export.sample import HOUR, MARKET, blame, count, market, party
from unfog.model import Claim, Field
from unfog.model.plain import plain
from unfog.review.proposal import VALUE_OF, corrected_value
from unfog.serve.door import Refused
from unfog.serve.fields import changes, filled, inputs

VALUES: dict[str, dict[str, Any]] = {
    "killed": plain(count(2)),
    "date": plain(HOUR),
    "place": plain(MARKET),
    "responsibility": plain(blame("the Sand Front", "accuses", "e-front")),
    "victim": plain(party("Daoud al-Safy", "e-safy")),
}


def typed(field: Field, **over: str) -> dict[str, str]:
    """The form as it stands at first, with some inputs typed anew."""
    return {**{f"v-{one.key}": now for one, now in filled(field, VALUES[field])}, **{f"v-{k}": v for k, v in over.items()}}


@pytest.mark.parametrize(
    ("field", "over", "made"),
    [
        ("killed", {"min": "3", "max": "3"}, {"min": 3, "max": 3}),
        ("killed", {"max": ""}, {"max": None}),
        ("killed", {"qualifier": "at least", "max": ""}, {"qualifier": "at least", "max": None}),
        ("killed", {"group": "children"}, {"group": "children"}),
        ("date", {"earliest": "2031-03-21"}, {"earliest": "2031-03-21"}),
        ("date", {"time": "", "precision": "day"}, {"time": None, "precision": "day"}),
        ("place", {"lat": "31.5"}, {"lat": 31.5}),
        ("responsibility", {"stance": "denies"}, {"stance": "denies"}),
        ("responsibility", {"party": "the Dawn Brigade"}, {"party": "the Dawn Brigade", "entity": None}),
        ("victim", {"name": "Daoud Safi"}, {"name": "Daoud Safi", "entity": None}),
        ("victim", {"name": "", "label": "a guard"}, {"name": None, "label": "a guard", "entity": None}),
    ],
)
def test_only_what_was_typed_anew_changes(field: Field, over: dict[str, str], made: dict[str, Any]) -> None:
    if field == "place":
        made = {**made, "geonameid": None}
    assert changes(field, typed(field, **over), VALUES[field]) == made


@pytest.mark.parametrize(
    ("field", "over", "why"),
    [
        ("killed", {}, "Nothing was changed"),
        ("killed", {"min": "many"}, "no number"),
        ("killed", {"qualifier": "surely"}, "no choice"),
        ("killed", {"group": ""}, "may not be empty"),
        ("place", {"lat": "north"}, "no number"),
        ("place", {"name": ""}, "may not be empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(field: Field, over: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        changes(field, typed(field, **over), VALUES[field])


def test_a_kind_of_event_brings_both_its_codes() -> None:
    value = {"acled": ["Battles", "Armed clash"], "plover": ["ASSAULT", None], "label": "clashes"}
    form = {"v-acled": "suicide bomb"}
    assert changes("event_type", form, value)["acled"] == ["Explosions/Remote violence", "Suicide bomb"]
    with pytest.raises(Refused, match="lexicon"):
        changes("event_type", {"v-acled": "quarrel"}, value)


def test_every_key_an_input_fills_is_one_of_the_value() -> None:
    for field in get_args(Field):
        assert {one.key for one in inputs(field)} <= set(VALUE_OF[field].__dataclass_fields__)


def test_a_form_sent_back_untouched_would_be_no_change_for_any_claim() -> None:
    claims: list[Claim] = [c for r in market().readings for c in r.claims]
    for claim in claims:
        value = plain(claim.value)
        form = {f"v-{one.key}": now for one, now in filled(claim.field, value)}
        with pytest.raises(Refused, match="Nothing was changed"):
            changes(claim.field, form, value)


def test_a_change_fits_the_rules_of_review() -> None:
    (claim,) = [c for r in market().readings for c in r.claims if c.field == "injured" and getattr(c.value, "min", 0) == 5]
    value = plain(claim.value)
    form = {f"v-{one.key}": now for one, now in filled("injured", value)} | {"v-min": "6"}
    assert corrected_value(claim, changes("injured", form, value))["min"] == 6
