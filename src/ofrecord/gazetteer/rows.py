"""The tables of a gazetteer file, and its identity: a hash over what it says, whatever SQLite makes of its pages."""

from __future__ import annotations

import hashlib
import sqlite3

SCHEMA = """
CREATE TABLE place (geonameid INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude REAL, longitude REAL, point TEXT NOT NULL,
                    country TEXT NOT NULL, admin1 INTEGER, feature TEXT NOT NULL, population INTEGER NOT NULL, iso TEXT);
CREATE TABLE name (key TEXT NOT NULL, geonameid INTEGER NOT NULL, main INTEGER NOT NULL,
                   PRIMARY KEY (key, geonameid)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_ROWS = (
    "SELECT geonameid, name, latitude, longitude, point, country, admin1, feature, population, iso FROM place ORDER BY geonameid",
    "SELECT key, geonameid, main FROM name ORDER BY key, geonameid",
)


def digest_of(connection: sqlite3.Connection) -> str:
    """SHA-256 over all places and all names, in the order of their keys."""
    digest = hashlib.sha256()
    for query in _ROWS:
        for row in connection.execute(query):
            digest.update(repr(row).encode())
    return digest.hexdigest()
