"""Parses made without blanks, set back at the text's offsets.

A blanked link in mid-sentence, a double space or an empty line is no part of a sentence. The parser is given every piece
with its runs of blanks as one; its tokens are then put where their words stand in the text, with a blank token in every
wider gap, so that `token.idx` is the offset in the document and `doc.text` the readable text. Nothing of spaCy's own
objects or memory is left in what comes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, IS_PUNCT, LEMMA, LOWER, ORTH, POS, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc as Parse

from ofrecord.language.parse import Doc, Token

_STRINGS = (ORTH, LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE)
_NUMBERS = (IDX, HEAD, ENT_IOB, IS_PUNCT)
_BEGINS, _INSIDE = 3, 1

Offsets = NDArray[np.int64]


@dataclass(frozen=True)
class Piece:
    """A stretch of readable text that begins at `start`, and the same with single blanks for the parser."""

    start: int
    text: str

    @property
    def condensed(self) -> str:
        """The words with one blank between them."""
        return " ".join(self.text.split())

    def places(self, offsets: Offsets) -> Offsets:
        """Offsets in the condensed text → offsets in the document."""
        if self.text.startswith(self.condensed):  # no wide gap but the one at its end
            plain: Offsets = offsets + self.start
            return plain
        chunks = self.text.split()
        lengths = np.array([len(c) for c in chunks])
        condensed = np.concatenate(([0], np.cumsum(lengths + 1)[:-1]))
        original, at = np.empty(len(chunks), np.int64), 0
        for i, chunk in enumerate(chunks):
            at = self.text.index(chunk, at)
            original[i] = at
            at += len(chunk)
        chunk_of = np.searchsorted(condensed, offsets, side="right") - 1
        placed: Offsets = offsets - condensed[chunk_of] + original[chunk_of] + self.start
        return placed


def aligned(text: str, pieces: Sequence[Piece], parses: Sequence[Parse]) -> Doc:
    """One parse of the whole readable text from the parses of its condensed pieces, in order."""
    aligning = _Aligning(text, _Strings(parses[0].vocab.strings) if parses else {})
    for piece, parse in zip(pieces, parses, strict=True):
        if len(parse):
            aligning.add(piece, parse)
    return aligning.finished()


class _Strings(dict[int, str]):
    """Words by their number in the vocabulary: those that were asked for."""

    def __init__(self, store: StringStore) -> None:
        self._store = store

    def __missing__(self, number: int) -> str:
        word = self[number] = self._store[number]
        return word


class _Aligning:
    """Tokens of the whole text so far, with the indices of their heads and the stretches of names."""

    def __init__(self, text: str, strings: dict[int, str]) -> None:
        self.text, self.strings = text, strings
        self.tokens: list[Token] = []
        self.heads: list[int] = []
        self.names: list[tuple[int, int, str]] = []
        self.end = -1  # offset behind the last token; a word may follow it after one blank

    def add(self, piece: Piece, parse: Parse) -> None:
        """Put a piece's tokens where its words stand."""
        columns = parse.to_array([*_STRINGS, *_NUMBERS]).T
        starts = piece.places(columns[7].astype(np.int64)).tolist()
        heads = columns[8].astype(np.int64).tolist()
        words = [map(self.strings.__getitem__, column.tolist()) for column in columns[:7]]
        at = []  # where in `tokens` the piece's words stand
        rows = zip(starts, *words, columns[9].tolist(), columns[10].tolist(), strict=True)
        for start, orth, lower, lemma, tag, pos, dep, label, iob, punct in rows:
            if start > self.end + 1:
                self._gap(start, label if iob == _INSIDE else "")
            i = len(self.tokens)
            if label:
                self._name(i, iob, label)
            at.append(i)
            self.tokens.append(Token(i, start, orth, lower, lemma, tag, pos, dep, label, bool(punct), False))
            self.heads.append(i)
            self.end = start + len(orth)
        for word, (place, head) in enumerate(zip(at, heads, strict=True)):
            self.heads[place] = at[word + head]

    def _gap(self, start: int, label: str) -> None:
        """A blank token for what is wider than the single blank behind a word, part of a name that goes on behind it.

        It hangs on the token before it, a leading one on the token after.
        """
        first = self.end + 1
        if start > first:
            i, blanks = len(self.tokens), self.text[first:start]
            self.tokens.append(Token(i, first, blanks, blanks, "", "_SP", "SPACE", "dep", label, False, True))
            self.heads.append(i - 1 if i else 1)

    def _name(self, i: int, iob: int, label: str) -> None:
        if iob == _BEGINS:
            self.names.append((i, i + 1, label))
        elif iob == _INSIDE and self.names:
            self.names[-1] = (self.names[-1][0], i + 1, label)

    def finished(self) -> Doc:
        """The whole text's parse."""
        self._gap(len(self.text), "")
        heads = self.heads if len(self.tokens) > 1 else [0] * len(self.tokens)
        return Doc(self.text, self.tokens, heads, self.names)
