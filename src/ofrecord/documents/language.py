"""Which language a text is in: its function words first, a language identifier where they do not settle it."""

from __future__ import annotations

import re

from ofrecord.documents.words import layout_words

LOOKED_AT = 3_000
"""Code points from the start; more do not change the answer."""
SURE = 0.1
"""Share of English function words from which a text is English without further question."""
SHORT = 40
"""Words; in a shorter text the identifier is trusted only where no English function word is found."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def language_of(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code; None where it holds no words. Upper case is no hindrance."""
    words = [w.lower() for w in _WORD.findall(text[: LOOKED_AT * 2].strip()[:LOOKED_AT])]
    if not words:
        return None
    share = sum(w in layout_words().function_words for w in words) / len(words)
    if share >= SURE:
        return "en"
    named = _identified(" ".join(words))
    latin = sum(w.isascii() for w in words) >= 0.9 * len(words)
    doubtful = latin and (share > 0 if len(words) < SHORT else share > SURE / 2)
    return "en" if doubtful or (latin and len(words) < 4) else named


def _identified(text: str) -> str:
    # Imported here: the identifier takes 0.25 s to load, and English texts hardly ever need it.
    import py3langid

    name: str = py3langid.classify(text)[0]
    return name
