"""Questions that several steps ask of the parse: who is the subject, is it negated, what does a phrase span.

Dependency labels are those of spaCy's English models (ClearNLP style): nsubj, nsubjpass, dobj, agent, prep, pobj, xcomp …
Every function is pure and answers from the parse alone; word lists stay in the lexicons.
"""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.language.once import once
from ofrecord.language.parse import Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of finite verbs."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_AUXILIARY_GERUNDS = frozenset({"being", "having", "getting", "going"})
_NEGATIONS = frozenset({"not", "n't", "never", "no"})


def char_span(tokens: list[Token]) -> tuple[int, int]:
    """Offsets from the first to the last of some tokens, in code points."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def subtree_span(head: Token, drop: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Offsets of the phrase under a head, without the branches whose dependency is in `drop` and edge blanks."""
    kept = list(phrase(head, drop))
    while len(kept) > 1 and (kept[-1].is_space or (kept[-1].is_punct and kept[-1].text not in "\"')")):
        kept.pop()
    while len(kept) > 1 and kept[0].is_space:
        kept.pop(0)
    return char_span(kept)


def phrase(head: Token, drop: frozenset[str] = frozenset()) -> Iterator[Token]:
    """Tokens of the phrase under a head in text order, leaving out branches by dependency label."""
    for child in head.lefts:
        if child.dep_ not in drop:
            yield from phrase(child, drop)
    yield head
    for child in head.rights:
        if child.dep_ not in drop:
            yield from phrase(child, drop)


def conjuncts(token: Token) -> list[Token]:
    """The token and what is co-ordinated with it to its right: "towns and villages"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found.extend(conjuncts(child))
    return found


def children(token: Token, *labels: str) -> list[Token]:
    """Direct dependants with one of the labels, in text order."""
    return [c for c in token.children if c.dep_ in labels] if token.children else []


@once
def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on this verb itself; a gerund before it is no auxiliary ("Shelling wounded two, he said")."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    return next((c for c in verb.children if _is_gerund(c) and c.i < verb.i), None)


def _is_gerund(token: Token) -> bool:
    return token.dep_ == "aux" and token.tag_ == "VBG" and token.lower_ not in _AUXILIARY_GERUNDS


def is_finite(verb: Token) -> bool:
    """Does the verb, or an auxiliary of it, carry a tense?"""
    return verb.tag_ in (*FINITE, "MD") or any(c.tag_ in (*FINITE, "MD") for c in children(verb, "aux", "auxpass"))


@once
def inverted_subject(verb: Token) -> Token | None:
    """The subject that follows its verb after fronted words: "…," warned the mayor. The parse calls it an object."""
    finite = verb.tag_ in FINITE and verb.dep_ in ("ROOT", "dep") and verb.i > 0
    if not finite or own_subject(verb) is not None or verb.nbor(-1).text not in (",", '"', "'"):
        return None
    after = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    return after[0] if after else None


def subject(verb: Token) -> Token | None:
    """Who the clause is about: the verb's own subject, or the one it shares by co-ordination, control or apposition.

    "Troops entered and burned the town" (burned ← troops); "Kyiv promised to leave" (leave ← Kyiv); "the group claiming
    the attack" (claiming ← group). Null where the parse licenses none.
    """
    own = own_subject(verb)
    if own is not None:
        if own.lower_ in ("which", "that", "who") and verb.dep_ == "relcl":
            return verb.head
        return own
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head)
    beside = series_before(verb)
    if beside is not None:
        return subject(beside)
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and verb.head.pos_ in ("VERB", "AUX") and not children(verb, "mark"):
        objects = children(verb.head, "dobj") if verb.dep_ == "xcomp" else []
        return objects[0] if objects else subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def subject_beside_place(verb: Token) -> Token | None:
    """The subject that the parse takes for an apposition of the place before it: "In Kaya, three people were wounded"."""
    if own_subject(verb) is not None or not is_finite(verb) or verb.dep_ not in ("ROOT", "ccomp", "conj"):
        return None
    fronted = (o for p in verb.lefts if p.dep_ == "prep" for o in children(p, "pobj"))
    beside = (a for o in fronted for a in children(o, "appos") if o.i < a.i < verb.i and a.tag_ in ("NNS", "NN"))
    return next(beside, None)


def series_before(verb: Token) -> Token | None:
    """The verb that a finite verb without a subject goes on from, where the parse hangs it on the cue above both.

    In "X said it left after men stormed the ward, opened fire and looted it" the men opened fire: the last finite verb of
    the reported clause before the comma. Null for any other verb.
    """
    if verb.dep_ != "ccomp" or verb.tag_ not in FINITE or own_subject(verb) is not None or verb.left_edge.i == 0:
        return None
    reported = [c for c in children(verb.head, "ccomp") if verb.head.i < c.i < verb.i]
    if not reported or verb.left_edge.nbor(-1).text != ",":
        return None
    inside = [t for t in reported[-1].subtree if t.i < verb.i and t.tag_ == verb.tag_ and own_subject(t) is not None]
    return inside[-1] if inside else None


@once
def is_passive(verb: Token) -> bool:
    """Is the verb in the passive, with or without an auxiliary ("were killed", "the men killed in …")?"""
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children):
        return True
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ in ("acl", "amod"):
        return not is_active_participle(verb)
    return is_gapped_passive(verb)


def is_active_participle(verb: Token) -> bool:
    """Is this past participle really a finite verb that the parse hangs on its own subject ("Drones killed two, he said")?

    A reduced passive takes no object of its own.
    """
    past = verb.tag_ in ("VBN", "VBD") and verb.dep_ == "acl"
    return past and bool(children(verb, "dobj")) and not children(verb, "agent")


def is_gapped_passive(verb: Token) -> bool:
    """Does the participle borrow the auxiliary of a passive beside it ("Two were killed and nine wounded")?"""
    beside = verb.dep_ == "conj" and verb.head.tag_ == "VBN" and bool(children(verb.head, "nsubjpass", "auxpass"))
    return beside and verb.tag_ == "VBN" and not children(verb, "aux", "dobj")


def passive_agents(verb: Token) -> list[Token]:
    """Heads of the by-phrase of a passive."""
    return [p for by in children(verb, "agent") for o in children(by, "pobj") for p in conjuncts(o)]


def prepositional(head: Token, *prepositions: str) -> list[Token]:
    """Objects of the given prepositions under a head: prepositional(attack, "on") → "the convoy"."""
    return [o for word, objects in led_to(head) if word in prepositions for o in objects] if head.children else []


@once
def led_to(head: Token) -> list[tuple[str, list[Token]]]:
    """Prepositions under a head, in text order, each with its objects."""
    return [(p.lower_, children(p, "pobj", "pcomp")) for p in children(head, "prep", "dative", "agent")]


def is_title(sentence: Span) -> bool:
    """Does a sentence end without a mark, as headlines do?"""
    last = next((t for t in reversed(list(sentence)) if not t.is_space), None)
    return last is not None and not last.is_punct


def is_negated(verb: Token) -> bool:
    """Is this verb itself negated ("did not say", "never attacked")?"""
    return any(c.dep_ == "neg" or (c.dep_ in ("advmod", "det") and c.lower_ in _NEGATIONS) for c in verb.children)


def clause_head(token: Token) -> Token:
    """The verb (or root) of the clause in which a token stands."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token
