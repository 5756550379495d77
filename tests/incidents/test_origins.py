"""Copies, shortened copies and versions are one original text; reports of their own are not."""

from __future__ import annotations

from ofrecord.domain.documents import Block, Document, Source
from ofrecord.domain.record import Record
from ofrecord.incidents.origins import OneText, fingerprint, origins

WIRE = (
    "Engineers reopened the lower bridge at Tavira on Thursday after nine days of repairs, the port authority said.",
    "Two spans had been closed since a barge struck the middle pier in fog and tore away part of the roadway.",
    "Lorries waited in a queue of four kilometres on the southern bank while inspectors drove across the new deck.",
    "The authority said heavier vehicles would have to use the ferry until the bearings had been replaced in autumn.",
)
OWN = (
    "Traffic is moving again over the Tavira crossing, to the relief of fruit growers on the southern bank.",
    "For more than a week they had sent their harvest round by the dam, a detour of ninety minutes each way.",
)


def record(*paragraphs: str, published: str = "2024-05-03", agencies: tuple[str, ...] = ()) -> Record:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start=start, end=start + len(paragraph), role="paragraph"))
        start += len(paragraph) + 2
    document = Document(id=paragraphs[0][:12], text=text, published=published, agencies=agencies, blocks=tuple(blocks))
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    return Record(reader="by hand", source=source, document=document)


def found(*records: Record) -> list[OneText]:
    return list(origins(fingerprint(one.document, f"key{n}") for n, one in enumerate(records)))


def relations(*records: Record) -> list[list[str]]:
    return [[text.relation for text in one.origin.texts] for one in found(*records)]


def test_a_copy_is_found_and_linked_and_not_dropped() -> None:
    (one,) = found(record(*WIRE), record(*WIRE, published="2024-05-04"))
    assert [text.relation for text in one.origin.texts] == ["original", "copy"]
    assert one.keys == ("key0", "key1")


def test_a_shortened_copy_is_one_origin_though_most_of_the_text_is_missing() -> None:
    assert relations(record(*WIRE), record(WIRE[0], published="2024-05-04")) == [["original", "shortened"]]


def test_a_later_version_with_new_paragraphs_is_the_same_story() -> None:
    late = record(*WIRE, *OWN, published="2024-05-04")
    assert relations(record(*WIRE[:3]), late) == [["original", "version"]]


def test_a_report_of_ones_own_is_another_origin() -> None:
    assert relations(record(*WIRE), record(*OWN)) == [["original"], ["original"]]


def test_one_quoted_paragraph_does_not_make_a_copy() -> None:
    assert len(found(record(*WIRE), record(*OWN, WIRE[0]))) == 2


def test_an_agency_credited_by_both_lowers_what_they_must_share() -> None:
    half = record(*OWN, WIRE[0], agencies=("AFP",))
    assert len(found(record(*WIRE, agencies=("AFP",)), half)) == 1
    assert len(found(record(*WIRE, agencies=("AP",)), half)) == 2
