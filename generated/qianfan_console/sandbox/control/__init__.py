# Generated from spec/ by `make generate`. Do not edit.
"""The control API."""
