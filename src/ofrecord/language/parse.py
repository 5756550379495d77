"""The language parse as plain objects: a document of sentences of tokens, each knowing its head and its dependants.

What a step asks a thousand times a report (a head, a label, the children of a verb) is here an attribute that is read, so
that the steps together cost a fraction of the parse. The names are spaCy's, whose parse this holds; nothing here needs
spaCy, its vocabulary or its memory. Offsets are code points in the text, indices are token indices, both half-open.

A parse is built once, by `Doc`, and never changed after that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal, final, overload

Alignment = Literal["expand", "contract"]
"""What to do with tokens that an offset cuts: take them whole, or leave them out."""


@final
class Token:
    """One word or mark, or one wide gap (`is_space`), where it stands in the text."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "left_edge",
        "lefts",
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
    )

    doc: Doc
    head: Token
    """The token that this one hangs on; a root is its own head."""
    lefts: Sequence[Token]
    rights: Sequence[Token]
    children: Sequence[Token]
    """Direct dependants in text order, those to the left first."""
    left_edge: Token
    right_edge: Token
    """First and last token of everything that hangs below this one, itself included."""
    sent: Span

    def __init__(
        self,
        i: int,
        idx: int,
        text: str,
        lower: str,
        lemma: str,
        tag: str,
        pos: str,
        dep: str,
        ent_type: str,
        is_punct: bool,
        is_space: bool,
    ) -> None:
        self.i, self.idx, self.text, self.lower_ = i, idx, text, lower
        self.lemma_, self.tag_, self.pos_, self.dep_, self.ent_type_ = lemma, tag, pos, dep, ent_type
        self.is_punct, self.is_space = is_punct, is_space
        self.head = self.left_edge = self.right_edge = self
        self.lefts = self.rights = self.children = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_sent_start(self) -> bool:
        """Does a sentence begin here?"""
        return self.sent.start == self.i

    @property
    def is_upper(self) -> bool:
        """Is it in capitals?"""
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        """Is it in small letters?"""
        return self.text.islower()

    @property
    def is_followed_by_blank(self) -> bool:
        """Does a blank or wider gap follow?"""
        end = self.idx + len(self.text)
        return self.doc.text[end : end + 1].isspace()

    def nbor(self, step: int = 1) -> Token:
        """The token so many places on. Raises IndexError outside the document."""
        if self.i + step < 0:
            raise IndexError(step)
        return self.doc.tokens[self.i + step]

    @property
    def subtree(self) -> Iterator[Token]:
        """Everything below this token and itself, in text order where no branches cross."""
        waiting = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                yield token
                continue
            waiting += [(t, False) for t in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(t, False) for t in reversed(token.lefts)]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads above, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Does the other token hang below this one, at any depth?"""
        return any(t is self for t in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """All that is co-ordinated with this token, nearest to the first conjunct first, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            if token.rights:
                found += [c for c in token.rights if c.dep_ == "conj"]
        return tuple([t for t in found if t is not self])


@final
class Span:
    """Tokens `start` to `end` of a document; `label_` is the kind of name, empty for any other stretch."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label_: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label_

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._place == other._place

    def __hash__(self) -> int:
        return hash(self._place)

    @property
    def _place(self) -> tuple[Doc, int, int, str]:
        return self.doc, self.start, self.end, self.label_

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Span: ...
    def __getitem__(self, i: int | slice) -> Token | Span:
        if isinstance(i, slice):
            start, end, _ = i.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        if not -len(self) <= i < len(self):
            raise IndexError(i)
        return self.doc.tokens[(self.start if i >= 0 else self.end) + i]

    @property
    def start_char(self) -> int:
        """Offset of the first token."""
        return self.doc.tokens[self.start].idx if self.start < len(self.doc.tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Offset behind the last token."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words with what stands between them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token on which the others hang: a sentence's root, else the one nearest to it whose head lies outside."""
        tokens = self.doc.tokens[self.start : self.end]
        outside = [t for t in tokens if t.head is t or not self.start <= t.head.i < self.end]
        if len(outside) > 1:
            return next((t for t in outside if t.head is t), None) or min(outside, key=_depth)
        return outside[0] if outside else tokens[0]


@final
class Doc:
    """A parsed text."""

    __slots__ = ("__weakref__", "answers", "ents", "sents", "starts", "text", "tokens")
    answers: dict[object, dict[Token, Any]]
    """What was asked of its tokens, by question; see `once`."""
    starts: list[int]
    """Offset of each token."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        heads: Sequence[int],
        ents: Sequence[tuple[int, int, str]] = (),
    ) -> None:
        """Link the tokens by their heads' indices; `ents` are the names as (start, end, label)."""
        self.text, self.tokens = text, tuple(tokens)
        self.starts = [t.idx for t in self.tokens]
        self.answers = defaultdict(dict)
        self._link(heads)
        self.sents = tuple(self._sentences())
        self.ents = tuple(Span(self, *e) for e in ents)

    def _link(self, heads: Sequence[int]) -> None:
        tokens = self.tokens
        left: dict[int, list[Token]] = {}
        right: dict[int, list[Token]] = {}
        for token, head in zip(tokens, heads, strict=True):
            token.doc = self
            token.head = tokens[head]
            if head != token.i:
                (left if token.i < head else right).setdefault(head, []).append(token)
        for head, found in left.items():
            tokens[head].lefts = tokens[head].children = found
        for head, found in right.items():
            token = tokens[head]
            token.rights = found
            token.children = [*token.lefts, *found] if token.lefts else found
        self._widen([t for t in tokens if t.head is t])

    def _widen(self, roots: list[Token]) -> None:
        """Set the edges, from the leaves up."""
        order = roots
        for token in order:
            order.extend(token.children)
        for token in reversed(order):
            head = token.head
            if token.left_edge.i < head.left_edge.i:
                head.left_edge = token.left_edge
            if token.right_edge.i > head.right_edge.i:
                head.right_edge = token.right_edge

    def _sentences(self) -> Iterator[Span]:
        """A sentence begins where the words below a root begin."""
        starts = {0, *(t.left_edge.i for t in self.tokens if t.head is t), len(self.tokens)}
        for start, end in pairwise(sorted(starts)):
            sentence = Span(self, start, end)
            for token in sentence:
                token.sent = sentence
            yield sentence

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Span: ...
    def __getitem__(self, i: int | slice) -> Token | Span:
        if isinstance(i, int):
            return self.tokens[i]
        start, end, _ = i.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def token_at(self, offset: int) -> Token | None:
        """The token that holds an offset; a single blank belongs to the token before it."""
        return self.tokens[bisect_right(self.starts, offset) - 1] if 0 <= offset < len(self.text) else None

    def char_span(self, start: int, end: int, alignment_mode: Alignment = "expand") -> Span | None:
        """The tokens between two offsets of the text, null where there are none."""
        first, last = self.token_at(start), self.token_at(end - 1)
        if first is None or last is None:
            return None
        from_, to = first.i, last.i + 1
        if alignment_mode == "contract":
            from_ += first.idx < start
            to -= end < last.idx + len(last.text)
        elif start == first.idx + len(first.text):
            from_ += 1
        return Span(self, from_, to) if from_ < to else None


def _depth(token: Token) -> int:
    """Steps to the sentence's root; a mark or blank that carries nothing comes after all words."""
    carries_nothing = (token.is_punct or token.is_space) and not token.children
    return len(token.doc) if carries_nothing else sum(1 for _ in token.ancestors)
