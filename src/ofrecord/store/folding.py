"""How names are compared: without case, accents and doubled spaces."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """The name as it is kept for comparing: "Željko  PETROV" and "zeljko petrov" are the same."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
