"""A module as its shape, its literals and its docstrings, to tell whether a text has changed more than itself."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard


@dataclass(frozen=True)
class Module:
    """`shape` is the syntax tree without texts; `bare` also without docstrings, which a text of spaces leaves out."""

    shape: str
    bare: str
    literals: list[str]
    docstrings: list[str]


@lru_cache(maxsize=64)
def parsed(source: str) -> Module:
    """The parts of a module."""
    root = ast.parse(source)
    nodes = list(ast.walk(root))
    docstrings = {id(node.value) for node in nodes if is_docstring(node)}
    literals: list[str] = []
    told: list[str] = []
    for node in nodes:
        match node:
            case ast.Constant(str(text)):
                (told if id(node) in docstrings else literals).append(text)
                node.value = ""
            case ast.Constant(bytes(content)):
                literals.append(content.decode())
                node.value = b""
            case _:
                pass
    shape = ast.dump(root)
    return Module(shape, ast.dump(_WithoutDocstrings().visit(root)), literals, told)


def is_docstring(node: ast.AST) -> TypeGuard[ast.Expr]:
    """Whether `node` is a string that stands alone: the docstring of a module, a class, a function or a field."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


class _WithoutDocstrings(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        return None if is_docstring(node) else node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        node.body = node.body or [ast.Pass()]
        return node
