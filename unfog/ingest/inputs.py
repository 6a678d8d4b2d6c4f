"""Paths in, reports out: walks folders, picks the format, and keeps what cannot be used with its reason."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from unfog.config import Config
from unfog.ingest.assemble import rejected
from unfog.ingest.formats import HEAD_BYTES, SUFFIXES, Format, format_of, sniffed_format
from unfog.model import Capture, Rejected, Report

STDIN = "-"
_STDIN_NAME = "stdin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """The reports of all inputs in an order that does not depend on the order of the files, and what was left out.

    Every item of every input is in one of the two, except for what holds no report by nature: blank lines, service messages of a
    chat, hidden files, and a file that is named twice.
    """

    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Source:
    """A file to read: how messages call it, and where it is."""

    linked: bool
    called: str
    path: str


def read_inputs(paths: Sequence[str], config: Config) -> Ingested:
    """Read every path (file, folder or ``-``) into reports, ordered by publication time, ``external_id`` and id.

    Use it wherever reports come in. Bad input never raises: it comes back in ``rejected``. Files may come in any order and from
    any place, the ids and the order of the reports stay the same.
    """
    sources, left_out = _sources(paths)
    read: list[tuple[Report, _Source]] = []
    for source in sources:
        for item in _read(source, config):
            if isinstance(item, Rejected):
                left_out.append(item)
            else:
                read.append((item, source))
    kept, duplicates = _without_duplicates(read)
    reports = sorted(_named_apart(kept), key=lambda r: (r.published or "", r.external_id, r.id))
    left_out += duplicates
    return Ingested(reports=tuple(reports), rejected=tuple(sorted(left_out, key=lambda r: (r.subject, r.code, r.detail))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One original with every report in it and everything of it that cannot be used; without ``capture`` only the latter."""

    capture: Capture | None
    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]


def read_captures(paths: Sequence[str], config: Config) -> Iterator[Read]:
    """Every file of ``paths`` with its bytes, one after another, for those who keep the originals.

    The reports of each file are ordered by publication time, ``external_id`` and id. Unlike ``read_inputs`` it does not look
    across files: a report that stands in two of them comes twice.
    """
    sources, left_out = _sources(paths)
    if left_out:
        yield Read(capture=None, reports=(), rejected=tuple(sorted(left_out, key=lambda r: (r.subject, r.code, r.detail))))
    for source in sources:
        opened = _open(source)
        if isinstance(opened, Rejected):
            yield Read(capture=None, reports=(), rejected=(opened,))
            continue
        capture, chosen = opened
        yield _taken_in(capture, source, list(_items(capture, chosen, source, config)))


def reread_capture(capture: Capture, config: Config) -> Read:
    """What an original holds as it is read now."""
    source = _Source(linked=False, called=capture.name, path=capture.name if capture.name != _STDIN_NAME else STDIN)
    head = capture.data[:HEAD_BYTES]
    chosen = sniffed_format(head) if source.path == STDIN else format_of(capture.name, head)
    if chosen is None:
        return Read(capture=capture, reports=(), rejected=(_unknown_format(capture.name, capture.name),))
    return _taken_in(capture, source, list(_items(capture, chosen, source, config)))


def _taken_in(capture: Capture, source: _Source, items: Sequence[Report | Rejected]) -> Read:
    kept, duplicates = _without_duplicates([(item, source) for item in items if isinstance(item, Report)])
    reports = sorted(_named_apart(kept), key=lambda r: (r.published or "", r.external_id, r.id))
    return Read(capture=capture, reports=tuple(reports), rejected=(*(i for i in items if isinstance(i, Rejected)), *duplicates))


def _sources(paths: Iterable[str]) -> tuple[list[_Source], list[Rejected]]:
    """Every file once, in an order of its own, whatever it was reached by."""
    found: dict[str, _Source] = {}
    left_out: dict[str, Rejected] = {}
    for given in paths:
        if given == STDIN:
            found[STDIN] = _Source(linked=False, called=_STDIN_NAME, path=STDIN)
            continue
        for item in _walk(given):
            if isinstance(item, Rejected):
                left_out[f"{item.code} {os.path.realpath(given)} {item.subject}"] = item
            else:
                real = os.path.realpath(item.path)
                found[real] = min(item, found.get(real, item))
    return sorted(found.values()), list(left_out.values())


def _walk(given: str) -> Iterator[_Source | Rejected]:
    path = Path(given)
    try:
        if path.is_dir():
            inside = list(_inside(path, path.resolve().name, set()))
            yield from inside or [
                rejected("empty-folder", given, "there is no file in the folder; name the folder that holds the reports")
            ]
        elif os.path.lexists(path):
            yield _Source(linked=path.is_symlink(), called=path.name, path=given)
        else:
            yield rejected("not-found", given, "there is no such file or folder; check the path")
    except (OSError, ValueError, RuntimeError) as error:
        yield _unreadable(given, error)


def _inside(folder: Path, called: str, seen: set[str]) -> Iterator[_Source | Rejected]:
    """Files under a folder; hidden ones are passed over, and a folder that links lead back to is read once."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _unreadable(called, error)
        return
    for entry in entries:
        name = f"{called}/{entry.name}"
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir():
                yield from _inside(entry, name, seen)
            else:
                yield _Source(linked=entry.is_symlink(), called=name, path=str(entry))
        except OSError as error:
            yield _unreadable(name, error)


def _read(source: _Source, config: Config) -> Iterator[Report | Rejected]:
    opened = _open(source)
    if isinstance(opened, Rejected):
        yield opened
    else:
        yield from _items(*opened, source, config)


def _open(source: _Source) -> tuple[Capture, Format] | Rejected:
    """A file's bytes and its format, or why it cannot be used."""
    name = _STDIN_NAME if source.path == STDIN else os.path.basename(source.path)
    if source.path != STDIN and not name.lower().endswith(SUFFIXES):
        return _unknown_format(source.called, name)
    try:
        data = sys.stdin.buffer.read() if source.path == STDIN else _bytes_of(source.path)
    except (OSError, ValueError) as error:
        return _unreadable(source.called, error)
    if not data.strip():
        return rejected("empty", source.called, "the file is empty; save it again, or leave it out")
    head = data[:HEAD_BYTES]
    chosen = sniffed_format(head) if source.path == STDIN else format_of(name, head)
    if chosen is None:
        return _unknown_format(source.called, name)
    return Capture(name=name, data=data, sha256=hashlib.sha256(data).hexdigest()), chosen


def _items(capture: Capture, chosen: Format, source: _Source, config: Config) -> Iterator[Report | Rejected]:
    for item in chosen.read(capture, config):
        if isinstance(item, Rejected) and item.subject.startswith(capture.name):
            yield replace(item, subject=source.called + item.subject[len(capture.name) :])
        else:
            yield item


def _bytes_of(path: str) -> bytes:
    if not os.path.isfile(path):  # a pipe or a device would wait for ever
        raise OSError("it is not a regular file")
    with open(path, "rb") as file:
        return file.read()


def _without_duplicates(read: Iterable[tuple[Report, _Source]]) -> tuple[list[tuple[Report, _Source]], list[Rejected]]:
    """The first report of each id, and a rejection for every other."""
    kept: dict[str, tuple[Report, _Source]] = {}
    duplicates = []
    for report, source in sorted(read, key=lambda pair: (pair[0].external_id, pair[1])):
        if report.id not in kept:
            kept[report.id] = (report, source)
            continue
        first, where = kept[report.id]
        subject, other = _called(report, source), _called(first, where)
        detail = f"the same report is read from {other} already; leave one of the two out"
        duplicates.append(rejected("duplicate", subject, detail))
    return list(kept.values()), duplicates


def _called(report: Report, source: _Source) -> str:
    """A report as messages call it: the file, and the item in it where there are several."""
    name = os.path.basename(source.path)
    if report.external_id.startswith(name):
        return source.called + report.external_id[len(name) :]
    return f"{source.called}#{report.external_id}"


def _named_apart(pairs: Sequence[tuple[Report, _Source]]) -> list[Report]:
    """The reports with an ``external_id`` each of their own.

    Where two share one, the file's name and then as many of its folders as are needed are put before it; two items of one file
    that share one get a part of the report's id.
    """
    clashing: defaultdict[str, list[tuple[Report, _Source]]] = defaultdict(list)
    for report, source in pairs:
        clashing[report.external_id].append((report, source))
    made = []
    for external_id, group in clashing.items():
        if len(group) == 1:
            made.append(group[0][0])
            continue
        deepest = max(len(Path(os.path.abspath(source.path)).parts) for _, source in group)
        for depth in range(1, deepest + 1):
            names = [_longer(report, source, depth) for report, source in group]
            if len(set(names)) == len(names):
                break
        else:
            names = [_longer(report, source, 1) for report, source in group]
        counted = Counter(names)
        for (report, _), name in zip(group, names, strict=True):
            apart = name if counted[name] == 1 else f"{external_id}@{report.id[-6:]}"
            made.append(replace(report, external_id=apart))
    return made


def _longer(report: Report, source: _Source, depth: int) -> str:
    """The report's ``external_id`` behind the last ``depth`` parts of its file's path."""
    if source.path == STDIN:
        file, name = _STDIN_NAME, _STDIN_NAME
    else:
        file, name = "/".join(Path(os.path.abspath(source.path)).parts[-depth:]), os.path.basename(source.path)
    if report.external_id == name or report.external_id.startswith(f"{name}#"):
        return file + report.external_id[len(name) :]
    return f"{file}#{report.external_id}"


def _unreadable(subject: str, error: Exception) -> Rejected:
    reason = getattr(error, "strerror", None) or str(error)
    return rejected("unreadable", subject, f"it cannot be read ({reason}); check the file and the right to read it")


def _unknown_format(subject: str, name: str) -> Rejected:
    suffix = name[name.rfind(".") :] if "." in name else "no suffix"
    known = ", ".join(sorted(set(SUFFIXES)))
    return rejected("unknown-format", subject, f"{suffix} is not read yet; these are: {known}. Save the report in one of them")
