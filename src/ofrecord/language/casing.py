"""Gives upper-case text the letter case that the language model was trained on; only the parse ever sees it.

Old wires and archives are in capitals throughout, and headlines Have Capitals Everywhere. The model takes both for strings
of names. Here every letter keeps its offset: characters whose lower case has another length stay as they are.

Which words are common ones is asked of the model itself: its lemmatizer lists the verbs, adjectives and adverbs of
English, and its nouns are told from names by the words it met in training (a noun seen with a capital and never in the
plural, like "Lima", is a name). `lexicons/en/casing.yaml` holds what these tables get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from spacy.language import Language

from ofrecord.documents.manuscript import Manuscript
from ofrecord.domain.base import Frozen, Span
from ofrecord.language.parties import PartyName
from ofrecord.lexicons import Lexicons

CAPITALS_SHARE = 0.7
"""Share of capitals among the letters from which a stretch counts as upper case."""
FEWEST_LETTERS = 12
"""Shorter stretches may be nothing but acronyms and stay as they are."""

LONGEST_ACRONYM = 5
"""An unknown word without a vowel is taken for an acronym up to this length."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_BREAK = re.compile(r"(?:[.!?]['\")]*\s+|\n\s*\n\s*)['\"(]*$")
_TAIL = re.compile(r"(?:n['’]t|['’].*)$")
_ROMAN = re.compile(r"[ivx]{2,}")
_INITIALS = re.compile(r"\((\w{2,6})\)")
_VOWEL = re.compile(r"[aeiouy]")
_DEMONYM = re.compile(r"(?:n|an|ian|ese|i|ish)$")


class CasingWords(Frozen):
    """`lexicons/en/casing.yaml`; all words in lower case."""

    common_endings: tuple[str, ...]
    common: frozenset[str]
    names: frozenset[str]
    names_beside_numbers: frozenset[str]
    titles: frozenset[str]
    phrases: tuple[str, ...]
    acronyms: frozenset[str]
    acronyms_after_the: frozenset[str]


def is_upper_case(text: str) -> bool:
    """Is this stretch in capitals, apart from a few words?"""
    letters = sum(map(str.isalpha, text))
    return letters >= FEWEST_LETTERS and sum(map(str.isupper, text)) >= CAPITALS_SHARE * letters


def is_title_case(text: str) -> bool:
    """Does This Line Begin Nearly Every Long Word With a Capital?"""
    words = [w for w in _WORD.findall(text) if len(w) > 3]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def lowered(text: str) -> str:
    """Lower case of the same length."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def capitalised(word: str) -> str:
    """The first letter as it is, the others in lower case."""
    return word[:1] + lowered(word[1:])


def _beside_number(match: re.Match[str]) -> bool:
    """Does a number stand before or after the word?"""
    before, after = match.string[max(0, match.start() - 3) : match.start()], match.string[match.end() : match.end() + 3]
    return re.search(r"\d[ ,]+$", before) is not None or re.match(r"[ ,]+\d", after) is not None


class Casing:
    """The words of one language model, asked whether a word is a common one."""

    def __init__(self, nlp: Language, lexicons: Lexicons | None = None) -> None:
        lexicons = lexicons or Lexicons()
        self.words = lexicons.load("casing", CasingWords)
        listed = [n for p in lexicons.load("party_names", tuple[PartyName, ...]) for n in p.names]
        known = (n for n in listed if " " in n)
        phrases = "|".join(map(re.escape, [*self.words.phrases, *known])).replace(r"\ ", r"\s+")
        self.phrases = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)
        # A copy: the model's own table grows with every text that it reads, and a record must not depend on that.
        self.met = frozenset(nlp.vocab.strings)
        self.function_words = frozenset(nlp.Defaults.stop_words)
        self._read_tables(nlp)
        self.is_common: Callable[[str], bool] = lru_cache(maxsize=20_000)(self._is_common)
        capitals = (lowered(n) for n in listed if n.isupper())
        self.acronyms = self.words.acronyms | {n for n in capitals if n not in self.met or not self.is_common(n)}

    def _read_tables(self, nlp: Language) -> None:
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        lookups = lemmatizer.lookups
        number = nlp.vocab.strings.as_int
        index, exceptions, rules = (lookups.get_table(f"lemma_{t}") for t in ("index", "exc", "rules"))
        classes = ("verb", "adj", "adv")
        self.other_words = frozenset(w for c in classes for w in (*index[number(c)], *exceptions[number(c)]))
        self.nouns = frozenset(index[number("noun")])
        self.odd_plurals = frozenset(exceptions[number("noun")])
        self.endings = tuple(tuple(r) for c in ("noun", "verb", "adj") for r in rules[number(c)])

    # --- which words are common ------------------------------------------------------------------------------------

    def _is_common(self, word: str) -> bool:
        """Is this lower-case word an ordinary one, rather than a name?"""
        if word in self.words.names or self._is_demonym(word):
            return False
        if word in self.words.common or word in self.function_words or word in self.odd_plurals:
            return True
        return any(self._is_common_lemma(lemma) for lemma in (word, *self._lemmas(word)))

    def _lemmas(self, word: str) -> Iterable[str]:
        """What the word may be a form of: "columns" → column, "denied" → deny."""
        return [word[: -len(old)] + new for old, new in self.endings if word.endswith(old) and len(word) > len(old) + 1]

    def _is_common_lemma(self, word: str) -> bool:
        if word in self.words.names or len(word) < 2:
            return False
        if word in self.other_words or word in self.words.common:
            return True
        if word in self.nouns:
            return word.endswith(self.words.common_endings) or not self._looks_like_a_name(word)
        return False

    def _looks_like_a_name(self, noun: str) -> bool:
        """Met with a capital, and never in the plural."""
        hissing = noun.endswith(("s", "x", "z", "ch", "sh"))
        plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}es" if hissing else f"{noun}s"
        return noun.capitalize() in self.met and plural not in self.met

    def _is_demonym(self, word: str) -> bool:
        """An adjective made from a name: "Guatemalan", "Sudanese", "Mexican"."""
        one = word.removesuffix("s")
        found = _DEMONYM.search(one)
        if not found or (one not in self.other_words and one not in self.nouns):
            return False
        stems = {one[: found.start()], one[:-1]}
        bases = {stem + ending for stem in stems for ending in ("", "a", "o", "e", "y")}
        return any(b in self.nouns and b not in self.other_words and self._is_name_noun(b) for b in bases)

    def _is_name_noun(self, noun: str) -> bool:
        known = noun in self.words.names
        return known or (noun not in self.words.common and len(noun) > 3 and self._looks_like_a_name(noun))

    # --- recasing --------------------------------------------------------------------------------------------------

    def recase(self, text: str, acronyms: frozenset[str] = frozenset()) -> str:
        """An upper-case stretch in ordinary letter case: same length, same letters. `acronyms` of the whole document stay."""
        explained, spelled = self._spelled_out(text)
        keep = self.acronyms | explained | acronyms
        out, last = [], 0
        for match in _WORD.finditer(text):
            low = lowered(match[0])
            out.append(text[last : match.start()])
            kept = (low in keep or len(low) <= LONGEST_ACRONYM) and self._is_acronym(low, match, keep)
            out.append(match[0] if kept else self._recased(low, match, match.start() in spelled))
            last = match.end()
        return "".join([*out, text[last:]])

    def _recased(self, low: str, match: re.Match[str], spelled: bool) -> str:
        stem = low if low.isalpha() else _TAIL.sub("", low)
        ordinal = match.string[max(0, match.start() - 1) : match.start()].isdigit()
        if spelled or (not ordinal and not self.is_common(stem)) or self._starts_sentence(match):
            return capitalised(match[0])
        if stem in self.words.names_beside_numbers and _beside_number(match):
            return capitalised(match[0])
        if stem in self.words.titles:
            following = _WORD.match(match.string, match.end() + 1)
            return capitalised(match[0]) if following and not self.is_common(lowered(following[0])) else low
        return low

    @staticmethod
    def _starts_sentence(match: re.Match[str]) -> bool:
        before = match.string[max(0, match.start() - 8) : match.start()]
        return not before.strip(" \n'\"(") or _SENTENCE_BREAK.search(before) is not None

    def _is_acronym(self, low: str, match: re.Match[str], keep: frozenset[str]) -> bool:
        if low in keep:
            before = match.string[max(0, match.start() - 4) : match.start()]
            return low not in self.words.acronyms_after_the or before.upper() == "THE "
        if match.string[max(0, match.start() - 1) : match.start()].isdigit():
            return False
        if len(low) == 1:
            return low != "a"
        if _ROMAN.fullmatch(low):
            return True
        return low not in self.nouns and not _VOWEL.search(low) and not self.is_common(low)

    def _spelled_out(self, text: str) -> tuple[frozenset[str], frozenset[int]]:
        """Acronyms in brackets; starts of the words that they stand for (NATIONAL RELIEF COUNCIL) and of known names."""
        acronyms: set[str] = set()
        starts = {w.start() for p in self.phrases.finditer(text) for w in _WORD.finditer(text, p.start(), p.end())}
        for bracket in _INITIALS.finditer(text):
            low = lowered(bracket[1])
            if not self.is_common(low):
                acronyms.add(low)
            before = _WORD.finditer(text, max(0, bracket.start() - 120), bracket.start())
            long = [w for w in before if len(w[0]) > 3][-len(bracket[1]) :]
            if [lowered(w[0][0]) for w in long] == list(low):
                starts.update(w.start() for w in long)
                acronyms.add(low)
        return frozenset(acronyms), frozenset(starts)

    def recase_headline(self, headline: str, in_body: frozenset[str] = frozenset()) -> str:
        """A Headline in Title Case with its common words lower-cased; the words of the report say which are names."""
        _, named = self._spelled_out(headline)

        def recased(match: re.Match[str]) -> str:
            word, low = match[0], lowered(match[0])
            if match.start() == 0 or match.start() in named or (word.isupper() and len(word) > 1):
                return word
            if word in in_body and low not in in_body:
                return word
            return low if low in in_body or self.is_common(low) else word

        return _WORD.sub(recased, headline)

    def readable(self, manuscript: Manuscript) -> Manuscript:
        """The manuscript with upper-case blocks and Title Case headlines in ordinary letter case."""
        text, blocks = manuscript.readable, manuscript.document.blocks
        throughout = is_upper_case(text)
        changed: dict[Span, str] = {}
        headlines: list[Span] = []
        acronyms = self._spelled_out(text)[0] if throughout else frozenset[str]()
        for block in blocks:
            words = text[block.start : block.end]
            if throughout or is_upper_case(words):
                changed[block] = self.recase(words, acronyms)
            elif block.role == "headline" and is_title_case(words):
                headlines.append(block)
        if headlines:
            body = (text[b.start : b.end] for b in blocks if b.role != "headline")
            in_body = frozenset(word for words in body for word in _WORD.findall(words))
            changed |= {h: self.recase_headline(text[h.start : h.end], in_body) for h in headlines}
        return replace(manuscript, readable=_with(text, changed)) if changed else manuscript


def _with(text: str, changed: Mapping[Span, str]) -> str:
    """The text with some stretches replaced by others of the same length."""
    out, last = [], 0
    for span, words in sorted(changed.items(), key=lambda item: item[0].start):
        out += [text[last : span.start], words]
        last = span.end
    return "".join([*out, text[last:]])
