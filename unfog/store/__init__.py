"""Where reports, readings and decisions are kept, and incidents derived from them: an SQLite file, or PostgreSQL for a team.

``open_store(path or URL)`` gives the ``Store`` through which everything goes; what it gives out is in ``shown``.
"""

from unfog.review.proposal import Proposal
from unfog.store.shown import (
    Clock,
    EntityRow,
    Filters,
    Found,
    Hit,
    IncidentRow,
    OpenItem,
    Page,
    Revision,
    SourceRow,
    StoredClaim,
    StoredIncident,
    StoredReport,
    User,
    dossier_of,
)
from unfog.store.store import Store, open_store
from unfog.store.users import ROLES

__all__ = [
    "ROLES",
    "Clock",
    "EntityRow",
    "Filters",
    "Found",
    "Hit",
    "IncidentRow",
    "OpenItem",
    "Page",
    "Proposal",
    "Revision",
    "SourceRow",
    "Store",
    "StoredClaim",
    "StoredIncident",
    "StoredReport",
    "User",
    "dossier_of",
    "open_store",
]
