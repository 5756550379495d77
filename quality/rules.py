"""Precision of every rule on development data, written into the rule books: `python quality/rules.py [--update]`.

Reads the records that the table or the gate left under build/quality/. An item counts as right by the same test as in
the shared scorer: a quotation with IoU >= .5 and an overlapping speaker, a place with the same id or within 161 km, a time
with the same value, a mention with a fitting type, an event with the sentence's type. A rule with fewer than MINIMUM
items, or of a step without such data, keeps the class its author gave it and shows no measure.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from quality_data import ROOT, shared_folder

MINIMUM = 20
RULES = ROOT / "src" / "ofrecord" / "lexicons" / "rules"
Row = dict[str, Any]
Judge = Callable[[Row, Row], Iterator[tuple[Row, bool]]]


def scorer() -> Any:
    """The shared scorer as a module: its notions of distance and type are used, not repeated."""
    spec = importlib.util.spec_from_file_location("score", shared_folder() / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORE = scorer() if shared_folder().exists() else None


def overlaps(a: Row, b: Row) -> bool:
    """Do two objects with start and end share a code point?"""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def quotations(gold: Row, record: Row) -> Iterator[tuple[Row, bool]]:
    """Content IoU >= .5 with one gold quotation, speakers overlap or are both absent."""
    words = [m.span() for m in re.finditer(r"\w+", gold["text"])]
    under = lambda spans: SCORE.tokens_under(words, spans)  # noqa: E731
    keys = [(under(q["content_spans"]), under(q["source_spans"])) for q in gold["gold"]["quotations"]]
    for q in record["quotations"]:
        content = under([(c["start"], c["end"]) for c in q["content"]])
        s = q["speaker"]
        speaker = under([(s["start"], s["end"])]) if s["start"] is not None else set()
        fits = ((g, sp) for g, sp in keys if len(g & content) >= 0.5 * len(g | content))
        yield q, any(sp & speaker if sp else not speaker for _, sp in fits)


def places(gold: Row, record: Row) -> Iterator[tuple[Row, bool]]:
    """The place of an overlapping gold mention; annotated mentions without a location are left out."""
    for p in record["places"]:
        near = [g for g in gold["gold"]["places"] if overlaps(g, p)]
        located = [g for g in near if g["latitude"] is not None]
        if near and not located:
            continue
        here = p["latitude"] is not None
        yield (
            p,
            any(
                (g["geonameid"] is not None and str(g["geonameid"]) == str(p["geonameid"]))
                or (here and SCORE.km(p["latitude"], p["longitude"], g["latitude"], g["longitude"]) <= 161)
                for g in located
            ),
        )


def times(gold: Row, record: Row) -> Iterator[tuple[Row, bool]]:
    """The value of an overlapping gold expression."""
    for t in record["times"]:
        near = [g for g in gold["gold"]["times"] if overlaps(g, t)]
        if not near or any(g["value"] for g in near):
            yield t, any(g["value"] == t["value"] for g in near)


def mentions(gold: Row, record: Row) -> Iterator[tuple[Row, bool]]:
    """A fitting type on an overlapping gold mention."""
    for m in record["mentions"]:
        if m["type"] != "other":
            types = SCORE.RE3D_OF[m["type"]]
            yield m, any(g["type"] in types and overlaps(g, m) for g in gold["gold"]["entities"])


def events(gold: Row, record: Row) -> Iterator[tuple[Row, bool]]:
    """The one annotated type of the sentence: a lower bound, since further events are not annotated."""
    for e in record["events"]:
        if e["type"] in SCORE.PLOVER:
            yield e, e["type"] == gold["gold"]["type"]


JUDGES: dict[str, tuple[Judge, tuple[str, ...]]] = {
    "quotations": (quotations, ("quotes.polnear-dev",)),
    "places": (places, ("places.geowebnews-dev", "places.lgl-dev")),
    "times": (times, ("times.timebank-dev", "times.aquaint-dev", "times.wikiwars-dev")),
    "mentions": (mentions, ("entities.re3d-dev",)),
    "events": (events, ("events.plover-dev",)),
}


def rows(path: Path) -> Iterator[Row]:
    """Objects of a JSONL file, compressed or not."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from (json.loads(line) for line in text.splitlines() if line)


def measured(judge: Judge, corpora: tuple[str, ...]) -> dict[str, list[int]]:
    """rule → [right, of] over the corpora."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for corpus in corpora:
        records = {r["document"]["id"]: r for r in rows(ROOT / "build" / "quality" / corpus / "records.jsonl")}
        for gold in rows(shared_folder() / "corpora" / f"{corpus}.jsonl.gz"):
            for item, right in judge(gold, records[gold["id"]]) if gold["id"] in records else ():
                counts[item["by"]["rule"]][0] += right
                counts[item["by"]["rule"]][1] += 1
    return counts


def confidence(right: int, of: int) -> str:
    """The precision class: high >= .9, medium >= .75, low."""
    return "high" if right >= 0.9 * of else "medium" if right >= 0.75 * of else "low"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write the classes and counts into the rule books")
    arguments = parser.parse_args()
    if SCORE is None:
        sys.exit(f"no evaluation data at {shared_folder()}; set OFRECORD_SHARED")
    for step, (judge, corpora) in JUDGES.items():
        path = RULES / f"{step}.yaml"
        book = yaml.safe_load(path.read_text(encoding="utf-8"))
        for rule, (right, of) in sorted(measured(judge, corpora).items()):
            print(f"{step:12} {rule:32} {right:5} of {of:5}  {100 * right / of:5.1f} %")
            if of >= MINIMUM:
                names = ", ".join(c.partition(".")[2].removesuffix("-dev") for c in corpora)
                book[rule] |= {"confidence": confidence(right, of), "measured": {"right": right, "of": of, "on": names}}
        if arguments.update:
            path.write_text(yaml.safe_dump(book, sort_keys=False, width=118, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    main()
