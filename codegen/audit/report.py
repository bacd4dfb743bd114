"""The findings as text for people and for logs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..runtime.printable import printable
from .explain import Finding


@dataclass(frozen=True)
class Audit:
    """The result of one audit."""

    page: str
    action: str
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]

    @property
    def unexplained(self) -> tuple[Finding, ...]:
        """The findings that no erratum explains."""
        return tuple(finding for finding in self.findings if finding.erratum is None)


def lines(audit: Audit) -> Iterator[str]:
    """One line a finding, the unexplained ones last, then notes and a summary."""
    for finding in sorted(audit.findings, key=lambda finding: (finding.erratum is None, finding.difference.line)):
        yield printable(_line(audit.page, finding))
    for note in audit.notes:
        yield printable(f"note: {note}")
    count, open_ = len(audit.findings), len(audit.unexplained)
    yield printable(f"{audit.action}: {count} differences, {count - open_} explained, {open_} unexplained")


def _line(page: str, finding: Finding) -> str:
    difference = finding.difference
    place = f"{page}:{difference.line}" if difference.line else page
    verdict = f"explained by {finding.erratum}" if finding.erratum else "UNEXPLAINED"
    field = f"{difference.side} {difference.field}".strip()
    return f"{place}: {field}: {difference.kind}: page {difference.page!r}, spec {difference.spec!r}: {verdict}"
