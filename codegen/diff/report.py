"""The changes as text, and as JSON for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..runtime.printable import printable
from .change import Change, gravest


def as_text(found: list[Change]) -> Iterator[str]:
    """One line a change, the gravest first, then the version to raise."""
    for one in found:
        actions = ", ".join(one.actions[:3]) + (f" and {len(one.actions) - 3} more" if len(one.actions) > 3 else "")
        of = f" of {actions}" if actions else ""
        yield printable(f"{one.severity.word}: {one.file}#{one.pointer}: {one.message} [{one.rule}, {one.side}{of}]")
    grave = gravest(found)
    yield f"{len(found)} changes, {grave.word}; semver bump: {grave.bump}"


def as_json(found: list[Change]) -> str:
    """All of it, for machines."""
    grave = gravest(found)
    listed = [
        {
            "severity": one.severity.word,
            "bump": one.severity.bump,
            "rule": one.rule,
            "file": one.file,
            "pointer": one.pointer,
            "side": one.side,
            "actions": list(one.actions),
            "message": one.message,
        }
        for one in found
    ]
    return json.dumps({"severity": grave.word, "bump": grave.bump, "changes": listed}, indent=2)
