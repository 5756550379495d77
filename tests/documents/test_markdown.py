"""What a reader of Markdown sees: markup blanked, offsets as they were."""

from __future__ import annotations

import pytest

from ofrecord.documents.build import manuscript_of
from ofrecord.documents.manuscript import Manuscript
from ofrecord.settings import Settings
from ofrecord.sources import Capture


def made(text: str) -> Manuscript:
    return manuscript_of(Capture(text.encode(), "test", "text/markdown"), Settings())


SHOWN = [
    # Markdown, the words that are read
    ("Two **bridges** were *closed*.", "Two bridges were closed ."),
    ("Two __bridges__ were _closed_ today", "Two bridges were closed today"),
    ("***Two*** bridges", "Two bridges"),
    ("a snake_case_name and 2 * 3 * 4", "a snake_case_name and 2 * 3 * 4"),
    ("He [said](https://example.org/a_b_c) so", "He said so"),
    ("He [said](<https://example.org/a b>) so", "He said so"),
    ("He [said](https://example.org/a_(b)) so", "He said so"),
    ('He [said](https://example.org "A title") so', "He said so"),
    ("He [said][1] so\n\n[1]: https://example.org", "He said so"),
    ("He [said] so", "He [said] so"),
    ("See <https://example.org/a> now", "See now"),
    ("See https://example.org/a now", "See now"),
    ("# Bridges closed #", "Bridges closed"),
    ("Bridges closed\n======\n\nText.", "Bridges closed Text."),
    ("> He said so.\n> Twice.", "He said so. Twice."),
    ("- one\n- two", "one two"),
    ("1. one\n2. two", "one two"),
    ("In 1995. He left.", "In 1995. He left."),
    ("Tom &amp; Ann", "Tom & Ann"),
    (r"Two \*stars\*", "Two *stars *"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b 1 | 2"),
    ("```\ncode here\n```", "code here"),
    ("A <b>bold</b> word<!-- and a note -->", "A bold word"),
    ("One\n\n---\n\nTwo", "One Two"),
    ("![Trucks by the river](a.jpg)", "Trucks by the river"),
    ("---\ntitle: Bridges\n---\n\nText.", "Text."),
    ("~~Never~~ said", "Never said"),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN, ids=[s[0][:30] for s in SHOWN])
def test_what_is_shown(text: str, expected: str) -> None:
    found = made(text)
    assert " ".join(found.readable.split()) == expected
    assert len(found.readable) == len(text)
    assert found.document.text == text


ROLES = [
    ("# A\n\nText one.\n\n> Quoted.\n\n- item one\n- item two", ["headline", "paragraph", "quote", "list", "list"]),
    ("# A\n\nText.\n\n| a | b |\n|---|---|\n| 1 | 2 |", ["headline", "paragraph", "table", "table"]),
    ("# A\n\n![Trucks](a.jpg)\n\nText.", ["headline", "caption", "paragraph"]),
    (
        "# A\n\nText one.\n\n## Related\n\n- [One](a)\n- [Two](b)",
        ["headline", "paragraph", "related", "related", "related"],
    ),
    ("# A\n\nText one.\n\n[One](a)\n\nText two.", ["headline", "paragraph", "related", "paragraph"]),
    ("# A\n\nTrucks by the river. **Bo Sample**\n\nText.", ["headline", "caption", "credit", "paragraph"]),
    ("# A\n\nLine one goes\non here.\n\nText.", ["headline", "paragraph", "paragraph"]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles(text: str, roles: list[str]) -> None:
    assert [b.role for b in made(text).document.blocks] == roles


def test_links_keep_words_and_target() -> None:
    found = made("# A\n\nHe [said](https://example.org/x) so.\n\nRead more: [Older](https://example.org/y)").document
    assert [(found.text[x.start : x.end], x.href, x.rel) for x in found.links] == [
        ("said", "https://example.org/x", "inline"),
        ("Older", "https://example.org/y", "related"),
    ]


def test_front_matter_is_metadata() -> None:
    found = made('---\ntitle: "Bridges"\ndate: 2023-03-14\nauthor: Ida Example\n---\nText one.\n\nText two.').document
    assert (found.title, found.published, found.published_stated) == ("Bridges", "2023-03-14", True)
    assert found.authors == ("Ida Example",)


def test_front_matter_names_publisher_and_every_author() -> None:
    front = "---\nheadline: Bridges\npublishDate: 14 March 2023\nauthors: Ida Example and Bo Sample\nsite: The Norland Post\n---\n"
    found = made(front + "Text one.\n\nText two.").document
    assert (found.title, found.published, found.publisher) == ("Bridges", "2023-03-14", "The Norland Post")
    assert found.authors == ("Ida Example", "Bo Sample")


def test_table_rows_are_blocks_and_keep_their_cells_apart() -> None:
    found = made("# A\n\nText.\n\n| Town | Dead |\n|:--|--:|\n| Tarvel | 12 |\n| Sornd | 40 |\n\nEnd.")
    rows = [found.document.text[b.start : b.end] for b in found.document.blocks if b.role == "table"]
    assert rows == ["Town | Dead", "Tarvel | 12", "Sornd | 40"]
    assert "Tarvel | 12" in found.readable


@pytest.mark.parametrize(
    "piece", ["[", "[a](", "![", "<!--", "**", "*a ", "> ", "- ", "# ", "`", "&a", "\n\n**a**", "a\n", "|-"]
)
def test_repeated_marks_cost_no_more_than_their_length(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert made(text).document.text == text
