"""The domain model: frozen types for one record and all that stands in it. Imports nothing else of the project.

One module per list of the record, named after it; `record.Record` holds them together. Field names are the contract of
the output format (docs/record.md is generated from these classes), so they are never renamed or overloaded.
"""
