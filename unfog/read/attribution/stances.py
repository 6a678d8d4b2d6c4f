"""Drafts of responsibility and affiliation: who is said, by whom, to have done it, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from unfog.lexicon.casualties import harm_words
from unfog.lexicon.cues import Cue, cues
from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Stances, stances
from unfog.model import (
    Attribution,
    Draft,
    Event,
    Mention,
    ResponsibilityValue,
    Span,
    SpeakerKind,
    Stance,
)
from unfog.read.attribution.answers import clears_itself, rejects
from unfog.read.attribution.arms import is_own_arm, owns_up
from unfog.read.attribution.blame import Party, attribution_around, blamed_words, denied_of, party_name, sides_of
from unfog.read.attribution.certainty import sense_of
from unfog.read.attribution.clients import denies_for_client
from unfog.read.attribution.culprits import culprits, deeds_by, named_suspect, own_fighters, own_passives, own_successes
from unfog.read.attribution.doers import (
    OPEN,
    Doer,
    anyone_accused,
    blame_places,
    blamed_by,
    condemned,
    doers,
    is_habit,
    is_history,
    nobody,
    party_at,
    with_particle,
)
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.frames import lemma_of
from unfog.read.attribution.sides import Side, meant_by, side_of, state_of_office
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.stands import stand_of
from unfog.read.attribution.text import Text, cue_head, words_at
from unfog.read.datelines import dateline, inside
from unfog.read.parse import Parsed

_OTHERS = frozenset(("media", "witness", "relative", "medic", "document", "analyst", "police", "social channel"))
"""Kinds of speakers whose "it" and "they" are not the doers: a witness speaks of others, the police of what it investigates."""
_CANNOT_OWN = frozenset(("ngo", "media", "medic", "witness", "relative", "analyst", "document", "social channel"))
"""Kinds of speakers of whom "its" and "their" claim no deed."""
_ACCUSERS = frozenset(("police", "official", "government", "military", "anonymous official"))
"""Kinds of speakers whose naming a gunman or suspect lays the deed at his door."""
_DENIERS = frozenset(("government", "military", "police", "armed group"))
"""Kinds of speakers who deny for a side by saying that it did not do it."""
_RANKED = frozenset(("police", "military"))
"""Kinds of speakers whose rank shows whose deeds "our men" did, where no body is named."""
_SELF_NOUNS: dict[SpeakerKind, str] = {
    "armed group": "self_armed",
    "police": "self_police",
    "military": "self_military",
    "official": "self_office",
    "anonymous official": "self_office",
}
"""Kind of a speaker -> the list of nouns by which one of his body means it."""
_WHERE = frozenset(("in", "on", "near", "at", "around", "outside"))
_SPEAKER = frozenset(("it", "they", "he", "she", "we", "i"))
"""Subjects by which a content means its speaker."""
_SEVERAL = frozenset(("groups", "organisations", "organizations", "factions", "movements", "outfits", "militias"))
"""Nouns for several bodies at once, none of which is meant alone."""
_NEAR = 60
"""Code points between a body and the words that tie it to another one."""


def responsibility_drafts(
    parsed: Parsed, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> tuple[Draft, ...]:
    """What each attribution lays at whose door. A headline's stand counts only where the text takes none: it shortens what
    the text tells in full (of eleven such stands in 240 passages one was right, 2026-11-27)."""
    found = tuple(_responsibility(parsed, attributions, mentions, events))
    found = tuple(d for d in found if not _owned_up_elsewhere(d, found))
    if len(parsed.paragraphs) < 2:
        return found
    first = parsed.paragraphs[0][1]
    told = any(draft.start >= first for draft in found)
    return tuple(draft for draft in found if draft.start >= first or not told)


def _owned_up_elsewhere(draft: Draft, found: tuple[Draft, ...]) -> bool:
    """Whether a claimed deed is one that the same side confirms in this report: owning up says more."""
    value = draft.value
    if not isinstance(value, ResponsibilityValue) or value.stance != "claims":
        return False
    others = (d.value for d in found if d.attribution == draft.attribution or d.event == draft.event)
    return any(
        isinstance(o, ResponsibilityValue)
        and o.stance == "confirms"
        and (o.party == value.party or (o.entity is not None and o.entity == value.entity))
        for o in others
    )


def _responsibility(
    parsed: Parsed, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> Iterator[Draft]:
    """One draft for each attribution and party: from the cue ("claimed responsibility", "blamed"), else from the
    attacker that an event inside the content has."""
    text, known = text_for(parsed), stances()
    line = dateline(parsed.report.text, parsed.paragraphs)
    accused: ResponsibilityValue | None = None
    charges: list[ResponsibilityValue] = []
    silent: list[Attribution] = []
    for attribution in attributions:
        if accused is not None and denies_for_client(text, known, attribution) and attribution.speaker is not None:
            value = replace(accused, stance="denies")
            yield _draft(_main(events), value, attribution.speaker.start, attribution.speaker.end, attribution)
            continue
        taken = False
        for found in _stands_of(text, known, attribution, attributions, mentions, events, line):
            said = found.value
            if isinstance(said, ResponsibilityValue):
                if _means_again(known, said):
                    meant = accused or _last_group(mentions, found.start)
                    said = replace(said, party=meant.party, entity=meant.entity) if meant is not None else said
                    found = replace(found, value=said)
                if said.stance == "accuses":
                    accused = said
                    charges.append(said)
            taken = True
            yield found
        if not taken:
            silent.append(attribution)
    for attribution in silent if charges else ():
        answer = _answer(text, known, attribution, attributions, mentions, charges)
        if answer is not None and attribution.speaker is not None:
            yield _draft(_main(events), answer, attribution.speaker.start, attribution.speaker.end, attribution)


def _answer(
    text: Text,
    known: Stances,
    attribution: Attribution,
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
    charges: list[ResponsibilityValue],
) -> ResponsibilityValue | None:
    """What an attribution denies as an answer to a charge against the speaker's own side."""
    if attribution.speaker is None or attribution.kind in _CANNOT_OWN or _says_not(text, known, attribution):
        return None
    rejected = rejects(text, known, attribution, _cue_head(text, attribution))
    if not rejected and attribution.kind not in _DENIERS | {"official", "anonymous official"}:
        return None
    side = _own_side(text, known, attribution, attributions, mentions)
    charged = next((c for c in charges if _of_side(known, side, attribution, c)), None)
    if charged is None:
        return None
    names = frozenset(w.lower() for w in charged.party.split() if w.lower() not in ("the", "of", "a"))
    if rejected or clears_itself(text, known, attribution, names):
        return replace(charged, stance="denies")
    return None


def _of_side(known: Stances, side: Side, attribution: Attribution, charge: ResponsibilityValue) -> bool:
    """Whether a charge is one against the side that speaks."""
    if side.entity is not None and side.entity == charge.entity:
        return True
    mine = {w.strip(".,'()").removesuffix("'s").lower() for w in f"{side.name} {_speaker_words(attribution)}".split()}
    theirs = {w.strip(".,'()").removesuffix("'s").lower() for w in charge.party.split()}
    if (mine & theirs) - known.general - {"the"}:
        return True
    states = sides_of(f"{side.name} {_speaker_words(attribution)}") & sides_of(charge.party)
    return bool(states)


def _last_group(mentions: tuple[Mention, ...], at: int) -> ResponsibilityValue | None:
    """The armed group named last before an offset."""
    before = [m for m in mentions if m.type == "group" and m.span.end <= at and m.name]
    last = max(before, key=lambda m: m.span.start, default=None)
    if last is None:
        return None
    return ResponsibilityValue(party=last.name or last.span.text, entity=last.entity, stance="accuses")


def _means_again(known: Stances, value: ResponsibilityValue) -> bool:
    """``the same gang``, ``the outfit``, ``the gang's spokesman``: a group without a name, which is the one accused before."""
    words = [
        w.removesuffix("'s").removesuffix("’s") for w in value.party.split() if w.lower() not in ("the", "same", "this", "that")
    ]
    plain = value.entity is None and not any(w[:1].isupper() for w in words)
    groups = known.culprit["groups"] - {"army", "force"}
    return plain and (set(words) <= groups if value.stance == "accuses" else bool(set(words) & groups))


def _stands_of(
    text: Text,
    known: Stances,
    attribution: Attribution,
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
    events: tuple[Event, ...],
    line: tuple[int, int] | None,
) -> Iterator[Draft]:
    """The stands of one attribution."""
    if _says_not(text, known, attribution):
        return
    if _withdraws(text, known, attribution):
        return
    event = _event_in(text, attribution, events)
    if _does_not_deny(text, known, attribution) and attribution.speaker is not None:
        side = _own_side(text, known, attribution, attributions, mentions)
        value = ResponsibilityValue(party=side.name, entity=side.entity, stance="confirms")
        yield _draft(event, value, attribution.speaker.start, attribution.speaker.end, attribution)
        return
    regretted = _regretted(text, known, attribution, attributions, mentions, events)
    if regretted is not None:
        yield regretted
        return
    untrue = _called_untrue(text, known, attribution, attributions, mentions)
    if untrue is not None and attribution.speaker is not None:
        yield _draft(_main(events), untrue, attribution.speaker.start, attribution.speaker.end, attribution)
        return
    by_cue = _by_cue(text, known, attribution, attributions, mentions)
    if by_cue is not None:
        value, start, end = by_cue
        yield _draft(event, value, start, end, attribution)
        return
    seen: set[str] = set()
    for value, start, end in _by_clause(text, known, attribution, attributions, mentions):
        key = f"{value.stance}|{value.entity or value.party.lower()}"
        if key not in seen and not inside(line, start):
            seen.add(key)
            yield _draft(_main(events) if value.stance == "denies" else event, value, start, end, attribution)
    if seen:
        return
    for happening, party in _blamed(text, known, attribution, attributions, mentions, events, line):
        inner = attribution_around(attributions, party.start, party.end)
        key = f"{happening.id if happening else ''}|{party.entity or party.name.lower()}"
        if (inner is not None and inner is not attribution) or key in seen:
            continue
        seen.add(key)
        said = _value(text, known, attribution, party, attributions, mentions)
        if said is not None and (said.stance != "accuses" or not denied_of(text, party)):
            yield _draft(happening, said, party.start, party.end, attribution)


def _says_not(text: Text, known: Stances, attribution: Attribution) -> bool:
    """``No official has confirmed``, ``did not say``, ``both sides denied``: nobody's stand."""
    speaker, head = attribution.speaker, _cue_head(text, attribution)
    first, *others = speaker.text.lower().split() if speaker is not None else ("",)
    several = first in known.speech_only and others[:1] in (["sides"], ["side"], ["parties"], ["country"], ["of"])
    several = several or (first in known.speech_only and bool(_SEVERAL & set(others[:3])))
    if first in ("no", "nobody", "none", "neither") or several:
        return True
    if head is None or not _negated(text, head):
        return False
    return not _does_not_deny(text, known, attribution)


def _does_not_deny(text: Text, known: Stances, attribution: Attribution) -> bool:
    """``do not deny that the shooter was theirs``, ``does not dispute having fired``: as good as owning to it."""
    head = _cue_head(text, attribution)
    if head is None or text.lemma[head] not in ("deny", "dispute", "contest") or not _negated(text, head):
        return False
    content = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end)]
    return any(text.pos[i] in ("VERB", "AUX") and text.head[i] == head for i in content)


def _withdraws(text: Text, known: Stances, attribution: Attribution) -> bool:
    """``took back its claim of the attack``, ``withdrew the accusation``."""
    head = _cue_head(text, attribution)
    if head is None or not {text.lemma[head], with_particle(text, head)} & (known.regrets | {"withdraw", "rescind", "drop"}):
        return False
    words = [i for piece in attribution.content[:1] for i in words_at(text, piece.start, piece.end)]
    return any(text.lemma[i] in known.reported | {"responsibility"} for i in words[:3])


def _negated(text: Text, verb: int) -> bool:
    """Whether a verb is denied, the negation perhaps hanging on an adverb between: "did not at once claim"."""
    helpers = [k for k in text.kids[verb] if text.dep[k] in ("aux", "auxpass") and k < verb]
    between = range(min(helpers), verb) if helpers else ()
    above = text.head[verb]
    if text.dep[verb] == "xcomp" and any(text.lower[k] == "yet" for k in text.kids[above]):
        return True  # "has yet to claim"
    return any(text.dep[k] == "neg" for k in text.kids[verb]) or any(text.lower[k] in ("not", "n't", "never") for k in between)


def _by_clause(
    text: Text, known: Stances, attribution: Attribution, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]
) -> Iterator[tuple[ResponsibilityValue, int, int]]:
    """What the clauses of a content say of who did it (``doers``), as the speaker's stance."""
    if attribution.speaker is None or _undecided(text, attribution):
        return
    words = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end)]
    near = tuple(a for a in attributions if any(p.overlaps(q) for p in a.content for q in attribution.content))
    mine = [i for i in words if attribution_around(near, text.start[i], text.end[i]) is attribution]
    head = _cue_head(text, attribution)
    sense = sense_of(text, head) if head is not None else None
    refuses = _refuses(text, known, attribution, sense)
    told = _blamed_within(text, known, mine, mentions)
    found = [
        *told,
        *doers(text, known, mine, mentions, refuses),
        *culprits(text, known, mine, mentions, attribution.kind in _ACCUSERS),
    ]
    if not found and not refuses:
        found = list(deeds_by(text, known, mine, mentions))
    if refuses and not found:
        found = list(_denied_of_another(text, known, attribution, mentions))
    if not found and attribution.kind in ("military", "armed group"):
        found = list(own_passives(text, known, mine)) or ([] if refuses else list(own_successes(text, known, mine)))
    if not found and attribution.kind == "armed group" and not refuses:
        found = list(own_fighters(text, known, mine))
    elif attribution.kind == "armed group" and not refuses:
        found = [replace(doer, own=True) if _is_person(mentions, doer.party) else doer for doer in found]
    found = [replace(doer, own=True) if _names_itself(text, known, attribution, mentions, doer) else doer for doer in found]
    for doer in found:
        if doer.party.name.lower() == "them" and not (doer.denied or refuses):
            other = _other_body(text, attribution, mentions, doer.party.start)
            if other is not None:
                blamed = ResponsibilityValue(party=other.name or other.span.text, entity=other.entity, stance="accuses")
                yield blamed, doer.party.start, doer.party.end
        elif doer.own:
            if not _may_own(text, known, attribution, mentions, doer.party.name.lower()):
                continue
            stance: Stance = "claims"
            if refuses or doer.denied:
                stance = "denies"
            elif (sense is not None and sense.of.stance == "confirms") or owns_up(
                text, known, attribution, text.at(doer.party.start)
            ):
                stance = "confirms"
            side = _own_side(text, known, attribution, attributions, mentions)
            yield ResponsibilityValue(party=side.name, entity=side.entity, stance=stance), doer.party.start, doer.party.end
        elif doer.denied:
            if not refuses and attribution.kind in _DENIERS and not _speaks_of_itself(text, known, doer.party):
                party = _men(known, doer.party.name)
                denied = ResponsibilityValue(party=party, entity=doer.party.entity, stance="denies")
                yield denied, doer.party.start, doer.party.end
        else:
            value = _value(text, known, attribution, doer.party, attributions, mentions)
            if value is not None and (not refuses or value.stance == "denies"):
                yield value, doer.party.start, doer.party.end


def _names_itself(text: Text, known: Stances, attribution: Attribution, mentions: tuple[Mention, ...], doer: Doer) -> bool:
    """``An official of the service said the agency was behind it``: "the agency" to one who speaks for a body is that body."""
    words = [w for w in doer.party.name.lower().split() if w != "the"]
    nouns = known.culprit.get(_SELF_NOUNS.get(attribution.kind, ""), frozenset())
    if doer.own or len(words) != 1 or words[0] not in nouns or attribution.speaker is None:
        return False
    at = text.at(doer.party.start)
    definite = text.lower[at] == "the" or (at > 0 and text.lower[at - 1] == "the")
    return definite and any(m.type in ("group", "force") and attribution.speaker.covers(m.span) for m in mentions)


def _speaks_of_itself(text: Text, known: Stances, party: Party) -> bool:
    """Whether a party is "he", or a name that is no side's ("it was not an Iskander"): no denial for a side."""
    named = party.entity is not None or bool(sides_of(party.name)) or party.name.lower() == party.name
    first = text.at(party.start)
    named = named or text.lower[first] == "no" or (first > 0 and text.lower[first - 1] == "no")  # "no Fulani had a hand in it"
    return not named or text.pos[text.at(party.start)] == "PRON" or party.name.lower() in known.own


def _blamed_within(text: Text, known: Stances, words: list[int], mentions: tuple[Mention, ...]) -> Iterator[Doer]:
    """``said they suspected the front``, ``told reporters he blamed the army``: blame laid by the speaker inside his content."""
    for i in words:
        subject = text.child(i, "nsubj") if text.pos[i] == "VERB" else None
        if subject is None or text.lower[subject] not in _SPEAKER or _negated(text, i) or is_passive(text, i):
            continue
        party = blamed_by(text, known, i, mentions)
        if party is not None and _for_a_deed(text, known, i):
            yield Doer(party=party, own=False, denied=False)


def _other_body(text: Text, attribution: Attribution, mentions: tuple[Mention, ...], at: int) -> Mention | None:
    """Whom ``them`` means in "it was them": the last armed group named before that is not the speaker."""
    said = _speaker_words(attribution)
    before = [m for m in mentions if m.type == "group" and m.span.end <= at and m.span.text not in said]
    return max(before, key=lambda m: m.span.start, default=None)


def _is_person(mentions: tuple[Mention, ...], party: Party) -> bool:
    return any(m.type == "person" and m.span.start <= party.start < m.span.end for m in mentions)


def _regretted(
    text: Text,
    known: Stances,
    attribution: Attribution,
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
    events: tuple[Event, ...],
) -> Draft | None:
    """``called the raid a mistake and apologised``: who is sorry for a happening, or takes back what he said of it, has
    owned to it. The happening stands in the same sentence."""
    head, speaker = _cue_head(text, attribution), attribution.speaker
    if head is None or speaker is None or not _may_own(text, known, attribution, mentions, ""):
        return None
    verbs = {head, *(k for k in text.kids[head] if text.dep[k] == "conj")}
    at = head
    while text.head[at] != at:
        at = text.head[at]
        verbs.add(at)
    sorry = [i for i in verbs if lemma_of(text, i, cues()) in known.regrets or with_particle(text, i) in known.regrets]
    objects = {text.lemma[k] for i in sorry for k in text.kids[i] if text.dep[k] == "dobj"}
    if not sorry or objects & (known.reported | {"responsibility"}):
        return None  # also "took back its claim of the attack"
    for event in events:
        kind = event_lexicon().types.get(event.type)
        if event.background or (kind is not None and kind.routine):
            continue
        if any(text.sent[text.at(m.start)] == text.sent[head] for m in event.mentions):
            side = _own_side(text, known, attribution, attributions, mentions)
            value = ResponsibilityValue(party=side.name, entity=side.entity, stance="confirms")
            return _draft(event, value, speaker.start, speaker.end, attribution)
    return None


def _denied_of_another(text: Text, known: Stances, attribution: Attribution, mentions: tuple[Mention, ...]) -> Iterator[Doer]:
    """``denied that a Harnabad missile had come down there``: whose subject the denied clause has, whatever its verb."""
    words = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end)]
    inner = set(words)
    verb = next((i for i in words if text.pos[i] in ("VERB", "AUX") and text.head[i] not in inner), None)
    subject = text.child(verb, "nsubj") if verb is not None else None
    party = party_at(text, known, subject, mentions) if subject in inner and subject is not None else None
    if party is not None and not nobody(known, party):
        yield Doer(party=party, own=False, denied=False)


def _refuses(text: Text, known: Stances, attribution: Attribution, sense: Cue | None) -> bool:
    """Whether the cue says that the content is not so: by its class, as a verb of denying, or as the noun that such a verb
    has for its object ("rejected the claim that ...")."""
    if sense is not None and sense.of.effect == "denied":
        return True
    if attribution.cue is None:
        return False
    heads = (text.head[i] for i in words_at(text, attribution.cue.start, attribution.cue.end) if text.dep[i] == "dobj")
    verb = _cue_head(text, attribution)
    return any(known.verbs.get(text.lemma[i]) == "denies" for i in (*heads, *(() if verb is None else (verb,))))


def _called_untrue(
    text: Text, known: Stances, attribution: Attribution, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]
) -> ResponsibilityValue | None:
    """``called the accusation "a lie"``, ``said the claims were baseless``: what was said before of the speaker's own side."""
    if attribution.speaker is None or attribution.kind in _CANNOT_OWN:
        return None
    content = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end) if not text.empty[i]][:16]
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
    here = text.sent[content[0]]
    if not _told_of_deed(text, known, attribution, attributions, mentions, content[0], here):
        return None
    side = _own_side(text, known, attribution, attributions, mentions)
    return ResponsibilityValue(party=side.name, entity=side.entity, stance="denies")


def _undecided(text: Text, attribution: Attribution) -> bool:
    """``neither confirmed nor denied``: no stance at all."""
    if attribution.cue is None:
        return False
    words = words_at(text, attribution.cue.start, attribution.cue.end)
    return any(text.lower[i] in ("neither", "nor") for i in (*words, max(0, words[0] - 1) if words else 0))


def _may_own(text: Text, known: Stances, attribution: Attribution, mentions: tuple[Mention, ...], word: str) -> bool:
    """Whether the speaker can be the doer: a body or its spokesman, not somebody who saw it or looks into it. What one
    person calls ``it`` is something else."""
    head = _head_of(text, attribution)
    unknown = attribution.kind == "unknown" and head is not None and text.pos[head] == "PROPN"
    if word in ("it", "its") and unknown and _mention_at(mentions, text.start[head or 0]) is None:
        return True  # "Norland said it had hit": no person is called "it"
    if word in ("it", "its") and not _is_body(text, known, attribution, mentions):
        return False
    if attribution.kind in known.sides and attribution.kind not in _OTHERS:
        return True
    if attribution.kind in ("police", "unknown") and word in known.men | {"we", "us", "our", "ours"}:
        return True  # "his men never opened fire", the superintendent maintains
    named = _mention_of(mentions, attribution)
    return attribution.kind not in _OTHERS and named is not None and named.type in ("group", "force", "state")


def _is_body(text: Text, known: Stances, attribution: Attribution, mentions: tuple[Mention, ...]) -> bool:
    """Whether the head of the speaker's words names a body or one who speaks for it, by a mention or its noun."""
    head = _head_of(text, attribution)
    if head is None:
        return False
    mention = next((m for m in mentions if m.span.start <= text.start[head] < m.span.end), None)
    if mention is not None:
        return mention.type in ("group", "force", "state")
    kinds = speaker_kinds()
    if text.pos[head] == "PRON":
        return text.lower[head] in known.own
    noun = kinds.nouns.get(text.lemma[head]) or kinds.nouns.get(text.lower[head])
    if noun in (None, "unknown") and text.pos[head] == "NOUN":
        return attribution.kind in known.sides - {"official", "anonymous official"}
    return noun in known.sides and noun != "official" and text.lemma[head] not in kinds.persons | kinds.unnamed


def _own_side(
    text: Text, known: Stances, attribution: Attribution, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]
) -> Side:
    """Whose deeds "ours" are: the speaker himself where he is a body, the body that a person speaks for, else the force that
    his rank shows, else he himself."""
    name = attribution.name or (attribution.speaker.text if attribution.speaker else "")
    head = _head_of(text, attribution)
    if head is not None and text.tag[head] == "NNS" and speaker_kinds().nouns.get(text.lemma[head]) == "armed group":
        mention = _mention_at(mentions, text.start[head])
        return Side(name=name, entity=mention.entity if mention else None)  # "Norland partisans" are not Norland
    named = _mention_at(mentions, text.start[head]) if head is not None else None
    if named is None and attribution.speaker is not None:
        inside = (m for m in mentions if m.type in ("group", "force", "state") and attribution.speaker.covers(m.span))
        named = next((m for m in inside if name in (m.name, m.span.text)), None)
    if named is None or named.type == "person":
        side = side_of(text, known, attribution, attributions, mentions)
        if side is not None and not _names_a_body(attribution):
            unnamed = side.entity is None and attribution.kind == "armed group" and side.name == side.name.lower()
            return Side(name=name, entity=named.entity if named else None) if unnamed and named is not None else side
        fighting = _one_group(text, attribution, mentions) if side is None else None
        if fighting is not None:
            return fighting
        if attribution.kind in _RANKED and not _names_a_body(attribution):
            return side or Side(name=attribution.kind, entity=None)
    said = party_name(name, known.for_state)
    if said == name and name and name.lower().split()[-1] in known.for_state:
        said = state_of_office(text, known) or name
    mention = named or _mention_of(mentions, attribution)
    return Side(name=said, entity=mention.entity if mention else None)


def _one_group(text: Text, attribution: Attribution, mentions: tuple[Mention, ...]) -> Side | None:
    """``a militant spokesman``, ``a rebel commander``: the only armed group that the report names."""
    head = _head_of(text, attribution)
    kinds = speaker_kinds()
    if head is None or not any(
        text.dep[k] in ("amod", "compound") and kinds.nouns.get(text.lemma[k]) == "armed group" for k in text.kids[head]
    ):
        return None
    groups = {m.entity: m for m in mentions if m.type == "group"}
    if len(groups) != 1:
        return None
    only = next(iter(groups.values()))
    return Side(name=only.name or only.span.text, entity=only.entity)


def _names_a_body(attribution: Attribution) -> bool:
    """Whether the speaker's name ends with a noun for a body ("the police", "the Orlan military")."""
    kinds, last = speaker_kinds(), (attribution.name or "person").split()[-1].lower()
    return last in kinds.nouns and last not in kinds.persons | kinds.unnamed


def _head_of(text: Text, attribution: Attribution) -> int | None:
    """The head word of the speaker's words."""
    speaker = attribution.speaker
    words = words_at(text, speaker.start, speaker.end) if speaker is not None else ()
    return next((i for i in words if text.head[i] not in words and text.pos[i] in ("NOUN", "PROPN", "PRON")), None)


def _mention_of(mentions: tuple[Mention, ...], attribution: Attribution) -> Mention | None:
    if attribution.speaker is None:
        return None
    first = _mention_at(mentions, attribution.speaker.start)
    last = _mention_at(mentions, max(attribution.speaker.end - 1, 0)) if first is None else None
    if last is not None and attribution.name and not set(last.span.text.split()) & set(attribution.name.split()):
        return None  # "the Tigers, which officials describe as a shadow of the Front"
    return first or last


def _draft(event: Event | None, value: ResponsibilityValue, start: int, end: int, attribution: Attribution) -> Draft:
    return Draft(
        event=event.id if event else None,
        field="responsibility",
        value=value,
        start=start,
        end=end,
        background=event.background if event else False,
        attribution=attribution.id,
        certainty="denied" if value.stance == "denies" else None,
    )


def _speaks_there(attribution: Attribution, attributions: tuple[Attribution, ...], party: Span) -> bool:
    """Whether the party is the speaker of another attribution told of here ("Agencies: Coastal Command said ...")."""
    return any(
        a is not attribution and a.speaker is not None and a.speaker.overlaps(party) and a.cue is not None for a in attributions
    )


def _blamed(
    text: Text,
    known: Stances,
    attribution: Attribution,
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
    events: tuple[Event, ...],
    line: tuple[int, int] | None,
) -> Iterator[tuple[Event | None, Party]]:
    """The parties that a content makes the doers: attackers of its events, else those its words point to."""
    found = False
    for event in events:
        kind = event_lexicon().types.get(event.type)
        if kind is not None and kind.routine:
            continue  # "was checking", "withdrew its account": no deed to answer for
        for argument in event.arguments:
            if argument.role == "attacker" and any(piece.covers(argument.span) for piece in attribution.content):
                found = True
                span = argument.span
                if any(a.role == "attacker" and a.span != span and a.span.covers(span) for a in event.arguments):
                    continue  # "soldiers of the 1st Battalion": not its battalion once more
                if inside(line, span.start):
                    continue
                if set(span.text.lower().split()) <= known.nobody | harm_words().attackers or _open(text, event):
                    continue
                first = text.at(span.start)
                if argument.entity is None and first > 0 and text.lower[first - 1] in _WHERE:
                    continue  # "in Friday's strike on Oriva"
                if _is_weapon(text, known, span) or is_history(text, known, text.at(event.trigger.start)):
                    continue
                if _speaks_there(attribution, attributions, span):
                    continue
                yield event, Party(name=span.text, entity=argument.entity, start=span.start, end=span.end)
    if not found:
        happening = _event_in(text, attribution, events)
        for party in blamed_words(text, known, attribution, mentions, events):
            yield happening, party


def _is_weapon(text: Text, known: Stances, span: Span) -> bool:
    """``Shells struck the market``: what hit it did not do it."""
    last = text.lower[text.at(max(span.end - 1, span.start))]
    weapons = known.instruments | known.culprit["munitions"]
    return last in weapons or last.removesuffix("s") in weapons or last.removesuffix("es") in weapons


def _open(text: Text, event: Event) -> bool:
    """Whether the deed may only come, or may have been: a modal stands at its verb."""
    i = text.at(event.trigger.start)
    return any(text.dep[k] == "aux" and text.lower[k] in OPEN for k in text.kids[i])


def _event_in(text: Text, attribution: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The event told of inside the content, else the report's main one; "who often stage such attacks" tells of none."""
    for event in events:
        if any(piece.overlaps(mention) for piece in attribution.content for mention in event.mentions) and not (
            event.background and _such(text, event)
        ):
            return event
    return _main(events)


def _main(events: tuple[Event, ...]) -> Event | None:
    return next((event for event in events if not event.background), None)


def _such(text: Text, event: Event) -> bool:
    """Whether an event is told of as a habit: "such attacks", a relative clause in the present tense."""
    i = text.at(event.trigger.start)
    if any(text.lower[k] == "such" for k in text.kids[i]):
        return True
    return text.dep[i] == "relcl" and text.tag[i] in ("VBZ", "VBP") and not any(text.dep[k] == "aux" for k in text.kids[i])


def _cue_head(text: Text, attribution: Attribution) -> int | None:
    if attribution.cue is None:
        return None
    words = words_at(text, attribution.cue.start, attribution.cue.end)
    return cue_head(text, words, "VERB")


def _by_cue(
    text: Text, known: Stances, attribution: Attribution, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]
) -> tuple[ResponsibilityValue, int, int] | None:
    head = _cue_head(text, attribution)
    if head is None or attribution.speaker is None:
        return None
    speaker = attribution.speaker
    if _undecided(text, attribution):
        return None
    stand = stand_of(text, known, head)
    if stand is not None:
        side = _own_side(text, known, attribution, attributions, mentions)
        return ResponsibilityValue(party=side.name, entity=side.entity, stance=stand), speaker.start, speaker.end
    suspect = named_suspect(text, known, head, mentions)
    if suspect is not None and attribution.kind in _ACCUSERS:
        return ResponsibilityValue(party=suspect.name, entity=suspect.entity, stance="accuses"), suspect.start, suspect.end
    blamed = blamed_by(text, known, head, mentions) or _condemned(text, known, head, mentions)
    if blamed is not None and not _for_a_deed(text, known, head, blamed):
        return None
    if blamed is not None and text.lemma[head] in known.culprit["identify"] and _is_person(mentions, blamed):
        return None  # who tells the gunman's name; a group names its own bomber
    if blamed is not None and not speaker.start <= blamed.start < speaker.end:
        party = ResponsibilityValue(party=party_name(blamed.name), entity=blamed.entity, stance="accuses")
        return party, blamed.start, blamed.end
    stance = known.verbs.get(lemma_of(text, head, cues())) or known.verbs.get(text.lemma[head])
    if stance is None or stance == "accuses":
        blames_body = stance == "accuses" or next(iter(blame_places(text, known, head)), None) is not None
        if not blames_body or not _for_a_deed(text, known, head):
            return None
        unnamed = _body_blamed(text, known, head, mentions)
        accused = anyone_accused(text, known, head) if unnamed is None else None
        if accused is None:
            return unnamed
        return ResponsibilityValue(party=accused.name, entity=None, stance="accuses"), accused.start, accused.end
    content = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end)]
    told_before = stance == "denies" and _told_of_it_before(text, known, attribution, content, attributions, mentions)
    if not any(text.lemma[i] in known.nouns for i in content[:6]) and not _own_clause(text, known, content) and not told_before:
        return None
    doing = next((i for i in content[:3] if text.tag[i] == "VBG"), None)
    if doing is not None and is_habit(text, doing):
        return None  # "denies (deliberately) targeting civilians"
    if _usual(text, known, head, content):
        return None
    if text.lemma[head] == "confirm" and not _confirms_its_own(text, known, attribution, content, mentions):
        return None
    if stance == "denies" and _is_bystander(text, known, attribution, content, mentions):
        return None
    if stance == "denies" and not told_before and not _of_a_deed(text, known, content):
        return None  # "denies backing the rebels", "denied that the operation endangered ships"
    mention = _mention_at(mentions, speaker.start) or _mention_at(mentions, max(speaker.end - 1, 0))
    name = attribution.name or speaker.text
    if mention is None and attribution.kind not in known.sides and name.lower() == name:
        return None
    start, end = min(speaker.start, attribution.content[0].start), max(speaker.end, attribution.content[-1].end)
    if end - start > 300:
        start, end = speaker.start, speaker.end
    side = _own_side(text, known, attribution, attributions, mentions)
    return ResponsibilityValue(party=side.name, entity=side.entity, stance=stance), start, end


def _usual(text: Text, known: Stances, head: int, content: list[int]) -> bool:
    """``which as a rule claims what it does``, ``usually admits its attacks``: a habit, not this deed."""
    if text.tag[head] not in ("VBZ", "VBP") or any(text.dep[k] in ("aux", "auxpass") for k in text.kids[head]):
        return False
    often = any(text.dep[k] == "advmod" and text.lower[k] in known.recurrent for k in text.kids[head])
    rule = any(text.lower[k] == "as" and any(text.lower[c] in ("rule", "habit") for c in text.kids[k]) for k in text.kids[head])
    many = text.dep[head] == "relcl" and any(text.lower[i] == "what" for i in content[:1])
    return often or rule or many


def _confirms_its_own(
    text: Text, known: Stances, attribution: Attribution, content: list[int], mentions: tuple[Mention, ...]
) -> bool:
    """Whether what is confirmed is one's own: "confirmed that its jets struck", "confirmed the strike"; not what befell one
    ("a security source confirmed the attack")."""
    if _own_clause(text, known, content) or any(text.lower[i] in known.own for i in content[:8]):
        return True
    mention = _mention_of(mentions, attribution)
    body = attribution.kind in ("military", "armed group") or (
        mention is not None and mention.type in ("group", "force", "state")
    )
    return body and any(text.lemma[i] in known.culprit["claimed_strikes"] for i in content[:6])


def _is_bystander(
    text: Text, known: Stances, attribution: Attribution, content: list[int], mentions: tuple[Mention, ...]
) -> bool:
    """``The governor denied reports that shots from a helicopter had hit diggers``: one who denies for others, a deed of a
    weapon or of nobody named in a clause of its own."""
    if attribution.kind not in ("official", "government", "unknown") or _is_body(text, known, attribution, mentions):
        return False
    inner = set(content)
    verb = next((i for i in content if text.pos[i] == "VERB" and text.dep[i] in ("ccomp", "acl", "relcl") and i in inner), None)
    return verb is not None and not any(text.lower[i] in known.own | known.men for i in content)


def _of_a_deed(text: Text, known: Stances, content: list[int]) -> bool:
    """Whether what is denied is a deed, or somebody's part in one."""
    inner = set(content)
    verb = next((i for i in content if text.pos[i] in ("VERB", "AUX") and text.head[i] not in inner), None)
    if verb is None or text.dep[verb] in ("relcl", "acl") or text.tag[verb] == "VBG":
        return any(text.lemma[i] in known.nouns | known.deeds | known.harms | known.deeds_done for i in content)
    below = text.tree(verb) - {k for c in text.kids[verb] if text.dep[c] in ("nsubj", "nsubjpass") for k in text.tree(c)}
    subject = text.child(verb, "nsubj", "nsubjpass")
    own = subject is not None and any(text.lower[k] in known.own for k in text.tree(subject))
    deeds = known.deeds_done | known.nouns | known.deeds | known.harms | known.guilty | known.culprit["munitions"]
    return own or any(text.lemma[i] in deeds or with_particle(text, i) in deeds for i in below) or text.lemma[verb] == "be"


def _told_of_it_before(
    text: Text,
    known: Stances,
    attribution: Attribution,
    content: list[int],
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
) -> bool:
    """``Police denied that``, ``Kyiv rejects this``: the sentence before tells what the speaker's own side is said to have
    done."""
    said = [i for i in content if not text.empty[i]]
    as_such = next((n for n, i in enumerate(said) if n and text.lower[i] in ("as", "outright", "twice", "again")), len(said))
    said = said[:as_such]
    if len(said) > 2 or not said or text.lower[said[0]] not in ("it", "this", "that", "those", "these", "the", "everything"):
        return False
    if len(said) == 2 and text.lemma[said[1]] not in known.reported | {"one"}:
        return False
    here = text.sent[said[0]]
    return _told_of_deed(text, known, attribution, attributions, mentions, said[0], here)


def _told_of_deed(
    text: Text,
    known: Stances,
    attribution: Attribution,
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
    at: int,
    here: int,
) -> bool:
    """Whether the two sentences before tell what the speaker's own side is said to have done."""
    before = [i for i in range(max(0, at - 120), at) if here - 2 <= text.sent[i] < here]
    side = _own_side(text, known, attribution, attributions, mentions)
    name = attribution.name or ""
    for i in before:
        if text.lemma[i] in known.deeds_done | known.nouns | known.deeds:
            break
    else:
        return False
    mention = _mention_of(mentions, attribution)
    if attribution.kind in ("armed group", "military") or (mention is not None and mention.type in ("group", "force")):
        return True
    words = {w.strip(".,'()").lower() for w in (*side.name.split(), *name.split())} - known.general - {"the"}
    sides = sides_of(f"{side.name} {name}")
    return any(
        text.lower[i] in words or (text.words[i][:1].isupper() and bool(sides & sides_of(text.words[i]))) for i in before
    ) or (any(text.lemma[i] in known.deeds_done and is_passive(text, i) for i in before))


def _for_a_deed(text: Text, known: Stances, head: int, party: Party | None = None) -> bool:
    """Whether what somebody is blamed for, where it is said, is a deed or a harm: "of shelling it", "for the deaths"; not "of
    rebuilding its arsenal", "for ignoring warnings". What belongs to the party's own name ("the Front in the Hills") is none."""
    named = range(text.at(party.start), text.at(max(party.end - 1, party.start)) + 1) if party is not None else range(0)
    told: list[int] = []
    for k in text.kids[head]:
        inner = [k, *(c for c in text.kids[k] if text.dep[k] == "dobj")]
        told += [c for c in inner if text.dep[c] == "prep" and text.lower[c] in ("of", "for", "with", "over", "in") and c > head]
    if text.lemma[head] not in known.culprit["of_verbs"]:
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


def _condemned(text: Text, known: Stances, head: int, mentions: tuple[Mention, ...]) -> Party | None:
    """The doer of a deed that somebody finds bad."""
    sense = sense_of(text, head)
    return condemned(text, known, head, mentions) if sense is not None and sense.of.name == "criticize" else None


def _body_blamed(
    text: Text, known: Stances, head: int, mentions: tuple[Mention, ...]
) -> tuple[ResponsibilityValue, int, int] | None:
    """``blamed the military``: a body without a name."""
    target = text.child(head, "dobj")
    if target is None:
        target = next(iter(blame_places(text, known, head)), None)
    if target is None or text.pos[target] != "NOUN" or not _body(text, known, target):
        return None
    meant = meant_by(text, target, mentions)
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


def _own_clause(text: Text, known: Stances, content: list[int]) -> bool:
    """Whether the clause begins with the speaker's own side ("that its forces had fired") or is its own doing."""
    first = [i for i in content if not text.empty[i]][:3]
    return any(text.lower[i] in known.own for i in first) or (bool(first) and text.tag[first[0]] == "VBG")


def _named_before(mentions: tuple[Mention, ...], speaker: Mention, at: int) -> bool:
    """Whether the words at ``at`` stand right after the speaker's own name: "Coastal Command (CCOM) forces"."""
    return any(m.entity == speaker.entity and 0 < at - m.span.end <= 2 for m in mentions)


def _mention_at(mentions: tuple[Mention, ...], at: int) -> Mention | None:
    return next(
        (m for m in mentions if m.span.start <= at < m.span.end and m.type in ("group", "force", "state", "person")), None
    )


def _value(
    text: Text,
    known: Stances,
    attribution: Attribution,
    party: Party,
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
) -> ResponsibilityValue | None:
    """Speaking of one's own deed is claiming it (confirming, with a verb of that class); of another's, accusing."""
    head = _cue_head(text, attribution)
    sense = sense_of(text, head) if head is not None else None
    speaker = attribution.speaker
    mention = _mention_at(mentions, speaker.start) if speaker else None
    i = text.at(party.start)
    owner = text.child(text.at(max(party.end - 1, party.start)), "poss")
    own = any(w.lower() in known.own and not w.isupper() for w in party.name.split()) or (
        i > 0 and text.lower[i - 1] in known.own
    )
    own = own or (owner is not None and text.lower[owner] in known.own)
    same = own or (mention is not None and party.entity is not None and mention.entity == party.entity)
    same = same or (attribution.kind in known.sides and bool(sides_of(_speaker_words(attribution)) & sides_of(party.name)))
    same = same or (mention is not None and _named_before(mentions, mention, party.start))
    words = {w.strip(".,'()") for w in (attribution.name or "").lower().split()} - known.general
    same = same or bool(words & {w.strip(".,'()") for w in party.name.lower().split()})
    if own and attribution.kind in _CANNOT_OWN and not (mention is not None and mention.type in ("group", "force", "state")):
        return None  # "one of its patrols had heard explosions", a monitor said
    confirming = sense is not None and sense.of.stance == "confirms"
    same = same or (attribution.kind in _RANKED | {"government"} and _own_force(text, party, attribution.kind, confirming))
    same = same or _admits_of_a_force(mentions, party, attribution.kind, confirming)
    same = same or (attribution.kind == "armed group" and _named_with_praise(text, known, party))
    same = same or is_own_arm(text, known, attribution, party, mentions, confirming)
    stance: Stance = "accuses"
    if _refuses(text, known, attribution, sense) or (same and denied_of(text, party)):
        stance = "denies"
    elif same:
        stance = "confirms" if confirming or owns_up(text, known, attribution, i) else "claims"
    if own and speaker is not None:
        side = _own_side(text, known, attribution, attributions, mentions)
        return ResponsibilityValue(party=side.name, entity=side.entity or party.entity, stance=stance)
    entity = party.entity
    if same and entity is None:
        entity = _own_side(text, known, attribution, attributions, mentions).entity
    return ResponsibilityValue(party=_men(known, party.name), entity=entity, stance=stance)


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
    return force in _RANKED and (force == kind or confirming)


def _admits_of_a_force(mentions: tuple[Mention, ...], party: Party, kind: SpeakerKind, confirming: bool) -> bool:
    """Whether an official who admits a deed tells of a force of the state by its name: "acknowledged that the UIR had fired"."""
    force = any(m.type == "force" and m.span.start <= party.start < m.span.end for m in mentions)
    return confirming and force and kind in _RANKED | {"government", "official"}


def _men(known: Stances, name: str) -> str:
    """The body whose men are meant: "officers" are the police."""
    return known.bodies_of_men.get(name.lower().removeprefix("the ")) or party_name(name)


def _speaker_words(attribution: Attribution) -> str:
    return f"{attribution.name or ''} {attribution.speaker.text if attribution.speaker else ''}"
