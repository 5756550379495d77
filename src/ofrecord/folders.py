"""Where a person's own data lies on this platform."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def personal_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The program's folder in the place where the platform keeps a person's data; it need not be there yet."""
    if sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    elif sys.platform == "win32":
        home = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        home = Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / "ofrecord"
