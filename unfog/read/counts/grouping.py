"""Of which group are the people of a figure? Fitted trees weigh all that the report tells of them.

Drafts of counts as the rules leave them (``counts.quantities``, ``counts.carried_groups``) -> the same drafts, each with the
group that has the most for it. The rules each see one thing: the noun counted, the figure before it. Here abstract signs are
weighed together (``counts.group_signs``). ``tools/fit_groups.py`` makes the table and says on what; no words of any text are
in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from unfog.model import CountValue, Draft, Event, Group
from unfog.read.attribution.trees import Trees, trees
from unfog.read.counts.group_signs import Described, GroupSigns, sentence_of
from unfog.read.counts.harms import Harm
from unfog.read.counts.quantities import Quantities
from unfog.read.counts.told_kinds import Figure
from unfog.read.parse import Parsed

TABLE = "group_choice"
AHEAD = 0.2
"""How much more than the group of the rules another must score: at 0.1 choices as often wrong as right unsettled plain sentences,
and 31 more of 6,543 figures were right out of fold (2026-11-27)."""
_WHOLE = ("all",)
"""Groups of the rules under which a figure may be the whole toll of a harm."""
_DESCRIBED: tuple[Group, ...] = ("children", "women", "other")
"""Groups that say what people are like, not on which side: "Two teens shot" is all who were shot."""
_FIELDS = ("killed", "injured", "missing")


class Grouping:
    """The choice of groups in one report. Build it once the harms are assigned to happenings; it looks when it is asked."""

    def __init__(
        self, parsed: Parsed, quantities: Quantities, harms: dict[tuple[int, int, str], Harm], events: Sequence[Event]
    ) -> None:
        self.parsed, self.quantities, self.harms, self.events = parsed, quantities, harms, events

    def described(self, drafts: Sequence[Draft]) -> list[tuple[int, list[Described]]]:
        """The place of every draft of a count that is no background, in text order, and the groups that come into question."""
        counts = [(n, d, d.value) for n, d in enumerate(drafts) if d.field in _FIELDS and isinstance(d.value, CountValue)]
        told = sorted((item for item in counts if not item[1].background), key=lambda i: (i[1].start, i[1].end, i[1].field))
        if not told:
            return []
        sentences = [sentence.start_char for sentence in self.parsed.doc.sents]
        signs = GroupSigns(self.quantities, self.events, sentences, self.parsed.paragraphs, self.parsed.report.title_length)
        figures = [
            Figure(d, value, self.harms.get((d.start, d.end, d.field)), sentence_of(sentences, d.start)) for _, d, value in told
        ]
        return [(n, found) for (n, _, _), found in zip(told, signs.described(figures), strict=True)]

    def grouped(self, drafts: Sequence[Draft], fitted: Trees | None = None) -> list[Draft]:
        """The drafts with their groups chosen; that of the rules stays unless another is ``AHEAD`` of it."""
        described = self.described(drafts)
        scores = iter((fitted or trees(TABLE)).scores([signs for _, found in described for _, signs in found]))
        groups = {n: choice([group for group, _ in found], [next(scores) for _ in found]) for n, found in described}
        for n in _wholes(drafts, groups):
            del groups[n]
        chosen = list(drafts)
        for n, group in groups.items():
            value = chosen[n].value
            if isinstance(value, CountValue) and value.group != group:
                chosen[n] = replace(chosen[n], value=replace(value, group=group))
        return chosen


def _wholes(drafts: Sequence[Draft], groups: Mapping[int, Group]) -> list[int]:
    """The greatest figures of a harm that would become those of people described: where no other gives the whole, they stay.

    So do they where a smaller figure of all would be left to look like the whole. In local news the greatest figure of all is
    what a report counts ("Two teens shot"); conflict incidents lose next to nothing by it (2026-11-27).
    """
    found = []
    for field in _FIELDS:
        told = [(n, v) for n in groups if drafts[n].field == field and _stands(drafts[n]) and (v := _value(drafts[n]))]
        wholes = [(n, _number(v)) for n, v in told if v.group in _WHOLE]
        most = max((number for _, number in wholes), default=0)
        if most and not any(groups[n] == "all" and _number(v) >= most for n, v in told):
            smaller = any(groups[n] == "all" and 0 < _number(v) < most for n, v in told)
            found += [n for n, number in wholes if number == most and (smaller or groups[n] in _DESCRIBED)]
    return found


def _stands(draft: Draft) -> bool:
    return not (draft.background or draft.superseded or draft.certainty == "denied")


def _value(draft: Draft) -> CountValue | None:
    return draft.value if isinstance(draft.value, CountValue) else None


def _number(value: CountValue) -> int:
    return value.min if value.min is not None else value.max or 0


def choice(groups: Sequence[Group], scores: Sequence[float]) -> Group:
    """The group chosen of those in question, that of the rules first."""
    best = max(range(len(groups)), key=lambda n: (scores[n], -n))
    return groups[best] if scores[best] - scores[0] > AHEAD else groups[0]
