"""`qianfan-console`: the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code; errors go to stderr in people's words."""
    try:
        from .main import main as run  # noqa: PLC0415 (click comes with an extra)
    except ImportError as error:
        if error.name != "click":
            raise
        print("qianfan-console: the command line needs pip install 'qianfan-console[cli]'", file=sys.stderr)
        return 2
    return run(arguments)
