"""Which kinds of attribution are still missed, counted on an annotated corpus; writes the table of ``docs/attribution.md``.

    python tools/attribution_gaps.py DEV [--cache DIR] [--page docs/attribution.md]

``DEV`` is a folder in the layout of ``tools/polnear.py``. Kinds are told apart by the annotated words alone: a content all
in quotation marks is direct, one partly so mixed; else a cue of an according-to form, a cue without a verb (nominal), a
verb with a clause that has a finite verb of its own (indirect), a verb with less (attitude: wants, praises, backs), or no cue.
With ``--page`` the lines between the two ``<!-- figures -->`` marks of the page are replaced.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from fit_attribution import Row, chosen, prepared
from polnear import Said, articles, pairs

from unfog.read.attribution.trees import fitted

KINDS = ("direct", "mixed", "according to", "indirect", "attitude", "nominal", "no cue")
FINITE = ("VBD", "VBZ", "VBP", "MD")
MARK = "<!-- figures -->"


def kind_of(row: Row, said: Said) -> str:
    """The kind of an annotated attribution."""
    _, text, words = row
    inside = [i for i, under in enumerate(words) if under & said.content]
    cue = [i for i, under in enumerate(words) if under & said.cue]
    quoted = sum(text.quote_at[i] >= 0 for i in inside)
    within = bool(cue) and all(text.quote_at[i] >= 0 for i in cue)
    if quoted and not within:
        return "direct" if quoted >= 0.9 * len(inside) else "mixed"
    if not cue:
        return "no cue"
    if any(text.lower[i] == "according" for i in cue):
        return "according to"
    if not any(text.pos[i] in ("VERB", "AUX") for i in cue):
        return "nominal"
    return "indirect" if any(text.tag[i] in FINITE for i in inside) else "attitude"


def table(rows: list[Row]) -> list[str]:
    """A Markdown table: annotated, found (content words agree by half or more), found with the right source, by kind."""
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in rows:
        article, text, _ = row
        ours = chosen(article, text, fitted())
        kinds = [kind_of(row, said) for said in article.gold]
        there.update(kinds)
        for i, k in pairs(article.words, article.gold, ours):
            found[kinds[i]] += 1
            right[kinds[i]] += article.words.same_source(article.gold[i], ours[k])
    lines = ["| kind | annotated | found | with the right source | missed |", "|---|---:|---:|---:|---:|"]
    for kind in KINDS:
        if there[kind]:
            shares = f"{100 * found[kind] / there[kind]:.0f} % | {100 * right[kind] / there[kind]:.0f} %"
            lines.append(f"| {kind} | {there[kind]} | {shares} | {there[kind] - right[kind]} |")
    whole = sum(there.values())
    shares = f"{100 * sum(found.values()) / whole:.0f} % | {100 * sum(right.values()) / whole:.0f} %"
    return [*lines, f"| all | {whole} | {shares} | {whole - sum(right.values())} |"]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--cache", type=Path, help="folder for parses")
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    lines = table(prepared(articles(options.dev, options.cache)))
    print("\n".join(lines))
    if options.page:
        before, _, after = options.page.read_text(encoding="utf-8").split(MARK)
        options.page.write_text(MARK.join((before, "\n" + "\n".join(lines) + "\n", after)), encoding="utf-8")


if __name__ == "__main__":
    main()
