"""Which reports go back to one source: copies, shared wire paragraphs, one statement quoted by many, citations.

Counting origins and not reports is what keeps twelve reprints of one paragraph from looking like twelve witnesses.
Thresholds were measured on conflict incidents and on planted copies: runs of 20 words and more were always copies
(34 to 53 words in fact), the longest run of two independent reports was a shared quotation of 17 words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from unfog.model import EntityId, Incident, Origin, OriginBasis, OriginEdge, OriginId, Reading, ReportId, make_id
from unfog.reconcile import sources
from unfog.reconcile.accounts import is_unread
from unfog.reconcile.ledger import folded, moment_of
from unfog.reconcile.words import fingerprints, longest_run, words

COPY_WORDS = 20
"""A shared run this long is a copy, whoever published it."""

STATEMENT_WORDS = 10
"""A shared run this long inside the quotations of one speaker is one statement quoted twice."""

HOUSE_SHARE = 0.5
"""Two reports of one outlet share page furniture; they are copies only when half of the shorter one is shared."""

COMPARED = 200_000
"""Characters of a report that are compared."""

CROWD = 60
"""A fingerprint in more reports than this is furniture, not news, and proposes no pair."""


@dataclass(slots=True)
class _Text:
    reading: Reading
    words: list[str] = field(default_factory=list)
    prints: frozenset[int] = field(default=frozenset())


def find_origins(
    readings: Sequence[Reading], spoken: Mapping[str, EntityId] | None = None
) -> tuple[tuple[Origin, ...], Mapping[ReportId, OriginId]]:
    """The origins of all readings, and the one origin that each report's own voice goes back to.

    Copies and translations share one origin of basis ``same wire copy``; every other report is ``independent``: no sign of
    copying was found, which is not proof that there was none. Statements quoted by several, statements that several relay in
    words of their own and citations are listed besides. ``spoken`` gives the entity of a speaker's folded name.
    """
    ordered = sorted(readings, key=lambda r: r.report.id)
    texts = {r.report.id: _text(r) if len(ordered) > 1 else _Text(reading=r) for r in ordered}
    copies: list[tuple[ReportId, ReportId, str]] = []
    statements: list[tuple[ReportId, ReportId, str]] = []
    for a, b in _candidates(texts):
        run, at, _ = longest_run(texts[a].words, texts[b].words)
        said = " ".join(texts[a].words[at : at + min(run, 8)])
        if run >= COPY_WORDS and not _house_style(texts[a], texts[b], run):
            copies.append((a, b, f'{run} words in a row are shared, beginning "{said}"'))
        elif run >= STATEMENT_WORDS and _both_quote(texts[a].reading, texts[b].reading):
            statements.append((a, b, f'one statement of {run} words is quoted, beginning "{said}"'))
    copies += sources.translated(ordered)
    made = [_origin("same wire copy", part, texts, copies) for part in _components(texts, copies)]
    origin_of = {report: origin.id for origin in made for report in origin.reports}
    loose = [part for part in _components(texts, statements) if len(part) > 1]
    made += [_origin("same statement", part, texts, statements) for part in loose]
    unnamed = list(sources.unnamed(ordered))
    made += [_origin("same statement", part, texts, unnamed) for part in _components(texts, unnamed) if len(part) > 1]
    made += _citations(texts)
    relayed = [edge for edge in sources.relayed(ordered, spoken or {}) if origin_of[edge[0]] != origin_of[edge[1]]]
    made += [_origin("cites", part, texts, relayed) for part in _components(texts, relayed) if len(part) > 1]
    return tuple(made), origin_of


def origins_of(reports: Sequence[ReportId], incidents: Sequence[Incident]) -> Mapping[ReportId, OriginId]:
    """The origin of every report: the one it has in the first incident that holds it, else one of its own."""
    found: dict[ReportId, OriginId] = {}
    for origin in (o for i in incidents for o in i.origins if o.basis in ("same wire copy", "independent")):
        for report in origin.reports:
            found.setdefault(report, origin.id)
    return {r: found.get(r, OriginId(make_id("o", "independent", r))) for r in sorted(reports)}


def _text(reading: Reading) -> _Text:
    tokens = words(_without_furniture(reading)[:COMPARED])
    return _Text(reading=reading, words=tokens, prints=fingerprints(tokens))


def _without_furniture(reading: Reading) -> str:
    """The text without what is no report: lines about rights, sharing, letters and the like."""
    text, kept, last = reading.report.text, [], 0
    for passage in reading.passages:
        if passage.kind == "boilerplate":
            kept.append(text[last : passage.span.start])
            last = passage.span.end
    return " ".join([*kept, text[last:]])


def _candidates(texts: Mapping[ReportId, _Text]) -> list[tuple[ReportId, ReportId]]:
    holders: dict[int, list[ReportId]] = defaultdict(list)
    for report, text in texts.items():
        for mark in text.prints:
            holders[mark].append(report)
    pairs = {(a, b) for held in holders.values() if 1 < len(held) <= CROWD for i, a in enumerate(held) for b in held[i + 1 :]}
    return sorted(pairs)


def _house_style(a: _Text, b: _Text, run: int) -> bool:
    same = a.reading.report.outlet is not None and a.reading.report.outlet == b.reading.report.outlet
    return same and run < HOUSE_SHARE * min(len(a.words), len(b.words))


def _both_quote(a: Reading, b: Reading) -> bool:
    """Whether both reports quote some speaker of one name directly."""
    return bool(_quoted(a) & _quoted(b))


def _quoted(reading: Reading) -> set[str]:
    styles = ("direct", "mixed", "block quote")
    return {folded(a.name or a.speaker.text) for a in reading.attributions if a.style in styles and (a.name or a.speaker)}  # type: ignore[union-attr]


def _components(texts: Mapping[ReportId, _Text], edges: Sequence[tuple[ReportId, ReportId, str]]) -> list[tuple[ReportId, ...]]:
    parent: dict[ReportId, ReportId] = {report: report for report in texts}

    def find(x: ReportId) -> ReportId:
        while parent[x] != x:
            parent[x] = x = parent[parent[x]]
        return x

    for a, b, _ in edges:
        parent[max(find(a), find(b))] = min(find(a), find(b))
    parts: dict[ReportId, list[ReportId]] = defaultdict(list)
    for report in texts:
        parts[find(report)].append(report)
    return [tuple(sorted(part, key=lambda r: (moment_of(texts[r].reading), r))) for part in parts.values()]


def _origin(
    basis: OriginBasis,
    part: tuple[ReportId, ...],
    texts: Mapping[ReportId, _Text],
    edges: Sequence[tuple[ReportId, ReportId, str]],
) -> Origin:
    """The origin of one component; the reports stand in order of publication, the first being the likely source."""
    place = {report: n for n, report in enumerate(part)}
    inside = sorted(
        (
            (min(a, b, key=place.__getitem__), max(a, b, key=place.__getitem__), why)
            for a, b, why in edges
            if a in place and b in place
        ),
        key=lambda e: (place[e[0]], place[e[1]]),
    )
    return Origin(
        id=OriginId(make_id("o", basis if len(part) > 1 else "independent", *sorted(part))),
        reports=part,
        basis=basis if len(part) > 1 else "independent",
        reason=inside[0][2] if inside else _no_sign(texts[part[0]].reading),
        edges=tuple(OriginEdge(one=a, two=b, reason=why) for a, b, why in inside),
    )


def _no_sign(reading: Reading) -> str:
    """Why a report stands alone."""
    if is_unread(reading):
        return "its language is not read: whether it goes back to another report is unknown"
    return "no shared wording found"


def _citations(texts: Mapping[ReportId, _Text]) -> list[Origin]:
    """One origin a pair of reports of which one names the other's outlet as its source."""
    outlets: dict[str, list[ReportId]] = defaultdict(list)
    for report, text in texts.items():
        if text.reading.report.outlet:
            outlets[folded(text.reading.report.outlet)].append(report)
    found: dict[tuple[ReportId, ReportId], str] = {}
    for report, text in texts.items():
        for name in sorted(_relays(text.reading)):
            for cited in outlets.get(name, ()):
                if cited != report and moment_of(texts[cited].reading) <= moment_of(text.reading):
                    found.setdefault((cited, report), name)
    return [
        Origin(
            id=OriginId(make_id("o", "cites", cited, report)),
            reports=(cited, report),
            basis="cites",
            reason=(why := f"the later report names {texts[cited].reading.report.outlet} as its source"),
            edges=(OriginEdge(one=cited, two=report, reason=why),),
        )
        for (cited, report) in sorted(found)
    ]


def _relays(reading: Reading) -> set[str]:
    """Folded names of the outlets a report cites; its own name and bare initials of two letters left out."""
    names = {folded(link) for attribution in reading.attributions for link in attribution.chain}
    if reading.report.forwarded_from:
        names.add(folded(reading.report.forwarded_from))
    return {name for name in names if name and name != folded(reading.report.outlet or "")}
