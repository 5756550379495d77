"""Our parse objects answer as spaCy's own do, of which they are made."""

from __future__ import annotations

import gc
import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Parse

from ofrecord.documents.manuscript import Manuscript
from ofrecord.domain.documents import Document
from ofrecord.language.parse import Doc
from ofrecord.reading import Reader

TEXTS = [
    "The mayor of Bria, who fled on Friday, said that gunmen had burned houses, shops and a clinic. Nobody answered.",
    '"We saw," a nurse told reporters in Goma, "two trucks and a car." What she described, the army denied on Monday!',
    "A hearing is scheduled on the issue today. What did the colonels and their men want to talk about with Kofi Bello?",
    "Troops left",
    "",
]


def parsed(reader: Reader, text: str) -> tuple[Doc, Parse]:
    """Ours and spaCy's parse of one paragraph."""
    return reader.model.parse(Manuscript(Document(id="x", text=text), text)), reader.model.nlp(text)


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_has_the_same_words_labels_and_neighbours(reader: Reader, text: str) -> None:
    ours, theirs = parsed(reader, text)
    strings = ("i", "idx", "text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "is_punct", "is_space")
    flags = ("is_sent_start", "is_upper", "is_lower")
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert [getattr(one, n) for n in (*strings, *flags)] == [getattr(other, n) for n in (*strings, *flags)]
        assert one.is_followed_by_blank == bool(other.whitespace_)
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(one, name).i == getattr(other, name).i
        for name in ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts"):
            assert [t.i for t in getattr(one, name)] == [t.i for t in getattr(other, name)]
        assert (one.sent.start, one.sent.end) == (other.sent.start, other.sent.end)
        assert one.head.is_ancestor(one) == other.head.is_ancestor(other)


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_and_names_are_the_same(reader: Reader, text: str) -> None:
    ours, theirs = parsed(reader, text)
    assert [(s.start, s.end, s.text) for s in ours.sents] == [(s.start, s.end, s.text) for s in theirs.sents]
    assert [(e.start, e.end, e.label_, e.text) for e in ours.ents] == [
        (e.start, e.end, e.label_, e.text) for e in theirs.ents
    ]


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 2), st.integers(-3, 130), st.integers(1, 60), st.sampled_from(["expand", "contract"]))
def test_spans_by_offsets_have_the_same_tokens_and_roots(
    reader: Reader, which: int, start: int, length: int, mode: str
) -> None:
    ours, theirs = _PARSED.setdefault(which, parsed(reader, TEXTS[which]))
    end = start + length
    one, other = ours.char_span(start, end, mode), theirs.char_span(start, end, alignment_mode=mode)
    if other is None or not len(other):
        assert one is None
    else:
        assert one is not None
        assert (one.start, one.end, one.text, one.start_char, one.end_char) == (
            (other.start, other.end, other.text, other.start_char, other.end_char)
        )
        assert one.root.i == other.root.i
        assert [t.i for t in one[1:-1]] == [t.i for t in other[1:-1]]
        assert one[-1].i == other[-1].i


_PARSED: dict[int, tuple[Doc, Parse]] = {}


def test_there_is_no_token_outside(reader: Reader) -> None:
    doc, _ = parsed(reader, "Troops left")
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[1].nbor()
    with pytest.raises(IndexError):
        doc.sents[0][2]


def test_a_deep_tree_is_walked_without_recursion(reader: Reader) -> None:
    doc, _ = parsed(reader, "the brother of " * 1500 + "the mayor")
    assert len(list(doc.sents[0].root.subtree)) == len(doc.sents[0])


def test_a_parse_is_freed_when_nobody_holds_it(reader: Reader) -> None:
    doc, _ = parsed(reader, TEXTS[0])
    gone = weakref.ref(doc)
    del doc
    gc.collect()
    assert gone() is None
