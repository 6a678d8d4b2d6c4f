"""Who holds a title in this report: "the superintendent", "the DPO"."""

from __future__ import annotations

from unfog.model import Mention
from unfog.read.attribution.speaker_kind import kind_of
from unfog.read.attribution.speaker_names import mention_name
from unfog.read.attribution.who import Heard, Who, key_of

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
_LONGEST_TITLE = 4
"""Words of a definite title: "the acting police chief"."""
_TITLE_BEFORE = 4
"""Words before a name among which its title stands."""


def holder(heard: Heard, source: set[int], subject: int) -> Who | None:
    """``the superintendent``, ``the regional governor``: the person whom this report calls by that title, the nearest
    before, else the only one after."""
    text = heard.text
    plain = [i for i in sorted(source) if not text.empty[i]]
    definite = bool(plain) and text.lower[plain[0]] == "the"
    titles = heard.kinds.persons | heard.kinds.offices
    bare = text.para[subject] == 0 and text.lemma[subject] in titles  # headlines leave the article out
    office = text.tag[subject] == "NN" or (bare and text.tag[subject] == "NNP")
    if not (definite or bare) or not office or not 2 - bare <= len(plain) <= _LONGEST_TITLE or plain[-1] != subject:
        return None
    wanted = {text.lower[i] for i in plain[definite:-1]}
    held = [m for m in heard.mentions if m.type == "person" and m.name and _has_title(heard, m, subject, wanted)]
    before = [m for m in held if m.span.end <= text.start[subject]]
    if not before and len({m.entity for m in held}) != 1:
        return None
    mention = max(before, key=lambda m: m.span.start) if before else held[0]
    at = text.at(mention.span.end - 1)
    name = mention_name(heard, at) or mention.name or mention.span.text
    return Who(name=name, kind=kind_of(heard, source, subject, name), key=key_of(name))


def initialled(heard: Heard, source: set[int], subject: int) -> Who | None:
    """``the DPO`` of "District Police Officer Omar Sol": the person whose title has these initials."""
    text = heard.text
    short = text.words[subject]
    plain = [i for i in sorted(source) if not text.empty[i]]
    if not (short.isalpha() and short.isupper() and 2 <= len(short) <= _LONGEST_TITLE) or len(plain) != 2:
        return None
    if text.lower[plain[0]] != "the":
        return None
    for mention in sorted(
        heard.mentions, key=lambda m: (m.span.start > text.start[subject], abs(m.span.start - text.start[subject]))
    ):
        if mention.type != "person" or not mention.name:
            continue
        first = text.at(mention.span.start)
        before = [k for k in range(max(0, first - 2 * _LONGEST_TITLE), first) if text.sent[k] == text.sent[first]]
        words = [text.words[k] for k in before if text.words[k][0].isupper()]
        if short in words or _initials_in(words, short):
            at = text.at(mention.span.end - 1)
            name = mention_name(heard, at) or mention.name
            return Who(name=name, kind=kind_of(heard, source, subject, name), key=key_of(name))
    return None


def _has_title(heard: Heard, mention: Mention, subject: int, wanted: set[str]) -> bool:
    """Whether the words before a person's name, or the noun it is apposed to, are the title, with no other office."""
    text = heard.text
    first, last = text.at(mention.span.start), text.at(mention.span.end - 1)
    beside = set(range(max(0, first - _TITLE_BEFORE), first))
    beside = {k for k in beside if text.sent[k] == text.sent[first] and all(text.pos[w] in _NOMINAL for w in range(k, first))}
    inside = range(first, last + 1)
    beside |= {k for k in inside if text.lower[k] == text.lower[subject] or text.lower[k].rstrip(".") in heard.kinds.short_titles}
    for k in range(first, last + 1):
        if text.dep[k] == "appos" and text.pos[text.head[k]] in ("NOUN", "PROPN"):
            office = text.head[k]
            if text.dep[office] == "pobj" and text.lower[text.head[office]] in ("of", "for", "in"):
                beside.add(text.head[text.head[office]])  # "the mayor of Trenado, Lucia Porto", tied to the town
            beside |= {office, *(w for w in text.kids[office] if text.dep[w] in ("compound", "amod") and w < office)}
        for noun in text.kids[k]:
            if text.dep[noun] == "appos" and text.pos[noun] == "NOUN":
                beside |= {noun, *(w for w in text.kids[noun] if text.dep[w] in ("compound", "amod"))}
    title = {text.lower[k] for k in beside}
    title |= {heard.kinds.short_titles[word.rstrip(".")] for word in title if word.rstrip(".") in heard.kinds.short_titles}
    others = {text.lower[k] for k in beside if text.pos[k] in ("NOUN", "PROPN", "ADJ")} - {text.lower[subject]}
    return text.lower[subject] in title and (not wanted or not others or bool(wanted & others))


def _initials_in(words: list[str], short: str) -> bool:
    """Whether a run of words in capitals, "of" left out, begins with the letters of a short form."""
    letters = "".join(word[0] for word in words)
    return short in letters and len(words) >= len(short)
