"""Where keys come from. A provider is asked before each request, so that rotated keys need no new client."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from .errors import ConfigurationError

ACCESS_KEY = "QIANFAN_ACCESS_KEY"
SECRET_KEY = "QIANFAN_SECRET_KEY"  # noqa: S105 (the name of the variable)


@dataclass(frozen=True, init=False)
class Credentials:
    """An access key and its secret key. Neither is shown by `repr`.

    Raises:
        ConfigurationError: a key is empty or holds characters that no key has.
    """

    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)

    def __init__(self, access_key: str, secret_key: str) -> None:
        wrong = _wrong("access_key", ACCESS_KEY, access_key) or _wrong("secret_key", SECRET_KEY, secret_key)
        object.__setattr__(self, "access_key", access_key)
        object.__setattr__(self, "secret_key", secret_key)
        del access_key, secret_key  # crash reporters show the variables of each frame of a traceback
        if wrong:
            raise ConfigurationError(wrong)


CredentialsProvider: TypeAlias = Callable[[], Credentials]
"""Gives the credentials of the moment: a class below, or any function. Called from whatever thread makes a call."""


@dataclass(frozen=True)
class EnvironmentCredentials:
    """Reads QIANFAN_ACCESS_KEY and QIANFAN_SECRET_KEY each time."""

    def __call__(self) -> Credentials:
        """The keys that the environment holds now."""
        return Credentials(os.environ.get(ACCESS_KEY, ""), os.environ.get(SECRET_KEY, ""))


class FileCredentials:
    """Reads a JSON file with `access_key` and `secret_key`, again whenever it has changed.

    Raises:
        ConfigurationError: when called, if the file cannot be read or lacks a key.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self._read: tuple[tuple[int, int, int], Credentials] | None = None

    def __call__(self) -> Credentials:
        """The keys that the file holds now."""
        try:
            status = self._path.stat()
            version = (status.st_mtime_ns, status.st_size, status.st_ino)
            if self._read is None or self._read[0] != version:
                self._read = (version, _from_json(self._path.read_bytes()))
        except OSError as error:
            raise ConfigurationError(f"the credentials file cannot be read: {error.strerror}") from error
        return self._read[1]

    def __repr__(self) -> str:
        return f"FileCredentials({str(self._path)!r})"


def _from_json(content: bytes) -> Credentials:
    pair = _pair(content)
    del content  # crash reporters show the variables of each frame of a traceback
    if pair is None:
        raise ConfigurationError("the credentials file must be a JSON object with access_key and secret_key")
    try:
        return Credentials(*pair)
    finally:
        del pair


def _pair(content: bytes) -> tuple[str, str] | None:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, Mapping):
        return None
    match data.get("access_key"), data.get("secret_key"):
        case (str() as access_key, str() as secret_key):
            return access_key, secret_key
    return None


def _wrong(argument: str, variable: str, value: object) -> str:
    """What is wrong with a key; nothing, if it may be one."""
    if not value:
        return f"no {argument}: pass {argument}=… or set {variable}"
    if not isinstance(value, str):
        return f"{argument} must be a string, not a value of type {type(value).__name__}"
    # A slash in an access key would end it early in the Authorization header.
    if value.isascii() and value.isprintable() and " " not in value and not (argument == "access_key" and "/" in value):
        return ""
    name = variable if os.environ.get(variable) == value else argument
    return f"{name} ({len(value)} characters) holds white space or characters that no key has; copy it again"
