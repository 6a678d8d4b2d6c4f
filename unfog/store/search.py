"""Full-text search in any script, the same on both databases.

Text is brought into one form before it is indexed and before it is asked for: compatibility forms, case, accents and Arabic
vowel signs and letter variants are folded, and scripts that write no spaces (Han, kana, Thai, Khmer, Lao, Burmese) are cut
into overlapping pairs of letters. So the database needs no knowledge of any language: SQLite indexes the form with FTS5
without keeping it, PostgreSQL as a ``simple`` tsvector.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from unfog.errors import StoreError

KINDS = ("reports", "claims")

_ARABIC = str.maketrans("أإآٱىئؤةکیە", "ااااييوهكيه")
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_TOKEN = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_QUOTED = re.compile(r'"([^"]*)"?|(\S+)')


def fold(text: str) -> str:
    """Text without what spellings of one word differ in."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c != "\u0640")
    return unicodedata.normalize("NFC", bare).translate(_ARABIC)


def tokens(text: str) -> list[str]:
    """The words of a text in the form that is indexed."""
    made: list[str] = []
    for match in _TOKEN.finditer(fold(text)):
        run = match.group()
        if re.match(f"[{_UNSPACED}]", run):
            made += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
        else:
            made.append(run)
    return made


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: phrases of tokens that must all stand; the last token of a phrase may go on when ``prefix`` is set."""

    phrases: tuple[tuple[tuple[str, ...], bool], ...]

    def matches(self, text: str) -> bool:
        """Whether a text holds every phrase."""
        words = tokens(text)
        return all(_holds(words, phrase, prefix) for phrase, prefix in self.phrases)


def parse(query: str) -> Query:
    """Words that must all stand, "phrases in quotation marks", and word* for what begins so.

    Raises:
        StoreError: the query holds no word.
    """
    phrases = []
    for quoted, plain in _QUOTED.findall(query):
        said = quoted or plain
        found = tuple(tokens(said))
        if found:
            open_end = plain.endswith("*") or (
                len(found) == 1 and len(found[0]) == 1 and bool(re.match(f"[{_UNSPACED}]", found[0]))
            )
            phrases.append((found, open_end))
    if not phrases:
        raise StoreError(f"{query!r} holds no word to search for; give a word, a name or a part of a text")
    return Query(tuple(phrases))


def _holds(words: Sequence[str], phrase: Sequence[str], prefix: bool) -> bool:
    size = len(phrase)
    for at in range(len(words) - size + 1):
        last = words[at + size - 1]
        if words[at : at + size - 1] == list(phrase[:-1]) and (last == phrase[-1] or (prefix and last.startswith(phrase[-1]))):
            return True
    return False


def place(text: str, query: Query) -> tuple[int, int]:
    """Where the first phrase first stands in a text, by whole words of the text; its beginning if it is not found there."""
    words = [(m.start(), m.end(), tokens(m.group())) for m in re.finditer(r"\S+", text)]
    phrase, prefix = query.phrases[0]
    flat = [(token, n) for n, (_, _, made) in enumerate(words) for token in made]
    said = [token for token, _ in flat]
    for at in range(len(said) - len(phrase) + 1):
        if said[at] == phrase[0] or (prefix and said[at].startswith(phrase[0])):
            if _holds(said[at : at + len(phrase)], phrase, prefix):
                return words[flat[at][1]][0], words[flat[at + len(phrase) - 1][1]][1]
    return 0, min(len(text), 80)


def create(connection: sa.Connection) -> None:
    """Make the two indexes."""
    for kind in KINDS:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"CREATE TABLE search_{kind} (seq BIGINT PRIMARY KEY, body TSVECTOR NOT NULL)")
            connection.exec_driver_sql(f"CREATE INDEX search_{kind}_body ON search_{kind} USING GIN (body)")
        else:
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE search_{kind} USING fts5(body, content='', tokenize='unicode61 remove_diacritics 0')"
            )


def clear(connection: sa.Connection) -> None:
    """Empty both indexes."""
    for kind in KINDS:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"DELETE FROM search_{kind}")
        else:
            connection.exec_driver_sql(f"INSERT INTO search_{kind}(search_{kind}) VALUES ('delete-all')")


def index(connection: sa.Connection, kind: str, texts: Mapping[int, str]) -> None:
    """Index texts under their numbers."""
    if not texts:
        return
    if connection.dialect.name == "postgresql":
        statement = f"INSERT INTO search_{kind} (seq, body) VALUES (:seq, CAST(:body AS tsvector))"
        rows = [{"seq": seq, "body": _tsvector(tokens(text))} for seq, text in texts.items()]
    else:
        statement = f"INSERT INTO search_{kind} (rowid, body) VALUES (:seq, :body)"
        rows = [{"seq": seq, "body": " ".join(tokens(text))} for seq, text in texts.items()]
    connection.execute(sa.text(statement), rows)


def find(connection: sa.Connection, kind: str, query: Query, limit: int, before: int | None = None) -> list[int]:
    """The numbers of matching texts, the latest first; those below ``before``."""
    if connection.dialect.name == "postgresql":
        wanted = " & ".join(_tsquery(phrase, prefix) for phrase, prefix in query.phrases)
        statement = (
            f"SELECT seq FROM search_{kind} WHERE body @@ CAST(:q AS tsquery) AND seq < :before ORDER BY seq DESC LIMIT :limit"
        )
    else:
        wanted = " AND ".join(f'"{" ".join(phrase)}"{"*" if prefix else ""}' for phrase, prefix in query.phrases)
        statement = (
            f"SELECT rowid FROM search_{kind} WHERE search_{kind} MATCH :q AND rowid < :before ORDER BY rowid DESC LIMIT :limit"
        )
    given = {"q": wanted, "before": before if before is not None else 2**62, "limit": limit}
    return [int(n) for n in connection.execute(sa.text(statement), given).scalars()]


MOST_WORDS = 60_000
"""Words of one text that PostgreSQL can hold (a tsvector is at most a megabyte)."""


def _tsvector(words: Sequence[str]) -> str:
    """Words with their places, written out, so that no parser of the server's locale comes between."""
    return " ".join(f"{_lexeme(word)}:{min(n, 16383)}" for n, word in enumerate(words[:MOST_WORDS], 1))


def _lexeme(word: str) -> str:
    return "'" + word[:500].replace("\\", "\\\\").replace("'", "''") + "'"


def _tsquery(phrase: Iterable[str], prefix: bool) -> str:
    return "(" + " <-> ".join(_lexeme(word) for word in phrase) + (":*" if prefix else "") + ")"
