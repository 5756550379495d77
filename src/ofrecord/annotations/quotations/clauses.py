"""What an indirect cue reports: the clause, infinitive or object that is its content, read from the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from ofrecord.annotations.quotations.cues import Cues, Frames
from ofrecord.annotations.quotations.drafts import Stretch, around, branch, stretch
from ofrecord.annotations.quotations.ends import RELATIVE, continued, last_of, last_of_act, last_of_title
from ofrecord.language.parse import Token
from ofrecord.language.syntax import FINITE, SUBJECTS, children, is_finite, own_subject, prepositional

Reading = tuple[str, tuple[Stretch, ...]]
"""Frame and content."""


def reading_of(verb: Token, frames: Frames, cues: Cues) -> Reading | None:
    """The content of a verb, in the fullest of its shapes that the parse shows."""
    for shape in _SHAPES:
        for frame, content in shape(verb, frames, cues):
            if frame in frames and content:
                return frame, content
    return None


def _clause(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """A finite or small clause to the right of the verb."""
    for child in verb.rights:
        if (child.dep_ not in ("ccomp", "xcomp") and not _that_clause(child)) or (
            frames.get("object") == "denies" and _is_of_noun(verb, child, cues)
        ):
            continue
        frame = _clause_frame(child)
        if frame == "clause" and frame not in frames and child.left_edge.tag_ == "WP":
            frame = "object"
        first = child.left_edge
        objects = [o for o in children(verb, "dobj", "dative") if verb.i < o.i < first.i]
        if frame == "clause" and frame not in frames and _is_opened(child):
            frame = "that_clause"
        cut_off = frame == "clause" and own_subject(child) is None and first.tag_ not in ("WP", "WRB", "WDT")
        if cut_off and not objects and first == child and child.tag_ in FINITE and verb.dep_ != "relcl":
            continue
        if cut_off and objects and "party_infinitive" not in frames and not children(child, "mark"):
            yield frame, (stretch(objects[0].left_edge, child.right_edge),)
        elif frame == "infinitive" and objects and "party_infinitive" in frames:
            yield "party_infinitive", (stretch(objects[0].left_edge, last_of_act(continued(verb, child), cues)),)
        elif frame == "object_clause" and objects:
            yield frame, (stretch(objects[0].left_edge, child.right_edge),)
        else:
            first = first if first.i > verb.i else verb.nbor(1)
            last = continued(verb, child)
            last = last_of(last, cues) if frame in ("clause", "that_clause") else last_of_act(last, cues)
            last = last_of_title(verb, last, cues) if frame == "clause" else last
            yield frame, (stretch(first, last),)


def _is_of_noun(verb: Token, clause: Token, cues: Cues) -> bool:
    """ "Denied the charge despite findings that …": what the findings say, though the parse hangs it on the denial."""
    if not any(m.lower_ == "that" for m in children(clause, "mark")):
        return False
    preps = (p for p in children(verb, "prep") if verb.i < p.i < clause.i)
    beside = (p for p in preps if p.lower_ in cues.words.grammar.against)
    return any(o.lemma_.lower() in cues.nouns for p in beside for o in children(p, "pobj"))


def _displaced(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "told AFP in an interview that …": the parse hangs the clause on the noun before it.

    Where what is said stands in front of the cue, that clause tells of the noun ("…, medics said, in a raid that …").
    """
    if any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.lefts):
        return
    preps = [p for p in children(verb, "prep") if p.i > verb.i]
    through = cues.words.medium_prepositions | cues.words.audience
    nouns = [o for p in preps if p.lower_ in through for o in children(p, "pobj")]
    citing = [c for c in children(verb, "advcl") if c.tag_ == "VBG" and children(c, "dobj")]
    for clause in (o for c in citing for o in children(c, "ccomp") if children(o, "mark")):
        yield "clause", (branch(clause),)
    beside = [o for c in citing for o in children(c, "dobj")]
    called = any(p.lower_ == "as" for p in preps)  # "described as false reports that …"
    things = [] if called or frames.get("object", "asserts") != "asserts" else children(verb, "dobj")
    for noun in [*nouns, *things, *children(verb, "npadvmod"), *beside]:
        for child in noun.rights:
            if child.dep_ in ("relcl", "acl", "ccomp") and _opens_with_that(child, noun in nouns):
                yield "clause", (branch(child),)


def _opens_with_that(clause: Token, loose: bool) -> bool:
    """Is "that" its conjunction? Loosely, also where the parse takes it for a pronoun beside the clause's own subject."""
    if any(c.lower_ == "that" for c in children(clause, "mark")):
        return clause.dep_ != "relcl" or own_subject(clause) is not None
    subjects = children(clause, *SUBJECTS)
    return loose and clause.left_edge.lower_ == "that" and any(s.lower_ != "that" for s in subjects)


def _is_opened(clause: Token) -> bool:
    """Does a clause begin with "that", "whether", "if" or a question word?"""
    return bool(children(clause, "mark")) or clause.left_edge.tag_ in RELATIVE


def _that_clause(child: Token) -> bool:
    """Some that-clauses are labelled adverbial or co-ordinated; one after "and" or "but" goes on with a clause above."""
    joined = child.dep_ == "conj" and any(child.head.i < c.i < child.i for c in children(child.head, "cc"))
    return child.dep_ in ("advcl", "conj") and not joined and any(m.lower_ == "that" for m in children(child, "mark"))


def _clause_frame(child: Token) -> str:
    infinitive = any(c.tag_ == "TO" for c in child.lefts)
    if infinitive:
        return "party_infinitive" if own_subject(child) is not None else "infinitive"
    doing = child.tag_ == "VBG" or (child.lower_.endswith("ing") and bool(children(child, "dobj")))
    perfect = child.tag_ == "VBN" and any(a.lower_ == "having" for a in children(child, "aux"))
    if own_subject(child) is None and (perfect or (doing and not children(child, "aux"))):
        return "gerund"
    if any(m.lower_ == "that" for m in children(child, "mark")):
        return "clause"
    if child.pos_ not in ("VERB", "AUX"):
        return "object_clause"
    return "clause"


def _named(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "called the raid a crime": object and what it is called."""
    for name in children(verb, "oprd"):
        pointing = [c for c in name.lefts if c.i == verb.i + 1 and c.lower_ in ("that", "this")]
        for thing in (t for t in (children(verb, "dobj") or pointing)[:1] if t.i > verb.i):
            yield "object_clause", (stretch(thing.left_edge, name.right_edge),)


def _named_beside(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "calling the general a traitor", "called the report “a lie”": two noun phrases side by side, however parsed."""
    if "object_clause" not in frames or "clause" in frames or verb.i + 2 >= len(verb.doc):
        return
    words = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
    if not len(words) or words[0].pos_ not in ("DET", "PRON", "PROPN", "NOUN", "ADJ") or children(verb, "prt"):
        return
    for before, word in pairwise(words):
        if before.text == "," or word.tag_ in ("IN", "TO", "VBD"):
            return
        name = word.lower_ in ("a", "an") or word.text in ('"', "``", "''")
        if name and before.pos_ in ("NOUN", "PROPN", "PRON"):
            yield "object_clause", (stretch(words[0], words[-1]),)
            return


def _named_relative(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "what she called a massacre", "the raid, which it called a crime": what it is called."""
    if verb.dep_ in ("relcl", "pcomp", "ccomp", "csubj") and any(c.tag_ in ("WP", "WDT") for c in verb.lefts):
        for name in (c for c in children(verb, "oprd", "dobj", "attr", "xcomp", "ccomp") if c.i > verb.i):
            yield "object_clause", (branch(name),)


def _named_by_as(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "what the mayor described as a crime": what comes after "as"."""
    if verb.dep_ in ("relcl", "pcomp", "ccomp", "csubj") and any(c.tag_ in ("WP", "WDT") for c in verb.lefts):
        for prep in children(verb, "prep"):
            if prep.i > verb.i and f"object+{prep.lower_}" in frames:
                yield f"object+{prep.lower_}", tuple(branch(o) for o in children(prep, "pobj", "pcomp", "amod")[:1])


def _object_and_preposition(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "accused the army of shelling": object and prepositional phrase."""
    for thing in children(verb, "dobj"):
        counted = [a for o in (thing, *prepositional(thing, "of")) for a in children(o, "acl", "relcl")]
        preps = [p for t in (verb, thing, *counted) for p in children(t, "prep")]
        for prep in (p for p in preps if p.i > thing.i):
            frame, own = f"object+{prep.lower_}", f"{thing.lemma_}+{prep.lower_}"
            if frame in frames or (prep.lower_ == "at" and own in frames):
                yield frame if frame in frames else own, (stretch(thing.left_edge, last_of(prep, cues)),)
            elif prep.lower_ == "as" and (thing.ent_type_ == "PERSON" or _is_personal(thing)):
                yield "person+as", (stretch(thing.left_edge, prep.right_edge),)
            elif children(prep, "pcomp"):
                yield f"{frame}_doing", (stretch(thing.left_edge, prep.right_edge),)


def _is_personal(thing: Token) -> bool:
    """A pronoun for a person: "him", "her", "them"."""
    return thing.tag_ == "PRP" and thing.lower_ != "it"


def _held_responsible(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "held the army responsible for the raid": the party and what it is held to have done."""
    if "object+responsible" not in frames:
        return
    for word in (t for t in verb.subtree if t.i > verb.i and t.lemma_.lower() in cues.words.answerable):
        if children(word, "prep"):
            yield "object+responsible", (stretch(verb.nbor(1), last_of(word, cues)),)
            return


def _responsibility(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "claimed responsibility for the attack": what it is for is the content."""
    for thing in children(verb, "dobj"):
        for prep in [*children(thing, "prep"), *children(verb, "prep")]:
            frame = f"{thing.lemma_}+{prep.lower_}"
            if frame in frames:
                objects = children(prep, "pobj", "pcomp")[:1]
                yield frame, tuple(stretch(o.left_edge, last_of(o, cues)) for o in objects)


def _party(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "called on both sides to withdraw": the party and the infinitive."""
    for prep in children(verb, "prep", "prt"):
        frame = f"party+{prep.lower_}"
        for party in children(prep, "pobj"):
            inside = [
                c for r in children(party, "relcl") for c in children(r, "advcl")
            ]  # "on the body that sits there to act"
            verbs = [*children(party, "acl", "relcl"), *children(verb, "xcomp", "advcl", "ccomp"), *inside]
            for act in (a for a in verbs if a.i > party.i and any(c.tag_ == "TO" for c in a.lefts)):
                yield frame, (stretch(party.left_edge, last_of(act, cues)),)


def _preposition(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "warned of famine": what follows the preposition."""
    for prep in children(verb, "prep", "agent"):
        sent = prep.lower_ == "to" and bool(children(verb, "dobj"))  # "referred the question to the army"
        if prep.lower_ in frames and prep.i > verb.i and not sent:
            yield (
                prep.lower_,
                tuple(stretch(o.left_edge, last_of(o, cues)) for o in children(prep, "pobj", "pcomp")[:1]),
            )


def _rest(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """A verb of saying that the parse leaves without a clause: the rest of its sentence, where that holds a verb."""
    if not frames.keys() >= _SAYING or verb.tag_ not in FINITE or verb.dep_ not in ("ROOT", "conj", "ccomp", "advcl"):
        return
    if frames.get("object") == "denies" and children(verb, "dobj"):
        return  # "denied reports that …": the reports are its object
    end = verb.sent.end
    first = verb.i + 1
    for child in verb.rights:
        if child.dep_ in ("npadvmod", "advmod", "prt", "dative", "prep") and child.left_edge.i == first:
            first = child.right_edge.i + 1
    for beside in (c for c in verb.rights if c.dep_ in ("cc", "conj") or _is_circumstance(c)):
        end = min(end, beside.left_edge.i)
    words = verb.doc[first : max(first, end)]
    if len(words) < 3 or words[0].text in _BREAKS or words[0].pos_ in ("ADP", "ADV", "CCONJ", "SCONJ", "AUX", "VERB"):
        return
    if any(t.tag_ in (*FINITE, "MD") or (t.tag_ == "VBN" and t.dep_ == "acl") for t in words):
        yield "clause", (stretch(words[0], words[-1]),)


def _is_circumstance(clause: Token) -> bool:
    """ "… even as ministers threatened to leave": a clause that its first words tie to another."""
    return clause.dep_ == "advcl" and bool(children(clause, "mark"))


def _object(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "denounced the raid": the noun phrase; what is blamed goes with its description ("…, which drove out thousands")."""
    described = frames.get("object") == "condemns"
    for thing in children(verb, "dobj"):
        if thing.i > verb.i and thing.tag_ not in ("WP", "WDT"):
            further = [c for c in verb.rights if c.lower_ == "including" and c.i > thing.i and children(c, "pobj")]
            last = further[0].right_edge if further else last_of(thing, cues, described)
            yield "object", (stretch(thing.left_edge, last),)
    if verb.dep_ in ("relcl", "acl") and verb.tag_ in FINITE and verb.left_edge.i > verb.head.i:
        things = [t for t in children(verb, "dobj", "ccomp", "xcomp", "prep") if t.lower_ != "as"]
        if all(t.i < verb.i for t in things) and verb.left_edge.lower_ in ("that", "which"):
            whole = verb.left_edge.nbor(-1).text == "," and frames.get("object") in ("denies", "confirms")
            first = verb.doc[verb.sent.start] if whole else verb.head.left_edge
            yield "object", (stretch(first, verb.left_edge.nbor(-1)),)


def _fronted(verb: Token, frames: Frames, cues: Cues) -> Iterator[Reading]:
    """ "The bridge fell, officials said": the clause stands before its verb, or around it."""
    for child in verb.lefts:
        if child.dep_ == "ccomp" and not _is_parted(child, verb):
            inside = child.left_edge.i < verb.i < child.right_edge.i
            first = _clause_before(verb, child, cues)
            whole = (stretch(first or child.left_edge, child.right_edge),)
            yield "aside", _before_semicolon(around(child, verb), verb) if inside else whole
    if verb.dep_ in ("parataxis", "ccomp", "advcl") and _is_aside(verb):
        parts = _before_semicolon(around(verb.head, verb), verb)
        own = len(parts) > 1 and (_contrasts(verb, cues) or _sums_up(verb))
        yield "aside", parts[:1] if own else parts


def _before_semicolon(parts: tuple[Stretch, ...], verb: Token) -> tuple[Stretch, ...]:
    """ "Rebels enter Bani, residents say; government denies it": what a semicolon parts from the cue is not theirs."""
    parted = verb.right_edge.text == ";" or (verb.i + 1 < len(verb.doc) and verb.nbor(1).text == ";")
    return parts[:1] if parted else parts


def _is_parted(said: Token, verb: Token) -> bool:
    """ "One man died; the rebels never explained how", "two men died; army promises inquiry": what a semicolon parts from
    a cue that has words of its own."""
    own = (c for c in verb.children if c.i > verb.i)
    asked = any(c.tag_ == "WRB" or c.dep_ in ("dobj", "xcomp", "ccomp") for c in own)
    return asked and any(t.text == ";" for t in verb.doc[said.right_edge.i : verb.i])


def _clause_before(verb: Token, said: Token, cues: Cues) -> Token | None:
    """ "Two were stopped, and a nurse was hurt, the charity adds": the first word of the clause before, told by the same.

    The parse hangs the cue on that clause. One in which somebody else speaks is not theirs.
    """
    before = verb.head
    if verb.dep_ != "conj" or before.dep_ != "ROOT" or own_subject(before) is None or before.right_edge.i < verb.i:
        return None
    words = before.doc[before.left_edge.i : said.left_edge.i]
    joined = len(words) > 1 and words[-1].dep_ == "cc" and words[-2].text == ","
    told = any(t.lower_ == "according" or "aside" in (cues.frames(t) or {}) for t in words if t.pos_ in _TOLD)
    return before.left_edge if joined and is_finite(before) and not told else None


def _contrasts(aside: Token, cues: Cues) -> bool:
    """ "…, medics said, while rebels denied it": after a reporting clause in the middle the report goes on by itself."""
    after = (t for t in aside.doc[aside.right_edge.i + 1 : aside.sent.end] if t.text != ",")
    word = next(after, None)
    joins = word is not None and word.lower_ in cues.words.going_on and word.dep_ == "mark"
    return word is not None and joins and own_subject(word.head) is not None


def _sums_up(aside: Token) -> bool:
    """ "…, medics said, the latest in a series of raids": how the report places what was said."""
    after = [t for t in aside.doc[aside.right_edge.i + 1 : aside.sent.end] if t.text != ","][:2]
    return len(after) == 2 and after[0].dep_ == "det" and after[1].tag_ == "JJS"


def _is_aside(verb: Token) -> bool:
    """Nothing but a subject and adverbials under the verb, and a comma or dash on its open sides."""
    if own_subject(verb) is None or any(
        c.dep_ in ("ccomp", "xcomp", "dobj", "mark") and c.lower_ != "as" for c in verb.children
    ):
        return False
    first, last = verb.left_edge, verb.right_edge
    before = first.i == 0 or first.nbor(-1).text in _BREAKS or first.text in _BREAKS
    after = last.i + 1 >= len(last.doc) or last.nbor(1).text in _BREAKS or last.text in _BREAKS
    return before and after and verb.head != verb


_TOLD = frozenset({"VERB", "SCONJ", "ADP"})
_BREAKS = frozenset({",", ".", "—", "–", "--", "-", ";", '"'})
_SAYING = frozenset({"quote", "clause", "aside"})
_SHAPES: tuple[Callable[[Token, Frames, Cues], Iterator[Reading]], ...] = (
    _held_responsible,
    _clause,
    _displaced,
    _named,
    _named_beside,
    _named_relative,
    _named_by_as,
    _object_and_preposition,
    _responsibility,
    _party,
    _preposition,
    _fronted,
    _rest,
    _object,
)
