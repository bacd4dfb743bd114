"""Spec trees of other families than the library's own."""
