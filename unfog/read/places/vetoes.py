"""What a gazetteer match is not: somebody's surname, a newspaper, an acronym, a disease, a government called by its seat.

Each rule looks at the words right beside the match and at the label of the entity it lies in; none looks at the gazetteer's
candidates. Rules set on the dev halves of LGL, GeoVirus and GeoWebNews (split by document, 2026-11-24).
"""

from __future__ import annotations

import re

from unfog.lexicon.gazetteer import key
from unfog.read.places.words import Words, no_places, seats

_CONTRACTED = re.compile(r"[A-Za-z]+'(?:ve|ll|re|d|m|t)", re.IGNORECASE)
_MONEY = re.compile(r"\s?[$€£]")
_SAINT = re.compile(r"(?:St\.?|Saint) \w+")
_FEAST = re.compile(r"'s\s+(?:Day|Church|Cathedral|Hospital|School|College|Eve|\w+ (?:Church|Brethren))|'\s")
_ROLE_AFTER = re.compile(r",|\s+(?:said|says|told|added|who|was|has|had)\b")
_HEAD = re.compile(r"[,:]|\s+(?:[(—–-]|[A-Z])")
"""After a town in capitals that opens a report: "BEIRUT:", "NEWARK --"."""
_HEAD_OF_LINE = re.compile(r"\.\s+[A-Z]")
"""After one that opens a paragraph of a round-up: "BEIRUT. Two people ..."."""
_SURNAME = re.compile(r"\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+")
"""After a given name that is a town as well: "Nadia Hale"."""
_GIVEN = re.compile(r"\b[A-Z][a-z]+ $")


def vetoed(text: str, label: str, before: str, after: str, words: Words, *, known: bool, inner: bool, demonym: bool) -> bool:
    """Whether the words beside a match, or its entity, rule a place out.

    ``known``: countries, large states and sites, which need little else; ``inner``: the match is not the entity's first word.
    """
    if _CONTRACTED.fullmatch(text) or _MONEY.match(after):
        return True
    if label == "PERSON" and inner and demonym and _GIVEN.search(before):
        return True
    if words.disease_after.match(after) or no_places().match(text + after):
        return True
    if demonym and (label == "LANGUAGE" or words.style_after.match(after)):
        return True
    if not known and text.lower() in words.given and _SURNAME.match(after) and not words.institution_after.match(after):
        return True
    if words.outlet_after.match(after):
        return True
    if text.isupper() and text.isalpha() and len(text) > 2 and not known and label not in ("GPE", "LOC"):
        opens = before[-1:] in ("", "\n")
        return not (_HEAD.match(after) or (opens and _HEAD_OF_LINE.match(after)))
    if _SAINT.fullmatch(text) and _FEAST.match(after):
        return True
    if key(text) in seats() and not words.at_seat.search(before):
        return True
    return not known and " " not in text and bool(words.role_before.search(before)) and bool(_ROLE_AFTER.match(after))
