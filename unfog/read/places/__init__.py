"""Toponyms, found and resolved against the gazetteer: ``find`` (names), ``resolve`` (entries), ``mentions`` (results)."""

from __future__ import annotations

from unfog.lexicon.gazetteer import gazetteer, key
from unfog.model import PlaceMention, Report
from unfog.read.folding import reading_copy
from unfog.read.parse import Parsed
from unfog.read.places.find import Finder
from unfog.read.places.mentions import mentions_of, place_value
from unfog.read.places.resolve import resolve
from unfog.read.places.spelling import respell
from unfog.read.places.words import seats, words

__all__ = ["find_places", "is_seat", "place_value"]


def find_places(report: Report, parsed: Parsed | None) -> tuple[PlaceMention, ...]:
    """The places a report names, in text order, demonyms marked. ``parsed`` sharpens the choice (names of persons are no places).

    A name the gazetteer does not know has no point, unless the text says which town it is in; then it has the
    town's point and the precision ``neighbourhood``.
    """
    ents = [(ent.start_char, ent.end_char, ent.label_) for ent in parsed.doc.ents] if parsed else []
    return places_in(report, ents)


def places_in(report: Report, ents: list[tuple[int, int, str]]) -> tuple[PlaceMention, ...]:
    """As :func:`find_places`, given named entities as half-open offsets with OntoNotes labels."""
    text, lists, places = reading_copy(report.text), words(), gazetteer()
    finder = Finder(text, ents, places, lists)
    names = respell(finder, finder.names())
    resolve(text, names, places, lists)
    return mentions_of(report, text, [name for name in names if not name.silent], places, lists)


def is_seat(mention: PlaceMention) -> bool:
    """Whether a mention names a building or quarter that mostly stands for who works there (``lexicon/gazetteer/seats.tsv``).

    Such a place ("outside the White House") is seldom the scene of the event told; use it last.
    """
    return key(mention.name) in seats() or key(mention.span.text) in seats()
