"""Score one layer in one process, for work on the rules: `python quality/measure.py quotes [--corpus NAME] [--errors N]`.

The language parses are kept under build/parses/ (spaCy's DocBin), so that a second run costs only our own steps. The table
that is published goes through the public command instead (`python do.py quality`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc as Parse
from spacy.tokens import DocBin

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from quality_data import shared_folder  # noqa: E402

from ofrecord.annotations.annotations import Annotations  # noqa: E402
from ofrecord.documents.build import manuscript_of  # noqa: E402
from ofrecord.domain.record import Record  # noqa: E402
from ofrecord.incidents.happenings import group  # noqa: E402
from ofrecord.incidents.profile import profile_of  # noqa: E402
from ofrecord.language.model import LanguageModel  # noqa: E402
from ofrecord.language.parse import Doc  # noqa: E402
from ofrecord.reading import Reader  # noqa: E402
from ofrecord.records import record_json, record_of  # noqa: E402
from ofrecord.settings import Settings  # noqa: E402
from ofrecord.sources import Capture, captures  # noqa: E402

BUILD = ROOT / "build"


class CachedModel(LanguageModel):
    """The language model with its parses kept on disk by the hash of what is parsed."""

    def parses(self, texts: Sequence[str]) -> list[Parse]:
        key = "\0".join((self.version, *texts)).encode("utf-8", "surrogatepass")
        path = BUILD / "parses" / f"{hashlib.sha256(key).hexdigest()[:32]}.spacy"
        if path.exists():
            return list(DocBin().from_bytes(path.read_bytes()).get_docs(self.nlp.vocab))
        made = super().parses(texts)
        path.parent.mkdir(parents=True, exist_ok=True)
        attrs = ["LEMMA", "TAG", "POS", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]
        path.write_bytes(DocBin(attrs=attrs, docs=made).to_bytes())
        return made


def records_for(inputs: Path) -> Iterator[str]:
    """JSON records of every line of a gold-free input file."""
    settings = Settings()
    reader = Reader(settings, CachedModel())
    for capture in captures(str(inputs), settings):
        if isinstance(capture, Capture):
            yield record_json(reader.read(capture))


def documents_for(folder: Path) -> Iterator[str]:
    """JSON records of a folder of pages with the document only: page extraction needs no language parse."""
    settings = Settings()
    for capture in captures(str(folder), settings):
        if isinstance(capture, Capture):
            manuscript = manuscript_of(capture, settings)
            found = Annotations(manuscript.document, capture.sha256, Doc("", (), ()), notes=manuscript.notes)
            yield record_json(record_of(capture, found, "documents only"))
        else:
            print(capture, file=sys.stderr)


def incidents_for(inputs: Path) -> Iterator[str]:
    """JSON incidents of every line of a gold-free input file: their reports alone, which is what is scored."""
    records = (Record.model_validate_json(line) for line in records_for(inputs))
    for happening in group(profile_of(record, record.document.id) for record in records):
        yield json.dumps({"id": happening.id, "reports": [{"document": m.report} for m in happening.members]})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", help="quotes places times entities events dyads muc4 extraction incidents")
    parser.add_argument("--corpus", help="part of a corpus file's name; default: all dev sets of the task")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    shared = shared_folder()
    scorer = shared / "eval" / "score.py"
    for gold in sorted((shared / "corpora").glob(f"{arguments.task}.*.jsonl.gz")):
        if (arguments.corpus and arguments.corpus not in gold.name) or (
            not arguments.corpus and "dev" not in gold.name
        ):
            continue
        work = BUILD / "measure" / gold.name.removesuffix(".jsonl.gz")
        work.mkdir(parents=True, exist_ok=True)
        pages = arguments.task == "extraction"
        inputs, records = work / ("pages" if pages else "in.jsonl"), work / "records.jsonl"
        subprocess.run([sys.executable, scorer, "inputs", gold, inputs], check=True, capture_output=True)
        began = time.perf_counter()
        made = {"extraction": documents_for, "incidents": incidents_for}.get(arguments.task, records_for)
        records.write_text("".join(r + "\n" for r in made(inputs)), encoding="utf-8")
        print(f"{gold.name}: {json.dumps(round(time.perf_counter() - began, 1))} s")
        extra = ["--json"] if arguments.json else []
        subprocess.run(
            [sys.executable, scorer, arguments.task, gold, records, "--errors", str(arguments.errors), *extra],
            check=True,
        )


if __name__ == "__main__":
    main()
