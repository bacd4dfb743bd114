"""Lines of Python, and how many of them are code: neither blank, nor a comment, nor a docstring."""

from __future__ import annotations

import ast


def code_lines(text: str) -> int:
    """Lines of code in a module."""
    told: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            told.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines = enumerate(text.splitlines(), 1)
    return sum(1 for number, line in lines if number not in told and line.strip() and not line.lstrip().startswith("#"))
