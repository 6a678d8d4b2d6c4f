"""Names of persons that neither a list nor the parser knows, found by what stands around them.

An age ("Odran Velk, 24,"), words that name somebody ("identified as", "the death of"), a verb whose subject is a person
("was pronounced dead"), or a place in a list of persons ("Mara Onslow, Odran Velk and Tess Ilo").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unfog.read.names.found import Found
from unfog.read.names.page import Page
from unfog.read.names.persons import extent, is_common, nameable, person, place_covers, title_length

_AGE_AFTER = re.compile(
    r"\.?(?:,? (?:jr|sr)\.?)?(?:, ?| \(|, aged? | \(aged? )\d{1,3}(?: years old)?[),.;:]|,? (?:a|an) \d{1,3}-year-old", re.I
)
_AGE_BEFORE = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]year[- ]old,? (?:\w+ ){0,1}$", re.I
)
_BETWEEN = re.compile(r",? and (?:the |a |an |his |her )?(?:[a-z]+ ){0,2}|, (?:the |a |an |his |her )?(?:[a-z]+ ){0,2}")
_LOOK = 60
"""Code points before a name in which the words that introduce it are looked for."""
_SHORTEST, _LONGEST = 2, 5


def cued_persons(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Runs of two to five capitalised words that a cue says are a person; then their neighbours in lists of persons."""
    open_runs: list[Found] = []
    at = 0
    while at < len(page.words):
        run = _run(page, at) or _lone(page, at)
        if run is None:
            at += 1
            continue
        item, last = run
        placed = page.words[last].start in page.places
        if last == at and not _lone_introduced(page, item):
            open_runs.append(item)
        elif _introduced(page, item) or (not placed and _acts(page, item, last)):
            page.take(item.start, item.end)
            yield item
        else:
            open_runs.append(item)
        at = last + 1
    people = [f for f in found if f.type == "person"]
    yield from _listed(page, people, open_runs)
    yield from _of_one_family(page, people, open_runs)
    yield from _also_called(page, people)


def _of_one_family(page: Page, people: Sequence[Found], runs: Sequence[Found]) -> Iterator[Found]:
    """Runs of two words or more that end as the full name of a person of the report does."""
    families = {p.key.split()[-1] for p in people if " " in (p.name or "") and not is_common(p.key.split()[-1])}
    for run in runs:
        if " " in (run.name or "") and run.key.split()[-1] in families and page.free(run.start, run.end):
            page.take(run.start, run.end)
            yield run


def _also_called(page: Page, people: Sequence[Found]) -> Iterator[Found]:
    """What a person is also called: "Dina Kovar (also spelled Kowar)"."""
    for someone in people:
        cue = page.lexicon.alias.match(page.text, someone.end)
        at = page.at_offset.get(cue.end()) if cue is not None else None
        if at is None or page.taken[page.words[at].start] or not page.is_capital(at) or not nameable(page, at):
            continue
        last = extent(page, at)
        item = person(page, at, last) if last is not None else None
        if item is not None and item.start not in page.places:
            page.take(item.start, item.end)
            yield item


def _run(page: Page, at: int) -> tuple[Found, int] | None:
    """The name that may begin at word ``at``, with its last word: proper nouns that are no place, body or headline."""
    word = page.words[at]
    if page.taken[word.start] or page.shouted[at] or not nameable(page, at) or title_length(page, at):
        return None
    if at and page.gap(at - 1) in (" ", "-") and nameable(page, at - 1) and not page.taken[page.words[at - 1].start]:
        before = page.words[at - 1]
        if not (title_length(page, at - 1) or before.key in page.lexicon.role_heads):
            return None
    last = extent(page, at)
    if last is None or not _SHORTEST <= last - at + 1 <= _LONGEST or page.in_title_case(word.start):
        return None
    words = page.words[at : last + 1]
    if any(w.key in page.lexicon.organisations or w.key in page.lexicon.role_heads for w in (words[0], words[-1])):
        return None
    if words[0].start in page.places and not _AGE_AFTER.match(page.text, words[-1].end):
        return None
    if any(len(w.text) > 1 and w.text.isupper() and w.key not in page.lexicon.given for w in words):
        return None
    token = page.tokens.get(words[-1].start)
    if token is None or token.pos_ not in ("PROPN", "NOUN") or (words[0].key, words[1].key) in page.lexicon.media:
        return None
    item = person(page, at, last)
    return (item, last) if item is not None and not place_covers(page, item) else None


def _lone(page: Page, at: int) -> tuple[Found, int] | None:
    """A name of one word that may be a person's: a rare proper noun with no capital beside it and no place's name."""
    word = page.words[at]
    token = page.tokens.get(word.start)
    if (
        page.taken[word.start]
        or page.shouted[at]
        or len(word.key) < 3
        or not nameable(page, at)
        or word.text.isupper()
        or word.possessive
        or word.start in page.places
        or word.key in page.lexicon.organisations
        or word.key in page.lexicon.role_heads
        or token is None
        or token.pos_ != "PROPN"
        or page.in_title_case(word.start)
        or title_length(page, at)
        or (is_common(word.key) and not (word.key in page.lexicon.given and _LONE_AGE.match(page.text, word.end)))
    ):
        return None
    beside = [n for n in (at - 1, at) if 0 <= n < len(page.words) - 1 and page.gap(n) in (" ", "-")]
    if any(page.words[n if n < at else n + 1].text[0].isupper() for n in beside):
        return None
    item = person(page, at, at)
    return (item, at) if item is not None and not place_covers(page, item) else None


_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty)"
)
_LONE_AGE = re.compile(
    rf", ?(?:aged? )?\d{{1,2}}(?: years old)?[),.;]| \((?:aged? )?\d{{1,2}}\)"
    rf"|, who (?:was|is|had (?:just )?turned|would have (?:been|turned)) (?:only |just |not yet )?{_NUMBER}\b(?! of| people| men)"
)
_KIN = (
    r"(?:sons?|daughters?|wife|husband|mother|father|brothers?|sisters?|cousins?|uncle|aunt|nephews?|nieces?|grandson|granddaughter|"
    r"grandmother|grandfather|baby|bab(?:y|ies)|twins?|children|child|boys?|girls?|fianc\u00e9e?|girlfriend|boyfriend)(?:-in-law)?"
)
_LONE_NAMED = re.compile(
    r"\b(?:named|identified|given) (?:\w+ ){0,3}as $|\b(?:named|called) $|-year-old $|\byears? old, $"
    r"|\b(?:boy|girl|man|woman|child|infant|baby|toddler)(?: (?:of|aged) \w+)?,? $"
    rf"|\b(?:his|her|their|my|our|whose) (?:[a-z-]+ ){{0,2}}{_KIN},? (?:[A-Z]\w+,? and )?$"
)


def _lone_introduced(page: Page, item: Found) -> bool:
    """Whether an age stands after a name of one word, or what only names a person before it."""
    if _LONE_AGE.match(page.text, item.end):
        return True
    return bool(_LONE_NAMED.search(page.text[max(0, item.start - _LOOK) : item.start]))


def _introduced(page: Page, item: Found) -> bool:
    """Whether an age, a trade between commas, or naming words stand before or after the name."""
    if _AGE_AFTER.match(page.text, item.end) or _has_trade(page, item):
        return True
    before = page.text[max(0, item.start - _LOOK) : item.start]
    return bool(_AGE_BEFORE.search(before) or page.lexicon.naming.search(before))


_TRADE_AFTER = re.compile(r", (?:an?|the|his|her|their|its|one of (?:the|his|her|their)) ((?:[\w'-]+ ){0,4}[\w'-]+)")
_PERSON_AFTER = re.compile(
    r", who(?:m|se (?:body|death|son|daughter|wife|husband|mother|father|family))? |['\u2019]s? (?:[a-z]+ )?"
    r"(?:widow|widower|mother|father|parents|wife|husband|sons?|daughters?|brothers?|sisters?|uncle|aunt|cousin|nephew|niece|body|"
    r"funeral|coffin|grave|gravestone|killers?|murder|family|relatives) "
    r"| in the (?:neck|head|chest|back|legs?|stomach|abdomen|shoulder|arms?|face|thigh|eyes?|heart|hip|hands?|foot|feet)\b"
)


def _has_trade(page: Page, item: Found) -> bool:
    """Whether a noun for a person stands beside the name ("his driver, Odran Velk, died"), or what only persons have."""
    if _PERSON_AFTER.match(page.text, item.end):
        return True
    trades = page.lexicon.trades
    before = page.text[max(0, item.start - _LOOK) : item.start]
    if _described(before, trades):
        return True
    after = _TRADE_AFTER.match(page.text, item.end)
    return after is not None and any(w.lower() in trades for w in after.group(1).split())


def _described(before: str, trades: frozenset[str]) -> bool:
    """Whether the words before end in "the mayor, ", "the head of the council, " or "bosun "."""
    last = before.rstrip(", ").rpartition(" ")[2]
    if last in trades and before.endswith(" "):
        return True
    if not before.endswith(", "):
        return False
    phrase = re.split(r"[,.;:()\u201d\"]", before[:-2])[-1].split()
    return len(phrase) > 2 and any(
        w in trades and phrase[n + 1] in ("of", "for", "in", "at", "to") for n, w in enumerate(phrase[:-1])
    )


def _acts(page: Page, item: Found, last: int) -> bool:
    """Whether the name is the subject of a verb only persons are subjects of ("was arrested", "pleaded"), or the object."""
    token = page.tokens.get(page.words[last].start)
    while token is not None and token.dep_ in ("compound", "flat", "appos") and item.start <= token.head.idx < item.end:
        token = token.head
    if token is None or token.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    if token.dep_ == "dobj" and any(child.dep_ == "det" for child in token.children):
        return False
    verbs = page.lexicon.persons_do if token.dep_ == "nsubj" else page.lexicon.persons_are
    return token.head.lemma_.lower() in verbs


def _listed(page: Page, people: Sequence[Found], runs: Sequence[Found]) -> Iterator[Found]:
    """Runs in a list of three or more with a person in it, or tied by "and" to a person whose age or title is told."""
    ends = {p.end for p in people if " " in (p.name or "")}
    starts = {p.start for p in people if " " in (p.name or "")}
    ends |= {r.end for r in runs if not page.free(r.start, r.end)}
    starts |= {r.start for r in runs if not page.free(r.start, r.end)}
    for order in (runs, runs[::-1]):
        for run in order:
            if not page.free(run.start, run.end):
                continue
            after = _BETWEEN.match(page.text, run.end)
            left = next((m for m in _BETWEEN.finditer(page.text, max(0, run.start - 6), run.start) if m.end() == run.start), None)
            follows = left is not None and left.start() in ends
            leads = after is not None and after.end() in starts
            joined = (follows and left is not None and "and" in left.group()) or (
                leads and after is not None and "and" in after.group()
            )
            between = (follows and after is not None) or (leads and left is not None)
            if (follows and leads) or joined or (between and page.text[run.end : run.end + 2] == ", "):
                page.take(run.start, run.end)
                starts.add(run.start)
                ends.add(run.end)
                yield run
