"""Questions that are asked of the same token many times a report, answered once.

A parse never changes after it is built, so an answer that follows from the parse alone stays right as long as the parse lives;
it is kept with the parse, and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, TypeVar

from ofrecord.language.parse import Token

A = TypeVar("A")
_NOT_ASKED = object()


def once(question: Callable[[Token], A]) -> Callable[[Token], A]:
    """The question with its answers kept: for pure questions of a token whose answers nobody changes."""

    @wraps(question)
    def asked(token: Token) -> A:
        answers = token.doc.answers[question]
        answer = answers.get(token, _NOT_ASKED)
        if answer is _NOT_ASKED:
            answer = answers[token] = question(token)
        return answer  # type: ignore[no-any-return]

    return asked


class kept(Generic[A]):  # noqa: N801 - a decorator, as `property` is
    """An attribute that is computed when it is first read: `functools.cached_property` without the lock that Python 3.11 takes."""

    def __init__(self, compute: Callable[[Any], A]) -> None:
        self._compute, self.__doc__ = compute, compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type) -> A:
        value = instance.__dict__[self._name] = self._compute(instance)
        return value


def words_beside(token: Token) -> frozenset[str]:
    """The words of the token's sentence, as lemmas and as they stand, in lower case.

    What is not among them no rule needs to look for in the clause.
    """
    return _words(token.doc.tokens[token.sent.start])


@once
def _words(first: Token) -> frozenset[str]:
    sentence = list(first.sent)
    return frozenset([*(t.lemma_.lower() for t in sentence), *(t.lower_ for t in sentence)])
