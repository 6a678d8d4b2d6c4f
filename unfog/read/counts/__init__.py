"""Casualties: how many were killed, hurt or are missing, of which group, in which event.

Path: numbers -> quantities -> frames and surface patterns -> scoping (which happening, which figures still stand) ->
persons and totals -> drafts -> weighing and grouping. Each step is a module of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unfog.lexicon.casualties import harm_words
from unfog.model import CountValue, Draft, Field
from unfog.read.attribution.superseded import superseded
from unfog.read.attribution.trees import Trees
from unfog.read.counts.carried_groups import carry_groups, whole_groups
from unfog.read.counts.figures import figure_harms
from unfog.read.counts.frames import Frames
from unfog.read.counts.harms import KINDS, Harm, Quantity
from unfog.read.counts.ordinals import hurt_ordinals, ordinal_harms
from unfog.read.counts.parts import part_harms
from unfog.read.counts.quantities import Quantities
from unfog.read.counts.scoping import Scoping
from unfog.read.counts.surface import replaced_harms, silent_harms, surface_harms, tuple_harms
from unfog.read.counts.tallies import tally_harms
from unfog.read.counts.totals import inferred_totals
from unfog.read.counts.victims import bystanders_of as bystanders_of
from unfog.read.counts.victims import victim_drafts
from unfog.read.counts.weighing import Weighing
from unfog.read.layered import Layered
from unfog.read.parse import Parsed
from unfog.read.scope import scope_of

FATAL_REACH = 2500
"""A word such as "homicide" this near the top says that at least one died (2026-11-24, GVA; worth 3 points of single deaths)."""
_THEN = re.compile(r"\b(?:before|then)\b[^.,;]{0,20}$", re.IGNORECASE)
"""Who shoots himself after he shot others does not live as a rule; told alone it is often an attempt."""
_EITHER = re.compile(r" or (?:wounded|injured|hurt)\b", re.IGNORECASE)
_DEAD = ("killed", "dead")
_BOTH = re.compile(r" (?:and|&) (?:wounded|injured|hurt)\b", re.IGNORECASE)
"""A number before "dead and wounded" is of both together and says neither; "dozens" of them are dozens of either."""
SHOT_REACH = 45
"""Characters after "shot" in which a limb or survival is said of the one shot (by judgement, 2026-11-26)."""
_FIELDS: dict[str, Field] = {"killed": "killed", "injured": "injured", "missing": "missing"}


def count_drafts(found: Layered) -> tuple[Draft, ...]:
    """Drafts of ``killed``, ``injured`` and ``missing``; counts of other happenings are marked as background."""
    drafts, weighing = proposed_drafts(found)
    return tuple(weighing.weighed(drafts))


def proposed_drafts(found: Layered, fitted: Trees | None = None) -> tuple[list[Draft], Weighing]:
    """What :func:`count_drafts` weighs, as the rules and the trees of ``counts.figures`` (``fitted`` in their place)
    leave it: ask for it only to fit weights anew."""
    parsed, mentions = found.parsed, found.mentions
    ruled, quantities, scoping = ruled_harms(found)
    added = figure_harms(quantities, ruled, scoping, parsed.report.title_length, fitted)
    harms = sorted([*ruled, *added], key=lambda h: (h.start, h.end, h.field)) if added else ruled
    carry_groups(harms, quantities, mentions)
    main = scoping.main.id if scoping.main else None
    fatal = _fatal(scoping, harms)
    totals = inferred_totals(_standing(parsed, ruled), scoping.text, bool(fatal))
    whole_groups(harms)
    drafts = _without_short_forms(_stated(harms), parsed.report.title_length)
    for field, total in totals.items():
        drafts += _inferred(field, total, harms, drafts, main)
    drafts += fatal
    drafts += victim_drafts(parsed, scoping.text, found.passages, found.places, harms, mentions, main)
    return drafts, Weighing(scoping, harms, found.told, found.times, found.places)


def _standing(parsed: Parsed, harms: list[Harm]) -> list[Harm]:
    """Harms without single people of an account that the report itself gives up ("in the first account a bomber had died")."""
    given_up = superseded(parsed)
    return [h for h in harms if not (h.quantity.implicit and any(s.start <= h.start and h.end <= s.end for s in given_up))]


def ruled_harms(found: Layered) -> tuple[list[Harm], Quantities, Scoping]:
    """The harms that the rules find, given to their happenings; what the trees of ``counts.figures`` go on from."""
    scope = scope_of(found.parsed, found.passages, found.times, found.places, found.published)
    scoping = Scoping(found.parsed, found.told, scope)
    quantities = Quantities(found.parsed.doc, scoping.text, found.mentions)
    harms = find_harms(quantities)
    scoping.assign(harms)
    return harms, quantities, scoping


def find_harms(quantities: Quantities) -> list[Harm]:
    """Every harm of a report in text order, whichever happening it belongs to."""
    harms = Frames(quantities).collect()
    harms += surface_harms(quantities, harms)
    harms += tally_harms(quantities, harms)
    harms += part_harms(quantities, harms)
    harms += tuple_harms(quantities)
    harms += replaced_harms(quantities, harms)
    rows = ordinal_harms(quantities, harms)
    counted = {(h.field, h.patient.i) for h in rows}
    dying = {i for field, i in counted if field == "killed"}  # "a fifth died while being rushed to hospital"
    harms = [h for h in harms if not (h.quantity.implicit and ((h.field, h.patient.i) in counted or h.patient.i in dying))] + rows
    harms += hurt_ordinals(quantities, harms)
    harms = [h for h in harms if not _EITHER.match(quantities.text, h.trigger.idx + len(h.trigger)) and not _second_of(h, "or")]
    harms = _of_both(quantities, harms)
    silent = silent_harms(quantities)
    harms = [h for h in harms if not any(s.start < h.end and h.start < s.end for s in silent)] + silent
    return _told_once(sorted(harms, key=lambda h: (h.start, h.end, h.field)))


def _of_both(quantities: Quantities, harms: list[Harm]) -> list[Harm]:
    """Figures of dead and wounded together: "40 dead and wounded" says neither, "dozens of dead and wounded" both."""
    kept: list[Harm] = []
    for harm in harms:
        dead = harm.field == "killed" and harm.trigger.lower_ in _DEAD
        joint = _BOTH.match(quantities.text, harm.trigger.idx + len(harm.trigger)) if dead else None
        number = harm.quantity.number
        if number is None or harm.trigger.idx < number.start or not (joint or _second_of(harm, "and")):
            kept.append(harm)
        elif joint and number.low is None:
            kept += [harm, replace(harm, field="injured", quantity=replace(harm.quantity), end=max(harm.end, joint.end()))]
    return kept


def _second_of(harm: Harm, joint: str) -> bool:
    """Whether it is the second half of "killed or wounded", "dead and wounded": a number of both says neither."""
    before = harm.trigger.doc[max(0, harm.trigger.i - 2) : harm.trigger.i]
    return len(before) == 2 and before[1].lower_ == joint and before[0].lower_ in _DEAD


def _told_once(harms: list[Harm]) -> list[Harm]:
    """One harm for each field and figure: the one that says whose it is, else the first."""
    kept: dict[tuple[str, int, bool], Harm] = {}
    for harm in harms:
        number = harm.quantity.number
        if number is None or number.low is None:
            continue
        key = (harm.field, number.start, harm.summed)
        if key not in kept or (kept[key].quantity.group == "all" and harm.quantity.group != "all"):
            kept[key] = harm
    chosen = {id(h) for h in kept.values()}
    return [h for h in harms if h.quantity.number is None or h.quantity.number.low is None or id(h) in chosen]


def value_of(quantity: Quantity, implicit: bool | None = None) -> CountValue:
    """A quantity as a claim's value: open above for "at least", open below for "up to"."""
    low, high = quantity.low, quantity.high
    if quantity.qualifier in ("at least", "more than"):
        high = None
    elif quantity.qualifier in ("up to", "fewer than"):
        low = None
    implied = quantity.implicit if implicit is None else implicit
    return CountValue(min=low, max=high, qualifier=quantity.qualifier, group=quantity.group, implicit=implied)


def _stated(harms: list[Harm]) -> list[Draft]:
    """What the words themselves count, repeated figures included (``read.repeats`` keeps one for each voice)."""
    drafts: list[Draft] = []
    for harm in harms:
        field = _FIELDS.get(harm.field) or _shot_to(harm)
        definite = harm.quantity.implicit and harm.quantity.definite and harm.field != "shot" and not _joined_in(harm)
        if field is None or harm.summed or not harm.outlived or definite:
            continue
        value = value_of(harm.quantity)
        drafts.append(
            Draft(
                event=harm.event,
                field=field,
                value=value,
                start=harm.start,
                end=harm.end,
                anchor=harm.anchor,
                background=harm.other is not None and not harm.told,
                superseded=harm.superseded,
                certainty="denied" if harm.denied else None,
            )
        )
    return drafts


def _joined_in(harm: Harm) -> bool:
    """Whether somebody known is one of a number told here: "nine of them and the driver", "13 people including the attacker"."""
    before = harm.patient.doc[max(0, harm.patient.left_edge.i - 1)]
    return harm.part and harm.patient.tag_ != "PRP" and before.lower_ in ("and", "including", "with")


def _shot_to(harm: Harm) -> Field | None:
    """What being shot came to, where the words right after say so: a limb or survival, or the one who shot himself."""
    words = harm_words()
    if harm.field != "shot" or harm.quantity.low is None:
        return None
    sentence = harm.trigger.sent
    after = sentence.text[harm.start - sentence.start_char : harm.end + SHOT_REACH - sentence.start_char]
    if words.survived.search(after):
        return "injured"
    himself = any(t.lower_ in ("himself", "herself") for t in harm.quantity.persons)
    before = sentence.text[: harm.start - sentence.start_char]
    return "killed" if himself and _THEN.search(before) and not words.accident.search(sentence.text) else None


def _without_short_forms(drafts: list[Draft], headline_end: int) -> list[Draft]:
    """Drafts without headline figures that the body gives in full.

    "Kills four" above "at least four were killed", "kills a commander" above "three people were killed".
    """
    body = [(d.field, d.value) for d in drafts if d.start >= headline_end and not (d.background or d.superseded)]
    full: dict[tuple[Field, int | None], set[str]] = {}
    for field, v in body:
        if isinstance(v, CountValue):
            full.setdefault((field, v.min if v.min is not None else v.max), set()).add(v.qualifier)
    counted = {field for field, v in body if isinstance(v, CountValue) and not v.implicit and v.qualifier != "none reported"}
    return [d for d in drafts if d.start >= headline_end or not _short_form(d, full, counted)]


def _short_form(draft: Draft, full: dict[tuple[Field, int | None], set[str]], counted: set[Field]) -> bool:
    value = draft.value
    if not isinstance(value, CountValue) or value.qualifier == "none reported" or draft.field not in counted:
        return False
    figure = value.min if value.min is not None else value.max
    if value.implicit and figure == 1:
        return True  # "a commander killed"
    said = full.get((draft.field, figure), set())
    return bool(said) and value.qualifier not in said


def _inferred(field: str, total: int, harms: list[Harm], drafts: list[Draft], main: object) -> list[Draft]:
    """The total of the report's own happening, where no figure of the text gives it."""
    used = [h for h in harms if h.live and h.outlived and (h.field == field or (field == "injured" and h.field == "shot"))]
    used += [h for h in harms if h.with_dead and h.field == field and h.other is None]
    if not total or not used:
        return []
    given = [d.value for d in drafts if d.field == field and not (d.background or d.superseded or d.certainty == "denied")]
    values = [v for v in given if isinstance(v, CountValue) and (v.min, v.max) != (None, None)]
    told = any(isinstance(v, CountValue) and v.group == "all" for v in given)  # be it only "several" or "nobody else"
    whole_values = [v for v in values if v.group == "all"] or ([] if told else values)
    if whole_values and max((v.min if v.min is not None else v.max) or 0 for v in whole_values) == total:
        return []
    same = [v for v in values if v.min == total]
    if any(v.group in KINDS for v in same) and not any(v.qualifier == "exact" for v in same):
        return []  # "more than 20 policemen" beside twelve dead in all: two voices, no total
    whole = next((h for h in used if h.summed), used[0])
    own_group = whole.summed and whole.quantity.low == total and not any(v.group == "all" for v in values)
    group = whole.quantity.group if own_group else "all"
    value = CountValue(min=total, max=total, qualifier="exact", group=group, implicit=True)
    return [Draft(event=whole.event, field=_FIELDS[field], value=value, start=whole.start, end=whole.end, anchor=whole.anchor)]


def _fatal(scoping: Scoping, harms: list[Harm]) -> list[Draft]:
    """ "A fatal shooting" near the top and no death counted: at least one."""
    if any((h.field == "killed" and h.live) or h.quantity.qualifier == "none reported" for h in harms):
        return []
    words = harm_words()
    top = words.not_fatal.sub(lambda m: "." * len(m[0]), scoping.text[:FATAL_REACH])
    found = words.fatal.finditer(top)
    denied = [(h.start, h.end) for h in harms if h.denied]
    told = (m for m in found if not any(start <= m.start() < end for start, end in denied))
    match = next((m for m in told if scoping.scope.other(m.start(), m.end()) is None), None)
    if match is None:
        return []
    value = CountValue(min=1, max=None, qualifier="at least", group="all", implicit=True)
    event = scoping.main.id if scoping.main else None
    return [Draft(event=event, field="killed", value=value, start=match.start(), end=match.end())]
