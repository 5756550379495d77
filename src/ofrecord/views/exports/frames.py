"""Results as a pandas data frame, where pandas is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofrecord.errors import MissingPart
from ofrecord.views.exports.flat import COLUMNS, flat_row

if TYPE_CHECKING:
    from pandas import DataFrame

    from ofrecord.store import Query


def to_frame(query: Query) -> DataFrame:
    """One row a result, with the columns of the CSV export. Raises MissingPart without pandas."""
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise MissingPart('data frames need pandas: pip install "ofrecord[frames]"') from error
    return DataFrame([flat_row(found) for found in query], columns=list(COLUMNS[query.filter.kind]))
