"""Fighters described without a name, who belong to the one armed group that the report names: "the guerrillas", "urban commandos"."""

from __future__ import annotations

from ofrecord.annotations.entities.clusters import Cluster
from ofrecord.annotations.entities.keys import Keys

RULE = "only_group"


def enlist(clusters: list[Cluster], keys: Keys) -> None:
    """Give those whom only a word for fighters describes the one named group as their affiliation.

    Only where the report has named that group before, names no other, and describes them by nothing that this group may not be
    ("unidentified", another state's, "right-wing"): then it is the one fitting body, as with a definite description.
    """
    named = [c for c in clusters if c.type == "armed_group" and c.named]
    if len(named) != 1:
        return
    group = named[0]
    first = min(s.span.start for s in group.named)
    for cluster in clusters:
        if cluster.type == "armed_group" and not cluster.named and _fits(cluster, group, first, keys):
            cluster.affiliation = group
            cluster.rules.append(RULE)


def _fits(cluster: Cluster, group: Cluster, first: int, keys: Keys) -> bool:
    if cluster.affiliation is not None or not cluster.said or not cluster.head_words <= keys.classes.fighters:
        return False
    listed = keys.listed(group.key)
    if cluster.state is not None and cluster.state not in (group.state, listed and listed.country):
        return False
    kinds = keys.classes.group_adjectives | keys.classes.fighters
    described = [s for s in cluster.said if s.mention.form == "nominal"]
    plain = all(w in kinds or keys.parties.state_of(w.capitalize()) for s in described for w in s.adjectives)
    return plain and all(s.plural for s in described) and any(s.span.start > first for s in described)
