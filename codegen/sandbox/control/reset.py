"""The sandbox as it was at the start."""

from __future__ import annotations

from .. import presets
from ..backstage import Backstage
from ..tables import settings, whole


def reset(backstage: Backstage) -> None:
    """Start anew: an empty state, as at the start, with nothing planned and nothing in the journal.

    Sandbox's choice: the clock stays where it is, and the numbers of requests go on.
    """
    world = backstage.world
    with world.store:
        clock = settings.get(world.store, "clock")
        whole.wipe(world.store)
        if clock is not None:
            settings.put(world.store, "clock", clock)
        presets.fill(world.store, world.clock.now(), samples=backstage.options.samples)
        world.plans.clear()
        backstage.faults.clear()
        backstage.journal.clear()
