"""How else a name of another script may be written in Latin letters: by rule, one change at a time, never by likeness.

News and gazetteers put Arabic and Cyrillic names into Latin letters in different ways. Each rule says that two ways of writing
stand for the same sounds; a name that is not known as it is written is sought in the spellings that the rules give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ARTICLES = ("al ", "el ", "ad ", "as ", "az ", "an ", "ar ", "ash ", "at ")
_SHORTEST = 5
"""Letters of the shortest name that is written anew; in shorter ones a letter is too much of a difference."""
MOST = 24
"""Spellings of one name that are sought."""

_BY_EAR = """
RU UA BY BG RS ME MK BA XK KZ KG TJ UZ TM MN AM GE AZ GR CY IL PS LB SY JO IQ IR AF PK SA YE OM AE QA BH KW EG
SD SS LY TN DZ MA EH MR ML NE TD BF DJ ER ET SO KM NG CM CF MM TH LA KH BD IN NP LK BT CN TW KP KR CD CG
"""
COUNTRIES = frozenset(_BY_EAR.split())
"""Where names are written in other letters, or in French or English ones by ear: only there a spelling is changed."""

_CHANGES = tuple(
    (re.compile(one), other)
    for one, other in (
        # Cyrillic: soft vowels, -skyi and -ivka, h and kh
        ("iu", "yu"),
        ("yu", "iu"),
        ("ia", "ya"),
        ("ya", "ia"),
        ("ie", "ye"),
        ("ye", "ie"),
        ("yi?$", "iy"),
        ("i?y$", "yi"),
        ("yy", "yi"),
        ("ii", "iy"),
        (r"\bkh", "h"),
        (r"\bh", "kh"),
        (r"sch", "shch"),
        # Arabic and its neighbours: long vowels, q and k, dh and d
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ei", "ay"),
        ("ai", "ay"),
        ("ay", "ai"),
        ("q", "k"),
        ("dj", "j"),
        ("dh", "d"),
        ("gh", "g"),
        ("ch", "sh"),
        ("eh$", "a"),
        ("e$", "ah"),
        (r"([b-df-hj-np-tv-z])\1", r"\1"),
        (r"\bei?n\b", "ayn"),
        (r"\btell\b", "tall"),
        (r"\bdeir\b", "dayr"),
        (r"\bbeit\b", "bayt"),
    )
)


def spellings(key: str) -> Iterator[str]:
    """Other keys under which the same name may stand, likeliest first; not the key itself."""
    seen = {key}
    if not key.isascii():
        return
    for form in _forms(key):
        if form not in seen:
            seen.add(form)
            yield form
        if len(seen) > MOST:
            return


def _forms(key: str) -> Iterator[str]:
    yield from _articles(key)
    if len(key) < _SHORTEST:
        return
    changed = [form for pattern, other in _CHANGES if (form := pattern.sub(other, key)) != key]
    yield from changed
    for form in changed:
        yield from _articles(form)


def _articles(key: str) -> Iterator[str]:
    """With and without the Arabic article, and a final -a written -ah."""
    ending = key.removesuffix("h") if key.endswith("ah") else f"{key}h" if key.endswith("a") else None
    for form in filter(None, (key, ending)):
        yield form
        article = next((a for a in _ARTICLES if form.startswith(a)), "")
        bare = form.removeprefix(article)
        if article:
            yield bare
        if len(bare) > 3:
            yield f"al {bare}"
