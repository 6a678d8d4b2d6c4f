"""Bare figures that a verb of counting or telling gives: "the clinic has registered 14", "the seven announced by the mayor".

Where a figure has no noun, the parse tells whether it is what somebody counts or tells: the object of the verb, what stands
under its preposition ("boasted of 12"), what "there were" or "the number is" says, or the head of "announced by ...". Whether
it counts people harmed is asked of the sentences around it (``counts.tallies``).
"""

from __future__ import annotations

from unfog.lexicon.casualties import Harmed, harm_words
from unfog.lexicon.giving import GivingWords, giving_words
from unfog.read.counts.clause import child, subject
from unfog.read.counts.numbers import Number
from unfog.read.counts.quantities import Quantities
from unfog.read.doc import Token

LONGEST = 7
"""Words between "put" and "at", with one of them: "put the number of those still missing at" (by judgement)."""
_RELATIVE = ("acl", "relcl")


def given(quantities: Quantities, number: Number) -> Token | None:
    """The verb that gives a bare figure, or ``None``; a figure that counts a noun is never given so."""
    figure, words = _figure(quantities, number), giving_words()
    head = figure.head
    if figure.i and number.left == number.start and figure.nbor(-1).tag_ == "NNP":
        return None  # "Rescue 1122"
    if figure.dep_ in ("dobj", "oprd") and head.lemma_ in words.verbs and _told_by(head):
        return head
    if figure.dep_ == "pobj" and head.lemma_ in words.prepositions and head.head.lemma_ in words.under and _told_by(head.head):
        return head.head
    if figure.dep_ in ("attr", "acomp") and _is_number(head, words):
        return head
    if any(c.lower_ in words.definite for c in figure.lefts):
        return next((c for c in figure.rights if c.dep_ in _RELATIVE and c.lemma_ in words.verbs and _by_someone(c)), None)
    return None


def put_at(quantities: Quantities, number: Number) -> tuple[Harmed, Token] | None:
    """The harm in "put army losses at eleven", "put those still missing at 34", and the word for those harmed."""
    figure, words = _figure(quantities, number), giving_words()
    at = figure.head
    if figure.dep_ != "pobj" or at.lower_ not in words.at:
        return None
    above = (at.head, at.head.head, at.head.head.head)
    verb = next((t for t in above if t.lemma_ in words.put), None)
    if verb is None or not 1 < at.i - verb.i <= LONGEST:
        return None
    harm = harm_words()
    between = quantities.doc[verb.i + 1 : at.i]
    for token in between:
        field = harm.adjectives.get(token.lower_) or harm.nouns.get(token.lower_)
        if field in ("killed", "injured", "missing"):
            last = between[-1]
            return field, last if last.pos_ == "NOUN" else token  # type: ignore[return-value]
    return None


def _figure(quantities: Quantities, number: Number) -> Token:
    """The word of the figure that hangs on what is outside it."""
    first, last = quantities.token_at(number.start), quantities.token_at(number.end - 1)
    inside = range(first, last + 1)
    return next((t for t in quantities.doc[first : last + 1] if t.head.i not in inside), quantities.doc[first])


def _told_by(verb: Token) -> bool:
    """Whether somebody does the telling: a verb has a subject, or stands beside one that has ("having first said six")."""
    return verb.tag_ == "VBG" or subject(verb) is not None


def _by_someone(verb: Token) -> bool:
    """Whether it is told who tells it; what is announced "as" something is no count."""
    return child(verb, "agent", "nsubj") is not None and not any(t.lower_ in giving_words().other for t in verb.subtree)


def _is_number(be: Token, words: GivingWords) -> bool:
    """Whether the figure is what "the number was" or, where somebody says so, "there were" tells."""
    who = child(be, "nsubj", "expl")
    if be.lemma_ != "be" or who is None:
        return False
    if who.lemma_ in words.counts:
        return all(c.dep_ != "prep" for c in who.rights)
    return who.dep_ == "expl" and (
        (be.dep_ == "ccomp" and be.head.lemma_ in words.say) or any(c.lemma_ in words.according for c in be.lefts)
    )
