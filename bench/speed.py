"""Speed in one run and one process: the bare language parse against the whole reading, start-up, peak memory.

    python bench/speed.py [--articles 60] [--rounds 3]

Both sides read the same texts in turn, round by round, so that a machine's drift hits both alike; the ratio is the median
of the rounds' ratios. Texts are made from the bundled examples, shuffled by sentence, so that no other data are needed.
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
from pathlib import Path

from ofrecord.reading import Reader
from ofrecord.sources import Capture, Given

ROOT = Path(__file__).resolve().parent.parent
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


def seconds(work: object) -> float:
    """How long a callable takes."""
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


def start_up() -> float:
    """Seconds from nothing to the first record of one sentence, in a fresh process."""
    code = "import ofrecord, sys; ofrecord.read('-', ofrecord.Settings(kind='text'))"
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], input=b"Troops shelled the town on Monday.", check=True)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    texts = articles(arguments.articles)
    reader = Reader()
    captures = [
        Capture(t.encode(), f"{i}", "application/jsonl", Given(str(i), "2024-09-16")) for i, t in enumerate(texts)
    ]

    def parse() -> None:
        with reader.model.memory():
            for _ in reader.model.nlp.pipe(texts, batch_size=16):
                pass

    def whole() -> None:
        for capture in captures:
            reader.read(capture)

    parse(), whole()  # both warm
    rounds = [(seconds(parse), seconds(whole)) for _ in range(arguments.rounds)]
    result = {
        "articles": len(texts),
        "words_an_article": round(statistics.mean(len(t.split()) for t in texts)),
        "bare_parse_articles_a_second": round(len(texts) / statistics.median(p for p, _ in rounds), 2),
        "whole_reading_articles_a_second": round(len(texts) / statistics.median(w for _, w in rounds), 2),
        "ratio_median": round(statistics.median(w / p for p, w in rounds), 3),
        "ratio_rounds": [round(w / p, 3) for p, w in rounds],
        "start_up_s": round(start_up(), 2),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
