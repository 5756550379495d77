"""The order of the steps: the one list, checked without running it."""

from __future__ import annotations

from ofrecord.annotations.access import Access
from ofrecord.annotations.attribution import Attribution
from ofrecord.annotations.control import Control
from ofrecord.annotations.entities import Entities
from ofrecord.annotations.events import Events
from ofrecord.annotations.figures import Figures
from ofrecord.annotations.law import Law
from ofrecord.annotations.mentions import Mentions
from ofrecord.annotations.places import Places
from ofrecord.annotations.quotations import Quotations
from ofrecord.annotations.step import Step, check_order
from ofrecord.annotations.times import Times

STEPS: tuple[type[Step], ...] = (
    Times,
    Places,
    Mentions,
    Entities,
    Figures,
    Quotations,
    Events,
    Control,
    Access,
    Law,
    Attribution,
)

check_order(STEPS)
