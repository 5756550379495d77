"""The names inside the language model's entities: without articles, possessives and commas."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.parse import Span as TokenSpan


def name_length(ent: TokenSpan) -> int:
    """Tokens of an entity without the article before and the possessive after it."""
    return len(ent) - (ent[0].lower_ == "the") - (ent[-1].text in ("'s", "'"))


def pieces(ent: TokenSpan) -> Iterator[tuple[int, int]]:
    """Parts of an entity between commas and possessives, without articles: "Odesa, Ukraine" are two names.

    "Donetsk People's Republic" is one: what belongs to people is part of a name.
    """
    start: int | None = None
    for token in ent:
        inside = token.text == "'s" and start is not None and token.nbor(-1).lower_ == "people"
        if inside:
            continue
        breaks = token.is_space or token.text in (",", "'s", "'", ";", "/", "(") or (start is None and token.is_punct)
        if start is None and not breaks and token.lower_ not in ("the", "a"):
            start = token.i
        if start is not None and breaks:
            yield start, token.i - 1
            start = None
    end = ent.end
    while start is not None and end - 1 > start and ent.doc[end - 1].is_punct:
        end -= 1
    if start is not None:
        yield start, end - 1


def trimmed_text(ent: TokenSpan) -> str:
    first, last = next(pieces(ent), (ent.start, ent.end - 1))
    return str(ent.doc[first : last + 1].text) if last == ent.end - 1 else str(ent.text)
