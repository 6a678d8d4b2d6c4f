"""Language packs: what a report in a language without a parser is read by (``xx/words.toml``).

A pack is a folder of the lexicon named by an ISO 639-1 code that holds ``words.toml`` (the words), ``examples.toml`` (sentences
with the claims they must give, run as tests) and, where the tool has made it, ``countries.tsv``. Nothing else names a language:
a new folder is a new language. ``docs/how-to/add-a-language.md`` explains every table.

How an entry is written: words parted by spaces; ``*`` at the end of a word stands for any ending; before ``|`` stand forms for
one, behind it forms for several (people and casualties); several forms on a side are parted by ``,``. Brackets hold what may
stand in one place, parted by ``/``: "(a/ont/avait) (annoncé/indiqué)" is six entries, "a (également/) dit" two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, get_args

from unfog.errors import ConfigError
from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.files import rows_of, toml_of
from unfog.model import Group, Qualifier, SpeakerKind, Stance

PARSED = "en"
"""The language that is read with a parser; its words have files of their own."""
WORDS, EXAMPLES, COUNTRIES = "words.toml", "examples.toml", "countries.tsv"

ONE, TWO, MANY = "one", "two", "many"
FIELDS = ("killed", "injured", "missing")
HARM_PARTS = ("nouns", "dies", "kills", "deeds", "none")
HEDGES = ("unconfirmed", "probable", "denied", "expected")
_DIACRITICS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200c\u200e\u200f]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ARABIC = str.maketrans("أإآٱىئؤةیکگھہۀے", "اااايئوهيكگههه" + "ي")


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write something: its words (``*`` taken off, see ``open_``), the class it tells of and what it adds."""

    words: tuple[str, ...]
    open_: tuple[bool, ...]
    kind: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a language is written.

    ``prefixes``: letters that may stand before a word without a space, group by group from the outside in ("و" before "ال");
    ``joining`` and ``article``: those of them that mean "and" and "the"; ``elisions``: short words that lean on the next by an
    apostrophe; ``dual``: endings that make a singular two;
    ``bare_singular``: a noun without article or number means one; ``verb_last``: whom a verb harms stands before it;
    ``capitals``: names are told by capitals; ``noun_capitals``: nouns too have them;
    ``fold``: Arabic letters that are written alike are one;
    ``latin``: it is written in Latin letters; ``drops``: a verb may go without its subject;
    ``suffixes``: endings of names and figures follow an apostrophe; ``dotted``: abbreviations;
    ``endings``: what a place name may end in, and what in its first form.
    """

    code: str
    name: str
    prefixes: tuple[tuple[str, ...], ...] = ()
    elisions: tuple[str, ...] = ()
    dual: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    bare_singular: bool = False
    verb_last: bool = False
    capitals: bool = True
    noun_capitals: bool = False
    fold: bool = False
    latin: bool = True
    drops: bool = False
    suffixes: bool = False
    dotted: tuple[str, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One language, ready for look-up. ``numbers`` maps number words to values; ``types`` are the types of event that the pack
    has words for, the most telling first."""

    style: Style
    numbers: Mapping[str, int]
    entries: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    stems: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    countries: Mapping[str, str] = field(repr=False)
    types: tuple[str, ...] = ()
    _seen: dict[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False)

    def starting(self, form: str) -> tuple[Entry, ...]:
        """The entries whose first word ``form`` may be, longest first."""
        found = self._seen.get(form)
        if found is None:
            stems = [e for n in range(2, len(form) + 1) for e in self.stems.get(form[:n], ())]
            both = (*self.entries.get(form, ()), *stems)
            found = self._seen[form] = tuple(sorted(both, key=lambda e: (-len(e.words), -len(e.words[0]), e.kind)))
        return found

    def plain(self, word: str) -> str:
        """A word as it is looked up."""
        return normal(word, self.style.fold, self.style.code)

    def forms(self, word: str) -> tuple[str, ...]:
        """A word as it is looked up, whole and without what leans on it from before."""
        whole = self.plain(word)
        found = [whole]
        for group in self.style.prefixes:
            for form in tuple(found):
                found += [form[len(p) :] for p in group if form.startswith(p) and len(form) - len(p) >= 2]
        return tuple(dict.fromkeys(found))


def normal(word: str, fold: bool = False, code: str = "") -> str:
    """Lower case (Turkish has an i of its own); Arabic letters that are written alike as one, vowel signs and joiners off."""
    if code in ("tr", "az"):
        word = word.replace("I", "ı").replace("İ", "i")
    word = unicodedata.normalize("NFC", word.lower().replace("’", "'"))
    if code == "ru":
        word = word.replace("ё", "е")  # written either way
    return _DIACRITICS.sub("", word).translate(_ARABIC) if fold else word


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    root = files("unfog.lexicon")
    return tuple(sorted(child.name for child in root.iterdir() if len(child.name) == 2 and child.joinpath(WORDS).is_file()))


@lru_cache(maxsize=32)
def pack(code: str) -> Pack:
    """The pack of a language.

    Raises:
        ConfigError: a table is missing, or an entry names a group, kind, stance or type that does not exist.
    """
    name = f"{code}/{WORDS}"
    data = toml_of(name)
    try:
        style = _style(code, data["style"])
        numbers = {normal(w, style.fold, code): n for w, n in data["numbers"]["words"].items()}
        found = list(_entries(name, style, data))
    except KeyError as error:
        raise ConfigError(f"lexicon/{name}: {error} is missing") from error
    exact: dict[str, list[Entry]] = {}
    stems: dict[str, list[Entry]] = {}
    for entry in found:
        (stems if entry.open_[0] else exact).setdefault(entry.words[0], []).append(entry)
    return Pack(
        style=style,
        numbers=numbers,
        entries={k: tuple(v) for k, v in exact.items()},
        stems={k: tuple(v) for k, v in stems.items()},
        countries=_countries(code, style),
        types=tuple(data["types"]),
    )


def _style(code: str, table: dict[str, Any]) -> Style:
    return Style(
        code=code,
        name=table["name"],
        prefixes=tuple(tuple(group) for group in table.get("prefixes", ())),
        elisions=tuple(table.get("elisions", ())),
        dual=tuple(table.get("dual", ())),
        joining=tuple(table.get("joining", ())),
        article=tuple(table.get("article", ())),
        bare_singular=table.get("bare_singular", False),
        verb_last=table.get("verb_last", False),
        capitals=table.get("capitals", True),
        noun_capitals=table.get("noun_capitals", False),
        fold=table.get("fold", False),
        latin=table.get("latin", True),
        drops=table.get("drops", False),
        suffixes=table.get("suffixes", False),
        dotted=tuple(normal(w, table.get("fold", False), code) for w in table.get("dotted", ())),
        endings=tuple((a, b) for a, b in table.get("endings", ())),
    )


def _countries(code: str, style: Style) -> Mapping[str, str]:
    if not files("unfog.lexicon").joinpath(f"{code}/{COUNTRIES}").is_file():
        return {}
    return {normal(row["name"], style.fold, code): row["iso2"] for row in rows_of(f"{code}/{COUNTRIES}")}


def _entries(name: str, style: Style, data: dict[str, Any]) -> Iterator[Entry]:
    yield from _numbers(name, style, data["numbers"])
    for group, texts in data["people"].items():
        _known(name, group, get_args(Group))
        yield from _numbered(style, texts, "people", group)
    for harmed in FIELDS:
        table = data["harm"][harmed]
        if unknown := sorted(set(table) - set(HARM_PARTS)):
            raise ConfigError(f"lexicon/{name} [harm.{harmed}]: {unknown[0]!r} is none of {', '.join(HARM_PARTS)}")
        yield from _numbered(style, table.get("nouns", ()), "noun", harmed)
        for part in ("dies", "kills", "deeds", "none"):
            yield from _plainly(style, table.get(part, ()), part, harmed)
    for kind, texts in data["speakers"].items():
        if kind in ("persons", "unnamed"):
            yield from _plainly(style, texts, f"speaker {kind}", None)
        else:
            _known(name, kind, get_args(SpeakerKind))
            yield from _plainly(style, texts, "speaker", kind)
    for level, texts in data["hedges"].items():
        _known(name, level, HEDGES)
        yield from _plainly(style, texts, "hedge", level)
    for stance, texts in data["stances"].items():
        if stance in ("own", "by", "blamed", "deeds", "nobody", "rest"):
            yield from _plainly(style, texts, f"stance {stance}", None)
        else:
            _known(name, stance.split()[0], get_args(Stance))
            yield from _plainly(style, texts, "stance", stance)
            if stance.endswith(("self", "object", "split", "before", "between", "start")):
                yield from _plainly(style, texts, "say", None)
    types = event_lexicon().types
    for kind, texts in data["types"].items():
        _known(name, kind, tuple(types))
        yield from _plainly(style, texts, "type", kind)
    for table_name in ("words", "speech", "turns", "states"):
        for kind, texts in data[table_name].items():
            yield from _plainly(style, texts, kind if table_name != "states" else "state", kind)
    yield from _plainly(style, data["weapons"]["words"], "weapon", None)
    for kind, value in data["times"].items():
        if isinstance(value, dict):
            for text, number in value.items():
                yield from _plainly(style, [text], kind, number)
        else:
            yield from _plainly(style, value, kind, None)


def _numbers(name: str, style: Style, table: dict[str, Any]) -> Iterator[Entry]:
    for qualifier, texts in table["qualifiers"].items():
        _known(name, qualifier.removesuffix(" after"), get_args(Qualifier))
        yield from _plainly(
            style, texts, "after" if qualifier.endswith(" after") else "qualifier", qualifier.removesuffix(" after")
        )
    for text, value in table.get("about", {}).items():
        yield from _plainly(style, [text], "about number", value)
    for qualifier in ("several", "dozens", "hundreds"):
        yield from _plainly(style, table.get(qualifier, ()), "vague", qualifier)
    for kind in ("one", "between", "and"):
        yield from _plainly(style, table.get(kind, ()), f"number {kind}", None)


def _numbered(style: Style, texts: Iterable[str], kind: str, value: str) -> Iterator[Entry]:
    for text in texts:
        ones, bar, many = text.partition("|")
        if not bar:
            ones, many = "", text
        for form in _parts(many):
            yield _entry(style, form, kind, (value, MANY))
        for form in _parts(ones):
            yield _entry(style, form, kind, (value, ONE))
            for ending in style.dual:
                stem = normal(form, style.fold, style.code)
                if " " not in stem:
                    stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
                    yield _entry(style, stem + ending, kind, (value, TWO))


def _parts(side: str) -> list[str]:
    return [part.strip() for part in side.split(",") if part.strip()]


def _plainly(style: Style, texts: Iterable[str], kind: str, value: Any) -> Iterator[Entry]:
    for text in texts:
        for one in alternatives(text):
            yield _entry(style, one, kind, value)


def alternatives(text: str) -> list[str]:
    """The entries that an entry with brackets stands for: "(a/ont) (dit/annoncé)" is four."""
    parts = _BRACKETS.split(text)
    if len(parts) == 1:
        return [text]
    return [
        " ".join("".join(chosen).split())
        for chosen in product(*([p] if n % 2 == 0 else p.split("/") for n, p in enumerate(parts)))
    ]


def _entry(style: Style, text: str, kind: str, value: Any) -> Entry:
    parts = [part for word in text.split() for part in elided(word, style.elisions)]
    words = tuple(normal(part.removesuffix("*"), style.fold, style.code) for part in parts)
    return Entry(words=words, open_=tuple(part.endswith("*") for part in parts), kind=kind, value=value)


def elided(word: str, elisions: tuple[str, ...]) -> tuple[str, ...]:
    """A word, parted from what leans on it by an apostrophe ("l'armée" is two)."""
    head, mark, rest = word.partition("'")
    return (f"{head}'", rest) if mark and rest and head.lower() in elisions else (word,)


def _known(name: str, word: str, words: tuple[Any, ...]) -> None:
    if word not in words:
        raise ConfigError(f"lexicon/{name}: {word!r} is none of {', '.join(words)}")
