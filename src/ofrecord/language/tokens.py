"""Strings of a whole parse at once, without a Python object for each token."""

from __future__ import annotations

from spacy.attrs import LOWER, ORTH, SPACY
from spacy.tokens import Doc


def lower_words(doc: Doc) -> list[str]:
    """The tokens in lower case."""
    ids: list[int] = doc.to_array(LOWER).tolist()
    names = {i: doc.vocab.strings[i] for i in set(ids)}
    return [names[i] for i in ids]


def text_of(doc: Doc) -> str:
    """The same as `doc.text`, in a fraction of its time."""
    rows: list[list[int]] = doc.to_array([ORTH, SPACY]).tolist()
    names = {i: doc.vocab.strings[i] for i in {row[0] for row in rows}}
    return "".join(names[orth] + " " if space else names[orth] for orth, space in rows)
