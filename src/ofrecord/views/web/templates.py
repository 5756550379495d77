"""Templates: everything that comes from outside is escaped, and what would turn the reading order is made visible."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.types import Scope

from ofrecord import __version__
from ofrecord.store.dialect import MARKS
from ofrecord.views.found_text import credited, headline, report_line
from ofrecord.views.web import words
from ofrecord.views.web.asked import query_of
from ofrecord.views.web.links import Links
from ofrecord.views.web.unseen import plain, visible


def _plain(value: Any) -> Any:
    """What any expression of a template gives: unseen characters of a plain text become one that is seen."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return plain(value)
    return value


def highlighted(snippet: str) -> Markup:
    """A snippet of the full-text index, with what was asked for marked."""
    return visible(snippet).replace(MARKS[0], Markup("<mark>")).replace(MARKS[1], Markup("</mark>"))


@cache
def environment() -> Environment:
    """The one environment of all pages."""
    made = Environment(
        loader=PackageLoader("ofrecord.views.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    made.filters.update(
        visible=visible,
        highlighted=highlighted,
        headline=headline,
        report_line=report_line,
        credited=credited,
        looked_for=words.looked_for,
        day=words.day,
        span_of_days=words.span_of_days,
        code=words.code,
        speaker_name=lambda id, speakers: speakers.get(id, id),
    )
    made.globals.update(query_of=query_of, STANCES=words.STANCES, version=__version__, words=words)
    return made


def render(name: str, scope: Scope | None = None, /, **values: Any) -> str:
    """A page. `scope` is that of the request; a page of a published site has none."""
    links = values.pop("links", None) or Links()
    here = {
        "path": scope["path"] if scope else "",
        "unlocked": bool(scope and scope.get("has_token")),
        "alive": scope is not None,
    }
    return environment().get_template(name).render(links=links, **here, **values)
