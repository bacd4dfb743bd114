"""`python -m codegen verified REPORT`: the day of a passed contract run on the cloud, entered into the specs.

The report is the report.json of `qianfan-console contract --writes --base-url …`. A run against anything but the
address that the document names proves nothing about the cloud, and is refused.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from .load import Document, SpecTree, bundle, load_tree
from .load.lint import lint

_ROOT = Path(__file__).parent.parent
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ENTERED = re.compile(r"(?m)^( *)x-verified-live: .*$")


class RefusedError(Exception):
    """The report proves nothing about the cloud."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("report", type=Path, help="report.json of a run")
    parser.add_argument("--spec", type=Path, default=_ROOT / "spec", help="root of the spec tree")


def run(args: argparse.Namespace) -> int:
    """Enter what passed; the exit status."""
    try:
        report = _read(args.report)
        entered = _enter(report, args.spec)
    except RefusedError as error:
        print(f"{args.report}: {error}", file=sys.stderr)
        return 2
    print(f"{entered} of {len(report['actions'])} Actions verified live on {report['began'][:10]}")
    return 0 if entered == len(report["actions"]) else 1


def _read(path: Path) -> dict[str, Any]:
    from .contract.report.form import FORM  # noqa: PLC0415 (the suite is not loaded for other verbs)

    try:
        report = json.loads(path.read_bytes())
    except OSError as error:
        raise RefusedError(f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise RefusedError(f"is not JSON: {error}") from error
    if not isinstance(report, dict) or report.get("form") != FORM or not _DAY.match(str(report.get("began"))):
        raise RefusedError("is no report.json of qianfan-console contract of this version; run the suite again")
    if report["embedded"]:
        raise RefusedError(
            "was a run against the embedded sandbox, which says nothing about the cloud; give --base-url"
        )
    return report


def _enter(report: dict[str, Any], root: Path) -> int:
    tree = load_tree(root)
    documents = {_action(document): document for document in tree.operations()}
    entered = 0
    for action, facts in report["actions"].items():
        problem = _problem(report, facts, tree, documents.get(action))
        if problem:
            print(f"{action}: not entered: {problem}")
            continue
        _write(root / documents[action].name, action, report["began"][:10])
        entered += 1
    problems = lint(load_tree(root))
    if problems:
        raise RefusedError(f"left the specs with mistakes: {problems[0]}")
    return entered


def _action(document: Document) -> str:
    ((_, path),) = document.data["paths"].items()
    return str(path["post"]["operationId"])


def _problem(report: dict[str, Any], facts: dict[str, Any], tree: SpecTree, document: Document | None) -> str:
    """Why the day cannot be entered; empty if it can."""
    from .contract.subjects import digest  # noqa: PLC0415 (the suite is not loaded for other verbs)

    if document is None:
        return "no spec describes it"
    servers = [server["url"].rstrip("/") for server in document.data.get("servers", [])]
    if report["address"] not in servers:
        raise RefusedError(f"was a run against {report['address']}, not the cloud ({', '.join(servers)})")
    ((_, path),) = document.data["paths"].items()
    ((_, content),) = path["post"]["requestBody"]["content"].items()
    if digest(bundle(tree, document, content["schema"])) != facts["schema"]:
        return "the spec has changed since the run; run the suite again"
    return "" if facts["passed"] else "the run differs, or left rules undecided"


def _write(path: Path, action: str, day: str) -> None:
    """Set `x-verified-live` in the text, so that everything else stays as it was written."""
    text = path.read_text(encoding="utf-8")
    if _ENTERED.search(text):
        text = _ENTERED.sub(rf"\g<1>x-verified-live: '{day}'", text, count=1)
    else:
        line = re.compile(rf"(?m)^( *)operationId: {re.escape(action)}$")
        text = line.sub(rf"\g<0>\n\g<1>x-verified-live: '{day}'", text, count=1)
    path.write_text(text, encoding="utf-8")
