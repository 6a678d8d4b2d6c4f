"""Text -> place names: the longest gazetteer match, vetoed or backed by the words around it and by the named entities.

Named entities come from the parse; without them the same rules run on the words alone (1 to 2 points of F1 less on LGL,
GeoVirus and GeoWebNews, 2026-11-24). Nothing is resolved here: a name keeps all its candidates.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from unfog.lexicon.gazetteer import AIRPORT, COUNTRY, NOTHING, REGION, SITE, STATE, Gazetteer, Hit
from unfog.lexicon.gazetteer.keys import ARTICLES
from unfog.read.places.judge import Judge
from unfog.read.places.lists import coordinated, counties_in
from unfog.read.places.loud import loud_lines
from unfog.read.places.names import Name, overlaps
from unfog.read.places.told import told_places
from unfog.read.places.vetoes import vetoed
from unfog.read.places.words import Words

Ent = tuple[int, int, str]
"""A named entity: half-open offsets and the model's label."""

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:St|Mt|Ft)\.|W\.Va\.|[^\W\d_][\w']*\.?|\d+|[^\w\s]")
_LATE_DATELINE = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?\"'] ))[A-Z][A-Z .'-]{2,29}[A-Z]"
    r"(?=(?:, [A-Z][A-Za-z .]{1,20}?)?(?:\s\([A-Z][A-Za-z ]{1,20}\)|\s(?:-{1,2}|[—–])\s))"
)
"""A dateline after a headline on the same line: "Man held. SEVILLE, Ohio (AP) Police said"."""
_DATELINE = re.compile(r"\s*[A-Z][A-Z .'-]{2,40}?(?=(?:, [^()\n-]{1,40}?)?\s*(?:\([^)\n]{2,40}\)\s*)?\s[-—–]{1,2}\s)")
_LOCAL = re.compile(r"(?:[A-Z][\w'-]+|al|el)(?:[ -](?:[A-Z][\w'-]+|al|el)){0,2}(?=,?\s+[a-z])")
_IN = re.compile(
    r"\b(?:in|near|outside|around|reach|reached|northern|southern|eastern|western|central|downtown)\s+$", re.IGNORECASE
)
_PART_OF_NAME = re.compile(r"\b[A-Z][\w']*[ -]$")
"""Before an article inside a name: "Deir al-Balah", "Qais al-Khazali"."""
LONGEST = 6
"""Words tried for one name; longer names in the gazetteer are official ones that news does not use."""
TOWN, LARGE = 1_000, 100_000
"""Population from which a name needs a cue, or none, to count as a place without named entities (hand-set on dev halves)."""
_GENERIC = (
    "General|Central|District|Provincial|Teaching|Regional|University|National|Children|"
    "Military|City|Municipal|State|Civil|Public|Main|People"
)
_HOUSE = re.compile(
    rf"(?! (?:{_GENERIC}))(?: [A-Z][\w']+){{1,3}} "
    r"(?:secondary|primary|high|grammar|middle|school|college|hospital|clinic|mosque|church|university|prison)\b"
)
"""The rest of a school's or hospital's name of several words: "the Monte Altmoor secondary school"."""
LONGEST_PERSON = 3
_PLACE_LABELS = ("GPE", "LOC")
_NEVER = ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE")


class Finder:
    """Finds the names of one text. ``text`` is the reading copy; ``ents`` may be empty."""

    def __init__(self, text: str, ents: list[Ent], places: Gazetteer, words: Words) -> None:
        self.text, self.ents, self.places, self.words = text, ents, places, words
        self._starts = [ent[0] for ent in ents]
        self.people = _surnames(text, ents)
        self.first_names = _first_names(text, ents, self.people)
        self._diseases: set[str] = set()
        self._refused: set[int] = set()
        """Where matches start that the words beside them rule out, whatever the model says."""
        self.loud = loud_lines(text)
        self.quiet = not any(c.isupper() for c in text)
        opening = (
            _DATELINE.match(text) or re.search(r"(?<=\n)" + _DATELINE.pattern, text[:600]) or _LATE_DATELINE.search(text, 0, 600)
        )
        self.opening = opening.end() if opening else -1
        self.opening_start = opening.start() if opening else -1

    def names(self) -> list[Name]:
        """Names in text order; they do not overlap."""
        found, every = self.by_rules()
        if self.ents:
            found = told_places(self, every, Judge(self, every, found).accepted())
        found += self._entities(found)
        found += self._local(found)
        return sorted(found, key=lambda n: n.start)

    def by_rules(self) -> tuple[list[Name], list[tuple[Name, Ent | None]]]:
        """Gazetteer matches that the rules take for places, and all matches with the entity each lies in."""
        found, unsure, persons, every = self._matches()
        counties = counties_in(self.text, self.places)
        found = [n for n in found if not overlaps(n, counties)] + counties
        sure = {n.text for n in found if n.label in _PLACE_LABELS or self.words.cue_before.search(self._before(n.start))}
        found += [n for n in unsure if n.text in sure and not overlaps(n, found)]
        found += [n for n in persons if n.text in sure and n.text not in self.people and not overlaps(n, found)]
        found += coordinated(self.text, found, [n for n in unsure if self._may_be_listed(n, found)])
        return found, every

    def _may_be_listed(self, name: Name, found: list[Name]) -> bool:
        return not name.hit.common and len(name.text) > 3 and name.text not in self.people and not overlaps(name, found)

    def _ent_at(self, at: int) -> Ent | None:
        """The named entity that covers an offset."""
        k = bisect_right(self._starts, at) - 1
        return self.ents[k] if k >= 0 and at < self.ents[k][1] else None

    def _before(self, start: int) -> str:
        return self.text[max(0, start - 24) : start]

    def _matches(self) -> tuple[list[Name], list[Name], list[Name], list[tuple[Name, Ent | None]]]:
        """Names that are places, doubtful ones, ones the model calls persons by one name, and all matches with their entities."""
        found: list[Name] = []
        persons: list[Name] = []
        unsure: list[Name] = []
        every: list[tuple[Name, Ent | None]] = []
        tokens = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(self.text)]
        taken = -1
        for k, (start, _, word) in enumerate(tokens):
            if start < taken or word == "The" or not (word[0].isupper() or self.quiet or self._article(tokens, k)):
                continue
            name = self._longest(tokens, k)
            if name is None:
                continue
            ent = self._ent_at(start)
            name.label = ent[2] if ent else ""
            every.append((name, ent))
            if self._surname(name):
                taken = name.end
            elif self._is_place(name, ent):
                found.append(name)
                taken = name.end
            elif name.start in self._refused:
                taken = name.end
            elif not self._hopeless(name):
                unsure.append(name)
            elif self._one_name(name, ent):
                persons.append(name)
        return found, unsure, persons, every

    def _article(self, tokens: list[tuple[int, int, str]], k: int) -> bool:
        """Whether a small Arabic article opens a name here: "al-Shifa", "ash Shaddadi"."""
        start, end, word = tokens[k]
        if word not in ARTICLES or (start and self.text[start - 1] in "-'"):
            return False
        joint = "[- ]" if word in ("al", "el") else "-"  # "at Bab" is English
        return re.match(joint + "[A-Z]", self.text[end : end + 2]) is not None and not _PART_OF_NAME.search(self._before(start))

    def _one_name(self, name: Name, ent: Ent | None) -> bool:
        """Whether the model calls exactly this name a person, and no title or verb beside it agrees."""
        whole = ent is not None and ent[2] == "PERSON" and name.start == ent[0] and name.end >= ent[1]
        return (
            whole
            and name.text not in self.words.not_place
            and not self.words.title_before.search(self._before(name.start))
            and not self.words.person_after.match(self.text[name.end : name.end + 24])
        )

    def _longest(self, tokens: list[tuple[int, int, str]], k: int) -> Name | None:
        """The longest run of words from ``k`` that the gazetteer knows."""
        best = None
        start = tokens[k][0]
        for j in range(k, min(k + LONGEST, len(tokens))):
            at, end, word = tokens[j]
            if j > k:
                gap = self.text[tokens[j - 1][1] : at]
                if len(gap) > 1 or gap == "\n" or tokens[j - 1][2][-1] in ',;:!?()"':
                    break
                if len(tokens[j - 1][2]) > 3 and tokens[j - 1][2][-1] == "." and tokens[j - 1][2].count(".") == 1:
                    break  # the end of a sentence
                if not (word[0].isupper() or self.quiet or word in self.words.joiners or word == "-" or word.isdigit()):
                    break
            for cut in _cuts(word, self.words):
                span = self.text[start : end - cut]
                if span[-1:] in ("", "'", "-"):
                    continue
                short = self.words.abbreviations.get(span)
                hit = Hit((short,), False, False) if short is not None else self.places.find(span)
                if hit.entries:
                    best = Name(start, end - cut, span, hit, demonym=hit.demonym)
                    break
        return best

    def known(self, name: Name) -> bool:
        """Countries, large states, regions, sites and spelt-out counties are places without further evidence."""
        if name.text.endswith((" County", " Parish")):
            return True
        for index in name.hit.entries:
            entry = self.places.entry(index)
            if entry.kind in (COUNTRY, REGION, SITE) or (
                entry.kind == STATE and entry.population > 300_000 and not name.hit.common
            ):
                return True
            if entry.kind == AIRPORT and " " in name.text:
                return True
        return False

    def _surname(self, name: Name) -> bool:
        after = self.text[name.end : name.end + 3]
        return name.text in self.people and not re.match(r", [A-Z]", after) and not self.known(name)

    def _hopeless(self, name: Name) -> bool:
        return (
            name.text in self.words.not_place
            or name.label in ("PERSON", "DATE", "MONEY", "CARDINAL")
            or bool(self.words.street_after.match(self.text[name.end : name.end + 12]))
        )

    def _is_place(self, name: Name, ent: Ent | None) -> bool:
        """Whether a gazetteer match is used as a place here. The order of the rules is that of their force."""
        text, words = name.text, self.words
        before, after = self._before(name.start), self.text[name.end : name.end + 24]
        if name.start >= self.opening_start and name.end <= self.opening and name.start - self.opening_start < 3:
            name.dateline = True
            return text.title() not in words.not_place
        if text in words.abbreviations:
            return (
                before.endswith(", ") or (text[-1] == "." and before.endswith((" in ", " of ", " from "))) or text.count(".") > 1
            )
        if self.quiet or name.start in self.loud:
            return self._is_place_uncased(name, before)
        known = self.known(name)
        label = ent[2] if ent else ""
        inner = ent is not None and name.start > _start(ent, self.text)
        if vetoed(text, label, before, after, words, known=known, inner=inner, demonym=name.demonym):
            self._refused.add(name.start)
            if words.disease_after.match(after):
                self._diseases.add(text)
            return False
        if text in self._diseases and not _IN.search(before):
            self._refused.add(name.start)
            return False
        if name.demonym:
            return True
        if text in words.not_place or (len(text) < 4 and text.isupper() and not known) or (len(text) < 3 and not text.isupper()):
            return False
        if words.street_after.match(after) and not before.endswith(", "):
            return False
        if label in _PLACE_LABELS:
            return known or _HOUSE.match(after) is None
        if text.endswith((" County", " Parish")) or words.party_before.search(before):
            return True
        top = max(self.places.entry(i).population for i in name.hit.entries)
        if not known and _HOUSE.match(after):
            return False
        if label == "PERSON":
            return self._is_place_in_person(name, ent, known, before, after)
        if words.title_before.search(before) or words.person_after.match(after):
            return False
        if re.search(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?$", before) and not known:
            return False
        if label == "ORG":
            return self._is_place_in_name(name, ent, known, top, before, after)
        if label in ("FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
            return known or (
                label in ("FAC", "EVENT") and ent is not None and name.start == _start(ent, self.text) and top > 5_000
            )
        if label in _NEVER:
            return False
        return self._is_place_bare(name, known, top, before, after)

    def _is_place_bare(self, name: Name, known: bool, top: int, before: str, after: str) -> bool:
        """Without a named entity: a cue and some people, or many people."""
        words = self.words
        inside = before.rstrip().endswith((" in", " near", " at"))
        if re.match(r" [A-Z][a-z]+", after) and not words.institution_after.match(after) and not known and not inside:
            return False
        if known:
            return True
        if words.unit_after.match(after):
            return True
        if top > TOWN and not name.hit.common and words.townsfolk_after.match(after):
            return True
        if name.hit.common and " " not in name.text:
            return top > 10_000 and bool(_IN.search(before))
        return (bool(words.cue_before.search(before)) and top > TOWN) or top > LARGE

    def _is_place_in_person(self, name: Name, ent: Ent | None, known: bool, before: str, after: str) -> bool:
        """The model says person: only a whole known name after a cue, or "X, Ohio", overrules it."""
        whole = ent is not None and name.start == ent[0] and name.end >= ent[1]
        given = " " not in name.text and name.text.lower() in self.words.given
        if known and whole and (self.words.cue_before.search(before) or not given) and not self.words.title_before.search(before):
            return True
        if whole and not name.hit.common and not self.words.person_after.match(after):
            top = max(self.places.entry(i).population for i in name.hit.entries)
            if _IN.search(before) or (top > LARGE / 2 and self.words.cue_before.search(before)):
                return True
        return bool(self.words.unit_after.match(after)) and not self.words.person_after.match(after)

    def _is_place_in_name(self, name: Name, ent: Ent | None, known: bool, top: int, before: str, after: str) -> bool:
        """Inside an organisation's name: "Aleppo University", "Bank of Mosul"; or taken for one: "a Homs man"."""
        if known:
            return True
        if name.hit.common and " " not in name.text:
            return top > LARGE and self.words.institution_after.match(after) is not None
        if ent is not None and name.start == _start(ent, self.text) < name.end < ent[1] and top > 2_000:
            return True
        if ent is not None and name.end >= ent[1] and top > TOWN:
            if self.words.townsfolk_after.match(after):
                return True
            if name.start == _start(ent, self.text) and _IN.search(before):
                return True
        return top > 5_000 and bool(re.search(r"(?:\b(?:of|in|at|for)|-)\s*$", before))

    def _is_place_uncased(self, name: Name, before: str) -> bool:
        """In all capitals or all lower case, where capitals say nothing: known names, or a cue and no English word."""
        one = " " not in name.text
        if name.text.lower() in self.words.not_place_lower or (one and len(name.text) < 4 and not name.text.count(".")):
            return name.text in ("US", "UK", "USA", "UAE", "DRC", "NYC")
        known = self.known(name)
        if name.hit.common and one:
            return known and bool(self.words.cue_before.search(before))
        if name.demonym or known:
            return True
        top = max(self.places.entry(i).population for i in name.hit.entries)
        return (bool(self.words.cue_before.search(before)) and top > 5_000) or (top > LARGE and name.label != "PERSON")

    def _entities(self, found: list[Name]) -> list[Name]:
        """Names the model calls places and the gazetteer did not give."""
        more: list[Name] = []
        for ent in self.ents:
            if ent[2] not in _PLACE_LABELS or ent[0] in self.loud or any(n.start < ent[1] and ent[0] < n.end for n in found):
                continue
            start = _start(ent, self.text)
            if start in self._refused:
                continue
            span = re.sub(r"'s$", "", self.text[start : ent[1]])
            if (
                not span
                or not (span[0].isupper() or re.match(r"[a-z]{2,3}-[A-Z]", span))
                or re.search(r"\d|\n", span)
                or span in self.people
                or span in self.words.not_place
            ):
                continue
            hit = NOTHING if self.words.street_after.search(span + " ") else self.places.find(span)
            if hit is NOTHING and self.words.street_after.search(span + " "):
                continue
            if hit is NOTHING and self._person(span, start):
                continue
            cued = ent[2] == "LOC" or self.words.cue_before.search(self._before(start)) or hit.entries
            if cued:
                more.append(Name(start, start + len(span), span, hit, ent[2], demonym=hit.demonym))
        return more

    def _person(self, span: str, start: int) -> bool:
        """Whether an unknown name is a person's, whatever the model says: a common given name and another, or after a title."""
        first, _, rest = span.partition(" ")
        return bool(rest and first.lower() in self.words.given) or bool(self.words.role_before.search(self._before(start)))

    def _local(self, found: list[Name]) -> list[Name]:
        """Unknown names of quarters, markets, camps: "the Zahra market", "the neighbourhood of Bab al-Hara"."""
        more: list[Name] = []
        heard = [n for n in found if not n.silent]
        for match in _LOCAL.finditer(self.text):
            start, end = match.span()
            first = match.group().split()[0]
            settled = self.words.settled_before.search(self._before(start)) is not None
            kind_first = " " in match.group() and self.words.local_before.fullmatch(first + " ") is not None
            if (
                not kind_first  # "Camp Lemonnier"
                and self.words.local_after.match(self.text, end) is None
                and self.words.local_before.search(self._before(start)) is None
                and not settled
            ):
                continue
            if first in self.words.not_place and not kind_first:
                start += len(first) + 1
            span = self.text[start:end]
            housed = self.words.housed_after.match(self.text, end) is not None and (
                self.first_names.isdisjoint(span.split()) or self.words.at_site.search(self._before(start)) is not None
            )
            housed = housed or settled
            if len(span) < 4 or not span[0].isupper() or start in self.loud or (span in self.people and not housed):
                continue
            ent = self._ent_at(start)
            name = Name(start, end, span, NOTHING, ent[2] if ent else "")
            if (
                (ent is None or ent[2] in ("GPE", "LOC", "FAC", "ORG") or housed)
                and not overlaps(name, heard)
                and not overlaps(name, more)
            ):
                more.append(name)
        return more


def _cuts(word: str, words: Words) -> tuple[int, ...]:
    """How many characters are cut from the last word: a possessive, the full stop of a sentence."""
    if word.endswith("'s"):
        return (2,)
    if word.endswith(".") and word not in words.abbreviations and word.count(".") == 1:
        return (1,)
    return (0,)


def _surnames(text: str, ents: list[Ent]) -> set[str]:
    """Later words of persons' names. Longer stretches than three words are no names but what the model made of a headline."""
    found: set[str] = set()
    for start, end, label in ents:
        if label == "PERSON" and len(parts := text[start:end].split()) <= LONGEST_PERSON:
            found.update(parts[1:])
    return found


def _first_names(text: str, ents: list[Ent], surnames: set[str]) -> set[str]:
    """First words of persons' names of several words, and of any name that ends in a surname of the text."""
    parts = [(text[start:end].split(), label) for start, end, label in ents]
    return {
        words[0]
        for words, label in parts
        if 1 < len(words) <= LONGEST_PERSON and (label == "PERSON" or words[-1].removesuffix("'s") in surnames)
    }


def _start(ent: Ent, text: str) -> int:
    """Where an entity starts, its article left out."""
    return ent[0] + 4 if text[ent[0] : ent[0] + 4].lower() == "the " else ent[0]
