"""Judgements: what people decide. Reading them is free on this machine, making and undoing them needs the token."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from ofrecord.domain.judgements import Judgement, Target
from ofrecord.errors import NotInStore
from ofrecord.store import Filter, Store
from ofrecord.views.web.api.models import ERRORS
from ofrecord.views.web.site import site_of

router = APIRouter()
TWO = ("same", "not_same", "same_actor")
OF_WORDS = ("same_actor", "other_actor")


class Subject(BaseModel):
    """A source, and the span of its text where it is not the whole report."""

    model_config = ConfigDict(extra="forbid")

    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="hash of the source's bytes")]
    start: Annotated[int | None, Field(ge=0, le=10**9, description="first code point")] = None
    end: Annotated[int | None, Field(ge=0, le=10**9, description="one past the last code point")] = None


class Judging(BaseModel):
    """A decision to be kept. `other` is needed for `same`, `not_same` and `same_actor`, `field` and `value` for `corrected`.

    `same` and `not_same` are about two reports, or with `start` and `end` in both about the two events whose words these are.
    `same_actor`: whom the words of `target` name is whom those of `other` name, in every report. `other_actor`: whom the words
    of `target` name is in this report somebody else, called `value`.
    """

    model_config = ConfigDict(extra="forbid")

    verdict: Literal["same", "not_same", "same_actor", "other_actor", "right", "wrong", "corrected", "note"]
    target: Subject
    other: Subject | None = None
    field: Annotated[str | None, Field(max_length=60)] = None
    value: Annotated[str | None, Field(max_length=500)] = None
    note: Annotated[str | None, Field(max_length=2_000)] = None
    who: Annotated[
        str | None, Field(max_length=200, description="who decides; without it the user of this machine")
    ] = None


def judge_for(request: Request, given: Judging) -> Judgement:
    """Keep a judgement. Raises HTTPException without the token, NotInStore for a source that is not here."""
    need_token(request)
    if given.verdict in TWO and given.other is None:
        raise HTTPException(422, f"{given.verdict} is about two reports or two events: give `other`")
    if given.verdict in OF_WORDS and any(one and one.start is None for one in (given.target, given.other)):
        raise HTTPException(422, f"{given.verdict} is about words: give `start` and `end`")
    if given.verdict == "other_actor" and not (given.value or "").strip():
        raise HTTPException(422, "say in `value` what to call whom these words mean")
    if given.verdict == "corrected" and not (given.field and given.value):
        raise HTTPException(422, "a correction needs `field` and `value`")
    store = site_of(request).store
    for subject in filter(None, (given.target, given.other)):
        _check(store, subject)
    other = Target(**given.other.model_dump()) if given.other else None
    words = {name: getattr(given, name) for name in ("who", "field", "value", "note")}
    return store.judgements().judge(given.verdict, Target(**given.target.model_dump()), other=other, **words)


def need_token(request: Request) -> None:
    """Raises HTTPException without the token."""
    if not request.scope.get("has_token"):
        raise HTTPException(403, "judging needs the token: send it as `Authorization: Bearer TOKEN`, or open /unlock")


def _check(store: Store, subject: Subject) -> None:
    if (subject.start is None) != (subject.end is None) or (subject.start or 0) > (subject.end or 0):
        raise HTTPException(422, "a span has a start and an end, in this order")
    if store.query(Filter(kind="documents", id=subject.sha256)).count() == 0:
        raise NotInStore(f"no report of this store has the hash {subject.sha256}")


@router.get("/judgements", response_model=tuple[Judgement, ...], responses=ERRORS, operation_id="list_judgements")
def judgements(request: Request) -> Any:
    """All judgements, earliest first, those taken back too."""
    return site_of(request).store.judgements().all()


@router.post("/judgements", status_code=201, response_model=Judgement, responses=ERRORS, operation_id="judge")
def judge(request: Request, given: Judging) -> Any:
    """Keep a judgement; incidents follow it from now on. Needs the token."""
    return judge_for(request, given)


@router.post(
    "/judgements/{id}/undo", status_code=201, response_model=Judgement, responses=ERRORS, operation_id="undo_judgement"
)
def undo(request: Request, id: Annotated[str, Path(max_length=100)]) -> Any:
    """Take a judgement back, by one of its own. Needs the token."""
    need_token(request)
    return site_of(request).store.judgements().undo(id)
