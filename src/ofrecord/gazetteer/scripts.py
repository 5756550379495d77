"""Which scripts the languages of a country are written in: foreign names in foreign letters are not kept.

Standard library only: the build uses it before anything is installed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LANGUAGES = {
    "CYRILLIC": "ru uk be bg sr mk kk ky tg mn ce ab os tt ba",
    "ARABIC": "ar fa ps ur ug ku sd ckb ks",
    "HEBREW": "he yi",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka ab",
    "ETHIOPIC": "am ti tig",
    "DEVANAGARI": "hi mr ne kok doi sa bh",
    "BENGALI": "bn as mni",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "TIBETAN": "bo dz",
    "CJK": "zh yue wuu ja",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAANA": "dv",
}
"""Scripts by the first word of their letters' Unicode names, and the ISO 639 codes of languages that are written in them."""


def scripts_of(languages: str) -> frozenset[str]:
    """The scripts of a list of languages as GeoNames has it ("ar-IQ,ku,hy")."""
    spoken = {tag.partition("-")[0] for tag in languages.split(",")}
    return frozenset(script for script, codes in _LANGUAGES.items() if spoken & set(codes.split()))


def is_native(key: str, scripts: Iterable[str]) -> bool:
    """Does a name start with a letter of one of these scripts?"""
    return unicodedata.name(key[0], "").partition(" ")[0] in scripts
