"""Whose deeds a speaker's own are: the body that "we", "its men" and a bare denial stand for, and who can have one.

:class:`Said` -> :class:`Side`, and whether the speaker can be the doer at all ("its" of a witness is somebody else's).
"""

from __future__ import annotations

from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.model import Attribution, Mention, ResponsibilityValue, SpeakerKind, Stance
from unfog.read.attribution.blame import Party, party_name, sides_of
from unfog.read.attribution.doers import Doer
from unfog.read.attribution.stances.said import Said
from unfog.read.attribution.stances.sides import Side, side_of, state_of_office

CANNOT_OWN = frozenset(("ngo", "media", "medic", "witness", "relative", "analyst", "document", "social channel"))
"""Kinds of speakers of whom "its" and "their" claim no deed."""
RANKED = frozenset(("police", "military"))
"""Kinds of speakers whose rank shows whose deeds "our men" did, where no body is named."""
_OTHERS = frozenset(("media", "witness", "relative", "medic", "document", "analyst", "police", "social channel"))
"""Kinds of speakers whose "it" and "they" are not the doers: a witness speaks of others, the police of what it investigates."""
_SELF_NOUNS: dict[SpeakerKind, str] = {
    "armed group": "self_armed",
    "police": "self_police",
    "military": "self_military",
    "official": "self_office",
    "anonymous official": "self_office",
}
"""Kind of a speaker -> the list of nouns by which one of his body means it."""


def own_value(said: Said, stance: Stance) -> ResponsibilityValue:
    """A stance of the speaker on the deed of his own side."""
    side = own_side(said)
    return ResponsibilityValue(party=side.name, entity=side.entity, stance=stance)


def own_side(said: Said) -> Side:
    """Whose deeds "ours" are: the speaker himself where he is a body, the body that a person speaks for, else the force that
    his rank shows, else he himself."""
    told, attribution, head = said.told, said.attribution, said.head
    text, known = told.text, told.known
    name = attribution.name or (attribution.speaker.text if attribution.speaker else "")
    if head is not None and text.tag[head] == "NNS" and speaker_kinds().nouns.get(text.lemma[head]) == "armed group":
        mention = told.mention_at(text.start[head])
        return Side(name=name, entity=mention.entity if mention else None)  # "Norland partisans" are not Norland
    named = told.mention_at(text.start[head]) if head is not None else None
    if named is None and attribution.speaker is not None:
        inside = (m for m in told.mentions if m.type in ("group", "force", "state") and attribution.speaker.covers(m.span))
        named = next((m for m in inside if name in (m.name, m.span.text)), None)
    if named is None or named.type == "person":
        side = side_of(text, known, attribution, told.attributions, told.mentions)
        if side is not None and not _names_a_body(attribution):
            unnamed = side.entity is None and attribution.kind == "armed group" and side.name == side.name.lower()
            return Side(name=name, entity=named.entity if named else None) if unnamed and named is not None else side
        fighting = _one_group(said) if side is None else None
        if fighting is not None:
            return fighting
        if attribution.kind in RANKED and not _names_a_body(attribution):
            return side or Side(name=attribution.kind, entity=None)
    name_said = party_name(name, known.for_state)
    if name_said == name and name and name.lower().split()[-1] in known.for_state:
        name_said = state_of_office(text, known) or name
    mention = named or said.mention
    return Side(name=name_said, entity=mention.entity if mention else None)


def _one_group(said: Said) -> Side | None:
    """``a militant spokesman``, ``a rebel commander``: the only armed group that the report names."""
    text, head, kinds = said.told.text, said.head, speaker_kinds()
    if head is None or not any(
        text.dep[k] in ("amod", "compound") and kinds.nouns.get(text.lemma[k]) == "armed group" for k in text.kids[head]
    ):
        return None
    groups = {m.entity: m for m in said.told.mentions if m.type == "group"}
    if len(groups) != 1:
        return None
    only = next(iter(groups.values()))
    return Side(name=only.name or only.span.text, entity=only.entity)


def _names_a_body(attribution: Attribution) -> bool:
    """Whether the speaker's name ends with a noun for a body ("the police", "the Orlan military")."""
    kinds, last = speaker_kinds(), (attribution.name or "person").split()[-1].lower()
    return last in kinds.nouns and last not in kinds.persons | kinds.unnamed


def may_own(said: Said, word: str) -> bool:
    """Whether the speaker can be the doer: a body or its spokesman, not somebody who saw it or looks into it. What one
    person calls ``it`` is something else."""
    text, known, head, kind = said.told.text, said.told.known, said.head, said.attribution.kind
    unknown = kind == "unknown" and head is not None and text.pos[head] == "PROPN"
    if word in ("it", "its") and unknown and said.told.mention_at(text.start[head or 0]) is None:
        return True  # "Norland said it had hit": no person is called "it"
    if word in ("it", "its") and not is_body(said):
        return False
    if word == "they" and _is_one_person(said):
        return False  # "the gunmen had asked for him before they fired", the mayor says
    if kind in known.sides and kind not in _OTHERS:
        return True
    if kind in ("police", "unknown") and word in known.men | {"we", "us", "our", "ours"}:
        return True  # "his men never opened fire", the superintendent maintains
    named = said.mention
    return kind not in _OTHERS and named is not None and named.type in ("group", "force", "state")


def _is_one_person(said: Said) -> bool:
    """Whether one person who leads no fighters speaks: a mayor, a resident, a minister."""
    text, head = said.told.text, said.head
    if head is None or said.attribution.kind in ("armed group", "military"):
        return False
    mention = said.told.mention_at(text.start[head])
    side = own_side(said).entity
    if side is not None and any(m.entity == side and m.type in ("group", "force") for m in said.told.mentions):
        return False  # a spokesman of a group by name
    if mention is not None:
        return mention.type == "person"
    return text.tag[head] in ("NN", "NNP") and not is_body(said)


def is_body(said: Said) -> bool:
    """Whether the head of the speaker's words names a body or one who speaks for it, by a mention or its noun."""
    text, known, head = said.told.text, said.told.known, said.head
    if head is None:
        return False
    mention = next((m for m in said.told.mentions if m.span.start <= text.start[head] < m.span.end), None)
    if mention is not None:
        return mention.type in ("group", "force", "state")
    kinds = speaker_kinds()
    if text.pos[head] == "PRON":
        return text.lower[head] in known.own
    noun = kinds.nouns.get(text.lemma[head]) or kinds.nouns.get(text.lower[head])
    if noun in (None, "unknown") and text.pos[head] == "NOUN":
        return said.attribution.kind in known.sides - {"official", "anonymous official"}
    return noun in known.sides and noun != "official" and text.lemma[head] not in kinds.persons | kinds.unnamed


def names_itself(said: Said, doer: Doer) -> bool:
    """``An official of the service said the agency was behind it``: "the agency" to one who speaks for a body is that body."""
    text, speaker = said.told.text, said.speaker
    words = [w for w in doer.party.name.lower().split() if w != "the"]
    nouns = said.told.known.culprit.get(_SELF_NOUNS.get(said.attribution.kind, ""), frozenset())
    if doer.own or len(words) != 1 or words[0] not in nouns or speaker is None:
        return False
    at = text.at(doer.party.start)
    definite = text.lower[at] == "the" or (at > 0 and text.lower[at - 1] == "the")
    return definite and any(m.type in ("group", "force") and speaker.covers(m.span) for m in said.told.mentions)


def other_body(said: Said, at: int) -> Mention | None:
    """Whom ``them`` means in "it was them": the last armed group named before that is not the speaker."""
    called = said.called
    before = [m for m in said.told.mentions if m.type == "group" and m.span.end <= at and m.span.text not in called]
    return max(before, key=lambda m: m.span.start, default=None)


def speaks_of_itself(said: Said, party: Party) -> bool:
    """Whether a party is "he", or a name that is no side's ("it was not an Iskander"): no denial for a side."""
    text = said.told.text
    named = party.entity is not None or bool(sides_of(party.name)) or party.name.lower() == party.name
    first = text.at(party.start)
    named = named or text.lower[first] == "no" or (first > 0 and text.lower[first - 1] == "no")  # "no Fulani had a hand in it"
    return not named or text.pos[text.at(party.start)] == "PRON" or party.name.lower() in said.told.known.own
