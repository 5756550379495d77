"""What people see: command line, terminal report, exports, pages. Stored records come only through the store's query."""
