# Generated from spec/ by `make generate`. Do not edit.
"""The reports as files. Everything secret was taken out of the results before; here it is made sure of once more."""

from __future__ import annotations

from pathlib import Path

from ..results import Results
from ..scrub import Scrubber
from .errata import proposed
from .junit import junit
from .machine import machine
from .page import page


def write(results: Results, folder: Path, scrub: Scrubber) -> list[Path]:
    """Write them; errata.yaml only when there is something to propose."""
    texts = {"report.json": machine(results), "junit.xml": junit(results), "report.html": page(results)}
    errata = proposed(results)
    if errata:
        texts["errata.yaml"] = errata
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "errata.yaml").unlink(missing_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(scrub(text), encoding="utf-8")
    return [folder / name for name in texts]
