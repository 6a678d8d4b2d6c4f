"""Pairs of speaker and party that are weighed: the parties of a report, their roles, and what scores amount to."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.lexicon.stance_weights import TABLES, StanceWeights, stance_weights
from unfog.model import Report, ReportId, ResponsibilityValue
from unfog.read import layers
from unfog.read.attribution.stances.report import ruled_drafts, told_in
from unfog.read.attribution.stances.said import Told
from unfog.read.attribution.stances.weighed import decide
from unfog.read.attribution.stances.weighed.cases import cases
from unfog.read.attribution.stances.weighed.context import context_of
from unfog.read.attribution.stances.weighed.parties import candidates, described
from unfog.read.attribution.stances.weighed.roles import roles_of
from unfog.read.parse import Parsed, Parser
from unfog.read.reader import Reader

PARSER = Parser()


def told(text: str) -> tuple[Parsed, Told]:
    parsed = PARSER.parse(Report(id=ReportId("r-1"), external_id="t", text=text, language="en"))
    times, publication = layers.read_times(parsed.report)
    passages, places = layers.find_passages(parsed), layers.find_places(parsed.report, parsed)
    mentions = layers.find_mentions(parsed, places)
    attributions = layers.find_attributions(parsed, passages, mentions, places)
    events = layers.find_events(parsed, passages, times, places, mentions, publication)
    return parsed, told_in(parsed, attributions, mentions, events)


def test_a_state_its_men_and_its_weapons_are_one_party() -> None:
    _, one = told("Israel said nothing. Israeli soldiers fired at the car, and an Israeli drone came back, the mayor said.")
    found = candidates(one)
    state = found["state IL"]
    assert {"Israel", "Israeli soldiers", "Israeli drone"} <= state.written


def test_fighters_with_an_article_are_the_one_group_named() -> None:
    _, one = told("The Coastal Front shelled the town, the governor said. The terrorists would pay for it, he added.")
    group = next(at for at in candidates(one).values() if at.name == "Coastal Front")
    assert len(group.places) == 2


def test_a_described_force_is_no_name() -> None:
    _, one = told("Malian troops shot five farmers, elders said. The Thai Army denied it.")
    names = {m.entity: m.name for m in one.mentions if m.type == "force"}
    assert [names[entity] for entity in described(one)] == ["Malian troops"]


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("The front shelled the town.", "front", "nsubj deed"),
        ("The town was shelled by the front.", "front", "agent deed passive"),
        ("It was a raid of the front.", "front", "of deed"),
        ("The mayor blamed the front.", "front", "blamed"),
        ("The front did not shell the town.", "front", "neg nsubj deed"),
        ("A front drone hit the town.", "front", "mod weapon"),
    ],
)
def test_what_a_party_is_in_its_sentence(text: str, word: str, role: str) -> None:
    _, one = told(text)
    assert role in roles_of(one, one.text.lower.index(word))


def test_no_feature_holds_a_name_of_the_report() -> None:
    parsed, one = told("Nine died in Oriva on Friday. The governor, Omar Tazi, blamed the Coastal Front. The front denied it.")
    found = list(cases(context_of(one, ruled_drafts(parsed, one))))
    assert found
    features = " ".join(feature for case in found for feature in case.features | case.shared).lower()
    assert not any(name in features for name in ("oriva", "tazi", "coastal", "front"))


def test_the_weights_know_a_charge_from_a_denial() -> None:
    weights = stance_weights()
    assert set(weights.at_least) == set(TABLES)
    charge = weights.scores(weights.total(["in: blamed", "inside", "cue accuse", "inside & cue accuse", "rule accuses"]))
    denial = weights.scores(weights.total(["own side", "own & cue deny", "cue deny", "own & refuses", "rule denies"]))
    assert charge[0] > denial[0]
    assert denial[2] > charge[2]


def _forced(table: str) -> StanceWeights:
    own = (9.0 if table == "accuses" else 0.0, 9.0 if table == "owns" else 0.0, 9.0 if table == "denies" else 0.0, -9.0)
    return StanceWeights(of={"party group": own}, base=(-5.0, -5.0, -5.0, 0.0), at_least=dict.fromkeys(TABLES, 0.5))


@pytest.mark.parametrize(("table", "stance"), [("accuses", "accuses"), ("owns", "claims"), ("denies", "denies")])
def test_scores_add_a_stance_that_no_rule_found(table: str, stance: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "stance_weights", lambda: _forced(table))
    parsed, one = told("Nine people died in Oriva on Friday. The governor, Omar Tazi, spoke of the Coastal Front with contempt.")
    assert ruled_drafts(parsed, one) == ()
    (draft,) = decide.weighed(one, ())
    assert isinstance(draft.value, ResponsibilityValue)
    assert (draft.value.party, draft.value.stance) == ("Coastal Front", stance)
    assert parsed.report.text[draft.start : draft.end] in ("Coastal Front", "The governor, Omar Tazi")


def test_what_the_rules_found_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "stance_weights", lambda: _forced("denies"))
    text = "Nine died in Oriva on Friday. The governor, Omar Tazi, blamed the Coastal Front for the attack."
    reading = Reader(Config(quiet=True)).read(Report(id=ReportId("r-1"), external_id="t", text=text, language="en"))
    stances = [claim.value.stance for claim in reading.claims if isinstance(claim.value, ResponsibilityValue)]
    assert "accuses" in stances
