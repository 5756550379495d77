"""Files and JSONL lines as captures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ofrecord.errors import SourceRefused
from ofrecord.settings import Settings
from ofrecord.sources.capture import Capture, Given


def captures(uri: str, settings: Settings) -> Iterator[Capture | SourceRefused]:
    """Every report in a source, in order; what cannot be read comes as a refusal in its place."""
    path = Path(uri)
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                given = Given(row["id"], *(row.get(k) for k in ("published", "title", "url", "publisher")))
                yield Capture(row["text"].encode("utf-8", "surrogatepass"), uri, "application/jsonl", given)
    else:
        yield Capture(path.read_bytes(), uri, "text/plain")
