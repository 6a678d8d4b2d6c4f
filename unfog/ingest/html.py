"""Web pages: the article's paragraphs without the page's furniture, and what the page states about itself."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from unfog.config import Config
from unfog.ingest.assemble import Found, assemble, no_text, not_text, rejected
from unfog.ingest.markup import paragraphs
from unfog.ingest.moments import moment, same_moment
from unfog.ingest.pagedata import page_data
from unfog.ingest.text import NotTextError, decode
from unfog.model import Capture, Rejected, Report

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|p)[\s>]", re.IGNORECASE)
_LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes. The largest real news page met so far has 4 MB; the tree of a page takes about ten times its size in memory."""
_MOST_WORDS = 1_000_000
"""Code points of text. The extractor weighs blocks against each other and takes 20 s for 10 million on one core (generated
pages, 2026-11-24); articles end far below, and what is longer is a log or a dump whose paragraphs are all wanted."""
_WORDLESS = """//script | //style | //noscript | //template | //svg | //iframe | //nav | //form | //button
    | //footer[not(ancestor::article)]"""
_FURNITURE = "self::nav or self::footer or self::aside or self::header or self::form or self::button"


class Html:
    """One report a page."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml", ".xml")

    def sniff(self, name: str, head: bytes) -> bool:
        """An element of a page opens near the start."""
        return bool(_PAGE.search(head.replace(b"\0", b"")))

    def read(self, capture: Capture, config: Config) -> Iterator[Report | Rejected]:
        """The article, or why there is none."""
        if len(capture.data) > _LARGEST_PAGE:
            yield rejected("too-large", capture.name, "a page of more than 32 MB; save the article alone, or as .txt")
            return
        declared = _CHARSET.search(capture.data[:4096])
        try:
            page = decode(capture.data, declared[1].decode("ascii") if declared else None)
        except NotTextError:
            yield not_text(capture.name)
            return
        tree = _tree(page)
        if tree is None:
            yield no_text(capture.name)
            return
        data = page_data(tree)
        body = [part for part in article(tree) if part != data.title]
        if not body:
            yield no_text(capture.name)
            return
        published, edited = moment(data.published, capture.name), moment(data.edited, capture.name)
        found = Found(
            external_id=capture.name,
            text="\n\n".join(body),
            title=data.title,
            outlet=data.outlet,
            url=data.url,
            language=data.language,
            published=published,
            published_basis="metadata",
            edited=edited if not same_moment(edited, published) else None,
        )
        yield assemble(found, capture, config)


def article(tree: Any) -> list[str]:
    """The paragraphs of the page's article; where none stands out, all paragraphs outside navigation, footers and forms."""
    words = copy.deepcopy(tree)
    for element in words.xpath(_WORDLESS):
        element.drop_tree()
    if sum(map(len, words.itertext())) > _MOST_WORDS:
        return _all_paragraphs(words)
    return _extracted(words) or _all_paragraphs(words)


def _extracted(tree: Any) -> list[str]:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, RecursionError):  # what its parts raise on pages that are hardly pages
        return []
    body = getattr(found, "body", None)
    return paragraphs(body) if body is not None else []


def _all_paragraphs(tree: Any) -> list[str]:
    """Every ``p`` outside the page's furniture; in a page without any, all other words outside it."""
    found = [p for e in tree.xpath(f"//p[not(ancestor::*[{_FURNITURE}])]") for p in paragraphs(e)]
    if found:
        return found
    for element in tree.xpath(f"//*[{_FURNITURE}] | //head"):
        element.drop_tree()
    return paragraphs(tree)


def _tree(page: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
