"""The sandbox's page: its commands run as printed, in both languages the same; its programs run with each client."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.clients.conftest import runner_of
from tests.clients.samples import Language
from tests.clients.toolchains import TOOLCHAINS, Runner, as_parameter

__all__ = ["runner_of"]  # a fixture
pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "codegen" / "sandbox" / "README.md"
ENGLISH, CHINESE = PAGE.read_text(encoding="utf-8").split('<a id="中文"></a>')
DOCKERFILE = (ROOT / "codegen" / "sandbox" / "docker" / "Dockerfile").read_text(encoding="utf-8")
KEYS = {"QIANFAN_ACCESS_KEY": "sandbox-access-key", "QIANFAN_SECRET_KEY": "sandbox-secret-key"}
PROGRAMS: dict[Language, str] = {"node": "js", "go": "go", "python": "python", "java": "java"}


def blocks(page: str, language: str = "sh") -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


INSTALL, DOCKER, EXPORTS = blocks(ENGLISH)[:3]
CONTROL = "".join(block for block in blocks(ENGLISH) if "control" in block)
SERVE = [line for line in "".join(blocks(ENGLISH)).splitlines() if line.startswith("qianfan-console sandbox")]


class Served(NamedTuple):
    """A sandbox as the page starts it."""

    process: subprocess.Popen[str]
    url: str

    def script(self, text: str, folder: Path) -> str:
        """What a script of the page prints; a call that is refused fails it."""
        text = text.replace("http://127.0.0.1:8080", self.url).replace("curl -sS", "curl -sS --fail-with-body")
        words = ["bash", "-euo", "pipefail", "-c", text]
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def serve() -> Iterator[Callable[[str], Served]]:
    running: list[subprocess.Popen[str]] = []

    def start(command: str) -> Served:
        assert "--port 8080" in command
        program, *options = command.replace("--port 8080", "--port 0").split()
        process = subprocess.Popen([Path(sys.executable).with_name(program), *options], stdout=-1, text=True)
        running.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("sandbox listening on http://127.0.0.1:")
        return Served(process, line.split()[-1])

    yield start
    for process in running:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
        process.communicate()


def test_both_languages_show_the_same_commands() -> None:
    assert blocks(CHINESE) == blocks(ENGLISH)
    assert len(SERVE) == 2


def test_every_link_leads_somewhere() -> None:
    page = ENGLISH + CHINESE
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert len(links) > 10
    files = [link for link in links if not link.startswith("#")]
    assert [link for link in files if not (PAGE.parent / link).exists()] == []
    anchors = {"中文", *(heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.+)$", page, re.MULTILINE))}
    assert {link[1:] for link in links if link.startswith("#")} <= anchors


def test_the_commands_of_the_control_api(serve: Callable[[str], Served], tmp_path: Path) -> None:
    printed = serve(f"{SERVE[0]} --clock manual").script(CONTROL, tmp_path)
    answers = [json.loads(line) for line in printed.splitlines()]
    assert len(answers) == len(re.findall(r"^control ", CONTROL, re.MULTILINE)) - 1, "one goes into a file"
    assert answers[0]["status"] == 200
    assert answers[1]["requests"][0]["action"] == "CreateCustomModelSet"
    assert answers[4]["now"] - answers[3]["now"] == 600
    assert [len(each["faults"]) for each in answers[5:9]] == [1, 2, 2, 0]
    assert answers[-1]["counts"]["versions"] == 2, "the samples' and the seed's"


def test_the_keys_of_the_page(serve: Callable[[str], Served], tmp_path: Path) -> None:
    served = serve(SERVE[1])
    call = '{"action": "DescribeCustomModelSets", "body": {}, "accessKey": "reader"}'
    create = call.replace("DescribeCustomModelSets", "CreateCustomModelSet")
    function = next(line for line in CONTROL.splitlines() if line.startswith("control()"))
    printed = served.script(f"{function}\ncontrol call -d '{call}'\ncontrol call -d '{create}'", tmp_path)
    read, written = (json.loads(line) for line in printed.splitlines())
    assert read["status"] == 200
    assert (written["status"], json.loads(written["body"])["code"]) == (403, "AccessDenied")


def test_the_command_of_the_readme(serve: Callable[[str], Served], tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, same = re.findall(r"^qianfan-console sandbox .*$", readme, re.MULTILINE)
    assert command == same
    status = json.loads(serve(command).script("curl -sS http://127.0.0.1:8080/_sandbox/status", tmp_path))
    assert [each["accessKey"] for each in status["credentials"]] == ["my-access-key"]


@pytest.mark.parametrize("language", [as_parameter(language) for language in PROGRAMS])
def test_the_programs_of_the_page(
    language: Language, runner_of: Callable[[Language], Runner], serve: Callable[[str], Served], tmp_path: Path
) -> None:
    program = blocks(ENGLISH, PROGRAMS[language])[0]
    done = runner_of(language)(program, tmp_path, serve(SERVE[0]).url, **KEYS)
    assert done.returncode == 0, done
    assert re.search(r"\bam-\w{12}\b", done.stdout), done


SHOWN: dict[Language, tuple[int, str]] = {
    "node": (1, r"Error: Request timed out\."),
    "go": (0, r"^\{.requestId"),
    "python": (1, r"qianfan\.errors\.RequestError"),
    "java": (0, r"^\{.requestId"),
}


@pytest.mark.parametrize("language", [as_parameter(language) for language in SHOWN])
def test_how_each_client_shows_a_refusal(
    language: Language, runner_of: Callable[[Language], Runner], serve: Callable[[str], Served], tmp_path: Path
) -> None:
    wrong = {**KEYS, "QIANFAN_SECRET_KEY": "another"}
    done = runner_of(language)(blocks(ENGLISH, PROGRAMS[language])[0], tmp_path, serve(SERVE[0]).url, **wrong)
    code, words = SHOWN[language]
    assert done.returncode == code, done
    assert re.search(words, done.stdout + done.stderr, re.MULTILINE), done
    assert "SignatureDoesNotMatch" in done.stdout + done.stderr


def test_the_page_names_clients_and_variables_that_were_tried() -> None:
    for language in ("node", "go"):
        assert TOOLCHAINS[language].client in ENGLISH
    assert TOOLCHAINS["java"].client.rpartition(":")[2] in ENGLISH
    shown = re.findall(r"\b(QIANFAN_\w+)=", EXPORTS)
    assert set(shown) == {*KEYS, *(toolchain.base_url for toolchain in TOOLCHAINS.values())}


def test_the_commands_of_the_container_are_those_of_its_file() -> None:
    assert DOCKER.splitlines() == re.findall(r"^# {5}(docker .+)$", DOCKERFILE, re.MULTILINE)


def test_the_test_of_the_page(pytester: pytest.Pytester) -> None:
    tests = [block for block in blocks(ENGLISH, "python") if "def test_" in block]
    pytester.makepyfile(tests[0])
    done = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:schemathesis", "--strict-markers")
    done.assert_outcomes(passed=1)


def test_every_option_of_the_command_is_on_the_page() -> None:
    program = Path(sys.executable).with_name("qianfan-console")
    printed = subprocess.check_output([program, "sandbox", "--help"], text=True)
    options = set(re.findall(r"(--[a-z-]+)", printed)) - {"--help"}
    assert options
    assert {option for option in options if f"{option}" not in ENGLISH} == set()


@pytest.mark.installs
def test_the_installation_of_the_page(tmp_path: Path) -> None:
    *install, serve = INSTALL.splitlines()
    script = "\n".join([*install, f"exec {serve.replace('8080', '0')}"]).replace("python3", sys.executable)
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        ["bash", "-euc", script], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        printed = ""
        for printed in process.stdout:
            if printed.startswith("sandbox listening on http://127.0.0.1:"):
                process.terminate()
    assert printed.startswith("sandbox listening on"), printed
    assert process.returncode == 0
