"""Credentials and address, from arguments or from the environment variables of the official Python SDK."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from .credentials import ACCESS_KEY, SECRET_KEY, Credentials, CredentialsProvider
from .errors import ConfigurationError

BASE_URL = "QIANFAN_CONSOLE_API_BASE_URL"
SIGN_EXPIRATION = "QIANFAN_IAM_SIGN_EXPIRATION_SEC"

DEFAULT_BASE_URL = "https://qianfan.baidubce.com"
DEFAULT_SIGN_EXPIRATION = 300
# What RFC 3986 allows in an address, so that no two readers see two hosts in it.
_ADDRESS = re.compile(r"[\w:/?#\[\]@!$&'()*+,;=.~%-]+", re.ASCII)
_SECONDS = re.compile(r"[0-9]{1,5}")
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Settings:
    """What a client needs to know before its first call.

    Attributes:
        credentials: gives the key pair of the moment.
        base_url: scheme, host and optional path prefix, without a trailing slash.
        sign_expiration: how long a signature is valid, in seconds.
    """

    credentials: CredentialsProvider = field(repr=False)
    base_url: str = DEFAULT_BASE_URL
    sign_expiration: int = DEFAULT_SIGN_EXPIRATION

    @classmethod
    def resolve(
        cls,
        access_key: str | None = None,
        secret_key: str | None = None,
        base_url: str | None = None,
        credentials: Credentials | CredentialsProvider | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> Settings:
        """Arguments first, then the environment, then the defaults.

        Raises:
            ConfigurationError: a key is missing or has characters no key has, or the address is unusable.
        """
        try:
            if credentials is None:
                credentials = Credentials(
                    _read(environ, ACCESS_KEY) if access_key is None else access_key,
                    _read(environ, SECRET_KEY) if secret_key is None else secret_key,
                )
            elif access_key is not None or secret_key is not None:
                raise ConfigurationError("give credentials, or access_key and secret_key, not both")
        finally:
            del access_key, secret_key  # crash reporters show the variables of each frame of a traceback
        if isinstance(credentials, Credentials):
            credentials = partial(_same, credentials)
        elif not callable(credentials):
            raise ConfigurationError(
                "credentials takes a Credentials(access_key, secret_key), or a function that gives one"
            )
        name, url = ("base_url", base_url) if base_url else (BASE_URL, _read(environ, BASE_URL) or DEFAULT_BASE_URL)
        return cls(credentials, _checked_url(name, url), _seconds(_read(environ, SIGN_EXPIRATION)))


def _read(environ: Mapping[str, str] | None, name: str) -> str:
    return (os.environ if environ is None else environ).get(name, "")


def _same(credentials: Credentials) -> Credentials:
    return credentials


def _checked_url(name: str, url: str) -> str:
    """The address, without a slash at its end; `name` is where it comes from."""
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or not _ADDRESS.fullmatch(url):
        raise ConfigurationError(f"{name} is no address; it should look like {DEFAULT_BASE_URL}")
    if parts.username is not None or "?" in url or "#" in url:
        raise ConfigurationError(f"{name} must hold no user, query or fragment; give scheme, host and path only")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise ConfigurationError(f"{name} must be https; http is allowed to 127.0.0.1, ::1 and localhost only")
    return url.rstrip("/")


def proxied(base_url: str) -> bool:
    """Whether the environment asks for a proxy on the way to this address."""
    parts = urlsplit(base_url)
    proxies = getproxies()
    return bool({parts.scheme, "all"} & set(proxies)) and not proxy_bypass(parts.hostname or "")


def _seconds(text: str | None) -> int:
    if text is None or not text.strip():
        return DEFAULT_SIGN_EXPIRATION
    if not _SECONDS.fullmatch(text.strip()) or not 0 < int(text) <= 86_400:
        raise ConfigurationError(f"{SIGN_EXPIRATION} must be a whole number of seconds from 1 to 86400")
    return int(text)
