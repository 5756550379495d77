"""Phrases of word lists in running text, and the words of an event in which they are sought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.mentions import Mention
from ofrecord.errors import PipelineError
from ofrecord.language import syntax
from ofrecord.language.once import once
from ofrecord.language.parse import Token

_WORD = re.compile(r"\w+")
_OPENERS = frozenset({"when", "where", "as", "while"})
_NEAR = frozenset({"near", "beside", "opposite", "outside", "behind"})
_BACKGROUND = frozenset({"after", "following", "since", "despite", "amid"})
"""Prepositions before what had happened, whatever is wanted or planned now."""
_WIDEST = 80
"""Tokens of a clause looked at, at most."""


@dataclass(frozen=True)
class Match:
    """Where a phrase stands in a text, half-open."""

    start: int
    end: int


class Phrases:
    """A set of phrases, found as whole words in text in lower case, the longest first.

    They are looked up by their first word: lists of hundreds of phrases cost as much as short ones, and a text without any of
    the first words, as most are, is not looked through.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted({p.casefold() for p in phrases}, key=lambda p: (-len(p), p)):
            first = _WORD.search(phrase)
            if first is None or first.start():
                raise PipelineError(f"phrase {phrase!r} does not begin with a letter or digit; correct the word list")
            self._by_first.setdefault(first[0], []).append(phrase)
        self._firsts = frozenset(self._by_first)

    def found(self, text: str) -> Match | None:
        """The first of the phrases in a text."""
        return next(self._all(text), None) if self._may_stand(text) else None

    def all(self, text: str) -> list[Match]:
        """All of them."""
        return list(self._all(text)) if self._may_stand(text) else []

    def opens(self, text: str) -> bool:
        """Does one of them open the text?"""
        first = self.found(text)
        return first is not None and first.start == 0

    def every(self, text: str) -> frozenset[str]:
        """Those that stand in a text, also within each other."""
        if not self._may_stand(text):
            return frozenset()
        near = ((w.start(), p) for w in _WORD.finditer(text) for p in self._by_first.get(w[0], ()))
        return frozenset(p for start, p in near if _stands(text, start, p))

    def _may_stand(self, text: str) -> bool:
        return not self._firsts.isdisjoint(_words(text))

    def _all(self, text: str) -> Iterator[Match]:
        for word in _WORD.finditer(text):
            for phrase in self._by_first.get(word[0], ()):
                if _stands(text, word.start(), phrase):
                    yield Match(word.start(), word.start() + len(phrase))
                    break


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    """The words of a text; lists are looked for in the same text one after another."""
    return frozenset(_WORD.findall(text))


def _stands(text: str, start: int, phrase: str) -> bool:
    end = start + len(phrase)
    return text.startswith(phrase, start) and not text[end : end + 1].isalnum()


def words_of_mentions(found: Annotations, mentions: tuple[str, ...]) -> str:
    """The mentions' words, with the name, roles and affiliation of what they stand for, in lower case."""
    words: list[str] = []
    for mention in (found.mention_by_id[m] for m in mentions if m in found.mention_by_id):
        words.append(mention.exact)
        entity = found.entity_by_id.get(mention.entity or "")
        if entity is not None:
            words += [entity.name, *(r.title for r in entity.roles)]
            above = found.entity_by_id.get(entity.affiliation or "")
            words += [above.name] if above is not None else []
        words += _owners(found, mention)
    return " | ".join(words).casefold()


def _owners(found: Annotations, mention: Mention) -> list[str]:
    """The names of those whose somebody is: of "two of its staff" the body for which "its" stands."""
    held = [t for t in found.tokens(mention) or () if t.dep_ == "poss"]
    owners = (o for t in held for o in found.by_token("mentions").get(t.i, ()) if o.form == "pronoun")
    entities = (found.entity_by_id.get(o.entity or "") for o in owners)
    return [e.name for e in entities if e is not None]


def struck(root: Token, people: bool = False) -> str:
    """Words of the phrases on which a trigger acts, in lower case; who struck `people` at a place struck no place."""
    heads = [c for c in root.children if c.dep_ in ("dobj", "nsubjpass")]
    heads += syntax.prepositional(root, "on", "against", "of", *(() if people and heads else ("at",)))
    return " | ".join(map(_without_scenes, heads))


@once
def _without_scenes(head: Token) -> str:
    """The words of a phrase without what only happened then or there, or stood near: "the second time, when the ambulances had
    come", "a house 90 metres from the clinic"."""
    phrase = list(head.subtree)
    openers = (t.head for t in phrase if t.lower_ in _OPENERS and t.head != head)
    scenes = {c.i for opener in (*openers, *filter(_is_beside, phrase)) for c in opener.subtree}
    return " ".join(t.lower_ for t in islice((t for t in phrase if t.i not in scenes), _WIDEST))


def _is_beside(preposition: Token) -> bool:
    """Does it lead to what is only near: "near the clinic", "less than 90 metres from the clinic"?"""
    if preposition.lower_ in _NEAR:
        return preposition.dep_ in ("prep", "advmod")
    if preposition.lower_ != "from" or not preposition.i:
        return False
    return any(c.dep_ == "nummod" for c in preposition.nbor(-1).children)


def clause_tokens(root: Token) -> list[Token]:
    """Tokens that hang on the trigger, as far as the limit, without what only stood near."""
    found: list[Token] = []
    waiting = [root]
    while waiting and len(found) < _WIDEST:
        token = waiting.pop()
        found.append(token)
        waiting += [c for c in token.children if not _is_beside(c)] if token.children else ()
    return found


def is_background(preposition: Token) -> bool:
    """Does it lead to what had happened, whatever is asked now: "wants talks after the raid", "an inquiry into the raid"?"""
    noun = preposition.head.lemma_.lower()
    into = preposition.lower_ == "into" and noun in ("inquiry", "investigation", "probe", "enquiry")
    return preposition.lower_ in _BACKGROUND or into or noun == "connection"
