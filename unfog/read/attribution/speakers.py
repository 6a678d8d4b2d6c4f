"""Who a speaker is: the fullest form of the name in this report, by what was said before and around it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from unfog.model import SpeakerKind
from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.speaker_kind import kind_of, number_of
from unfog.read.attribution.speaker_names import mention_name, own_name, short_name, surface
from unfog.read.attribution.title_holders import holder, initialled
from unfog.read.attribution.who import DETERMINERS, MENTION_KIND, PLURAL, SINGULAR, Heard, Who, key_of

_OWN_WORDS = frozenset(("statement", "claim", "communique", "announcement"))
"""Nouns that, with "the", mean the words of whoever spoke last."""
_ISSUED = ("from", "by", "of")
_GIVEN = frozenset(("give", "issue", "publish", "release", "provide", "post", "share", "announce", "send", "present", "compile"))
"""Verbs by which a figure or document comes from its subject: "figures that the governor gave"."""
_MADE = frozenset(("gather", "collect", "obtain", "receive", "verify", "keep", "draw_up", "prepare", "document"))
"""Further verbs after whose participle "by" names whose information or list it is."""
_SHORT_DOCUMENT = 3
"""Words of a document that is known to the reader: "the list", "the rights report"."""
_AUTHOR_NEAR = 2
"""Paragraphs between a document and whoever is taken for its author."""
_BODIES = frozenset(("government", "media", "ngo", "armed group", "military", "police", "official"))
"""Kinds whose nouns in the singular name a body that "it" can mean."""


@dataclass(slots=True, kw_only=True)
class Speakers(Heard):
    """Resolves the speakers of one report in text order; remembers those it has seen."""

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
        if made is not None and (said := short_name(self, candidate.source, candidate.subject, made)) not in (None, made.body):
            made = replace(made, said=said)
        if made is not None:
            self.seen.append((candidate.subject, made, number_of(self, candidate.subject)))
        return made

    def of_words(self, source: set[int], subject: int) -> Who | None:
        """The speaker that these words mean, ``subject`` being their head."""
        text = self.text
        if text.tag[subject] in ("PRP", "PRP$") or text.lower[subject] in SINGULAR | PLURAL:
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
        called = own_name(self, subject)
        if called is not None:
            return Who(name=called, kind=kind_of(self, source, subject, called), key=key_of(called))
        stands = self._stood_for(source, subject)
        if stands is not None:
            return stands
        held = holder(self, source, subject) or initialled(self, source, subject)
        if held is not None:
            return held
        full = mention_name(self, subject)
        earlier = None if full else self._earlier(source, subject)
        if earlier is not None:
            return earlier
        name = full or surface(self, source, subject)
        if not name or any(phrase in name.lower() for phrase in self.kinds.own):
            return None
        kind = kind_of(self, source, subject, name)
        paper = kind == "document" or text.lemma[subject] in self.kinds.papers | self.kinds.messages
        author = self._author(source, subject) if paper else None
        return Who(name=name, kind=kind, key=key_of(name), document=kind == "document", body=author)

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
            if meant is not None and not meant.document and key_of(meant.name) not in self.kinds.offices:
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

    def _pronoun(self, subject: int) -> Who | None:
        word = self.text.lower[subject]
        wanted = {"it": "body", "its": "body"}.get(word, "singular" if word in SINGULAR else "plural")
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
        if any(text.lower[k] in DETERMINERS - {"a", "an"} for k in text.kids[subject]) and len(source) <= 3:
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
            if mention.span.start < at and MENTION_KIND.get(mention.type) == kind and mention.name:
                if text.para[subject] - text.para[text.at(mention.span.start)] > 3:
                    return None
                here = text.at(mention.span.end - 1)
                return Who(name=mention_name(self, here) or mention.name, kind=kind, key=key_of(mention.name))
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

    def _is_firm(self, place: int) -> bool:
        """``its Greek operator, Kallos Maritime``: a name beside a noun for a firm is no person's."""
        near = range(max(0, place - 5), place)
        return any(self.kinds.stand_ins.get(self.text.lemma[k]) == "official" for k in near)

    def _earlier(self, source: set[int], subject: int) -> Who | None:
        """A short form ("Rashid", "the ministry") of a speaker seen before whose fuller words end with it."""
        text = self.text
        words = [text.lower[i] for i in sorted(source) if text.lower[i] not in DETERMINERS and not text.empty[i]]
        definite = text.pos[subject] == "PROPN" or any(text.lower[k] == "the" for k in text.kids[subject])
        if not words or len(words) > 2 or not definite:
            return None
        short = " ".join(words)
        for _, who, _ in reversed(self.seen):
            full = who.name.lower()
            if full != short and not who.document and (full.endswith(" " + short) or f" {short}" in full.split(",")[0]):
                return who
        return None
