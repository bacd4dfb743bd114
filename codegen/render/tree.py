"""After rendering: every module parses, and only the expected kinds of statements stand at its top level."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from .copies import PARTS

_ALLOWED = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.Assign, ast.AnnAssign)


class UnexpectedCodeError(Exception):
    """A rendered module holds what no template writes: text of a spec has become code."""


def inspect(files: Mapping[str, str]) -> None:
    """Check every rendered module; hand-written copies are not rendered.

    Raises:
        UnexpectedCodeError: with the file and the line.
    """
    for name, text in files.items():
        if name.endswith(".py") and name.split("/")[0] not in PARTS:
            _inspect_module(name, text)


def _inspect_module(name: str, text: str) -> None:
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise UnexpectedCodeError(f"{name}:{error.lineno}: not Python: {error.msg}") from error
    for node in tree.body:
        if not (isinstance(node, _ALLOWED) or _is_docstring(node) or _is_type_checking(node) or _is_rebuild(node)):
            raise UnexpectedCodeError(f"{name}:{node.lineno}: {type(node).__name__} at the top level")


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_type_checking(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
        and not node.orelse
        and all(isinstance(inner, ast.ImportFrom) for inner in node.body)
    )


def _is_rebuild(node: ast.stmt) -> bool:
    """`Model.model_rebuild()`, which datamodel-code-generator writes for shapes that contain themselves."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and not node.value.args
        and not node.value.keywords
        and isinstance(node.value.func, ast.Attribute)
        and node.value.func.attr == "model_rebuild"
        and isinstance(node.value.func.value, ast.Name)
    )
