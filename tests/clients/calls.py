"""The calls that our clients and the vendor's make alike, and the programs by which each makes them."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from qianfan_console import AsyncQianfanConsole, QianfanConsole

ACCESS_KEY, SECRET_KEY = "an-access-key", "a-secret-key"

# Each reads the calls from its standard input, as a list of route, Action and body.
PYTHON = """
import json, sys
from qianfan.resources.console.utils import call_action

for call in json.load(sys.stdin):
    call_action(*call)
"""
NODE = """
import {readFileSync} from "node:fs";
import {consoleAction} from "@baiducloud/qianfan";

for (const [base_api_route, action, data] of JSON.parse(readFileSync(0, "utf8"))) {
    await consoleAction({base_api_route, action, data});
}
"""
GO = """
package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/baidubce/bce-qianfan-sdk/go/qianfan"
)

func main() {
	var calls [][]any
	decoder := json.NewDecoder(os.Stdin)
	decoder.UseNumber()
	if err := decoder.Decode(&calls); err != nil {
		panic(err)
	}
	console := qianfan.NewConsoleAction()
	for _, call := range calls {
		body := call[2].(map[string]any)
		if _, err := console.Call(context.TODO(), call[0].(string), call[1].(string), body); err != nil {
			panic(err)
		}
	}
}
"""
# No published version has console(): its signer, its JSON and its connections are what a Java program can use.
JAVA = """
import com.baidubce.qianfan.core.auth.IAMAuth;
import com.baidubce.qianfan.util.http.HttpClient;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;

public class Dome {
    public static void main(String[] args) throws Exception {
        var auth = new IAMAuth(System.getenv("QIANFAN_ACCESS_KEY"), System.getenv("QIANFAN_SECRET_KEY"));
        var base = System.getenv("QIANFAN_CONSOLE_API_BASE_URL");
        for (var each : JsonParser.parseReader(new InputStreamReader(System.in, "UTF-8")).getAsJsonArray()) {
            var call = each.getAsJsonArray();
            var url = base + call.get(0).getAsString() + "?Action=" + call.get(1).getAsString();
            // The client reads the clock anew for each part of a signature; a second that ends in between spoils it.
            var milliseconds = System.currentTimeMillis() % 1000;
            Thread.sleep(milliseconds > 500 ? 1000 - milliseconds : 0);
            auth.signRequest(HttpClient.request().post(url).body(call.get(2))).executeString();
        }
    }
}
"""


class Call(NamedTuple):
    """One call: the body as it is given to every client, and the body that ours sends."""

    name: str
    route: str
    action: str
    given: dict[str, Any]
    sent: dict[str, Any]
    method: tuple[str, str]

    def __str__(self) -> str:
        return f"{self.action}-{self.name}"


@cache
def calls() -> tuple[Call, ...]:
    """A call for each example of each Action with a JSON body, and those of the pages with a deprecated spelling."""
    return (*_examples(), *_deprecated())


def _examples() -> Iterator[Call]:
    for action, operation in _operations().items():
        if operation["mediaType"] == "application/json":
            for name, body in operation["examples"].items():
                yield _call(action, name, body, body)


def _deprecated() -> Iterator[Call]:
    train = {"modelSetId": "am-ash****", "sourceType": "Train"}
    meta = {"taskId": "task-sdvsdfbhjsdfb"}
    given, sent = ({**train, "trainMeta": {**meta, step: 50}} for step in ("step", "checkpointStep"))
    yield _call("CreateCustomModel", "step", given, sent)
    task = {"name": "demo", "sourceModelId": "amv-d1zx1iwdarfr", "modelSetId": "am-adbuasyfaf"}
    given, sent = (
        {**task, "config": {"strategy": "Quantization", "weight": weight}} for weight in ("int8-ptq", "INT8-PTQ")
    )
    yield _call("CreateModelCompTask", "int8-ptq", given, sent)


@cache
def _operations() -> dict[str, Any]:
    contract = json.loads(files("qianfan_console").joinpath("contract.json").read_text(encoding="utf-8"))
    operations: dict[str, Any] = contract["operations"]
    return operations


def _call(action: str, name: str, given: dict[str, Any], sent: dict[str, Any]) -> Call:
    operation = _operations()[action]
    return Call(name, operation["route"], action, given, sent, (operation["namespace"], operation["method"]))


def by_name(url: str) -> None:
    """Make the calls with `call_action`."""
    with QianfanConsole(access_key=ACCESS_KEY, secret_key=SECRET_KEY, base_url=url) as console:
        for call in calls():
            console.call_action(call.route, call.action, call.given)


def by_method(url: str) -> None:
    """Make the calls with the typed methods."""
    with QianfanConsole(access_key=ACCESS_KEY, secret_key=SECRET_KEY, base_url=url) as console:
        for call in calls():
            response = _method(console, call)(**_arguments(call))
            if hasattr(response, "page"):
                response.page()


def by_async_method(url: str) -> None:
    """Make the calls with the typed methods of the async client."""

    async def make() -> None:
        async with AsyncQianfanConsole(access_key=ACCESS_KEY, secret_key=SECRET_KEY, base_url=url) as console:
            for call in calls():
                response = _method(console, call)(**_arguments(call))
                await (response.page() if hasattr(response, "page") else response)

    asyncio.run(make())


def _method(console: QianfanConsole | AsyncQianfanConsole, call: Call) -> Any:
    namespace, method = call.method
    return getattr(getattr(console, namespace), method)


def _arguments(call: Call) -> dict[str, Any]:
    return {re.sub(r"(?=[A-Z])", "_", name).lower(): value for name, value in call.given.items()}
