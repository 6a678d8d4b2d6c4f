"""Outlets that are described and not named: "Israeli media", "Iran-linked Telegram channels", "a local newspaper"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.read.names.found import Found
from unfog.read.names.page import Page

_MODIFIERS = ("amod", "compound", "nmod", "npadvmod", "punct", "advmod", "poss", "case", "nummod")


def media(page: Page) -> Iterator[Found]:
    """Media words with the words that describe them; a weak word ("channel") only with a description."""
    lexicon = page.lexicon
    first = {keys[0] for keys in lexicon.media}
    for at in range(len(page.words)):
        if page.words[at].key not in first:
            continue
        for size in (2, 1):
            keys = tuple(w.key for w in page.words[at : at + size])
            if keys not in lexicon.media or len(keys) < size:
                continue
            start = modifiers_before(page, at)
            end = page.words[at + size - 1].end
            if (keys in lexicon.weak_media and start == page.words[at].start) or not page.free(start, end):
                break
            page.take(start, end)
            label = page.text[start:end].lower()
            yield Found(start, end, "outlet", f"media:{label}", page.parsed.report.text[start:end])
            break


def modifiers_before(page: Page, at: int, *, numbers: bool = True) -> int:
    """The offset where the words that modify word ``at`` begin, articles left out."""
    token = page.tokens.get(page.words[at].start)
    if token is None:
        return page.words[at].start
    first = token
    if page.shouted[at]:
        return page.words[at].start
    for n in range(token.i - 1, max(-1, token.i - 5), -1):
        left = page.parsed.doc[n]
        if left.dep_ not in _MODIFIERS or left.pos_ in ("PRON", "DET") or page.taken[left.idx] or "\n" in left.text:
            break
        if (left.dep_ == "punct" and left.text != "-") or left.text.isspace():
            break
        if left.dep_ == "case" or (left.pos_ == "NUM" and not numbers):
            break
        first = left
    return int(first.idx) if first.text != "-" else page.words[at].start
