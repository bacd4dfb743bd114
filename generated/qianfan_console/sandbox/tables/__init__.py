# Generated from spec/ by `make generate`. Do not edit.
"""The things that the sandbox keeps, one module a kind: its record, and what can be asked and changed."""
