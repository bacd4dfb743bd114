"""The pytest plugin, in pytest processes of their own."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest

from qianfan_console.runtime import pytest_plugin
from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.marked import ARGUMENTS

pytest_plugins = ["pytester"]
EXAMPLE = Path(__file__).parent / "example_project"
STRICT = ("-p", "no:cacheprovider", "--strict-markers", "-W", "error")
CREATE = "create_custom_model_set(model_set_name='demo', model_type='Text2Text')"


def run(pytester: pytest.Pytester, source: str, *options: str) -> pytest.RunResult:
    """Run `source` with this plugin and no other."""
    pytester.makepyfile(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        return pytester.runpytest_subprocess(*STRICT, "-p", pytest_plugin.__name__, *options)


@pytest.mark.parametrize("options", [("-p", "no:anyio"), ("-n", "2")], ids=["no anyio", "xdist"])
def test_the_example_project_runs_on_its_own(pytester: pytest.Pytester, options: tuple[str, ...]) -> None:
    shutil.copytree(EXAMPLE, pytester.path, dirs_exist_ok=True)
    done = pytester.runpytest_subprocess(*STRICT, "-p", "no:schemathesis", *options)
    done.assert_outcomes(passed=len(re.findall(r"^def test_", (EXAMPLE / "test_compressor.py").read_text(), re.M)))


def test_each_test_has_a_sandbox_of_its_own(pytester: pytest.Pytester) -> None:
    source = f"""
        import pytest

        @pytest.mark.parametrize("_", range(2))
        def test_alone(qianfan_console, _):
            qianfan_console.model.{CREATE}
            assert len(list(qianfan_console.model.describe_custom_model_sets())) == 1
    """
    run(pytester, source).assert_outcomes(passed=2)


def test_the_nearest_marker_decides_argument_by_argument(pytester: pytest.Pytester) -> None:
    source = """
        import pytest
        pytestmark = pytest.mark.qianfan_sandbox(clock="fast", samples=True, credentials={"ak": "sk"})

        @pytest.mark.qianfan_sandbox(samples=False)
        class TestThem:
            @pytest.mark.qianfan_sandbox(clock="manual", state="state.db")
            def test_it(self, qianfan_sandbox, qianfan_console):
                assert qianfan_sandbox.clock.now() == qianfan_sandbox.clock.now()
                assert qianfan_sandbox.credentials == {"ak": "sk"}
                assert list(qianfan_console.model.describe_custom_model_sets()) == []
    """
    run(pytester, source).assert_outcomes(passed=1)
    assert (pytester.path / "state.db").stat().st_size > 0


def test_plans_and_faults_may_be_plain_values(pytester: pytest.Pytester) -> None:
    source = f"""
        import pytest
        from qianfan_console import QianfanError
        TRAIN = dict(source_type="Train", train_meta={{"task_id": "task-1"}})

        @pytest.mark.qianfan_sandbox(
            faults=[{{"kind": "error_before", "status": 500}}],
            plans=[{{"action": "CreateCustomModel", "stalled": True, "times": 2}}],
        )
        def test_it(qianfan_sandbox, qianfan_console):
            with pytest.raises(QianfanError, match="500"):
                qianfan_console.model.{CREATE}
            model_set = qianfan_console.model.{CREATE}.result
            for expected in ("Creating", "Creating", "Ready"):
                made = qianfan_console.model.create_custom_model(model_set_id=model_set, **TRAIN).result
                qianfan_sandbox.clock.advance(10_000)
                assert qianfan_console.model.describe_model(model_id=made.model_id).result.status == expected
    """
    run(pytester, source).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("'fast'", "keyword arguments alone, not 'fast'"),
        ("clok='fast'", "no argument 'clok'; there are clock, credentials"),
        ("clock='quick'", "clock of the marker must be one of 'manual', 'fast', 'real', not 'quick'"),
        ("lenient=1", "lenient of the marker must be True or False, not 1"),
        ("credentials='a:b'", "credentials of the marker must be a mapping"),
        ("durations=3", "durations of the marker must be a Durations, not 3"),
        ("faults={}", "faults of the marker must be a list of Fault"),
        ("faults=['throttle']", "faults[0] of the marker must be a Fault or a dict, not 'throttle'"),
        ("faults=[{'kind': 'throttle'}, {'kind': 'nap'}]", "faults[1] of the marker: no fault is called 'nap'"),
        (
            "faults=[{'kind': 'throttle', 'action': 'Creat'}]",
            "faults of the marker: fault 0: action: 'Creat' is no Action",
        ),
        ("state='missing/state.db'", "cannot open the state file missing/state.db"),
        ("poll_step=1, clock='fast'", "poll_step moves the manual clock alone, and this one is fast"),
        ("credentials={'ak': Credential('sk', ['Nothing'])}", "no policy is called Nothing; the pages name Qianfan"),
        ("plans=[3]", "plans[0] of the marker must be a dict"),
        ("plans=[{'action': 'DeleteModel', 'failure': 'x'}]", "plans[0] of the marker: action must be one of Create"),
        ("plans=[{'action': 'CreateCustomModel'}]", "plans[0] of the marker: give either failure"),
        ("plans=[{'action': 'CreateCustomModel', 'failure': 'x', 'stalled': True}]", "give either failure"),
        ("plans=[{'action': 'CreateCustomModel', 'failure': 'x', 'times': 0}]", "times must be 1 or more, not 0"),
        ("plans=[{'action': 'CreateCustomModel', 'fails': 'x'}]", "plans[0] of the marker must be a dict of action"),
    ],
)
def test_a_wrong_argument_is_named(pytester: pytest.Pytester, arguments: str, words: str) -> None:
    source = f"""
        import pytest
        from qianfan_console.sandbox import Credential

        @pytest.mark.qianfan_sandbox({arguments})
        def test_it(qianfan_sandbox):
            pass
    """
    pytester.makepyfile(source)
    done = pytester.runpytest_inprocess(*STRICT)
    done.assert_outcomes(errors=1)
    assert words in done.stdout.str()
    assert "another exception" not in done.stdout.str()
    assert "marked.py" not in done.stdout.str()


def test_the_marker_takes_whatever_a_sandbox_takes() -> None:
    theirs = set(inspect.signature(Sandbox).parameters) - {"contract", "control", "control_prefix", "control_hosts"}
    assert set(ARGUMENTS) == theirs | {"faults", "plans"}


FAILING = f"""
    import pytest

    @pytest.fixture
    def broken(qianfan_console):
        qianfan_console.model.describe_model(model_id="amv-1")

    @pytest.mark.qianfan_sandbox(faults=[dict(kind="throttle", retry_after=0), dict(kind="reset_after")])
    def test_it(qianfan_console, qianfan_sandbox):
        qianfan_console.model.{CREATE}

    def test_setup(broken):
        pass

    def test_many(qianfan_console):
        for number in range(30):
            qianfan_console.model.{CREATE}
        assert number == 0

    def test_silent(qianfan_sandbox):
        assert False

    def test_passes(qianfan_console):
        qianfan_console.model.{CREATE}
"""


@pytest.mark.parametrize("options", [(), ("-p", "xdist", "-n", "1")], ids=["here", "in a worker"])
def test_a_failure_shows_what_the_sandbox_was_asked(pytester: pytest.Pytester, options: tuple[str, ...]) -> None:
    done = run(pytester, FAILING, *options)
    done.assert_outcomes(passed=1, failed=3, errors=1)
    done.stdout.fnmatch_lines_random(
        [
            "*- qianfan sandbox -*",
            "  1 CreateCustomModelSet: 429 (fault throttle; not carried out)",
            "    body {*demo*}",
            "  2 CreateCustomModelSet: no answer (fault reset_after; the service itself answered 200)",
            "  1 DescribeModel: 400 *amv-1*",
            "(10 earlier requests)",
            " 30 CreateCustomModelSet: 200",
            "no request arrived",
        ]
    )
    assert done.stdout.str().count("- qianfan sandbox -") == 4


def test_the_url_is_gone_after_the_test(pytester: pytest.Pytester) -> None:
    source = """
        import urllib.error, urllib.request, pytest
        urls = []

        def test_first(qianfan_sandbox_url):
            urls.append(qianfan_sandbox_url)
            with pytest.raises(urllib.error.HTTPError, match="405") as answered:
                urllib.request.urlopen(qianfan_sandbox_url + "/v2/model")
            answered.value.close()

        def test_second():
            with pytest.raises(urllib.error.URLError, match="refused"):
                urllib.request.urlopen(urls[0])
    """
    run(pytester, source).assert_outcomes(passed=2)


def test_nothing_is_set_in_the_environment(pytester: pytest.Pytester) -> None:
    source = """
        import os

        def test_it(qianfan_sandbox_environment):
            assert len(qianfan_sandbox_environment) == 4
            assert not qianfan_sandbox_environment.keys() & os.environ.keys()
    """
    run(pytester, source).assert_outcomes(passed=1)


def test_without_the_extra_the_fixture_says_what_to_install(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import sys; sys.modules['jsonschema_rs'] = None")
    done = run(pytester, "def test_ours(): pass\ndef test_it(qianfan_console): pass")
    done.assert_outcomes(passed=1, errors=1)
    done.stdout.fnmatch_lines(
        ["*needs more than is installed (jsonschema_rs): pip install 'qianfan-console[[]sandbox]'"]
    )


def test_what_the_fixture_needs_is_in_the_extra() -> None:
    extra = {re.split(r"[^\w-]", each)[0] for each in requires("qianfan-console") or () if "sandbox" in each}
    assert {name.replace("_", "-") for name in pytest_plugin.NEEDED} <= extra


def test_whoever_does_not_use_it_loads_nothing_for_it(pytester: pytest.Pytester) -> None:
    source = """
        import sys

        def test_it():
            ours = {name for name in sys.modules if name.startswith("qianfan_console")}
            assert ours == {"qianfan_console", "qianfan_console.runtime", "qianfan_console.runtime.pytest_plugin"}
            heavy = {"starlette", "httpx", "pydantic", "jsonschema_rs", "sqlite3", "uvicorn", "httpcore"}
            assert not heavy & set(sys.modules)
    """
    run(pytester, source).assert_outcomes(passed=1)


def test_the_marker_is_listed() -> None:
    command = [sys.executable, "-m", "pytest", "--markers", "-p", "no:cacheprovider", "-p", "no:schemathesis"]
    printed = subprocess.check_output(command, text=True, cwd=EXAMPLE)
    assert re.search(r"^@pytest\.mark\.qianfan_sandbox\(clock='manual',", printed, re.M)
