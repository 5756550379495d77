"""The gazetteer: names of places with coordinates, in one SQLite file that the package's build makes."""

from ofrecord.gazetteer.lookup import Gazetteer

__all__ = ["Gazetteer"]
