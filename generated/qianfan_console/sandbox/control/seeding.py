# Generated from spec/ by `make generate`. Do not edit.
"""Puts sets and versions into the state without calling for each.

Sandbox's choice: a seeded version is as CreateCustomModel makes it from a training task; Ready and Fail are what it is
at once, Creating is followed by Ready, or by Fail if there is a reason, after the time that versions take.
"""

from __future__ import annotations

from typing import Any

from ..backstage import Backstage
from ..contract import Contract
from ..ids import new_id
from ..tables import model_sets, versions
from ..tables.model_sets import ModelSet
from ..tables.versions import ModelVersion
from ..wire import JsonObject
from ..world import World
from .errors import ControlError
from .fields import IDENTIFIER, TEXT, Body, members

_VERSION = members({"id": IDENTIFIER, "status": {"enum": ["Creating", "Ready", "Fail"]}, "reason": TEXT}, ("status",))
_SET = members(
    {"id": IDENTIFIER, "name": TEXT, "type": TEXT, "versions": {"type": "array", "items": _VERSION}}, ("name", "type")
)
_BODY = Body({"modelSets": {"type": "array", "items": _SET}}, ("modelSets",))
_REASON = "seeded as failed"


def seed(backstage: Backstage, body: Any) -> JsonObject:
    """Make the sets and versions of `body`, all or nothing, and give their ids in the same order.

    Raises:
        ControlError: the body breaks a rule, or an id is taken.
    """
    wanted = _BODY.checked(body)["modelSets"]
    for place, each in enumerate(wanted):
        _check_type(backstage.contract, each, f"modelSets[{place}]")
    world = backstage.world
    with world.store:
        now = world.clock.now()
        return {"modelSets": [_add_set(world, each, f"modelSets[{place}]", now) for place, each in enumerate(wanted)]}


def _check_type(contract: Contract, wanted: JsonObject, where: str) -> None:
    """Hold name and type against the rules of the Action that makes sets."""
    action = contract.operations.get("CreateCustomModelSet")
    if action is None:
        raise ControlError("the contract of this sandbox has no CreateCustomModelSet: nothing to seed")
    same = {"modelSetName": wanted["name"], "modelType": wanted["type"]}
    if mistakes := action.request.violations(same):
        raise ControlError(f"{where}: as a body of CreateCustomModelSet, {'; '.join(mistakes)}")


def _add_set(world: World, wanted: JsonObject, where: str, now: float) -> JsonObject:
    set_id = wanted.get("id") or new_id("am")
    if model_sets.find(world.store, set_id):
        raise ControlError(f"{where}.id: {set_id} is taken")
    model_sets.TABLE.add(world.store, ModelSet(set_id, False, wanted["name"], wanted["type"], "[]", None, now, now))
    made = [
        _add_version(world, set_id, each, f"{where}.versions[{place}]", now)
        for place, each in enumerate(wanted.get("versions", []))
    ]
    return {"id": set_id, "versions": made}


def _add_version(world: World, set_id: str, wanted: JsonObject, where: str, now: float) -> str:
    model_id, status, reason = wanted.get("id") or new_id("amv"), wanted["status"], wanted.get("reason")
    if versions.TABLE.first(world.store, "id = ?", model_id):
        raise ControlError(f"{where}.id: {model_id} is taken")
    if status == "Ready" and reason is not None:
        raise ControlError(f"{where}.reason: a version that is Ready has none")
    ends_at = now + world.durations.version if status == "Creating" else now
    failure = reason or (_REASON if status == "Fail" else None)
    name = model_sets.next_version_name(world.store, set_id, now) or ""
    new = ModelVersion(model_id, set_id, name, "Train", "{}", None, None, True, now, ends_at, failure)
    versions.TABLE.add(world.store, new)
    return str(model_id)
