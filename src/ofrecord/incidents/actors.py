"""Who people held to be one actor, and whom they set apart: a record with its actors called as was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ofrecord.domain.base import Credit, content_id
from ofrecord.domain.judgements import Judgement
from ofrecord.domain.mentions import Codes, Entity, Mention
from ofrecord.domain.quotations import Quotation
from ofrecord.domain.record import Note, Record
from ofrecord.incidents.names import folded

SAME = Credit(step="judgements", rule="same_actor")
APART = Credit(step="judgements", rule="other_actor")


@dataclass(frozen=True)
class Joined:
    """A judgement that whoever bears the one name is whom the other names."""

    judgement: Judgement
    name: str
    into: str


@dataclass(frozen=True)
class Naming:
    """How actors are called by judgement: names that are one actor's, and words of single reports that mean another."""

    joined: tuple[Joined, ...] = ()
    apart: tuple[Judgement, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, joined: Iterable[Joined], apart: Iterable[Judgement]) -> Naming:
        """Folded name → all names of that actor, the one that stands for them first. Later judgements win."""
        groups: dict[str, tuple[str, ...]] = {}
        kept = tuple(joined)
        for one in kept:
            into, name = groups.get(folded(one.into), (one.into,)), groups.get(folded(one.name), (one.name,))
            names = tuple({folded(n): n for n in (*name, *into)}.values())
            first = one.into if name == into else into[0]  # of one group already: this says which name is to stand
            group = (first, *(n for n in names if folded(n) != folded(first)))
            groups |= {folded(n): group for n in group}
        return cls(kept, tuple(apart), groups)

    def names(self, name: str) -> tuple[str, ...]:
        """All names of the actor that bears this one; the one that stands for them first."""
        return self.groups.get(folded(name), (name,))

    def __bool__(self) -> bool:
        return bool(self.joined or self.apart)


def named(record: Record, naming: Naming) -> Record:
    """The record with its entities called as people decided. The same object where nothing is decided about it."""
    made, notes = record, []
    for judgement in naming.apart:
        if judgement.target.sha256 == record.source.sha256:
            made, said = _set_apart(made, judgement)
            notes += said
    entities = tuple(_joined(entity, naming) for entity in made.entities)
    for old, new in zip(made.entities, entities, strict=True):
        if old is not new and old.name != new.name:
            notes.append(_note(f"“{old.name}” is called {new.name} here: people held them to be one"))
    if made is record and all(old is new for old, new in zip(made.entities, entities, strict=True)):
        return record
    return made.model_copy(update={"entities": entities, "notes": (*record.notes, *notes)})


def _note(message: str) -> Note:
    return Note(code="actor_judged", message=message)


def _joined(entity: Entity, naming: Naming) -> Entity:
    """The entity under the name that stands for all names of its group."""
    if (group := naming.groups.get(folded(entity.name))) is None:
        return entity
    others = (n for n in (*group[1:], entity.name, *entity.aliases) if n != group[0])
    return entity.model_copy(update={"name": group[0], "aliases": tuple(dict.fromkeys(others)), "by": SAME})


def entity_at(record: Record, start: int, end: int) -> tuple[Entity, Mention] | None:
    """The entity that these words name, with the mention of it; of several the one whose words they are most exactly."""
    entities = {entity.id: entity for entity in record.entities}
    found = [m for m in record.mentions if m.entity in entities and m.start < end and start < m.end]
    if not found:
        return None
    best = min(found, key=lambda m: (abs(m.start - start) + abs(m.end - end), m.id))
    return entities[best.entity or ""], best


def _set_apart(record: Record, judgement: Judgement) -> tuple[Record, list[Note]]:
    """The words mean another actor in this report. Where they are the entity's own name, it is another one altogether."""
    target, name = judgement.target, judgement.value
    found = entity_at(record, target.start or 0, target.end or 0) if name and target.end else None
    if found is None or name is None:
        return record, []
    entity, mention = found
    words = folded(mention.exact)
    own = [m for m in record.mentions if m.entity == entity.id]
    leaving = [m for m in own if folded(m.exact) == words]
    note = _note(f"“{mention.exact}” is called {name} here: it was set apart by {judgement.who}")
    if words == folded(entity.name) or not any(m.form == "name" for m in own if m not in leaving):
        other = entity.model_copy(update={"name": name, "aliases": (), "by": APART})
        entities = tuple(other if one is entity else one for one in record.entities)
        return record.model_copy(update={"entities": entities}), [note]
    return _split(record, entity, leaving, name, judgement.id), [note]


def _split(record: Record, entity: Entity, leaving: Sequence[Mention], name: str, judgement: str) -> Record:
    """Some mentions of an entity as an entity of their own, of which nothing is known but its name and sort."""
    first, ids = leaving[0], {mention.id for mention in leaving}
    other = Entity(
        id=content_id("n", entity.id, judgement),
        start=first.start,
        end=first.end,
        exact=first.exact,
        type=entity.type,
        name=name,
        codes=Codes(),
        mentions=tuple(mention.id for mention in leaving),
        by=APART,
        confidence=entity.confidence,
    )
    words = {folded(mention.exact) for mention in leaving}
    rest = entity.model_copy(
        update={
            "mentions": tuple(id for id in entity.mentions if id not in ids),
            "aliases": tuple(alias for alias in entity.aliases if folded(alias) not in words),
        }
    )
    known = [rest if one is entity else one for one in record.entities]
    changes: dict[str, object] = {
        "entities": tuple(sorted((*known, other), key=lambda one: (one.start, one.end, one.id))),
        "mentions": tuple(m.model_copy(update={"entity": other.id}) if m.id in ids else m for m in record.mentions),
        "quotations": tuple(_spoken(quotation, ids, other.id) for quotation in record.quotations),
    }
    return record.model_copy(update=changes)


def _spoken(quotation: Quotation, mentions: set[str], entity: str) -> Quotation:
    """The quotation with its speaker among the mentions as that entity's."""
    if quotation.speaker.mention not in mentions:
        return quotation
    return quotation.model_copy(update={"speaker": quotation.speaker.model_copy(update={"entity": entity})})
