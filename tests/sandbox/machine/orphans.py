"""What the tables of the state must never hold: a row that points to nothing, or that nothing can ever show."""

from __future__ import annotations

from qianfan_console.sandbox import Sandbox

_QUERIES = {
    "version without a set": "SELECT id FROM versions WHERE set_id NOT IN (SELECT id FROM model_sets)",
    "export without a version": "SELECT id FROM exports WHERE model_id NOT IN (SELECT id FROM versions)",
    "version to come without a task that makes it": (
        "SELECT id FROM versions WHERE created > ?1 AND id NOT IN"
        " (SELECT model_id FROM comp_tasks WHERE stopped_at IS NULL AND failure IS NULL AND ends_at = versions.created)"
    ),
    "unfinished task without its source": (
        "SELECT id FROM comp_tasks WHERE coalesce(stopped_at, ends_at) > ?1"
        " AND source_id NOT IN (SELECT id FROM versions WHERE created <= ?1)"
    ),
    "unfinished task without its set": (
        "SELECT id FROM comp_tasks WHERE coalesce(stopped_at, ends_at) > ?1"
        " AND set_id NOT IN (SELECT id FROM model_sets WHERE NOT preset)"
    ),
    "running task without the version that it makes": (
        "SELECT id FROM comp_tasks WHERE ends_at BETWEEN ?1 AND 1e300 AND stopped_at IS NULL AND failure IS NULL"
        " AND model_id NOT IN (SELECT id FROM versions)"
    ),
    "number used twice": "SELECT name FROM versions GROUP BY set_id, name HAVING count(*) > 1",
}


def orphans(sandbox: Sandbox) -> list[str]:
    """One line for each row that must not be."""
    now = sandbox.clock.now()
    with sandbox._store as store:
        return [
            f"{what}: {row[0]}"
            for what, query in _QUERIES.items()
            for row in store.all(query, [now] if "?1" in query else [])
        ]
