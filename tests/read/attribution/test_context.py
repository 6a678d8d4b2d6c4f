"""The second look at candidates: what the others of a report say of each."""

from __future__ import annotations

from tests.read.attribution.test_attribution import parsed_of
from unfog.lexicon.cues import cues
from unfog.read.attribution.context import context_features
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.frames import Candidate, candidates
from unfog.read.attribution.text import Text
from unfog.read.attribution.trees import fitted

WORDS = "The council said that the army backed the inquiry. The council backed the plan."


def scored(words: str, **scores: float) -> tuple[Text, list[Candidate]]:
    """Candidates with a score by their cue word's lemma."""
    text = text_for(parsed_of(words))
    found = list(candidates(text, cues()))
    for candidate in found:
        candidate.score = scores[text.lemma[candidate.head]]
    return text, found


def of(text: Text, found: list[Candidate], word: str, nth: int = 0) -> set[str]:
    """Features of the first candidate of the nth cue word that reads so."""
    heads = sorted({c.head for c in found if text.lower[c.head] == word})
    features = context_features(text, found)
    return set(next(f for c, f in zip(found, features, strict=True) if c.head == heads[nth]))


def test_a_candidate_inside_what_somebody_says_is_seen_as_such() -> None:
    text, found = scored(WORDS, say=0.95, back=0.22)
    inner, alone = of(text, found, "backed"), of(text, found, "backed", 1)
    assert {"own>0.2", "outer>0.9"} <= inner
    assert "own>0.25" not in inner
    assert not any(feature.startswith("outer") for feature in alone)
    assert "inner>0.2" in of(text, found, "said")


def test_who_speaks_elsewhere_in_the_report_is_known_as_a_speaker() -> None:
    text, found = scored(WORDS, say=0.95, back=0.22)
    alone = of(text, found, "backed", 1)
    assert {"same source>0.9", "same source at best>0.9", "same cue>0.2"} <= alone
    assert not any(feature.startswith("same source") for feature in of(text, found, "backed"))  # the army speaks nowhere else


def test_readings_of_one_cue_word_rival_each_other() -> None:
    text, found = scored("The ministry urged the front to leave the town.", urge=0.4)
    same = [c for c in found if text.lemma[c.head] == "urge"]
    assert len(same) > 1
    same[0].score = 0.7
    features = context_features(text, found)
    by = {id(c): set(f) for c, f in zip(found, features, strict=True)}
    assert "lead" in by[id(same[0])] and "rival>0.7" not in by[id(same[0])]
    assert {"behind", "rival>0.6"} <= by[id(same[1])]


def test_the_table_knows_features_of_this_kind_only() -> None:
    text, found = scored(WORDS, say=0.99, back=0.99)
    kinds = {f.split(">")[0] for row in context_features(text, found) for f in row}
    kinds |= {"own", "rival", "lead", "behind", "outer", "inner", "near", "clash", "clash lost", "source seen", "report"}
    assert {feature.split(">")[0] for feature, *_ in fitted().context.nodes if feature} <= kinds
    assert 0.2 < fitted().context.at_least < 0.6
