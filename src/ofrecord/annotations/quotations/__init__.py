"""Quotations: who says what, how, when and to whom."""

from ofrecord.annotations.quotations.step import Quotations

__all__ = ["Quotations"]
