# Generated from spec/ by `make generate`. Do not edit.
"""Schemathesis over the Actions: valid, invalid and stateful, each request through a gate of ours."""
