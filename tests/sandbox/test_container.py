"""The Dockerfile and the compose file: linted, and their commands run outside of a container."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "codegen" / "sandbox" / "docker"
DOCKERFILE = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
BIN = Path(sys.executable).parent
IMAGE_FOLDER = "/opt/sandbox"


def instruction(name: str) -> list[str]:
    """The words of an instruction in its JSON form."""
    found = re.search(rf"^(?:HEALTHCHECK.*\\\n +)?{name} (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found, name
    words: list[str] = json.loads(found[1])
    return words


def lint(text: str) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "hadolint"), "--failure-threshold", "style", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def test_the_dockerfile_is_linted() -> None:
    assert lint(DOCKERFILE).stdout == ""
    assert "DL3007" in lint(DOCKERFILE.replace(":3.13-slim-bookworm\n", ":latest\n")).stdout


def test_no_host_of_a_registry_and_no_root() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(bases) == 2
    assert {base.count("/") for base in bases} == {0}
    assert all(re.search(r":\d+\.\d+", base) for base in bases)
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["10001"]


def test_the_compose_file_follows_the_specification() -> None:
    check = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(FOLDER / "compose.yaml")]
    subprocess.run(check, check=True, capture_output=True)
    build = COMPOSE["services"]["sandbox"]["build"]
    context = (FOLDER / build["context"]).resolve()
    assert (context, context / build["dockerfile"]) == (ROOT, FOLDER / "Dockerfile")
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"]["sandbox"]["ports"])


def test_all_that_is_copied_is_let_through() -> None:
    ignored = (FOLDER / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    sources = [
        source for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.M) for source in line.split()[:-1]
    ]
    assert sources
    assert all((ROOT / source).exists() and f"!{source}" in ignored for source in sources)


@contextmanager
def started(programs: Path, state: Path) -> Iterator[str]:
    """What the container runs, with a state and a port of this machine; gives the port."""
    words = [*instruction("ENTRYPOINT"), *COMPOSE["services"]["sandbox"]["command"]]
    here = {"0.0.0.0": "127.0.0.1", "8080": "0", "/state/sandbox.db": str(state)}
    assert here.keys() < set(words)
    command = [str(programs / words[0]), *(here.get(word, word) for word in words[1:])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            yield line.strip().rpartition(":")[2]
        finally:
            process.send_signal(getattr(signal, re.findall(r"^STOPSIGNAL (\w+)", DOCKERFILE, re.M)[0]))
            assert process.wait(timeout=10) == 0


def healthy(programs: Path, port: str) -> int:
    python, *rest = (word.replace("8080", port) for word in instruction("CMD"))
    return subprocess.run(
        [str(programs / python), *rest], check=False, stderr=subprocess.DEVNULL, timeout=30
    ).returncode


def call(programs: Path, port: str, *words: str) -> Any:
    """What the service `application` runs, or other words of the command line."""
    service = COMPOSE["services"]["application"]
    program, *default = service["entrypoint"]
    settings = {name: value.replace("8080", port) for name, value in service["environment"].items()}
    command = [str(programs / program), *(words or default)]
    return json.loads(subprocess.check_output(command, env={**os.environ, **settings}, text=True, timeout=60))


def lives(programs: Path, folder: Path) -> None:
    """The container starts, is healthy, serves the application, ends, and starts again with its state and inspector."""
    state = folder / "state.db"
    new = ("model", "create-custom-model-set", "--model-set-name", "mine", "--model-type", "Text2Text")
    with started(programs, state) as port:
        assert healthy(programs, port) == 0
        made = call(programs, port, *new)["result"]
    assert healthy(programs, port) == 1
    with started(programs, state) as port:
        shown = call(programs, port)["result"]["customModelSetList"]
        assert made in [each["modelSetId"] for each in shown]
        _shows_its_inspector(f"http://127.0.0.1:{port}/_sandbox/")


def _shows_its_inspector(url: str) -> None:
    with urllib.request.urlopen(url) as page:
        assets = re.findall(r'(?:href|src)="(assets/[^"]+)"', page.read().decode())
    assert assets
    for asset in assets:
        with urllib.request.urlopen(url + asset) as answered:
            assert answered.read()


def test_the_commands_of_the_container(tmp_path: Path) -> None:
    lives(BIN, tmp_path)


@pytest.mark.installs
def test_the_commands_of_the_container_with_nothing_but_the_extra(tmp_path: Path) -> None:
    source, installed = tmp_path / "source", tmp_path / "installed"
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        *names, target = line.split()
        for name in names:
            to = source / target / (name if target == "./" else "")
            (shutil.copytree if (ROOT / name).is_dir() else _copy)(ROOT / name, to)
    build = re.findall(r"^RUN (.*?[^\\])\n", DOCKERFILE, re.MULTILINE | re.DOTALL)[0].replace("\\\n", " ")
    for command in build.replace(IMAGE_FOLDER, str(installed)).split("&&"):
        program, *rest = shlex.split(command)
        program = sys.executable if program == "python" else program
        subprocess.run([program, *rest], cwd=source, check=True, timeout=300)
    lives(installed / "bin", tmp_path)
    for module in ("jmespath", "yaml", "pytest"):
        absent = [str(installed / "bin" / "python"), "-c", f"import {module}"]
        assert subprocess.run(absent, check=False, capture_output=True).returncode == 1


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
