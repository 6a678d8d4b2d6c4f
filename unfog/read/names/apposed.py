"""Bodies and outlets named beside a common noun that says what they are: "the blog Harnabad Watch", "Al-Sadaf channel"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.titles import opening_words
from unfog.model import MentionType
from unfog.read.names.found import Found
from unfog.read.names.page import Page

_JOINERS = frozenset(("of", "the", "de", "del", "la", "al", "el", "and", "for", "in"))
_LONGEST = 6
_QUOTES = (" ", ' "', " '")


def apposed(page: Page) -> Iterator[Found]:
    """Names after the noun ("the newspaper Rawand Post"), then outlets before it ("Rawand Post newspaper")."""
    for at in range(len(page.words)):
        if page.shouted[at] or page.taken[page.words[at].start]:
            continue
        found = _after(page, at) or _before(page, at)
        if found is not None:
            page.take(found.start, found.end)
            yield found


def _noun(page: Page, at: int) -> tuple[int, MentionType] | None:
    """The last word and the type of the noun phrase that begins at word ``at``, the longest first."""
    if at >= len(page.words) or page.words[at].key not in opening_words("apposed"):
        return None
    for size in (3, 2, 1):
        words = page.words[at : at + size]
        kind = page.lexicon.apposed.get(tuple(w.key for w in words)) if len(words) == size else None
        if kind is not None and page.joined(at, at + size - 1) and words[-1].text.islower():
            return at + size - 1, "outlet" if kind == "outlet" else "group"
    return None


def _after(page: Page, at: int) -> Found | None:
    noun = _noun(page, at)
    if noun is None or noun[0] + 1 >= len(page.words) or page.words[noun[0]].possessive:
        return None
    head, kind = noun
    if page.gap(head) not in _QUOTES:
        return None
    run = _run(page, head + 1)
    if run is None:
        return None
    page.take(page.words[at].start, page.words[head].end)
    return _named(page, *run, kind, page.words[run[0]].start, page.words[run[1]].end)


def _before(page: Page, at: int) -> Found | None:
    """A capitalised run that ends right before a noun for an outlet; the noun belongs to the mention and not to the name."""
    if not page.is_capital(at) or (at and page.gap(at - 1) == " " and page.is_capital(at - 1) and not _opener(page, at - 1)):
        return None
    run = _run(page, at)
    if run is None or run[1] + 1 >= len(page.words) or page.gap(run[1]) not in (" ", '" '):
        return None
    noun = _noun(page, run[1] + 1)
    if noun is None or noun[1] != "outlet" or not _is_name(page, *run):
        return None
    return _named(page, *run, "outlet", page.words[run[0]].start, page.words[noun[0]].end)


def _is_name(page: Page, first: int, last: int) -> bool:
    """Whether a run before a noun for an outlet names it: neither a place nor a people's name only describes one."""
    words = page.words[first : last + 1]
    described = words[0].start in page.places and page.places[words[0].start].span.end >= words[-1].end
    return not described and not page.lexicon.media.intersection((w.key,) for w in words[-1:]) and words[-1].key != "telegram"


def _opener(page: Page, at: int) -> bool:
    return page.words[at].key in page.lexicon.openers


def _run(page: Page, at: int) -> tuple[int, int] | None:
    """First and last word of the capitalised run at word ``at``, small words inside it included."""
    first = at
    if _opener(page, at) and not (page.words[at].key == "the" and page.is_capital(at)):
        return None
    if not page.is_capital(at) and not (page.words[at].key in ("al", "el") and page.gap(at) in ("-", " ")):
        return None
    last = None
    n = at
    while n < len(page.words) and n - at < _LONGEST and not page.taken[page.words[n].start]:
        word = page.words[n]
        if page.is_capital(n) and (
            n > first or word.key not in page.lexicon.not_names or word.key in ("the", "al", "islamic", "new")
        ):
            last = n if word.key != "the" else last
        elif word.key not in _JOINERS:
            break
        if word.possessive or page.gap(n) not in (" ", "-"):
            break
        n += 1
    if last is None or page.words[first].key in page.lexicon.given or (first == last and page.words[first].start in page.places):
        return None
    return first, last


def _named(page: Page, first: int, last: int, kind: MentionType, start: int, end: int) -> Found:
    words = page.words[first : last + 1]
    name = page.parsed.report.text[words[0].start : words[-1].end]
    return Found(start, end, kind, "body:" + " ".join(w.key for w in words), name)
