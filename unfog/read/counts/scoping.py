"""Which happening a harm belongs to, and whether its figure still stands.

Reasons come from ``read.scope`` (cues, time and place of the clause, unreal moods) and from what only counts know:
counters of a series, counts at one hospital, older figures, negation. A harm of another happening is marked, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unfog.lexicon.casualties import harm_words
from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.roles import role_lexicon
from unfog.model import Argument, Event
from unfog.read.clauses import governors
from unfog.read.counts.clause import passive, subject
from unfog.read.counts.harms import Harm
from unfog.read.doc import Token
from unfog.read.parse import Parsed
from unfog.read.scope import Scope

FAR_PARAGRAPH = 4
"""Beyond this paragraph a large figure that the opening does not hold is an echo of another happening (2026-11-24, GVA)."""
_FIGURE_WORDS = frozenset(["toll", "number", "figure", "count", "tally"])
_BRING = frozenset(["bring", "take", "raise", "push", "lift", "make"])
_OWN = frozenset(["its", "their", "his", "her"])
GIVEN_UP = 90
"""Characters before a figure in which a sentence may say that it is given up ("revising down the official toll of")."""
LARGE = 30
"""From this figure on a toll that the opening of the report does not give is suspicious."""


class Scoping:
    """Assigns harms of one report to its events."""

    def __init__(self, parsed: Parsed, events: tuple[Event, ...], scope: Scope) -> None:
        self.parsed = parsed
        self.text = parsed.doc.text
        self.scope = scope
        self.words = harm_words()
        self.main = next((e for e in events if not e.background), None)
        self.by_token: dict[int, Event] = {}
        for event in events:
            if not event.background and event_lexicon().types[event.type].routine:
                continue  # "police found two wounded men": finding them is not what hurt them
            for mention in event.mentions:
                words = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                for token in words or ():
                    self.by_token.setdefault(token.i, event)
        paragraphs = parsed.paragraphs
        self.opening_top: dict[str, int] = {}
        self.headline_end = next((s.end_char for s in parsed.doc.sents), 0)
        self.opening_end = paragraphs[min(FAR_PARAGRAPH, len(paragraphs) - 1)][1] if paragraphs else 0

    def assign(self, harms: list[Harm]) -> None:
        """Set ``event``, ``other``, ``superseded`` and ``denied`` of every harm."""
        self.opening_top = {
            field: max((h.quantity.low or 0 for h in harms if h.field == field and h.start <= self.opening_end), default=0)
            for field in ("killed", "injured", "shot", "missing")
        }
        for harm in harms:
            self.place(harm)
        self._round_ups(harms)
        for brought, deaths in _brought(harms):  # "..., which brings the number to five" is of what was just told
            brought.other, brought.event, brought.told = deaths.other, deaths.event, deaths.told
        for part in harms:  # a part is where its whole is
            if part.part and part.other is None and (whole := _whole(part, harms)) is not None and whole.other is not None:
                part.other, part.event, part.told = whole.other, whole.event, whole.told

    def place(self, harm: Harm) -> None:
        """Set ``event``, ``other``, ``superseded`` and ``denied`` of one harm, by itself."""
        event = self._event(harm)
        if event is not None and event.background:
            harm.event, harm.other = event.id, "background event"
        elif event is not None and event.turn >= 0 and self._other(harm, turned=True) is None:
            harm.event, harm.other, harm.told = event.id, "second happening", True
        else:
            told = event if event is not None and self._by_force_alone(event) else self.main
            harm.event = told.id if told else None  # what is no happening of its own is part of the report's
            harm.other = self._other(harm)
            if harm.other is not None:
                harm.event = None
        if harm.other is None and harm.quantity.qualifier == "none reported" and self._of_another(harm):
            harm.event, harm.other = None, "background event"
        harm.superseded = harm.superseded or self._superseded(harm)
        harm.denied = harm.quantity.qualifier != "none reported" and (_negated(harm.trigger) or self._untrue(harm.trigger))

    def _by_force_alone(self, event: Event) -> bool:
        """Whether a force did it and took no part in the report's main happening: "of the 40 dead, 12 died in police firing"."""
        return self.main is not None and self._of_force(event) and not self._of_force(self.main)

    def _of_force(self, event: Event) -> bool:
        doers = [token for a in event.arguments if a.role == "attacker" for token in self._words_of(a)]
        return any(token.lower_ in role_lexicon().state_forces for token in doers)

    def _words_of(self, argument: Argument) -> Sequence[Token]:
        words = self.parsed.doc.char_span(argument.span.start, argument.span.end, alignment_mode="expand")
        return tuple(words) if words is not None else ()

    def _of_another(self, harm: Harm) -> bool:
        """ "A tanker was set on fire in January. Its crew escaped unhurt": said of the happening of the sentence before."""
        sentence = harm.trigger.sent
        if sentence.start == 0 or not any(t.lower_ in _OWN for t in self.parsed.doc[sentence.start : harm.trigger.i]):
            return False
        before = self.parsed.doc[sentence.start - 1].sent
        told = [self.by_token[t.i] for t in self.parsed.doc[before.start : before.end] if t.i in self.by_token]
        return bool(told) and all(event.background for event in told)

    def _round_ups(self, harms: list[Harm]) -> None:
        """Take out the figures of several shootings together ("nine shot over a violent weekend"), where the report tells one of
        them in its own figures too.
        """
        for field in ("killed", "injured"):
            mine = [h for h in harms if h.live and (h.field == field or (field == "injured" and h.field == "shot"))]
            whole = [h for h in mine if not h.part and h.quantity.number is not None and self._rounds_up(h)]
            rest = [h for h in mine if not any(h is w for w in whole)]
            if whole and rest and max(h.quantity.low or 0 for h in whole) > max(h.quantity.low or 0 for h in rest):
                for harm in whole:
                    harm.other, harm.event, harm.told = "series", None, False

    def _rounds_up(self, harm: Harm) -> bool:
        sentence = harm.trigger.sent
        return self.words.roundup.search(self.text, sentence.start_char, sentence.end_char) is not None

    def _event(self, harm: Harm) -> Event | None:
        """The event of the nearest word that governs the harm."""
        return self.event_of(harm.trigger) or self.event_of(harm.patient)

    def event_of(self, word: Token) -> Event | None:
        """The event of the nearest word that governs a word."""
        events = (self.by_token.get(token.i) for token in governors(word))
        return next((event for event in events if event is not None), None)

    def _other(self, harm: Harm, *, turned: bool = False) -> str | None:
        sentence = harm.trigger.sent
        text = self.text[sentence.start_char : sentence.end_char]
        quantity = harm.quantity
        counted = quantity.low is not None and not quantity.implicit
        share = harm.part and harm.trigger.i == harm.patient.i  # "two of the dead were officers" is no count at one place
        some = counted and quantity.qualifier != "none reported" and not share and harm.trigger.lower_ != "condition"
        if some and self.words.partial.search(text) and not _toll_given(harm):
            return "partial"
        if some and harm.field == "injured" and _in_ward(harm.trigger, self.words.verbs):
            return "partial"
        if counted and self.words.ordinal.search(text):
            return "series"
        if counted and sentence.start > 0 and self.words.series.search(text) and harm.trigger.sent.start_char > self.headline_end:
            return "series"
        if counted and sentence.start > 0 and self._of_war(harm):
            return "series"
        reason = self.scope.other(harm.trigger.idx, harm.trigger.idx + len(harm.trigger), turned=turned)
        if reason is None and harm.patient.i != harm.trigger.i and not _inside(harm.trigger, harm.patient):
            reason = self.scope.other(harm.anchor, harm.anchor + 1, turned=turned)
        if reason == "earlier" and self._superseded(harm):
            reason = None  # "the earlier figure of 14" is an older count, not an older attack
        if reason == "hypothetical" and (
            quantity.qualifier == "none reported" or harm.field == "missing" or harm.trigger.lower_ in _FIGURE_WORDS
        ):
            reason = None  # who may be trapped or could not be reached is missing; "the toll could be seven" is a figure
        if reason == "other place" and harm.field == "injured" and self._in_care(harm.trigger):
            reason = None  # a hospital in another town is where they were brought, not where it happened
        if reason == "hypothetical" and _feared(harm.trigger):
            reason = None
        if reason is None and harm.trigger.dep_ == "xcomp" and harm.trigger.head.lower_ in self.scope.words.attempts:
            reason = "hypothetical"  # "tried to kill her": nobody is said to have died
        if reason is None and counted and harm.start > self.opening_end and self._echo(harm):
            return "echo"
        return reason

    def _untrue(self, trigger: Token) -> bool:
        """ "Reports that the mayor had been killed were false": what the report tells did not happen."""
        noun = trigger.head
        if trigger.dep_ not in ("acl", "ccomp", "relcl") or noun.dep_ not in ("nsubj", "nsubjpass"):
            return False
        said = (noun.head, *noun.head.children)
        return any(t.lower_ in self.words.untrue for t in said) and not any(c.dep_ == "neg" for c in noun.head.children)

    def _in_care(self, trigger: Token) -> bool:
        """Whether a harm is told by where somebody is treated."""
        return self.words.verbs.get(trigger.lower_) == "carry" or trigger.lower_ in {*self.words.care, "condition"}

    def _of_war(self, harm: Harm) -> bool:
        """Whether what kills is a war or unrest as a whole ("the war has killed thousands"), not one happening."""
        doer = subject(harm.trigger)
        return doer is not None and doer.lemma_.lower() in self.words.wars and not passive(harm.trigger)

    def _echo(self, harm: Harm) -> bool:
        """A large figure deep in the report, far above any that the opening gives for the same harm."""
        low = harm.quantity.low or 0
        told = self.opening_top.get(harm.field, 0)
        return low > LARGE and 0 < 2 * told < low

    def _superseded(self, harm: Harm) -> bool:
        sentence = harm.trigger.sent
        text = self.text[sentence.start_char : sentence.end_char]
        number = harm.quantity.number
        if number is None or number.low is None:
            return False
        before = self.text[max(sentence.start_char, number.left - 40) : number.left]
        if self.words.superseded_pair.search(before) and self.words.revised.search(text):
            return True
        left = self.text[max(sentence.start_char, number.left - GIVEN_UP) : number.left]
        if self.words.given_up.search(left) or self.words.given_before.match(self.text[number.right : sentence.end_char]):
            return True
        cue = self.words.superseded.search(text)
        if cue is None:
            return False
        at = harm.anchor - sentence.start_char
        return cue.start() <= at < cue.end() or not _newer_clause(text, cue.end(), at)


def _feared(trigger: Token) -> bool:
    """ "Thirty migrants are feared drowned" is a toll, hedged; "the army feared that thirty would drown" is none."""
    verb = trigger if trigger.lower_ == "feared" else trigger.head
    return verb.lower_ == "feared" and any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _newer_clause(text: str, cue: int, at: int) -> bool:
    """Whether a semicolon, "but" or "later" between the cue and the figure turns to the newer figure."""
    if at < cue:
        return True
    return bool(re.search(r";|\bbut\b|\blater\b|\bnow\b|\bsince (?:revised|corrected|risen)|\bbefore\b|\bto\b\s*$", text[cue:at]))


def _in_ward(trigger: Token, verbs: dict[str, str]) -> bool:
    """ "... at the clinic, where 17 were being treated; another 11 had been taken to the harbour hospital": told in passing how
    those hurt are shared out between hospitals."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    if verbs.get(verb.lower_) != "carry":
        return False
    aside = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children)
    return aside or _shares_out(verb)


def _shares_out(verb: Token) -> bool:
    """Whether the clause goes on with "another eleven" from one that says how many are at another hospital."""
    more = any(t.lower_ == "another" for t in verb.lefts) or any(
        t.lower_ == "another" for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") for t in c.subtree
    )
    return more and any(t.lower_ == "where" for t in verb.sent if t.i < verb.i)


def _brought(harms: list[Harm]) -> Iterator[tuple[Harm, Harm]]:
    """Tolls that a clause of their sentence says the deaths just told brought about, each with the harm told before it."""
    for n, harm in enumerate(harms):
        if harm.trigger.lower_ not in _FIGURE_WORDS or harm.quantity.number is None:
            continue
        verb = next((t for t in harm.trigger.ancestors if t.lemma_ in _BRING), None)
        before = next((h for h in reversed(harms[:n]) if h.field == harm.field and h.trigger.sent == harm.trigger.sent), None)
        if verb is not None and before is not None and verb.dep_ in ("relcl", "advcl", "acl", "conj"):
            yield harm, before


def _toll_given(harm: Harm) -> bool:
    """Whether the words of harm themselves give a figure of those killed or hurt, whatever else the sentence says of some."""
    if harm.field == "injured" and not harm.part and not any(c.lower_ == "of" for c in harm.patient.rights):
        return harm.trigger.lower_ in ("wounded", "injured", "hurt") and passive(harm.trigger)
    return harm.field == "killed" and harm.trigger.lower_ in ("killed", "died", "dead", "kills")


def _negated(trigger: Token) -> bool:
    if any(c.dep_ == "neg" for c in trigger.children):
        return True
    attached = trigger.dep_ in ("acomp", "oprd", "attr", "dobj", "xcomp")
    return attached and any(c.dep_ == "neg" and c.i < trigger.i for c in trigger.head.children)  # "it is five, not six"


def _inside(trigger: Token, patient: Token) -> bool:
    return bool(trigger.is_ancestor(patient) or patient.is_ancestor(trigger))


def _whole(part: Harm, harms: list[Harm]) -> Harm | None:
    """The harm that a part belongs to: the last whole one before it with the same field."""
    found = None
    for harm in harms:
        if harm.start > part.start and found is not None:
            break
        if not harm.part and harm.field == part.field and abs(harm.start - part.start) < 250:
            found = harm
    return found
