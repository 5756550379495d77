"""Questions that are asked of the same token many times a report, answered once.

A parse never changes after it is built, so an answer that follows from the parse alone stays right as long as the parse lives;
it is kept with the parse, and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

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
