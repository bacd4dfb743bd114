# Generated from spec/ by `make generate`. Do not edit.
"""Proposed entries of `spec/errata.yaml`: what the page says, what the service did, and when."""

from __future__ import annotations

import json
import re
from typing import Any

from ...runtime.printable import printable
from ..results import Finding, Results
from .summary import answered

_LONGEST_ID = 80
_MOST_BODY = 300
_DOES = {
    "laxer": "A body that breaks this is accepted",
    "stricter": "A body that obeys this is refused",
    "failed": "The service fails on such a body",
    "silent": "The service does not answer to such a body",
}


def may_be_erratum(finding: Finding | None) -> bool:
    """Whether the page may be wrong, not the service in trouble."""
    return finding is not None and finding.kind in ("laxer", "stricter")


def entries(results: Results) -> dict[str, dict[str, Any]]:
    """One entry for each difference from a rule, by id."""
    found: dict[str, dict[str, Any]] = {}
    for finding in results.findings:
        if may_be_erratum(finding):
            name = _id(finding)
            while name in found:
                name += "-too"
            found[name] = _entry(results, finding)
    return found


def proposed(results: Results) -> str:
    """The entries as YAML; empty if there are none."""
    import yaml  # noqa: PLC0415 (loaded on first use)

    found = entries(results)
    if not found:
        return ""
    head = (
        "# Proposed by `qianfan-console contract`; decide, and move what you keep into spec/errata.yaml.\n"
        "# Name each entry in the `x-errata` of the place that it speaks of; `python -m codegen lint` misses it else.\n"
    )
    return head + str(yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=110))


def _id(finding: Finding) -> str:
    """The Action, the rule's last steps and the kind, in kebab-case."""
    rule = finding.entry.id.removeprefix(finding.entry.action).lstrip("#:/").removeprefix("$defs/")
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", f"{finding.entry.action} {rule} {finding.kind}")
    kept = [word.lower() for word in words]
    while len("-".join(kept)) > _LONGEST_ID:
        del kept[len(kept) // 2]
    return "-".join(kept)


def _entry(results: Results, finding: Finding) -> dict[str, Any]:
    rule = finding.entry
    body = json.dumps(finding.case.body, ensure_ascii=False)
    shown = body if len(body) <= _MOST_BODY else f"{body[:_MOST_BODY]}…"
    does = _DOES[finding.kind] + (f" ({finding.detail})" if finding.detail else "")
    verb = "accepts" if finding.kind == "laxer" else "refuses"
    return {
        "title": f"{rule.action} {verb} other bodies than its page says: {rule.place or 'body'}",
        "actions": [rule.action],
        "says": [
            {"where": f"{rule.page}, {rule.date}", "what": printable(_ended(rule.text), keep="\n")},
            {
                "where": f"{results.address}, observed {results.began[:10]}",
                "what": printable(f"{does}: {shown} was answered with {answered(finding.answer)}.", keep="\n"),
            },
        ],
        "decision": "None yet. Until there is one, the spec stays as the page says.",
        "settled_by": "A second run on another day, or a word of the vendor.",
    }


def _ended(text: str) -> str:
    # Not with a capital: it may begin with the name of a field.
    return text + ("" if text.endswith(".") else ".")
