"""`ofrecord judge …`, `ofrecord redact` and `ofrecord review`: what people decide, and what most needs their eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ofrecord.domain.judgements import Target, Verdict
from ofrecord.views.cli.common import StoreOption, opened_store, say
from ofrecord.views.incident_text import counted, judgement_line

if TYPE_CHECKING:
    from ofrecord.store import Store

app = typer.Typer(no_args_is_help=True, help="Decide what the program cannot: people's judgements win over it.")
Item = Annotated[
    str,
    typer.Argument(
        metavar="ITEM", help="Id of an event, figure, quotation or report, as review, incidents and search print it."
    ),
]
ONE = typer.Argument(metavar="ONE", help="Id of a report or of an event, or its beginning.")
OTHER = typer.Argument(metavar="OTHER", help="Another of the same sort.")
Who = Annotated[str | None, typer.Option("--who", help="Who decides. Without it: the user of this machine.")]
Note = Annotated[str | None, typer.Option("--note", help="Why.")]
Field = Annotated[str | None, typer.Option("--field", help="The field: killed, injured, agent, place, time …")]


def target_of(store: Store, item: str) -> Target:
    """What an id stands for: a document's source, or the words of one of its items."""
    from ofrecord.store.lookup import find

    found = find(store, item)[0]
    if found.item is None:
        return Target(sha256=found.report.sha256)
    return Target(sha256=found.report.sha256, start=found.item.start, end=found.item.end)


def decide(store: str | None, verdict: Verdict, item: str, second: str | None = None, **parts: str | None) -> None:
    """Make a judgement and say its id."""
    with opened_store(store, create=False) as opened:
        other = target_of(opened, second) if second else None
        made = opened.judgements().judge(verdict, target_of(opened, item), other=other, **parts)
    say(judgement_line(made))


@app.command("same")
def same(
    first: Annotated[str, ONE],
    second: Annotated[str, OTHER],
    store: StoreOption = None,
    who: Who = None,
    note: Note = None,
) -> None:
    """Two reports are mainly about one happening, or two events are one.

    A report may tell of several happenings: name events, as `ofrecord incidents` shows them, where one of those is meant.

    [bold]Example:[/bold] ofrecord judge same e-5d0c e-39ab
    """
    decide(store, "same", first, second, who=who, note=note)


@app.command("different")
def different(
    first: Annotated[str, ONE],
    second: Annotated[str, OTHER],
    store: StoreOption = None,
    who: Who = None,
    note: Note = None,
) -> None:
    """Two reports are about different happenings, or two events are."""
    decide(store, "not_same", first, second, who=who, note=note)


@app.command("same-actor")
def same_actor(
    name: Annotated[str, typer.Argument(help="A name of somebody, as search shows it.")],
    of: Annotated[str, typer.Argument(metavar="WHOM", help="The name of whom it is; this one stands for both.")],
    store: StoreOption = None,
    who: Who = None,
    note: Note = None,
) -> None:
    """Two names are one actor's, in every report, those to come too.

    [bold]Example:[/bold] ofrecord judge same-actor RSF "Rapid Support Forces"
    """
    with opened_store(store, create=False) as opened:
        say(judgement_line(opened.judgements().join_actors(name, of, who=who, note=note)))


@app.command("other-actor")
def other_actor(
    name: Annotated[str, typer.Argument(help="The name as the report has it.")],
    document: Annotated[str, typer.Option("--document", metavar="ID", help="The report, by its id or hash.")],
    called: Annotated[str, typer.Option("--name", help="What to call whom this report means.")],
    store: StoreOption = None,
    who: Who = None,
    note: Note = None,
) -> None:
    """In one report a name means somebody else than in others.

    [bold]Example:[/bold] ofrecord judge other-actor "Tom Hale" --document r7 --name "Tom Hale of Besim"
    """
    from ofrecord.store.lookup import find

    with opened_store(store, create=False) as opened:
        number = find(opened, document)[0].report.number
        say(judgement_line(opened.judgements().set_actor_apart(name, number, called, who=who, note=note)))


@app.command("right")
def right(item: Item, field: Field = None, store: StoreOption = None, who: Who = None, note: Note = None) -> None:
    """What was read here is right."""
    decide(store, "right", item, field=field, who=who, note=note)


@app.command("wrong")
def wrong(item: Item, field: Field = None, store: StoreOption = None, who: Who = None, note: Note = None) -> None:
    """What was read here is wrong: it leaves the accounts. With --field only that value."""
    decide(store, "wrong", item, field=field, who=who, note=note)


@app.command("correct")
def correct(
    item: Item,
    field: Annotated[str, typer.Option("--field", help="The field: killed, injured, agent, place, time …")],
    value: Annotated[str, typer.Option("--value", help="What it should say.")],
    store: StoreOption = None,
    who: Who = None,
    note: Note = None,
) -> None:
    """Put another value in the place of what was read; of a quotation its stance can be corrected.

    [bold]Example:[/bold] ofrecord judge correct e-9b5b --field killed --value 5 --note "by phone"
    """
    decide(store, "corrected", item, field=field, value=value, who=who, note=note)


@app.command("note")
def note_on(
    item: Item,
    text: Annotated[str, typer.Argument(help="The note.")],
    store: StoreOption = None,
    who: Who = None,
) -> None:
    """Write a note beside an item or report; nothing else changes."""
    decide(store, "note", item, note=text, who=who)


@app.command("undo")
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or the beginning of it.")],
    store: StoreOption = None,
    who: Who = None,
    note: Note = None,
) -> None:
    """Take a judgement back. Both rows stay; taking the taking-back back restores it."""
    with opened_store(store, create=False) as opened:
        say(judgement_line(opened.judgements().undo(judgement, who, note)))


@app.command("list")
def list_all(store: StoreOption = None) -> None:
    """All judgements, earliest first, with who and when."""
    with opened_store(store, create=False) as opened:
        for made in opened.judgements().all():
            say(judgement_line(made))


def redact(
    name: Annotated[str, typer.Argument(help="The name or words to take out, as the reports write them.")],
    store: StoreOption = None,
    document: Annotated[str | None, typer.Option("--document", metavar="ID", help="Only in this report.")] = None,
    purge: Annotated[
        bool, typer.Option("--purge", help="Also remove the kept bytes of these reports for good, recorded as a gap.")
    ] = False,
    who: Who = None,
    note: Note = None,
) -> None:
    """Take a name or a source out of every view and export; a tombstone stands in its place.

    The bytes as they came stay sealed in the store, and the redaction can be undone, unless they are purged.

    [bold]Example:[/bold] ofrecord redact "Ana Okoro" --note "asked not to be named"
    """
    from ofrecord.store import Filter
    from ofrecord.store.lookup import find

    with opened_store(store, create=False) as opened:
        number = find(opened, document)[0].report.number if document else None
        judgements = opened.judgements()
        before = {made.id for made in judgements.all()}
        count = judgements.redact(name, document=number, who=who, note=note)
        hashes = {made.target.sha256 for made in judgements.all() if made.id not in before}
        if purge:
            for sha256 in sorted(hashes):
                judgements.purge(sha256, who)
        left = opened.query(Filter(kind="documents", text=f'"{name}"')).count()
    gone = ", their bytes removed" if purge and hashes else ""
    typer.echo(f"{counted(count, 'place')} in {counted(len(hashes), 'report')} redacted{gone}", err=True)
    if left and not document:
        typer.echo(f"{counted(left, 'report')} still with these words in another form", err=True)
    if not count:
        typer.echo("nothing was found to redact: write the name as the reports do", err=True)


def review(
    store: StoreOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show at most this many.")] = 20,
) -> None:
    """List what most needs a person's eyes: contradictions, weak links, values from rules that are often wrong.

    [bold]Example:[/bold] ofrecord review --limit 5
    """
    from ofrecord.incidents.review import open_questions
    from ofrecord.store import IncidentFilter

    with opened_store(store, create=False) as opened:
        found = open_questions(opened.incidents().all(IncidentFilter(least=2)))
        for question in found[:limit]:
            say(f"{question.weight:4.1f}  {question.incident}  {question.asks}\n      {question.decide}")
        typer.echo(counted(len(found), "open question"), err=True)
