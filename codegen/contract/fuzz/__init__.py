"""Schemathesis over the Actions: valid, invalid and stateful, each request through a gate of ours."""
