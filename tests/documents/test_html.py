"""Pages: rendering, roles, metadata, encodings, hostile markup; and a page against its Markdown twin."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.documents.build import manuscript_of
from ofrecord.documents.html import decode_page
from ofrecord.documents.manuscript import Manuscript
from ofrecord.domain.documents import Document
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture, captures

DATA = Path(__file__).parent.parent / "data"
STORY = (
    "<p>Soldiers closed two bridges on Monday, and the mayor said that food was running out in the town of Tarvel.</p>"
)


def made(page: str | bytes) -> Manuscript:
    data = page.encode() if isinstance(page, str) else page
    return manuscript_of(Capture(data, "test", "text/html"), Settings())


def twin(name: str) -> Capture:
    (found,) = captures(str(DATA / name), Settings())
    assert isinstance(found, Capture)
    return found


def words_by_role(document: Document) -> list[tuple[str, str]]:
    """Blocks without markup, navigation and what only a page or only a text has at its end."""
    shown = [(b.role, " ".join(document.text[b.start : b.end].split())) for b in document.blocks]
    return [(role, words) for role, words in shown if role not in ("related", "footer", "byline", "dateline")]


def test_a_page_has_the_blocks_and_metadata_of_its_markdown_twin() -> None:
    page = manuscript_of(twin("convoy.html"), Settings())
    text = manuscript_of(twin("convoy.md"), Settings())
    plain = [(role, words) for role, words in words_by_role(page.document) if role != "paragraph"]
    assert plain == [
        ("headline", "Aid Convoy Turned Back at Tarvel Bridge"),
        ("caption", "Trucks of the Relief Union wait on the eastern bank of the river."),
        ("credit", "Bo Sample / AFP"),
    ]
    assert plain == [(r, w) for r, w in words_by_role(text.document) if r != "paragraph"]
    for name in ("title", "published", "published_stated", "authors", "agencies", "url", "language"):
        assert getattr(page.document, name) == getattr(text.document, name), name
    assert (page.document.publisher, page.document.updated) == ("The Norland Post", "2023-03-14T18:20:00+00:00")
    assert "hidden" not in page.document.text
    assert "neither is this" not in page.document.text


def test_a_page_gives_the_record_items_of_its_markdown_twin(reader: Reader) -> None:
    page, text = (reader.read(twin(name)) for name in ("convoy.html", "convoy.md"))
    for name in ("quotations", "figures", "events", "times", "places"):
        kept = [
            sorted(" ".join(words_of(item).split()) for item in getattr(record, name) if in_body(record.document, item))
            for record in (page, text)
        ]
        assert kept[0] == kept[1], name


def words_of(item: object) -> str:
    span = getattr(item, "trigger", None) or getattr(item, "content", (item,))
    return str(span[0].exact if isinstance(span, tuple) else span.exact)


def in_body(document: Document, item: object) -> bool:
    span = getattr(item, "trigger", None) or getattr(item, "content", (item,))
    start = span[0].start if isinstance(span, tuple) else span.start
    return any(b.start <= start < b.end and b.role in ("paragraph", "caption", "headline") for b in document.blocks)


RENDERED = [
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("<p>One\n two\t three</p>", "One two three"),
    ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
    ("<p>One<br>two<br><br>three</p>", "One\ntwo\n\nthree"),
    ("<p>T<b>w</b>o <i>words</i></p>", "Two words"),
    ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n\n1 | 2"),
    ("<pre>a  b\n c</pre>", "a  b\n c"),
    ("<p>Shown</p><p hidden>No</p><p style='display: none'>No</p>", "Shown"),
    ("<p>Shown</p><script>no</script><style>no</style><template>no</template><noscript>no</noscript>", "Shown"),
    ("<p>A&amp;B &lt;c&gt; &#8212; d</p>", "A&B <c> — d"),
    ("<p>One<!-- no --> two</p>", "One two"),
    ("<select><option>No</option></select><p>Shown</p>", "Shown"),
    ("", ""),
    ("<p> </p>", ""),
    ("no markup at all", "no markup at all"),
]


@pytest.mark.parametrize(("page", "text"), RENDERED, ids=[r[0][:30] for r in RENDERED])
def test_rendering(page: str, text: str) -> None:
    assert made(page).document.text == text


def test_boxes_beside_the_story_stay_out_of_the_body() -> None:
    page = (
        "<header><p>The Norland Post</p></header><nav><a href=/>Home page of the paper</a></nav><article><h1>Bridges Closed</h1>"
        f"<p class=byline>By Ida Example</p>{STORY * 2}<aside><p>Most read: five ways to cook rice.</p></aside>"
        f"{STORY.replace('Monday', 'Sunday')}</article><footer><p>About us and our partners.</p></footer>"
    )
    found = made(page).document
    body = [found.text[b.start : b.end] for b in found.blocks if b.role == "paragraph"]
    assert len(body) == 3
    assert all(words.startswith("Soldiers") for words in body)
    assert {b.role for b in found.blocks} == {"headline", "byline", "paragraph", "related", "footer"}


ENCODED = [
    ("<meta charset=windows-1251><p>Мост</p>".encode("cp1251"), "Мост"),
    ('<?xml version="1.0" encoding="iso-8859-2"?><p>Łódź</p>'.encode("iso-8859-2"), "Łódź"),
    (
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>“Café”</p>'.encode("cp1252"),
        "“Café”",
    ),
    ("\ufeff<p>Café</p>".encode("utf-16"), "Café"),
    ("<meta charset=ascii-no-such><p>Café</p>".encode(), "Café"),
    ("<meta charset=utf-8><p>Café</p>".encode("cp1252"), "Café"),
    ("<p>Café</p>".encode(), "Café"),
]


@pytest.mark.parametrize(("data", "text"), ENCODED)
def test_encodings(data: bytes, text: str) -> None:
    assert made(data).document.text == text


def test_an_encoding_can_be_asked_for() -> None:
    assert decode_page("<p>Мост</p>".encode("koi8-r"), "koi8-r") == "<p>Мост</p>"


METADATA = [
    # head, field, expected
    (
        '<meta property="article:published_time" content="2023-03-14T10:00:00+02:00">',
        "published",
        "2023-03-14T10:00:00+02:00",
    ),
    ('<meta name="date" content="0000-00-00">', "published", None),
    ('<meta name="date" content="2023-02-30">', "published", None),
    ('<meta name="date" content="0001-01-01T00:00:00Z">', "published", None),
    ('<meta name="author" content="By Ida Example">', "authors", ("Ida Example",)),
    ('<meta name="author" content="https://example.org/ida">', "authors", ()),
    ('<meta property="og:site_name" content="Post &amp; Times">', "publisher", "Post & Times"),
    ('<script type="application/ld+json">{broken</script>', "title", None),
    ('<script type="application/ld+json">[[[]]]</script>', "title", None),
    (
        '<script type="application/ld+json">{"@type":["NewsArticle"],"headline":"It&#39;s open"}</script>',
        "title",
        "It's open",
    ),
    ('<script type="application/ld+json">{"@type":"Product","headline":"No"}</script>', "title", None),
    ('<link rel="canonical" href="https://www.bbc.com/news/x">', "publisher", "BBC"),
    ('<link rel="canonical" href="http://[broken">', "publisher", None),
    ('<meta property="article:modified_time" content="2023-03-15">', "updated", "2023-03-15"),
]


@pytest.mark.parametrize(("head", "field", "expected"), METADATA)
def test_metadata(head: str, field: str, expected: object) -> None:
    found = made(f"<html><head>{head}</head><body>{STORY}</body></html>")
    assert getattr(found.document, field) == expected
    if field == "published" and expected is None:
        assert "date_not_understood" in {n.code for n in found.notes}


@pytest.mark.parametrize("depth", [200, 3_000, 20_000])
@pytest.mark.parametrize("tag", ["div", "span", "table", "b"])
def test_deep_nesting_loses_no_words(tag: str, depth: int) -> None:
    found = made(f"<p>Before it.</p>{f'<{tag}>' * depth}Deep inside.{f'</{tag}>' * depth}<p>After it.</p>")
    assert [w for w in ("Before it.", "Deep inside.", "After it.") if w not in found.document.text] == []
    assert bool(depth > 256) == ("page_flattened" in {n.code for n in found.notes})


TAGS = [
    "p",
    "div",
    "b",
    "br",
    "li",
    "ul",
    "table",
    "tr",
    "td",
    "figure",
    "figcaption",
    "h1",
    "a",
    "time",
    "pre",
    "script",
    "nav",
]
MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t}>" for t in TAGS]),
        st.sampled_from(
            ["one two ", "A sentence with more words in it.", " ", "\n", "&nbsp;", "&#0;", "<", "<!--", "\0", "😀"]
        ),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_any_markup_gives_ordered_blocks_that_cover_the_text(parts: list[str]) -> None:
    found = made("".join(parts))
    document, at = found.document, 0
    for b in document.blocks:
        assert not document.text[at : b.start].strip()
        at = b.end
    assert not document.text[at:].strip()
    assert len(found.readable) == len(document.text)
    assert made("".join(parts)) == found


def test_a_box_after_the_story_is_related_not_a_footer() -> None:
    page = (
        f"<html><body><article><h1>Bridges Closed in Tarvel</h1>{STORY * 3}</article>"
        "<aside><h3>Most read</h3><p>Five ways to cook rice.</p></aside><footer><p>About us.</p></footer></body></html>"
    )
    found = manuscript_of(Capture(page.encode(), "t", "text/html"), Settings()).document
    roles = {found.text[b.start : b.end]: b.role for b in found.blocks}
    assert (roles["Most read"], roles["Five ways to cook rice."], roles["About us."]) == (
        "related",
        "related",
        "footer",
    )
