"""The store as web pages and as an HTTP API: one process on this machine, no other host is ever asked for anything."""
