"""What holds for every manuscript, whatever the input."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.documents.build import manuscript_of
from ofrecord.documents.manuscript import Manuscript
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given

ODD = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "\r\n",
                "**",
                "_",
                "# ",
                "> ",
                "- ",
                "[a](b)",
                "![c](d)",
                "<https://e.f>",
                "&amp;",
                "TARVEL (AP) — ",
                "By Ida Example",
                "(Photo: AFP)",
                "Related: x",
                "Original url:",
                "14 March 2023",
                "| a |",
                "```",
                "\u2028",
                "é",
            ]
        ),
    ),
    max_size=25,
).map("".join)


def check(made: Manuscript, text: str) -> None:
    """Text unchanged; blocks inside it, in order, apart; what is readable is a character of the text or a blank."""
    assert made.document.text == text
    assert len(made.readable) == len(text)
    at = 0
    for b in made.document.blocks:
        assert at <= b.start < b.end <= len(text)
        assert text[b.start].strip()
        at = b.end
    assert "\n" not in made.readable
    made.document.model_dump_json().encode()


@settings(max_examples=150, deadline=None)
@given(ODD, st.sampled_from(["text/plain", "text/markdown"]))
def test_texts(text: str, media_type: str) -> None:
    text = text.removeprefix("\ufeff")
    capture = Capture(text.encode(), "test", media_type)
    made = manuscript_of(capture, Settings())
    check(made, text)
    assert manuscript_of(capture, Settings()) == made


@settings(max_examples=100, deadline=None)
@given(ODD, st.one_of(st.none(), st.text(max_size=20)))
def test_given_texts_are_covered(text: str, title: str | None) -> None:
    text = text.removeprefix("\ufeff")
    made = manuscript_of(Capture(text.encode(), "t", "application/jsonl", Given("a", title=title)), Settings())
    check(made, text)
    assert "".join(made.readable.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("published", "expected"), [("2023-03-14", "2023-03-14"), ("14 March 2023", "2023-03-14"), ("0000-00-00", None)]
)
def test_given_dates(published: str, expected: str | None) -> None:
    given_line = Given("a", published, ignored=("url",))
    made = manuscript_of(Capture(b"Two bridges were closed.", "t", "application/jsonl", given_line), Settings())
    assert (made.document.published, made.document.published_stated) == (expected, expected is not None)
    codes = {n.code for n in made.notes}
    assert codes == {"field_not_understood"} | (set() if expected else {"date_not_understood"})


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    made = manuscript_of(Capture(b"\xef\xbb\xbfTwo bridges.", "t", "text/plain"), Settings())
    assert made.document.text == "Two bridges."


def test_every_corpus_text_is_taken_apart(shared: Path) -> None:
    for file in sorted((shared / "corpora").glob("*.jsonl.gz")):
        with gzip.open(file) as lines:
            for row in filter(lambda r: "text" in r, map(json.loads, lines)):
                line = Given(row["id"], *(row.get(k) for k in ("published", "title", "url", "publisher")))
                made = manuscript_of(Capture(row["text"].encode(), "t", "application/jsonl", line), Settings())
                check(made, row["text"])
                assert "".join(made.readable.split()) == "".join(row["text"].split()), row["id"]
                assert made.document.language == "en", row["id"]


def test_the_whole_report(shared: Path) -> None:
    """The parts of the shared report, reached by general rules."""
    article = shared / "articles" / "kyiv-invites-un-icrc.md"
    gold = json.loads(article.with_suffix(".gold.json").read_text())["document"]
    found = manuscript_of(Capture(article.read_bytes(), str(article), "text/markdown"), Settings()).document
    blocks = {(b.role, b.start, b.end) for b in found.blocks}
    assert {(b["role"], b["start"], b["end"]) for b in gold["blocks"]} <= blocks
    for name in ("title", "published", "publisher", "url"):
        assert getattr(found, name) == gold[name], name
    assert list(found.agencies) == gold["agencies"]
    assert found.published_stated
