"""What each step of a reading costs, in one run and one process, as a share of the bare language parse.

    python bench/steps.py [--articles 60] [--rounds 3] [--texts reports.jsonl]

The texts and the bare parse are those of `bench/speed.py`; bare parse and whole reading take batches in turn, and the steps are
timed inside the reading, in processor seconds. `own_parse` is our parse with the mends of garden paths, which may cost less than
the bare one; `rest` is all that is no step: the document, the record and its JSON.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from pathlib import Path
from typing import cast

import spacy
from speed import BATCH, articles, given_articles, one_round, works

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step
from ofrecord.documents.manuscript import Manuscript
from ofrecord.language.model import LanguageModel
from ofrecord.language.parse import Doc
from ofrecord.own_process import collect_seldom
from ofrecord.reading import Reader
from ofrecord.settings import DEFAULT_MODEL


class Clock:
    """Processor seconds by what was done."""

    def __init__(self) -> None:
        self.took: dict[str, float] = defaultdict(float)

    def add(self, name: str, began: float) -> None:
        self.took[name] += time.process_time() - began


class TimedStep:
    """A step that notes what it took."""

    def __init__(self, step: Step, clock: Clock) -> None:
        self.step, self.clock = step, clock
        self.name, self.requires, self.adds = step.name, step.requires, step.adds

    def __call__(self, found: Annotations) -> Annotations:
        began = time.process_time()
        try:
            return self.step(found)
        finally:
            self.clock.add(self.name, began)


class TimedModel(LanguageModel):
    """The language model, noting what our own parse took."""

    clock = Clock()

    def parse(self, manuscript: Manuscript) -> Doc:
        began = time.process_time()
        try:
            return super().parse(manuscript)
        finally:
            self.clock.add("own_parse", began)


def shares(clock: Clock, bare: float, whole: float) -> dict[str, float]:
    """Percent of the bare parse by step; empties the clock for the next round."""
    found = {name: 100 * seconds / bare for name, seconds in clock.took.items()}
    found["rest"] = 100 * whole / bare - sum(found.values())
    clock.took.clear()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--texts", type=Path, help="a JSONL file of reports")
    arguments = parser.parse_args()
    collect_seldom()
    own, count = arguments.texts, arguments.articles
    texts = given_articles(own, count) if own else articles(count)
    bare = spacy.load(DEFAULT_MODEL, exclude=["senter"])
    model = TimedModel(DEFAULT_MODEL)
    reader, clock = Reader(model=model), model.clock
    reader.steps = [cast(Step, TimedStep(step, clock)) for step in reader.steps]
    parse, whole = works(texts, reader, bare)
    batches = [slice(at, at + BATCH) for at in range(0, len(texts), BATCH)]
    one_round(batches, parse, whole)  # both warm
    clock.took.clear()
    rounds = []
    for _ in range(arguments.rounds):
        took_bare, took_whole = one_round(batches, parse, whole)
        rounds.append(shares(clock, took_bare, took_whole) | {"whole": 100 * took_whole / took_bare})
    result = {name: round(statistics.median(r.get(name, 0.0) for r in rounds), 1) for name in rounds[0]}
    print(json.dumps({"articles": len(texts), "percent_of_the_bare_parse": result}, indent=1))


if __name__ == "__main__":
    main()
