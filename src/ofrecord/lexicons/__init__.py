"""Language knowledge as data: word lists and codes in YAML, loaded through a validating loader.

A step declares the shape of its lexicon as a frozen type and asks for it by name; a file that does not fit is refused
with its name, its line and what was expected. Nothing here is a module-level dictionary: a `Lexicons` object holds what
was loaded, so that a user's folder can be laid over ours.
"""

from ofrecord.lexicons.loader import Lexicons, RuleBook

__all__ = ["Lexicons", "RuleBook"]
