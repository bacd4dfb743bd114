"""The type checkers accept the right calls, and refuse every wrong one where it stands."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ACCEPTED = sorted((HERE / "accepted").glob("*.py"))
REFUSED = sorted((HERE / "refused").glob("*.py"))
MARK = "# refused"

# What a checker objects to: file, first line of the statement, and its words.
Errors = dict[tuple[str, int], list[str]]


def mypy() -> Errors:
    found = [json.loads(line) for line in _check("mypy", "--output", "json").splitlines()]
    return _by_statement((each["file"], each["line"], each) for each in found)


def basedpyright() -> Errors:
    found = json.loads(_check("basedpyright", "--outputjson"))["generalDiagnostics"]
    return _by_statement((each["file"], each["range"]["start"]["line"] + 1, each) for each in found)


def _check(checker: str, output: str, *more: str) -> str:
    command = [sys.executable, "-m", checker, output, *more, *map(str, [*ACCEPTED, *REFUSED])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.stdout


def _by_statement(found: Iterable[tuple[str, int, Any]]) -> Errors:
    errors: Errors = {}
    statements = {path: _statements(path) for path in (*ACCEPTED, *REFUSED)}
    for file, line, each in found:
        path = ROOT / file
        if each["severity"] == "error" and path in statements:
            errors.setdefault((path.name, statements[path][line]), []).append(each["message"])
    return errors


def _statements(path: Path) -> dict[int, int]:
    """For each line, the first line of the innermost statement that it belongs to."""
    starts: dict[int, int] = {}
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.stmt)]
    for node in sorted(nodes, key=lambda node: node.lineno):
        starts |= dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), node.lineno)
    return starts


@pytest.fixture(scope="module", params=[mypy, basedpyright])
def errors(request: pytest.FixtureRequest) -> Errors:
    found: Errors = request.param()
    return found


def test_right_calls_are_accepted(errors: Errors) -> None:
    names = {path.name for path in ACCEPTED}
    assert names
    assert {place: words for place, words in errors.items() if place[0] in names} == {}


def test_wrong_calls_are_refused(errors: Errors) -> None:
    marked = {
        (path.name, _statements(path)[number])
        for path in REFUSED
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.endswith(MARK)
    }
    found = {place: words for place, words in errors.items() if place[0] in {path.name for path in REFUSED}}
    assert {place: words for place, words in found.items() if place not in marked} == {}
    assert sorted(marked - set(found)) == []
    assert marked
