"""Of Record: who did what to whom, who says so, where and when — read from the news, with the evidence.

The front door is a few verbs, one file each in `ofrecord.verbs`; they are loaded when first used, so that
`import ofrecord` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofrecord.domain.record import Record
    from ofrecord.errors import OfRecordError, SourceRefused
    from ofrecord.settings import Settings
    from ofrecord.verbs.read import read
    from ofrecord.verbs.read_all import read_all

__version__ = "0.1.0"
__all__ = ["OfRecordError", "Record", "Settings", "SourceRefused", "read", "read_all"]

_HOME = {
    "OfRecordError": "ofrecord.errors",
    "Record": "ofrecord.domain.record",
    "Settings": "ofrecord.settings",
    "SourceRefused": "ofrecord.errors",
    "read": "ofrecord.verbs.read",
    "read_all": "ofrecord.verbs.read_all",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
