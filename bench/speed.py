"""Speed in one run and one process: the bare language parse against the whole reading, start-up, peak memory.

    python bench/speed.py [--articles 60] [--rounds 5] [--texts reports.jsonl]

Both sides read the same texts in turn, a batch at a time, so that a machine's drift hits both alike; the ratio is the
median of the rounds' ratios. Times are processor seconds of this process, which others on the machine disturb less than the
clock. The bare parse is spaCy as its manual has it: whole texts in batches, everything warm. The whole reading goes from
bytes to JSON. The garbage collector looks as rarely as in the command, on both sides. Texts are made from the bundled
example's paragraphs, so that no other data are needed; they are dense with facts, and repeat, which is hard on the reading and
easy on the parse. `--texts` reads others.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language

from ofrecord.own_process import collect_seldom
from ofrecord.reading import Reader
from ofrecord.records import record_json
from ofrecord.settings import DEFAULT_MODEL
from ofrecord.sources import Capture, Given

Work = Callable[[slice], None]
ROOT = Path(__file__).resolve().parent.parent
BATCH = 10
"""Texts that one side reads before the other side reads them."""
WORDS = 417
"""Words an article, as in the project's other measurements."""


def articles(count: int) -> list[str]:
    """Texts of about WORDS words from the bundled reports' paragraphs, the same at every run."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    paragraphs = []
    for path in sorted((ROOT / "examples").rglob("*.md")):
        if path.name != "README.md":
            paragraphs += [p for p in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) if len(p) > 80]
    made = []
    for _ in range(count):
        text: list[str] = []
        while sum(len(p.split()) for p in text) < WORDS:
            text.append(chance.choice(paragraphs))
        made.append("\n\n".join(text))
    return made


def given_articles(path: Path, count: int) -> list[str]:
    """The first texts of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, count)]


def one_round(batches: Sequence[slice], *works: Callable[[slice], None]) -> list[float]:
    """Processor seconds that each work takes over all batches, done in turn."""
    took = [0.0] * len(works)
    for batch in batches:
        for i, work in enumerate(works):
            began = time.process_time()
            work(batch)
            took[i] += time.process_time() - began
    return took


def works(texts: Sequence[str], reader: Reader, bare: Language) -> tuple[Work, Work]:
    """The bare parse and the whole reading, from bytes to JSON, of a batch of texts."""
    captures = [
        Capture(t.encode(), f"{i}", "application/jsonl", Given(str(i), "2024-09-16")) for i, t in enumerate(texts)
    ]

    def parse(batch: slice) -> None:
        for _ in bare.pipe(texts[batch], batch_size=BATCH):
            pass

    def whole(batch: slice) -> None:
        for capture in captures[batch]:
            record_json(reader.read(capture))

    return parse, whole


def started(*arguments: str) -> float:
    """Seconds by the clock from nothing to the end of a command in a fresh process: the best of three."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        text = b"Troops shelled the town on Monday."
        subprocess.run([sys.executable, "-m", "ofrecord", *arguments], input=text, check=True, capture_output=True)
        took.append(time.perf_counter() - began)
    return round(min(took), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--texts", type=Path, help="a JSONL file of reports")
    arguments = parser.parse_args()
    collect_seldom()
    own = arguments.texts
    texts = given_articles(own, arguments.articles) if own else articles(arguments.articles)
    reader, bare = Reader(), spacy.load(DEFAULT_MODEL, exclude=["senter"])
    parse, whole = works(texts, reader, bare)
    batches = [slice(at, at + BATCH) for at in range(0, len(texts), BATCH)]
    one_round(batches, parse, whole)  # both warm
    rounds = [one_round(batches, parse, whole) for _ in range(arguments.rounds)]
    result = {
        "articles": len(texts),
        "words_an_article": round(statistics.mean(len(t.split()) for t in texts)),
        "bare_parse_articles_a_second": round(len(texts) / statistics.median(p for p, _ in rounds), 2),
        "whole_reading_articles_a_second": round(len(texts) / statistics.median(w for _, w in rounds), 2),
        "ratio_median": round(statistics.median(w / p for p, w in rounds), 3),
        "ratio_rounds": [round(w / p, 3) for p, w in rounds],
        "first_record_s": started("read", "-", "--format", "json"),
        "help_s": started("--help"),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
