"""Phrases of word lists in running text, and the words of an event in which they are sought."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from ofrecord.annotations.annotations import Annotations
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_WIDEST = 80
"""Tokens of a clause looked at, at most."""


class Phrases:
    """A set of phrases, found as whole words in text in lower case, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        longest = sorted({p.casefold() for p in phrases}, key=lambda p: (-len(p), p))
        self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")

    def found(self, text: str) -> re.Match[str] | None:
        """The first of the phrases in a text."""
        return self._pattern.search(text)

    def all(self, text: str) -> list[re.Match[str]]:
        """All of them."""
        return list(self._pattern.finditer(text))

    def opens(self, text: str) -> bool:
        """Does one of them open the text?"""
        return self._pattern.match(text) is not None


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
    return " | ".join(words).casefold()


def struck(root: Token) -> str:
    """Words of the phrases on which a trigger acts, in lower case."""
    heads = [c for c in root.children if c.dep_ in ("dobj", "nsubjpass")]
    heads += syntax.prepositional(root, "on", "against", "at", "of")
    return " | ".join(" ".join(t.lower_ for t in islice(h.subtree, _WIDEST)) for h in heads)


def clause_tokens(root: Token) -> list[Token]:
    """Tokens that hang on the trigger, as far as the limit."""
    found: list[Token] = []
    waiting = [root]
    while waiting and len(found) < _WIDEST:
        token = waiting.pop()
        found.append(token)
        waiting += list(token.children)
    return found
