"""Keys that change need no new client, and are never shown."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from qianfan_console import ConfigurationError, Credentials, EnvironmentCredentials, FileCredentials

from .colours import Colour, Service


def keys_used(service: Service) -> list[str]:
    return [request.headers["authorization"].split("/")[1] for request in service.requests]


def test_a_function_is_asked_for_each_request(colour: Colour) -> None:
    service, names = Service(), iter(["first", "second"])
    console = colour.console(
        service, access_key=None, secret_key=None, credentials=lambda: Credentials(next(names), "sk")
    )
    for _ in range(2):
        colour.run(console.model.describe_model(model_id="m"))
    assert keys_used(service) == ["first", "second"]


def test_the_environment_is_read_each_time(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service()
    console = colour.console(service, access_key=None, secret_key=None, credentials=EnvironmentCredentials())
    monkeypatch.setenv("QIANFAN_SECRET_KEY", "sk")
    for name in ("one", "two"):
        monkeypatch.setenv("QIANFAN_ACCESS_KEY", name)
        colour.run(console.model.describe_model(model_id="m"))
    monkeypatch.delenv("QIANFAN_ACCESS_KEY")
    with pytest.raises(ConfigurationError, match="set QIANFAN_ACCESS_KEY"):
        colour.run(console.model.describe_model(model_id="m"))
    assert keys_used(service) == ["one", "two"]


def test_a_file_is_read_again_when_it_changes(colour: Colour, tmp_path: Path) -> None:
    service, path = Service(), tmp_path / "keys.json"
    path.write_text(json.dumps({"access_key": "one", "secret_key": "s"}))
    console = colour.console(service, access_key=None, secret_key=None, credentials=FileCredentials(path))
    colour.run(console.model.describe_model(model_id="m"))
    replaced = tmp_path / "new.json"
    replaced.write_text(json.dumps({"access_key": "two", "secret_key": "s"}))
    os.replace(replaced, path)
    colour.run(console.model.describe_model(model_id="m"))
    assert keys_used(service) == ["one", "two"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"access_key": "hunter2"}', '{"access_key": 1, "secret_key": "s"}'])
def test_a_file_of_another_form_is_refused_without_its_content(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match="a JSON object with access_key and secret_key") as caught:
        FileCredentials(path)()
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("content", [b"\xff\xfehunter2", b'{"access_key": "hunter2\xfc", "secret_key": "s"}'])
def test_a_file_of_another_encoding_is_refused_without_its_content(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError, match="a JSON object with access_key and secret_key") as caught:
        FileCredentials(path)()
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)  # they would hold the content


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text('{"access_key": "ak", "secret_key": "sk"}', encoding="utf-8-sig")
    assert FileCredentials(path)() == Credentials("ak", "sk")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        FileCredentials(tmp_path / "none")()


def test_keys_are_given_one_way(colour: Colour) -> None:
    with pytest.raises(ConfigurationError, match="not both"):
        colour.console(Service(), credentials=Credentials("ak", "sk"))


def test_nothing_shows_a_key(tmp_path: Path) -> None:
    pair = Credentials("hunter2-ak", "hunter2-sk")
    assert "hunter2" not in repr(pair)
    assert "hunter2" not in repr(FileCredentials(tmp_path / "keys.json"))
