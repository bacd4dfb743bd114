"""The run as JSON, for programs and for `python -m codegen verified`."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from ...runtime.version import VERSION
from ..results import Finding, Results, Verdict
from .form import FORM
from .summary import headline


def machine(results: Results) -> str:
    """The report."""
    decided, wanted = results.covered
    report = {
        "form": FORM,
        "version": VERSION,
        "address": results.address,
        "embedded": results.embedded,
        "writes": results.writes,
        "seed": results.seed,
        "began": results.began,
        "seconds": round(results.seconds, 1),
        "requests": results.sent,
        "code": results.code,
        "outcome": headline(results),
        "unreachable": results.unreachable,
        "notes": results.notes,
        "coverage": {"decided": decided, "wanted": wanted},
        "actions": {action: _action(results, action) for action in results.subjects},
        "schemathesis": {name: dict(counts) for name, counts in results.phases.items()},
        "unclear": [
            {"status": answer.status, "code": answer.code, "message": answer.message, "times": times}
            for answer, times in results.unclear.values()
        ],
        "findings": [_finding(finding) for finding in results.findings],
        "troubles": [
            {
                "action": t.action,
                "phase": t.phase,
                "title": t.title,
                "message": t.message,
                "body": t.body,
                "times": t.times,
            }
            for t in results.troubles
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _action(results: Results, action: str) -> dict[str, Any]:
    rules = [
        {
            "id": entry.id,
            "place": entry.place,
            "rule": entry.sentence,
            "page": entry.page,
            "inside": _counted(results.side(entry, inside=True)),
            "outside": _counted(results.side(entry, inside=False)),
        }
        for entry in results.rules[action].values()
    ]
    return {"passed": results.passed(action), "schema": results.subjects[action].digest, "rules": rules}


def _counted(verdicts: Counter[Verdict]) -> dict[str, int]:
    return {str(verdict): number for verdict, number in verdicts.items()}


def _finding(finding: Finding) -> dict[str, Any]:
    entry, answer = finding.entry, finding.answer
    return {
        "action": entry.action,
        "kind": finding.kind,
        "id": entry.id,
        "rule": entry.text,
        "detail": finding.detail,
        "page": entry.page,
        "date": entry.date,
        "erratum": entry.erratum,
        "bodies": finding.bodies,
        "body": finding.case.body,
        "answer": None if answer is None else {"status": answer.status, "code": answer.code, "message": answer.message},
    }
