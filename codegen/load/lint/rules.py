"""x-rules: every rule over several fields has an id and a message, and every entry has its rule."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from .index import UNIONS, Index, Site, is_union
from .verdicts import shown


def check_messages(index: Index) -> Iterator[Problem]:
    """Every rule has a message for people."""
    for site in index.sites:
        noted = {entry["keyword"] for entry in site.schema.get("x-rules", [])}
        rules: list[str] = [keyword for keyword in ("not", "dependentRequired", "if") if keyword in site.schema]
        rules += [word for word in UNIONS if word in site.schema and not is_union(site.schema)]
        for keyword in rules:
            if keyword not in noted:
                yield site.problem(
                    f"the rule `{keyword}` has no message for people; add an x-rules entry", f"/{keyword}"
                )


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        yield from _entries(site)
    for action in index.actions:
        yield from _ids(site for site in index.reach(action.request, action.response) if "x-rules" in site.schema)


def _entries(site: Site) -> Iterator[Problem]:
    noted: list[str] = [entry["keyword"] for entry in site.schema.get("x-rules", [])]
    for number, keyword in enumerate(noted):
        if keyword not in site.schema:
            message = f"there is no `{keyword}` here; remove the entry, or move it"
            yield site.problem(message, f"/x-rules/{number}/keyword")
        elif keyword in noted[:number]:
            yield site.problem(f"`{keyword}` has a message already; write one for both", f"/x-rules/{number}/keyword")


def _ids(sites: Iterator[Site]) -> Iterator[Problem]:
    seen: dict[str, Site] = {}
    for site in sorted(sites, key=lambda site: site.key):
        for number, entry in enumerate(site.schema["x-rules"]):
            known = seen.setdefault(entry["id"], site)
            if known is not site or entry["id"] in [other["id"] for other in site.schema["x-rules"][:number]]:
                message = f"{shown(entry['id'])} is the id of another rule of this Action; rename one"
                yield site.problem(message, f"/x-rules/{number}/id")
