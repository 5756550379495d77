"""Review: accept, correct or reject what was read, item by item; every judgement can be taken back."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from ofrecord.domain.incidents import TellingReport
from ofrecord.domain.judgements import Judgement, Target
from ofrecord.errors import SettingsError
from ofrecord.incidents.judged import standing
from ofrecord.incidents.review import Question, open_questions
from ofrecord.store import IncidentFilter
from ofrecord.store.lookup import find
from ofrecord.views.web.api.judgements import Judging, judge_for
from ofrecord.views.web.asked import query_of
from ofrecord.views.web.pages.common import PAGE, Asked, facets_of, kinds_of
from ofrecord.views.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
QUESTIONS = 20
LOOKED_THROUGH = 40
"""Incidents looked through for open questions: those with most reports."""


@router.get("/review")
def review(request: Request) -> Response:
    """Items of a filter, each to be judged."""
    site, asked = site_of(request), Asked.of(request)
    if asked.filter.kind == "documents":
        raise SettingsError("reports as a whole are not judged here; choose events, quotations, figures or control")
    if seen := site.fresh(request):
        return seen
    page = site.query(asked.filter).page(PAGE, asked.cursor)
    holding = standing(site.store.judgements().all())
    ids = [found.item.id for found in page.found if found.item]
    return site.page(
        request,
        "review.html",
        asked=asked.filter,
        found=page.found,
        following=dict(zip(ids, [*ids[1:], ""], strict=False)),
        judged={(one.target.sha256, one.target.start, one.target.end): one for one in holding},
        last=holding[-1] if holding else None,
        back=request.url.query,
        questions=site.memory.recall(("questions", site.store.state()), lambda: questions(site)),
        next=asked.next(page.next),
        further=asked.cursor is not None,
        kinds=[kind for kind in kinds_of(asked.filter) if "documents" not in kind[1]],
        facets=facets_of(site, asked.filter),
    )


def questions(site: Site) -> list[Question]:
    """What most needs a person's eyes, across reports."""
    return open_questions(site.incidents().all(IncidentFilter(least=2), LOOKED_THROUGH))[:QUESTIONS]


@router.post("/review/judge")
async def judge(request: Request) -> Response:
    """One judgement, then back to the list, at the next item."""
    given = await form_of(request)
    span = {name: _number(given.get(name, "")) for name in ("start", "end")}
    target = Target(sha256=given.get("sha256", ""), **span)
    words = {name: given[name] for name in ("field", "value", "note") if given.get(name)}
    judge_for(
        request, Judging.model_validate({"verdict": given.get("verdict"), "target": target.model_dump(), **words})
    )
    return back_to(given, given.get("next", ""))


@router.post("/review/undo")
async def undo(request: Request) -> Response:
    """The judgement is taken back."""
    given = await form_of(request)
    site_of(request).store.judgements().undo(given.get("id", "")[:100])
    return RedirectResponse("/incidents", 303) if "incident" in given else back_to(given)


@router.post("/review/apart")
async def apart(request: Request) -> Response:
    """One report of an incident is about another happening than each of the others; of one told beside it, that event is."""
    given, site = await form_of(request), site_of(request)
    incident = site.incidents().get(given.get("incident", "")[:100])
    own = next((report for report in incident.reports if report.document == given.get("document", "")), None)
    if own is None:
        raise HTTPException(404, "this report is not one of the incident's")
    made: dict[Target, Judgement] = {}
    for other in incident.reports:
        pair = pair_of(own, other)
        if pair[0] != pair[1] and pair[1] not in made:
            made[pair[1]] = site.store.judgements().judge("not_same", pair[0], other=pair[1])
    return RedirectResponse("/incidents", 303)


def pair_of(first: TellingReport, second: TellingReport) -> tuple[Target, Target]:
    """What is judged where two reports are: they themselves if both are mainly about the incident, else their events."""
    events = not (first.main and second.main) and None not in (first.start, second.start)
    one, two = (
        Target(sha256=report.sha256, start=report.start if events else None, end=report.end if events else None)
        for report in (first, second)
    )
    return one, two


@router.post("/review/same")
async def same(request: Request) -> Response:
    """An event, or a whole report, tells of an incident too."""
    given, site = await form_of(request), site_of(request)
    incident = site.incidents().get(given.get("incident", "")[:100])
    found = find(site.store, given.get("item", "").strip()[:100])[0]
    first = next((report for report in incident.reports if report.event), incident.reports[0])
    if found.item is None:
        first = next((report for report in incident.reports if report.main), first)
        target, other = Target(sha256=found.report.sha256), Target(sha256=first.sha256)
    else:
        target = Target(sha256=found.report.sha256, start=found.item.start, end=found.item.end)
        other = Target(sha256=first.sha256, start=first.start, end=first.end)
    site.store.judgements().judge("same", target, other=other)
    return RedirectResponse("/incidents", 303)


async def form_of(request: Request) -> dict[str, str]:
    """A form's fields; only with the token. Raises HTTPException."""
    if not request.scope.get("has_token"):
        raise HTTPException(403, "judging needs the token: open /unlock first")
    try:
        return dict(parse_qsl((await request.body()).decode("utf-8"), max_num_fields=20))
    except ValueError as error:
        raise HTTPException(400, "this is not a form of these pages") from error


def back_to(given: dict[str, str], item: str = "") -> Response:
    """The list that a form was in. Only what a filter is made of is kept of the address, so that it leads nowhere else."""
    asked = Asked.of_pairs(parse_qsl(given.get("back", ""), keep_blank_values=True, max_num_fields=100))
    where = asked.next(asked.cursor) if asked.cursor else query_of(asked.filter)
    known = item if item.replace("-", "").isalnum() and item.isascii() else ""
    return RedirectResponse(f"/review{where}" + (f"#v-{known}" if known else ""), 303)


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 12 else None
