"""What a page states about itself: title, outlet, address, language, and when it was published and edited.

Only statements made for machines count (meta elements, JSON-LD, ``time`` elements with a ``datetime``): a year in a footer or a
date in the text is no publication time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from unfog.ingest.moments import best_stated

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "dc.date",
    "dcterms.date",
    "date",
)
"""``meta`` elements that hold the publication time: Open Graph, schema.org, Dublin Core, common publishing systems."""
_EDITED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_OUTLET = ("og:site_name", "application-name", "dc.publisher")
_ARTICLES = ("Article", "Posting", "Report")  # endings of the schema.org types that are articles
_DEEPEST = 20  # levels of JSON-LD looked into; real ones stay below ten


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What a page states about itself; ``None`` where it states nothing."""

    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    edited: str | None


def page_data(tree: Any) -> PageData:
    """Read the statements of a page (lxml tree), the most deliberate first: meta, then JSON-LD, then the visible elements."""
    meta, linked = _meta(tree), list(_linked_articles(tree))
    return PageData(
        title=_first(
            meta.get("og:title"),
            *_all(linked, "headline"),
            _heading(tree),
            meta.get("twitter:title"),
            _joined(tree.xpath("//title//text()")),
        ),
        outlet=_first(
            *(meta.get(key) for key in _OUTLET),
            *(_name(article.get(key)) for key in ("publisher", "author") for article in linked),
        ),
        url=_first(*tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url"), *_all(linked, "url")),
        language=_first(
            *tree.xpath("/html/@lang"),
            *tree.xpath("/html/@*[local-name()='lang']"),
            meta.get("content-language"),
            meta.get("og:locale"),
            *_all(linked, "inLanguage"),
        ),
        published=best_stated(_times(tree, meta, linked, _PUBLISHED, "datePublished")),
        edited=best_stated(_times(tree, meta, linked, _EDITED, "dateModified")),
    )


def _times(tree: Any, meta: dict[str, str], linked: list[dict[str, Any]], names: tuple[str, ...], key: str) -> list[str]:
    """Every statement of one time, most deliberate first."""
    found = [meta.get(name) for name in names] + [_text(article.get(key)) for article in linked]
    found += tree.xpath(f"//*[@itemprop='{key}']/@datetime | //*[@itemprop='{key}']/@content")
    if key == "datePublished" and not any(found):
        # One unnamed time in the article is its time; several may be those of other articles or of comments.
        times = sorted(set(tree.xpath("//article//time[@datetime and not(@itemprop)]/@datetime")))
        found += times if len(times) == 1 else []
    return [stated.strip() for stated in found if stated and stated.strip()]


def _meta(tree: Any) -> dict[str, str]:
    """``meta`` elements by lower-case name; the first of a name counts."""
    made: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = next((element.get(key) for key in ("property", "name", "itemprop", "http-equiv") if element.get(key)), None)
        if name and (element.get("content") or "").strip():
            made.setdefault(name.strip().lower(), element.get("content").strip())
    return made


def _linked_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes, in order; broken JSON-LD is passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield from _articles(json.loads(script.text or ""), 0)
        except (ValueError, RecursionError):
            continue


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for part in node:
            yield from _articles(part, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield node
        elif "@graph" in node or "mainEntity" in node:
            yield from _articles([node.get("@graph"), node.get("mainEntity")], depth + 1)


def _heading(tree: Any) -> str | None:
    """The page's ``h1`` where there is just one."""
    headings = tree.xpath("//article//h1") or tree.xpath("//h1")
    return _joined(headings[0].itertext()) if len(headings) == 1 else None


def _name(node: Any) -> str | None:
    """The name of an organisation in JSON-LD; a person's name is no outlet."""
    if isinstance(node, list):
        return next((name for part in node if (name := _name(part))), None)
    if isinstance(node, dict) and str(node.get("@type", "")).endswith(("Organization", "WebSite", "Brand")):
        return _text(node.get("name"))
    return None


def _all(nodes: list[dict[str, Any]], key: str) -> list[str | None]:
    return [_text(node.get(key)) for node in nodes]


def _text(node: Any) -> str | None:
    return node if isinstance(node, str) else None


def _joined(parts: Any) -> str:
    return " ".join("".join(parts).split())


def _first(*found: str | None) -> str | None:
    """The first that says something, white space run together."""
    return next((" ".join(text.split()) for text in found if text and text.strip()), None)
