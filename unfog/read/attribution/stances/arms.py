"""Whether those said to have done it are the speaker's own men, and whether telling of an own deed owns up to it.

Attribution, party -> yes or no; asked by ``stances`` for every deed that a speaker tells of. "Troops fired on the bus, the army
spokesman said" is the army's own account, "soldiers fired on the bus, residents said" is not. The words stand in
``en/stances.toml`` under ``own_up``.
"""

from __future__ import annotations

from unfog.lexicon.cues import cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Stances
from unfog.model import Attribution, Mention
from unfog.read.attribution.blame import Party, sides_of
from unfog.read.attribution.text import Text, words_at

_RANKED = frozenset(("police", "military"))
_BEFORE = 6
"""Words of a speaker or party that are looked at for whose it is."""


def is_own_arm(
    text: Text, known: Stances, attribution: Attribution, party: Party, mentions: tuple[Mention, ...], confirming: bool
) -> bool:
    """Whether a party named by its kind ("soldiers", "two Fresno officers", "units of the air force") is the speaker's own
    arm: it is of the speaker's kind, or the speaker admits what it did, and it bears no other state's name."""
    words = words_at(text, party.start, party.end)
    if _of_state_against_foes(text, known, attribution, words) or _of_his_agency(text, known, attribution, words):
        return not any(m.type == "group" and m.span.start <= party.start < m.span.end for m in mentions)
    head = _kind_word(text, known, words)
    if head is None:
        return False
    speaker = f"{attribution.name or ''} {attribution.speaker.text if attribution.speaker else ''}"
    theirs = sides_of(party.name)
    if theirs and not theirs & sides_of(speaker):
        return False
    force = _force(text, known, head)
    if force is None or (head != words[-1] and _groups_name(text, words, head)):
        return False
    kind = attribution.kind
    if _words(speaker) & known.own_up["by_law"]:
        return False
    said = words_at(text, attribution.speaker.start, attribution.speaker.end) if attribution.speaker is not None else ()
    confirming = confirming or any(text.lemma[i] in known.own_up["inquiries"] for i in said)
    called = {text.lower[i] for i in words if i < head and text.words[i][:1].isupper() and text.lower[i] != "the"}
    unit = text.lower[head] in known.own_up["units"] and attribution.kind == "military"
    if called - _words(speaker) and not confirming and not unit:
        return False  # "Norland drones", said by another army
    if any(m.type == "group" and m.span.start <= party.start < m.span.end for m in mentions):
        return False
    if confirming and kind in _RANKED | {"government", "official", "anonymous official"}:
        return True
    if kind == "official":
        kind = "police" if _words(speaker) & known.own_up["police_heads"] else kind
    if kind == "anonymous official":
        modifiers = speaker_kinds().modifiers
        kind = next((k for w in speaker.lower().split() if (k := modifiers.get(w)) in _RANKED), kind)
    return kind == force or (kind in _RANKED and set(speaker.lower().split()[-1:]) <= known.own_up["same_force"])


def _of_state_against_foes(text: Text, known: Stances, attribution: Attribution, words: range) -> bool:
    """``Security forces killed 11 rebels, police said``: whoever speaks for a state tells of what its forces did to those who
    fight it as of its own success, whatever arm it was; not where the party is another state's."""
    if attribution.kind not in ("police", "military", "government", "official", "anonymous official") or not words:
        return False
    state = known.own_up["state"] | known.own_up["agencies"]
    head = next((i for i in words if text.pos[i] in ("NOUN", "PROPN") and text.head[i] not in words), words[-1])
    if text.lemma[head] not in state and text.lower[head].removesuffix("s") not in state:
        return False
    theirs, mine = sides_of(" ".join(text.words[i] for i in words)), sides_of(_speaker(attribution))
    if theirs and mine and not theirs & mine:
        return False
    capital = [i for i in words if text.words[i][:1].isupper()]
    called = {text.lower[i] for i in capital if text.tag[i] == "JJ" or (text.tag[i] == "NNP" and i != words[0])}
    called |= {text.lower[i] for i in capital if i == words[0] and text.pos[i] == "PROPN"}
    speaker = _speaker(attribution)
    others = called - _words(speaker) - known.own_up["state"] - known.own_up["agencies"] - known.general
    if others and any(w[:1].isupper() for w in speaker.split()[1:]) and not theirs & mine:
        return False  # "Norland troops killed 14 rebels", another state's ministry says
    verb = head
    while text.dep[verb] in ("conj", "compound", "appos", "nmod", "pobj", "prep", "agent", "poss") and text.head[verb] != verb:
        verb = text.head[verb]
    verb = text.head[verb] if text.pos[verb] not in ("VERB", "AUX") else verb
    verbs = [verb, text.head[verb], *(k for k in text.kids[verb] if text.dep[k] == "conj")]
    done_to = [k for v in verbs for k in text.kids[v] if text.dep[k] in ("dobj", "nsubjpass")]
    foes = {text.lemma[k] for k in done_to}
    foes |= {text.lemma[c] for k in done_to for p in text.kids[k] if text.lower[p] == "of" for c in text.kids[p]}
    foes |= {text.lower[k].removesuffix("s") for k in done_to}
    return bool(foes & known.own_up["foes"])


def _of_his_agency(text: Text, known: Stances, attribution: Attribution, words: range) -> bool:
    """``An operation of the Security Service, a source in the service said``: a source inside tells of his own."""
    speaker = attribution.speaker
    said = words_at(text, speaker.start, speaker.end) if speaker is not None else ()
    agencies = known.own_up["agencies"]
    if not any(text.lemma[k] in agencies for k in said) or not any(agencies & {text.lemma[i], text.lower[i]} for i in words):
        return False
    theirs, mine = sides_of(" ".join(text.words[i] for i in words)), sides_of(_speaker(attribution))
    return not mine or not theirs or bool(theirs & mine)


def _speaker(attribution: Attribution) -> str:
    return f"{attribution.name or ''} {attribution.speaker.text if attribution.speaker else ''}"


def _words(name: str) -> set[str]:
    return {w.strip(".,'()").removesuffix("'s").removesuffix("’s") for w in name.lower().split()}


def _kind_word(text: Text, known: Stances, words: list[int] | range) -> int | None:
    """The noun in a party's words that says what it is: "soldiers" in "soldiers of the 1st Battalion"."""
    for i in list(words)[:_BEFORE]:
        if text.pos[i] in ("NOUN", "PROPN") and _force(text, known, i) is not None and text.lower[i] not in known.own_up["never"]:
            return i
    return None


def _force(text: Text, known: Stances, i: int) -> str | None:
    """``police`` or ``military`` for a noun for one of them or their men."""
    word = text.lower[i]
    if word in known.own_up["police_men"]:
        return "police"
    kinds = speaker_kinds().nouns
    kind = kinds.get(text.lemma[i]) or kinds.get(word) or kinds.get(word.removesuffix("s"))
    if kind in _RANKED:
        return kind
    return "military" if word in known.own_up["military_bodies"] or _of_forces(text, i) else None


def _of_forces(text: Text, i: int) -> bool:
    """``the Dnepr group of forces``."""
    return text.lower[i] == "group" and text.lower[i + 1 : i + 3] == ["of", "forces"]


def _groups_name(text: Text, words: list[int] | range, head: int) -> bool:
    """Whether a name goes on after the noun without "of" ("Army of Light" and "soldiers of the army" do, "troops" does not)."""
    after = [i for i in words if i > head]
    return bool(after) and text.lower[after[0]] not in ("of", "from", "in", "belonging")


def owns_up(text: Text, known: Stances, attribution: Attribution, at: int) -> bool:
    """Whether an own deed is told as one that should not have been: by an inquiry's finding, by "responsible for the deaths",
    or with words of error and regret in its sentence."""
    speaker = attribution.speaker
    said = words_at(text, speaker.start, speaker.end) if speaker is not None else ()
    if any(text.lemma[i] in known.own_up["inquiries"] for i in said):
        return True
    here = text.sent[at]
    first = at
    while first > 0 and text.sent[first - 1] == here:
        first -= 1
    last = at
    while last + 1 < len(text.words) and text.sent[last + 1] == here:
        last += 1
    near = range(first, last + 1)
    if any(text.lemma[i] in known.own_up["errors"] or text.lower[i] in known.own_up["errors"] for i in near):
        return True
    verb = at
    for _ in range(0 if attribution.kind == "armed group" else 4):  # a group that says it is responsible claims the deed
        if text.lower[verb] in known.guilty or any(
            text.lower[k] in known.guilty for k in text.kids[verb] if text.pos[k] == "ADJ"
        ):
            return any(text.lemma[i] in known.harms | cues().harm for i in text.tree(verb))
        if text.head[verb] == verb:
            break
        verb = text.head[verb]
    return False
