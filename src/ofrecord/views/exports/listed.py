"""Results as one JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ofrecord.store import Found


def json_list(results: Iterable[Found]) -> Iterator[str]:
    """The list, piece by piece."""
    separator = "["
    for found in results:
        yield separator + json.dumps(found.model_dump(mode="json"), ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[" else "]\n"
