"""The run as JSON, for programs and for `python -m codegen verified`."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from ...runtime.version import VERSION
from ..answers import Answer
from ..catalogue import Entry
from ..results import Finding, Results, Trouble, Verdict
from .differences import checked, found
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
        "interrupted": results.interrupted,
        "notes": results.notes,
        "coverage": {"decided": decided, "wanted": wanted},
        "actions": {action: _action(results, action) for action in results.subjects},
        "schemathesis": {name: dict(counts) for name, counts in results.phases.items()},
        "unclear": [
            {"status": answer.status, "code": answer.code, "message": answer.message, "times": times}
            for answer, times in results.unclear.values()
        ],
        "findings": [_finding(results, finding) for finding in results.findings],
        "troubles": [_trouble(results, trouble) for trouble in results.troubles],
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


def _finding(results: Results, finding: Finding) -> dict[str, Any]:
    return _rule(finding.entry) | {
        "kind": finding.kind,
        "detail": finding.detail,
        "bodies": finding.bodies,
        "body": finding.case.body,
        "answer": _answer(finding.answer),
        "requests": found(results, finding).requests,
    }


def _trouble(results: Results, trouble: Trouble) -> dict[str, Any]:
    return _rule(trouble.entry) | {
        "phase": trouble.phase,
        "title": trouble.title,
        "message": trouble.message,
        "body": trouble.body,
        "times": trouble.times,
        "answer": _answer(trouble.answer),
        "requests": checked(results, trouble).requests,
    }


def _rule(entry: Entry) -> dict[str, Any]:
    return {
        "action": entry.action,
        "id": entry.id,
        "rule": entry.text,
        "page": entry.page,
        "date": entry.date,
        "erratum": entry.erratum,
    }


def _answer(answer: Answer | None) -> dict[str, Any] | None:
    return None if answer is None else {"status": answer.status, "code": answer.code, "message": answer.message}
