"""Write ``docs/reference/exports.md``: every format, every column and what each row loses, from the exporters themselves.

python tools/exports_page.py            write the file
python tools/exports_page.py --check    exit 1 when the file is not what this program writes
"""

from __future__ import annotations

import sys
from pathlib import Path

from unfog.export.formats import BUILT_IN, Exporter, exporter

OUT = Path(__file__).parent.parent / "docs" / "reference" / "exports.md"

HEAD = """# Exports

Made by `tools/exports_page.py` from the exporters; edit those, not this page.

`unfog dossier PATH... --format FORMAT` writes one from reports, `unfog export --format FORMAT` from a store.

Three rules hold for all of them. *Alleged* and *denied* stay beside a name. An empty figure is unknown, never zero. Identifiers
in files of rows begin with `UNFOG-`, so that they cannot be taken for those of another project.

A **public copy** is what `unfog export` writes unless `--full` is given, and what `unfog dossier` writes with `--public`:
quotations of at most 200 characters, no texts of reports, no other statements, no names of private persons or minors, no paths.
A person is named only where a report shows a public role: a rank or office with the name, or a speaker of a public kind (such as
official, military, police, government, armed group, organisation). Withheld names read `[name withheld]`, or as blocks inside a
quotation. The program decides this by words alone and may be wrong both ways: read a public copy before you publish it.

Cells of a table that begin with `=`, `+`, `-`, `@`, a tab or a line feed get a leading `'`, so that no spreadsheet runs them.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([HEAD, *(_section(exporter(name)) for name in BUILT_IN)]).rstrip() + "\n"


def _section(made: Exporter) -> str:
    rows = "\n".join(f"| `{c.name}` | {c.means} |" for c in made.fields)
    lost = "\n".join(f"- {sentence}" for sentence in made.loses)
    return f"## {made.name}\n\n{made.about}\n\n| field | what stands in it |\n|---|---|\n{rows}\n\nWhat is lost:\n\n{lost}\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if OUT.exists() and OUT.read_text("utf-8") == page() else 1)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(page(), "utf-8")
