"""Every error Unfog raises on purpose.

    UnfogError
    ├── ConfigError     an option or a data file of the lexicon is wrong
    ├── InputError      a file or a place in it cannot be used (path, offset)
    ├── StoreError      the store refused or is damaged
    └── InternalError   a promise of our own code was broken: a bug in Unfog, please report it

One bad report never stops a batch: stages turn what they cannot pass on into a
``model.Rejected`` with a reason. These errors are for what makes going on senseless.
"""


class UnfogError(Exception):
    """Base of all errors raised on purpose; its message names the thing, the rule broken and the next step."""


class ConfigError(UnfogError):
    """An option, or an entry of a lexicon file, is wrong."""


class InputError(UnfogError):
    """An input cannot be used at all.

    ``path`` is the file as the user named it, ``offset`` the code point or line where known.
    """

    def __init__(self, message: str, *, path: str | None = None, offset: int | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.offset = offset


class StoreError(UnfogError):
    """The store could not be read or written."""


class InternalError(UnfogError):
    """A promise of Unfog's own code was broken."""
