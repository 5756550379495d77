"""Of Record: who did what to whom, who says so, where and when — read from the news, with the evidence."""

__version__ = "0.1.0"
