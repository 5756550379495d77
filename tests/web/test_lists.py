"""Every page with a list, the files beside it, the API, the command line and the export give the same for one filter."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import parse_qsl

import pytest
from lxml import html
from served import Served
from typer.testing import CliRunner

from ofrecord.views.cli import app
from ofrecord.views.web.asked import Conditions, filter_of, query_of

PAGES = ("search", "timeline", "map", "actors")
FILTERS = (
    "",
    "text=front",
    "text=%22Northern+Front%22",
    "speaker=okoro",
    "actor=north",
    "place=lubanda&country=cd",
    "box=28,0,31,3",
    "since=2024-04-01&until=2024-06-30",
    "since=2024-05-10&dated=published",
    "publisher=%C3%A9toile&with_related=true",
    "type=ASSAULT&type=COERCE%2Fseize",
    "stance=denies&stance=asserts",
    "access=obstruction",
    "counts=killed",
    "modality=denied",
    "text=nothing+has+these+words",
)
KINDS = ("events", "quotations", "figures", "control", "documents")
ANCHOR = re.compile(r"/reports/(\d+)(?:#t-(.+))?$")


def command(*words: str) -> str:
    done = CliRunner().invoke(app, [*words])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes.decode()


def options(query: str) -> list[str]:
    pairs = parse_qsl(query)
    return [
        word
        for name, value in pairs
        for word in ([f"--{name.replace('_', '-')}"] + ([value] if value != "true" else []))
    ]


def identities(rows: list[dict[str, object]], kind: str) -> list[tuple[object, ...]]:
    return [
        (row["document"], row.get("id")) if kind != "documents" else (row["document"], row["source_sha256"])
        for row in rows
    ]


def shown(served: Served, page: str, query: str) -> list[tuple[int, str | None]]:
    """(report, item) of every hit of a page and those that follow it."""
    found, address = [], f"/{page}?{query}"
    while address:
        tree = html.fromstring(served.get(address).content)
        for hit in tree.xpath("//article[@class='hit']"):
            links = [ANCHOR.search(link) for link in hit.xpath(".//a/@href")]
            best = next((m for m in links if m and m[2]), next(m for m in links if m))
            found.append((int(best[1]), best[2]))
        following = tree.xpath("//a[@rel='next']/@href")
        address = following[0] if following else ""
    return found


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("kind", KINDS)
def test_all_views_give_the_same(served: Served, kind: str, query: str) -> None:
    given = "&".join(filter(None, (f"kind={kind}", query)))
    listed = json.loads(
        command(
            "search",
            "--kind",
            kind,
            "--limit",
            "0",
            "--format",
            "json",
            "--store",
            str(served.store.folder),
            *options(query),
        )
    )
    as_json = served.get(f"/search.json?{given}").json()
    assert as_json == listed
    plain = command("export", "--as", "csv", "--kind", kind, "--store", str(served.store.folder), *options(query))
    assert served.get(f"/search.csv?{given}").text == plain
    rows = identities(list(csv.DictReader(io.StringIO(plain))), kind)
    assert len(rows) == len(listed)
    places = served.get(f"/search.geojson?{given}").json()["features"]
    assert set(identities([feature["properties"] for feature in places], kind)) == set(rows)
    api = served.get(f"/api/v1/{kind}?limit=200&{query}").json()
    assert (api["total"], api["items"]) == (len(listed), listed[:200])
    if kind != "documents":
        assert [item["item"]["id"] for item in listed] == [id for _, id in rows]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ending", ["json", "csv", "geojson"])
def test_files_beside_every_list_are_the_same(served: Served, page: str, ending: str) -> None:
    for kind in KINDS:
        assert (
            served.get(f"/{page}.{ending}?kind={kind}&text=front").content
            == served.get(f"/search.{ending}?kind={kind}&text=front").content
        )


@pytest.mark.parametrize(
    "query", ["kind=events", "kind=quotations&stance=denies", "kind=documents", "kind=control", "text=market"]
)
def test_pages_show_every_result_once_and_in_order(served: Served, query: str) -> None:
    rows = served.get(f"/search.json?{query}").json()
    expected = [(row["report"]["number"], row["item"] and row["item"]["id"]) for row in rows]
    assert shown(served, "search", query) == expected
    by_day = shown(served, "timeline", query)
    assert sorted(by_day, key=str) == sorted(expected, key=str) and len(by_day) > 0


def test_the_timeline_is_in_order_of_days(served: Served) -> None:
    tree = html.fromstring(served.get("/timeline?kind=events&dated=published").content)
    days = tree.xpath("//section[@class='day']/h2/text()")
    assert days == sorted(days, reverse=True) and len(days) > 1


def test_the_map_counts_what_has_a_place(served: Served) -> None:
    rows = served.get("/search.json?kind=events").json()
    located = sum(
        any(p["use"] == "location" and p["latitude"] is not None for p in row["item"]["places"]) for row in rows
    )
    text = served.get("/map?kind=events").text
    assert f"{len(rows) - located:,} results of these have no place on the map" in text
    assert 'data-precision="region"' in text and "ring of" in text


def test_incidents_are_the_same_everywhere(served: Served) -> None:
    listed = json.loads(command("incidents", "--format", "json", "--least", "2", "--store", str(served.store.folder)))
    assert served.get("/incidents.json?least=2").text == command(
        "incidents", "--format", "json", "--least", "2", "--store", str(served.store.folder)
    )
    assert served.get("/api/v1/incidents?least=2&limit=50").json()["items"] == listed[:50]
    ids = [incident["id"] for incident in listed]
    assert (
        list(
            dict.fromkeys(
                row["incident"] for row in csv.DictReader(io.StringIO(served.get("/incidents.csv?least=2").text))
            )
        )
        == ids
    )
    assert [
        feature["properties"]["incident"] for feature in served.get("/incidents.geojson?least=2").json()["features"]
    ] == ids
    tree = html.fromstring(served.get("/incidents?least=2").content)
    assert [link.rpartition("/")[2] for link in tree.xpath("//article//h2/a/@href")] == ids[:12]


def test_the_ring_of_an_incident_is_as_wide_as_its_place_is_uncertain(served: Served) -> None:
    story = next(one for one in served.get("/incidents.json?least=5").json() if "Kyiv" in one["title"])
    page = served.get(f"/incidents/{story['id']}").text
    assert story["precision"] == "admin1" and 'class="ring admin1"' in page and "A ring of 90 km, not a point" in page
    assert "known to the settlement" not in page and 'class="spot' not in page
    (feature,) = [
        one
        for one in served.get("/incidents.geojson?least=5").json()["features"]
        if one["properties"]["incident"] == story["id"]
    ]
    assert feature["properties"]["precision"] == "admin1"


@pytest.mark.parametrize("query", FILTERS)
def test_a_filter_written_as_an_address_is_read_back(query: str) -> None:
    asked = filter_of(parse_qsl(query))
    assert filter_of(parse_qsl(query_of(asked).removeprefix("?"))) == asked


def test_every_condition_of_the_filter_can_be_asked_for() -> None:
    from ofrecord.store import Filter

    own = set(Filter.__dataclass_fields__) - {"kind", "id", "report"}
    assert set(Conditions.model_fields) == own
