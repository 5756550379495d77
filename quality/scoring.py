"""Runs the public command over a corpus and the shared scorer over what it prints. Used by the table and the gate."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from quality_data import ROOT, shared_folder

WORK = ROOT / "build" / "quality"


@dataclass(frozen=True)
class Measure:
    """One figure: where it stands in the scorer's JSON, how it is called, what others reach."""

    key: str
    part: str
    name: str
    peers: dict[str, float]
    less_is_better: bool = False

    def of(self, report: dict[str, Any]) -> float:
        """The figure in a scorer's report."""
        value = report["results"].get(self.key, {}).get(self.part)
        return 0.0 if value is None else float(value)

    def loses(self, now: float, floor: float) -> bool:
        """Is `now` worse than the floor?"""
        return now > floor if self.less_is_better else now < floor


@dataclass(frozen=True)
class Layer:
    """One corpus with what is measured on it."""

    corpus: str
    title: str
    quick: bool
    measures: tuple[Measure, ...]

    @property
    def task(self) -> str:
        """First word of the corpus' name: the scorer's task."""
        return self.corpus.partition(".")[0]

    @property
    def gold(self) -> Path:
        """The corpus file."""
        return shared_folder() / "corpora" / f"{self.corpus}.jsonl.gz"

    def digest(self) -> str:
        """Identity of the corpus file, so that floors are never compared across data."""
        return hashlib.sha256(self.gold.read_bytes()).hexdigest()[:16]


def layers() -> list[Layer]:
    """Everything that is measured, in the order of the table."""
    rows = yaml.safe_load((ROOT / "quality" / "layers.yaml").read_text(encoding="utf-8"))
    return [Layer(r["corpus"], r["title"], r["quick"], tuple(_measure(m) for m in r["measures"])) for r in rows]


def _measure(row: dict[str, Any]) -> Measure:
    key, part = row["measure"]
    return Measure(key, part, row["name"], row["peers"], row.get("less", False))


def read(layer: Layer, workers: int = 2) -> tuple[Path, list[str]]:
    """Read the corpus through the public command: the file of records, and what the command said on stderr."""
    work = WORK / layer.corpus
    work.mkdir(parents=True, exist_ok=True)
    inputs = work / ("pages" if layer.task == "extraction" else "in.jsonl")
    records = work / "records.jsonl"
    subprocess.run([sys.executable, _scorer(), "inputs", layer.gold, inputs], check=True, capture_output=True)
    command = [sys.executable, "-m", "ofrecord", "read", inputs, "--format", "jsonl", "--workers", str(workers)]
    with records.open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{layer.corpus}: the reader ended with {done.returncode}\n{done.stderr.decode()[-2000:]}")
    return records, [line for line in done.stderr.decode().splitlines() if line]


def group(layer: Layer) -> tuple[Path, list[str]]:
    """Read the corpus into a store of its own and group it, through the public commands: the file of incidents."""
    work = WORK / layer.corpus
    work.mkdir(parents=True, exist_ok=True)
    inputs, store, incidents = work / "in.jsonl", work / "store", work / "incidents.json"
    shutil.rmtree(store, ignore_errors=True)
    subprocess.run([sys.executable, _scorer(), "inputs", layer.gold, inputs], check=True, capture_output=True)
    command = [sys.executable, "-m", "ofrecord"]
    done = subprocess.run([*command, "add", inputs, "--store", store], capture_output=True, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{layer.corpus}: adding ended with {done.returncode}\n{done.stderr.decode()[-2000:]}")
    with incidents.open("wb") as out:
        subprocess.run([*command, "incidents", "--format", "json", "--store", store], stdout=out, check=True)
    return incidents, [line for line in done.stderr.decode().splitlines() if line.startswith("ofrecord: ")]


def score(layer: Layer) -> dict[str, Any]:
    """Read the corpus and score it: the scorer's report, with every error listed and what was refused beside it."""
    records, refused = group(layer) if layer.task == "incidents" else read(layer)
    command = [sys.executable, _scorer(), layer.task, layer.gold, records, "--json", "--errors", "1000000"]
    report: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return report | {"refused": refused}


def read_only(layer: Layer) -> str:
    """Read a corpus for which there is no measure: how many records came, how many inputs were refused.

    A span that is not the text at its offsets would be refused when its record is built, and be listed.
    """
    records, refused = read(layer)
    with records.open(encoding="utf-8") as lines:
        return f"{sum(1 for _ in lines)} records, {len(refused)} refused, no crash, every span the text's words"


def _scorer() -> Path:
    return shared_folder() / "eval" / "score.py"


def errors_by_document(report: dict[str, Any]) -> dict[str, int]:
    """How many errors the scorer lists for each document: no text, only ids and counts."""
    return dict(sorted(Counter(e["document"] for e in report["errors"]).items()))
