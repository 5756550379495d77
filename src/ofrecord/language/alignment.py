"""Parses made without blanks, set back at the text's offsets.

A blanked link in mid-sentence, a double space or an empty line is no part of a sentence. The parser is given every piece
with its runs of blanks as one; its tokens are then put where their words stand in the text, with a blank token in every
wider gap, so that `token.idx` is the offset in the document and `doc.text` the readable text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.symbols import SPACE
from spacy.tokens import Doc
from spacy.vocab import Vocab

_ATTRIBUTES = [LEMMA, TAG, POS, MORPH, DEP, HEAD, ENT_IOB, ENT_TYPE]
_COLUMN = {attribute: i for i, attribute in enumerate(_ATTRIBUTES)}
_INSIDE, _OUTSIDE = 1, 2

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


def aligned(vocab: Vocab, text: str, pieces: Sequence[Piece], parses: Sequence[Doc]) -> Doc:
    """One parse of the whole readable text from the parses of its condensed pieces, in order."""
    words = [token.text for doc in parses for token in doc]
    if not words:
        return Doc(vocab, words=[text] if text else [], spaces=[False] if text else [])
    rows = np.concatenate([doc.to_array(_ATTRIBUTES) for doc in parses])
    starts = np.concatenate(
        [p.places(np.array([t.idx for t in d], np.int64)) for p, d in zip(pieces, parses, strict=True) if len(d)]
    )
    ends = starts + np.array([len(w) for w in words])
    gaps = np.append(starts[1:], len(text)) - ends
    after = np.flatnonzero(gaps > 1)  # a blank token follows these
    lead = int(starts[0])
    doc = Doc(vocab, *_words_and_spaces(text, words, ends, gaps, lead))
    return doc.from_array(_ATTRIBUTES, _with_gaps(vocab, rows, after, bool(lead)))  # type: ignore[arg-type]


def _words_and_spaces(
    text: str, words: Sequence[str], ends: Offsets, gaps: Offsets, lead: int
) -> tuple[list[str], list[bool]]:
    """The tokens' words with the wider gaps among them, and whether a single blank follows each."""
    all_words, spaces = ([text[:lead]], [False]) if lead else ([], [])
    for word, end, gap in zip(words, ends.tolist(), gaps.tolist(), strict=True):
        all_words.append(word)
        spaces.append(gap > 0)
        if gap > 1:
            all_words.append(text[end + 1 : end + gap])
            spaces.append(False)
    return all_words, spaces


def _with_gaps(vocab: Vocab, rows: NDArray[np.uint64], after: Offsets, lead: bool) -> NDArray[np.uint64]:
    """The attributes with a row for every gap; a gap hangs on the token before it, the leading one on the token after.

    Heads are relative, so each is counted anew between the new positions.
    """
    count = len(rows)
    shift = np.zeros(count, np.int64)
    shift[1:] = np.cumsum(np.isin(np.arange(count - 1), after))
    position = np.arange(count) + shift + lead
    old_heads = np.arange(count) + rows[:, _COLUMN[HEAD]].astype(np.int64)
    blanks = _blank_rows(vocab, rows, after)
    merged = np.zeros((count + len(after) + lead, len(_ATTRIBUTES)), np.uint64)
    merged[position] = rows
    merged[position, _COLUMN[HEAD]] = (position[old_heads] - position).astype(np.uint64)
    merged[position[after] + 1] = blanks
    if lead:
        merged[0] = _blank_rows(vocab, rows, np.array([count - 1]))[0]
        merged[0, _COLUMN[HEAD]] = 1
    return merged


def _blank_rows(vocab: Vocab, rows: NDArray[np.uint64], after: Offsets) -> NDArray[np.uint64]:
    """Rows for the gaps that follow some tokens: inside a name where the name goes on behind the gap."""
    blanks = np.zeros((len(after), len(_ATTRIBUTES)), np.uint64)
    blanks[:, _COLUMN[TAG]] = vocab.strings.add("_SP")
    blanks[:, _COLUMN[POS]] = SPACE
    blanks[:, _COLUMN[DEP]] = vocab.strings.add("dep")
    blanks[:, _COLUMN[HEAD]] = np.uint64(2**64 - 1)  # -1: the token before
    following = np.minimum(after + 1, len(rows) - 1)
    goes_on = (rows[following, _COLUMN[ENT_IOB]] == _INSIDE) & (after + 1 < len(rows))
    blanks[:, _COLUMN[ENT_IOB]] = np.where(goes_on, _INSIDE, _OUTSIDE)
    blanks[:, _COLUMN[ENT_TYPE]] = np.where(goes_on, rows[following, _COLUMN[ENT_TYPE]], 0)
    return blanks
