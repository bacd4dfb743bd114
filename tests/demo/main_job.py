"""The main job on the embedded sandbox: import, publish, check, compress, wait, show. `make demo` runs it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from qianfan_console import QianfanConsole
from qianfan_console.model.params import ChatConfWireParam
from qianfan_console.sandbox import Sandbox

# The values of the vendor's page: both kinds of newline, and Chinese text.
CHAT_TEMPLATES: ChatConfWireParam = {
    "historyQATemplate": "\\n\\nUser: {question} \\nAssistant: {answer}\\n",
    "latestQuestionTemplate": "\\n\\nUser: {question} \\nAssistant:",
    "promptTemplate": "你是一个对话机器人,根据下文输入完成回答\n### 输入:\n{input}\n### 回答: ",
}


def main_job(console: QianfanConsole, progress: Callable[[str, str], None]) -> list[Sequence[str]]:
    """Do the job and return the rows of the closing table: what, id, state."""
    model_set = console.model.create_custom_model_set(model_set_name="demo", model_type="Text2Text").result
    imported = console.model.create_custom_model(
        model_set_id=model_set,
        source_type="Import",
        import_meta={
            "bucket": "test",
            "objectPath": "demoModel",
            "modelFormat": "HuggingFace.Transformers",
            "modelApplicationType": "chat",
            "transformerVersion": "4.36.2",
            "chatConf": CHAT_TEMPLATES,
        },
    ).result.model_id
    published = console.model.create_custom_model(
        model_set_id=model_set,
        source_type="Train",
        train_meta={"task_id": "task-sdvsdfbhjsdfb", "checkpoint_step": 50},
    ).result.model_id
    version = console.model.wait_until_model_ready(
        model_id=imported, poll_interval=0.2, on_poll=lambda r: progress(f"import {imported}", r.result.status)
    ).result
    if not version.is_support_model_comp:
        raise SystemExit(f"{imported} cannot be compressed")
    task_id = console.model.create_model_comp_task(
        name="demo",
        source_model_id=imported,
        model_set_id=model_set,
        config={"strategy": "Quantization", "weight": "INT8-PTQ"},
    ).result
    task = console.model.wait_until_model_comp_task_succeeded(
        model_comp_task_id=task_id,
        poll_interval=0.2,
        on_poll=lambda r: progress(f"compress {task_id}", r.result.status),
    ).result
    produced = console.model.describe_model(model_id=str(task.model_id)).result
    return [
        ("model set", model_set, "-"),
        ("imported version", imported, version.status),
        ("published version", published, console.model.describe_model(model_id=published).result.status),
        ("compression task", task_id, task.status),
        ("compressed version", produced.model_id, produced.status),
    ]


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a table with a heading."""
    lines: list[Sequence[str]] = [("what", "id", "state"), *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(3)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


class Progress:
    """One line that says what is waited for, since when, and its state."""

    def __init__(self, out: Any = sys.stdout) -> None:
        self.out, self.terminal, self.said, self.since = out, out.isatty(), "", time.monotonic()

    def __call__(self, what: str, state: str) -> None:
        line = f"{what}: {state}"
        if self.terminal:
            print(f"\r{line} {time.monotonic() - self.since:5.1f} s\033[K", end="", file=self.out, flush=True)
        elif line != self.said:
            print(line, file=self.out, flush=True)
        self.said = line

    def end(self) -> None:
        if self.terminal:
            print(file=self.out)


def main() -> None:
    progress = Progress()
    with Sandbox() as sandbox, sandbox.client() as console:
        rows = main_job(console, progress)
    progress.end()
    print(f"\n{table(rows)}")


if __name__ == "__main__":
    main()
