"""The codebook says something about every code of the record, and about no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import ofrecord
from ofrecord.domain import base, documents, events, figures, mentions, places, quotations, times
from ofrecord.domain.record import Note
from ofrecord.lexicons import Lexicons
from ofrecord.records.codebook import Code, codebook
from ofrecord.views.exports.codes import acled, ucdp

BOOK = codebook()
PACKAGE = Path(ofrecord.__file__).parent

LITERALS: tuple[tuple[str, Any], ...] = (
    ("modality", events.Modality),
    ("access", events.Access),
    ("aid_organization", events.AidOrganization),
    ("control_status", events.ControlStatus),
    ("quotation_kind", quotations.QuotationKind),
    ("speaker_state", quotations.SpeakerState),
    ("stance", quotations.Stance),
    ("law_reading", quotations.LawReading),
    ("counts", figures.Counts),
    ("qualifier", figures.Qualifier),
    ("sex", figures.Figure.model_fields["sex"].annotation),
    ("age", figures.Figure.model_fields["age"].annotation),
    ("place_precision", places.Precision),
    ("place_use", places.PlaceUse),
    ("time_type", times.TimeType),
    ("granularity", times.Granularity),
    ("mention_type", mentions.MentionType),
    ("mention_form", mentions.MentionForm),
    ("block_role", documents.BlockRole),
    ("link_rel", documents.LinkRel),
    ("confidence", base.Confidence),
)


def words(literal: Any) -> set[str]:
    """The strings of a Literal, also of an optional one."""
    arguments = get_args(literal)
    return {a for a in arguments if isinstance(a, str)} | {w for a in arguments for w in words(a)}


def entries() -> Iterator[tuple[str, Code]]:
    for name, event_type in BOOK.event_types.items():
        yield name, event_type
        yield from ((f"{name} {mode}", code) for mode, code in event_type.modes.items())
    for name, code_list in BOOK.lists.items():
        yield from ((f"{name} {code}", entry) for code, entry in code_list.codes.items())


@pytest.mark.parametrize(("name", "literal"), LITERALS, ids=[name for name, _ in LITERALS])
def test_the_codes_are_those_of_the_type(name: str, literal: Any) -> None:
    assert set(BOOK.lists[name].codes) == words(literal)


def test_the_event_types_are_those_of_the_type() -> None:
    assert set(BOOK.event_types) == words(events.EventType)


def test_no_list_is_left_out_of_the_comparison() -> None:
    assert set(BOOK.lists) == {name for name, _ in LITERALS} | {"note"}


def test_every_code_is_explained_and_shown() -> None:
    short = [name for name, code in entries() if len(code.says) < 5 or len(code.example) < 10]
    assert short == []


def test_no_example_serves_two_codes() -> None:
    examples = [code.example for _, code in entries()]
    assert len(examples) == len(set(examples))


@pytest.mark.parametrize(
    ("event_type", "mode", "known"),
    [
        ("RETREAT", "ceasefire", True),
        ("ASSAULT", "suicide-attack", True),
        ("MOVE", "evacuate", True),
        ("REQUEST", "ceasefire", False),
        ("AID", "evacuate", False),
        ("UNHEARD", "visit", False),
    ],
)
def test_modes_belong_to_their_types(event_type: str, mode: str, known: bool) -> None:
    assert (mode in BOOK.modes(event_type)) is known


def note_codes_in_the_code() -> set[str]:
    """The `code` of every Note(...) that is written out in the package."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == Note.__name__:
                found |= {k.value.value for k in node.keywords if k.arg == "code" and isinstance(k.value, ast.Constant)}
    return found


def test_every_note_code_in_the_code_is_in_the_book() -> None:
    assert note_codes_in_the_code() <= set(BOOK.lists["note"].codes)


def test_a_wrong_mode_is_named(read_text: Any) -> None:
    record = read_text("Rebels shelled the camp.")
    event = events.Event(
        id="e-1",
        by=base.Credit(step="events", rule="test"),
        confidence="low",
        type="AID",
        mode="curfew",
        trigger=base.Evidence(start=7, end=14, exact="shelled"),
        modality="actual",
    )
    found = list(BOOK.unknown_codes(record.model_copy(update={"events": (event,)})))
    assert len(found) == 1
    assert re.search(r"AID has no mode 'curfew'", found[0])


def test_every_event_type_and_mode_is_mapped_to_other_schemes() -> None:
    codes = Lexicons().codes("event_codes", dict[str, events.EventCodes])
    coded = {name for name in BOOK.event_types if name != "OTHER"}
    assert {name.partition(" ")[0] for name in codes} == coded
    assert all(not mode or mode in BOOK.modes(name) for name, _, mode in (n.partition(" ") for n in codes))
    assert all(code.cameo for name, code in codes.items() if not name.startswith("MOVE"))


def test_mapped_rows_name_codes_that_exist() -> None:
    rows = [(e.type, e.mode, e.example) for e in acled().events]
    assert all(type in BOOK.event_types and mode in {None, *BOOK.modes(type)} for type, mode, _ in rows)
    examples = [example for _, _, example in rows] + [v.example for v in ucdp().violence]
    assert len(set(examples)) == len(examples) and min(map(len, examples)) > 20
