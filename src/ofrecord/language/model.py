"""The language model: loaded once, asked for one aligned parse a document.

The parse is the physical limit of the whole reading, so it is done once, by blocks (a report's paragraphs are the batch),
and merged: token offsets in the parse are offsets in `document.text`. Batches never mix documents, so that a record does
not depend on which documents were read beside it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import metadata
from pathlib import Path

import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc as Parse

from ofrecord.documents.manuscript import Manuscript
from ofrecord.errors import MissingPart
from ofrecord.language.alignment import Piece, aligned
from ofrecord.language.attribute_rules import remember
from ofrecord.language.casing import Casing
from ofrecord.language.changes import RepairWords
from ofrecord.language.parse import Doc
from ofrecord.language.repairs import repaired
from ofrecord.lexicons import Lexicons
from ofrecord.settings import DEFAULT_MODEL

LONGEST_PIECE = 20_000
"""Code points given to the parser at once; memory in the parser grows with this, not with the document."""
LONGEST_MARKS = 200
"""Marks in a row without a letter or space: the tokenizer takes them off one by one and copies the rest each time."""
KEPT_WORDS = 30_000
"""Words, new to the model, that stay in memory (about 10 MB): looking a word up costs far less than splitting it anew."""
LONGEST_KEPT = 100_000
"""Code points of the longest document whose words may stay; what is longer may hold anything."""

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s+")
_PLATFORM_END = r"[Oo]n X\.['\"”’)]*\s+(?=['\"“‘]?[A-Z])"
_ABBREVIATION_END = r"(?:[ap]\.m|[A-Z]\.[A-Z])\.['\"”’)]*\s+"
_RANKS = ("Brig.", "Maj.", "Lt.", "Col.")
"""Abbreviations that the tokenizer does not know: their full stop ends no sentence."""
_MARKS = re.compile(rf"[^\w\s]{{{LONGEST_MARKS}}}")
_STRAIGHT = str.maketrans("“”„‟«»‘’‛`´", '""""""\'\'\'\'\'')


class LanguageModel:
    """A loaded spaCy pipeline. `name` is the import name of the installed model package."""

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        try:
            self.nlp = spacy.load(name, exclude=["senter"])
        except OSError as error:
            raise MissingPart(
                f"the language model {name} is not installed; run: pip install {name.replace('_', '-')}"
            ) from error
        remember(self.nlp)
        tokenizer = self.nlp.tokenizer
        assert isinstance(tokenizer, Tokenizer)
        for rank in _RANKS:
            tokenizer.add_special_case(rank, [{"ORTH": rank}])
        self.name = name
        self.casing = Casing(self.nlp)
        self.repairs = Lexicons().load("repairs", RepairWords)
        self._missed_end = _missed_end(self.repairs)
        self._words_known = len(self.nlp.vocab)

    @property
    def version(self) -> str:
        """Name and version, for the record's `reader` field."""
        return f"{self.name}-{self.nlp.meta['version']}"

    def memory(self, length: int = 0) -> AbstractContextManager[object]:
        """A zone for one document of `length` code points. Parses must not leave it; memory stays flat over an archive.

        Its words are freed at its end, but for those of the first documents, which are the common ones: they stay, so
        that later documents find them. What is read does not depend on which are there.
        """
        room = len(self.nlp.vocab) - self._words_known < KEPT_WORDS and length <= LONGEST_KEPT
        return nullcontext() if room else self.nlp.memory_zone()

    def parse(self, manuscript: Manuscript) -> Doc:
        """One parse for the whole document; `token.idx` is the offset in `document.text`.

        Upper-case text is parsed in ordinary letter case, so a token's text may differ from the document's in case too.
        """
        readable = self.casing.readable(manuscript).readable.translate(_STRAIGHT)
        parts = [piece for piece in pieces(manuscript, readable, self._missed_end) if not piece.text.isspace()]
        parse = aligned(readable, parts, self.parses([piece.condensed for piece in parts]))
        return repaired(parse, self.repairs)

    def parses(self, texts: Sequence[str]) -> list[Parse]:
        """spaCy's parses of one document's pieces."""
        return list(self.nlp.pipe(texts, batch_size=32))


def _missed_end(words: RepairWords) -> re.Pattern[str]:
    """A sentence's end at a full stop that the tokenizer takes for an initial's or an abbreviation's own: after the name of
    a platform ("… on X. Bah denied"), and before a word that opens sentences ("… at 10 a.m. It blamed")."""
    openers = "|".join(sorted(word.capitalize() for word in words.openers))
    return re.compile(rf"\b(?:{_PLATFORM_END}|{_ABBREVIATION_END}(?=(?:{openers})\s))")


def pieces(manuscript: Manuscript, readable: str, missed_end: re.Pattern[str]) -> Iterator[Piece]:
    """The readable text in order and without gaps, cut at block starts, at sentence ends that the parser would miss and, in
    long blocks, at others."""
    missed = (m.end() for m in missed_end.finditer(readable))
    starts = sorted({0, *(b.start for b in manuscript.document.blocks), *missed})
    for start, end in zip(starts, [*starts[1:], len(readable)], strict=True):
        while end - start > LONGEST_PIECE:
            cuts = [m.end() for m in _SENTENCE_END.finditer(readable, start, start + LONGEST_PIECE)]
            cut = cuts[-1] if cuts else start + LONGEST_PIECE
            yield Piece(start, readable[start:cut])
            start = cut
        if start < end:
            yield Piece(start, readable[start:end])


def fingerprint(package: str) -> str:
    """SHA-256 over the files of an installed model package, in the order of their names."""
    try:
        files = metadata.files(package.replace("_", "-")) or []
    except metadata.PackageNotFoundError as error:
        raise MissingPart(f"{package} is not installed; run: pip install {package.replace('_', '-')}") from error
    digest = hashlib.sha256()
    kept = [f for f in files if f.suffix != ".pyc" and not any(p.endswith(".dist-info") for p in f.parts)]
    for file in sorted(kept, key=str):
        digest.update(str(file).encode())
        digest.update(Path(str(file.locate())).read_bytes())
    return digest.hexdigest()
