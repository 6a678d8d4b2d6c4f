"""Who a speaker is: the fullest form of the name in this report, the kind of speaker, and why one stays unnamed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from itertools import pairwise

from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.lexicon.stances import stances
from unfog.model import Mention, SpeakerKind
from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.text import MARKS, Text

_SINGULAR = frozenset(("he", "she", "him", "her", "his", "hers", "who"))
_PLURAL = frozenset(("they", "them", "their", "we", "who"))
_OTHER_PRONOUNS = frozenset(("i", "you", "it", "its", "my", "our", "your", "that", "which", "this", "these", "those", "me", "us"))
_OWN_WORDS = frozenset(("statement", "claim", "communique", "announcement"))
"""Nouns that, with "the", mean the words of whoever spoke last."""
_SELF = frozenset(("himself", "herself", "itself", "themselves"))
_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_MENTION_KIND: dict[str, SpeakerKind] = {"outlet": "media", "group": "armed group", "force": "military", "state": "government"}
_ISSUED = ("from", "by", "of")
_HIDES = frozenset(("official", "government", "military", "police", "unknown", "anonymous official", "document"))
"""Kinds that an anonymous speaker of which makes an anonymous official; a resident without a name stays a witness."""
_GIVEN = frozenset(("give", "issue", "publish", "release", "provide", "post", "share", "announce", "send", "present", "compile"))
"""Verbs by which a figure or document comes from its subject: "figures that the governor gave"."""
_MADE = frozenset(("gather", "collect", "obtain", "receive", "verify", "keep", "draw_up", "prepare", "document"))
"""Further verbs after whose participle "by" names whose information or list it is."""
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
_LONGEST_TITLE = 4
"""Words of a definite title: "the acting police chief"."""
_TITLE_BEFORE = 4
"""Words before a name among which its title stands."""
_LONGEST_SAID = 6
"""Words of an office or short name as the text has it ("the provincial police chief")."""
_SHORT_DOCUMENT = 3
"""Words of a document that is known to the reader: "the list", "the rights report"."""
_AUTHOR_NEAR = 2
"""Paragraphs between a document and whoever is taken for its author."""
_BODIES = frozenset(("government", "media", "ngo", "armed group", "military", "police", "official"))
"""Kinds whose nouns in the singular name a body that "it" can mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A speaker as resolved: ``name`` to show, ``kind``, ``key`` to tell whether two attributions have one speaker."""

    name: str
    kind: SpeakerKind
    key: str
    document: bool = False
    body: str | None = None
    """The body for which a person speaks: "its director", "the council's chairman", "a spokesman for the mission"."""
    said: str | None = None
    """The office or short name used here, where the name is another: "the sheriff" of Jonas Breck."""


@dataclass(slots=True, kw_only=True)
class Speakers:
    """Resolves the speakers of one report in text order; remembers those it has seen."""

    text: Text
    raw: str
    mentions: tuple[Mention, ...]
    kinds: SpeakerKinds
    seen: list[tuple[int, Who, str]] = field(default_factory=list)
    """(place, who, number) of the speakers so far; number is ``singular``, ``plural`` or ``body``."""
    titles: dict[str, SpeakerKind] | None = None
    content: Collection[int] = frozenset()
    """What is said by the speaker in hand: whoever is told of there is not the one a pronoun means."""
    bodies: dict[str, str] = field(default_factory=dict)
    """The body for which a speaker, by key, was said to speak: later on the name stands alone."""

    def who(self, candidate: Candidate) -> Who | None:
        """The speaker of a candidate; ``None`` where nobody is named."""
        if candidate.subject is None or not candidate.source:
            return None
        as_said = any(self.text.lower[k] == "as" for k in self.text.kids[candidate.head] if k < candidate.head)
        self.content = frozenset() if as_said else candidate.content  # "the mayor was wrong, as he wrote later"
        made = self.of_words(candidate.source, candidate.subject)
        if made is not None and (body := self._spoken_for(candidate.source, candidate.subject)) not in (None, made.name):
            made = replace(made, body=body)
        self.content = frozenset()
        if made is not None and made.body is not None:
            self.bodies.setdefault(made.key, made.body)
        elif made is not None and made.key in self.bodies:
            made = replace(made, body=self.bodies[made.key])
        if made is not None and (said := self._said(candidate.source, candidate.subject, made)) not in (None, made.body):
            made = replace(made, said=said)
        if made is not None:
            self.seen.append((candidate.subject, made, self._number(candidate.subject)))
        return made

    def of_words(self, source: set[int], subject: int) -> Who | None:
        """The speaker that these words mean, ``subject`` being their head."""
        text = self.text
        if text.tag[subject] in ("PRP", "PRP$") or text.lower[subject] in _SINGULAR | _PLURAL:
            return self._pronoun(subject)
        issuer = self._issuer(source, subject)
        if issuer is not None:
            return issuer
        source = {i for i in source if text.tag[i] not in ("WP", "WDT")} or source
        owner = text.child(subject, "poss")
        if owner is not None and text.tag[owner] == "PRP$" and text.lemma[subject] not in self.kinds.nouns:
            return self._pronoun(owner)  # "its aircraft": the side that has it
        same = self._same(source, subject)
        if same is not None:
            return same
        called = self._called(subject)
        if called is not None:
            return Who(name=called, kind=self._kind(source, subject, called), key=_key(called))
        stands = self._stood_for(source, subject)
        if stands is not None:
            return stands
        holder = self._holder(source, subject) or self._initialled(source, subject)
        if holder is not None:
            return holder
        full = self._mention_name(subject)
        earlier = None if full else self._earlier(source, subject)
        if earlier is not None:
            return earlier
        name = full or self._surface(source, subject)
        if not name or any(phrase in name.lower() for phrase in self.kinds.own):
            return None
        kind = self._kind(source, subject, name)
        paper = kind == "document" or text.lemma[subject] in self.kinds.papers | self.kinds.messages
        author = self._author(source, subject) if paper else None
        return Who(name=name, kind=kind, key=_key(name), document=kind == "document", body=author)

    def _author(self, source: set[int], subject: int) -> str | None:
        """``the list``, ``its report``: whoever spoke last before it, within two paragraphs, gave it."""
        text = self.text
        plain = [i for i in source if not text.empty[i]]
        owned = any(text.tag[k] == "PRP$" for k in text.kids[subject])
        if not owned and (len(plain) > _SHORT_DOCUMENT or not any(text.lower[k] == "the" for k in text.kids[subject])):
            return None
        for place, who, _ in reversed(self.seen):
            if place < subject:
                near = text.para[subject] - text.para[place] <= _AUTHOR_NEAR
                return (who.body or who.name) if near and not who.document else None
        return None

    def _said(self, source: set[int], subject: int, who: Who) -> str | None:
        """``the sheriff``, ``the DPO``, ``a local elder, Omar Sol``: the office or short name by which the text calls here
        whoever it names otherwise; ``None`` where the name has it already."""
        text = self.text
        if text.pos[subject] not in ("NOUN", "PROPN") or text.tag[subject] in ("NNS", "NNPS"):
            return None
        apposed = text.child(subject, "appos") is not None
        owner = next((k for k in text.kids[subject] if text.dep[k] == "poss" and text.pos[k] in ("NOUN", "PROPN")), None)
        if owner is None and not apposed and not any(text.lower[k] == "the" or text.tag[k] == "PRP$" for k in text.kids[subject]):
            return None
        words = set(source)
        if owner is not None and _key(who.name).split()[-1:] != [text.lower[subject]]:
            words &= {k for k in text.tree(owner) if text.dep[k] != "case"}  # "the CTD's press note"
        for k in sorted(source):
            if text.dep[k] in ("relcl", "acl", "advcl", "appos") and k != subject:
                words -= text.tree(k)
        plain = [i for i in sorted(words) if not text.empty[i]]
        told = {word for i in plain for word in re.findall(r"\w+", text.lower[i])} - _DETERMINERS
        named = set(re.findall(r"\w+", who.name.lower()))
        if not told or len(plain) > _LONGEST_SAID or plain[-1] - plain[0] >= _LONGEST_SAID or told <= named or named <= told:
            return None
        return " ".join(self.raw[text.start[plain[0]] : text.end[plain[-1]]].split())

    def _spoken_for(self, source: set[int], subject: int) -> str | None:
        """The body whose officer speaks: its owner ("its", "the charity's", "division" before an office) or what stands under
        "of" or "for" beside the office."""
        text = self.text
        office = next((k for k in sorted(source) if text.lemma[k] in self.kinds.offices), None)
        if office is None:
            return None
        for k in sorted(source):
            owner: int | None = None
            if text.dep[k] == "poss" and k < max(source):
                owner = k
            elif text.dep[k] == "prep" and text.head[k] == office and text.lower[k] in ("of", "for"):
                owner = text.child(k, "pobj")
            elif text.dep[k] in ("compound", "nmod") and k == office - 1 and text.pos[k] == "NOUN":
                owner = k
            if owner is None or owner == subject:
                continue
            if text.tag[owner] == "PRP$":
                meant = self._pronoun(owner)
            elif text.lemma[owner] in self.kinds.nouns or text.lower[owner] in self.kinds.nouns or self._is_one(owner, "body"):
                words = text.trim(w for w in text.tree(owner) if text.dep[w] != "case")
                meant = self._earlier(words, owner) if k == office - 1 else self.of_words(words, owner)
            else:
                continue
            if meant is not None and not meant.document and _key(meant.name) not in self.kinds.offices:
                return meant.body or meant.name
        return None

    def _same(self, source: set[int], subject: int) -> Who | None:
        """``the same source``: whoever spoke last, one where one is meant."""
        text = self.text
        if text.pos[subject] != "NOUN" or not any(text.lower[k] == "same" for k in text.kids[subject] if k in source):
            return None
        many = text.tag[subject] == "NNS"
        for place, who, number in reversed(self.seen):
            if place < subject and (number == "plural") == many and text.para[subject] - text.para[place] <= 2:
                return who
        return None

    def _called(self, subject: int) -> str | None:
        """``a man who calls himself "Commander Kevin"``: the name that somebody goes by."""
        text = self.text
        for k in text.kids[subject]:
            if text.pos[subject] == "NOUN" and text.dep[k] in ("relcl", "acl") and text.lemma[k] in stances().called:
                named = next((c for c in text.kids[k] if text.dep[c] in ("oprd", "dobj") and text.pos[c] == "PROPN"), None)
                if named is not None and any(text.lower[c] in _SELF for c in (*text.kids[k], *text.kids[named])):
                    words = sorted(text.trim(text.tree(named)))
                    return self.raw[text.start[words[0]] : text.end[words[-1]]].strip("\"“”'‘’ ")
        return None

    def _pronoun(self, subject: int) -> Who | None:
        word = self.text.lower[subject]
        wanted = {"it": "body", "its": "body"}.get(word, "singular" if word in _SINGULAR else "plural")
        if word in ("i", "my", "you", "your", "we", "our", "me", "us"):
            return None
        for place, who, number in reversed(self.seen):
            if place < subject and self.text.para[subject] - self.text.para[place] <= 4 and number == wanted:
                return self._subject_between(place, subject, wanted) or who
        return self._subject_between(-1, subject, wanted) if wanted != "plural" else None

    def _subject_between(self, after: int, subject: int, wanted: str) -> Who | None:
        """The last subject of a main clause after a place that is a person's name (for ``he``) or a body's (for ``it``),
        in this paragraph or, where no speaker came before, the one before."""
        text = self.text
        for i in range(subject - 1, after, -1):
            if text.para[subject] - text.para[i] > (1 if after < 0 else 0):
                return None
            if text.dep[i] not in ("nsubj", "nsubjpass") or text.pos[i] not in ("PROPN", "NOUN") or i in self.content:
                continue
            if any(text.dep[k] == "det" and text.lower[k] == "no" for k in text.kids[i]):
                continue
            below = ("conj", "ccomp") if wanted != "plural" else ("conj",)
            main = text.head[text.head[i]] == text.head[i] or text.dep[text.head[i]] in below
            if main and self._is_one(i, wanted):
                return self.of_words(text.trim(text.tree(i)), i)
        return None

    def _is_one(self, i: int, wanted: str) -> bool:
        """Whether a name (or a noun for bodies that speak) is a person or a body, as wanted."""
        text, at = self.text, self.text.start[i]
        kind = next((m.type for m in self.mentions if m.span.start <= at < m.span.end), None)
        if wanted == "singular":
            return text.pos[i] == "PROPN" and kind in ("person", None) and text.lower[i] not in self.kinds.nouns
        bodily = kind in ("group", "force", "state", "outlet") and text.pos[i] == "PROPN"
        if wanted == "plural":
            return text.tag[i] == "NNS" and self.kinds.nouns.get(text.lemma[i]) not in (None, "document", "media")
        known = self.kinds.nouns.get(text.lower[i])
        return text.tag[i] in ("NN", "NNP", "NNPS") and (bodily or known in _BODIES) and known != "document"

    def _issuer(self, source: set[int], subject: int) -> Who | None:
        """``a statement from the police``, ``the army's statement``, and ``the statement`` after one of them."""
        text = self.text
        named = text.pos[subject] == "PROPN" and text.lemma[subject] in self.kinds.messages
        document = text.lemma[subject] in self.kinds.messages or self.kinds.nouns.get(text.lemma[subject]) == "document"
        if named or not document:
            return None  # also "the Banner of the Two Rivers", a group
        for k in text.kids[subject]:
            owner = text.child(k, "pobj") if text.dep[k] == "prep" and text.lower[k] in _ISSUED else None
            if text.dep[k] == "poss":
                if text.tag[k] == "PRP$" and (meant := self._pronoun(k)) is not None:
                    return meant
                owner = k if text.tag[k] != "PRP$" else owner
            if text.dep[k] == "relcl" and text.lemma[k] in _GIVEN:
                owner = text.child(k, "nsubj")
            if text.dep[k] == "acl" and text.tag[k] == "VBN" and text.lemma[k] in _GIVEN | _MADE:
                by = text.child(k, "agent")
                owner = text.child(by, "pobj") if by is not None else owner
            if text.dep[k] == "acl" and text.tag[k] == "VBN" and text.lemma[k] in _GIVEN | _MADE and owner is None:
                origin = next((c for c in text.kids[k] if text.lower[c] == "from"), None)
                owner = text.child(origin, "pobj") if origin is not None else None
            if text.dep[k] == "acl" and text.lemma[k] in self.kinds.signed:
                signer = self._signer(k)
                owner = signer if signer is not None else owner
            if owner is not None and (text.pos[owner] == "PROPN" or text.lemma[owner] in self.kinds.nouns):
                return self.of_words(text.trim(text.tree(owner)), owner)
        if any(text.lower[k] in _DETERMINERS - {"a", "an"} for k in text.kids[subject]) and len(source) <= 3:
            for place, who, _ in reversed(self.seen):
                near = text.para[subject] - text.para[place] <= 2
                if near and (text.lemma[place] == text.lemma[subject] or text.lemma[subject] in _OWN_WORDS):
                    return who
        return None

    def _signer(self, participle: int) -> int | None:
        """``signed by X``, ``attributed to X``, ``circulated in the name of X``, ``signed with the initials of X``: whose the
        message is given out to be."""
        text = self.text
        for k in sorted(text.tree(participle)):
            if k < participle or text.dep[k] not in ("pobj", "dobj") or text.pos[k] not in ("PROPN", "NOUN"):
                continue
            of = next((c for c in text.kids[k] if text.lower[c] == "of"), None)
            if text.lower[k] in self.kinds.signs and of is not None:
                return text.child(of, "pobj")
            if text.lower[text.head[k]] in ("by", "to") or text.dep[text.head[k]] == "agent":
                return k
        return None

    def _stood_for(self, source: set[int], subject: int) -> Who | None:
        """``the group``, ``the paper``: the body of that kind that was named last, within three paragraphs."""
        text = self.text
        kind = self.kinds.stand_ins.get(text.lower[subject]) or self.kinds.stand_ins.get(text.lemma[subject])
        plain = [i for i in source if not text.empty[i]]
        if kind is None or len(plain) != 2 or text.lower[min(plain)] not in ("the", "this", "that"):
            return None
        at = text.start[subject]
        for mention in sorted(self.mentions, key=lambda m: -m.span.start):
            if mention.span.start < at and _MENTION_KIND.get(mention.type) == kind and mention.name:
                if text.para[subject] - text.para[text.at(mention.span.start)] > 3:
                    return None
                here = text.at(mention.span.end - 1)
                return Who(name=self._mention_name(here) or mention.name, kind=kind, key=_key(mention.name))
        return self._last_body(subject, kind)

    def _last_body(self, subject: int, kind: SpeakerKind) -> Who | None:
        """The body that spoke last, within three paragraphs, where no mention tells of one of the kind."""
        text = self.text
        for place, who, number in reversed(self.seen):
            person = any(m.type == "person" and m.span.start <= text.start[place] < m.span.end for m in self.mentions)
            person = person and not self._is_firm(place)
            named = text.pos[place] == "PROPN" or (kind == "official" and who.name[:1].isupper() and not who.document)
            if who.kind in (kind, "unknown") and not person and number != "plural" and named:
                return who if text.para[subject] - text.para[place] <= 3 else None
        return None

    def _holder(self, source: set[int], subject: int) -> Who | None:
        """``the superintendent``, ``the regional governor``: the person whom this report calls by that title, the nearest
        before, else the only one after."""
        text = self.text
        plain = [i for i in sorted(source) if not text.empty[i]]
        definite = bool(plain) and text.lower[plain[0]] == "the"
        titles = self.kinds.persons | self.kinds.offices
        bare = text.para[subject] == 0 and text.lemma[subject] in titles  # headlines leave the article out
        office = text.tag[subject] == "NN" or (bare and text.tag[subject] == "NNP")
        if not (definite or bare) or not office or not 2 - bare <= len(plain) <= _LONGEST_TITLE or plain[-1] != subject:
            return None
        wanted = {text.lower[i] for i in plain[definite:-1]}
        held = [m for m in self.mentions if m.type == "person" and m.name and self._has_title(m, subject, wanted)]
        before = [m for m in held if m.span.end <= text.start[subject]]
        if not before and len({m.entity for m in held}) != 1:
            return None
        mention = max(before, key=lambda m: m.span.start) if before else held[0]
        at = text.at(mention.span.end - 1)
        name = self._mention_name(at) or mention.name or mention.span.text
        return Who(name=name, kind=self._kind(source, subject, name), key=_key(name))

    def _initialled(self, source: set[int], subject: int) -> Who | None:
        """``the DPO`` of "District Police Officer Omar Sol": the person whose title has these initials."""
        text = self.text
        short = text.words[subject]
        plain = [i for i in sorted(source) if not text.empty[i]]
        if not (short.isalpha() and short.isupper() and 2 <= len(short) <= _LONGEST_TITLE) or len(plain) != 2:
            return None
        if text.lower[plain[0]] != "the":
            return None
        for mention in sorted(
            self.mentions, key=lambda m: (m.span.start > text.start[subject], abs(m.span.start - text.start[subject]))
        ):
            if mention.type != "person" or not mention.name:
                continue
            first = text.at(mention.span.start)
            before = [k for k in range(max(0, first - 2 * _LONGEST_TITLE), first) if text.sent[k] == text.sent[first]]
            words = [text.words[k] for k in before if text.words[k][0].isupper()]
            if short in words or _initials_in(words, short):
                at = text.at(mention.span.end - 1)
                name = self._mention_name(at) or mention.name
                return Who(name=name, kind=self._kind(source, subject, name), key=_key(name))
        return None

    def _has_title(self, mention: Mention, subject: int, wanted: set[str]) -> bool:
        """Whether the words before a person's name, or the noun it is apposed to, are the title, with no other office."""
        text = self.text
        first, last = text.at(mention.span.start), text.at(mention.span.end - 1)
        beside = set(range(max(0, first - _TITLE_BEFORE), first))
        beside = {k for k in beside if text.sent[k] == text.sent[first] and all(text.pos[w] in _NOMINAL for w in range(k, first))}
        inside = range(first, last + 1)
        beside |= {
            k for k in inside if text.lower[k] == text.lower[subject] or text.lower[k].rstrip(".") in self.kinds.short_titles
        }
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
        title |= {self.kinds.short_titles[word.rstrip(".")] for word in title if word.rstrip(".") in self.kinds.short_titles}
        others = {text.lower[k] for k in beside if text.pos[k] in ("NOUN", "PROPN", "ADJ")} - {text.lower[subject]}
        return text.lower[subject] in title and (not wanted or not others or bool(wanted & others))

    def _is_firm(self, place: int) -> bool:
        """``its Greek operator, Kallos Maritime``: a name beside a noun for a firm is no person's."""
        near = range(max(0, place - 5), place)
        return any(self.kinds.stand_ins.get(self.text.lemma[k]) == "official" for k in near)

    def _mention_name(self, subject: int) -> str | None:
        """The longest name in this report of the entity that the head word mentions, with the short form given behind it."""
        at = self.text.start[subject]
        first = self.text.start[min(self.text.tree(subject))]
        here = next((m for m in self.mentions if m.span.start <= at < m.span.end and m.name), None)
        if here is None or self.text.pos[subject] != "PROPN" or here.span.start < first:
            return None
        if here.type == "state" and here.span.start > first and self.text.pos[self.text.at(here.span.start) - 1] == "PROPN":
            return None  # "Amadou Togo": a person called like a country
        names = [m.name for m in self.mentions if m.entity == here.entity and m.name]
        if here.type in ("force", "state") and here.name and len(here.name.split()) > 1:
            names = [
                name for name in names if set(here.name.lower().split()) <= set(name.lower().split())
            ]  # "Army", not "soldiers"
        full = max(names, key=lambda name: (len(name.split()), len(name)))
        inside = range(self.text.at(here.span.start), self.text.at(here.span.end - 1) + 1)
        if len(full.split()) == 1 and any(self.text.pos[k] == "PROPN" and k not in inside for k in self.text.tree(subject)):
            return None  # "The General Directorate of the Harbour Police": more of a name than "Directorate"
        short = re.search(re.escape(full) + r" \(([A-Z][A-Za-z-]{1,9})\)", self.raw)
        return f"{full} ({short[1]})" if short else full

    def _earlier(self, source: set[int], subject: int) -> Who | None:
        """A short form ("Rashid", "the ministry") of a speaker seen before whose fuller words end with it."""
        text = self.text
        words = [text.lower[i] for i in sorted(source) if text.lower[i] not in _DETERMINERS and not text.empty[i]]
        definite = text.pos[subject] == "PROPN" or any(text.lower[k] == "the" for k in text.kids[subject])
        if not words or len(words) > 2 or not definite:
            return None
        short = " ".join(words)
        for _, who, _ in reversed(self.seen):
            full = who.name.lower()
            if full != short and not who.document and (full.endswith(" " + short) or f" {short}" in full.split(",")[0]):
                return who
        return None

    def _surface(self, source: set[int], subject: int) -> str:
        """The noun phrase without its relative clause, apposition before a name kept out: what to call the speaker."""
        text = self.text
        words = set(source)
        for k in sorted(source):
            if text.dep[k] in ("relcl", "acl", "advcl") or (text.dep[k] == "appos" and text.pos[subject] == "PROPN"):
                words -= text.tree(k)
        appos = text.child(subject, "appos")
        office = (
            text.pos[subject] != "PROPN" or text.lower[subject] in self.kinds.persons | self.kinds.offices
        )  # "the Health Minister, Dr Ana Sol"
        if appos is None and office:
            appos = self._last_apposed(source, subject)
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
        return " ".join(self.raw[text.start[run[0]] : text.end[run[-1]]].split()).strip(" ,-–—")

    def _last_apposed(self, source: set[int], subject: int) -> int | None:
        """``the head of the command, General Ken Sol``: the person's name that ends the phrase, read as another noun's."""
        text, last = self.text, max(source)
        for k in sorted(source):
            if k > subject and text.dep[k] == "appos" and text.pos[k] == "PROPN" and max(text.tree(k)) == last:
                first = min(text.tree(k))
                person = any(m.type == "person" and m.span.start <= text.start[k] < m.span.end for m in self.mentions)
                return k if person and text.words[first - 1] == "," else None
        return None

    def _number(self, subject: int) -> str:
        text = self.text
        grouped = any(text.dep[k] == "appos" and text.lemma[k] in self.kinds.stand_ins for k in text.kids[subject])
        if text.tag[subject] == "NNPS" and grouped:
            return "body"  # "the Emergency Lawyers, a group that ..."
        if text.tag[subject] in ("NNS", "NNPS") or any(text.dep[k] == "conj" for k in text.kids[subject]):
            return "plural"
        if text.pos[subject] == "PROPN":
            at = text.start[subject]
            kind = next((m.type for m in self.mentions if m.span.start <= at < m.span.end), None)
            bodily = kind in ("group", "force", "state", "outlet") or text.lower[subject] in self.kinds.nouns
            return "body" if bodily and not _titled(text, subject) else "singular"
        if text.pos[subject] == "PRON":
            return "singular" if text.lower[subject] in _SINGULAR else "plural"
        if text.lemma[subject] in self.kinds.persons:
            return "singular"
        named = any(text.dep[k] == "appos" and text.tag[k] == "NNP" for k in text.kids[subject])
        if named and text.lemma[subject] not in self.kinds.stand_ins:
            return "singular"  # "the minister, Esther Sol"; but "the group Ansar" is a body
        body = self.kinds.nouns.get(text.lemma[subject])
        return "body" if body in ("government", "media", "document", "ngo", "armed group", "military") else "singular"

    def _kind(self, source: set[int], subject: int, name: str) -> SpeakerKind:
        """From phrases of anonymity, known names, the head noun, words beside it, and the mention's type, in this order."""
        text, kinds = self.text, self.kinds
        plain = " ".join(text.lower[i] for i in sorted(source) if not text.empty[i])
        bare = " ".join(w for w in name.lower().split(" (")[0].split() if w not in _DETERMINERS)
        head = kinds.nouns.get(text.lemma[subject], "unknown")
        if head in _HIDES and any(phrase in plain for phrase in kinds.anonymity):
            return "anonymous official"
        if bare in kinds.names or name.lower() in kinds.names:
            return kinds.names.get(bare) or kinds.names[name.lower()]
        named = text.pos[subject] == "PROPN"
        by_head = (
            None
            if named and text.lower[subject] not in kinds.nouns
            else kinds.nouns.get(text.lemma[subject]) or kinds.nouns.get(text.lower[subject])
        )
        sent_to: set[int] = set()
        if text.lemma[subject] in kinds.sent_to:  # "the Orlan ambassador to the United Nations" is Orlan's
            sent_to = {i for k in text.kids[subject] if text.lower[k] == "to" for i in text.tree(k)}
        beside = [text.lower[i] for i in sorted(source) if i != subject and not text.empty[i] and i not in sent_to]
        if by_head == "anonymous official" or (by_head and any(kinds.modifiers.get(w) == "anonymous official" for w in beside)):
            return "anonymous official"
        has_name = named or any(text.dep[i] == "appos" and text.pos[i] == "PROPN" for i in text.kids[subject])
        if text.lemma[subject] in kinds.unnamed and not has_name:
            return "anonymous official"
        pairs = [f"{a} {b}" for a, b in pairwise(beside)]
        if text.lemma[subject] in kinds.stand_ins and any(kinds.modifiers.get(w) == "ngo" for w in (*pairs, *beside)):
            return "ngo"  # "an aid group": "group" alone says little
        if by_head not in (None, "official", "unknown", "document", "government"):
            return by_head
        plural = kinds.nouns.get(text.lower[subject].removesuffix("s")) if named else None
        if plural in ("military", "police", "armed group") and by_head is None:
            return plural  # "the Orlan Defence Forces"
        for word in (*pairs, *beside):
            found = kinds.modifiers.get(word) or kinds.modifiers.get(word.rstrip(".")) or kinds.names.get(word)
            if found and found != "anonymous official" and not (by_head == "government" and found == "government"):
                return found
        if by_head not in (None, "unknown"):
            return by_head
        at = text.start[subject]
        for mention in self.mentions:
            if mention.span.start <= at < mention.span.end and mention.type in _MENTION_KIND:
                return _MENTION_KIND[mention.type]
        for i in sorted(source):
            found = kinds.nouns.get(text.lemma[i]) if i != subject and text.pos[i] in ("NOUN", "PROPN") else None
            if found and found not in ("unknown", "document"):
                return found
        return self._kind_elsewhere(name)

    def _kind_elsewhere(self, name: str) -> SpeakerKind:
        """The kind that another mention of the same name shows, by its title or apposition."""
        for _, who, _ in self.seen:
            if who.key == _key(name) and who.kind != "unknown":
                return who.kind
        return self._titles().get(name.split()[-1].lower(), "unknown") if name else "unknown"

    def _titles(self) -> dict[str, SpeakerKind]:
        """Last words of names -> kind, from titles before them ("army spokesman Col. X") and appositions behind them."""
        if self.titles is None:
            self.titles = _titles_of(self.text, self.kinds)
        return self.titles

    def anonymity(self, candidate: Candidate) -> tuple[int, int] | None:
        """Offsets of the words that say why the speaker stays unnamed, in the sentence of the cue."""
        text = self.text
        sentence = text.sent[candidate.head]
        first, last = bisect_left(text.sent, sentence), bisect_left(text.sent, sentence + 1) - 1
        start, end = text.start[first], text.end[last]
        lowered = self.raw[start:end].lower().replace("\u00a0", " ")
        for phrase in self.kinds.anonymity:
            at = lowered.find(phrase)
            if at >= 0:
                stop = _clause_end(lowered, at + len(phrase))
                return start + at, start + stop
        return None


def says_nothing(words: str) -> bool:
    """Whether a speaker's words name nobody by themselves: a pronoun or something owned by one, left without a name."""
    first, *_ = words.lower().split() or [""]
    return first in _SINGULAR | _PLURAL | _OTHER_PRONOUNS


def _clause_end(lowered: str, at: int) -> int:
    """Up to the next comma, full stop or quotation mark: the reason given is part of the phrase."""
    for k in range(at, len(lowered)):
        if lowered[k] in ',.;:"“”\n':
            return k
    return len(lowered)


def _titled(text: Text, subject: int) -> bool:
    return any(text.dep[k] == "compound" and text.lower[k].rstrip(".") in ("mr", "mrs", "ms", "dr") for k in text.kids[subject])


def _titles_of(text: Text, kinds: SpeakerKinds) -> dict[str, SpeakerKind]:
    found: dict[str, SpeakerKind] = {}
    for i, pos in enumerate(text.pos):
        if pos != "PROPN" or text.dep[i] == "compound":
            continue
        beside: list[str] = []
        for k in text.kids[i]:
            if text.dep[k] in ("compound", "appos", "amod", "nmod"):
                beside += [text.lemma[w] for w in sorted(text.tree(k)) if text.pos[w] in ("NOUN", "PROPN", "ADJ")]
        if text.dep[i] == "appos" and text.pos[text.head[i]] == "NOUN":
            h = text.head[i]
            beside += [text.lemma[w] for w in sorted(text.tree(h) - text.tree(i)) if text.pos[w] in ("NOUN", "PROPN", "ADJ")]
        for word in beside:
            kind = kinds.modifiers.get(word.rstrip(".")) or kinds.nouns.get(word.rstrip("."))
            told = kind and kind not in ("unknown", "document", "anonymous official", "social channel")
            if kind and told and found.get(text.lower[i]) in (None, "official"):
                found[text.lower[i]] = kind
    return found


def _initials_in(words: list[str], short: str) -> bool:
    """Whether a run of words in capitals, "of" left out, begins with the letters of a short form."""
    letters = "".join(word[0] for word in words)
    return short in letters and len(words) >= len(short)


def _key(name: str) -> str:
    return " ".join(w for w in name.lower().split() if w not in _DETERMINERS)
