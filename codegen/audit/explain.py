"""Which differences an erratum explains: exactly those that it records, where it hangs, and no others.

`explains` of an erratum lists them: `field` (a wire path), `kind`, what the `page` says and what the `spec` says, for
the side `in` (request unless said) of an `action` (all of the erratum's unless said). A recorded difference that is
gone is told too: the page was changed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .blocks import PageError
from .compare import Difference

_KEYS = ("field", "kind", "page", "spec")


@dataclass(frozen=True)
class Explanation:
    """One recorded difference of an erratum."""

    erratum: str
    side: str
    field: str
    kind: str
    page: str
    spec: str

    def fits(self, difference: Difference) -> bool:
        """Whether it is this difference, and the erratum hangs at its field."""
        same = all(getattr(self, key) == getattr(difference, key) for key in ("side", *_KEYS))
        return same and self.erratum in difference.ids


@dataclass(frozen=True)
class Finding:
    """A difference, and the erratum that explains it if one does."""

    difference: Difference
    erratum: str | None


def explanations(errata: dict[str, Any], action: str) -> list[Explanation]:
    """What the errata record for the Action.

    Raises:
        PageError: an entry without one of its keys.
    """
    return [
        _explanation(id_, entry)
        for id_, erratum in errata.items()
        if isinstance(erratum, dict)
        for entry in erratum.get("explains", ())
        if action in ([entry["action"]] if "action" in entry else erratum.get("actions", ()))
    ]


def _explanation(erratum: str, entry: dict[str, Any]) -> Explanation:
    missing = [key for key in _KEYS if not isinstance(entry.get(key), str)]
    if missing:
        raise PageError(0, f"erratum {erratum}: an entry of `explains` needs a text for {', '.join(missing)}")
    field, kind, page, spec = (entry[key] for key in _KEYS)
    return Explanation(erratum, entry.get("in", "request"), field, kind, page, spec)


def judge(differences: Iterable[Difference], recorded: Iterable[Explanation]) -> Iterator[Finding]:
    """Each difference with its erratum; then, unexplained, each recorded one that is gone."""
    unused = list(recorded)
    for difference in differences:
        fitting = [explanation for explanation in unused if explanation.fits(difference)]
        for explanation in fitting:
            unused.remove(explanation)
        yield Finding(difference, fitting[0].erratum if fitting else None)
    for gone in unused:
        stale = f"{gone.erratum} records the {gone.kind} {gone.page}, which the page no longer says of this spec"
        yield Finding(Difference(gone.side, gone.field, "stale", stale, gone.spec, 0), None)
