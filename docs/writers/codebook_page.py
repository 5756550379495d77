"""codebook.md: every code with its meaning and an example, and what it becomes in other schemes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ofrecord.annotations.access import ConstraintCodes
from ofrecord.domain.events import EventCodes
from ofrecord.lexicons import Lexicons
from ofrecord.records.codebook import Code, codebook
from ofrecord.views.exports.codes import acled, ucdp
from writers.markdown import table


def code_table(codes: Mapping[str, Code]) -> Iterator[str]:
    """Code, meaning, example."""
    return table(("code", "means", "example"), ((f"`{n}`", c.says, f"*{c.example}*") for n, c in codes.items()))


def codebook_page() -> Iterator[str]:
    """Every code with its meaning and an example."""
    book = codebook()
    yield "# Codebook"
    yield ""
    yield "Every code that can stand in a record, what it means, and a sentence in which it would be given."
    yield "The sentences were written for this page. In a sentence with several events the code is that of one of them."
    yield ""
    yield "## Event types and modes"
    yield ""
    yield "Field `events.type`, with `events.mode`. The types are those of PLOVER; `MOVE` and `OTHER` are of this project."
    yield ""
    for name, event_type in book.event_types.items():
        yield f"### {name}"
        yield ""
        yield f"{event_type.says} *{event_type.example}*"
        yield ""
        if event_type.modes:
            yield from code_table(event_type.modes)
    for name, codes in book.lists.items():
        yield f"## {name.replace('_', ' ').capitalize()}"
        yield ""
        yield f"Field `{codes.field}`. {codes.says}"
        yield ""
        yield from code_table(codes.codes)
    yield from mappings()


def mappings() -> Iterator[str]:
    """How events are written in other schemes, and the rules of the study of humanitarian law."""
    lexicons = Lexicons()
    yield "## Other schemes"
    yield ""
    yield "What an event becomes in other schemes, as data in `lexicons/event_codes.yaml` and `lexicons/codes/`. An empty cell: that"
    yield "scheme has no such code, or needs to know more than the event tells."
    yield ""
    yield from cameo_table(lexicons)
    yield from scheme_tables()
    yield "### Constraints on humanitarian access: ACAPS and OCHA"
    yield ""
    yield "Fields `events.codes.acaps` and `events.codes.ocha`, for the readings `denial`, `obstruction` and `attack_on_aid`."
    yield ""
    constraints = lexicons.codes("codes/access", dict[str, ConstraintCodes])
    rows = ((c.says, c.acaps, c.ocha, f"*{c.example}*") for c in constraints.values())
    yield from table(("means", "ACAPS indicator", "OCHA category", "example"), rows)
    yield "## Rules of humanitarian law"
    yield ""
    yield "Fields `events.law.rules` and `quotations.law.rules`: numbers of the ICRC's study of customary humanitarian law (2005)."
    yield "They say which matter the words name. Whether a rule was kept or broken, only speakers say."
    yield ""
    rules = lexicons.codes("codes/law", dict[int, dict[str, str]])
    yield from table(("rule", "subject", "in short"), ((str(n), r["name"], r["says"]) for n, r in rules.items()))


def cameo_table(lexicons: Lexicons) -> Iterator[str]:
    """PLOVER type and mode with the CAMEO root and code, and the codebook's sentence."""
    yield "### PLOVER and CAMEO"
    yield ""
    book, rows = codebook(), []
    for name, codes in lexicons.codes("event_codes", dict[str, EventCodes]).items():
        type_name, _, mode = name.partition(" ")
        entry = book.event_types[type_name]
        example = entry.modes[mode].example if mode else entry.example
        cameo = codes.cameo or ""
        rows.append((f"`{name}`", cameo[:2], cameo, codes.acled or "", f"*{example}*"))
    yield from table(("PLOVER", "CAMEO root", "CAMEO", "ACLED sub-event type", "example"), iter(rows))


def scheme_tables() -> Iterator[str]:
    """The rows of the ACLED-like and UCDP-like exports."""
    yield "### ACLED"
    yield ""
    acled_rows = (
        (
            f"`{e.type}{' ' + e.mode if e.mode else ''}`",
            e.recipient or "",
            e.event_type,
            e.sub_event_type or "",
            f"*{e.example}*",
        )
        for e in acled().events
    )
    yield from table(("event", "done to", "event type", "sub-event type", "example"), acled_rows)
    yield "### UCDP"
    yield ""
    yield "Type of violence, for `ASSAULT` where both sides are known: 1 state-based, 2 between groups, 3 one-sided."
    yield ""
    ucdp_rows = ((v.a, v.b, str(v.type), f"*{v.example}*") for v in ucdp().violence)
    yield from table(("side a", "side b", "type", "example"), ucdp_rows)
