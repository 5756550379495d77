"""Words of a text with weights that never change: the rarer in English at large, the heavier.

Weights come from word frequencies of general English, not from the store, so that a report looks the same whatever else
is in the store and whenever it came (docs/decisions/0021).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from wordfreq import get_frequency_dict

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
COMMONEST = 7.0
"""Zipf value (log10 of occurrences in 10^9 words) from which a word weighs nothing: "of", "and"."""
UNKNOWN = 2.8
"""Zipf value of words that the list does not have: just below its rarest."""
ENDINGS = ("'s", "’s", "ings", "ing", "edly", "ed", "es", "s", "ly")
SHORTEST_STEM = 3


@lru_cache(maxsize=1)
def _frequencies() -> Mapping[str, float]:
    return get_frequency_dict("en", wordlist="small")


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """Weight of a word in lower case: 0 for the commonest, about 4 for those that no list has."""
    share = _frequencies().get(word, 0.0)
    zipf = math.log10(share) + 9 if share else UNKNOWN
    return max(0.0, COMMONEST - zipf)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in lower case without its commonest endings, so that "attacked" and "attacks" count as one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if word.endswith("e") and len(word) > SHORTEST_STEM + 1:
        word = word[:-1]
    if len(word) > SHORTEST_STEM + 1 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def words_in(text: str) -> list[str]:
    """The words of a text as they stand."""
    return WORD.findall(text)


def vector(words: Iterable[str]) -> dict[str, float]:
    """Stems with weights (rarity, dampened count), scaled to length 1; empty for words that weigh nothing."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for word in words:
        lower = word.lower()
        stemmed = stem(lower)
        counts[stemmed] += 1
        weights[stemmed] = max(weights.get(stemmed, 0.0), rarity(lower))
    heavy = {word: (1 + math.log(count)) * weights[word] for word, count in counts.items() if weights[word] > 0}
    length = math.sqrt(sum(weight * weight for weight in heavy.values()))
    return {word: round(weight / length, 5) for word, weight in heavy.items()} if length else {}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Likeness of two vectors of length 1: the exact sum over the words that both have, whatever their order."""
    if len(second) < len(first):
        first, second = second, first
    return math.fsum([weight * second[word] for word, weight in first.items() if word in second])
