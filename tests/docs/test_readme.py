"""The README's scripts run as printed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
SANDBOXED = [block for block in BLOCKS if "Sandbox()" in block]


def test_both_languages_show_the_same_scripts() -> None:
    assert len(SANDBOXED) == 6
    assert SANDBOXED[0] == SANDBOXED[4]
    assert SANDBOXED[3] == SANDBOXED[5]


def test_both_languages_have_the_same_sections_and_show_the_same_refusal() -> None:
    english, chinese = (ROOT / "README.md").read_text(encoding="utf-8").split('<a id="中文"></a>')
    sections = [re.findall(r"^## .*$", text, re.MULTILINE) for text in (english, chinese)]
    assert len(sections[0]) == len(sections[1])
    refusals = [re.findall(r"RequestValidationError: .*?```", text, re.DOTALL) for text in (english, chinese)]
    assert refusals[0] == refusals[1] != []


@pytest.mark.parametrize("script", dict.fromkeys(SANDBOXED), ids=["ten lines", "sync", "async", "bulk"])
def test_a_script_runs_as_printed(script: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"amv-\w+ Ready|\.\w+ https?://|http|20 done earlier", done.stdout), done.stdout


def test_the_bulk_script_runs_again_in_the_same_folder(tmp_path: Path) -> None:
    script = next(block for block in SANDBOXED if "console.map" in block)
    for _ in range(2):
        subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, timeout=60, check=True)


def test_the_mistake_is_refused_in_the_words_shown() -> None:
    from qianfan_console import QianfanConsole, RequestValidationError

    call, words = next(b for b in BLOCKS if "stepp" in b), (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"RequestValidationError: (.*?)```", words, re.DOTALL)
    console = QianfanConsole(access_key="ak", secret_key="sk", base_url="http://127.0.0.1:9")
    with pytest.raises(RequestValidationError) as refused:
        exec(call, {"console": console})
    assert shown
    assert str(refused.value) == shown[1].rstrip()
