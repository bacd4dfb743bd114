"""Formatting by ruff, so that templates need not care about blank lines, import order and line ends."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ruff import find_ruff_bin  # type: ignore[import-untyped]

_LINE = ("--line-length", "120", "--target-version", "py311")
# Unused imports out, imports in order: what templates cannot know. Nothing that touches texts: taking the quotes from
# annotations (UP037) makes code of a `Literal` that ruff does not know for typing's.
_FIXES = ("--select", "F401,I001", "--fix-only", "--quiet")


def format_folder(folder: Path) -> None:
    """Format every module below `folder` in place, the same on every machine.

    Raises:
        RuntimeError: ruff refused a file; its words are in the message.
    """
    # Which imports are our own must not depend on which files stand beside: some runs format a few of them.
    ours = (
        f'lint.isort={{split-on-trailing-comma=false, detect-same-package=false, known-first-party=["{folder.name}"]}}'
    )
    _ruff("check", "--isolated", "--no-cache", *_FIXES, "--config", ours, "--config", "src=[]",
          "--unsafe-fixes", *_LINE, folder=folder)  # fmt: skip
    _ruff("format", "--isolated", "--no-cache", "--quiet",
          "--config", "format.skip-magic-trailing-comma=true", *_LINE, folder=folder)  # fmt: skip


def _ruff(*arguments: str, folder: Path) -> None:
    done = subprocess.run([find_ruff_bin(), *arguments, "."], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"ruff {arguments[0]}: {done.stdout}{done.stderr}")
