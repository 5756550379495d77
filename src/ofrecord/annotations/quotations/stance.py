"""Stance: what a speaker does with the content."""

from __future__ import annotations

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.domain.quotations import Stance


def stance_after_negation(stance: Stance, negated: bool, cues: Cues) -> Stance:
    """The stance of a cue that is itself negated: who "did not say that" has declined to."""
    return cues.words.negated[stance] if negated else stance
