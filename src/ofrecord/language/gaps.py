"""Runs of blanks that masked markup leaves inside a paragraph: closed before the parse, opened again after it.

The parser reads a run of blanks as a word of its own and then reads the words around it differently; a link or bold type
must not change what a sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

_RUN = re.compile(r"(?<=\S)  +(?=\S)")


def closed(text: str) -> str:
    """The text with every run of blanks between words made one blank."""
    return _RUN.sub(" ", text)


def opened(doc: Doc, text: str, vocab: Vocab) -> Doc:
    """The parse of `closed(text)` with the runs put back as space tokens: `token.idx` is the offset in `text`."""
    if len(doc.text) == len(text):
        return doc
    removed = dict(_removed(text))
    rows = [row for token in doc for row in _rows(token, removed)]
    words, spaces, tokens = (list(column) for column in zip(*rows, strict=True))
    place = {token.i: n for n, token in enumerate(tokens) if token is not None}
    owners = list(_owners(place, tokens))
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[t.tag_ if t else "_SP" for t in tokens],
        pos=[t.pos_ if t else "SPACE" for t in tokens],
        morphs=[str(t.morph) if t else "" for t in tokens],
        lemmas=[t.lemma_ if t else word for t, word in zip(tokens, words, strict=True)],
        heads=owners,
        deps=[t.dep_ if t else "dep" for t in tokens],
        ents=_entities(tokens),
    )


def _removed(text: str) -> Iterator[tuple[int, int]]:
    """Offset in the closed text of the blank that stands for a run → how many blanks were taken out there."""
    total = 0
    for run in _RUN.finditer(text):
        extra = run.end() - run.start() - 1
        yield run.start() - total, extra
        total += extra


def _rows(token: Token, removed: dict[int, int]) -> Iterator[tuple[str, bool, Token | None]]:
    """A token's word, whether a blank follows it, and itself; then the space token for the run after it."""
    yield token.text, bool(token.whitespace_), token
    extra = removed.get(token.idx + len(token), 0)
    if extra:
        yield " " * extra, False, None


def _owners(place: dict[int, int], tokens: list[Token | None]) -> Iterator[int]:
    """Where each token's head now is; a space token hangs on the word before it."""
    for n, token in enumerate(tokens):
        yield place[token.head.i] if token is not None else n - 1


def _entities(tokens: list[Token | None]) -> list[str]:
    """Entity tags; a space token inside an entity belongs to it."""
    found: list[str] = []
    for n, token in enumerate(tokens):
        if token is not None:
            found.append(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")
        else:
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            found.append(f"I-{after.ent_type_}" if after is not None and after.ent_iob_ == "I" else "O")
    return found
