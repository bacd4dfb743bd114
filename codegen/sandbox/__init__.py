"""An HTTP service that behaves as the documentation says the console API behaves, for tests without an account.

    with Sandbox(clock="manual") as sandbox:
        console = sandbox.client()

The same as a command: `qianfan-console sandbox`. What the pages leave open is chosen once, and said as "Sandbox's
choice" in the module that chooses; it is never a statement about the cloud.
"""

from .clock import Clock
from .embedded import DEFAULT_CREDENTIALS, Sandbox
from .faults import Fault
from .identity import Credential
from .lifecycle import FAST, REAL, Durations
from .store import StateError

__all__ = ["DEFAULT_CREDENTIALS", "FAST", "REAL", "Clock", "Credential", "Durations", "Fault", "Sandbox", "StateError"]
