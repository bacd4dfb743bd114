"""Credentials and address: where they come from, what is refused, and that nothing shows a secret."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianfan_console import AsyncQianfanConsole, ConfigurationError, Credentials, QianfanConsole, QianfanError
from qianfan_console.runtime.credentials import ACCESS_KEY, SECRET_KEY
from qianfan_console.runtime.settings import BASE_URL, DEFAULT_BASE_URL, SIGN_EXPIRATION, Settings

KEYS = {ACCESS_KEY: "env-ak", SECRET_KEY: "env-sk"}


def test_the_variables_are_those_of_the_official_sdk() -> None:
    assert [ACCESS_KEY, SECRET_KEY, BASE_URL, SIGN_EXPIRATION] == [
        "QIANFAN_ACCESS_KEY",
        "QIANFAN_SECRET_KEY",
        "QIANFAN_CONSOLE_API_BASE_URL",
        "QIANFAN_IAM_SIGN_EXPIRATION_SEC",
    ]


def test_from_the_environment() -> None:
    environ = {**KEYS, BASE_URL: "https://example.com/prefix/", SIGN_EXPIRATION: "60"}
    settings = Settings.resolve(environ=environ)
    assert settings.credentials() == Credentials("env-ak", "env-sk")
    assert (settings.base_url, settings.sign_expiration) == ("https://example.com/prefix", 60)


def test_arguments_win() -> None:
    settings = Settings.resolve("ak", "sk", "http://127.0.0.1:8080", environ={**KEYS, BASE_URL: "https://example.com"})
    assert settings.credentials() == Credentials("ak", "sk")
    assert (settings.base_url, settings.sign_expiration) == ("http://127.0.0.1:8080", 300)


def test_one_key_from_each_place() -> None:
    assert Settings.resolve(access_key="ak", environ=KEYS).credentials() == Credentials("ak", "env-sk")


@pytest.mark.parametrize("console", [QianfanConsole, AsyncQianfanConsole])
def test_the_client_reads_the_environment_when_it_is_made(console: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match=ACCESS_KEY):
        console()
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    assert repr(console()) == f"{console.__name__}(base_url={DEFAULT_BASE_URL!r})"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"access_key": None}, "no access_key: pass access_key=… or set QIANFAN_ACCESS_KEY"),
        ({"secret_key": None}, "no secret_key: pass secret_key=… or set QIANFAN_SECRET_KEY"),
        ({"secret_key": ""}, "no secret_key"),
        ({"secret_key": "very-secret\n"}, "white space"),
        ({"secret_key": " very-secret"}, "white space"),
        ({"access_key": "very\u00a0secret"}, "characters that no key has"),
        ({"access_key": "very/secret"}, "characters that no key has"),
        ({"secret_key": "very-secret\x00"}, "characters that no key has"),
        ({"secret_key": "very-secret密"}, "characters that no key has"),
    ],
)
def test_keys_that_are_refused(arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence) as caught:
        Settings.resolve(**{"access_key": "ak", "secret_key": "sk", **arguments}, environ={})
    assert "secret" not in str(caught.value).replace("secret_key", "")
    assert isinstance(caught.value, QianfanError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("qianfan.baidubce.com", "no address"),
        ("https://", "no address"),
        ("https:///v2", "no address"),
        ("https://a b", "no address"),
        ("https://a\r\nb", "no address"),
        ("https://例子.com", "no address"),
        ("https://evil.example\\.baidubce.com", "no address"),
        ("https://host:port", "no address"),
        ("https://host:99999", "no address"),
        ("https://[::1", "no address"),
        ("https://user:very-secret@host", "no user"),
        ("https://very-secret@host", "no user"),
        ("https://host/?a=1", "query"),
        ("https://host?", "query"),
        ("https://host#", "fragment"),
        ("https://host/#top", "fragment"),
        ("http://example.com", "must be https"),
        ("http://127.0.0.1.example.com", "must be https"),
        ("http://localhost.example.com", "must be https"),
        ("http://0.0.0.0", "must be https"),
        ("ftp://127.0.0.1", "must be https"),
        ("file://localhost/etc", "must be https"),
    ],
)
@pytest.mark.parametrize("place", ["argument", "environment"])
def test_addresses_that_are_refused(url: str, sentence: str, place: str) -> None:
    argument = url if place == "argument" else None
    with pytest.raises(ConfigurationError, match=sentence) as caught:
        Settings.resolve("ak", "sk", argument, environ={BASE_URL: url})
    assert "very-secret" not in str(caught.value)
    assert str(caught.value).startswith("base_url " if argument else f"{BASE_URL} ")


@pytest.mark.parametrize("url", [5, b"https://host", ["https://host"]])
def test_an_address_that_is_no_string(url: Any) -> None:
    with pytest.raises(ConfigurationError, match="base_url is no address"):
        Settings.resolve("ak", "sk", url, environ={})


@pytest.mark.parametrize("key", [5, b"very-secret", ["very-secret"]])
def test_a_key_that_is_no_string(key: Any) -> None:
    for arguments in ({"access_key": key, "secret_key": "sk"}, {"access_key": "ak", "secret_key": key}):
        with pytest.raises(ConfigurationError, match="_key must be a string") as caught:
            Settings.resolve(**arguments, environ={})
        assert "very-secret" not in str(caught.value)


def test_a_key_of_the_environment_is_refused_by_its_name_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ACCESS_KEY, "ak")
    monkeypatch.setenv(SECRET_KEY, "very-secret\r")
    with pytest.raises(ConfigurationError, match=rf"{SECRET_KEY} \(12 characters\) holds white space"):
        QianfanConsole()


@pytest.mark.parametrize("credentials", ["ak", ("ak", "sk"), {"access_key": "ak", "secret_key": "sk"}])
def test_credentials_of_another_kind(credentials: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"credentials takes a Credentials\(access_key, secret_key\)"):
        Settings.resolve(credentials=credentials, environ={})


@pytest.mark.parametrize(
    "url",
    [
        "https://host",
        "https://host:8443/a/b",
        "http://127.0.0.1:1",
        "http://[::1]:1/p",
        "http://localhost",
        "HTTPS://H",
    ],
)
def test_addresses_that_are_taken(url: str) -> None:
    assert Settings.resolve("ak", "sk", url + "//", environ={}).base_url == url


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "86401", "soon", "1e3", "9" * 5000, "³", "٣٠"])
def test_validities_that_are_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{SIGN_EXPIRATION} must be a whole number"):
        Settings.resolve(environ={**KEYS, SIGN_EXPIRATION: text})


@pytest.mark.parametrize(("text", "seconds"), [("1", 1), (" 86400 ", 86_400), ("", 300), ("  ", 300)])
def test_validities_that_are_taken(text: str, seconds: int) -> None:
    assert Settings.resolve(environ={**KEYS, SIGN_EXPIRATION: text}).sign_expiration == seconds


@given(st.text(), st.text(), st.text(), st.text())
def test_any_text_is_taken_or_refused_in_words(access_key: str, secret_key: str, url: str, seconds: str) -> None:
    environ = {ACCESS_KEY: access_key, SECRET_KEY: secret_key, BASE_URL: url, SIGN_EXPIRATION: seconds}
    try:
        settings = Settings.resolve(environ=environ)
    except ConfigurationError:
        return
    assert settings.credentials() == Credentials(access_key, secret_key)


def test_nothing_shows_the_keys() -> None:
    settings = Settings.resolve("plain-ak", "plain-sk", environ={})
    console = QianfanConsole(access_key="plain-ak", secret_key="plain-sk")
    for thing in (settings, settings.credentials, console, console.model):
        for text in (repr(thing), str(thing), f"{thing}", f"{[thing]}"):
            assert "plain" not in text


def test_credentials_are_compared_by_value_and_pickled() -> None:
    credentials = Credentials("ak", "sk")
    assert pickle.loads(pickle.dumps(credentials)) == credentials != Credentials("ak", "other")
