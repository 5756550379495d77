"""The identity of the gazetteer file: a hash over what it says, whatever SQLite makes of its pages."""

from __future__ import annotations

import hashlib
import sqlite3

_ROWS = (
    "SELECT geonameid, name, latitude, longitude, point, country, admin1, feature, population FROM place ORDER BY geonameid",
    "SELECT key, geonameid, main FROM name ORDER BY key, geonameid",
)


def digest_of(connection: sqlite3.Connection) -> str:
    """SHA-256 over all places and all names, in the order of their keys."""
    digest = hashlib.sha256()
    for query in _ROWS:
        for row in connection.execute(query):
            digest.update(repr(row).encode())
    return digest.hexdigest()
