"""Control: who holds, takes or leaves which place, in the words of the report."""

from ofrecord.annotations.control.step import Control

__all__ = ["Control"]
