"""The whole path on one screen; the only file that joins the stages.

ingest -> read -> resolve -> reconcile
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.model import Dossier, Reading, Rejected, Report, Resolution
from unfog.read import Reader

Progress = Callable[[Iterable[Report], int], Iterable[Report]]


def read(paths: Sequence[str], config: Config, progress: Progress) -> tuple[Iterator[Reading], tuple[Rejected, ...]]:
    """Readings of all reports in ``paths``, one by one, and the inputs that could not be used."""
    ingested = read_inputs(paths, config)
    reports = progress(ingested.reports, len(ingested.reports))
    return Reader(config).read_all(reports), ingested.rejected


def build(paths: Sequence[str], config: Config, progress: Progress) -> Dossier:
    """The main job: from paths to a dossier."""
    from unfog.reconcile import reconcile  # what only grouping needs stays out of ``read``
    from unfog.resolve import resolve

    reading_stream, rejected = read(paths, config, progress)
    readings = tuple(reading_stream)

    def who_is_who(some: Sequence[Reading]) -> Resolution:
        return resolve(some, one_incident=True)

    incidents, origin_of = reconcile(readings, who_is_who)
    unread = tuple(r for reading in readings for r in reading.rejected)
    return Dossier(readings=readings, incidents=incidents, rejected=rejected + unread, origin_of=origin_of)
