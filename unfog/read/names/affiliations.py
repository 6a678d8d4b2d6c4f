"""Drafts of affiliation: who is said to belong to whom ("Iran-backed", "part of the official security forces")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from unfog.lexicon.actors import match_at, name_words
from unfog.lexicon.affiliations import affiliations
from unfog.lexicon.titles import titles
from unfog.model import AffiliationValue, Draft, Event, Mention
from unfog.read.doc import Token
from unfog.read.parse import Parsed

_REACH = 60
"""Code points between a name and the words that tie it to another at most."""
_BE = (
    r"(?:is|are|was|were|be|been|being|has|have|had|also|itself|themselves|formally|officially|reportedly|nominally|widely|long)"
)
_LIKE = r"(?:believed to be|said to be|thought to be|considered(?: to be)?|seen as|described as|regarded as)"
_PHRASE = r"(?:,? (?:an?|the|its|their|one of the)(?: [\w'’-]+){1,4}(?: that is| which is)?)"
_UP_TO = re.compile(rf",?(?: (?:who|which|that))?(?: {_BE})*(?: {_LIKE})?{_PHRASE}?,? ")
"""What may stand between a name and a joint: a relative pronoun, forms of "be", a describing noun phrase."""
_OWN = re.compile(rf" \w+(?: that)? (?:it|they|he|she)(?: {_BE})* ")
"""Or what the bearer of the name says of itself ("denied that it is")."""
_RIGHT_AFTER = re.compile(rf"(?:,| and)?(?: (?:who|which|that))?(?: {_BE})*(?: {_LIKE})?,? ")
_APPOSED = re.compile(r", (?:an?|the|another|one of the)(?: [\w'’-]+){0,2} ")
_NAMED_NEXT = re.compile(r"(?: [a-z][\w'’-]*){0,3} (?:of (?:the )?|in (?:the )?|from (?:the )?)?")
_ARTICLE = re.compile(r" (?:the |its |their |a |an )?(?=[a-z])")
_FILLERS = ("DET", "ADJ", "NOUN", "PROPN", "ADV", "PART", "PUNCT", "NUM")
_KINDS = ("group", "force", "state", "person", "outlet", "role")


def affiliation_drafts(parsed: Parsed, mentions: Sequence[Mention], events: Sequence[Event]) -> tuple[Draft, ...]:
    """Ties between bodies and persons that are named or described here, each once a report."""
    ties = _Ties(parsed, mentions)
    event = next((e.id for e in events if not e.background), None)
    made: dict[AffiliationValue, Draft] = {}
    for value, start, end, anchor in ties.all():
        draft = Draft(event=event, field="affiliation", value=value, start=start, end=end, anchor=anchor)
        made.setdefault(value, draft)
    return tuple(made.values())


Tie = tuple[AffiliationValue, int, int, int]
"""The value, the span of the words, and where in it the speaker is looked up."""


class _Ties:
    """One report's names and text, and the ties found between them."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.text: str = parsed.doc.text
        self.named = [m for m in mentions if m.type in _KINDS]
        self.starts = [m.span.start for m in self.named]
        self.tokens: dict[int, Token] = {token.idx: token for token in parsed.doc}

    def all(self) -> Iterator[Tie]:
        """Prefixes, then joints, then roles between a body and a person."""
        known = affiliations()
        for relation, pattern in known.prefixes:
            for match in pattern.finditer(self.text):
                yield from self._prefixed(relation, match)
        for strict, rows in ((False, known.joints), (True, known.strict)):
            for relation, pattern in rows:
                for match in pattern.finditer(self.text):
                    yield from self._joined(relation, match, strict)
        for left, right in zip(self.named, self.named[1:], strict=False):
            between = self.text[left.span.end : right.span.start]
            if left.type in ("group", "force") and right.type == "person" and known.roles.fullmatch(between):
                yield self._tie(known.membership, right, left)
        yield from self._by_role(known.roles, known.membership)

    def _by_role(self, roles: re.Pattern[str], relation: str) -> Iterator[Tie]:
        """The same where the role is a mention of its own between the two."""
        for left, role, right in zip(self.named, self.named[1:], self.named[2:], strict=False):
            if role.type == "role" and left.type in ("group", "force") and right.type == "person":
                if roles.fullmatch(self.text[left.span.end : right.span.start]):
                    yield self._tie(relation, right, left)

    def _tie(self, relation: str, entity: Mention, of: Mention) -> Tie:
        start, end = min(entity.span.start, of.span.start), max(entity.span.end, of.span.end)
        value = AffiliationValue(entity=_called(entity), of=self._whose(of), relation=relation)
        return value, start, end, start

    def _prefixed(self, relation: str, match: re.Match[str]) -> Iterator[Tie]:
        of = _actor(match["of"])
        if of is None:
            return
        before = self._before(match.start())
        if before is not None and _APPOSED.fullmatch(self.text, before.span.end, match.start()):
            yield (
                AffiliationValue(entity=_called(before), of=of, relation=relation),
                before.span.start,
                match.end(),
                match.start(),
            )
            return
        after = self._after(match.end())
        if (
            after is not None
            and after.type not in ("role", "state")
            and _NAMED_NEXT.fullmatch(self.text, match.end(), after.span.start)
        ):
            yield AffiliationValue(entity=_called(after), of=of, relation=relation), match.start(), after.span.end, match.start()
            return
        end = self._phrase_end(match.end())
        if end is not None:
            words = self.parsed.report.text[match.start() : end]
            yield AffiliationValue(entity=words, of=of, relation=relation), match.start(), end, match.start()

    def _phrase_end(self, at: int) -> int | None:
        """The end of the noun phrase whose describing word ends at ``at``: over adjectives to the first noun's last word."""
        last = None
        token = self.tokens.get(at + 1) if self.text[at : at + 1] == " " else None
        while token is not None and token.pos_ in ("ADJ", "NOUN", "PROPN"):
            last = token if token.pos_ != "ADJ" else last
            token = self.tokens.get(token.idx + len(token) + 1)
        return last.idx + len(last) if last is not None else None

    def _joined(self, relation: str, match: re.Match[str], strict: bool) -> Iterator[Tie]:
        left, right = self._before(match.start()), self._after(match.end())
        if left is None:
            return
        described = self._described(match.end())
        if described is not None:
            right = None
        elif right is None or right.type in ("role", "person") or left.entity == right.entity:
            return
        if relation != affiliations().membership and left.type == "person" and relation in ("part of", "grew out of"):
            return
        between = left.span.end, match.start()
        rule = (_RIGHT_AFTER,) if strict else (_UP_TO, _OWN)
        own = _OWN.fullmatch(self.text, *between)
        if not own and not any(r.fullmatch(self.text, *between) for r in rule):
            return
        if right is not None and not self._plain(match.end(), right):
            return
        if right is not None:
            described = self._whose(right), right.span.end
        assert described is not None
        of, end = described
        yield AffiliationValue(entity=_called(left), of=of, relation=relation), left.span.start, end, match.start()

    def _described(self, at: int) -> tuple[str, int] | None:
        """A body of a state that is only described right after a joint: its words and where they end."""
        match = _ARTICLE.match(self.text, at)
        words = name_words(self.text[match.end() : match.end() + _REACH]) if match else []
        for size in range(min(5, len(words)), 0, -1):
            if any(w.text[0].isupper() for w in words[:size]):
                continue
            keys = [w.key for w in words[:size]]
            if any(tuple(keys[n:]) in titles().forces for n in range(size)) and match is not None:
                start, end = match.end(), match.end() + words[size - 1].end
                if self.text[end : end + 2].strip(" ,.;:)\n") == "" or not self._goes_on(end):
                    return self.parsed.report.text[start:end], end
        return None

    def _goes_on(self, end: int) -> bool:
        token = self.tokens.get(end + 1)
        return token is not None and token.pos_ in ("NOUN", "PROPN")

    def _plain(self, start: int, mention: Mention) -> bool:
        """Whether only words that describe the name stand before it, and it describes no further noun itself."""
        if mention.span.start - start > _REACH // 2:
            return False
        inside = [t for t in self.parsed.doc.char_span(start, mention.span.start, alignment_mode="contract") or ()]
        if any(t.pos_ not in _FILLERS and not t.is_space for t in inside) or "," in self.text[start : mention.span.start]:
            return False
        last = next(
            (t for t in self.parsed.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand") or ()), None
        )
        words = self.parsed.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        root = words.root if words is not None else last
        return not (root is not None and root.dep_ in ("compound", "amod", "poss", "nmod") and root.head.idx >= mention.span.end)

    def _whose(self, of: Mention) -> str:
        """The other side's name; a body that is only described keeps the adjectives before it ("official security forces")."""
        name = of.name or of.span.text
        if name[0].isupper():
            return name
        start = of.span.start
        while (
            (token := self._token_before(start)) is not None
            and token.pos_ in ("ADJ", "NOUN")
            and token.dep_ in ("amod", "compound")
        ):
            start = token.idx
        return self.parsed.report.text[start : of.span.end]

    def _token_before(self, start: int) -> Token | None:
        token = self.tokens.get(start)
        return self.parsed.doc[token.i - 1] if token is not None and token.i else None

    def _before(self, at: int) -> Mention | None:
        """The last name that ends before ``at`` in the same line and near it."""
        n = bisect_left(self.starts, at) - 1
        found = self.named[n] if n >= 0 else None
        if found is None or found.span.end > at or at - found.span.end > _REACH or "\n" in self.text[found.span.end : at]:
            return None
        return found

    def _after(self, at: int) -> Mention | None:
        """The first name that begins after ``at`` in the same line and near it."""
        n = bisect_left(self.starts, at)
        found = self.named[n] if n < len(self.named) else None
        if found is None or found.span.start - at > _REACH or "\n" in self.text[at : found.span.start]:
            return None
        return found


def _called(mention: Mention) -> str:
    return mention.name or mention.span.text


def _actor(words: str) -> str | None:
    """Whom the word before a hyphen means: the state of a demonym, a known actor, or a name as it is; ``None`` for others."""
    found = name_words(words)
    entry = match_at(found, 0) if found else None
    if entry is not None and len(entry.keys) == len(found):
        return entry.actor.name
    return words if words[0].isupper() and len(words) > 2 else None
