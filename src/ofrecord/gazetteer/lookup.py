"""Exact look-up of place names."""

from __future__ import annotations

from pathlib import Path

PACKAGED = Path(__file__).with_name("gazetteer.sqlite")


class Gazetteer:
    """Read-only access to the gazetteer file."""

    def __init__(self, path: Path = PACKAGED) -> None:
        self.path = path
