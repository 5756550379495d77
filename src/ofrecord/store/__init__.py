"""Records kept and searched: an archive of bytes, a database beside it, one query object for every view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofrecord.lazy import loaded_when_used

if TYPE_CHECKING:
    from ofrecord.store.filters import Box, Filter
    from ofrecord.store.incidents import IncidentFilter, Incidents
    from ofrecord.store.query import Query
    from ofrecord.store.reports import Added, Reread
    from ofrecord.store.rows import Found
    from ofrecord.store.store import Store, open_store

__all__ = ["Added", "Box", "Filter", "Found", "IncidentFilter", "Incidents", "Query", "Reread", "Store", "open_store"]

__getattr__ = loaded_when_used(
    __name__,
    {
        "Added": "ofrecord.store.reports",
        "Box": "ofrecord.store.filters",
        "Filter": "ofrecord.store.filters",
        "Found": "ofrecord.store.rows",
        "IncidentFilter": "ofrecord.store.incidents",
        "Incidents": "ofrecord.store.incidents",
        "Query": "ofrecord.store.query",
        "Reread": "ofrecord.store.reports",
        "Store": "ofrecord.store.store",
        "open_store": "ofrecord.store.store",
    },
)
