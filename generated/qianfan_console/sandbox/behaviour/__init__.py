# Generated from spec/ by `make generate`. Do not edit.
"""What each Action does, one module a kind of thing. A handler gets a body that the contract accepts.

It answers with the members of the envelope beside `requestId`, or raises a Refusal when the state does not allow the
call. What no page says is chosen once, in the docstring of the module that chooses, as "Sandbox's choice".
"""

from ..world import Handler
from . import advanced_confs, comp_tasks, custom_confs, exports, model_sets, models, presets

HANDLERS: dict[str, Handler] = {
    **model_sets.HANDLERS,
    **models.HANDLERS,
    **comp_tasks.HANDLERS,
    **exports.HANDLERS,
    **custom_confs.HANDLERS,
    **advanced_confs.HANDLERS,
    **presets.HANDLERS,
}

__all__ = ["HANDLERS"]
