"""What the library offers, one name a line. `python -m tests.codegen.public_api` writes public_api.txt anew."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

PACKAGES = ("qianfan_console", "qianfan_console.model")
FILE = Path(__file__).with_name("public_api.txt")


def names() -> list[str]:
    """Every public name with its package, sorted."""
    return sorted(f"{package}.{name}" for package in PACKAGES for name in import_module(package).__all__)


if __name__ == "__main__":
    FILE.write_text("".join(f"{name}\n" for name in names()), encoding="utf-8")
