"""Files for other tools: they hold what search shows, and nothing that the report does not say."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import Any

import pytest
from factories import TEXT
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.domain.record import Record
from ofrecord.errors import MissingPart, SettingsError
from ofrecord.store import Box, Filter, Store
from ofrecord.store.rows import Number
from ofrecord.views.exports import Export, to_frame
from ofrecord.views.exports.cells import BYTE_ORDER_MARK, csv_lines, harmless
from ofrecord.views.exports.coded import ACLED_COLUMNS, UCDP_COLUMNS
from ofrecord.views.exports.codes import acled, countries, ucdp
from ofrecord.views.exports.export import coded_types
from ofrecord.views.exports.flat import COLUMNS, killed

FILTERS = st.builds(
    Filter,
    kind=st.sampled_from(["events", "quotations", "figures", "control", "documents"]),
    text=st.sampled_from([None, "lubanda", "market", "nowhere"]),
    speaker=st.sampled_from([None, "okoro", "rebels"]),
    actor=st.sampled_from([None, "front", "people"]),
    stance=st.sampled_from([(), ("denies",), ("asserts", "denies")]),
    country=st.sampled_from([(), ("CD",), ("CG", "CD")]),
    box=st.sampled_from([None, Box(20, 0, 40, 10)]),
    since=st.sampled_from([None, "2024-04-25", "2024-05-05"]),
    dated=st.sampled_from(["event", "published"]),
    publisher=st.sampled_from([None, "etoile"]),
    with_related=st.booleans(),
)


def written(store: Store, asked: Filter, **how: Any) -> str:
    export = Export(**how)
    return "".join(export.pieces(export.query(store, asked)))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@settings(deadline=None, max_examples=60)
@given(FILTERS)
def test_what_search_shows_is_what_export_holds(filled: Store, asked: Filter) -> None:
    query = filled.query(asked)
    shown = list(query)
    assert query.count() == len(shown) == len(table(written(filled, asked, format="csv"))) == len(to_frame(query))
    features = json.loads(written(filled, asked, format="geojson"))["features"]
    of = "document" if asked.kind == "documents" else "id"
    places = {(feature["properties"]["document"], feature["properties"][of]) for feature in features}
    assert len(places) == len(shown)
    reports = {row.report.number for row in shown}
    records = [Record.model_validate_json(line) for line in written(filled, asked, format="records").splitlines()]
    assert len(records) == len(reports)
    if asked.kind == "events":
        assert len(written(filled, asked, format="plover").splitlines()) == len(shown)
        for name in ("acled", "ucdp"):
            assert len(table(written(filled, asked, format=name, all_modalities=True))) == len(shown)
            told = [
                row.item
                for row in shown
                if row.item and row.item.kind == "events" and row.item.modality == "actual"
                if asked.type or row.item.type in coded_types(name)
            ]
            assert len(table(written(filled, asked, format=name))) == len(told)


@pytest.mark.parametrize("kind", ["events", "quotations", "figures", "control"])
def test_every_flat_row_has_its_evidence(filled: Store, kind: Any) -> None:
    rows = table(written(filled, Filter(kind=kind), format="csv"))
    assert rows
    for row in rows:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["exact"]
        assert row["document"] in ("r1", "r2")
        assert row["confidence"] == "high"
        assert row["publisher"] in ("Étoile Press", "'=HYPERLINK(1)")
    assert list(rows[0]) == list(COLUMNS[kind])


def test_columns_like_acled(filled: Store) -> None:
    rows = table(written(filled, Filter(publisher="etoile"), format="acled"))
    assert list(rows[0]) == list(ACLED_COLUMNS)
    shelling, seized = rows
    told = {
        "event_date": "2024-05-03",
        "time_precision": "1",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Northern Front",
        "inter1": "Rebel group",
        "actor2": "people",
        "inter2": "Civilians",
        "interaction": "Rebel group-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "180",
        "admin1": "Ituri",
        "location": "Lubanda",
        "geo_precision": "1",
        "fatalities": "",
        "fatalities_low": "12",
        "fatalities_high": "",
        "attributed_to": "Mayor Ana Okoro (asserts)",
        "source_scale": "",
        "document": "r1",
    }
    assert {name: shelling[name] for name in told} == told
    assert (seized["time_precision"], seized["geo_precision"], seized["actor2"], seized["inter2"]) == ("2", "3", "", "")
    assert seized["interaction"] == "Rebel group only"


def test_columns_like_ucdp(filled: Store) -> None:
    (only,) = table(written(filled, Filter(publisher="etoile"), format="ucdp"))
    assert only["type_of_violence"] == "3"
    shelling, seized = table(written(filled, Filter(publisher="etoile", type=("ASSAULT", "COERCE")), format="ucdp"))
    assert list(shelling) == list(UCDP_COLUMNS)
    told = {
        "year": "2024",
        "type_of_violence": "3",
        "source_original": "Mayor Ana Okoro",
        "where_prec": "1",
        "date_prec": "1",
        "low": "12",
        "high": "",
        "best": "",
        "deaths_civilians": "",
        "event_clarity": "",
    }
    assert {name: shelling[name] for name in told} == told
    assert (seized["type_of_violence"], seized["where_prec"], seized["date_prec"]) == ("", "5", "3")


def test_the_map_says_how_sharp_a_point_is_and_keeps_what_has_no_point(filled: Store) -> None:
    collection = json.loads(written(filled, Filter(publisher="etoile", with_related=True), format="geojson"))
    by_words = {feature["properties"]["exact"]: feature for feature in collection["features"]}
    assert by_words["killed"]["geometry"] == {"type": "Point", "coordinates": [29.25, 1.5]}
    assert by_words["seized"]["properties"]["precision"] == "region"
    assert by_words["attacked"]["geometry"] is None
    assert by_words["kills"]["geometry"] is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "  =", " @"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize(("value", "cell"), [(-4.0, -4.0), (12, 12), (None, None), ("a-b", "a-b"), (True, "true")])
def test_other_cells_stay(value: Any, cell: Any) -> None:
    assert harmless(value) == cell


@given(st.lists(st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\0")), max_size=4))
def test_csv_comes_back(words: list[str]) -> None:
    columns = ("words", "end")
    text = "".join(csv_lines(columns, ({"words": word, "end": 1} for word in words)))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["words"] for row in rows] == [harmless(word) for word in words]


def test_excel_gets_its_mark_once(filled: Store) -> None:
    text = written(filled, Filter(), format="csv", excel=True)
    assert text.startswith(BYTE_ORDER_MARK)
    assert text.count(BYTE_ORDER_MARK) == 1


def test_event_formats_hold_only_events(filled: Store) -> None:
    with pytest.raises(SettingsError, match="holds events"):
        written(filled, Filter(kind="figures"), format="acled")


def test_frames_without_pandas_say_what_to_install(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPart, match="pip install"):
        to_frame(filled.query())


def test_code_files_hold_together() -> None:
    kinds = set(acled().actors)
    assert {entry.recipient for entry in acled().events if entry.recipient} <= kinds
    assert {acled().abroad, acled().civilians} <= kinds
    assert {side for entry in ucdp().violence for side in (entry.a, entry.b)} <= set(ucdp().sides)
    assert countries()["NO"].alpha3 == "NOR"
    assert len({country.alpha3 for country in countries().values()}) == len(countries())


def _number(id: str, low: int, **fields: Any) -> Number:
    known = {"counts": "killed", "what": None, "qualifier": "exact", "unit": None, "part_of": None}
    return Number(exact=str(low), low=low, high=low, id=id, **(known | fields))


def test_the_dead_are_those_of_the_whole_and_of_the_newest_number() -> None:
    whole, part = _number("f-1", 3), _number("f-2", 2, part_of="f-1")
    assert killed((whole, part)) == whole
    older, newer = _number("f-3", 40), _number("f-4", 28, replaces="f-3")
    assert killed((older, newer)) == newer
    assert killed((whole, newer)) is None
