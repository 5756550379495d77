"""Which folder is the store: named by the caller, by `OFRECORD_STORE`, or the usual place for a person's data."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "OFRECORD_STORE"


def store_folder(named: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the store. One store a person unless told otherwise, so that every folder's work lands in it."""
    chosen = named or environment.get(VARIABLE)
    return Path(chosen).expanduser() if chosen else _personal_data(environment) / "ofrecord"


def _personal_data(environment: Mapping[str, str]) -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
