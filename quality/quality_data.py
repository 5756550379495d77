"""Where the evaluation data lies: one setting, `OFRECORD_SHARED`, by default `../shared` beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """The folder with `corpora/`, `eval/` and `articles/`; it may be absent (`.exists()` tells)."""
    return Path(os.environ.get("OFRECORD_SHARED", ROOT.parent / "shared"))
