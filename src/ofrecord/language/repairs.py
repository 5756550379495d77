"""Turns that the parser takes wrongly in news sentences, mended once for all steps.

A parser that is led up the garden path says so itself: a finite verb is left without a subject, a noun phrase has none to
hang on, or a sentence has no verb. Each mend looks for one such trace and for the shape that makes one other reading the
only one left; where the shape is not whole, the parse stays as it is. Labels are those of `syntax`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ofrecord.language import clause_repairs, name_repairs, title_repairs
from ofrecord.language.changes import Change, RepairWords
from ofrecord.language.parse import Doc, Token

Mend = Callable[[Token, RepairWords], Iterator[Change]]


def repaired(doc: Doc, words: RepairWords) -> Doc:
    """The document with its garden paths mended; the same object where there are none."""
    changes = {c.token.i: c for token in doc for mend in _MENDS.get(token.dep_, ()) for c in mend(token, words)}
    if not changes:
        return doc
    tokens, heads = [], []
    for old in doc:
        change = changes.get(old.i) or Change(old, old.head, old.dep_)
        tokens.append(_copy(old, change))
        heads.append(change.head.i)
    if _loops(heads):
        return doc
    return Doc(doc.text, tokens, heads, [(e.start, e.end, e.label_) for e in doc.ents])


def _copy(old: Token, change: Change) -> Token:
    tag = change.tag or old.tag_
    pos = change.pos or old.pos_
    words = (old.text, old.lower_, old.lemma_, tag, pos, change.label, old.ent_type_)
    return Token(old.i, old.idx, *words, old.is_punct, old.is_space)


def _loops(heads: list[int]) -> bool:
    """Did changes that were made apart tie words into a ring?"""
    for at in range(len(heads)):
        seen, i = set[int](), at
        while heads[i] != i:
            if i in seen:
                return True
            seen.add(i)
            i = heads[i]
    return False


_OF_PHRASES = (name_repairs.hyphened, clause_repairs.judging)
_MENDS: dict[str, tuple[Mend, ...]] = {
    "ROOT": (clause_repairs.verbless,),
    "advcl": (clause_repairs.said_beside,),
    "appos": (title_repairs.two_subjects, *_OF_PHRASES),
    "aux": (clause_repairs.striking_subject,),
    "ccomp": (clause_repairs.reduced_relative,),
    "compound": (title_repairs.traded,),
    "conj": (
        clause_repairs.lent_subject,
        clause_repairs.reduced_relative,
        clause_repairs.gapped,
        clause_repairs.gapped_noun,
        clause_repairs.did_not,
        *_OF_PHRASES,
    ),
    "csubj": (name_repairs.torn_name, name_repairs.named_twice),
    "dobj": _OF_PHRASES,
    "npadvmod": (name_repairs.named_first, clause_repairs.judging, clause_repairs.counted_object),
    "nsubj": (name_repairs.torn_name, name_repairs.named_twice, title_repairs.two_subjects, *_OF_PHRASES),
    "nsubjpass": (name_repairs.torn_name, name_repairs.named_twice, *_OF_PHRASES),
    "pobj": (clause_repairs.dismissed_as, name_repairs.two_sides, *_OF_PHRASES),
    "relcl": (name_repairs.who_of_a_place, clause_repairs.judging),
}
"""Mends by the label of the token that shows the error."""
