"""One dossier as one HTML file: no outside request, readable on a phone, on paper, by keyboard and by screen reader.

The page works without its script, which only adds the as-of slider and the filter. Reports are hostile data: every
word passes through the template's escaping, and the content policy allows this page's own script alone (by its hash).
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from unfog.export.gaps import unheard
from unfog.export.lead import overview
from unfog.export.page.incidents import IncidentPage
from unfog.export.page.marks import shown
from unfog.export.page.reports import FULL_TEXTS, claim_views, claims_by_report, report_views
from unfog.export.wording import field_label, words
from unfog.model import Dossier

_TEMPLATES = ("page.html", "incident.html", "drawings.html", "reports.html", "report.html")


def dossier_page(dossier: Dossier, *, public: bool = False, policy: str | None = None) -> str:
    """The page as text; write it as UTF-8. Rendering takes about 10 ms a report on one core.

    ``public`` says that the dossier is a public copy (see ``unfog.export.public``): its texts are not printed, and the page says
    what was left out. ``policy`` adds how that practice would count.

    Raises:
        ConfigError: there is no such policy.
    """
    script, style = asset("page.js"), asset("page.css")
    return (
        environment()
        .get_template("page.html")
        .render(
            **context(dossier, public=public, policy=policy),
            script=Markup(script),
            style=Markup(style),
            script_hash=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
        )
    )


def context(dossier: Dossier, *, public: bool = False, policy: str | None = None) -> dict[str, Any]:
    """Everything the parts of the page show, by the names their templates use; ``desk`` is ``None`` outside of a desk."""
    by_report = claims_by_report(dossier)
    views = claim_views(dossier, by_report)
    incidents = [IncidentPage(n, incident, dossier, views).view(policy) for n, incident in enumerate(dossier.incidents, 1)]
    seen = {claim.field for claims in by_report.values() for claim in claims}
    return {
        "title": incidents[0].title if len(incidents) == 1 else f"{len(incidents)} incidents",
        "overview": overview(dossier),
        "incidents": incidents,
        "reports": report_views(dossier, by_report, views, texts=not public),
        "rejected": [(shown(r.subject), shown(r.detail), f"{r.stage}/{r.code}") for r in dossier.rejected],
        "unheard": [(shown(name), shown(reason)) for name, reason in unheard(dossier)],
        "public": public,
        "many": len(dossier.readings) > FULL_TEXTS and not public,
        "full_texts": FULL_TEXTS,
        "fields": [(f, field_label(f)) for f in words()["fields"] if f in seen],
        "certainties": words()["certainty"],
        "agreement": words()["agreement"],
        "desk": None,
    }


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with escaping on and every missing name an error."""
    return Environment(loader=loader(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def loader() -> BaseLoader:
    """The templates of the page by name; a desk puts its own beside them."""
    return DictLoader({name: asset(name) for name in _TEMPLATES})


@lru_cache(maxsize=8)
def asset(name: str) -> str:
    """A template, the style sheet or the script, as text."""
    return files("unfog.export").joinpath("templates", name).read_text(encoding="utf-8")
