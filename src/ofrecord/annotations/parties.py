"""Who acts on whom: the tokens that fill the slots of a frame, and the mentions that stand there."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.lookup import Lookup
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax
from ofrecord.language.once import once
from ofrecord.language.parse import Token

THINGS = frozenset({"weapon", "other"})
"""Mention types that are a means and never act or suffer in their own name."""
_LIFELESS = frozenset({"facility", "vehicle"})
"""Mention types that suffer but never act."""
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
"""Labels of the language model for names that are nobody's who is meant by "who"."""
_OWNERS = ("poss", "amod", "compound", "nmod")
THROUGH = ("of", "by", "from", "with", "in", "for")
_DENYING = frozenset({"deny", "dispute", "reject"})
"""Who denies something speaks on after "and": "denied that its men took part and blamed outlaws"."""
_DEPTH = 3
_CLIMB = 8
"""Clauses climbed at most: deep chains are lists, not sentences."""


@once
def doer(verb: Token) -> Token | None:
    """Head of the noun phrase that the clause is about, also where a participle or infinitive borrows it."""
    return _doer(verb, _CLIMB)


def _doer(verb: Token, depth: int) -> Token | None:
    """The same, climbing at most so many clauses."""
    own = _nearest_subject(verb) or syntax.inverted_subject(verb) or syntax.subject_beside_place(verb)
    if own is not None:
        relative = is_relative(own) and verb.dep_ == "relcl"
        return _somebody(own, verb.head) if relative else own
    head = verb.head
    if head == verb or depth == 0:
        return None
    beside = syntax.series_before(verb)
    if beside is not None:
        return _doer(beside, depth - 1)
    if verb.dep_ == "ccomp" and verb.i < head.i and syntax.is_finite(verb):
        return None  # "…, medics said": those who say it stand after it
    if verb.dep_ == "ccomp" and head.dep_ == "relcl" and syntax.own_subject(head) is not None:
        return head.head if syntax.is_finite(verb) else None  # "a blast that medics said killed two"
    if verb.dep_ == "ccomp" and syntax.is_finite(verb) and syntax.is_passive(verb):
        return None  # nothing was done to who only tells of it
    if verb.dep_ in ("xcomp", "ccomp"):
        objects = [o for o in syntax.children(head, "dobj") if o.i < verb.i] if verb.dep_ == "xcomp" else []
        return objects[0] if objects else _doer(head, depth - 1)
    if verb.dep_ in ("conj", "advcl", "dep", "parataxis") and head.pos_ in ("VERB", "AUX"):
        return _shared(_outer(verb) or head, depth)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        top = head.head
        while top.dep_ == "pobj" and top.head.lower_ == "of":  # "accused soldiers of the brigade of looting"
            top = top.head.head
        objects = syntax.children(head.head, "dobj", "nsubjpass") or [top] * (top.dep_ == "dobj")
        if not objects and top.dep_ == "acl" and top.tag_ == "VBN":  # "a man accused of looting"
            objects = [top.head]
        return objects[0] if objects and head.lower_ in ("of", "from", "for", "into") else _doer(head.head, depth - 1)
    if verb.dep_ == "acl":
        if syntax.is_active_participle(verb):
            return _top(head)
        return head if verb.tag_ == "VBG" else _doer(head.head, depth - 1) if head.dep_ == "dobj" else None
    if verb.dep_ in ("acomp", "prep", "attr") or verb.pos_ == "ADJ":
        return _doer(head, depth - 1)
    return None


def _somebody(pronoun: Token, noun: Token) -> Token:
    """Who "who" stands for: of "a man linked to the Front who shot …" the man, though the parse hangs the clause on the Front."""
    one_body = noun.ent_type_ in _BODIES and noun.tag_ == "NNP" and pronoun.nbor(-1) == noun
    if pronoun.lower_ != "who" or not one_body:
        return noun
    top = noun.head
    for _ in range(_CLIMB):
        if top.pos_ in ("NOUN", "PROPN"):
            return top
        if top.dep_ == "ROOT" or top.pos_ not in ("ADP", "VERB"):
            break
        top = top.head
    subject = syntax.own_subject(top) if top.pos_ == "VERB" else None
    return subject if subject is not None and subject.i < noun.i else noun


def _nearest_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb; of two, the nearer ("Near Sirte, one strike hit …": the parse gives it both)."""
    before = [c for c in verb.children if c.dep_ in syntax.SUBJECTS and c.i < verb.i]
    return before[-1] if before else syntax.own_subject(verb)


def _top(noun: Token) -> Token:
    """The noun whose phrase begins the clause: "fighters on motorbikes" for "motorbikes"."""
    top = noun
    while top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.pos_ in ("NOUN", "PROPN"):
        top = top.head.head
    return top if top.dep_ in syntax.SUBJECTS else noun


def is_relative(token: Token) -> bool:
    """Is this a relative pronoun? The tagger often calls the object "that" a conjunction."""
    return token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.dep_ in ("dobj", "nsubj", "nsubjpass"))


def _outer(verb: Token) -> Token | None:
    """The verb of saying beside which a verb really stands, where its tense is not that of the words said.

    "The envoy said the unit should leave and accused its leader": accused is hung on leave, but goes with said.
    """
    said = verb.head.head
    hung = verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and verb.tag_ in ("VBD", "VBZ", "VBP")
    if not hung or verb.tag_ != said.tag_ or said.i >= verb.head.i:
        return None
    helpers = [c.tag_ for c in verb.head.children if c.dep_ in ("aux", "auxpass")]
    return said if verb.tag_ not in (helpers or [verb.head.tag_]) else None


def outer_speaker(verb: Token) -> Token | None:
    """Who speaks again after words that tell of an earlier past: "denied that it had struck the clinic and accused …"."""
    said = verb.head.head
    hung = (
        verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and verb.tag_ == "VBD" == said.tag_ and said.i < verb.head.i
    )
    lasting = verb.head.tag_ == "VBG"  # "said the army was advancing and threatened …"
    earlier = any(
        c.lower_ == "had" or (lasting and c.lower_ in ("was", "were")) for c in verb.head.children if c.dep_ == "aux"
    )
    denied = said.lemma_ in _DENYING
    return doer(said) if hung and (earlier or denied) and syntax.own_subject(verb) is None else None


def nearer_clause(verb: Token) -> Token | None:
    """The verb of a clause with a subject of its own, nearer than the one with which the parse joins a verb.

    "It closed after soldiers stormed the camp, opened fire and looted it": the parse may hang opened on closed, past stormed.
    """
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX") and syntax.own_subject(top) is None:
        top = top.head
    if top.dep_ == "ccomp" and top.tag_ in ("VBD", "VBN") and syntax.own_subject(top) is None:
        top = top.head
    if top == verb:
        return None
    between = verb.doc[min(top.i, verb.i) + 1 : verb.i]
    clauses = (t for t in reversed(list(between)) if t.dep_ in ("advcl", "pcomp") and t.tag_ != "VBG")
    return next((t for t in clauses if syntax.own_subject(t) is not None), None)


def nearer_doer(verb: Token, nearer: Token) -> Token | None:
    """The subject of the nearer clause, where the verb has its tense and so may stand in it; else nobody is sure."""
    alike = verb.tag_ == nearer.tag_ or {verb.tag_, nearer.tag_} <= {"VBD", "VBN"}
    return doer(nearer) if alike and not syntax.is_passive(nearer) and not syntax.is_passive(verb) else None


def _shared(head: Token, depth: int) -> Token | None:
    """The subject that a clause lends to the one beside it, active or passive."""
    return _doer(head, depth - 1) or (undergoer(head) if syntax.is_passive(head) else None)


@once
def undergoer(verb: Token) -> Token | None:
    """Head of the phrase on which the verb acts: its object, its passive subject, or the noun that it describes."""
    return _undergoer(verb, _CLIMB)


def _undergoer(verb: Token, depth: int) -> Token | None:
    """The same, climbing at most so many clauses."""
    passive = syntax.is_passive(verb)
    inverted = syntax.inverted_subject(verb)
    for child in verb.children:
        if child == inverted:
            continue
        if child.dep_ in ("dobj", "nsubjpass") or (passive and child.dep_ == "nsubj"):
            return _antecedent(verb) or child if is_relative(child) else child
    if verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBN", "VBD"):
        return verb.head
    if verb.dep_ == "relcl" and syntax.own_subject(verb) is not None and not _relative_subject(verb):
        return verb.head if not _is_circumstance(verb) else None
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and syntax.own_subject(verb) is None:
        return _undergoer(verb.head, depth - 1) if depth and verb.head.pos_ == "VERB" else None
    return _at_most(verb)


def _at_most(verb: Token) -> Token | None:
    """The object behind "up to": "abducted up to 16 nurses", where the parse takes "up" for a particle of the verb."""
    for up in (c for c in verb.children if c.lower_ == "up" and c.i == verb.i + 1):
        counted = syntax.prepositional(up, "to")
        return next((o for o in counted if syntax.children(o, "nummod")), None)
    return None


def _antecedent(verb: Token) -> Token | None:
    """What a relative pronoun stands for: "the region, which Moscow claims to have annexed" (annexed ← region)."""
    for _ in range(_CLIMB):
        if verb.dep_ == "relcl":
            return _nearest(verb)
        if verb.dep_ not in ("xcomp", "ccomp", "conj"):
            return None
        verb = verb.head
    return None


def _nearest(clause: Token) -> Token:
    """The name just before a clause with "which", else the noun on which the parse hangs the clause."""
    edge = clause.left_edge.i
    before = next((t for t in reversed(list(clause.doc[max(0, edge - 2) : edge])) if not t.is_punct), None)
    who = any(c.lower_ == "who" for c in clause.lefts) and clause.head.pos_ == "NOUN"
    if who and any(c.lower_ == "were" for c in (clause, *syntax.children(clause, "aux", "auxpass"))):
        return clause.head  # "ten staff of a charity, who were shot"
    return before if before is not None and before.pos_ == "PROPN" else clause.head


def _is_circumstance(clause: Token) -> bool:
    """ "The plan under which they clashed with the rebels": what the clause hangs on is only the circumstance."""
    fronted = (p for p in syntax.children(clause, "prep") if p.i < clause.i)
    return any(o.tag_ == "WDT" for p in fronted for o in syntax.children(p, "pobj"))


def _relative_subject(verb: Token) -> bool:
    own = syntax.own_subject(verb)
    return own is not None and (is_relative(own) or any(c.tag_ == "WP$" for c in own.children))


class Parties:
    """The mentions that fill slots; things that only carry an act lead on to whose they are.

    `suffered` are lemmas of nouns whose owner suffers ("the bishop's murder"): they lead on to nobody but their doer. `tied`
    are those whose owner is somebody else ("its backers").
    """

    def __init__(
        self, lookup: Lookup, suffered: frozenset[str] = frozenset(), tied: frozenset[str] = frozenset()
    ) -> None:
        self.lookup = lookup
        self.suffered, self.tied = suffered, tied
        self._known: dict[tuple[Token, bool, tuple[str, ...]], list[Mention]] = {}

    def of(self, head: Token, acting: bool, through: tuple[str, ...] = THROUGH) -> list[Mention]:
        """Mentions for a phrase head and what is co-ordinated with it; `acting` asks for those that can act.

        `through` are the prepositions by which a thing leads on to the one that it concerns.
        """
        asked = head, acting, through
        if asked not in self._known:
            found = [m for h in together(head) for m in self._at(h, acting, _DEPTH, through)]
            self._known[asked] = list({m.id: m for m in found}.values())
        return [*self._known[asked]]

    def owners(self, means: Token) -> list[Mention]:
        """Those whose a means is, without what the parse joins to it ("hit by gunfire and a nurse was wounded")."""
        return self._at(means, True, _DEPTH, THROUGH)

    def one(self, head: Token, acting: bool, depth: int = _DEPTH, through: tuple[str, ...] = THROUGH) -> Mention | None:
        """The party at a head, or the one to whom the thing there belongs ("Israeli tanks", "targets in Jericho")."""
        return next(iter(self._at(head, acting, depth, through)), None)

    def _at(self, head: Token, acting: bool, depth: int, through: tuple[str, ...]) -> list[Mention]:
        """The party at a head, or all of those co-ordinated to whom the thing belongs ("ties between Chad and Togo")."""
        mention = self.lookup.mention(head)
        if mention is not None and self.fits(mention, head, acting):
            return [mention]
        if depth == 0:
            return []
        for owner in self._owners(head, ("of", "from") if acting else through):
            found = [m for o in together(owner) for m in self._at(o, acting, depth - 1, through)]
            if owner.dep_ == "poss" and not acting and through == THROUGH:  # "her lover was stabbed": nobody's own
                found = [m for m in found if m.type != "person"]
            if found:
                return found
        return []

    def fits(self, mention: Mention, head: Token, acting: bool) -> bool:
        """Can this mention be a party? A spot on the map never acts."""
        if mention.type in THINGS or (acting and mention.type in _LIFELESS):
            return False
        place = self.lookup.place(head) if acting else None
        if place is None:
            return not (acting and mention.type == "place" and mention.form == "pronoun")
        scene = head.dep_ == "compound" and place.precision != "country"
        return not scene and not (mention.type == "place" and place.use == "location")

    def _owners(self, head: Token, through: tuple[str, ...]) -> Iterator[Token]:
        if head.pos_ == "NUM" or head.tag_ == "DT":  # "two of the divisions"
            yield from syntax.prepositional(head, "of")
        if head.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return
        if head.lemma_.lower() in self.suffered:
            yield from syntax.prepositional(head, "by")
            return
        labels = ("amod", "compound", "nmod") if head.lemma_.lower() in self.tied else _OWNERS
        yield from (c for c in head.children if c.dep_ in labels)
        yield from syntax.prepositional(head, *through)
        if through != ("of", "from"):  # "the roads leading into Chad"
            yield from (
                o
                for c in head.children
                if c.dep_ == "acl" and c.lower_ == "leading"
                for o in syntax.prepositional(c, "to", "into")
            )
        if "by" in through:  # "the march staged by students"
            yield from (a for c in head.children if c.dep_ == "acl" for a in syntax.passive_agents(c))


@once
def together(head: Token) -> tuple[Token, ...]:
    """The head and what is co-ordinated with it to its right, without what is denied ("Sake but not Goma")."""
    joined = (t for t in (*head.conjuncts, *_behind_apposition(head)) if t.i > head.i and not _is_excluded(t))
    return (head, *joined)


def _behind_apposition(head: Token) -> Iterator[Token]:
    """ "The mayor, Ali Sample, and two guards": the guards stand beside the mayor, since a comma closes his name."""
    for name in syntax.children(head, "appos"):
        joint = next(iter(syntax.children(name, "cc")), None)
        if joint is not None and joint.nbor(-1).text == ",":
            yield from (t for t in name.conjuncts if t.i > joint.i)


def _is_excluded(noun: Token) -> bool:
    first = noun.left_edge
    before = first.doc[first.i - 1].lower_ if first.i else ""
    return before == "not" or any(c.dep_ == "neg" for c in noun.children)
