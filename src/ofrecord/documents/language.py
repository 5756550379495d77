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
FEW = 8
"""Words; in a shorter text of plain Latin letters nothing can be told apart from names, and English is assumed."""
NEAR = 0.3
"""Log-likelihood a code point by which another language must be ahead of English in a line of less than 80 code points."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def language_of(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code; None where it holds no words. Upper case is no hindrance."""
    words = [w.lower() for w in _WORD.findall(text[: LOOKED_AT * 2].strip()[:LOOKED_AT])]
    if not words:
        return None
    share = sum(w in layout_words().function_words for w in words) / len(words)
    plain = len(words) < FEW and all(w.isascii() for w in words)
    if share >= SURE or plain:
        return "en"
    named = _identified(" ".join(words))
    latin = sum(w.isascii() for w in words) >= 0.9 * len(words)
    doubtful = latin and (share > 0 if len(words) < SHORT else share > SURE / 2)
    return "en" if doubtful else named


def _identified(text: str) -> str:
    # Imported here: the identifier takes 0.25 s to load, and English texts hardly ever need it.
    import py3langid

    ranked: list[tuple[str, float]] = py3langid.rank(text)
    told_apart = [(name, score) for name, score in ranked if name in layout_words().languages]
    name, best = told_apart[0]
    near = best - dict(ranked).get("en", best) < NEAR * len(text)
    return "en" if near and len(text) < 80 and text.isascii() else name
