"""Write ``docs/codebook.md``: every word of the record, and every lexicon entry that carries a definition.

python tools/codebook.py            write the file
python tools/codebook.py --check    exit 1 when the file is not what this program writes
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from unfog.model import incident, reading, values

ROOT = Path(__file__).parent.parent
LEXICON = ROOT / "unfog" / "lexicon"
OUT = ROOT / "docs" / "codebook.md"

WORD_LISTS: tuple[tuple[str, Any, str], ...] = (
    ("Field of a claim", reading.Field, "What a claim is about."),
    ("Certainty", reading.Certainty, "How surely. `asserted`: own voice, no hedge. `reported`: somebody is the source."),
    ("Speaker kind", reading.SpeakerKind, "Who speaks."),
    ("Stance", values.Stance, "What a speaker says about who did it."),
    ("Qualifier of a count", values.Qualifier, "How exact a number is. `none reported` is neither zero nor silence."),
    ("Group of a count", values.Group, "Who is counted."),
    ("Link", values.LinkType, "How one happening is said to relate to another."),
    ("Role in an event", reading.Role, "Who or what takes part, and how."),
    ("Kind of passage", reading.PassageKind, "What kind of text a stretch is."),
    ("Kind of mention", reading.MentionType, "What is named."),
    ("Agreement of a finding", incident.Agreement, "How the voices stand to each other."),
    ("Basis of an origin", incident.OriginBasis, "Why reports count as one origin."),
)  # fmt: skip


def codebook() -> str:
    """The whole codebook as Markdown."""
    parts = ["# Codebook", "", "Made by `tools/codebook.py` from the types and the lexicon; edit those, not this page.", ""]
    parts += ["## Terms", "", *terms(), ""]
    parts += ["## Closed word lists", ""]
    for name, kind, meaning in WORD_LISTS:
        parts += [f"**{name}.** {meaning} " + " · ".join(f"`{word}`" for word in get_args(kind)), ""]
    parts += ["## Lexicon", "", "What a researcher may edit, file by file.", ""]
    for path in sorted(LEXICON.rglob("*.toml")):
        rows = list(entries(tomllib.loads(path.read_text("utf-8"))))
        if rows:
            parts += [f"### {path.relative_to(LEXICON).as_posix()}", "", "| entry | definition | example |", "|---|---|---|"]
            parts += [f"| {cell(name)} | {cell(definition)} | {cell(example)} |" for name, definition, example in rows] + [""]
    return "\n".join(parts).rstrip() + "\n"


def terms() -> list[str]:
    """The nouns of the program, one word a concept."""
    return [
        "- **report**: one text by one source. **outlet**: who published it.",
        "- **passage**: a stretch of a report and what kind of text it is.",
        "- **mention**: words that name a person, group, force, state, outlet or role. **entity**: who is meant.",
        "- **attribution**: source, cue and content. **chain**: who passed the words on, outermost first.",
        "- **event**: one happening as one report tells it. **background**: told of, but not what the report is about.",
        "- **claim**: one field of one event as somebody said it, with the exact words.",
        "- **account**: what one report tells of one happening. **incident**: what all accounts of it make together.",
        "- **origin**: the source that copies go back to. **voice**: what is counted when sources are counted.",
        "- **finding**: one field of an incident, chosen by a named rule. **conflict**: positions that stand against each other.",
    ]


def entries(data: Any, name: str = "") -> Iterator[tuple[str, str, str]]:
    """Every table that carries a definition, with its name and example, in the order of the file."""
    if isinstance(data, dict):
        own = str(data.get("name") or data.get("code") or data.get("class") or data.get("kind") or name)
        if isinstance(data.get("definition"), str):
            yield own, data["definition"], str(data.get("example") or next(iter(data.get("examples", [])), ""))
        for key, value in data.items():
            yield from entries(value, f"{name}.{key}" if name and isinstance(value, dict) else key)
    elif isinstance(data, list):
        for item in data:
            yield from entries(item, name)


def cell(text: str) -> str:
    """Text for a Markdown table cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> int:
    """Write or check."""
    text = codebook()
    if "--check" in sys.argv[1:]:
        return 0 if OUT.exists() and OUT.read_text("utf-8") == text else 1
    OUT.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
