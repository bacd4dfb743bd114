"""The committed specs: clean by our own lint, and by the two tools that everybody knows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.readers import read_from_filename

from codegen.load import load_tree
from codegen.load.lint import lint
from codegen.load.lint.extensions import SCHEMA
from codegen.load.lint.verdicts import read_schema

ROOT = Path(__file__).parents[2] / "spec"
DOCUMENTS = sorted(load_tree(ROOT).documents)
REDOCLY = "@redocly/cli@2.77.0"


def test_the_specs_are_clean() -> None:
    problems = lint(load_tree(ROOT))
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_openapi(name: str) -> None:
    data, uri = read_from_filename(str(ROOT / name))
    OpenAPIV31SpecValidator(data, base_uri=uri).validate()


def test_the_readme_lists_every_extension() -> None:
    listed = re.findall(r"^\| `(x-[a-z-]+)` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(read_schema(SCHEMA)["properties"])


@pytest.mark.skipif(not shutil.which("npx"), reason="needs Node: npx is not on PATH")
def test_redocly() -> None:
    command = ["npx", "--yes", REDOCLY, "lint", "--format=summary", "--config=redocly.yaml", *DOCUMENTS]
    quiet = {**os.environ, "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    run = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
