"""The key under which a name is stored in the gazetteer file and sought there."""

from __future__ import annotations

import re
import unicodedata

SHORTEST = 3
"""Letters of the shortest key in Latin letters that is stored (without marks, so ASCII); in other scripts two."""
FORMAT = "4"
"""Raised when tables or the rule of the name keys change: a file of another format is rebuilt and never read."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "a", "ħ": "h"}
)
_DROPPED = re.compile("['`.\u2018\u2019\u02b9\u02bb\u02bc\u02be\u02bf\u00b4\u2032]")
_BREAKS = re.compile(r"[\s\-\u2010-\u2015_/,()]+")
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}


def is_kept(key: str) -> bool:
    """Is a key long enough to be a name? Codes and single letters are not stored."""
    return len(key) >= (SHORTEST if key.isascii() else 2)


def name_key(name: str) -> str:
    """The form under which names are stored and sought: no case, accents, apostrophes, dots or hyphens.

    "Khan-Yunis", "KHAN YUNIS" → "khan yunis"; "Al Ḩudaydah" → "al hudaydah"; "Saint Paul", "St. Paul" → "st paul".
    """
    bare = name.lower() if name.isascii() else _plain(name)
    words = _BREAKS.sub(" ", _DROPPED.sub("", bare)).split()
    return " ".join(_SHORT.get(w, w) if len(words) > 1 else w for w in words)


def _plain(name: str) -> str:
    """Lower case without marks. Marks go first ("ǿ" is "ø" and an accent), and compatible forms before case ("℡" is "TEL")."""
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower())
    return "".join(c for c in lower if not unicodedata.combining(c)).translate(_LETTERS)
