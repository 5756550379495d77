"""Build hook: makes the gazetteer file where it is absent or out of date. By hand: `python hatch_build.py`."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src" / "ofrecord" / "gazetteer" / "build.py"


def make_gazetteer() -> Path:
    """Build the file unless it is current. The module is loaded by its path: the package is not installed yet."""
    spec = importlib.util.spec_from_file_location("gazetteer_build", SOURCE)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{SOURCE} is missing from the source tree")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    path: Path = module.TARGET if module.is_current() else module.build()
    return path


class GazetteerHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; the file is taken into the wheel as an artifact (pyproject.toml)."""
        make_gazetteer()


if __name__ == "__main__":
    make_gazetteer()
