"""What a happening is called in a few words, to name it beside another: "shooting of two miners in Suarez".

The words are the report's own (the trigger, who was harmed, the place); only a verb is turned into its noun. Quotations and
offsets stay with the claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.lexicon.links import link_lexicon
from unfog.lexicon.roles import role_lexicon
from unfog.lexicon.scope_cues import scope_cues
from unfog.model import Event
from unfog.read.clauses import is_verb, root_of
from unfog.read.doc import Token
from unfog.read.parse import Parsed

_WHEN = ("DATE", "TIME", "CARDINAL", "PERCENT")
_WORDS = 9
"""Words by which the scene is named at most."""
_LONGEST = 40
"""Code points of a participant's words that are used at most."""


def called(parsed: Parsed, event: Event, token: Token) -> str | None:
    """A short name of a background happening; ``None`` where neither who was harmed nor where is known."""
    token = _deed_of(parsed, event, token)
    noun = _noun(parsed, event, token)
    bodily = noun in link_lexicon().bodily
    harmed = next((words for words in _harmed(parsed, event, bodily)), None)
    where = _with_town(_seat(token), _where(event), event)
    if harmed is not None and where is not None and harmed.casefold() in where.casefold():
        harmed = None  # "ambush on the road to Gao", not "of road on the road to Gao"
    if noun is None or (harmed is None and where is None):
        return None
    parts = [noun, *(["of", harmed] if harmed is not None else []), *([where] if where is not None else [])]
    return " ".join(" ".join(parts).split())


def _deed_of(parsed: Parsed, event: Event, token: Token) -> Token:
    """What was done, where the trigger is somebody named for it or a death of it.

    "A suicide bomber killed 23 soldiers" is a killing, "two died in a sniper attack" a sniper attack.
    """
    if _person(token) and token.dep_ in ("nsubj", "agent") and is_verb(token.head):
        return token.head
    for mention in event.mentions if is_verb(token) else ():
        noun = root_of(parsed.doc, mention.start, mention.end)
        if noun is not None and noun.dep_ == "pobj" and noun.head.head.i == token.i and not _person(noun):
            return noun
    return token


def _person(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lower_ in role_lexicon().people


def _with_town(seat: str | None, where: str | None, event: Event) -> str | None:
    """Where it was, beside the trigger, with the town where the words there do not name it: "at a market in Halmet"."""
    if seat is None or where is None:
        return seat or where
    named = event.place is not None and (event.place.name in seat or where.removeprefix("in ") in seat)
    return seat if named or len(seat.split()) > _WORDS // 2 else f"{seat} {where}"


def _seat(token: Token) -> str | None:
    """What the report says of where it was, beside the trigger: "at a Christmas market in Harnabad"."""
    seats = scope_cues().seats
    told: list[Token] = []
    objects = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]  # "killed five people at a market"
    for child in (*token.children, *(inner for thing in objects for inner in thing.children)):
        within = list(child.subtree)
        short = len(told) + len(within) <= _WORDS
        if child.dep_ == "prep" and child.lower_ in seats and short and not _says_when(child, within):
            told.extend(within)
    words = "".join(t.text_with_ws for t in told).strip() if any(t.pos_ in ("NOUN", "PROPN") for t in told) else None
    return words if words is None else f"{words[0].lower()}{words[1:]}"  # "In Halmet a boy was shot": "shooting in Halmet"


def _says_when(preposition: Token, within: Sequence[Token]) -> bool:
    """Whether a phrase says when ("on Friday") or holds a clause; a Christmas market says where."""
    return any(is_verb(t) for t in within) or any(c.ent_type_ in _WHEN for c in preposition.children)


def _harmed(parsed: Parsed, event: Event, bodily: bool) -> Iterator[str]:
    """Who or what was hit, things before people, or people alone for what is done to bodies ("killing"), but for words that say
    nothing ("people", "them")."""
    for role in ("victim",) if bodily else ("target", "victim"):
        for argument in event.arguments:
            text = argument.span.text
            if argument.role == role and len(text) <= _LONGEST and not _says_nothing(parsed, argument.span.start, text):
                yield text


def _where(event: Event) -> str | None:
    """The happening's place in the report's own words, where one of them is its name."""
    if event.place is None:
        return None
    own = [argument.span.text for argument in event.arguments if argument.role == "place"]
    return f"in {event.place.name if event.place.name in own or not own else own[-1]}"


def _says_nothing(parsed: Parsed, offset: int, text: str) -> bool:
    if text.split()[-1].lower() in link_lexicon().anybody:
        return True
    span = parsed.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span is not None and len(span) > 0 and span[0].pos_ == "PRON"


def _noun(parsed: Parsed, event: Event, token: Token) -> str | None:
    """The trigger's noun, else another noun of the happening, with what it is compounded with ("truck bombing"); else the noun
    of a verb."""
    if not is_verb(token):
        return _compound(token)
    for mention in event.mentions:
        other = root_of(parsed.doc, mention.start, mention.end)
        if other is not None and other.pos_ == "NOUN" and other.sent.start == token.sent.start and not _person(other):
            return _compound(other)
    return link_lexicon().called.get(token.lower_)


def _compound(token: Token) -> str:
    left = token
    while left.i and left.nbor(-1).dep_ == "compound" and left.nbor(-1).head.i == token.i:
        left = left.nbor(-1)
    return str(token.doc[left.i : token.i + 1].text)
