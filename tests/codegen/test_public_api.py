"""What the library offers is a list in a file, and importing it costs next to nothing."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import qianfan_console

from .public_api import FILE, PACKAGES, names

ROOT = Path(qianfan_console.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
CONFIGURING = {"basicConfig", "dictConfig", "fileConfig", "addHandler", "setLevel", "captureWarnings", "disable"}

FRESH = """
import json, os, sys

class Forbidden(dict):
    def refuse(self, *args, **kwargs):
        raise RuntimeError("the environment was read on import")
    __getitem__ = __contains__ = __iter__ = get = keys = values = items = refuse

before = set(sys.modules)
os.environ = os.environb = Forbidden()
IMPORT
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def loaded_by(statement: str) -> list[str]:
    """The modules that `statement` loads in a process of its own; it may neither print nor read the environment."""
    code = FRESH.replace("IMPORT", statement)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=os.sep)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


def test_the_public_names_are_those_of_the_list() -> None:
    """A change here is a change of the changelog; then `python -m tests.codegen.public_api` writes the list anew."""
    assert names() == FILE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_is_there(package: str) -> None:
    module = import_module(package)
    assert list(module.__all__) == sorted(set(module.__all__))
    assert set(module.__all__) <= set(dir(module))
    for name in module.__all__:
        assert not name.startswith("_")
        assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = module.nothing


@pytest.mark.parametrize(
    ("statement", "own"),
    [
        ("import qianfan_console", ["qianfan_console"]),
        ("import qianfan_console.model", ["qianfan_console", "qianfan_console.model"]),
    ],
)
def test_an_import_loads_nothing_that_is_not_used(statement: str, own: list[str]) -> None:
    loaded = loaded_by(statement)
    assert [name for name in loaded if name.startswith("qianfan_console")] == own
    assert len(loaded) <= 60
    assert not {"pydantic", "httpx", "logging", "asyncio", "jsonschema", "jsonschema_rs"} & set(loaded)


def test_one_module_knows_httpx() -> None:
    found = {module.relative_to(ROOT).as_posix() for module in MODULES if "httpx" in set(imported(module))}
    assert found == {"runtime/transport.py"}


def imported(module: Path) -> Iterator[str]:
    """The packages that a module imports, wherever in it."""
    for node in ast.walk(tree(module)):
        match node:
            case ast.Import(names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(str(name), _, 0):
                yield name.partition(".")[0]
            case ast.Call(func=ast.Name("import_module"), args=[ast.Constant(str(name)), *_]):
                yield name.partition(".")[0]


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def calls(node: ast.AST) -> set[str]:
    """The attributes that are called in `node`, but for `addHandler(NullHandler())`, as a library should."""
    found = (n for n in ast.walk(node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute))
    return {n.func.attr for n in found if isinstance(n.func, ast.Attribute) and "NullHandler" not in ast.unparse(n)}


def test_no_module_configures_logging_unasked() -> None:
    """The command that serves the sandbox may, and the client when an environment variable asks for it."""
    found = {module.relative_to(ROOT).as_posix() for module in MODULES if CONFIGURING & calls(tree(module))}
    assert found <= {"sandbox/server.py", "runtime/observe.py"}


def test_no_module_does_anything_on_import_but_define() -> None:
    """No module prints, opens, logs or reads the environment at its top level."""
    for module in MODULES:
        top = [node for node in tree(module).body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
        nodes = [node for statement in top for node in ast.walk(statement)]
        functions = {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        methods = {name for statement in top for name in calls(statement)}
        assert not functions & {"print", "open", "exec", "eval", "compile", "input"}, module
        assert not methods & {"getenv", "debug", "info", "warning", "warn", "read_text", *CONFIGURING}, module
        assert not {n.attr for n in nodes if isinstance(n, ast.Attribute)} & {"environ", "environb"}, module
