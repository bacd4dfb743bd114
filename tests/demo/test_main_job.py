"""The job that the project exists for, from one end to the other."""

from __future__ import annotations

from qianfan_console.sandbox import Sandbox
from tests.demo.main_job import CHAT_TEMPLATES, main_job, table


def test_the_main_job_makes_what_it_says() -> None:
    states: list[tuple[str, str]] = []
    with Sandbox() as sandbox, sandbox.client() as console:
        rows = main_job(console, lambda what, state: states.append((what.split()[0], state)))
        compressed = console.model.describe_model(model_id=rows[-1][1]).result
        listed = console.model.describe_model_set(model_set_id=rows[0][1]).result.model_ids
    assert [row[0] for row in rows] == [
        "model set", "imported version", "published version", "compression task", "compressed version",
    ]  # fmt: skip
    assert list(dict.fromkeys(states)) == [
        ("import", "Creating"), ("import", "Ready"),
        ("compress", "creating"), ("compress", "running"), ("compress", "succeeded"),
    ]  # fmt: skip
    assert compressed.model_set_id == rows[0][1]
    assert sorted(listed or []) == sorted([rows[1][1], rows[2][1], rows[4][1]])
    assert "succeeded" in table(rows)


def test_the_demo_sends_the_templates_of_the_page() -> None:
    assert "\\n" in CHAT_TEMPLATES["historyQATemplate"]
    assert "\n" in CHAT_TEMPLATES["promptTemplate"]
    assert "你是" in CHAT_TEMPLATES["promptTemplate"]
