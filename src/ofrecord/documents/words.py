"""The data by which reports are taken apart: loaded once, compiled once."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from ofrecord.domain.base import Frozen
from ofrecord.lexicons import Lexicons


class LayoutWords(Frozen):
    """Words and patterns of `lexicons/en/layout.yaml`; see there what each is for."""

    related_starts: tuple[str, ...]
    footer_patterns: tuple[str, ...]
    footer_contributed: tuple[str, ...]
    original_url: tuple[str, ...]
    credit_words: tuple[str, ...]
    caption_starts: tuple[str, ...]
    byline_starts: tuple[str, ...]
    byline_breaks: frozenset[str]
    jobs: frozenset[str]
    originally: tuple[str, ...]
    front_matter: dict[str, str]
    as_of_words: tuple[str, ...]
    date_words: frozenset[str]
    months: dict[str, int]
    kinds: frozenset[str]
    not_places: frozenset[str]
    function_words: frozenset[str]
    languages: frozenset[str]

    @cached_property
    def related(self) -> re.Pattern[str]:
        """A lead to another article, with ":" after it or nothing."""
        return re.compile(rf"\W*(?:{_any(self.related_starts)})\s*(?P<colon>[:>»|]|$)", re.IGNORECASE)

    @cached_property
    def footer(self) -> re.Pattern[str]:
        """The start of a paragraph that is about the report, not part of it."""
        return re.compile(r"\W{0,3}(?:" + "|".join(self.footer_patterns) + ")", re.IGNORECASE | re.DOTALL)

    @cached_property
    def contributed(self) -> re.Pattern[str]:
        """ "… contributed to this report": at the end of a short sentence."""
        return re.compile(
            rf".{{0,160}}\b(?:{'|'.join(self.footer_contributed)})\b.{{0,60}}$", re.IGNORECASE | re.DOTALL
        )

    @cached_property
    def original(self) -> re.Pattern[str]:
        """ "Original url:" with or without the address after it."""
        return re.compile(rf"\W*(?:{_any(self.original_url)})\s*:?\s*(?P<rest>\S*)\s*$", re.IGNORECASE)

    @cached_property
    def elsewhere(self) -> re.Pattern[str]:
        """ "… originally published on": the link in such a footer is the original."""
        return re.compile(_any(self.originally), re.IGNORECASE)

    @cached_property
    def as_of(self) -> re.Pattern[str]:
        """ "(as of 12 March 2025)": the day for which an update in a series was made."""
        return re.compile(rf"(?<!\w)(?:{_any(self.as_of_words)})\s+(?P<date>[^()\[\]|]{{6,40}})", re.IGNORECASE)

    @cached_property
    def credit(self) -> re.Pattern[str]:
        """A word that says that a picture is credited."""
        return re.compile(rf"(?<!\w)(?:{_any(self.credit_words)})(?!\w)|©", re.IGNORECASE)

    @cached_property
    def caption(self) -> re.Pattern[str]:
        """ "Caption:" and the like."""
        return re.compile(rf"(?:{_any(self.caption_starts)})\s*[:,]", re.IGNORECASE)

    @cached_property
    def byline(self) -> re.Pattern[str]:
        """ "By" and the like, before names."""
        return re.compile(rf"(?:{_any(self.byline_starts)})(?=[\s:])\s*:?\s*", re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def layout_words() -> LayoutWords:
    """The layout words."""
    return Lexicons().load("layout", LayoutWords)


@lru_cache(maxsize=1)
def publishers() -> dict[str, str]:
    """Publisher names by host."""
    return Lexicons().load("publishers", dict[str, str])


@lru_cache(maxsize=1)
def _agencies() -> tuple[dict[str, str], re.Pattern[str]]:
    names = Lexicons().load("agencies", dict[str, tuple[str, ...]])
    short = {form: name for name, forms in names.items() for form in (name, *forms)}
    return short, re.compile(rf"(?<![\w-])(?:{_any(tuple(short))})(?![\w-])")


def agencies_in(text: str) -> list[tuple[int, int, str]]:
    """News agencies that a text names: start, end, the short name. Upper and lower case count: "Ap" is none."""
    short, pattern = _agencies()
    return [(m.start(), m.end(), short[re.sub(r"\s+", " ", m.group())]) for m in pattern.finditer(text)]
