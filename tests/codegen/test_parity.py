"""Sync and async are one interface in two colours: the same parameters, the same words."""

from __future__ import annotations

import inspect
import json
import re
from importlib import import_module
from importlib.resources import files
from typing import Any

import pytest

from qianfan_console import async_client, async_pager, client, pager
from qianfan_console.model import async_namespace, namespace
from qianfan_console.runtime.options import CallOptions

PAIRS = [
    (client.QianfanConsole, async_client.AsyncQianfanConsole),
    (namespace.ModelNamespace, async_namespace.AsyncModelNamespace),
    (pager.Pager, async_pager.AsyncPager),
]
FACTS: dict[str, Any] = json.loads(files("qianfan_console").joinpath("contract.json").read_bytes())["operations"]
METHODS = {name: method for name, method in vars(namespace.ModelNamespace).items() if not name.startswith("_")}


def in_sync_words(text: str) -> str:
    """What is said of the async side, as the sync side says it."""
    text = re.sub(r"\b(Async|async_|a)(?=[A-Z]|client\b|pager\b|namespace\b|close\b|enter\b|exit\b|iter\b)", "", text)
    return text.replace("for async code", "for sync code").replace("async ", "")


def members(owner: type) -> dict[str, Any]:
    """What a class defines: public members, and those that `with` and `for` use."""
    return {
        in_sync_words(name.strip("_")): member
        for name, member in vars(owner).items()
        if not name.startswith("_") or re.fullmatch("__a?(init|enter|exit|iter|repr)__", name)
    }


def plain(member: Any) -> Any:
    """The function behind a property."""
    return getattr(member, "fget", None) or getattr(member, "func", None) or member


def parameters(member: Any) -> list[tuple[str, str, Any, str]]:
    found = inspect.signature(plain(member)).parameters.values()
    return [(p.name, str(p.kind), p.default, in_sync_words(str(p.annotation))) for p in found]


@pytest.mark.parametrize(("sync", "asynchronous"), PAIRS, ids=lambda owner: owner.__name__)
def test_both_colours_have_the_same_members(sync: type, asynchronous: type) -> None:
    assert list(members(sync)) == list(members(asynchronous))
    assert in_sync_words(asynchronous.__doc__ or "") == sync.__doc__
    for name, member in members(sync).items():
        other = members(asynchronous)[name]
        assert parameters(member) == parameters(other), name
        assert in_sync_words(inspect.getdoc(other) or "") == (inspect.getdoc(member) or ""), name


@pytest.mark.parametrize("name", METHODS)
def test_both_colours_return_the_same(name: str) -> None:
    one, other = METHODS[name], vars(async_namespace.AsyncModelNamespace)[name]
    returned = inspect.signature(other).return_annotation
    assert in_sync_words(returned) == inspect.signature(one).return_annotation
    assert not inspect.iscoroutinefunction(one)
    assert inspect.iscoroutinefunction(other) != returned.startswith("AsyncPager")


@pytest.mark.parametrize("name", METHODS)
def test_every_method_says_what_it_takes_what_it_raises_and_where_that_is_written(name: str) -> None:
    told = inspect.getdoc(METHODS[name]) or ""
    summary, *sections = re.split(r"\n(Args):\n", told)
    assert summary.strip().endswith(".")
    raised, where = re.search(r"\n\nRaises: (\S[^:]*\.)\nSource: (https://.*)$", told, re.DOTALL).groups()  # type: ignore[union-attr]
    assert "as every method here" in raised
    assert re.fullmatch(r"https://\S+ \(\d{4}-\d\d-\d\d\)", where)
    taken = [
        parameter for parameter in inspect.signature(METHODS[name]).parameters if parameter not in ("self", "options")
    ]
    described: list[str] = re.findall(r"^    (\w+): \S", sections[1], re.MULTILINE) if sections else []
    assert [parameter for parameter in described if parameter != "options"] == taken


@pytest.mark.parametrize("owner", [namespace.ModelNamespace, async_namespace.AsyncModelNamespace])
def test_what_every_method_raises_and_takes_is_said_once(owner: type) -> None:
    told = inspect.getdoc(owner) or ""
    assert set(re.findall(r"^    (\w+):", told, re.MULTILINE)) == {
        "RequestValidationError",
        "APIError",
        "TransportError",
    }
    assert all(option in told for option in CallOptions.__annotations__)


@pytest.mark.parametrize("action", sorted(FACTS))
def test_every_method_returns_what_its_operation_reads_and_says_what_its_key_needs(action: str) -> None:
    facts = FACTS[action]
    method = METHODS[facts["method"]]
    operation = import_module(f"qianfan_console.model.operations.{facts['method']}").OPERATION
    returned = inspect.signature(method).return_annotation
    assert re.findall(r"_\w+\.(\w+)\]?$", returned) == [operation.response.__name__]
    assert returned.startswith("Pager[") == (operation.pages is not None)
    told = " ".join((inspect.getdoc(method) or "").split())
    needed = f"the key needs {' or '.join(facts['permissions'])}."
    assert (needed in told) == bool(facts["permissions"])
    assert (operation.permissions, operation.page) == (tuple(facts["permissions"]), facts["source"]["page"])
