"""The antecedent of a pronoun, or the reason why there is none.

Candidates stand in the same or the two sentences before, agree in number, kind and gender, and are not an argument of the
same verb as the pronoun. They are ranked by sentence distance and grammatical function (after Lappin and Leass, 1994:
subjects before objects before the rest); when two different entities come out nearly equal, nothing is decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from ofrecord.annotations.entities.clusters import Cluster, Clusters
from ofrecord.annotations.entities.keys import Said
from ofrecord.language.parse import Token
from ofrecord.language.parties import Parties
from ofrecord.language.syntax import SUBJECTS

SENTENCES_BACK = 2
MENTIONS_BACK = 40
CLEAR_LEAD = 0.35
"""How much better the best candidate must be than the best of another entity."""

LEAST_SCORE, LEAST_PLURAL = -0.8, 0.0
"""Below this a candidate is too far away or too unlike; "they" may also stand for two that no mention joins."""

_WEIGHT = {"nsubj": 1.0, "nsubjpass": 0.9, "dobj": 0.4, "agent": 0.4, "poss": 0.3, "appos": 0.2, "pobj": 0.2}
_COLLECTIVE = frozenset({"organization", "government", "armed_group", "armed_force"})
_THING = frozenset({"facility", "vehicle", "weapon", "place"})
_SPEAKER = "the speaker of the quotation"


class Antecedents:
    """Resolves the pronouns of one document."""

    def __init__(self, parties: Parties, clusters: Clusters, sentence: Sequence[int], quoted: frozenset[int]) -> None:
        self.parties, self.clusters, self.sentence, self.quoted = parties, clusters, sentence, quoted

    def find(self, said: Said, before: Sequence[Said]) -> tuple[Cluster | None, str | None]:
        """The entity of a pronoun, or None and why. `before` holds the mentions that begin earlier, in text order."""
        pronoun = said.head
        if pronoun.lower_ in self.parties.pronouns.speaker:
            return None, _SPEAKER if pronoun.i in self.quoted else "first person outside a quotation"
        best: dict[int, tuple[float, Cluster]] = {}
        for other in reversed(before[-MENTIONS_BACK:]):
            if self.sentence[pronoun.i] - self.sentence[other.head.i] > SENTENCES_BACK:
                break
            cluster = self.clusters.owner.get(other.mention.id)
            if cluster is None or (other.head.i in self.quoted and pronoun.i not in self.quoted):
                continue  # who is named inside a quotation only is not spoken of again outside it
            if pronoun.i in self.quoted and self._reports(cluster, pronoun):
                continue  # who speaks says "we"
            if not self._agrees(pronoun, other, cluster) or self._bound(pronoun, other, said):
                continue
            if self._is_only_beside(pronoun, other):
                continue
            score = self._score(pronoun, other)
            if id(cluster) not in best or best[id(cluster)][0] < score:
                best[id(cluster)] = (score, cluster)
        least = LEAST_PLURAL if pronoun.lower_ in self.parties.pronouns.plural else LEAST_SCORE
        return _clear(sorted(best.values(), key=lambda x: -x[0]), least)

    def _reports(self, cluster: Cluster, pronoun: Token) -> bool:
        """Is the entity named around the quotation in the pronoun's sentence: the speaker, or his body ("…, said X of Y")?"""
        here = self.sentence[pronoun.i]
        return any(self.sentence[s.head.i] == here and s.head.i not in self.quoted for s in cluster.said)

    def _agrees(self, pronoun: Token, other: Said, cluster: Cluster) -> bool:
        lists, word = self.parties.pronouns, pronoun.lower_
        if word in lists.thing:
            number = not other.plural or other.mention.form == "name" or other.mention.form == "pronoun"
            plural_pronoun = other.head.lower_ in lists.plural
            return number and not plural_pronoun and (cluster.type in _COLLECTIVE or cluster.type in _THING)
        if word in lists.plural:
            if other.head.lower_ in lists.thing:
                return False
            return cluster.type in _COLLECTIVE or cluster.type == "people"
        gender = "m" if word in lists.person_male else "f"
        return cluster.type == "person" and cluster.gender in (None, gender) and not other.plural

    def _bound(self, pronoun: Token, other: Said, said: Said) -> bool:
        """Is the candidate ruled out by syntax: a co-argument of the verb, or a phrase that holds the pronoun?"""
        if other.span.start <= pronoun.i < other.span.end:
            return True
        if self._is_told_of(pronoun, other) or self._is_his_own(pronoun, other) or _accuses(other.head, pronoun):
            return True
        if pronoun.dep_ == "poss" or pronoun.lower_.endswith(("self", "selves")):
            return False
        mine, theirs = _governor(pronoun), _governor(other.head)
        return mine == theirs and mine is not None

    def _is_told_of(self, pronoun: Token, other: Said) -> bool:
        """ "A fourth man was being treated, he added": who is only described in the words said does not say them."""
        verb, before = pronoun.head, other.head.i < pronoun.i and other.mention.form == "nominal"
        top = verb.head if verb.dep_ in ("parataxis", "ccomp", "advcl") and verb.head.i < verb.i else verb
        return before and self._speaks(pronoun) and top.is_ancestor(other.head) and pronoun.sent == other.head.sent

    def _is_his_own(self, pronoun: Token, other: Said) -> bool:
        """ "His lawyer said that he was beaten": he is whose lawyer it is, and not the lawyer."""
        owners = [c for c in other.head.lefts if c.dep_ == "poss" and c.tag_ == "PRP$"]
        lists = self.parties.pronouns
        alike = any({c.lower_, pronoun.lower_} <= g for g in (lists.person_male, lists.person_female) for c in owners)
        return alike and other.head.dep_ == "nsubj" and other.head.head.is_ancestor(pronoun)

    def _is_only_beside(self, pronoun: Token, other: Said) -> bool:
        """Is it named outside somebody's quoted words, and only in passing? "They came at night," said a woman who had
        lost her home: whom she means nobody knows, so not the party that a relative clause before her words names."""
        if pronoun.i not in self.quoted or other.head.i in self.quoted or other.head.sent == pronoun.sent:
            return False
        plural = pronoun.lower_ in self.parties.pronouns.plural
        verb = other.head.head
        return plural and (other.head.dep_ not in SUBJECTS or verb.dep_ not in ("ROOT", "conj", "ccomp"))

    def _score(self, pronoun: Token, other: Said) -> float:
        head = other.head
        score = _WEIGHT.get(head.dep_, 0.1) - (self.sentence[pronoun.i] - self.sentence[head.i])
        if head.dep_ == "conj":
            score += _WEIGHT.get(head.head.dep_, 0.1) - 0.2
        first = head.head if head.dep_ == "conj" else head
        if pronoun.dep_ in SUBJECTS and first.dep_ in SUBJECTS:
            score += 0.3
        if pronoun.dep_ == "poss" and head.dep_ in SUBJECTS and head.head.is_ancestor(pronoun):
            score += 0.6
        if self._speaks(pronoun) and self._speaks(head):
            score += 0.4
        if self._speaks(head) and not self._speaks(pronoun) and _is_aside(head.head):
            score -= 0.8  # "Troops detained two herders, residents said. They were freed": not the residents
        if self._speaks(pronoun) and head.dep_ == "pobj" and head.head.head.lower_ == "according":
            score += 1.1  # "according to the clinic, ... It added": it spoke before
        if (pronoun.i in self.quoted) != (head.i in self.quoted):
            score -= 0.6
        if other.mention.type in _THING and pronoun.dep_ != "dobj":
            score -= 0.5
        if pronoun.lower_ in self.parties.pronouns.plural:
            score += 0.4 if other.plural or other.mention.type == "people" else -0.5
        return score

    def _speaks(self, token: Token) -> bool:
        """Is it the subject of a verb of saying?"""
        return token.dep_ == "nsubj" and token.head.lemma_ in self.parties.cues.speech_verbs


def _accuses(accuser: Token, pronoun: Token) -> bool:
    """ "Chad accused Togo of theft, which it denied": who accuses does not deny what the clause about the accusing is on."""
    denial = pronoun.head
    return (
        denial.dep_ == "relcl"
        and denial.head.pos_ == "VERB"
        and accuser.head == denial.head
        and accuser.dep_ == "nsubj"
    )


def _is_aside(said: Token) -> bool:
    """Does a verb of saying stand behind what is said?"""
    return any(c.dep_ == "ccomp" and c.i < said.i for c in said.lefts)


def _clear(ranked: list[tuple[float, Cluster]], least: float) -> tuple[Cluster | None, str | None]:
    if not ranked:
        return None, "no antecedent of this kind in the sentences before"
    if ranked[0][0] < least:
        return None, "no antecedent is near enough"
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEAR_LEAD:
        return None, "more than one antecedent fits"
    return ranked[0][1], None


def _governor(token: Token) -> int | None:
    """The verb whose argument a token is, directly or through a preposition."""
    head = token.head
    if head.dep_ in ("prep", "agent", "dative"):
        head = head.head
    return head.i if head.pos_ in ("VERB", "AUX") else None
