"""Across records: which reports tell of one happening, who says what of it, and where the accounts differ.

Pure functions from records to frozen values; the store keeps what they give. Three questions, in this order:

1. *Origins* (`origins.py`): which texts are copies, shortened or earlier versions of one another.
2. *Grouping* (`profile.py`, `features.py`, `grouping.py`, `happenings.py`): which reports, and which events in them, are one
   happening. The answer depends on the set of reports alone, never on the order in which they came.
3. *Accounts and differences* (`accounts.py`, `differences.py`): who says what, and which values cannot be true together.
"""
