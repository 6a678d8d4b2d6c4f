"""Age and trade of a person as a report tells them beside the name: what two spellings of one name may have in common."""

from __future__ import annotations

import re
from collections import defaultdict

from unfog.lexicon.titles import titles
from unfog.model import EntityId, Reading

_AGE_AFTER = re.compile(r"\.?,? \(?(?:aged? )?(\d{1,2})\)?(?: years old)?(?=[,.;) ])|, an? (\d{1,2})-year-old")
_AGE_BEFORE = re.compile(r"\b(\d{1,2})[- ]year[- ]old,? (?:[\w'-]+ ){0,3}$")
_AFTER = re.compile(r"(?:,? \(?(?:aged? )?\d{1,2}\)?)?, (?:an?|the|his|her|their) ((?:[\w'-]+ ){0,4}[\w'-]+)")
_LAST = re.compile(r"[\w'-]+$")
_LOOK = 60
WORDS_BEFORE = 4
"""Words before a name among which a trade is looked for."""


def traits_of(reading: Reading) -> dict[EntityId, set[str]]:
    """For each person, "age:34" and "trade:nurse" where they stand right before or after one of the names."""
    text, trades = reading.report.text, titles().trades
    found: dict[EntityId, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.type != "person" or not mention.name:
            continue
        start, end = mention.span.start, mention.span.end
        before, after = text[max(0, start - _LOOK) : start], text[end : end + _LOOK]
        aged_before = _AGE_BEFORE.search(before) if "year" in before else None
        for match in (_AGE_AFTER.match(after), aged_before):
            if match is not None:
                found[mention.entity].add(f"age:{match.group(1) or match.group(2)}")
        words = _last_words(before) if before.endswith(" ") else []
        if (told := _AFTER.match(after)) is not None:
            words += told.group(1).lower().split()
        found[mention.entity] |= {f"trade:{word}" for word in words if word in trades}
    return found


def _last_words(before: str) -> list[str]:
    """The last words before a name, up to the first sign between them; one comma right before the name is let pass."""
    words: list[str] = []
    for part in reversed(before[:-1].removesuffix(",").lower().split(" ")[-WORDS_BEFORE:]):
        match = _LAST.search(part)
        if match is None:
            break
        words.append(match.group())
        if match.start():
            break
    return words
