"""`/api/v1`: the store for programs. Its description is generated from the code (docs/openapi.json)."""

from fastapi import APIRouter

from ofrecord.views.web.api import exports, incidents, judgements, lists, read

DESCRIPTION = """Everything is read from one store. All conditions of a list hold together; within one condition any of its
values will do. Lists come page by page: `next` of a page is the `cursor` of the next one, null at the end.
Answers carry an `ETag`; send it as `If-None-Match` and get 304 where nothing has changed. Every error has the same shape.
Beyond this machine every request needs `Authorization: Bearer TOKEN`."""

router = APIRouter(prefix="/api/v1")
for part in (lists, incidents, judgements, exports, read):
    router.include_router(part.router)

__all__ = ["DESCRIPTION", "router"]
