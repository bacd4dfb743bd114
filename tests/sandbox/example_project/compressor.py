"""What is tested: compress a model version, and say how that goes. Run it as `python compressor.py VERSION SET`."""

from __future__ import annotations

import sys

from qianfan_console import AsyncQianfanConsole, QianfanConsole


def start(console: QianfanConsole, version: str, model_set: str) -> str:
    """Start a compression; the id of its task."""
    return console.model.create_model_comp_task(
        name="nightly",
        source_model_id=version,
        model_set_id=model_set,
        config={"strategy": "Quantization", "weight": "INT8-PTQ"},
    ).result


def progress(console: QianfanConsole, task: str) -> str:
    """One line for people."""
    shown = console.model.describe_model_comp_task(model_comp_task_id=task).result
    return f"{shown.status}: {shown.model_id}" if shown.status == "succeeded" else str(shown.status)


async def names(console: AsyncQianfanConsole) -> list[str]:
    """The names of all sets."""
    return [each.model_set_name or "" async for each in console.model.describe_custom_model_sets()]


if __name__ == "__main__":
    with QianfanConsole() as client:
        print(start(client, *sys.argv[1:3]))
