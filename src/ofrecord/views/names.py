"""How items of a record are called when shown to people: speakers, parties, places, days. Nothing is added to the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ofrecord.domain.events import EventTime
from ofrecord.domain.figures import Figure
from ofrecord.domain.record import Record

_SMALL = frozenset(
    {"The", "A", "An", "He", "She", "It", "They", "His", "Her", "Its", "Their", "Both", "Some", "Several"}
)
_LEFT_OPEN = {"declines": "not answered by", "doubts": "not confirmed by"}


class Names:
    """Look-ups over one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.mentions = {m.id: m for m in record.mentions}
        self.entities = {e.id: e for e in record.entities}
        self.places = {p.id: p for p in record.places}
        self.times = {t.id: t for t in record.times}
        self.quotations = {q.id: q for q in record.quotations}
        self.figures = {f.id: f for f in record.figures}

    def party(self, mention_id: str) -> str:
        """The words of a mention; behind a pronoun or description the name it was resolved to, in brackets."""
        mention = self.mentions[mention_id]
        entity = self.entities.get(mention.entity or "")
        plain = one_line(mention.exact)
        if entity is None or mention.form == "name" or entity.name.casefold() in plain.casefold():
            return plain
        return f"{plain} [{one_line(entity.name)}]"

    def parties(self, mention_ids: Iterable[str]) -> str:
        """Several parties, or a dash where the text names none."""
        return ", ".join(self.party(m) for m in mention_ids) or "—"

    def speaker(self, quotation_id: str) -> str:
        """Who says a quotation, as the text puts it, with the name behind a pronoun or description in brackets."""
        speaker = self.quotations[quotation_id].speaker
        entity = self.entities.get(speaker.entity or "")
        if speaker.exact is None:
            return f"[{one_line(entity.name)}]" if entity else "somebody not named"
        mention = self.mentions.get(speaker.mention or "")
        plain = one_line(speaker.exact)
        named = mention.form == "name" if mention else speaker.state != "pronoun_resolved"
        if entity is None or named or entity.name.casefold() in plain.casefold():
            return plain
        return f"{plain} [{one_line(entity.name)}]"

    def sayers(self, attributed_to: Sequence[str], modality: str = "actual") -> str:
        """According to whom, innermost speaker first; empty where the report says it itself."""
        chain = [_inside(self.speaker(q)) for q in attributed_to]
        voices = [voice for n, voice in enumerate(chain) if voice not in chain[:n]]
        told = ", according to ".join(reversed(voices))
        return f"{credit(self.quotations[attributed_to[-1]].stance, modality)} {told}" if told else ""

    def place(self, place_id: str) -> str:
        """A place in the text's words."""
        return one_line(self.places[place_id].exact)

    def when(self, time: EventTime | None) -> str:
        """The day or interval of an event, where the text states one."""
        return interval(time.earliest, time.latest) if time is not None and time.stated else ""


def credit(stance: str, modality: str = "actual") -> str:
    """How the last speaker stands to what lies in his words: who gave no answer to a report has not said it."""
    if modality == "denied":
        return "denied by"
    return _LEFT_OPEN.get(stance, "according to")


def _inside(words: str) -> str:
    """Words as they stand inside a sentence: an article or pronoun at their start in small letters."""
    return words[:1].lower() + words[1:] if words.split(" ", 1)[0] in _SMALL else words


def one_line(text: str) -> str:
    """Words as one line: line breaks and runs of blanks become single blanks."""
    return " ".join(text.split())


def interval(earliest: str | None, latest: str | None) -> str:
    """ISO dates as "a", "a – b", "since a" or "until b"."""
    if earliest is None and latest is None:
        return ""
    if earliest == latest:
        return str(earliest)
    if latest is None:
        return f"since {earliest}"
    return f"{earliest} – {latest}" if earliest else f"until {latest}"


def bounds(figure: Figure) -> str:
    """The bounds of a figure with its unit: "3", "9 – 12", "≥ 150,000", "≤ 40 km"."""
    unit = f" {figure.unit}" if figure.unit else ""
    low, high = (f"{n:,}" if n is not None else None for n in (figure.low, figure.high))
    if low == high:
        return f"{low or '?'}{unit}"
    if high is None:
        return f"≥ {low}{unit}"
    return f"{low} – {high}{unit}" if low else f"≤ {high}{unit}"
