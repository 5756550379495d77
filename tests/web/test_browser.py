"""The pages in a real browser: opened, filtered, walked by keyboard, printed, in light and dark, with and without scripts."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Watch, chromium
from served import ROOT, TOKEN, Served, running

from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import captures
from ofrecord.store import open_store
from ofrecord.views.web.publish import publish
from ofrecord.views.web.settings import Serving

AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
IMAGES = ROOT / "docs/images"
SERVE_GUIDE = ROOT / "docs/guides/serve.md"
PAGES = {
    "search": "/search?text=front",
    "quotations": "/search?kind=quotations",
    "nothing found": "/search?text=nothing+has+these+words",
    "timeline": "/timeline?kind=events",
    "map": "/map?kind=events",
    "control on the map": "/map?kind=control",
    "actors": "/actors",
    "actor": "/actors/named?name=front",
    "report": "/reports/1",
    "incidents": "/incidents",
    "incident": "incident",
    "review": "/review",
    "unlock": "/unlock",
    "problem": "/nothing",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def story(served: Served) -> str:
    """The address of the example story's incident."""
    told = served.get("/incidents.json?least=5").json()
    return "/incidents/" + next(one["id"] for one in told if "Kyiv" in one["title"])


@pytest.fixture
def tab(browser: Any, served: Served, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of a fresh browser profile; `request.param` are its settings."""
    usual = {"base_url": served.address, "viewport": {"width": 1280, "height": 900}}
    context = browser.new_context(**(usual | getattr(request, "param", {})))
    page = context.new_page()
    page.watch = Watch(page, served.address)
    yield page
    context.close()


def unlock(tab: Any) -> None:
    tab.goto("/unlock")
    tab.fill("input[name=token]", TOKEN)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search")


@pytest.mark.parametrize(
    "tab", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True, ids=["light", "dark"]
)
@pytest.mark.parametrize("name", PAGES)
def test_pages_are_free_of_faults_and_barriers(tab: Any, name: str, story: str) -> None:
    tab.goto(story if name == "incident" else PAGES[name], wait_until="load")
    tab.wait_for_timeout(100)
    faults = [seen for seen in tab.watch.seen if "404 (Not Found)" not in seen or name != "problem"]
    assert faults == []
    if not AXE.exists():
        pytest.skip("axe-core is not installed: python hatch_build.py")
    # Evaluated through the debugger: the page's policy lets no script of others in.
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []


@pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True, ids=["without scripts"])
def test_everything_works_without_scripts(tab: Any, story: str) -> None:
    tab.goto("/search?kind=quotations")
    tab.fill("input[name=text]", "market")
    tab.click("text=Search >> nth=-1")
    assert "kind=quotations" in tab.url and "text=market" in tab.url
    assert tab.locator("article.hit mark").first.inner_text() == "market"
    tab.click(".facets a >> nth=0")
    assert tab.locator(".facets .chosen").count() == 1
    tab.click("article.hit .words a >> nth=0")
    target = tab.url.partition("#t-")[2]
    assert tab.locator(f"[id='t-{target}'] + .m").first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    tab.click(f"[id='r-{target}'] .words a")
    assert tab.url.endswith(f"#t-{target}")
    tab.goto("/map?kind=control")
    assert tab.locator("svg.map circle").count() > 0 and "as the report tells" in tab.locator("main").inner_text()
    tab.goto(story)
    assert tab.locator("table.matrix tbody tr").count() > 2


def test_facets_narrow_without_a_new_page(tab: Any) -> None:
    tab.goto("/search?kind=quotations")
    tab.evaluate("window.stays = true")
    tab.click(".facets a:has-text('denies')")
    tab.wait_for_url("**stance=denies*")
    tab.wait_for_selector(".facets .chosen")
    assert tab.evaluate("window.stays") is True
    assert set(tab.locator(".hit .badge").all_inner_texts()) == {"De denies"}
    assert tab.watch.seen == []


def test_days_are_links(tab: Any) -> None:
    tab.goto("/search?kind=documents")
    tab.focus(".chart a >> nth=0")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**since=*")
    days = tab.locator(".chart a").evaluate_all("bars => bars.map(bar => bar.getAttribute('aria-label').slice(0, 10))")
    assert days and min(days) >= "2024-04-29" and max(days) <= "2024-05-05"
    assert sum(1 for _ in tab.locator("article.hit").all()) == 5


def test_words_and_items_light_each_other_up(tab: Any) -> None:
    tab.goto("/reports/1")
    item = tab.locator(".record .item").first
    id = item.get_attribute("data-item")
    item.hover()
    assert tab.locator(f".text .lit[data-items~='{id}']").count() > 0
    tab.locator(f".text a.m[data-items~='{id}']").first.focus()
    assert "lit" in item.get_attribute("class")
    tab.keyboard.press("Enter")
    assert "#r-" in tab.url


def test_the_map_moves_and_draws_borders_only_when_asked(tab: Any) -> None:
    tab.goto("/map?kind=events")
    tab.wait_for_selector("path.spot")
    assert tab.locator("path.ring").count() > 0 and tab.locator("path.border").count() == 0
    tab.click(".leaflet-control-zoom-out")
    tab.check(".map-choice input")
    tab.wait_for_selector("path.border", state="attached")
    assert tab.locator("path.border").first.evaluate("e => getComputedStyle(e).strokeDasharray") != "none"
    assert "others see them differently" in tab.locator(".map-choice").inner_text()
    assert tab.watch.seen == []


def test_a_walk_by_keyboard(tab: Any) -> None:
    tab.goto("/search?kind=quotations")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    reached = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        reached.add(
            tab.evaluate(
                "document.activeElement.closest('form, .facets, .chart, .hit')?.className?.baseVal ?? document.activeElement.closest('form, .facets, .chart, .hit')?.className"
            )
        )
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert {"filters", "facets", "chart", "hit"} <= reached


def test_review_by_keyboard_with_undo(tab: Any, served: Served) -> None:
    unlock(tab)
    tab.goto("/review?kind=figures")
    before = len(served.store.judgements().all())
    tab.wait_for_function("document.activeElement.classList.contains('item')")
    first = tab.evaluate("document.activeElement.id")
    tab.keyboard.press("j")
    second = tab.evaluate("document.activeElement.id")
    tab.keyboard.press("k")
    assert second != first == tab.evaluate("document.activeElement.id")
    tab.keyboard.press("a")
    tab.wait_for_selector(f"[id='{first}'].judged")
    assert tab.url.endswith(f"#{second}") and served.store.judgements().all()[-1].verdict == "right"
    tab.wait_for_function(f"document.activeElement.id === '{second}'")
    tab.keyboard.press("u")
    tab.wait_for_selector(f"[id='{first}']:not(.judged)")
    tab.wait_for_function("document.activeElement.classList.contains('item')")
    tab.keyboard.press("e")
    tab.keyboard.type("14")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(f"[id='{first}'].judged")
    made = served.store.judgements().all()[before:]
    assert [one.verdict for one in made] == ["right", "undone", "corrected"] and made[-1].value == "14"
    served.store.judgements().undo(made[-1].id)


def test_hostile_words_are_only_words(tab: Any, served: Served, hostile_report: int) -> None:
    for path in (
        f"/reports/{hostile_report}",
        "/search?kind=documents",
        "/search?kind=events&text=goma",
        "/timeline",
        "/map",
        "/actors",
    ):
        tab.goto(path)
        tab.wait_for_timeout(50)
        assert "owned" not in tab.title()
    tab.goto(f"/reports/{hostile_report}")
    text = tab.locator(".text").inner_text()
    assert "<script>" in text and "onerror" in text and "{{ 7 * 7 }}" in text and "<svg onload" in text
    assert tab.locator(".text script, .text img, .text svg, .text form, .text [onload], .text [onerror]").count() == 0
    assert tab.locator("a[href^='javascript' i]").count() == 0
    assert tab.locator(".text .unseen").count() == 4 and "\u202e" not in tab.content() and "\u200b" not in tab.content()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.watch.seen == []


@pytest.mark.parametrize("tab", [{"viewport": {"width": 360, "height": 700}}], indirect=True, ids=["small"])
def test_small_screens_need_no_sideways_scrolling(tab: Any, story: str) -> None:
    for path in ("/search?kind=quotations", "/reports/1", "/map", "/timeline", "/review", story):
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_printed_pages_hold_the_record_and_no_navigation(tab: Any, story: str) -> None:
    for path in ("/search", "/reports/1", story):
        tab.goto(path)
        tab.emulate_media(media="print")
        assert not tab.locator("header.site nav").is_visible()
        assert tab.locator("main").is_visible() and len(tab.pdf()) > 5_000
        tab.emulate_media(media="screen")


def test_a_published_site_needs_nothing_else(browser: Any, served: Served, tmp_path: Path) -> None:
    incidents = [served.store.incidents().get(one["id"]) for one in served.get("/incidents.json?least=2").json()]
    publish(served.store, incidents, tmp_path / "site", "Example", with_reports=True)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "site/index.html").as_uri())
    page.click("article.hit a >> nth=0")
    assert page.locator("table.matrix").count() == 1
    page.click(".origin a >> nth=0")
    assert page.locator(".report .text .m").count() > 5
    assert [url for url in asked if not url.startswith(tmp_path.as_uri())] == []
    context.close()


def test_the_front_end_is_small() -> None:
    web = ROOT / "src/ofrecord/views/web"
    files = [
        path
        for folder in ("static", "vendor")
        for path in (web / folder).iterdir()
        if path.suffix in (".js", ".css", ".json", ".svg")
    ]
    assert sum(len(gzip.compress(path.read_bytes(), 5)) for path in files) <= 400_000


SHOWN = {
    "search": ("/search?kind=quotations", "Sybiha"),
    "map": ("/map?kind=events", "Kursk"),
    "report": ("report", "Sybiha"),
    "incident": ("incident", "Kremlin"),
}
"""Pictures in the guides: the page, and a word of the example story that is to be seen in it."""
WIDTH, HEIGHT = 1100, 760


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Served]:
    """The example story alone, as `python3 do.py serve` shows it."""
    with open_store(tmp_path_factory.mktemp("example") / "store") as store:
        paths = sorted((ROOT / "examples/kursk-invitation").glob("0*.md"))
        store.add((one for path in paths for one in captures(str(path), Settings())), reader=reader)
        store.incidents()
        yield from running(store, Serving(port=0, token=TOKEN))


@pytest.mark.parametrize("name", SHOWN)
def test_pictures_for_the_guides_show_the_example_story(
    browser: Any, example: Served, tmp_path: Path, name: str
) -> None:
    """Each picture is taken; `python3 do.py pictures` puts them into the guides."""
    page, word = SHOWN[name]
    if page == "report":
        page = f"/reports/{example.get('/search.json?kind=documents&text=sybiha').json()[-1]['report']['number']}"
    if page == "incident":
        page = "/incidents/" + example.get("/incidents.json").json()[0]["id"]
    context = browser.new_context(base_url=example.address, viewport={"width": WIDTH, "height": HEIGHT})
    tab = context.new_page()
    tab.watch = Watch(tab, example.address)
    tab.goto(page, wait_until="load")
    tab.wait_for_timeout(500)
    seen = tab.locator(f"main :text('{word}')").first
    seen.wait_for()
    folder = IMAGES if "OFRECORD_PICTURES" in os.environ else tmp_path
    taken = tab.screenshot(path=folder / f"{name}.png")
    context.close()
    assert tab.watch.seen == []
    kept = (IMAGES / f"{name}.png").read_bytes()
    assert size_of(taken) == size_of(kept) == (WIDTH, HEIGHT) and f"images/{name}.png" in SERVE_GUIDE.read_text("utf-8")


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, from its head."""
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
