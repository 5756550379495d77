"""Entities: which mentions name the same somebody."""

from __future__ import annotations

from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step
from ofrecord.domain.mentions import Entity, Mention


class Entities(Step):
    """Groups mentions into entities."""

    name = "entities"
    requires = ("doc", "mentions", "places")
    adds = ("entities", "mentions.entity")

    def __call__(self, found: Annotations) -> Annotations:
        groups: dict[str, list[Mention]] = {}
        for mention in found.mentions:
            groups.setdefault(mention.exact, []).append(mention)
        entities = tuple(self._entity(found, group) for group in groups.values())
        owner = {m: e.id for e in entities for m in e.mentions}
        linked = tuple(m.model_copy(update={"entity": owner[m.id]}) for m in found.mentions)
        return replace(found, entities=entities, mentions=linked)

    def _entity(self, found: Annotations, group: list[Mention]) -> Entity:
        first = group[0]
        return Entity(
            id=found.id("n", first.id),
            **found.located(first.start, first.end),
            type=first.type,
            name=first.exact,
            mentions=tuple(m.id for m in group),
            **self.credit("same_name"),
        )
