# Generated from spec/ by `make generate`. Do not edit.
"""The reports as files. Everything secret was taken out of the results before; here it is made sure of once more."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

from ..results import Results
from ..scrub import Scrubber
from .errata import proposed
from .junit import junit
from .machine import machine
from .page import page

_NAMES = ("report.json", "junit.xml", "report.html", "errata.yaml")


def prepare(folder: Path) -> None:
    """Make the folder, and take away what an earlier run left in it: after a run that did not end, nothing is there.

    Raises:
        OSError: no report can be written there; to know that after the run would be too late.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _NAMES:
        (folder / name).unlink(missing_ok=True)
    with TemporaryFile(dir=folder):
        pass


def write(results: Results, folder: Path, scrub: Scrubber) -> None:
    """Write them; errata.yaml only when there is something to propose."""
    for name, made in zip(_NAMES, (machine, junit, page, proposed), strict=True):
        text = scrub.whole(made(results))
        if text:
            # Half of a pair of surrogates, which JSON can spell, is spelled the same way here.
            (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")
