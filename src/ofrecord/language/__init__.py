"""The language parse and what can be asked of it: model loading, aligned parsing, syntax questions."""
