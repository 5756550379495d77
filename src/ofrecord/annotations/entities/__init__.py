"""Entities: which mentions name the same somebody, by rules that a reader can check.

keys.py       what a name says: the words that make two names the same
clusters.py   an entity while it is being put together, and all of them by key
descriptions.py  "the ministry", "the minister", "its forces", appositions
pronouns.py   the antecedent of a pronoun, or the reason why there is none
entities.py   the step: names first, then descriptions and pronouns in text order
"""

from ofrecord.annotations.entities.entities import Entities

__all__ = ["Entities"]
