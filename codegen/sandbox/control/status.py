"""What the sandbox is, and how much it holds."""

from __future__ import annotations

from ...runtime.version import VERSION
from ..backstage import Backstage
from ..clock import iso
from ..store import MEMORY
from ..wire import JsonObject

_COUNTS = {
    "modelSets": "SELECT count(*) FROM model_sets WHERE preset = 0",
    "versions": "SELECT count(*) FROM versions WHERE source <> 'PlatformPreset' AND created <= ?",
    "compTasks": "SELECT count(*) FROM comp_tasks",
    "exports": "SELECT count(*) FROM exports",
    "customConfs": "SELECT count(*) FROM custom_confs",
}


def status(backstage: Backstage) -> JsonObject:
    """Version, clock, state, credentials (never a secret key) and counts, of which presets are no part."""
    options, identities, journal = backstage.options, backstage.identities, backstage.journal
    return {
        "version": VERSION,
        "prefix": options.prefix,
        "clock": clock(backstage),
        "state": "memory" if backstage.world.store.path == MEMORY else "file",
        "lenient": options.lenient,
        "credentials": [
            {"accessKey": key, "policies": list(identities.policies(key))} for key in identities.secret_keys
        ],
        "counts": {**_counts(backstage), "requests": len(journal)},
        "lastRequest": journal.last,
    }


def clock(backstage: Backstage) -> JsonObject:
    """Which clock, and the present by it."""
    moving = backstage.world.clock
    now = moving.now()
    return {"kind": backstage.options.clock, "now": now, "iso": iso(now), "pollStep": moving.poll_step}


def _counts(backstage: Backstage) -> JsonObject:
    world = backstage.world
    with world.store:
        present = [world.clock.now()]
        rows = {name: world.store.one(query, present * query.count("?")) for name, query in _COUNTS.items()}
    return {name: row[0] if row else 0 for name, row in rows.items()}
