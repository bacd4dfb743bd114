"""Credentials and address, from arguments or from the environment variables of the official Python SDK."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from .errors import ConfigurationError

ACCESS_KEY = "QIANFAN_ACCESS_KEY"
SECRET_KEY = "QIANFAN_SECRET_KEY"  # noqa: S105 (the name of the variable)
BASE_URL = "QIANFAN_CONSOLE_API_BASE_URL"
SIGN_EXPIRATION = "QIANFAN_IAM_SIGN_EXPIRATION_SEC"

DEFAULT_BASE_URL = "https://qianfan.baidubce.com"
DEFAULT_SIGN_EXPIRATION = 300
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Credentials:
    """An access key and its secret key. Neither is shown by `repr`."""

    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)


@dataclass(frozen=True)
class Settings:
    """What a client needs to know before its first call.

    Attributes:
        credentials: the key pair.
        base_url: scheme, host and optional path prefix, without a trailing slash.
        sign_expiration: how long a signature is valid, in seconds.
    """

    credentials: Credentials
    base_url: str = DEFAULT_BASE_URL
    sign_expiration: int = DEFAULT_SIGN_EXPIRATION

    @classmethod
    def resolve(
        cls,
        access_key: str | None = None,
        secret_key: str | None = None,
        base_url: str | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> Settings:
        """Arguments first, then the environment, then the defaults.

        Raises:
            ConfigurationError: a key is missing or has characters no key has, or the address is unusable.
        """
        env = os.environ if environ is None else environ
        return cls(
            Credentials(
                _key("access_key", ACCESS_KEY, access_key, env),
                _key("secret_key", SECRET_KEY, secret_key, env),
            ),
            _checked_url(base_url or env.get(BASE_URL) or DEFAULT_BASE_URL),
            _seconds(env.get(SIGN_EXPIRATION)),
        )


def _key(argument: str, variable: str, given: str | None, env: Mapping[str, str]) -> str:
    value = given if given is not None else env.get(variable, "")
    if not value:
        raise ConfigurationError(f"no {argument}: pass {argument}=… or set {variable}")
    # A slash in an access key would end it early in the Authorization header.
    if not value.isascii() or not value.isprintable() or " " in value or (argument == "access_key" and "/" in value):
        raise ConfigurationError(
            f"{argument} ({len(value)} characters) holds white space or characters that no key has; copy it again"
        )
    return value


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or not url.isascii() or not url.isprintable() or " " in url:
        raise ConfigurationError(f"base_url is no address; it should look like {DEFAULT_BASE_URL}")
    if parts.username is not None or parts.query or parts.fragment:
        raise ConfigurationError("base_url must hold no user, query or fragment; give scheme, host and path only")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise ConfigurationError("base_url must be https; http is allowed to 127.0.0.1, ::1 and localhost only")
    return url.rstrip("/")


def _seconds(text: str | None) -> int:
    if text is None or not text.strip():
        return DEFAULT_SIGN_EXPIRATION
    if not text.strip().isdecimal() or not 0 < int(text) <= 86_400:
        raise ConfigurationError(f"{SIGN_EXPIRATION} must be a whole number of seconds from 1 to 86400")
    return int(text)
