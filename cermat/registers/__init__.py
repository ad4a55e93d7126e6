"""THE BOOKS: the only tables. Rows are appended, never changed; selectors read them for a scope, the ledger writes.

Imports `indicators`, `rules`, `words` and Django. Only `actions` and this room touch `registers.models`.
"""
