"""Which texts are one: copies, shortened reprints and versions of a story, by word sequences.

Candidates are found by MinHash with a low threshold (rensa) and by equal paragraphs; containment decides: the share of the
shorter text's word sequences that the longer has. Jaccard likeness, which MinHash estimates, misses shortened copies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rensa import RMinHash

from ofrecord.domain.documents import Block, BlockRole, Document
from ofrecord.domain.incidents import Derived, Origin, Relation
from ofrecord.incidents.grouping import components
from ofrecord.incidents.tuning import OriginLimits, tuning
from ofrecord.incidents.words import words_in

TEXT_ROLES: frozenset[BlockRole] = frozenset({"paragraph", "quote", "list", "table"})
"""Roles that are the report's own text; headlines are often another's."""
SEED = 11
SHORTER = 0.75
"""A copy with fewer of the other text's sequences than this is a shortened one."""
SAME_LENGTH = 0.9


@dataclass(frozen=True)
class Fingerprint:
    """What of a text is compared: its word sequences as hashes, and the keys by which likely copies are found."""

    key: str
    document: str
    published: str | None
    agencies: tuple[str, ...]
    sequences: frozenset[int]
    blocks: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str]:
        """Earliest first, undated last, then by content."""
        return (self.published or "~", self.key)


def fingerprint(document: Document, key: str) -> Fingerprint:
    """The fingerprint of a report's text."""
    limits = tuning().origins
    paragraphs = [_words(document.text, block) for block in document.blocks if block.role in TEXT_ROLES]
    sequences = frozenset(one for words in paragraphs for one in _sequences(words, limits.shingle))
    return Fingerprint(
        key=key,
        document=document.id,
        published=document.published,
        agencies=document.agencies,
        sequences=sequences,
        blocks=tuple(sorted({*_bands(sequences, limits), *_paragraph_keys(paragraphs, limits)})),
    )


def _words(text: str, block: Block) -> list[str]:
    return [word.casefold() for word in words_in(text[block.start : block.end])]


def _sequences(words: Sequence[str], length: int) -> Iterator[int]:
    """Hashes of every run of `length` words; of a shorter text the whole."""
    for first in range(max(1, len(words) - length + 1) if words else 0):
        yield _hash(" ".join(words[first : first + length]))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


def _bands(sequences: frozenset[int], limits: OriginLimits) -> Iterator[str]:
    """Pieces of the MinHash: two texts that share one are likely enough to overlap to be compared."""
    if not sequences:
        return
    hashed = RMinHash(num_perm=limits.permutations, seed=SEED)
    hashed.update([str(one) for one in sorted(sequences)])
    digest = hashed.digest()
    rows = limits.permutations // limits.bands
    for band in range(limits.bands):
        piece = "-".join(map(str, digest[band * rows : (band + 1) * rows]))
        yield f"m{band}:{piece}"


def _paragraph_keys(paragraphs: Iterable[Sequence[str]], limits: OriginLimits) -> Iterator[str]:
    for words in paragraphs:
        if len(words) >= limits.paragraph_words:
            yield f"p:{_hash(' '.join(words)):x}"


def containment(first: Fingerprint, second: Fingerprint) -> float:
    """Share of the shorter text's word sequences that the longer has."""
    shorter = min(len(first.sequences), len(second.sequences))
    return round(len(first.sequences & second.sequences) / shorter, 3) if shorter else 0.0


def one_text(first: Fingerprint, second: Fingerprint) -> bool:
    """Do two reports give one original text? An agency credited by both lowers what they must have in common."""
    limits = tuning().origins
    needed = limits.version if set(first.agencies) & set(second.agencies) else limits.containment
    return containment(first, second) >= needed


@dataclass(frozen=True)
class OneText:
    """An original text, and the keys of the reports that give it."""

    origin: Origin
    keys: tuple[str, ...]


def origins(prints: Iterable[Fingerprint]) -> tuple[OneText, ...]:
    """The original texts of a set of reports, each with the reports that give it; earliest first."""
    ordered = sorted(prints, key=lambda one: one.order)
    pairs = [(a, b) for a, b in _candidates(ordered) if one_text(ordered[a], ordered[b])]
    return tuple(_one_text([ordered[one] for one in members]) for members in components(len(ordered), pairs))


def _candidates(ordered: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = {}
    for number, one in enumerate(ordered):
        others = {other for block in one.blocks for other in holders.get(block, ())}
        yield from ((other, number) for other in sorted(others))
        for block in one.blocks:
            holders.setdefault(block, []).append(number)


def _one_text(texts: Sequence[Fingerprint]) -> OneText:
    fullest = max(texts, key=lambda one: (len(one.sequences), one.order[0] == texts[0].order[0]))
    credited = _commonest(agency for one in texts for agency in one.agencies)
    derived = tuple(
        Derived(
            document=one.document,
            relation=_relation(one, texts[0], fullest),
            containment=_shares(one, texts[0], fullest),
        )
        for one in texts
    )
    origin = Origin(id=f"o-{texts[0].key[:16]}", agency=credited, texts=derived)
    return OneText(origin, tuple(one.key for one in texts))


def _relation(one: Fingerprint, first: Fingerprint, fullest: Fingerprint) -> Relation:
    """How a text stands to the earliest one: equal, cut, or another version."""
    if one is first:
        return "original"
    if one.sequences <= fullest.sequences and len(one.sequences) < SAME_LENGTH * len(fullest.sequences):
        return "shortened"
    share = containment(one, first)
    if share >= SAME_LENGTH and _alike_long(one, first):
        return "copy"
    return "shortened" if share >= SHORTER and len(one.sequences) < len(first.sequences) else "version"


def _alike_long(one: Fingerprint, other: Fingerprint) -> bool:
    short, long = sorted((len(one.sequences), len(other.sequences)))
    return short >= SAME_LENGTH * long


def _shares(one: Fingerprint, first: Fingerprint, fullest: Fingerprint) -> float:
    return 1.0 if one is first else max(containment(one, first), containment(one, fullest))


def _commonest(names: Iterable[str]) -> str | None:
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    return min(counted, key=lambda name: (-counted[name], name)) if counted else None
