"""spaCy's attribute ruler (parts of speech and odd lemmas from tags) with the matches of one token remembered.

The ruler runs some 200 patterns over every token, which is nearly a fifth of the whole parse, although all but a few look
at one token only: at its tag, its label, and whether it is one of some 100 words. For those the matches are remembered by
just that; patterns over several tokens are matched as ever. What is matched is the same, in the same order.
"""

from __future__ import annotations

from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

Pattern = list[dict[str, Any]]
Match = tuple[int, int, int, int]
"""Rank of the rule (later rules win), its number in the vocabulary, first and last token."""
_SEEN = frozenset({"TAG", "DEP", "IS_SPACE", "LOWER"})


class RememberingRuler:
    """Finds an attribute ruler's matches; `remember(nlp)` puts one in the place of the ruler's own matcher."""

    def __init__(self, ruler: AttributeRuler) -> None:
        rules: Any = ruler.patterns
        self._strings = ruler.vocab.strings
        self._single, self._longer = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._words: set[int] = set()
        self._remembered: dict[tuple[int, int, int, int], list[tuple[int, int]]] = {}
        for rank, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                words = _words(pattern)
                (self._longer if words is None else self._single).add(str(rank), [pattern])
                self._words.update(self._strings.add(word) for word in words or ())

    def __call__(self, doc: Doc) -> list[Match]:
        """The matches in a document, in the order in which they are applied."""
        found = [(self._rank(number), number, s, e) for number, s, e in self._longer(doc, allow_missing=True)]
        words, remembered = self._words, self._remembered
        for i, (tag, dep, space, lower) in enumerate(doc.to_array([TAG, DEP, IS_SPACE, LOWER]).tolist()):
            key = (tag, dep, space, lower if lower in words else 0)
            rules = remembered.get(key)
            if rules is None:
                matches = self._single(doc[i : i + 1], allow_missing=True)
                rules = remembered[key] = [(self._rank(number), number) for number, _, _ in matches]
            for rank, number in rules:
                found.append((rank, number, i, i + 1))
        found.sort()
        return found

    def _rank(self, number: int) -> int:
        return int(self._strings[number])


def _words(pattern: Pattern) -> list[str] | None:
    """The words that a pattern over one token names; null where it looks at more than what matches are remembered by."""
    if len(pattern) != 1 or not pattern[0].keys() <= _SEEN:
        return None
    named = pattern[0].get("LOWER", {"IN": []})
    if isinstance(named, str):
        return [named]
    return list(named["IN"]) if named.keys() == {"IN"} else None


def remember(nlp: Language) -> None:
    """Let a pipeline's attribute ruler, if it has one, remember its matches."""
    if nlp.has_pipe("attribute_ruler"):
        ruler: Any = nlp.get_pipe("attribute_ruler")
        ruler.match = RememberingRuler(ruler)
