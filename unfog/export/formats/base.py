"""What every exporter is: the protocol, and the parts it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from unfog.model import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a user may choose. ``policy`` names the counting rule for figures (``None``: the record's own findings);
    ``public``: the dossier was made into a public copy, and the page says so."""

    policy: str | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column or property: its name in the file, and what stands in it."""

    name: str
    means: str


@runtime_checkable
class Exporter(Protocol):
    """One format.

    ``fields`` are the columns or top-level properties in order; ``loses`` says in sentences what the record holds and this
    format leaves out. ``write`` gives the same text for the same dossier, whatever the order of files or the day.
    """

    @property
    def name(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def fields(self) -> tuple[Column, ...]: ...
    @property
    def loses(self) -> tuple[str, ...]: ...

    def write(self, dossier: Dossier, options: Options) -> str:
        """The text of one file.

        Raises:
            ConfigError: the policy asked for is not known or does not fit this format.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """The facts of a format, shared by the shipped exporters."""

    name: str
    suffix: str
    media_type: str
    about: str
    fields: tuple[Column, ...]
    loses: tuple[str, ...]
