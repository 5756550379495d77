"""Mentions: the expressions that name or describe a party or thing that can act or be acted on.

names.py     names in the text: word lists, the model's labels, places; corrected against each other
governments.py  when a state's name or capital stands for its government
mentions.py  one mention for each noun phrase, pronoun and name
"""

from ofrecord.annotations.mentions.mentions import Mentions

__all__ = ["Mentions"]
