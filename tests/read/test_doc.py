"""The plain copy of a parse answers every question as spaCy's own objects do."""

from __future__ import annotations

from typing import Any

import pytest

from unfog.model import Report, ReportId
from unfog.read.doc import Doc
from unfog.read.parse import _pipeline, _tokenised

TEXTS = (
    "Market blast kills 12\n\nHARNABAD, May 4 - A 34-year-old vendor, two children and four others were killed on Sunday, "
    'the ministry said. "They were buying bread," Leyla Sorani, a nurse who ran  to the site, told reporters.',
    "Gunmen shot dead three men and wounded a fourth; the attackers, police said, fled on motorcycles (one was later found).",
    "Of the 1,200 who fled, few returned.\n\n- Two soldiers\n- One medic\n\n\u201cWe don't know who did it\u2026\u201d he said.",
    "",
    " \n ",
)
FORMS = ("i", "idx", "text", "text_with_ws", "whitespace_", "lower_", "lemma_")
LABELS = ("pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "is_alpha", "is_digit", "is_punct", "is_space", "like_num")
WALKS = ("lefts", "rights", "children", "subtree", "ancestors", "conjuncts")


def parsed(text: str) -> tuple[Any, Doc]:
    report = Report(id=ReportId("r-1"), external_id="1", text=text)
    parse = next(iter(_pipeline().pipe([_tokenised(_pipeline(), report)])))
    return parse, Doc(parse)


def place(words: Any) -> tuple[int, int, int, int, str] | None:
    return None if words is None else (words.start, words.end, words.start_char, words.end_char, words.text)


@pytest.mark.parametrize("text", TEXTS)
def test_words_of_the_copy_are_those_of_the_parse(text: str) -> None:
    parse, doc = parsed(text)
    assert (doc.text, len(doc)) == (parse.text, len(parse))
    assert [place(s) for s in doc.sents] == [place(s) for s in parse.sents]
    assert [(place(e), e.label_) for e in doc.ents] == [(place(e), e.label_) for e in parse.ents]
    for theirs, ours in zip(parse, doc, strict=True):
        assert [getattr(ours, name) for name in (*FORMS, *LABELS)] == [getattr(theirs, name) for name in (*FORMS, *LABELS)]
        for walk in WALKS:
            assert [w.i for w in getattr(ours, walk)] == [w.i for w in getattr(theirs, walk)], walk
        edges = (theirs.head.i, theirs.left_edge.i, theirs.right_edge.i)
        assert (ours.head.i, ours.left_edge.i, ours.right_edge.i) == edges
        assert (place(ours.sent), ours.is_sent_start) == (place(theirs.sent), bool(theirs.is_sent_start))
        assert [ours.is_ancestor(other) for other in doc] == [theirs.is_ancestor(other) for other in parse]


@pytest.mark.parametrize("mode", ["expand", "contract"])
@pytest.mark.parametrize("text", TEXTS)
def test_offsets_give_the_same_words_and_the_same_root(text: str, mode: Any) -> None:
    parse, doc = parsed(text)
    for start in range(len(text) + 2):
        for end in range(start + 1, min(start + 30, len(text) + 3)):
            theirs, ours = parse.char_span(start, end, alignment_mode=mode), doc.char_span(start, end, alignment_mode=mode)
            assert place(ours) == place(theirs), (start, end)
            if ours is not None and len(ours):
                assert ours.root.i == theirs.root.i, (start, end)


def test_a_list_of_a_thousand_dead_is_walked() -> None:
    names = ", ".join(f"Amadou Keita and his brother Issa Toure{'abcdefghij'[n % 10]}" for n in range(700))
    _, doc = parsed(f"The dead are {names}.")
    deepest = max(sum(1 for _ in token.ancestors) for token in doc)
    assert deepest > 1000, "no chain as deep as the interpreter's stack"
    for sentence in doc.sents:
        root = next(token for token in sentence if token.head is token)
        assert [token.i for token in root.subtree] == list(range(root.left_edge.i, root.right_edge.i + 1))
