"""How long the command line takes to print its help, against importing its argument parser alone.

    python tests/bench/cli_startup.py

Prints the medians of 15 rounds, each with a fresh process for every line, and fails above 1.5 times the import.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
LIMIT = 1.5
COMMAND = str(Path(sys.executable).with_name("qianfan-console"))
BASE = "python -c 'import click'"
RUNS = {
    BASE: [sys.executable, "-c", "import click"],
    "qianfan-console --help": [COMMAND, "--help"],
    "qianfan-console model --help": [COMMAND, "model", "--help"],
    "qianfan-console model create-custom-model --help": [COMMAND, "model", "create-custom-model", "--help"],
}
LIMITED = ("qianfan-console --help", "qianfan-console model --help")


def seconds(command: list[str]) -> float:
    """Wall time of one fresh process."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def medians() -> dict[str, float]:
    """Of each run; the rounds are interleaved, so that a busy machine slows all runs alike."""
    for command in RUNS.values():
        seconds(command)
    rounds = [{name: seconds(command) for name, command in RUNS.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(found[name] for found in rounds) for name in RUNS}


def main() -> int:
    """Print the table; 1 if a limit is broken."""
    found = medians()
    for name, median in found.items():
        print(f"{name:50} {median * 1000:7.1f} ms  {median / found[BASE]:5.2f} x")
    return int(any(found[name] > LIMIT * found[BASE] for name in LIMITED))


if __name__ == "__main__":
    sys.exit(main())
