"""Events: triggers, their parties, their modality and circumstances."""

from ofrecord.annotations.events.step import Events

__all__ = ["Events"]
