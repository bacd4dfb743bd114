# Generated from spec/ by `make generate`. Do not edit.
"""Lets every poll of a status take time, so that whoever waits in a loop sees things get ready under a manual clock.

Sandbox's choice: a poll is a call that was carried out of an Action that shows the status of something on its way; it
shows the present, and the time passes after it.
"""

from __future__ import annotations

from collections.abc import Mapping

from .wire import JsonObject
from .world import Handler, World

POLLS = ("DescribeModel", "DescribeModelCompTask", "DescribeModelCompTasks", "DescribeModelExportTask")


def polled(handlers: Mapping[str, Handler]) -> dict[str, Handler]:
    """The handlers, those of POLLS with the clock's poll step after each call."""
    return {**handlers, **{action: _stepping(handlers[action]) for action in POLLS}}


def _stepping(handler: Handler) -> Handler:
    def handle(world: World, body: JsonObject) -> JsonObject:
        members = handler(world, body)
        world.clock.advance_polls(1)
        return members

    return handle
