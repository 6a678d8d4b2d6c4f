# ruff: noqa: E501  (sentences of reports and forms stay on one line)
"""Filling in the desk's forms as a browser would: what stands in the page is sent back."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import httpx
from fastapi.testclient import TestClient


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if tag == "form":
            self.forms.append(
                {"action": a.get("action"), "method": a.get("method"), "label": a.get("aria-label") or "", "fields": {}}
            )
        if not self.forms:
            return
        fields = self.forms[-1]["fields"]
        if tag == "input" and a.get("name") and (a.get("type") not in ("radio", "checkbox") or "checked" in a):
            fields[a["name"]] = a.get("value") or ""
        if tag == "textarea" and a.get("name"):
            fields[a["name"]] = ""
        if tag == "select":
            self._select = a.get("name")
        if tag == "option" and self._select and ("selected" in a or self._select not in fields):
            fields[self._select] = a.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None


def forms(page: str) -> list[dict[str, Any]]:
    """The forms of a page with what stands in them."""
    parser = _Forms()
    parser.feed(page)
    return parser.forms


def send(client: TestClient, page: str, label: str, **typed: Any) -> httpx.Response:
    """Fill in the form whose label begins with ``label`` on the page at an address, and send it."""
    answer = client.get(page, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    form = next(f for f in forms(answer.text) if f["label"].startswith(label))
    return client.post(form["action"], data={**form["fields"], **{k.replace("_", "-", 1) if k.startswith("v_") else k: v for k, v in typed.items()}})  # fmt: skip
