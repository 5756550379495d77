"""An incident's accounts side by side: what is at issue against who speaks, the differences first, and day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ofrecord.domain.incidents import Account, Difference, Incident, Said, Value
from ofrecord.incidents.differences import called
from ofrecord.views.incident_text import decisions, speaker_of
from ofrecord.views.matrix import PLAIN
from ofrecord.views.web.maps import Spotted, drawing
from ofrecord.views.web.words import day


@dataclass(frozen=True)
class Column:
    """One speaker over all accounts that go back to the same statement or text."""

    key: str
    speaker: str
    role: str
    stances: tuple[str, ...]
    first_said: str
    accounts: tuple[Account, ...]

    @property
    def words(self) -> tuple[Said, ...]:
        """Its exact words, each once."""
        unique = {(said.exact, said.sha256): said for account in self.accounts for said in account.words}
        return tuple(unique.values())

    def values(self, field: str) -> tuple[Value, ...]:
        """What it says in one field, each value once."""
        found = [account.values[field] for account in self.accounts if field in account.values]
        return tuple({called(value): value for value in found}.values())


@dataclass(frozen=True)
class Issue:
    """One row of the matrix: a field, the difference in it where there is one, and what each column says."""

    field: str
    difference: Difference | None
    cells: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Entry:
    """One thing said on a day."""

    day: str
    speaker: str
    said: Said


def compared(incident: Incident) -> dict[str, object]:
    """Columns, rows with the differences first, what is said day by day, and the place on a map."""
    shown = columns(incident)
    places = places_of([incident])
    return {
        "columns": shown,
        "issues": issues(incident, shown),
        "entries": entries(incident),
        "speakers": {account.id: speaker_of(account) for account in incident.accounts},
        "decided": decisions(incident),
        "places": places,
        "drawing": drawing(places) if places else None,
    }


def columns(incident: Incident) -> tuple[Column, ...]:
    """The reports' own voices together, then each speaker."""
    grouped: dict[str, list[Account]] = {}
    for account in incident.accounts:
        grouped.setdefault(account.source if account.speaker else "", []).append(account)
    return tuple(_column(key, accounts) for key, accounts in grouped.items())


def _column(key: str, accounts: Sequence[Account]) -> Column:
    stances = dict.fromkeys(said.stance for account in accounts for said in account.words)
    first = min((day(account.first_said) for account in accounts if account.first_said), default="")
    role = next((account.role for account in accounts if account.role), None) or ""
    return Column(key, speaker_of(accounts[0]), role, tuple(stances), first, tuple(accounts))


def issues(incident: Incident, shown: Sequence[Column]) -> tuple[Issue, ...]:
    """Conflicts first, then what else differs, then figures, then what all say the same of."""
    differences = {difference.field.split(" (")[0]: difference for difference in incident.differences}
    fields = dict.fromkeys(field for account in incident.accounts for field in account.values)

    def order(field: str) -> tuple[bool, bool, bool, str]:
        difference = differences.get(field)
        return (not (difference and difference.conflict), difference is None, field in PLAIN, field)

    return tuple(
        Issue(field, differences.get(field), tuple(column.values(field) for column in shown))
        for field in sorted(fields, key=order)
    )


def entries(incident: Incident) -> list[Entry]:
    """Everything said, by day; each wording once."""
    found: dict[tuple[str, str, str], Entry] = {}
    for account in incident.accounts:
        for said in account.words:
            entry = Entry(day(said.said), speaker_of(account), said)
            found.setdefault((entry.day, entry.speaker, said.exact), entry)
    return sorted(found.values(), key=lambda entry: entry.day or "~")


def places_of(incidents: Iterable[Incident]) -> list[Spotted]:
    """Where they happened, each place once, as exactly as it is known."""
    found: dict[tuple[object, ...], Spotted] = {}
    for one in incidents:
        if one.latitude is not None and one.longitude is not None:
            place = Spotted(one.place or "", one.latitude, one.longitude, one.precision or "vague", "")
            found.setdefault((one.latitude, one.longitude, place.precision), place)
    return list(found.values())
