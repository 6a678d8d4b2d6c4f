"""Read attributions annotated with brat (the layout of the PolNeAR corpus) and compare found ones with them.

``FOLDER/text/NAME.txt`` with ``FOLDER/attributions/NAME_ANNOTATOR.ann``; the sources, cues and contents of an attribution
are the ``T`` lines that an ``E`` line ties together. Compared by words, as attribution corpora are: punctuation and
quotation marks at the edges never matter.
"""

from __future__ import annotations

import pickle
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from unfog.model import Report, ReportId
from unfog.read.parse import Parsed, Parser

Span = tuple[int, int]
WORD = re.compile(r"\w+")
DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"))
PAIR_AT = 0.5
"""Jaccard index of content words from which two attributions are the same one."""
NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as numbers of words."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    quoted: bool = False


class Words:
    """The words of one text, and which of them a span touches."""

    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        self.text = text
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]
        self.lower = [m.group().lower() for m in found]

    def under(self, spans: Iterable[Span]) -> frozenset[int]:
        """Numbers of the words that overlap any of the spans."""
        return frozenset(i for a, b in spans for i in range(bisect_right(self.ends, a), bisect_left(self.starts, b)))

    def same_source(self, gold: Said, ours: Said) -> bool:
        """Both absent, or a shared word that is not a determiner (any word, where the gold has nothing else)."""
        if not gold.source and not ours.source:
            return True
        telling = {i for i in gold.source if self.lower[i] not in DETERMINERS} or gold.source
        return bool(telling & ours.source)


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed article with its words and its annotated attributions."""

    parsed: Parsed
    words: Words
    gold: tuple[Said, ...]


def articles(folder: Path, cache: Path | None = None, step: int = 1) -> list[Article]:
    """All articles of a split, in order of their names; ``cache`` keeps the parses between runs, ``step`` takes every nth.

    Raises:
        SystemExit: the folder does not have the layout above.
    """
    paths = sorted((folder / "text").glob("*.txt"))[::step]
    notes = {path.stem.rsplit("_", 1)[0]: path for path in sorted((folder / "attributions").glob("*.ann"))}
    if not paths or any(path.stem not in notes for path in paths):
        raise SystemExit(f"{folder}: expected text/NAME.txt and attributions/NAME_ANNOTATOR.ann; check the folder")
    kept = cache / f"{folder.name}-{step}.pickle" if cache else None
    if kept and kept.exists():
        return list(pickle.loads(kept.read_bytes()))
    raws = [path.read_bytes().decode("utf-8") for path in paths]
    reports = [Report(id=ReportId(p.stem), external_id=p.stem, text=raw.strip()) for p, raw in zip(paths, raws, strict=True)]
    made = []
    for path, raw, parsed in zip(paths, raws, Parser().parse_all(reports), strict=True):
        words = Words(parsed.report.text)
        lead = len(raw) - len(raw.lstrip())
        made.append(Article(parsed, words, tuple(said for said in _annotated(notes[path.stem], words, lead) if said.content)))
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(made))
    return made


def _annotated(path: Path, words: Words, lead: int) -> Iterable[Said]:
    spans: dict[str, list[Span]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if re.match(r"T\d+\t", line):
            pieces = [piece.split() for piece in parts[1].split(" ", 1)[1].split(";")]
            spans[parts[0]] = [(int(a) - lead, int(b) - lead) for a, b in pieces]
        elif re.match(r"E\d+\t", line):
            events.append(parts[1])
    for event in events:
        roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for role, name in (pair.split(":") for pair in event.split()):
            if (plain := role.rstrip("0123456789").lower()) in roles:
                roles[plain] += spans.get(name, [])
        quoted = any(re.search('["“”]', words.text[a:b]) for a, b in roles["content"])
        yield Said(words.under(roles["source"]), words.under(roles["cue"]), words.under(roles["content"]), quoted)


def pairs(words: Words, gold: Sequence[Said], ours: Sequence[Said]) -> list[tuple[int, int]]:
    """One-to-one pairs ``(gold, ours)``, best content first; among equals those whose sources and cues agree."""
    found = []
    for i, g in enumerate(gold):
        for k, p in enumerate(ours):
            shared = len(g.content & p.content)
            jaccard = shared / (len(g.content) + len(p.content) - shared)
            if jaccard >= PAIR_AT:
                found.append((jaccard, words.same_source(g, p), bool(g.cue & p.cue), -i, -k))
    made: list[tuple[int, int]] = []
    for *_, i, k in sorted(found, reverse=True):
        if all(-i != a and -k != b for a, b in made):
            made.append((-i, -k))
    return made
