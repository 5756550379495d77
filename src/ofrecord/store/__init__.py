"""Records kept and searched: an archive of bytes, a database beside it, one query object for every view."""

from ofrecord.store.filters import Box, Filter
from ofrecord.store.query import Query
from ofrecord.store.reports import Added, Reread
from ofrecord.store.rows import Found
from ofrecord.store.store import Store, open_store

__all__ = ["Added", "Box", "Filter", "Found", "Query", "Reread", "Store", "open_store"]
