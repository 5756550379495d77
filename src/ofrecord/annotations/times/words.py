"""From text to letters: every word is one letter that says which kinds of time word it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from ofrecord.annotations.times.lexicon import TimeWords
from ofrecord.language.numbers import NumberWords, digits
from ofrecord.language.parse import Doc, Token

Payload = int | float | str

_LEXER = re.compile(
    r"(?P<ISO>\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?\b)"
    r"|(?P<NUMDATE>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\b\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b)"
    r"|(?P<CLOCK>\b\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<NUMBER>(?<![^\W\d_])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![^\W\d_])\d+(?:\.\d+)?)"
    r"|(?P<WORD>[^\W\d_]+)"
    r"|(?P<MARK>[^\w\s]|_|\d+)"
)
_MARKS = {
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    ",": "COMMA",
    ".": "DOT",
    "'": "APOS",
    ":": "COLON",
    "%": "PERCENT",
    "(": "OPEN",
    ")": "CLOSE",
}
_CAPITAL = frozenset({"MONTH", "WEEKDAY", "DAYABBR", "WEEKDAYS", "HOLIDAY"})
BREAK = "BREAK"
BUILT_IN = frozenset({"ISO", "NUMDATE", "CLOCK", "DAYN", "INT", "YEARN", "DEC", "CARD", "X", BREAK, *_MARKS.values()})
"""Kinds that are read off the characters and are not in the lexicon."""
_PLAIN: Mapping[str, Payload] = MappingProxyType({"X": 0})
"""The kinds of a word that is in no phrase."""
_BREAK: Mapping[str, Payload] = MappingProxyType({BREAK: 0})
_MIXED = re.compile(r"\d|\w[-/–]\w")
"""A token of which the lexer may make several words."""
_REMEMBERED = 20_000
"""Words of which it is remembered whether a time may stand at them."""
_AROUND = 8
"""Tokens on either side of a word that may be a time; no expression reaches farther."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: offsets in the text, its lower-case form, and its kinds with what it means as each."""

    start: int
    end: int
    lower: str
    kinds: Mapping[str, Payload]


@dataclass(frozen=True)
class Lexed:
    """A text as words and, letter for letter, as a string that the grammar can search."""

    words: tuple[Word, ...]
    letters: str


class Alphabet:
    """Gives each set of kinds its letter. A kind in a pattern is the class of all letters whose set holds it."""

    def __init__(self, words: TimeWords, numbers: NumberWords) -> None:
        self.numbers = numbers
        self.guarded = {**dict.fromkeys(words.proper, "NNP"), **dict.fromkeys(words.noun, "NN")}
        self._phrases: dict[tuple[str, ...], dict[str, Payload]] = {}
        for kind, members in words.kinds.items():
            for phrase, payload in members.items():
                key = tuple(m.group().lower() for m in _LEXER.finditer(phrase))
                self._phrases.setdefault(key, {})[kind] = payload
        for word in (*numbers.ones, *numbers.tens, *numbers.scales, *numbers.groups):
            self._phrases.setdefault((word,), {})["CARD"] = numbers.value([word]) or 0
        self._strong = {max(key, key=len) for key, kinds in self._phrases.items() if not words.strong.isdisjoint(kinds)}
        self._longest: dict[str, int] = {}
        for phrase_words in self._phrases:
            first = phrase_words[0]
            self._longest[first] = max(self._longest.get(first, 1), len(phrase_words))
        self._may_be_time = lru_cache(_REMEMBERED)(self._strong_or_mixed)
        self._letters: dict[frozenset[str], str] = {}
        known = (frozenset(kinds) for kinds in self._phrases.values())
        for kinds in (*known, *(frozenset({k}) for k in BUILT_IN)):
            self._letters.setdefault(kinds, chr(0x100 + len(self._letters)))

    def pattern(self, kind: str) -> str:
        """The character class for a kind. Raises KeyError for a kind that nothing has."""
        letters = self.letters(kind)
        if not letters:
            raise KeyError(kind)
        return f"[{''.join(sorted(letters))}]"

    def letters(self, kind: str) -> frozenset[str]:
        """The letters of a kind."""
        return frozenset(letter for kinds, letter in self._letters.items() if kind in kinds)

    def read(self, doc: Doc, breaks: Iterable[int]) -> Lexed:
        """The words of a parsed text; `breaks` are offsets across which no expression may run."""
        words: list[Word] = []
        text, tags = doc.text, _Tags(doc)
        pending = sorted(breaks, reverse=True)
        for start, end in self._regions(doc):
            words.append(Word(start, start, "", _BREAK))
            for word in self._merged(list(_LEXER.finditer(text, start, end)), tags):
                while pending and pending[-1] <= word.start:
                    words.append(Word(pending[-1], pending.pop(), "", _BREAK))
                words.append(word)
        plain = self._letters[frozenset(_PLAIN)]
        letters = (plain if w.kinds is _PLAIN else self._letters[frozenset(w.kinds)] for w in words)
        return Lexed(tuple(words), "".join(letters))

    def _regions(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """The stretches of characters around the words that may be a time; in the rest no expression can stand."""
        first = last = -1
        for i, word in enumerate(t.lower_ for t in doc):
            if not self._may_be_time(word):
                continue
            if first >= 0 and i - _AROUND > last:
                yield doc[first].idx, doc[last].idx + len(doc[last])
                first = -1
            if first < 0:
                first = max(i - _AROUND, last + 1)
            last = min(i + _AROUND, len(doc) - 1)
        if first >= 0:
            yield doc[first].idx, doc[last].idx + len(doc[last])

    def _strong_or_mixed(self, word: str) -> bool:
        return word in self._strong or _MIXED.search(word) is not None or word.rstrip(".") in self._strong

    def _merged(self, found: list[re.Match[str]], tags: _Tags) -> Iterator[Word]:
        """Words in order, those of a known phrase as one; most are in no phrase and need no further look."""
        lower = [m.group().lower() for m in found]
        i = 0
        while i < len(found):
            m, longest = found[i], self._longest.get(lower[i])
            if longest is None and m.lastgroup == "WORD":
                yield Word(m.start(), m.end(), lower[i], _PLAIN)
                i += 1
                continue
            size = min(longest or 1, len(found) - i)
            while size > 1 and tuple(lower[i : i + size]) not in self._phrases:
                size -= 1
            key = tuple(lower[i : i + size])
            joined = " ".join(key)
            yield Word(m.start(), found[i + size - 1].end(), joined, self._kinds(m, joined, key, tags.at))
            i += size

    def _kinds(
        self, first: re.Match[str], lower: str, key: tuple[str, ...], tag_at: Callable[[int], Token | None]
    ) -> Mapping[str, Payload]:
        group = first.lastgroup
        if group == "NUMBER" and len(key) == 1:
            return _number_kinds(lower)
        if group in ("ISO", "NUMDATE", "CLOCK"):
            return {group: lower}
        known = self._phrases.get(key)
        if known is None:
            return {_MARKS[lower]: 0} if lower in _MARKS else _PLAIN
        if not _CAPITAL.isdisjoint(known) and not first.group()[0].isupper():
            return _PLAIN
        if lower in self.guarded and not _fits(tag_at(first.start()), self.guarded[lower], first.group()):
            return _PLAIN
        return known


class _Tags:
    """Finds the parser's token at an offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def at(self, offset: int) -> Token | None:
        """The token that starts at the offset or holds it."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None


def _number_kinds(word: str) -> Mapping[str, Payload]:
    number = digits(word)
    if number is None:
        return _PLAIN
    if isinstance(number, float):
        return {"DEC": number}
    if "," not in word and len(word) == 4 and 1000 <= number < 3000:
        return {"YEARN": number}
    return {"DAYN" if 1 <= number <= 31 and len(word) <= 2 else "INT": number}


def _fits(token: Token | None, tag: str, written: str) -> bool:
    """Is the token of the part of speech that makes a doubtful word a time? No parse of it: as it is written."""
    if token is None:
        return False
    if tag == "NNP":
        return written[0].isupper() and token.tag_ in ("NNP", "NNPS") and token.ent_type_ in ("DATE", "TIME", "")
    return token.tag_.startswith(("NN", "JJ", "RB"))
