"""What is installed is what is declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from ofrecord import __version__
from ofrecord.language.model import fingerprint
from ofrecord.language.pins import PINS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(name: str) -> set[str]:
    """The `name==version` lines of a lock file."""
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith((" ", "#"))}


def test_one_version() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_the_build_lock_holds_the_build_requirements() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= locked("build")


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {m.split(".")[0] for m in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def test_every_package_that_is_imported_is_declared() -> None:
    extra = PROJECT["project"]["optional-dependencies"].values()
    asked = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["build-system"]["requires"],
        *(p for ps in extra for p in ps),
    ]
    declared = {re.split(r"[<>=~]", p)[0].lower() for p in asked}
    modules = set().union(*(imported(path) for path in (ROOT / "src").rglob("*.py")))
    homes = metadata.packages_distributions()
    others = modules - set(sys.stdlib_module_names) - {"ofrecord"}
    assert {m for m in others if not declared & {home.lower() for home in homes.get(m, [m])}} == set()


def test_lock_files_hold_hashes_and_no_addresses() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text and "://" not in text, path.name


def test_the_installed_model_is_the_pinned_one() -> None:
    for pin in PINS:
        assert (metadata.version(pin.package), fingerprint(pin.package)) == (pin.version, pin.sha256)
        assert f"{pin.package}=={pin.version}" in locked("run") & set(PROJECT["project"]["dependencies"])
