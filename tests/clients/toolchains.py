"""What a sample of each language needs, and how it is run.

The clients come from their ordinary registries, into a cache folder that git ignores, once for all runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from .samples import Language

_CACHE = Path(__file__).parents[2] / ".cache" / "clients"

# The newest version in the registry's list.
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>samples</groupId><artifactId>samples</artifactId><version>1</version>
<dependencies><dependency>
<groupId>com.baidubce</groupId><artifactId>qianfan</artifactId><version>0.0.9</version>
</dependency></dependencies>
</project>
"""

_ENGLISH = ("-Duser.language=en", "-Dfile.encoding=UTF-8")  # errors of the compiler are compared

Finished = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Toolchain:
    """A language: the programs that must be on the machine, how its client is installed, how a sample is started.

    Attributes:
        command: starts the file that its last word names.
        programs: what must be on PATH.
        client: the client and its version.
        seed: the files in the folder where `install` runs.
        install: the commands that install the client there.
        needs: what a sample needs beside itself, of what was installed.
        base_url: the client's own name for the variable with the address.
    """

    command: tuple[str, ...]
    programs: tuple[str, ...] = ()
    client: str = ""
    seed: Mapping[str, str] = field(default_factory=dict)
    install: tuple[tuple[str, ...], ...] = ()
    needs: tuple[str, ...] = ()
    base_url: str = "QIANFAN_CONSOLE_API_BASE_URL"


TOOLCHAINS: dict[Language, Toolchain] = {
    "python": Toolchain(command=(sys.executable, "sample.py")),
    "node": Toolchain(
        command=("node", "sample.mjs"),
        programs=("node", "npm"),
        client="@baiducloud/qianfan@0.2.4",
        seed={"package.json": "{}"},
        install=(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "@baiducloud/qianfan@0.2.4"),),
        needs=("node_modules",),
    ),
    "go": Toolchain(
        command=("go", "run", "main.go"),
        programs=("go",),
        client="github.com/baidubce/bce-qianfan-sdk/go/qianfan@v0.0.15",
        install=(
            ("go", "mod", "init", "samples"),
            ("go", "get", "github.com/baidubce/bce-qianfan-sdk/go/qianfan@v0.0.15"),
        ),
        needs=("go.mod", "go.sum"),
        base_url="QIANFAN_CONSOLE_BASE_URL",
    ),
    "java": Toolchain(
        command=("java", *_ENGLISH, "-cp", "lib/*", "Dome.java"),
        programs=("java", "javac", "mvn"),
        client="com.baidubce:qianfan:0.0.9",
        seed={"pom.xml": _POM},
        install=(("mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"),),
        needs=("lib",),
    ),
}

# Read before any test clears the environment.
REQUIRED = frozenset(
    language for language in TOOLCHAINS if os.environ.get(f"QIANFAN_REQUIRE_{language.upper()}") == "1"
)


def as_parameter(language: Language, value: object = None, name: str = "") -> ParameterSet:
    """A parameter of a test, marked where the language compiles."""
    marks = [pytest.mark.slow_clients] if language in {"go", "java"} else []
    return pytest.param(language if value is None else value, id=name or language, marks=marks)


class InstallError(Exception):
    """A client could not be installed."""


@dataclass(frozen=True)
class Runner:
    """Runs programs that use the client of one language."""

    toolchain: Toolchain
    installed: Path

    def __call__(self, source: str, folder: Path, url: str, stdin: str = "", **settings: str) -> Finished:
        """Run `source` in an empty folder, with the address of the service in the environment."""
        for name in self.toolchain.needs:
            (folder / name).symlink_to(self.installed / name)
        (folder / self.toolchain.command[-1]).write_text(source, encoding="utf-8")
        return _run(self.toolchain.command, folder, {self.toolchain.base_url: url, **settings}, stdin)

    def with_java(self, sources: Path, folder: Path) -> Runner:
        """The same with the Java files in `sources`, compiled to `folder`, before the client's own classes."""
        command = ("javac", "-cp", f"{self.installed}/lib/*", "-d", str(folder), *map(str, sources.glob("*.java")))
        done = _run(command, folder)
        if done.returncode:
            raise InstallError(f"{' '.join(command)}: {done.stderr}")
        java, *rest = (f"{folder}:lib/*" if word == "lib/*" else word for word in self.toolchain.command)
        return replace(self, toolchain=replace(self.toolchain, command=(java, *rest)))


@cache
def runner(language: Language) -> Runner | str:
    """The runner of a language, its client installed; or why there is none."""
    toolchain = TOOLCHAINS[language]
    if missing := [program for program in toolchain.programs if shutil.which(program) is None]:
        return f"{' and '.join(missing)} not on PATH, so the vendor's {language} client cannot run"
    return Runner(toolchain, _installed(toolchain))


def _installed(toolchain: Toolchain) -> Path:
    """The folder with the client; what other processes install meanwhile is as good."""
    folder = _CACHE / toolchain.client.replace("/", "_").replace(":", "_")
    if not toolchain.install or folder.exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        _install(toolchain, work)
        work.rename(folder)
    except OSError:
        if not folder.exists():
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def _install(toolchain: Toolchain, folder: Path) -> None:
    for name, text in toolchain.seed.items():
        (folder / name).write_text(text)
    for command in toolchain.install:
        done = _run(command, folder)
        if done.returncode:
            raise InstallError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-1000:]}")


def _run(command: Sequence[str], folder: Path, settings: Mapping[str, str] | None = None, stdin: str = "") -> Finished:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("QIANFAN_")}
    direct = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    return subprocess.run(
        command,
        cwd=folder,
        env={**inherited, **direct, "PYTHONUTF8": "1", **(settings or {})},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
