"""What to call a speaker: the longest name in the report, the words as they stand, the office used here."""

from __future__ import annotations

import re

from unfog.lexicon.stances import stances
from unfog.read.attribution.text import MARKS
from unfog.read.attribution.who import DETERMINERS, Heard, Who, key_of

_SELF = frozenset(("himself", "herself", "itself", "themselves"))
_LONGEST_SAID = 6
"""Words of an office or short name as the text has it ("the provincial police chief")."""


def mention_name(heard: Heard, subject: int) -> str | None:
    """The longest name in this report of the entity that the head word mentions, with the short form given behind it."""
    at = heard.text.start[subject]
    first = heard.text.start[min(heard.text.tree(subject))]
    here = next((m for m in heard.mentions if m.span.start <= at < m.span.end and m.name), None)
    if here is None or heard.text.pos[subject] != "PROPN" or here.span.start < first:
        return None
    if here.type == "state" and here.span.start > first and heard.text.pos[heard.text.at(here.span.start) - 1] == "PROPN":
        return None  # "Amadou Togo": a person called like a country
    names = [m.name for m in heard.mentions if m.entity == here.entity and m.name]
    if here.type in ("force", "state") and here.name and len(here.name.split()) > 1:
        names = [name for name in names if set(here.name.lower().split()) <= set(name.lower().split())]  # "Army", not "soldiers"
    full = max(names, key=lambda name: (len(name.split()), len(name)))
    inside = range(heard.text.at(here.span.start), heard.text.at(here.span.end - 1) + 1)
    if len(full.split()) == 1 and any(heard.text.pos[k] == "PROPN" and k not in inside for k in heard.text.tree(subject)):
        return None  # "The General Directorate of the Harbour Police": more of a name than "Directorate"
    short = re.search(re.escape(full) + r" \(([A-Z][A-Za-z-]{1,9})\)", heard.raw)
    return f"{full} ({short[1]})" if short else full


def surface(heard: Heard, source: set[int], subject: int) -> str:
    """The noun phrase without its relative clause, apposition before a name kept out: what to call the speaker."""
    text = heard.text
    words = set(source)
    for k in sorted(source):
        if text.dep[k] in ("relcl", "acl", "advcl") or (text.dep[k] == "appos" and text.pos[subject] == "PROPN"):
            words -= text.tree(k)
    appos = text.child(subject, "appos")
    office = (
        text.pos[subject] != "PROPN" or text.lower[subject] in heard.kinds.persons | heard.kinds.offices
    )  # "the Health Minister, Dr Ana Sol"
    if appos is None and office:
        appos = _last_apposed(heard, source, subject)
    if appos is not None and office and text.pos[appos] == "PROPN":
        words = set(text.tree(appos))
    order = sorted(text.trim(words))
    while order and (text.words[order[-1]] in MARKS or text.words[order[-1]] in ("'s", "'")):
        order.pop()
    while order and not any(letter.isalnum() for letter in text.words[order[0]]):
        order.pop(0)  # quotation marks, and the arrows and emoji of channels
    if not order:
        return ""
    run = [order[0]]
    for i in order[1:]:
        if i - run[-1] > 2:
            break
        run.append(i)
    return " ".join(heard.raw[text.start[run[0]] : text.end[run[-1]]].split()).strip(" ,-–—")


def _last_apposed(heard: Heard, source: set[int], subject: int) -> int | None:
    """``the head of the command, General Ken Sol``: the person's name that ends the phrase, read as another noun's."""
    text, last = heard.text, max(source)
    for k in sorted(source):
        if k > subject and text.dep[k] == "appos" and text.pos[k] == "PROPN" and max(text.tree(k)) == last:
            first = min(text.tree(k))
            person = any(m.type == "person" and m.span.start <= text.start[k] < m.span.end for m in heard.mentions)
            return k if person and text.words[first - 1] == "," else None
    return None


def short_name(heard: Heard, source: set[int], subject: int, who: Who) -> str | None:
    """``the sheriff``, ``the DPO``, ``a local elder, Omar Sol``: the office or short name by which the text calls here
    whoever it names otherwise; ``None`` where the name has it already."""
    text = heard.text
    if text.pos[subject] not in ("NOUN", "PROPN") or text.tag[subject] in ("NNS", "NNPS"):
        return None
    apposed = text.child(subject, "appos") is not None
    owner = next((k for k in text.kids[subject] if text.dep[k] == "poss" and text.pos[k] in ("NOUN", "PROPN")), None)
    if owner is None and not apposed and not any(text.lower[k] == "the" or text.tag[k] == "PRP$" for k in text.kids[subject]):
        return None
    words = set(source)
    if owner is not None and key_of(who.name).split()[-1:] != [text.lower[subject]]:
        words &= {k for k in text.tree(owner) if text.dep[k] != "case"}  # "the CTD's press note"
    for k in sorted(source):
        if text.dep[k] in ("relcl", "acl", "advcl", "appos") and k != subject:
            words -= text.tree(k)
    plain = [i for i in sorted(words) if not text.empty[i]]
    told = {word for i in plain for word in re.findall(r"\w+", text.lower[i])} - DETERMINERS
    named = set(re.findall(r"\w+", who.name.lower()))
    if not told or len(plain) > _LONGEST_SAID or plain[-1] - plain[0] >= _LONGEST_SAID or told <= named or named <= told:
        return None
    return " ".join(heard.raw[text.start[plain[0]] : text.end[plain[-1]]].split())


def own_name(heard: Heard, subject: int) -> str | None:
    """``a man who calls himself "Commander Kevin"``: the name that somebody goes by."""
    text = heard.text
    for k in text.kids[subject]:
        if text.pos[subject] == "NOUN" and text.dep[k] in ("relcl", "acl") and text.lemma[k] in stances().called:
            named = next((c for c in text.kids[k] if text.dep[c] in ("oprd", "dobj") and text.pos[c] == "PROPN"), None)
            if named is not None and any(text.lower[c] in _SELF for c in (*text.kids[k], *text.kids[named])):
                words = sorted(text.trim(text.tree(named)))
                return heard.raw[text.start[words[0]] : text.end[words[-1]]].strip("\"“”'‘’ ")
    return None
