"""A party found in somebody's words -> the speaker's stance on it: his own deed (claims, confirms), or another's (accuses)."""

from __future__ import annotations

from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Stances, stances
from unfog.model import Mention, ResponsibilityValue, SpeakerKind, Stance
from unfog.read.attribution.blame import Party, denied_of, party_name, sides_of
from unfog.read.attribution.stances.arms import is_own_arm, owns_up
from unfog.read.attribution.stances.denials import refuses
from unfog.read.attribution.stances.own_side import CANNOT_OWN, RANKED, own_side
from unfog.read.attribution.stances.said import Said
from unfog.read.attribution.text import Text, words_at


def value_of(said: Said, party: Party) -> ResponsibilityValue | None:
    """Speaking of one's own deed is claiming it (confirming, with a verb of that class); of another's, accusing."""
    told, attribution, speaker = said.told, said.attribution, said.speaker
    text, known, mentions = told.text, told.known, told.mentions
    mention = told.mention_at(speaker.start) if speaker else None
    i = text.at(party.start)
    owner = text.child(text.at(max(party.end - 1, party.start)), "poss")
    own = any(w.lower() in known.own and not w.isupper() for w in party.name.split()) or (
        i > 0 and text.lower[i - 1] in known.own
    )
    own = own or (owner is not None and text.lower[owner] in known.own)
    same = own or (mention is not None and party.entity is not None and mention.entity == party.entity)
    same = same or (attribution.kind in known.sides and bool(sides_of(said.called) & sides_of(party.name)))
    same = same or (mention is not None and _named_before(mentions, mention, party.start))
    words = {w.strip(".,'()") for w in (attribution.name or "").lower().split()} - known.general
    same = same or bool(words & {w.strip(".,'()") for w in party.name.lower().split()})
    if own and attribution.kind in CANNOT_OWN and not (mention is not None and mention.type in ("group", "force", "state")):
        return None  # "one of its patrols had heard explosions", a monitor said
    same = same or (attribution.kind in RANKED | {"government"} and _own_force(text, party, attribution.kind, said.confirming))
    same = same or _admits_of_a_force(mentions, party, attribution.kind, said.confirming)
    same = same or (attribution.kind == "armed group" and _named_with_praise(text, known, party))
    same = same or is_own_arm(text, known, attribution, party, mentions, said.confirming)
    stance: Stance = "accuses"
    if refuses(said) or (same and denied_of(text, party)):
        stance = "denies"
    elif same:
        stance = "confirms" if said.confirming or owns_up(text, known, attribution, i) else "claims"
    if own and speaker is not None:
        side = own_side(said)
        return ResponsibilityValue(party=side.name, entity=side.entity or party.entity, stance=stance)
    entity = party.entity
    if same and entity is None:
        entity = own_side(said).entity
    return ResponsibilityValue(party=men_of(known, party.name), entity=entity, stance=stance)


def men_of(known: Stances, name: str) -> str:
    """The body whose men are meant: "officers" are the police."""
    return known.bodies_of_men.get(name.lower().removeprefix("the ")) or party_name(name)


def _named_before(mentions: tuple[Mention, ...], speaker: Mention, at: int) -> bool:
    """Whether the words at ``at`` stand right after the speaker's own name: "Coastal Command (CCOM) forces"."""
    return any(m.entity == speaker.entity and 0 < at - m.span.end <= 2 for m in mentions)


def _named_with_praise(text: Text, known: Stances, party: Party) -> bool:
    """``"soldiers of the caliphate"``, in a group's own words: its men."""
    i = text.at(party.start)
    return text.quote_at[i] >= 0 and text.lemma[i] in known.culprit["members"] | known.culprit["praised"]


def _own_force(text: Text, party: Party, kind: SpeakerKind, confirming: bool) -> bool:
    """Whether a party without a name is the speaker's own: "officers" to the police; any force of the state to an official who
    admits what it did."""
    words = words_at(text, party.start, party.end)
    if any(text.words[i][:1].isupper() and (text.pos[i] == "PROPN" or sides_of(text.words[i])) for i in words):
        return False
    last = text.at(max(party.end - 1, party.start))
    force = speaker_kinds().nouns.get(text.lemma[last])
    force = "police" if text.lower[last] in ("officers", "officer", "constable", "policemen", "policeman") else force
    if kind == "military" and text.lemma[last] in stances().culprit["units"]:
        return True  # "the air force had destroyed trucks", a military official said
    return force in RANKED and (force == kind or confirming)


def _admits_of_a_force(mentions: tuple[Mention, ...], party: Party, kind: SpeakerKind, confirming: bool) -> bool:
    """Whether an official who admits a deed tells of a force of the state by its name: "acknowledged that the UIR had fired"."""
    force = any(m.type == "force" and m.span.start <= party.start < m.span.end for m in mentions)
    return confirming and force and kind in RANKED | {"government", "official"}
