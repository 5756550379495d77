#!/usr/bin/env python3
"""One entrance to everything: sets up what a task needs in .venv, then does it. Needs Python 3.11+ and nothing else.

    python3 do.py example     install, read the bundled example report, show the record in the terminal
    python3 do.py serve       install, read the example story into a store, show it in the browser (127.0.0.1:8311)
    python3 do.py test        install, run the tests
    python3 do.py check       lint, types, import layers, documentation that is generated
    python3 do.py gate        the quick quality gate: pinned floors on a fixed part of the evaluation data
    python3 do.py quality     the whole quality table (docs/quality.md); --update writes it
    python3 do.py bench       speed: articles a second, ratio to the bare language parse, start-up, memory
    python3 do.py pages       how long pages take at 10,000 generated records, and memory over 10,000 requests
    python3 do.py pictures    take the pictures of the guides anew, in the browser tests, from the example story
    python3 do.py docs        write the generated documentation anew
    python3 do.py lock        make the lock files anew from pyproject.toml (needs uv, installed on demand)

A second call installs nothing unless pyproject.toml, the lock files or the build script have changed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
RUN_LOCK, DEV_LOCK, BUILD_LOCK = (ROOT / "requirements" / f"{n}.txt" for n in ("run", "dev", "build"))
INSTALLED = VENV / "installed"
EXAMPLE = ROOT / "examples" / "report.md"
STORY = VENV / "story"


def run(*command: object) -> int:
    """Run a command in the repository and give its exit status."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def must(*command: object) -> None:
    """Run a command that has to succeed."""
    status = run(*command)
    if status:
        sys.exit(status)


def install(lock: Path) -> None:
    """Make .venv and install the locked packages and this one, unless that has been done for these very files.

    Reading and looking need less than testing does; what is there for tests is enough for all.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python would run
        sys.exit("Of Record needs Python 3.11 or later; this is " + sys.version.split()[0])
    state = _state()
    done = INSTALLED.read_text(encoding="utf-8") if INSTALLED.exists() else ""
    if done in {f"{state} {lock.stem}", f"{state} {DEV_LOCK.stem}"}:
        return
    if not PYTHON.exists():
        print("making .venv …", file=sys.stderr)
        if run(sys.executable, "-m", "venv", VENV):
            sys.exit("cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv")
    print("installing (a minute or two the first time) …", file=sys.stderr)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    must(*pip, "--require-hashes", "--requirement", lock)
    must(*pip, "--require-hashes", "--requirement", BUILD_LOCK)
    must(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    INSTALLED.write_text(f"{state} {lock.stem}", encoding="utf-8")


def _state() -> str:
    """A hash of the files that decide what is installed."""
    digest = hashlib.sha256(sys.version.encode())
    builder, frontend = ROOT / "src" / "ofrecord" / "gazetteer", ROOT / "frontend"
    for path in [
        ROOT / "pyproject.toml",
        ROOT / "hatch_build.py",
        RUN_LOCK,
        DEV_LOCK,
        BUILD_LOCK,
        *sorted(builder.glob("*.py")),
        *(frontend / name for name in ("package-lock.json", "build.mjs")),
    ]:
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def example(rest: Sequence[str]) -> int:
    """Read the bundled report."""
    return run(BIN / "ofrecord", "read", EXAMPLE, *rest)


def serve(rest: Sequence[str]) -> int:
    """Read the bundled story and serve it; a second time it is there already."""
    reports = sorted((ROOT / "examples" / "kursk-invitation").glob("0*.md"))
    must(BIN / "ofrecord", "add", *reports, EXAMPLE, "--store", STORY)
    return run(BIN / "ofrecord", "serve", "--store", STORY, *rest)


def pages(rest: Sequence[str]) -> int:
    """How long pages take at 10,000 records."""
    return run(PYTHON, "bench/pages.py", *rest)


def test(rest: Sequence[str]) -> int:
    """The tests."""
    return run(PYTHON, "-m", "pytest", *rest)


def check(rest: Sequence[str]) -> int:
    """Lint, format, types, layers, generated documentation: all are run, the first failure is the exit status."""
    commands = (
        (PYTHON, "-m", "ruff", "check", "."),
        (PYTHON, "-m", "ruff", "format", "--check", "."),
        (PYTHON, "-m", "mypy"),
        (BIN / "lint-imports",),
        (PYTHON, "docs/generate.py", "--check"),
        (PYTHON, "quality/size.py"),
    )
    return next((status for status in [run(*c, *rest) for c in commands] if status), 0)


def gate(rest: Sequence[str]) -> int:
    """The quick quality gate."""
    return run(PYTHON, "quality/gate.py", *rest)


def quality(rest: Sequence[str]) -> int:
    """The whole quality table."""
    return run(PYTHON, "quality/table.py", *rest)


def bench(rest: Sequence[str]) -> int:
    """Speed and memory."""
    return run(PYTHON, "bench/speed.py", *rest)


def pictures(rest: Sequence[str]) -> int:
    """The browser tests that take the pictures of the guides."""
    os.environ["OFRECORD_PICTURES"] = "1"
    return run(PYTHON, "-m", "pytest", "tests/web/test_browser.py", "-k", "pictures", *rest)


def docs(rest: Sequence[str]) -> int:
    """Write the generated documentation."""
    return run(PYTHON, "docs/generate.py", *rest)


def lock(rest: Sequence[str]) -> int:
    """Lock files with names, versions and hashes and no addresses, for all platforms."""
    must(PYTHON, "-m", "pip", "install", "--quiet", "uv")
    compile_ = (PYTHON, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11")
    compile_ += ("--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", *rest)
    must(*compile_, "pyproject.toml", "--output-file", RUN_LOCK)
    must(*compile_, "pyproject.toml", "--group", "dev", "--output-file", DEV_LOCK)
    return run(*compile_, "requirements/build.in", "--output-file", BUILD_LOCK)


TASKS = {f.__name__: f for f in (example, serve, test, check, gate, quality, bench, pages, pictures, docs, lock)}


def main() -> int:
    """Install, then do the task."""
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 0 if {"-h", "--help"} & set(sys.argv) else 2
    install(RUN_LOCK if sys.argv[1] in ("example", "serve") else DEV_LOCK)
    return TASKS[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
