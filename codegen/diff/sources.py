"""A spec tree from a folder or from a git revision."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from ..load import SpecTree, load_tree

MAX_BYTES = 100_000_000


class SourceError(Exception):
    """Neither a folder nor a revision that holds a spec tree."""


def read_source(source: str, folder: Path) -> SpecTree:
    """The spec tree in the folder `source`, or in `folder` at the git revision `source`.

    Raises:
        SourceError: it is neither.
        SpecError: the tree cannot be read.
    """
    if Path(source).is_dir():
        return load_tree(Path(source))
    with TemporaryDirectory() as work:
        _unpack(_archive(source, folder), Path(work))
        return load_tree(Path(work))


def _archive(revision: str, folder: Path) -> bytes:
    top = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    try:
        inside = folder.resolve().relative_to(top.resolve()).as_posix()
    except ValueError:
        raise SourceError(f"{folder} is not in the git repository {top}; give --spec a folder of it") from None
    # A revision that looks like an option stays a revision.
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    data = _git("archive", "--format=tar", f"{commit}:{inside}")
    if len(data) > MAX_BYTES:
        raise SourceError(f"{folder} at {revision} is larger than {MAX_BYTES} bytes; is this the spec root?")
    return data


def _git(*arguments: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise SourceError("git is not installed; give two folders")
    done = subprocess.run([git, *arguments], capture_output=True, check=False)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip() or "no such revision"
        raise SourceError(f"neither a folder nor a git revision: {reason}")
    return done.stdout


def _unpack(data: bytes, work: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(work, filter="data")
