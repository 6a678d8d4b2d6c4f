"""The cue itself takes a stance: "claimed the attack", "blamed the front", "admitted its part", "denied any role"."""

from __future__ import annotations

from unfog.lexicon.cues import cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Stances
from unfog.model import Mention, ResponsibilityValue
from unfog.read.attribution.accused import anyone_accused, blame_places, blamed_by, condemned
from unfog.read.attribution.blame import Party, party_name
from unfog.read.attribution.certainty import sense_of
from unfog.read.attribution.deeds import with_particle
from unfog.read.attribution.frames import lemma_of
from unfog.read.attribution.parties import party_at
from unfog.read.attribution.stances.culprits import named_suspect
from unfog.read.attribution.stances.denials import concerns_own_side, is_bystander, of_a_deed, told_of_it_before
from unfog.read.attribution.stances.own_side import own_value
from unfog.read.attribution.stances.said import Said, Taken
from unfog.read.attribution.stances.sides import meant_by
from unfog.read.attribution.stances.unsaid import undecided
from unfog.read.attribution.stands import stand_of
from unfog.read.attribution.text import Text
from unfog.read.attribution.undone import is_habit

ACCUSERS = frozenset(("police", "official", "government", "military", "anonymous official"))
"""Kinds of speakers whose naming a gunman or suspect lays the deed at his door."""
_LONGEST = 300
"""Code points of the words a stance rests on; where cue and content are longer, it rests on the speaker's alone."""


def by_cue(said: Said) -> Taken | None:
    """The stance that the cue's verb takes: of blaming, of claiming, owning to or denying a deed, of a court."""
    told, cue, speaker, attribution = said.told, said.cue, said.speaker, said.attribution
    text, known = told.text, told.known
    if cue is None or speaker is None:
        return None
    if undecided(said):
        return None
    stand = stand_of(text, known, cue)
    if stand is not None:
        return own_value(said, stand), speaker.start, speaker.end
    suspect = named_suspect(text, known, cue, told.mentions)
    if suspect is not None and attribution.kind in ACCUSERS:
        return ResponsibilityValue(party=suspect.name, entity=suspect.entity, stance="accuses"), suspect.start, suspect.end
    blamed = blamed_by(text, known, cue, told.mentions) or _condemned(text, known, cue, told.mentions)
    blamed = blamed or _each_other(said, cue)
    if blamed is not None and not for_a_deed(text, known, cue, blamed):
        return None
    if blamed is not None and text.lemma[cue] in known.culprit["identify"] and told.names_person(blamed.start):
        return None  # who tells the gunman's name; a group names its own bomber
    if blamed is not None and not speaker.start <= blamed.start < speaker.end:
        party = ResponsibilityValue(party=party_name(blamed.name), entity=blamed.entity, stance="accuses")
        return party, blamed.start, blamed.end
    stance = known.verbs.get(lemma_of(text, cue, cues())) or known.verbs.get(text.lemma[cue])
    if stance is None or stance == "accuses":
        return _unnamed_blamed(said, cue, accuses=stance == "accuses")
    told_before = (stance == "denies" or _is_fighting_body(said)) and told_of_it_before(said)
    if not any(text.lemma[i] in known.nouns for i in said.content[:6]) and not _own_clause(said) and not told_before:
        return None
    doing = next((i for i in said.content[:3] if text.tag[i] == "VBG"), None)
    if doing is not None and is_habit(text, doing):
        return None  # "denies (deliberately) targeting civilians"
    if _usual(said, cue):
        return None
    if text.lemma[cue] == "confirm" and not _confirms_its_own(said):
        return None
    if stance == "denies" and is_bystander(said):
        return None
    if stance == "denies" and not told_before and not (of_a_deed(said) and concerns_own_side(said)):
        return None  # "denies backing the rebels", "denied that the raid endangered ships", "disputed the governor's account"
    mention = told.mention_at(speaker.start) or told.mention_at(max(speaker.end - 1, 0))
    name = attribution.name or speaker.text
    if mention is None and attribution.kind not in known.sides and name.lower() == name:
        return None
    start, end = min(speaker.start, attribution.content[0].start), max(speaker.end, attribution.content[-1].end)
    if end - start > _LONGEST:
        start, end = speaker.start, speaker.end
    return own_value(said, stance), start, end


def _is_fighting_body(said: Said) -> bool:
    """Whether the speaker is a group or force by name, or one who speaks for an armed group: "the front claimed it"."""
    mention = said.mention
    return said.attribution.kind == "armed group" or (mention is not None and mention.type in ("group", "force"))


def _usual(said: Said, cue: int) -> bool:
    """``which as a rule claims what it does``, ``usually admits its attacks``: a habit, not this deed."""
    text, known = said.told.text, said.told.known
    if text.tag[cue] not in ("VBZ", "VBP") or any(text.dep[k] in ("aux", "auxpass") for k in text.kids[cue]):
        return False
    often = any(text.dep[k] == "advmod" and text.lower[k] in known.recurrent for k in text.kids[cue])
    rule = any(text.lower[k] == "as" and any(text.lower[c] in ("rule", "habit") for c in text.kids[k]) for k in text.kids[cue])
    many = text.dep[cue] == "relcl" and any(text.lower[i] == "what" for i in said.content[:1])
    return often or rule or many


def _confirms_its_own(said: Said) -> bool:
    """Whether what is confirmed is one's own: "confirmed that its jets struck", "confirmed the strike"; not what befell one
    ("a security source confirmed the attack")."""
    text, known = said.told.text, said.told.known
    if _own_clause(said) or any(_means_self(text, known, i) for i in said.content[:8]):
        return True
    mention = said.mention
    body = said.attribution.kind in ("military", "armed group") or (
        mention is not None and mention.type in ("group", "force", "state")
    )
    return body and any(text.lemma[i] in known.culprit["claimed_strikes"] for i in said.content[:6])


def _own_clause(said: Said) -> bool:
    """Whether the clause begins with the speaker's own side ("that its forces had fired") or is its own doing."""
    text = said.told.text
    first = [i for i in said.content if not text.empty[i]][:3]
    return any(_means_self(text, said.told.known, i) for i in first) or (bool(first) and text.tag[first[0]] == "VBG")


def _means_self(text: Text, known: Stances, i: int) -> bool:
    """``its jets``, ``that it had fired``; not "it was a suicide attack", "admits it"."""
    if text.lower[i] not in known.own:
        return False
    if text.lower[i] != "it":
        return True
    verb = text.head[i]
    if text.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    if text.lemma[verb] != "be" or text.dep[i] == "nsubjpass":
        return True
    behind = any(text.lower[k] in known.behind | known.guilty | known.authors for k in text.kids[verb])
    return behind


def for_a_deed(text: Text, known: Stances, verb: int, party: Party | None = None) -> bool:
    """Whether what somebody is blamed for, where it is said, is a deed or a harm: "of shelling it", "for the deaths"; not "of
    rebuilding its arsenal", "for ignoring warnings". What belongs to the party's own name ("the Front in the Hills") is none."""
    named = range(text.at(party.start), text.at(max(party.end - 1, party.start)) + 1) if party is not None else range(0)
    told: list[int] = []
    for k in text.kids[verb]:
        inner = [k, *(c for c in text.kids[k] if text.dep[k] == "dobj")]
        told += [c for c in inner if text.dep[c] == "prep" and text.lower[c] in ("of", "for", "with", "over", "in") and c > verb]
    if text.lemma[verb] not in known.culprit["of_verbs"]:
        told = [c for c in told if text.lower[c] != "of"]  # "blamed the northern front of the army"
    told = [c for c in told if c not in named]
    said = [c for k in told for c in text.kids[k] if text.dep[c] in ("pobj", "pcomp")]
    if not said:
        return True
    deeds = known.deeds_done | known.nouns | known.deeds | known.harms | known.culprit["munitions"]
    below = {w for c in said for w in text.tree(c)}
    return any(
        text.lemma[w] in deeds or text.lower[w] in ("it", "this", "that") or with_particle(text, w) in deeds for w in below
    )


def _condemned(text: Text, known: Stances, verb: int, mentions: tuple[Mention, ...]) -> Party | None:
    """The doer of a deed that somebody finds bad."""
    sense = sense_of(text, verb)
    return condemned(text, known, verb, mentions) if sense is not None and sense.of.name == "criticize" else None


def _each_other(said: Said, cue: int) -> Party | None:
    """``The front and the army accused each other``: the one named first (the attribution is his) blames the other."""
    told, text = said.told, said.told.text
    target = text.child(cue, "dobj")
    if target is None or not {text.lower[k] for k in text.tree(target)} & {"other", "another"} or said.head is None:
        return None
    joined = text.child(said.head, "conj")
    return party_at(text, told.known, joined, told.mentions) if joined is not None else None


def _unnamed_blamed(said: Said, cue: int, *, accuses: bool) -> Taken | None:
    """A party without a name: "blamed the military", "accused the hunters of"."""
    text, known = said.told.text, said.told.known
    blames_body = accuses or next(iter(blame_places(text, known, cue)), None) is not None
    if not blames_body or not for_a_deed(text, known, cue):
        return None
    unnamed = _body_blamed(said, cue)
    accused = anyone_accused(text, known, cue) if unnamed is None else None
    if accused is None:
        return unnamed
    return ResponsibilityValue(party=accused.name, entity=None, stance="accuses"), accused.start, accused.end


def _body_blamed(said: Said, cue: int) -> Taken | None:
    """``blamed the military``: a body without a name."""
    text, known = said.told.text, said.told.known
    target = text.child(cue, "dobj")
    if target is None:
        target = next(iter(blame_places(text, known, cue)), None)
    if target is None or text.pos[target] != "NOUN" or not _body(text, known, target):
        return None
    meant = meant_by(text, target, said.told.mentions)
    if meant is not None:
        value = ResponsibilityValue(party=meant.name, entity=meant.entity, stance="accuses")
        return value, text.start[target], text.end[target]
    words = sorted(_noun_phrase(text, target))
    value = ResponsibilityValue(party=party_name(" ".join(text.words[i] for i in words)), entity=None, stance="accuses")
    return value, text.start[words[0]], text.end[words[-1]]


def _body(text: Text, known: Stances, noun: int) -> bool:
    """Whether a common noun means a body that can be to blame: "the military", "a smuggling ring"; not "the weather"."""
    kind = speaker_kinds().nouns.get(text.lemma[noun])
    if text.lower[noun] in known.culprit["groups"]:
        return True
    return text.lemma[noun] in known.culprit["bodies"] or kind in ("armed group", "military", "police", "government")


def _noun_phrase(text: Text, noun: int) -> set[int]:
    """The words of a noun without clauses, appositions and what follows with a preposition."""
    words = set(text.tree(noun))
    for k in text.kids[noun]:
        if text.dep[k] in ("relcl", "acl", "appos", "prep", "punct", "conj", "cc"):
            words -= text.tree(k)
    return text.trim(words) or {noun}
