"""A spec tree that is not the vendor's generates, and passes its own contract suite against its own sandbox."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from codegen.cli import main
from tests.codegen.inline_spec import Action, documents, write_tree

_LINE = """
Line:
  type: object
  additionalProperties: false
  required: [kind, amount]
  properties:
    kind: {type: string, enum: [a, b]}
    amount: {type: integer, minimum: 1, maximum: 9}
    note: {type: string, maxLength: 5}
Labels: {type: object, additionalProperties: {type: string, minLength: 1}}
"""
_ORDER = """
required: [lines]
properties:
  lines: {type: array, minItems: 1, maxItems: 3, items: <Line>}
  tags: {type: array, items: {type: string, pattern: '^[a-z]+$'}}
  labels: <Labels>
  from: {type: string}
  to: {type: string}
dependentRequired: {from: [to]}
x-rules: [{id: there-and-back, keyword: dependentRequired, message: give to with from}]
"""
TREE = (
    Action(name="CreateOrder", request=_ORDER, schemas=_LINE),
    Action(name="DescribeOrder", request="required: [id]\nproperties: {id: {type: string, minLength: 1}}"),
)
_RUN = "import sys; from other_console.runtime.cli import main; sys.exit(main())"


def test_a_tree_of_another_family_passes_its_own_suite(tmp_path: Path) -> None:
    write_tree(tmp_path / "spec", documents(*TREE))
    out = ("--out", str(tmp_path / "out"), "--package", "other_console")
    assert main(["generate", "--spec", str(tmp_path / "spec"), *out]) == 0
    command = [sys.executable, "-c", _RUN, "contract", "--random", "1", "--report", str(tmp_path / "report")]
    environment = {"PYTHONPATH": str(tmp_path / "out"), "PATH": ""}
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "report/report.json").read_text(encoding="utf-8"))
    assert report["coverage"] == {"decided": 60, "wanted": 60}
    ids = {rule["id"] for facts in report["actions"].values() for rule in facts["rules"]}
    assert "CreateOrder:there-and-back/from" in ids
