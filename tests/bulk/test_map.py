"""`map` from end to end on the sandbox, sync and async: results, resuming, failures, and how much it does at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from qianfan_console import ConfigurationError, Job, JournalError, Progress, RequestValidationError, RetryPolicy
from qianfan_console.sandbox import Sandbox

from ..runtime.colours import Colour, Service
from .sets import ACTION, bodies, body, created, lines, states

RUNS = {"sync": "qianfan_console.runtime.bulk.run", "async": "qianfan_console.runtime.bulk.async_run"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


def answering(message: str = "", **more: Any) -> Service:
    return Service({"requestId": "r-1", "result": "am-1", **more} if not message else {"code": "X", "message": message})


def test_each_job_is_done_and_reported_in_the_order_of_the_jobs(colour: Colour, sandbox: Sandbox) -> None:
    report = colour.run(colour.of(sandbox).map(ACTION, bodies(30)))
    assert (report.done, report.skipped, report.failed, report.unknown) == (30, 0, 0, 0)
    assert report.ok
    assert report.table() == ""
    assert [outcome.key for outcome in report.outcomes] == [str(number) for number in range(1, 31)]
    assert [outcome.index for outcome in report.outcomes] == list(range(30))
    assert str(report) == "30 done, 0 done earlier, 0 failed, 0 unknown"
    named = {item.model_set_id: item.model_set_name for item in sandbox.client().model.describe_custom_model_sets()}
    assert [named[answer.result] for answer in report.results.values()] == [f"set-{number}" for number in range(30)]


def test_a_second_run_sends_nothing_and_knows_the_results(colour: Colour, sandbox: Sandbox, path: Path) -> None:
    first = colour.run(colour.of(sandbox).map(ACTION, bodies(12), journal=path))
    second = colour.run(colour.of(sandbox).map(ACTION, bodies(15), journal=str(path)))
    assert (second.done, second.skipped) == (3, 12)
    assert {key: second.results[key].model_dump() for key in first.results} == {
        key: answer.model_dump() for key, answer in first.results.items()
    }
    assert type(second.results["1"]) is type(first.results["1"])
    assert set(created(sandbox).values()) == {1}
    assert set(map(tuple, states(path).values())) == {("started", "done")}


def test_python_and_the_page_spell_the_same_job(colour: Colour, sandbox: Sandbox, path: Path) -> None:
    colour.run(colour.of(sandbox).map(ACTION, [body("a")], journal=path))
    python = {"model_type": "Text2Text", "model_set_name": "a"}
    assert colour.run(colour.of(sandbox).map(ACTION, [python], journal=path)).skipped == 1


def test_keys_let_jobs_change_their_places(colour: Colour, sandbox: Sandbox, path: Path) -> None:
    def key(job: Any) -> str:
        return str(job["modelSetName"])

    colour.run(colour.of(sandbox).map(ACTION, bodies(5), journal=path, key=key))
    jobs = [body("first"), *reversed(bodies(5))]
    report = colour.run(colour.of(sandbox).map(ACTION, jobs, journal=path, key=key))
    assert (report.done, report.skipped) == (1, 5)
    again = [Job(body("other"), key="o"), *(Job(job, key=job["modelSetName"]) for job in bodies(2))]
    report = colour.run(colour.of(sandbox).map(ACTION, again, journal=path))
    assert [(o.key, o.state) for o in report.outcomes] == [("o", "done"), ("set-0", "skipped"), ("set-1", "skipped")]


def test_a_journal_of_other_jobs_is_refused_before_anything_is_sent(
    colour: Colour, sandbox: Sandbox, path: Path
) -> None:
    colour.run(colour.of(sandbox).map(ACTION, bodies(2), journal=path))
    with pytest.raises(JournalError, match="job 1: the journal knows the key '1' with another Action or body"):
        colour.run(colour.of(sandbox).map(ACTION, [body("new"), *bodies(2)], journal=path))
    assert created(sandbox).total() == 2


def test_two_jobs_with_one_key_are_refused(colour: Colour, sandbox: Sandbox, path: Path) -> None:
    jobs = [Job(body("a"), key="k"), Job(body("b"), key="k")]
    with pytest.raises(JournalError, match="job 2 has the key 'k' of an earlier job"):
        colour.run(colour.of(sandbox).map(ACTION, jobs, journal=path))
    assert colour.run(colour.of(sandbox).map(ACTION, jobs)).done == 2  # without a journal, a key is but a name


def test_a_job_that_failed_may_be_corrected(colour: Colour, sandbox: Sandbox, path: Path) -> None:
    jobs = [{"modelSetId": "am-none", "sourceType": "Train", "trainMeta": {"taskId": "t"}}]
    report = colour.run(colour.of(sandbox).map("CreateCustomModel", jobs, journal=path))
    assert report.failed == 1
    assert "am-none" in report.table()
    model_set = sandbox.client().model.create_custom_model_set(model_set_name="s", model_type="Text2Text").result
    jobs[0]["modelSetId"] = model_set
    assert colour.run(colour.of(sandbox).map("CreateCustomModel", jobs, journal=path)).done == 1
    assert states(path) == {"1": ["started", "failed", "started", "done"]}


def test_the_table_says_what_failed_and_what_to_look_at(colour: Colour, path: Path) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if b"set-1" in request.content:
            raise httpx.ReadTimeout("too slow")
        if b"set-2" in request.content:
            return httpx.Response(400, json={"code": "X", "message": "bad\x1b[31m\nline", "requestId": "r-7"})
        return httpx.Response(200, json={"requestId": "r-1", "result": "am-1"})

    jobs = [*bodies(3), {"modelSetName": "no type"}]
    report = colour.run(colour.console(handler).map(ACTION, jobs, journal=path, key=lambda b: b["modelSetName"]))
    assert [(o.key, o.state) for o in report.failures] == [
        ("set-1", "unknown"),
        ("set-2", "failed"),
        ("no type", "failed"),
    ]
    head, unknown, refused, invalid = report.table().splitlines()
    assert head.split() == ["key", "action", "outcome", "why"]
    assert "RequestTimeoutError" in unknown
    assert "look with DescribeCustomModelSets whether it took effect" in unknown
    assert "BadRequestError" in refused
    assert "r-7" in refused
    assert "\x1b" not in report.table()
    assert "modelType: required" in invalid
    assert len({line.index(word) for line, word in [(head, "outcome"), (unknown, "unknown"), (refused, "failed")]}) == 1
    assert "no type" not in states(path)  # nothing was sent, so there is nothing to record


def test_what_is_unknown_is_not_sent_again_by_itself(colour: Colour, path: Path) -> None:
    lost = Service(httpx.ReadError("reset"))
    assert colour.run(colour.console(lost).map(ACTION, bodies(2), journal=path)).unknown == 2
    service = answering()
    report = colour.run(colour.console(service).map(ACTION, bodies(3), journal=path))
    assert (report.done, report.unknown) == (1, 2)
    assert len(service.requests) == 1
    assert "an earlier run sent it at 20" in report.table()
    assert colour.run(colour.console(service).map(ACTION, bodies(3), journal=path, on_unknown="resend")).done == 2
    assert states(path)["1"] == ["started", "unknown", "started", "done"]


def test_what_is_harmless_to_repeat_is_sent_again(colour: Colour, path: Path) -> None:
    jobs = [{"modelSetId": "am-1"}]
    console = colour.console(Service(httpx.ReadError("reset")), retry=RetryPolicy(attempts=1))
    report = colour.run(console.map("DeleteModelSet", jobs, journal=path))
    assert report.failed == 1
    path.write_bytes(path.read_bytes()[:-5])  # as if killed before the end was recorded
    assert colour.run(colour.console(Service({"requestId": "r"})).map("DeleteModelSet", jobs, journal=path)).done == 1


def test_a_job_may_name_an_action_of_its_own(colour: Colour, sandbox: Sandbox) -> None:
    jobs = [Job(body("a"), action=ACTION), Job({"modelSetId": "am-none"}, action="DescribeModelSet"), Job({})]
    report = colour.run(colour.of(sandbox).map("", jobs))
    assert [(o.action, o.state) for o in report.outcomes] == [
        (ACTION, "done"), ("DescribeModelSet", "failed"), ("", "failed"),
    ]  # fmt: skip
    assert "the job names no Action" in report.table()


@pytest.mark.parametrize(
    ("action", "options", "message"),
    [
        ("CreateModl", {}, "did you mean CreateCustomModel"),
        ("CreateModelCustomConf", {}, "takes a file"),
        (ACTION, {"route": "/v2/other"}, "no such route"),
        (ACTION, {"max_concurrency": 0}, "max_concurrency"),
        (ACTION, {"rate": 0}, "rate"),
        (ACTION, {"rate": float("nan")}, "rate"),
        (ACTION, {"on_unknown": "guess"}, "on_unknown"),
        (ACTION, {"call": {"tiemout": 1}}, "did you mean timeout"),
        (ACTION, {"jornal": "x"}, "did you mean journal"),
    ],
)
def test_what_cannot_be_is_refused_at_once(colour: Colour, action: str, options: Any, message: str) -> None:
    service = answering()
    with pytest.raises((RequestValidationError, ConfigurationError, TypeError), match=message):
        colour.run(colour.console(service).map(action, bodies(3), **options))
    assert service.requests == []


def test_options_of_the_call_go_with_each_call(colour: Colour, path: Path) -> None:
    service = answering()
    colour.run(colour.console(service).map(ACTION, bodies(2), journal=path, call={"extra_body": {"new": 1}}))
    assert [sent["new"] for sent in service.bodies] == [1, 1]
    with pytest.raises(JournalError):  # what is sent would differ
        colour.run(colour.console(service).map(ACTION, bodies(2), journal=path))


def test_progress_counts_every_job_in_the_callers_thread(colour: Colour, sandbox: Sandbox, path: Path) -> None:
    colour.run(colour.of(sandbox).map(ACTION, bodies(4), journal=path))
    seen: list[Progress] = []
    threads: set[int] = set()

    def note(progress: Progress) -> None:
        seen.append(progress)
        threads.add(threading.get_ident())

    jobs = [*bodies(9), {}]
    colour.run(colour.of(sandbox).map(ACTION, jobs, journal=path, on_progress=note))
    assert [progress.finished for progress in seen] == list(range(1, 11))
    assert {progress.total for progress in seen} == {10}
    last = seen[-1]
    assert (last.done, last.skipped, last.failed, last.unknown) == (5, 4, 1, 0)
    assert threads == {threading.get_ident()}
    seen.clear()
    colour.run(colour.of(sandbox).map(ACTION, iter(bodies(2)), on_progress=note))
    assert {progress.total for progress in seen} == {None}


@pytest.mark.parametrize("keep_done", [True, False])
def test_jobs_are_taken_as_they_are_needed(colour: Colour, sandbox: Sandbox, keep_done: bool) -> None:
    finished, ahead = 0, 0

    def note(progress: Progress) -> None:
        nonlocal finished
        finished = progress.finished

    def jobs() -> Iterator[dict[str, str]]:
        nonlocal ahead
        for taken, job in enumerate(bodies(60)):
            ahead = max(ahead, taken + 1 - finished)
            yield job if taken != 30 else {}

    options = {"max_concurrency": 3, "on_progress": note, "keep_done": keep_done}
    report = colour.run(colour.of(sandbox).map(ACTION, jobs(), **options))
    assert (report.done, report.failed) == (59, 1)
    assert ahead <= 4
    assert len(report.outcomes) == (60 if keep_done else 1)


def test_no_more_calls_than_allowed_are_under_way(colour: Colour) -> None:
    under_way, most = 0, 0
    lock = threading.Lock()

    def enter(step: int) -> None:
        nonlocal under_way, most
        with lock:
            under_way += step
            most = max(most, under_way)

    class Slow(httpx.BaseTransport, httpx.AsyncBaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            enter(1)
            time.sleep(0.005)
            enter(-1)
            return httpx.Response(200, json={"requestId": "r", "result": "am-1"})

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            import asyncio

            enter(1)
            await asyncio.sleep(0.005)
            enter(-1)
            return httpx.Response(200, json={"requestId": "r", "result": "am-1"})

    http = httpx.Client(transport=Slow()) if colour.name == "sync" else httpx.AsyncClient(transport=Slow())
    console = colour.console(answering(), http_client=http)
    assert colour.run(console.map(ACTION, bodies(30), max_concurrency=4)).done == 30
    assert most == 4


def test_the_rate_is_kept_by_the_clock(colour: Colour, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    now = [100.0]
    begun: list[float] = []

    def sleep(seconds: float) -> None:
        assert seconds >= 0
        now[0] += seconds

    module = RUNS[colour.name]
    monkeypatch.setattr(f"{module}.time.monotonic", lambda: now[0])
    sleeper = "time.sleep" if colour.name == "sync" else "asyncio.sleep"
    monkeypatch.setattr(f"{module}.{sleeper}", colour.sleeper(sleep))
    service = answering()

    def key(job: Any) -> str:
        begun.append(now[0])
        return str(job["modelSetName"])

    report = colour.run(colour.console(service).map(ACTION, bodies(21), rate=4, max_concurrency=8, key=key))
    assert report.done == 21
    assert now[0] == pytest.approx(100 + 20 / 4)  # the first at once, and a quarter of a second before each other


def test_time_that_was_not_used_is_no_credit() -> None:
    from qianfan_console.runtime.bulk.pace import Pace

    pace = Pace(10)
    assert [pace.pause(now) for now in (0.0, 0.0, 5.0, 5.0)] == pytest.approx([0, 0.1, 0, 0.1])
    assert Pace(None).pause(3.0) == 0


def test_the_records_say_when_and_what(sandbox: Sandbox, path: Path) -> None:
    sandbox.client().map(ACTION, bodies(1), journal=path)
    begin, end = lines(path)
    assert begin.keys() == {"state", "key", "action", "hash", "time"}
    assert end.keys() == {"state", "key", "time", "answer"}
    assert end["answer"]["result"].startswith("am-")
