"""Age and trade of a person as a report tells them beside the name: what two spellings of one name may have in common."""

from __future__ import annotations

import re
from collections import defaultdict

from unfog.lexicon.titles import titles
from unfog.model import EntityId, Reading

_AGE_AFTER = re.compile(r"\.?,? \(?(?:aged? )?(\d{1,2})\)?(?: years old)?(?=[,.;) ])|, an? (\d{1,2})-year-old")
_AGE_BEFORE = re.compile(r"\b(\d{1,2})[- ]year[- ]old,? (?:[\w'-]+ ){0,3}$")
_AFTER = re.compile(r"(?:,? \(?(?:aged? )?\d{1,2}\)?)?, (?:an?|the|his|her|their) ((?:[\w'-]+ ){0,4}[\w'-]+)")
_BEFORE = re.compile(r"((?:[\w'-]+ ){0,3}[\w'-]+),? $")
_LOOK = 60


def traits_of(reading: Reading) -> dict[EntityId, set[str]]:
    """For each person, "age:34" and "trade:nurse" where they stand right before or after one of the names."""
    text, trades = reading.report.text, titles().trades
    found: dict[EntityId, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.type != "person" or not mention.name:
            continue
        before, after = text[max(0, mention.span.start - _LOOK) : mention.span.start], text[mention.span.end :][:_LOOK]
        for match in (_AGE_AFTER.match(after), _AGE_BEFORE.search(before)):
            if match is not None:
                found[mention.entity].add(f"age:{match.group(1) or match.group(2)}")
        words: list[str] = []
        for match in (_AFTER.match(after), _BEFORE.search(before)):
            words += match.group(1).lower().split() if match is not None else []
        found[mention.entity] |= {f"trade:{word}" for word in words if word in trades}
    return found
