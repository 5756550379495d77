"""Headlines that name a speaker before or after a colon or dash: "Ministry: two killed", "Two killed in raid – governor"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, stretch
from ofrecord.domain.documents import Block
from ofrecord.language.parse import Doc, Token

_MARKS = frozenset({":", "-", "–", "—", "--"})
_LABEL = 5
"""Words of a speaker's label at most."""
_SAID = 3
"""Words of what is said at least."""
_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART", "PUNCT"})


def headline_drafts(
    doc: Doc, blocks: Iterable[Block], cues: Cues, is_speaker: Callable[[Token], bool]
) -> Iterator[Draft]:
    """One draft for each headline with a speaker's label."""
    for block in (b for b in blocks if b.role == "headline"):
        words = list(doc.char_span(block.start, block.end, alignment_mode="contract") or [])
        while words and (words[-1].is_space or words[-1].text == "."):
            words.pop()
        draft = _labelled(words, cues, is_speaker)
        if draft is not None:
            yield draft


def _labelled(words: list[Token], cues: Cues, is_speaker: Callable[[Token], bool]) -> Draft | None:
    at = [n for n, t in enumerate(words) if t.text in _MARKS and 0 < n < len(words) - 1]
    if not at:
        return None
    colon = words[at[0]].text == ":"
    for mark, label, said in (
        (at[0], words[: at[0]] if colon else [], words[at[0] + 1 :]),
        (at[-1], words[at[-1] + 1 :], words[: at[-1]]),
    ):
        head = _speaker(label, cues, is_speaker)
        if head is not None and len(said) >= _SAID and said[0].text not in ('"', "'", "``"):
            cue = words[mark].idx, words[mark].idx + len(words[mark])
            return Draft("headline", "asserts", (stretch(said[0], said[-1]),), cue, None, head)
    return None


def _speaker(label: list[Token], cues: Cues, is_speaker: Callable[[Token], bool]) -> Token | None:
    """The label's head, where it can speak: a person, an organisation, officials, police, a ministry."""
    if not 0 < len(label) <= _LABEL or any(t.pos_ not in _NAMES for t in label):
        return None
    if any(t.lower_ in cues.words.rubrics for t in label):
        return None
    last = next((t for t in reversed(label) if t.pos_ in ("NOUN", "PROPN")), None)
    if last is None:
        return None
    speakers = cues.words.speakers
    known = {*speakers.collective, *speakers.anonymous, *speakers.offices}
    return last if last.lemma_.lower() in known or is_speaker(last) else None
