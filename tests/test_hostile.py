"""Whatever is given, a record comes out and every span in it holds the text's words."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ofrecord.domain.record import Record, evidence_in
from ofrecord.reading import Reader
from ofrecord.records import record_json
from ofrecord.sources import Capture

SENTENCE = (
    "Troops of the northern army shelled the village of Karsa on Monday, killing three people, the governor said. "
)

TEXTS: dict[str, str] = {
    "one long paragraph": SENTENCE * 40,
    "nothing but quote marks": '"' * 400,
    "quote marks that never close": '"He said so. ' * 40,
    "single and double marks mixed": "“a ” said ‘b’ \"c' " * 40,
    "a quotation in a quotation in a quotation": "\"He said, '" * 25 + "x" + "'\" " * 25,
    "nested brackets": "(" * 300 + "x" + ")" * 300,
    "nested square brackets": "[" * 300 + "x" + "]" * 300,
    "a number of many digits": "Some 1" + "0" * 5_000 + " people fled.",
    "a number of many groups": "1," * 600 + "000 people fled.",
    "an exponent": "Between 1e999999 and 9e-999999 people fled; 0x10, ½, ²³ and ٣٤ were hurt; NaN, inf, -0 and 1/0 died.",
    "number words on end": "three million thousand hundred five " * 30,
    "dates that do not exist": "On 31 February 2024, at 25:61, on the 99th of May, in 0000, in 20245 and on 13/13/2013 they met.",
    "control characters": "The army\x01 said\x0b three\x0c men\x1b[31m died\x7f in\x85 Karsa\x9f. " * 10,
    "marks that turn the reading order": "\u202eThe army\u202c said \u200fthree men\u2066 died\u2069. " * 10,
    "characters without width": "The ar\u200bmy s\u200daid th\ufeffree men d\u00adied. " * 10,
    "emoji": "👩‍👩‍👧 said 🇺🇦 shelled 🏴‍☠️ on 📅. " * 15,
    "many combining marks": "The governor said e" + "\u0301" * 500 + " died in Kar\u0323\u0301sa.",
    "old line ends": SENTENCE.strip() + "\r\n\r\n" + SENTENCE.strip() + "\r" + SENTENCE,
    "form feeds": (SENTENCE + "\f") * 5,
    "lines parted in odd ways": SENTENCE.replace(" ", "\u2028", 3).replace(" ", "\u00a0", 3).replace(" ", "\u3000", 3),
    "nothing but punctuation": ".,;:!?-—… " * 60,
    "nothing but line ends and one letter": "\n" * 20_000 + "x",
    "a table": "| Karsa | 12 | three men |\n" * 60,
    "capitals throughout": SENTENCE.upper() * 10,
    "capitals of another length": "İSTANBUL ŞEHRİ SAID THE ﬁRST ßtraße MEN DIED IN ǅ AND ŉ. " * 5,
    "a very long word": "The army said " + "a" * 10_000 + " died.",
    "a very long name": "The army said A" + "b" * 10_000 + " died.",
    "a chain of hyphens": "The " + "a-" * 500 + "b army said so.",
    "a chain of dots": "The " + "U." * 500 + " army said so.",
    "a long address": "See http://example.org/" + "c/" * 1_000 + " said the army.",
    "a long coordination": "Troops and " * 100 + "men attacked.",
    "a clause in a clause in a clause": "He said that " * 80 + "it ended.",
    "a phrase in a phrase in a phrase": "The mayor of the house of " * 80 + "Karsa said so.",
    "only pronouns": "They told them that she hit him with it. " * 20,
    "only places": "Ukraine Russia Kyiv Gaza Sudan " * 30,
    "many names": " ".join(f"Tarov Belash{i} met Ilan Korima in Mosadze." for i in range(150)),
    "private and unassigned characters": "The army said \ue000\U000f0000\u0378\ufffe\uffff three men died. " * 5,
    "letters of many alphabets": "The Міністерство said 国防部 وزارة ministère died. " * 8,
    "quote marks of other languages": "„Wir“ said «nous» ‹on› 「私」 ‚so‘ and `this´ ''that'' the army. " * 5,
}

PAGES: dict[str, str] = {
    "deep nesting": "<div>" * 3_000 + "x said" + "</div>" * 3_000,
    "many paragraphs": "<p>Hello there</p>" * 400,
    "nested tables": "<table><tr><td>" * 150 + "x",
    "unclosed comments": "<!--" * 400 + "<p>x</p>",
    "scripts that do not end": "<script>x" * 400 + "</script><p>the army said so</p>",
    "data that nest deeply": '<script type="application/ld+json">' + "[" * 20_000 + "</script><p>the army said so</p>",
    "entities that are none": "<p>" + "&amp;&#1234567890;&#xD800;&bogus;" * 200 + "</p>",
    "many attributes": "<p " + 'a="b" ' * 1_000 + ">the army said so</p>",
    "no markup at all": SENTENCE,
    "an empty page": "<html><body></body></html>",
}

MARKDOWN: dict[str, str] = {
    "open links": "[" * 2_000 + "x",
    "links in links": "[a](b" * 300 + ")" * 300,
    "stars": "*a **b _c __d " * 100,
    "nested quotations": ">" * 1_000 + " x said",
    "nested lists": "".join(" " * i + "- a\n" for i in range(150)),
    "fences that do not end": "```\n" * 101 + "the army said so",
    "headings on end": "# " * 500 + "x\n" + "#\n" * 300,
}


def holds(record: Record) -> None:
    """Every span is the text's words, blocks are in order, and the JSON is UTF-8 that reads back the same."""
    text = record.document.text
    assert all(text[start:end] == exact for start, end, exact in evidence_in(record))
    ends = [0, *(b.end for b in record.document.blocks)]
    assert all(b.start >= end for b, end in zip(record.document.blocks, ends, strict=False))
    assert all(b.end <= len(text) for b in record.document.blocks)
    written = record_json(record).encode("utf-8")
    assert Record.model_validate(json.loads(written)) == record


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_odd_text_gives_a_record_whose_spans_hold(read_text: Callable[..., Record], text: str) -> None:
    record = read_text(text)
    assert record.document.text == text
    holds(record)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_odd_pages_give_a_record_whose_spans_hold(reader: Reader, page: str) -> None:
    holds(reader.read(Capture(page.encode(), "page.html", "text/html")))


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN)
def test_odd_markdown_gives_a_record_whose_spans_hold(reader: Reader, text: str) -> None:
    holds(reader.read(Capture(text.encode(), "text.md", "text/markdown")))


VOCABULARY = """
The army rebels governor Mr Karsa Kyiv Moscow said says denied that killed seized shelled three 3,000 12 dozens of in on
near Monday yesterday 2024 May U.S. U.N. he they who not no least at , . " ' “ ” ‘ ’ ( ) - — : ; ?
"""
WORDS = st.sampled_from([*VOCABULARY.split(), " \n", "\n\n", "\t"])
"""Words that the steps look for, in any order: grammar that no reporter would write."""


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(WORDS, min_size=1, max_size=60), glue=st.sampled_from([" ", " ", "", "  "]))
def test_words_in_any_order(read_text: Callable[..., Record], words: list[str], glue: str) -> None:
    text = glue.join(words)
    if text.strip():
        holds(read_text(text))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_characters(read_text: Callable[..., Record], text: str) -> None:
    if text.strip():
        holds(read_text(text))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    page=st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "</table>", "<td>", "<b", "&lt;", "x said", "<h1>", "<li>", ">"])
    )
)
def test_any_tags(reader: Reader, page: list[str]) -> None:
    source = " ".join(["<html>", *page])
    holds(reader.read(Capture(source.encode(), "page.html", "text/html")))
