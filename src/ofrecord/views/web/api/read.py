"""A text sent to be read: nothing of it is kept."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ofrecord.domain.record import Record
from ofrecord.sources import Capture, Given
from ofrecord.views.web.api.models import ERRORS, Text

router = APIRouter()


@router.post("/read", response_model=Record, responses=ERRORS, operation_id="read")
def read(request: Request, given: Text) -> Response:
    """The record of a text, as `ofrecord read` gives it for a line of JSONL."""
    stated = Given("text", given.published, given.title, given.url, given.publisher)
    capture = Capture(given.text.encode("utf-8", "replace"), "text", "application/jsonl", stated)
    return Response(request.app.state.desk.read(capture), media_type="application/json")
