"""Build hook: makes the gazetteer file where it is absent or out of date. By hand: `python hatch_build.py`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = Path(__file__).parent / "src"


def make_gazetteer() -> Path:
    """Build the file unless it is current; from the source tree, because the package is not installed yet."""
    sys.path.insert(0, str(SOURCES))
    from ofrecord.gazetteer import build

    return build.TARGET if build.is_current() else build.build()


class GazetteerHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; the file is taken into the wheel as an artifact (pyproject.toml)."""
        make_gazetteer()


if __name__ == "__main__":
    make_gazetteer()
