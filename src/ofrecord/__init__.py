"""Of Record: who did what to whom, who says so, where and when — read from the news, with the evidence.

The front door is a few verbs, each in a file of its own; they are loaded when first used, so that
`import ofrecord` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofrecord.lazy import loaded_when_used

if TYPE_CHECKING:
    from ofrecord.configuration import configured
    from ofrecord.domain.record import Record
    from ofrecord.errors import OfRecordError, SourceRefused
    from ofrecord.settings import Settings
    from ofrecord.store.add import add
    from ofrecord.store.filters import Filter
    from ofrecord.store.store import Store, open_store
    from ofrecord.verbs.read import read
    from ofrecord.verbs.read_all import read_all
    from ofrecord.views.exports import to_frame

__version__ = "0.1.0"
__all__ = [
    "Filter",
    "OfRecordError",
    "Record",
    "Settings",
    "SourceRefused",
    "Store",
    "add",
    "configured",
    "open_store",
    "read",
    "read_all",
    "to_frame",
]

_HOME = {
    "Filter": "ofrecord.store.filters",
    "OfRecordError": "ofrecord.errors",
    "Record": "ofrecord.domain.record",
    "Settings": "ofrecord.settings",
    "SourceRefused": "ofrecord.errors",
    "Store": "ofrecord.store.store",
    "add": "ofrecord.store.add",
    "configured": "ofrecord.configuration",
    "open_store": "ofrecord.store.store",
    "read": "ofrecord.verbs.read",
    "read_all": "ofrecord.verbs.read_all",
    "to_frame": "ofrecord.views.exports",
}

__getattr__ = loaded_when_used(__name__, _HOME)
