# Generated from spec/ by `make generate`. Do not edit.
"""The Actions that the suite tests, as `contract.json` beside this package describes them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..runtime.multipart import MEDIA_TYPE
from .judge import Judge

PACKAGED = Path(__file__).parent.parent / "contract.json"
# Calls that change nothing are told by their names, as the vendor's permission pages do; all others may write.
_READS = "Describe"


@dataclass(frozen=True, eq=False)
class Subject:
    """One Action: how it is called, what the specs say of its body, and the page they were read from."""

    action: str
    route: str
    media_type: str
    page: str
    title: str
    date: str
    request: dict[str, Any] = field(repr=False)
    response: dict[str, Any] = field(repr=False)
    examples: dict[str, Any] = field(repr=False)
    form: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)

    @property
    def reads(self) -> bool:
        """Whether a call changes nothing."""
        return self.action.startswith(_READS)

    @property
    def is_form(self) -> bool:
        """Whether the body is a multipart form; `form` says then of which kind each of its fields is."""
        return self.media_type == MEDIA_TYPE

    @property
    def target(self) -> str:
        """Path and query of a call."""
        return f"{self.route}?Action={self.action}"

    @property
    def digest(self) -> str:
        """Tells whether another contract demands the same of the body."""
        return digest(self.request)

    @cached_property
    def judge(self) -> Judge:
        """Says what the specs say of a body."""
        return Judge(self.request)


def digest(schema: dict[str, Any]) -> str:
    """A checksum of a schema."""
    return sha256(json.dumps(schema, sort_keys=True).encode()).hexdigest()[:16]


def subjects(contract: Path = PACKAGED) -> dict[str, Subject]:
    """All Actions of a contract by name, in its order."""
    operations: dict[str, dict[str, Any]] = json.loads(contract.read_bytes())["operations"]
    return {action: _subject(action, facts) for action, facts in operations.items()}


def _subject(action: str, facts: dict[str, Any]) -> Subject:
    source = facts["source"]
    return Subject(
        action=action,
        route=facts["route"],
        media_type=facts["mediaType"],
        page=source["page"],
        title=source["title"],
        date=source["date"],
        request=facts["request"],
        response=facts["response"],
        examples=facts["examples"],
        form=facts.get("form", {}),
    )
