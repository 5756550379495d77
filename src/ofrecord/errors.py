"""Everything that can go wrong, as one family.

    OfRecordError
    ├── SourceRefused        an input that is not read; `reason` is one word of a fixed list, the message says what to do
    ├── SettingsError        a setting, option or configuration file that makes no sense
    ├── LexiconError         a data file of ours or the user's is wrong; names file and line
    ├── PipelineError        the steps do not fit together, or one fails (a fault of this program, never of the input)
    ├── EvidenceError        a span whose words are not the text at its offsets (likewise)
    ├── WorkerLost           a process that was reading ended before its time: killed, or out of memory
    ├── MissingPart          the language model, the gazetteer or an optional package is not installed
    └── StoreError           the store cannot be opened, read or written
        └── NotInStore       nothing in the store has the asked-for identity

Each message is one sentence on what happened and one on what to do. `exit_code` is what the command line ends with.
"""

from __future__ import annotations

from typing import ClassVar, Literal

RefusalReason = Literal[
    "empty",
    "binary",
    "encoding",
    "too_large",
    "line_too_long",
    "unknown_type",
    "not_built_yet",
    "not_found",
    "unreadable",
    "no_articles",
    "no_text",
    "not_an_object",
    "repeated_id",
    "malformed",
    "reader_failed",
]


class OfRecordError(Exception):
    """Root of the family."""

    exit_code: ClassVar[int] = 1


class SourceRefused(OfRecordError):
    """One input that is not read. Raised for a single input, listed where there are several."""

    exit_code = 3

    def __init__(self, uri: str, reason: RefusalReason, message: str) -> None:
        super().__init__(f"{uri}: {message}")
        self.uri = uri
        self.reason: RefusalReason = reason
        self.message = message

    def __reduce__(self) -> tuple[type[SourceRefused], tuple[str, RefusalReason, str]]:
        """How a refusal gets from a reading process to the one that lists it."""
        return SourceRefused, (self.uri, self.reason, self.message)


class SettingsError(OfRecordError):
    """A setting or option that makes no sense."""

    exit_code = 2


class LexiconError(OfRecordError):
    """A data file does not say what its schema asks for; the message starts with `file:line`."""


class PipelineError(OfRecordError):
    """A step needs what no earlier step adds, adds what it did not declare, or fails on a report."""


class EvidenceError(OfRecordError):
    """`text[start:end] != exact`: the item is refused where it is built."""


class WorkerLost(OfRecordError):
    """One of several reading processes ended before its time; what it was reading is not known."""


class MissingPart(OfRecordError):
    """Something that must be installed is not; the message names the command that installs it."""


class StoreError(OfRecordError):
    """The store cannot be opened, read or written."""


class NotInStore(StoreError):
    """No document, item or version with that identity."""
