"""The abstract signs that a figure is told by somebody. None of them holds a word of a text.

Signs of the figure and its sentence are the same for all who could tell it; those of a voice say where it stands, what it is,
how its words hang together with the figure, and what else it tells. ``read.attribution.trees`` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unfog.lexicon.cues import Cues, cues
from unfog.lexicon.speaker_kinds import SpeakerKinds, speaker_kinds
from unfog.model import Attribution, CountValue, Draft, Mention, Speaker
from unfog.read.attribution.carried import TURNED, starts_of, turns
from unfog.read.attribution.certainty import sense_of
from unfog.read.attribution.text import MARKS, Text
from unfog.read.attribution.voices.heard import Voice, heads_up
from unfog.read.parse import Parsed

_STEPS = (1, 2, 3, 4, 6, 9, 14, 20, 35)
_FAR = 5
_PATH = 3
_THERE = frozenset(("figure noun", "figure verb", "message", "document", "numbers>=1", "marks", "colon", "no verb", "headline"))
"""Signs of a figure's sentence that count for that of a voice too."""
_FIRST = frozenset(("we", "our", "us"))
_STOPS = frozenset((";", ":", "-", "–", "—", ",", "(", ")"))


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure to be given a voice: its draft, the number word, and the attribution that the rules give it."""

    draft: Draft
    at: int
    ruled: Attribution | None
    holds: bool


class Signs:
    """The signs of one report's figures and voices."""

    def __init__(
        self,
        parsed: Parsed,
        text: Text,
        told: Sequence[Voice],
        tellings: Sequence[Telling],
        issuer: Speaker | None,
        mentions: Sequence[Mention],
    ) -> None:
        self.parsed, self.text, self.told, self.tellings, self.issuer = parsed, text, told, tellings, issuer
        self.known: Cues = cues()
        self.kinds: SpeakerKinds = speaker_kinds()
        self.by_sentence: dict[int, list[Voice]] = defaultdict(list)
        for voice in told:
            self.by_sentence[text.sent[voice.at]].append(voice)
        self.places = [v.at for v in told]
        self.speaks = Counter(v.key for v in told)
        self.first = told[0].key if told else None
        self.tells: dict[int, set[tuple[str, int | None, int | None]]] = {}
        self.held: dict[int, list[Voice]] = {}
        for n, telling in enumerate(tellings):
            self.held[n] = [v for v in told if v.attribution is not None and _holds(v.attribution, telling.draft)]
        figures: dict[str, set[tuple[str, object]]] = defaultdict(set)
        for n, telling in enumerate(tellings):
            for voice in self.held[n]:
                figures[voice.key].add(_figure(telling.draft))
        self.figures = figures
        self.own: dict[tuple[str, object], int] = Counter(_figure(t.draft) for n, t in enumerate(tellings) if not self.held[n])
        self.last = text.para[-1] if text.para else 0
        self.sentences: dict[int, list[str]] = {}
        self.starts = starts_of(parsed)
        self.types = {text.at(m.span.end - 1): m.type for m in mentions}
        self.voiced: dict[int, list[str]] = {}

    # ---- what all candidates of a figure share
    def of_figure(self, n: int) -> list[str]:
        """The signs of a figure and of what stands around it."""
        text, telling = self.text, self.tellings[n]
        draft, at = telling.draft, telling.at
        value = draft.value
        assert isinstance(value, CountValue)
        sent, para = text.sent[at], text.para[at]
        found = [f"field={draft.field}", f"tag={text.tag[at]}", f"dep={text.dep[at]}"]
        if value.implicit:
            found.append("implicit")
        found.append(f"qualifier={value.qualifier}" if value.qualifier in ("exact", "at least", "none reported") else "inexact")
        if value.group != "all":
            found.append("grouped")
        if draft.superseded:
            found.append("superseded")
        if draft.certainty is not None:
            found.append("certainty given")
        found += _upto("para", para)
        if para == self.last:
            found.append("last para")
        found += _upto("report paras", self.last + 1)
        found += _upto("in para", sent - text.sent[bisect_left(text.para, para)])
        found += _upto("figure", n)
        found += self._of_sentence(sent)
        if text.quote_at[at] >= 0:
            found.append("quoted")
            first, last = text.quotes[text.quote_at[at]]
            if text.sent[first] != text.sent[last]:
                found.append("long quote")
            if text.sent[first] != sent:
                found.append("quote goes on")
        own = self.by_sentence.get(sent, [])
        if own:
            found.append("sentence tells")
            found += _upto("sentence tells", len({v.key for v in own}))
        for name, there in (("before", sent - 1), ("after", sent + 1)):
            if there in self.by_sentence:
                found.append(f"{name} tells")
        keys = {v.key for s in (sent - 1, sent + 1) for v in self.by_sentence.get(s, [])[:1]}
        if len(keys) == 1 and sent - 1 in self.by_sentence and sent + 1 in self.by_sentence:
            found.append("one voice around")
        if self.held[n]:
            found.append("held")
            found += _upto("held", len({v.key for v in self.held[n]}))
        found.append("ruled: " + ("none" if telling.ruled is None else "held" if telling.holds else "carried"))
        same = sum(_figure(draft) in figures for figures in self.figures.values())
        if same:
            found += _upto("figure told", same)
        if self.own[_figure(draft)] > (not self.held[n]):
            found.append("figure in own voice")
        if self.issuer is not None:
            found.append("issued")
        found += _upto("voices", len(self.speaks))
        path = list(heads_up(text, at))
        found += self._climb("up", path[1:4])
        clause = next((i for i in path if text.pos[i] in ("VERB", "AUX")), path[-1])
        found += [f"clause={text.dep[clause]}", f"verb={text.tag[clause]}"]
        below = {text.dep[k]: k for k in text.kids[clause]}
        if "nsubjpass" in below or "auxpass" in below:
            found.append("passive")
        if any(text.lower[k] in ("had",) and text.dep[k] == "aux" for k in text.kids[clause]):
            found.append("had")
        if any(text.lower[k] in ("has", "have") and text.dep[k] == "aux" for k in text.kids[clause]):
            found.append("has")
        subject = below.get("nsubj", below.get("nsubjpass"))
        if subject is not None:
            found.append(f"subject={self._kind(subject)}")
        return found

    def _of_sentence(self, sent: int) -> list[str]:
        made = self.sentences.get(sent)
        if made is None:
            text = self.text
            first = bisect_left(text.sent, sent)
            last = bisect_left(text.sent, sent + 1)
            words = [i for i in range(first, last) if not text.words[i].isspace()]
            made = []
            if words:
                head = words[0]
                made += [f"opens={text.tag[head] if text.tag[head].isalpha() else 'mark'}", f"opens:{text.dep[head]}"]
                made += _upto("words", len(words))
                lower = {text.lower[i] for i in words}
                lemmas = {text.lemma[i] for i in words}
                for name, holds in (
                    ("asks", "?" in lower), ("we", bool(lower & _FIRST)), ("colon", ":" in lower), ("semicolon", ";" in lower),
                    ("marks", bool(lower & MARKS)), ("figure noun", bool(lemmas & self.known.figure_nouns)),
                    ("figure verb", bool(lemmas & self.known.figure_verbs)), ("message", bool(lemmas & self.kinds.messages)),
                    ("no verb", not any(text.pos[i] in ("VERB", "AUX") for i in words)),
                    ("bracket", "(" in lower), ("told noun", any(x in self.kinds.nouns for x in lemmas)),
                    ("document", any(self.kinds.nouns.get(x) == "document" for x in lemmas)),
                ):  # fmt: skip
                    if holds:
                        made.append(name)
                made += _upto("numbers", sum(text.tag[i] == "CD" for i in words))
                if text.para[head] == 0:
                    made.append("headline")
                lead = words[-1] == bisect_left(text.para, text.para[head] + 1) - 1
                if lead:
                    made.append("closes para")
                if turns(self.parsed, self.starts, sent):
                    made.append("turns")
            self.sentences[sent] = made
        return made

    # ---- what a voice is, whatever the figure
    def of_voice(self, voice: Voice) -> list[str]:
        """The signs of a voice."""
        made = self.voiced.get(id(voice))
        if made is None:
            made = self.voiced[id(voice)] = list(self._of_voice(voice))
        return made

    def _of_voice(self, voice: Voice) -> Iterator[str]:
        text, attribution, at = self.text, voice.attribution, voice.at
        source = voice.source if voice.source is not None else at
        yield f"source={text.tag[source]}"
        yield f"source:{text.dep[source]}"
        yield from _upto("speaks", self.speaks[voice.key])
        if voice.key == self.first:
            yield "speaks first"
        if len(self.speaks) == 1 and self.speaks[voice.key]:
            yield "speaks alone"
        if any(text.lower[k] == "the" for k in text.kids[source]):
            yield "the"
        if any(text.lower[k] in ("a", "an") for k in text.kids[source]):
            yield "a"
        yield f"mention={self.types.get(source, 'none')}"
        yield f"known={self._kind(source)}"
        if any(text.tag[k] == "CD" for k in (source, *text.kids[source])):
            yield "source counted"
        if any(text.dep[k] == "appos" for k in text.kids[source]):
            yield "source apposed"
        yield from (f"there {sign}" for sign in self._of_sentence(text.sent[at]) if sign in _THERE)
        if self.issuer is not None and self.issuer.name is not None and self.issuer.name.lower() == voice.key:
            yield "is issuer"
        if text.para[at] == 0:
            yield "voice in headline"
        yield from _upto("voice para", text.para[at])
        yield from _upto("tells figures", len(self.figures.get(voice.key, ())))
        if attribution is None:
            yield "named only"
            if voice.person:
                yield "named person"
            yield from self._climb("named", list(heads_up(text, source))[1:3])
            return
        yield "tells"
        yield f"kind={attribution.kind}"
        yield f"style={attribution.style}"
        if attribution.name is None:
            yield "no name"
        if attribution.anonymity is not None:
            yield "anonymous"
        if len(attribution.chain) > 1:
            yield "relayed"
        if attribution.cue is None:
            yield "no cue"
        else:
            yield f"cue={text.pos[at]}"
            yield f"cue:{text.dep[at]}"
            sense = sense_of(text, at)
            if sense is not None:
                yield f"sense={sense.of.name}"
                yield f"grade={sense.grade}"
            if text.lemma[at] in self.known.figure_verbs | self.known.figure_nouns:
                yield "cue of figures"
            if any(text.dep[k] == "neg" for k in text.kids[at]):
                yield "cue negated"
            if any(text.lower[k] == "had" for k in text.kids[at]):
                yield "cue had"
            if voice.source is not None and voice.source > at:
                yield "inverted"
        lemmas = [text.lemma[i] for piece in attribution.content for i in _within(text, piece.start, piece.end)]
        if any(lemma in self.known.harm for lemma in lemmas):
            yield "tells harm"
        yield from _upto("tells words", len(lemmas))
        if attribution.content[0].start >= text.start[at]:
            yield "content after"
        if any(text.tag[i] == "CD" for piece in attribution.content for i in _within(text, piece.start, piece.end)):
            yield "tells number"

    # ---- how a voice and a figure stand to each other
    def of_pair(self, n: int, voice: Voice) -> list[str]:
        """The signs of a voice beside a figure."""
        text, telling = self.text, self.tellings[n]
        draft, at = telling.draft, telling.at
        here, there = text.sent[at], text.sent[voice.at]
        found: list[str] = []
        gap = max(-_FAR, min(_FAR, there - here))
        found.append(f"sentences={gap:+d}")
        paras = text.para[voice.at] - text.para[at]
        found.append(f"paras={max(-2, min(2, paras)):+d}")
        attribution, ruled = voice.attribution, telling.ruled
        if attribution is not None and ruled is not None:
            if attribution is ruled or attribution.id == ruled.id:
                found.append("ruled")
            elif (ruled.name or "").lower() == voice.key:
                found.append("ruled voice")
        held = self.held[n]
        if any(v is voice for v in held):
            found.append("holds")
            size = _size(attribution) if attribution is not None else 0
            found += _upto(
                "inside", sum(v is not voice and v.attribution is not None and _size(v.attribution) < size for v in held)
            )
        elif any(v.key == voice.key for v in held):
            found.append("voice holds")
        if _figure(draft) in self.figures.get(voice.key, ()):
            found.append("tells it")
        between = self._between(voice.at, at)
        found += _upto("between", len({v.key for v in between if v.key != voice.key}))
        if any(v.key == voice.key for v in between):
            found.append("itself between")
        around = [self.by_sentence.get(s, []) for s in (here - 1, here, here + 1)]
        for name, there_too in zip(("before", "here", "after"), around, strict=True):
            if any(v.key == voice.key for v in there_too):
                found.append(f"speaks {name}")
            elif there_too:
                found.append(f"other {name}")
        words = abs(voice.at - at)
        if gap == 0:
            found += _upto("near" if voice.at < at else "near after", words)
            a, b = sorted((voice.at, at))
            marks = Counter(text.words[i] for i in range(a + 1, b) if text.words[i] in _STOPS or text.words[i] in MARKS)
            found += [f"mark {mark}" for mark in marks]
            found += _upto("commas", marks[","])
            if self.turned(a, b):
                found.append("turned between")
            if any(text.dep[i] == "cc" for i in range(a + 1, b)):
                found.append("joint between")
            if any(text.tag[i] == "CD" for i in range(a + 1, b)):
                found.append("number between")
            found += self._path(voice, at)
        found.append("before" if voice.at < at else "behind")
        quote = text.quote_at[at]
        if quote >= 0 and attribution is not None:
            if any(text.quote_at[i] == quote for piece in attribution.content for i in _within(text, piece.start, piece.end)):
                found.append("of quote")
            first, last = text.quotes[quote]
            if 0 < first - voice.at < 6 or 0 < voice.at - last < 6:
                found.append("beside quote")
        if voice.source is not None and any(i == voice.source for i in heads_up(text, at)):
            found.append("over figure")
        if voice.source is not None and draft.start <= text.start[voice.source] < draft.end:
            found.append("in the words")
        if not between and gap < 0:
            found.append("last heard")
        if not between and gap > 0:
            found.append("next heard")
        return found

    def turned(self, a: int, b: int) -> bool:
        """Whether a semicolon or a word of contrast stands between two words."""
        return TURNED.search(self.parsed.report.text, self.text.start[a], self.text.start[b]) is not None

    def _between(self, a: int, b: int) -> Sequence[Voice]:
        low, high = sorted((a, b))
        first, last = bisect_left(self.places, low + 1), bisect_left(self.places, high)
        return self.told[first:last]

    def _path(self, voice: Voice, at: int) -> Iterator[str]:
        """How the two hang together: relations from each up to the word over both."""
        text = self.text
        up = list(heads_up(text, at))
        place = {i: k for k, i in enumerate(up)}
        for name, start in (("cue", voice.at), ("voice", voice.source if voice.source is not None else voice.at)):
            mine = list(heads_up(text, start))
            meet = next((i for i in mine if i in place), None)
            if meet is None:
                yield f"{name} apart"
                continue
            steps, back = mine.index(meet), place[meet]
            yield f"{name} up=" + ".".join(text.dep[i] for i in mine[:steps][-_PATH:])
            yield f"figure up {name}=" + ".".join(text.dep[i] for i in up[:back][-_PATH:][-2:])
            yield f"{name} meets={text.pos[meet]}"
            yield from _upto(f"{name} steps", steps)
            yield from _upto(f"{name} back", back)
            if steps == 0:
                yield f"{name} over"
            if back == 0:
                yield f"figure over {name}"
            yield from self._climb(f"{name} meets", [meet])
            if name == "voice":
                yield from self._climb("voice under", mine[1:2])

    def _climb(self, name: str, words: Sequence[int]) -> Iterator[str]:
        text, known = self.text, self.known
        for i in words:
            lemma = text.lemma[i]
            if lemma in known.verbs and text.pos[i] == "VERB":
                yield f"{name} {known.verbs[lemma][0].grade} cue"
            if lemma in known.figure_verbs or lemma in known.toll_verbs:
                yield f"{name} figure verb"
            if lemma in known.handling:
                yield f"{name} handling"
            if lemma in known.figure_nouns:
                yield f"{name} figure noun"
            if lemma in known.harm:
                yield f"{name} harm"
            if lemma in self.kinds.messages or self.kinds.nouns.get(lemma) == "document":
                yield f"{name} document"
            if text.tag[i] == "CD":
                yield f"{name} number"

    def _kind(self, i: int) -> str:
        text, kinds = self.text, self.kinds
        return kinds.nouns.get(text.lemma[i]) or kinds.nouns.get(text.lower[i]) or kinds.names.get(text.lower[i]) or text.pos[i]


def _figure(draft: Draft) -> tuple[str, object]:
    value = draft.value
    assert isinstance(value, CountValue)
    return draft.field, (value.min, value.max, value.qualifier if value.min is None and value.max is None else "")


def _holds(attribution: Attribution, draft: Draft) -> bool:
    at = draft.start if draft.anchor is None else draft.anchor
    return any(piece.start <= at < piece.end for piece in attribution.content)


def _size(attribution: Attribution) -> int:
    return sum(len(piece.text) for piece in attribution.content)


def _within(text: Text, start: int, end: int) -> range:
    return range(bisect_left(text.start, start), bisect_left(text.start, end))


def _upto(name: str, number: int) -> list[str]:
    return [f"{name}>={step}" for step in _STEPS if number >= step]
