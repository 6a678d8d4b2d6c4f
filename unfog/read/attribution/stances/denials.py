"""Denials: cues that say that something is not so, what one must deny for it to be a stance, and untrue accusations."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model import ResponsibilityValue
from unfog.read.attribution.blame import sides_of
from unfog.read.attribution.deeds import with_particle
from unfog.read.attribution.doers import Doer
from unfog.read.attribution.parties import nobody, party_at
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.stances.own_side import CANNOT_OWN, is_body, own_side, own_value
from unfog.read.attribution.stances.said import Said, negated
from unfog.read.attribution.text import words_at


def refuses(said: Said) -> bool:
    """Whether the cue says that the content is not so: by its class, as a verb of denying, or as the noun that such a verb
    has for its object ("rejected the claim that ...")."""
    text, known, cue = said.told.text, said.told.known, said.attribution.cue
    if said.sense is not None and said.sense.of.effect == "denied":
        return True
    if cue is None:
        return False
    heads = (text.head[i] for i in words_at(text, cue.start, cue.end) if text.dep[i] == "dobj")
    return any(known.verbs.get(text.lemma[i]) == "denies" for i in (*heads, *(() if said.cue is None else (said.cue,))))


def does_not_deny(said: Said) -> bool:
    """``do not deny that the shooter was theirs``, ``does not dispute having fired``: as good as owning to it."""
    text, cue = said.told.text, said.cue
    if cue is None or text.lemma[cue] not in ("deny", "dispute", "contest") or not negated(text, cue):
        return False
    return any(text.pos[i] in ("VERB", "AUX") and text.head[i] == cue for i in said.content)


def called_untrue(said: Said) -> ResponsibilityValue | None:
    """``called the accusation "a lie"``, ``said the claims were baseless``: what was said before of the speaker's own side."""
    text, known = said.told.text, said.told.known
    if said.speaker is None or said.attribution.kind in CANNOT_OWN:
        return None
    content = [i for i in said.content if not text.empty[i]][:16]
    told = next((n for n, i in enumerate(content[:6]) if text.lemma[i] in known.reported and text.pos[i] == "NOUN"), None)
    if told is None:
        if not content or text.lower[content[0]] not in ("it", "this", "that"):
            return None
        told = 0
    if any(text.dep[k] in ("acl", "prep", "relcl") for k in text.kids[content[told]]):
        return None  # "reports that the rebels shelled the town were false"
    if not any(text.lower[i] in known.falsehood for i in content[told + 1 : told + 6]):
        return None
    if any(text.dep[i] == "neg" for i in content):
        return None
    if not _told_of_deed(said, content[0]):
        return None
    return own_value(said, "denies")


def denied_of_another(said: Said) -> Iterator[Doer]:
    """``denied that a Harnabad missile had come down there``: whose subject the denied clause has, whatever its verb."""
    text, known = said.told.text, said.told.known
    verb = said.top_verb()
    subject = text.child(verb, "nsubj") if verb is not None else None
    party = party_at(text, known, subject, said.told.mentions) if subject is not None and subject in set(said.content) else None
    if party is not None and not nobody(known, party):
        yield Doer(party=party, own=False, denied=False)


def is_bystander(said: Said) -> bool:
    """``The governor denied reports that shots from a helicopter had hit diggers``: one who denies for others, a deed of a
    weapon or of nobody named in a clause of its own."""
    text, known = said.told.text, said.told.known
    if said.attribution.kind not in ("official", "government", "unknown") or is_body(said):
        return False
    verb = next((i for i in said.content if text.pos[i] == "VERB" and text.dep[i] in ("ccomp", "acl", "relcl")), None)
    return verb is not None and not any(text.lower[i] in known.own | known.men for i in said.content)


def of_a_deed(said: Said) -> bool:
    """Whether what is denied is a deed, or somebody's part in one."""
    text, known, content = said.told.text, said.told.known, said.content
    verb = said.top_verb()
    if verb is None or text.dep[verb] in ("relcl", "acl") or text.tag[verb] == "VBG":
        return any(text.lemma[i] in known.nouns | known.deeds | known.harms | known.deeds_done for i in content)
    below = text.tree(verb) - {k for c in text.kids[verb] if text.dep[c] in ("nsubj", "nsubjpass") for k in text.tree(c)}
    subject = text.child(verb, "nsubj", "nsubjpass")
    own = subject is not None and any(text.lower[k] in known.own for k in text.tree(subject))
    deeds = known.deeds_done | known.nouns | known.deeds | known.harms | known.guilty | known.culprit["munitions"]
    return own or any(text.lemma[i] in deeds or with_particle(text, i) in deeds for i in below) or text.lemma[verb] == "be"


def concerns_own_side(said: Said) -> bool:
    """Whether what is denied can be the speaker's own doing. An account, a report or a figure is so only where it names the
    speaker's side, or the sentences before tell what that side did: "disputed the governor's account" denies no deed."""
    text, known = said.told.text, said.told.known
    first = next((i for i in said.content[:6] if text.lemma[i] in known.nouns and text.pos[i] == "NOUN"), None)
    if first is None or text.lemma[first] not in known.reported:
        return True
    if any(text.lower[i] in known.own | known.men for i in said.content):
        return True
    sides = sides_of(said.called)
    names = {w for w in said.called.lower().split() if w not in known.general}
    for i in said.content:
        named = text.words[i][:1].isupper() or text.lower[i] in known.culprit["groups"]
        if named and (text.lower[i] in names or sides & sides_of(text.words[i])):
            return True
    return _told_of_deed(said, said.content[0])


def told_of_it_before(said: Said) -> bool:
    """``Police denied that``, ``Kyiv rejects this``: the sentence before tells what the speaker's own side is said to have
    done."""
    text, known = said.told.text, said.told.known
    words = [i for i in said.content if not text.empty[i]]
    as_such = next((n for n, i in enumerate(words) if n and text.lower[i] in ("as", "outright", "twice", "again")), len(words))
    words = words[:as_such]
    if len(words) > 2 or not words or text.lower[words[0]] not in ("it", "this", "that", "those", "these", "the", "everything"):
        return False
    if len(words) == 2 and text.lemma[words[1]] not in known.reported | {"one"}:
        return False
    return _told_of_deed(said, words[0])


def _told_of_deed(said: Said, at: int) -> bool:
    """Whether the two sentences before tell what the speaker's own side is said to have done."""
    text, known, attribution = said.told.text, said.told.known, said.attribution
    here = text.sent[at]
    before = [i for i in range(max(0, at - 120), at) if here - 2 <= text.sent[i] < here]
    side = own_side(said)
    name = attribution.name or ""
    for i in before:
        if text.lemma[i] in known.deeds_done | known.nouns | known.deeds:
            break
    else:
        return False
    mention = said.mention
    if attribution.kind in ("armed group", "military") or (mention is not None and mention.type in ("group", "force")):
        return True
    words = {w.strip(".,'()").lower() for w in (*side.name.split(), *name.split())} - known.general - {"the"}
    sides = sides_of(f"{side.name} {name}")
    return any(
        text.lower[i] in words or (text.words[i][:1].isupper() and bool(sides & sides_of(text.words[i]))) for i in before
    ) or (any(text.lemma[i] in known.deeds_done and is_passive(text, i) for i in before))
