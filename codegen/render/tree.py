"""After rendering: every module parses, holds only the expected kinds of statements, and binds each name once."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from ..load import Problem, SpecError
from .copies import PARTS

_ALLOWED = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.Assign, ast.AnnAssign)
_IN_CLASS = (ast.AnnAssign, ast.Assign, ast.FunctionDef, ast.AsyncFunctionDef, ast.Pass)


class UnexpectedCodeError(Exception):
    """A rendered module holds what no template writes: text of a spec has become code."""


def inspect(files: Mapping[str, str]) -> None:
    """Check every rendered module; hand-written copies are not rendered.

    Raises:
        UnexpectedCodeError: with the file and the line.
        SpecError: a name of the spec is also a name of ours, or of another part of the spec.
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
        if isinstance(node, ast.ClassDef):
            _inspect_class(name, node)
    _inspect_names(name, tree.body)


def _inspect_class(name: str, node: ast.ClassDef) -> None:
    for inner in node.body:
        if not (isinstance(inner, _IN_CLASS) or _is_docstring(inner)):
            raise UnexpectedCodeError(f"{name}:{inner.lineno}: {type(inner).__name__} in a class")
    _inspect_names(name, node.body)


def _inspect_names(name: str, body: Sequence[ast.stmt]) -> None:
    origins: dict[str, str] = {}
    for bound, origin in _bindings(body):
        if origins.setdefault(bound, origin) != origin:
            message = f"{bound!r} would mean two things in this module; rename the part of the spec that is called so"
            raise SpecError([Problem(name, "", message)])


def _bindings(body: Sequence[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Every name that `body` binds, with what it stands for; the same import twice stands for the same."""
    for node in body:
        match node:
            case ast.ImportFrom(module, names, level):
                yield from ((alias.asname or alias.name, f"{level} {module} {alias.name}") for alias in names)
            case ast.Import(names):
                yield from ((alias.asname or alias.name, alias.name) for alias in names)
            case ast.If(body=inner):
                yield from _bindings(inner)
            case ast.AnnAssign(target=ast.Name(bound)) | ast.Assign(targets=[ast.Name(bound)]) | ast.ClassDef(bound):
                yield bound, f"line {node.lineno}"
            case ast.FunctionDef(bound) | ast.AsyncFunctionDef(bound) if not _is_overload(node):
                yield bound, f"line {node.lineno}"


def _is_overload(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in node.decorator_list)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_type_checking(node: ast.stmt) -> bool:
    """Imports for type checkers alone, or the module's `__getattr__`, which is hidden from them."""
    match node:
        case ast.If(ast.Name("TYPE_CHECKING"), body, []):
            return all(isinstance(inner, ast.ImportFrom) for inner in body)
        case ast.If(ast.UnaryOp(ast.Not(), ast.Name("TYPE_CHECKING")), body, []):
            return all(isinstance(inner, ast.FunctionDef) and inner.name == "__getattr__" for inner in body)
        case _:
            return False


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
