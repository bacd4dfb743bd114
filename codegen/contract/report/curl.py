"""A request as a line for a shell, without its signature."""

from __future__ import annotations

import shlex

from ..bodies import FORM
from ..cases import Case
from ..subjects import Subject

# Longer lines are no use to anybody.
_LONGEST = 8_000
SIGNATURE = "$BCE_AUTHORIZATION"


def curl(address: str, subject: Subject, case: Case) -> str:
    """The line; whoever runs it signs it (BCE authentication v1) into BCE_AUTHORIZATION."""
    parts = ["curl -X POST", shlex.quote(f"{address}{subject.target}"), f'-H "Authorization: {SIGNATURE}"']
    if subject.media_type == FORM:
        parts += [f"-F {shlex.quote(f'{name}=@template.py')}" for name in case.body if isinstance(case.body, dict)]
    else:
        body = case.content.data.decode()
        shown = body if len(body) <= _LONGEST else f"{body[:_LONGEST]}… ({len(body)} bytes; see report.json)"
        parts += [f"-H 'Content-Type: {subject.media_type}'", f"-d {shlex.quote(shown)}"]
    return " ".join(parts)
