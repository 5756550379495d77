"""Which folder is the store: named by the caller, by `OFRECORD_STORE`, or the usual place for a person's data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ofrecord.folders import personal_folder

VARIABLE = "OFRECORD_STORE"


def store_folder(named: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the store. One store a person unless told otherwise, so that every folder's work lands in it."""
    chosen = named or environment.get(VARIABLE)
    return Path(chosen).expanduser() if chosen else personal_folder(environment)
