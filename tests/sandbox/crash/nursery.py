"""A process that has everything loaded, and forks `qianfan-console sandbox` with the options of each line it reads.

It prints `born <pid>`, then the command prints that it listens, then comes `ended <signal or 0>`.
"""

from __future__ import annotations

import argparse
import os
import sys

from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.server import add_arguments, run


def main() -> None:
    """Serve one life after the other, until the input ends."""
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    with Sandbox() as sandbox, sandbox.serve():  # loads what is loaded on first use
        pass
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            os._exit(run(parser.parse_args(line.split())))
        print(f"born {process}", flush=True)
        _, status = os.waitpid(process, 0)
        print(f"ended {os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}", flush=True)


if __name__ == "__main__":
    main()
