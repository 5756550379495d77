"""Numbers in digits and words: "1.5 million", "twenty-five", "two hundred and six", "a dozen"."""

from __future__ import annotations

from collections.abc import Sequence

from ofrecord.domain.base import Frozen


class NumberWords(Frozen):
    """Words with the number they stand for; `groups` are nouns that count ("a dozen")."""

    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    groups: dict[str, int]

    def is_word(self, word: str) -> bool:
        """Does this lower-case word take part in a number?"""
        return word in self.ones or word in self.tens or word in self.scales or word in self.groups

    def multiplier(self, word: str) -> int | None:
        """What the word multiplies by ("hundred", "dozen"), or null."""
        return self.scales.get(word) or self.groups.get(word)

    def value(self, words: Sequence[str]) -> float | int | None:
        """The number that lower-case words stand for; "a" before a multiplier is one; null where they are none.

        Hyphens and "and" between words carry no value and are passed over.
        """
        total: float | int = 0
        part: float | int | None = None
        for word in words:
            if word in ("and", "-", "of"):
                continue
            factor = self.multiplier(word)
            if factor is not None:
                if factor >= 1000:
                    total, part = total + (1 if part is None else part) * factor, None
                else:
                    part = (1 if part is None else part) * factor
                continue
            small = self.plain(word)
            if small is None:
                return None
            part = small if part is None else part + small
        if part is None and not total:
            return None if not words or words[-1] not in ("zero", "0") else 0
        return tidy(total + (part or 0))

    def plain(self, word: str) -> float | int | None:
        """One word or digit group on its own."""
        if word in ("a", "an"):
            return 1
        found = self.ones.get(word, self.tens.get(word))
        return digits(word) if found is None else found


def digits(word: str) -> float | int | None:
    """The number written in ASCII digits, with thousands separators and a decimal point; null for anything else."""
    plain = word.replace(",", "")
    whole, point, fraction = plain.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 15) or (point and not fraction.isdigit()):
        return None
    return tidy(float(plain)) if point else int(plain)


def tidy(number: float | int) -> float | int:
    """A whole number as int, any other rounded to six digits after the point."""
    return int(number) if number == int(number) else round(number, 6)
