"""Docstrings of fields that are taken out, because the method whose parameters they are says the same."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator


def without_docstrings(source: str, fields: Collection[tuple[str, str]]) -> str:
    """`source`, a module of models, without the docstrings of these fields, each given as class and field."""
    lines = source.splitlines(keepends=True)
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            for docstring in _docstrings(node, fields):
                lines[docstring.lineno - 1 : docstring.end_lineno] = [""] * _height(docstring)
    return "".join(lines)


def _docstrings(node: ast.ClassDef, fields: Collection[tuple[str, str]]) -> Iterator[ast.Expr]:
    for field, behind in zip(node.body, node.body[1:], strict=False):
        match field, behind:
            case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str())) if (node.name, name) in fields:
                yield behind


def _height(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
