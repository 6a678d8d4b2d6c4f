"""Names of those who made a report, and names in its lists of clips: they tell nothing of what the report is about."""

from __future__ import annotations

from unfog.lexicon.victim_names import name_cues

_BEFORE, _AFTER = 50, 50


def is_credit(text: str, start: int, end: int) -> bool:
    """Whether a name stands in a byline, in the credit of a picture or post, or in a list of clips of other stories.

    A line that opens with a time is a clip's only beside another such line, and if one of the two runs for less than ten
    minutes: "14:30 ..." is also how a log writes the time of day.
    """
    cues = name_cues()
    if cues.credit_after.search(text[end : end + _AFTER]) or cues.credit_before.search(text[max(0, start - _BEFORE) : start]):
        return True
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    right = right if right >= 0 else len(text)
    line = text[left:right]
    if cues.clip_line.fullmatch(line) is None:
        return False
    above = text[:left].rstrip().rpartition("\n")[2]
    below = text[right:].lstrip().partition("\n")[0]
    beside = [other for other in (above, below) if cues.clip_line.fullmatch(other)]
    return bool(beside) and any(other[1] == ":" for other in (line, *beside))
