# Generated from spec/ by `make generate`. Do not edit.
"""What a new state holds: the preset catalogue, and on request the things that the vendor's samples name.

Sandbox's choice: the catalogue as a whole. It has the page's example names and ids where there are any, is small on
purpose, and says nothing about what the cloud offers.
"""

from __future__ import annotations

import json
from typing import Any

from .store import Store
from .tables import model_sets, settings, versions
from .tables.model_sets import ModelSet
from .tables.versions import ModelVersion

_MADE = 1_717_497_539.0  # 2024-06-04T18:38:59+08:00, the moment in the vendor's own mock server

# Id and name of the set, model type; id and name of its version, application type, what else is shown of the version.
_CATALOGUE: list[tuple[str, str, str, str, str, str, dict[str, Any]]] = [
    (
        "am-ju3hi4ts39u9", "ERNIE Lite", "Text2Text", "amv-g73j3faikzpz", "ERNIE-Lite-Sandbox", "chat",
        {"tokenLimitations": {"trivial": {"inputTokens": 4096}}, "capabilities": ["function_call"]},
    ),
    (
        "am-sandboxembed", "Sandbox Embedding", "Embedding", "amv-sandboxembed", "Sandbox-Embedding-V1", "embedding",
        {"tokenLimitations": {"trivial": {"inputTokens": 512}}, "capabilities": []},
    ),
    (
        "am-sandboxrankr", "Sandbox Reranker", "Reranker", "amv-sandboxrankr", "Sandbox-Reranker-V1", "reranker",
        {"capabilities": []},
    ),
]  # fmt: skip

# Masked ids as the samples print them: the samples run unchanged.
_SAMPLE_SETS = ["am-ih8****", "am-ih8***", "am-ash****", "am-ashd****", "am-ashdagwfy234", "am-adbuasyfaf"]
_SAMPLE_VERSION = "amv-d1zx1iwdarfr"


def fill(store: Store, now: float, *, samples: bool) -> None:
    """Put into a state what it starts with, in one transaction."""
    with store:
        add_catalogue(store)
        if samples:
            add_samples(store, now)


def add_catalogue(store: Store) -> None:
    """Put the preset sets into the state, unless they are there."""
    for set_id, name, kind, model_id, version, application, facts in _CATALOGUE:
        about = f"A preset {application} model of the sandbox."
        model_sets.TABLE.add_missing(store, ModelSet(set_id, True, name, kind, "[]", about, _MADE, _MADE))
        system = {"isSupportDeploy": True, "isSupportEvaluation": True, "modelProviders": ["sandbox"], **facts}
        details = json.dumps({"system": system})
        versions.TABLE.add_missing(
            store,
            ModelVersion(
                model_id, set_id, version, "PlatformPreset", details, about, application, False, _MADE, _MADE, None
            ),
        )


def add_samples(store: Store, now: float) -> None:
    """Put the sets and the version that the vendor's samples name into the state, once in its life."""
    if settings.get(store, "samples") is not None:
        return
    settings.put(store, "samples", now)
    for set_id in _SAMPLE_SETS:
        model_sets.TABLE.add_missing(store, ModelSet(set_id, False, "sample", "Text2Text", "[]", None, now, now))
    home = _SAMPLE_SETS[0]
    name = model_sets.next_version_name(store, home, now) or ""
    versions.TABLE.add_missing(
        store, ModelVersion(_SAMPLE_VERSION, home, name, "Train", "{}", None, None, True, now, now, None)
    )
