"""People who are described and not named: "two security officials", "the police chief", "masked gunmen"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.read.names.found import Found
from unfog.read.names.media import modifiers_before
from unfog.read.names.page import Page


def roles(page: Page) -> Iterator[Found]:
    """Role nouns with their modifiers; a noun that modifies another one ("leader Omar Said") is left to the name."""
    heads = page.lexicon.role_heads
    for at, word in enumerate(page.words):
        if word.key not in heads or not page.free(word.start, word.end):
            continue
        token = page.tokens.get(word.start)
        if token is None or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        following = page.words[at + 1] if at + 1 < len(page.words) and page.joined(at, at + 1) else None
        if following is not None and following.key in heads and page.free(following.start, following.end):
            continue
        start = modifiers_before(page, at)
        if not page.free(start, word.end):
            start = word.start
        page.take(start, word.end)
        yield Found(start, word.end, "role", f"role:{page.text[start : word.end].lower()}", None)
