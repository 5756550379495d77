"""Actors and speakers: who occurs in the results of a filter; what one did, what was done to it, what it said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ofrecord.domain.judgements import Judgement
from ofrecord.errors import SettingsError
from ofrecord.incidents.actors import Naming
from ofrecord.store import Filter, Found
from ofrecord.store.folding import folded
from ofrecord.store.rows import Actor, EventRow
from ofrecord.views.web.asked import LONGEST
from ofrecord.views.web.pages.common import Asked
from ofrecord.views.web.pages.review import form_of
from ofrecord.views.web.site import site_of

router = APIRouter(include_in_schema=False)
LISTED = 60
LATEST = 25
LOOKED_AT = 150
"""Newest events looked through for what somebody did and suffered."""


@router.get("/actors")
def actors(request: Request) -> Response:
    """Who acts, is acted on and speaks in the newest results."""
    site, asked = site_of(request), Asked.of(request).filter
    if seen := site.fresh(request):
        return seen
    found = site.counted("actors", asked, lambda query: query.facets(("actor", "speaker"), LISTED))
    return site.page(request, "actors.html", asked=asked, acting=found["actor"], speaking=found["speaker"])


@router.get("/actors/named")
def actor(request: Request, name: str = "") -> Response:
    """One actor, by a name or a part of it."""
    site = site_of(request)
    if not name.strip() or len(name) > LONGEST:
        raise SettingsError("name whom you look for: /actors/named?name=…")
    if seen := site.fresh(request):
        return seen
    asked = filters(name)
    found = {kind: site.query(one).first(LOOKED_AT if kind == "events" else LATEST) for kind, one in asked.items()}
    events = found["events"][1]
    did, suffered = parts_of(events, name)
    return site.page(
        request,
        "actor.html",
        name=name,
        names=names_of(events, name),
        counts={kind: total for kind, (total, _) in found.items()},
        filters=asked,
        did=did[:LATEST],
        suffered=suffered[:LATEST],
        said=found["quotations"][1],
        held=found["control"][1],
        decided=list(decided(site.memory.recall(("actors", site.store.state()), site.store.judgements().actors), name)),
        reports={one.report.number: one.report for _, some in found.values() for one in some},
    )


@dataclass(frozen=True)
class Decided:
    """What somebody decided about an actor, in words."""

    says: str
    judgement: Judgement


def decided(naming: Naming, name: str) -> Iterator[Decided]:
    """The judgements that hold on whoever bears a name or a part of it."""
    for one in naming.joined:
        if any(folded(name) in folded(called) for called in (one.name, one.into, *naming.names(one.into))):
            yield Decided(f"{one.name} is {one.into}", one.judgement)
    for judgement in naming.apart:
        if folded(name) in folded(judgement.value or ""):
            yield Decided(f"called {judgement.value} in one report, and another actor there", judgement)


@router.post("/actors/same")
async def same(request: Request) -> Response:
    """Two names are one actor's: the second stands for both."""
    given = await form_of(request)
    name, of = (_name(given, field) for field in ("name", "of"))
    site_of(request).store.judgements().join_actors(name, of, note=given.get("note") or None)
    return shown_again(of)


@router.post("/actors/apart")
async def apart(request: Request) -> Response:
    """In one report a name means another actor."""
    given = await form_of(request)
    name, called, number = _name(given, "name"), _name(given, "called"), given.get("report", "")
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        raise SettingsError("choose the report in which the name means somebody else")
    site_of(request).store.judgements().set_actor_apart(name, int(number), called, note=given.get("note") or None)
    return shown_again(called)


@router.post("/actors/undo")
async def undo(request: Request) -> Response:
    """A judgement on an actor is taken back."""
    given = await form_of(request)
    site_of(request).store.judgements().undo(given.get("id", "")[:100])
    return shown_again(_name(given, "name"))


def shown_again(name: str) -> Response:
    """The page of the actor."""
    return RedirectResponse(f"/actors/named?{urlencode({'name': name})}", 303)


def _name(given: dict[str, str], field: str) -> str:
    name = given.get(field, "").strip()
    if not name or len(name) > LONGEST or any(ord(character) < 32 for character in name):
        raise SettingsError(f"{field}: write a name of at most {LONGEST} characters")
    return name


def filters(name: str) -> dict[str, Filter]:
    """The searches that give all of what is shown in part."""
    return {
        "events": Filter(kind="events", actor=name),
        "quotations": Filter(kind="quotations", speaker=name),
        "control": Filter(kind="control", actor=name),
    }


def parts_of(events: Iterable[Found], name: str) -> tuple[list[Found], list[Found]]:
    """Events in which somebody acts, and events in which something is done to them."""
    did, suffered = [], []
    for found in events:
        if isinstance(found.item, EventRow):
            if _among(found.item.agents, name):
                did.append(found)
            if _among(found.item.recipients, name):
                suffered.append(found)
    return did, suffered


def names_of(events: Iterable[Found], name: str) -> list[str]:
    """The names and words by which somebody is called in these events, the most frequent first."""
    counts: dict[str, int] = {}
    for found in events:
        if isinstance(found.item, EventRow):
            for actor in (*found.item.agents, *found.item.recipients):
                if _among((actor,), name):
                    for called in dict.fromkeys((actor.name, actor.exact, *actor.aliases)):
                        counts[called] = counts.get(called, 0) + 1
    return sorted(counts, key=lambda called: (-counts[called], called))[:20]


def _among(actors: Iterable[Actor], name: str) -> bool:
    return any(
        folded(name) in folded(called) for actor in actors for called in (actor.name, actor.exact, *actor.aliases)
    )
