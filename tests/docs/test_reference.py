"""The example of every reference page runs against the sandbox, and the coverage table says what is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from qianfan_console import QianfanConsole
from qianfan_console.runtime import transport
from qianfan_console.sandbox import Sandbox

DOCS = Path(__file__).parents[2] / "generated" / "docs"
PAGES = sorted(DOCS.glob("*/*.md"))


def prepared(console: QianfanConsole, *, finished: bool) -> dict[str, str]:
    """A set, a version, a compression task and an export, and by prefix the ids that stand for a page's."""
    model_set = console.model.create_custom_model_set(model_set_name="demo", model_type="Text2Text").result
    version = console.model.create_custom_model(
        model_set_id=model_set, source_type="Train", train_meta={"task_id": "task-1"}
    ).result.model_id
    console.model.wait_until_model_ready(model_id=version, poll_interval=0.02)
    task = console.model.create_model_comp_task(
        name="demo", source_model_id=version, model_set_id=model_set, config={"strategy": "Sparsity"}
    ).result
    console.model.create_model_export_task(model_id=version)
    if finished:
        console.model.wait_until_model_comp_task_succeeded(model_comp_task_id=task, poll_interval=0.02)
    return {"am": model_set, "amv": version, "amva": task}


def with_ids(example: str, ids: dict[str, str]) -> str:
    return re.sub(r"'(amva|amv|am)-[^']*'", lambda found: repr(ids[found[1]]), example)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_example_of_a_page_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = page.read_text(encoding="utf-8")
    example = text.partition("```python\n")[2].partition("```")[0].replace("QianfanConsole()", "recorded()")
    arrived: list[str] = []
    with Sandbox() as sandbox, sandbox.client() as console:
        # The preset catalogue has the ids of the pages; everything else is made first.
        made = (
            example
            if "_system_model" in example
            else with_ids(example, prepared(console, finished=page.stem.startswith("delete")))
        )

        def handle(method: str, target: str, headers: list[tuple[str, str]], body: bytes) -> Any:
            arrived.append(target)
            return sandbox.handle(method, target, headers, body)

        exec(made, {"recorded": lambda: sandbox.client(http_client=transport.in_process_client(handle))})
    action = text.partition("# ")[2].partition("\n")[0]
    assert arrived == [f"/v2/model?Action={action}"]
    assert "_id" in capsys.readouterr().out


def test_the_table_lists_every_page_and_claims_what_the_examples_show() -> None:
    rows = re.findall(
        r"\| \[(\w+)\]\((\S+)\) \| ([\d\\-]+) \| (\w+) \| (\w+) \| (?:not yet|[\d\\-]+) \|",
        (DOCS / "README.md").read_text(encoding="utf-8"),
    )
    assert sorted(DOCS / row[1] for row in rows) == PAGES
    # Every page's example has just been answered by the sandbox, so no row may say less, nor more than there is.
    assert {row[4] for row in rows} == {"yes"}
    assert len(rows) == 20
