"""The order of the steps is checked without running it."""

from __future__ import annotations

import pytest

from ofrecord.annotations.order import STEPS
from ofrecord.annotations.step import check_order
from ofrecord.errors import PipelineError


def test_a_step_before_what_it_requires_is_refused_by_name() -> None:
    with pytest.raises(PipelineError, match="requires"):
        check_order(list(reversed(STEPS)))


def test_every_step_has_its_rule_book() -> None:
    from ofrecord.lexicons import Lexicons

    assert all(Lexicons().rules(step.name).step == step.name for step in STEPS)
