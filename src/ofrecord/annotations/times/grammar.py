"""Compiles the rules into regular expressions over letters and finds the expressions of a text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ofrecord.annotations.times.lexicon import TimeRules
from ofrecord.annotations.times.needs import needs_of
from ofrecord.annotations.times.words import Alphabet, Lexed, Payload, Word
from ofrecord.errors import LexiconError

_NAME = re.compile(r"[A-Z][A-Z]*")
_GROUP = re.compile(r"<(\w+):")

_TRAILING = frozenset({"DOT", "COMMA"})
"""Marks that a rule allows inside an expression and that never end one."""


@dataclass(frozen=True)
class Parts:
    """One match of one rule: its words, the named parts, and which words are the expression."""

    rule: str
    make: str
    words: tuple[Word, ...]
    named: dict[str, tuple[Word, ...]]
    first: int
    last: int

    def __contains__(self, name: str) -> bool:
        return name in self.named

    def kind(self, name: str, kind: str) -> Payload | None:
        """What a part means as a word of a kind; null where there is no such part or it is of another kind."""
        return next((w.kinds[kind] for w in self.named.get(name, ()) if kind in w.kinds), None)

    def number(self, name: str, *kinds: str) -> int | None:
        """The same as a whole number, of the first kind that fits."""
        for kind in kinds:
            found = self.kind(name, kind)
            if isinstance(found, int):
                return found
        return None

    def text(self, name: str, *kinds: str) -> str | None:
        """The same as text, of the first kind that fits."""
        for kind in kinds:
            found = self.kind(name, kind)
            if isinstance(found, str):
                return found
        return None

    def has(self, kind: str) -> bool:
        """Is a word of this kind anywhere in the expression?"""
        return any(kind in w.kinds for w in self.words)


Match = tuple[int, int, int, re.Match[str]]
"""First word, end, order of the rule, and what it matched."""


class Grammar:
    """The compiled rules."""

    def __init__(self, rules: TimeRules, alphabet: Alphabet) -> None:
        self._aliases = rules.aliases
        self._alphabet = alphabet
        self.rules = [(r.rule, r.make, self._compile(r.match, r.rule)) for r in rules.rules]
        self.needs = [self._letters_needed(r.match) for r in rules.rules]

    def _written_out(self, pattern: str) -> str:
        """A pattern without aliases."""
        for _ in range(5):
            pattern = _NAME.sub(lambda m: self._aliases.get(m[0], m[0]), pattern)
        return pattern

    def _compile(self, pattern: str, rule: str) -> re.Pattern[str]:
        """A pattern of names as one of letters: aliases are written out, then kinds become character classes."""
        seen: Counter[str] = Counter()
        named = _GROUP.sub(lambda m: f"\x01{_numbered(m[1], seen)}\x02", self._written_out(pattern)).replace(">", ")")
        try:
            lettered = _NAME.sub(lambda m: self._alphabet.pattern(m[0]), named)
        except KeyError as error:
            raise LexiconError(f"times_grammar.yaml: rule {rule}: no kind of word is called {error}") from error
        return re.compile(lettered.replace(" ", "").replace("\x01", "(?P<").replace("\x02", ">"))

    def _letters_needed(self, pattern: str) -> list[frozenset[str]]:
        """Of each set, a text in which the pattern matches has at least one letter."""
        needed = needs_of(self._written_out(pattern))
        return [frozenset().union(*(self._alphabet.letters(kind) for kind in kinds)) for kinds in needed]

    def find(self, text: Lexed) -> Matches:
        """All matches of all rules."""
        return Matches(self, text, self._matches(text))

    def _matches(self, text: Lexed) -> list[Match]:
        """Every match of every rule as (first word, end, rule, match): the longest first, then by place and rule."""
        spans: list[Match] = []
        present = frozenset(text.letters)
        for order, (_, _, regex) in enumerate(self.rules):
            if any(present.isdisjoint(letters) for letters in self.needs[order]):
                continue
            for m in regex.finditer(text.letters):
                first, last = m.span("it") if "it" in regex.groupindex and m.group("it") else m.span()
                while last > first + 1 and not _TRAILING.isdisjoint(text.words[last - 1].kinds):
                    last -= 1
                spans.append((first, last, order, m))
        return sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2]))

    def parts(self, order: int, m: re.Match[str], text: Lexed, first: int, last: int) -> Parts:
        rule, make, _ = self.rules[order]
        named = {k.partition("__")[0]: text.words[m.start(k) : m.end(k)] for k, v in m.groupdict().items() if v}
        return Parts(rule, make, text.words[first:last], named, first, last)


class Matches:
    """The matches of one text, the longest first."""

    def __init__(self, grammar: Grammar, text: Lexed, matches: list[Match]) -> None:
        self._grammar, self._text, self._matches = grammar, text, matches

    def best(self) -> list[list[Parts]]:
        """The expressions in text order: at each place the longest, none inside another; each with all its readings."""
        return self._best(self._matches)

    def inside(self, parts: Parts) -> list[list[Parts]]:
        """The same among what lies inside an expression that turned out to mean nothing."""
        first, last = parts.first, parts.last
        return self._best([m for m in self._matches if first <= m[0] and m[1] <= last and m[1] - m[0] < last - first])

    def _best(self, matches: list[Match]) -> list[list[Parts]]:
        taken = bytearray(len(self._text.words))
        found: dict[tuple[int, int], list[Parts]] = {}
        for first, last, order, m in matches:
            if (first, last) in found:
                found[first, last].append(self._grammar.parts(order, m, self._text, first, last))
            elif not any(taken[first:last]):
                taken[first:last] = b"\x01" * (last - first)
                found[first, last] = [self._grammar.parts(order, m, self._text, first, last)]
        return [found[span] for span in sorted(found)]


def _numbered(name: str, seen: Counter[str]) -> str:
    """A group name, made unique where a pattern uses it in several places: name, name__2, name__3."""
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}__{seen[name]}"
