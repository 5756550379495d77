"""Every type and mode of the codebook in several wordings, each beside near misses (`modes.yaml`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ofrecord.domain.record import Record

TABLE: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "modes.yaml").read_text(encoding="utf-8")
)
CODEBOOK = Path(__file__).parents[2] / "src" / "ofrecord" / "lexicons" / "codebook.yaml"


def _codes(record: Record) -> set[str]:
    return {f"{e.type} {e.mode or ''}".strip() for e in record.events if e.modality != "negated"}


def _is_coded(record: Record, code: str) -> bool:
    """A type without modes in the codebook is met whatever the mode."""
    return code in _codes(record) or (" " not in code and any(c.split()[0] == code for c in _codes(record)))


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, rows in TABLE.items() for text in rows["told"]])
def test_a_mode_is_read(read_text: Callable[..., Record], code: str, text: str) -> None:
    record = read_text(text)
    assert _is_coded(record, code), _codes(record)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, rows in TABLE.items() for text in rows["near"]])
def test_a_near_miss_is_none(read_text: Callable[..., Record], code: str, text: str) -> None:
    record = read_text(text)
    assert not _is_coded(record, code), _codes(record)


def test_every_mode_of_the_codebook_has_rows() -> None:
    types = yaml.safe_load(CODEBOOK.read_text(encoding="utf-8"))["event_types"]
    codes = {f"{kind} {mode}" for kind, entry in types.items() for mode in entry.get("modes") or ()}
    codes |= {kind for kind, entry in types.items() if not entry.get("modes") and kind != "OTHER"}
    assert codes <= {code for code, rows in TABLE.items() if len(rows["told"]) >= 3 and rows["near"]}
