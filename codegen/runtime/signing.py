"""BCE authentication v1: from a request to the value of its Authorization header.

Pure functions without a clock or I/O, in the words of the page: the canonical request is signed with a signing key
that is derived from the secret key and a prefix (access key, timestamp, seconds of validity).

Source: https://cloud.baidu.com/doc/Reference/s/njwvz1yfu
"""

import hmac
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from string import ascii_letters, digits
from urllib.parse import quote_from_bytes

DEFAULT_SIGNED = frozenset({"content-length", "content-md5", "content-type", "host"})

_UNRESERVED = frozenset(ascii_letters + digits + "-._~")
_ASCII = {
    safe: {code: chr(code) if chr(code) in _UNRESERVED | {safe} else f"%{code:02X}" for code in range(128)}
    for safe in ("", "/")
}

# Not str.strip(): it also drops Unicode blanks, which neither the official signer nor an HTTP server does.
_BLANK = " \t\n\r\v\f"


def encode(text: str | bytes, *, safe: str = "") -> str:
    """The text percent-encoded: unreserved characters of RFC 3986 and those in `safe` stay, other bytes become %XX.

    Text is encoded as UTF-8. Bytes that were decoded with "surrogateescape" come back as they were.
    """
    if isinstance(text, str):
        # Almost every text here is ASCII, and translate() takes a quarter of the time of quote_from_bytes().
        if text.isascii() and safe in _ASCII:
            return text.translate(_ASCII[safe])
        text = text.encode("utf-8", "surrogateescape")
    return quote_from_bytes(text, safe)


def canonical_uri(path: str) -> str:
    """The path encoded, "/" excepted, with one "/" in front. `path` is not yet encoded."""
    return encode(path if path.startswith("/") else f"/{path}", safe="/")


def canonical_query(pairs: Iterable[tuple[str, str]]) -> str:
    """The query parameters encoded, sorted as whole `name=value` strings, without one named authorization."""
    return "&".join(
        sorted([f"{encode(name)}={encode(value)}" for name, value in pairs if name.lower() != "authorization"])
    )


def canonical_headers(headers: Iterable[tuple[str, str]], signed: Collection[str] | None = None) -> str:
    """The headers that are signed, one `name:value` line each, sorted as whole lines.

    `signed` holds lower-case names. None or nothing means the default set: host, content-length, content-type,
    content-md5 and every x-bce-* header. Headers without a value are left out, listed or not.
    """
    lines = []
    for name, value in headers:
        key = name.lower()
        chosen = key in signed if signed else key in DEFAULT_SIGNED or key.startswith("x-bce-")
        if chosen and (text := value.strip(_BLANK)):
            lines.append(f"{encode(key)}:{encode(text)}")
    return "\n".join(sorted(lines))


def canonical_request(
    method: str,
    path: str,
    query: Iterable[tuple[str, str]],
    headers: Iterable[tuple[str, str]],
    signed: Collection[str] | None = None,
) -> str:
    """The text that is signed: method, path, query and headers in their canonical forms. `path` is not yet encoded."""
    return f"{method.upper()}\n{canonical_uri(path)}\n{canonical_query(query)}\n{canonical_headers(headers, signed)}"


def utc_text(moment: datetime | str) -> str:
    """The moment as BCE writes it, `2015-04-27T08:23:49Z`; text is returned as it is.

    Raises:
        ValueError: the datetime has no time zone.
    """
    if isinstance(moment, str):
        return moment
    if moment.tzinfo is None:
        raise ValueError("a timestamp needs a time zone, for example datetime.now(UTC)")
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def signing_key(secret_key: str, prefix: str) -> str:
    """The key that signs requests with this prefix, as the hexadecimal text that the next step takes."""
    return hmac.digest(secret_key.encode(), prefix.encode(), "sha256").hex()


def signature(key: str, request: str) -> str:
    """The signature of a canonical request, 64 hexadecimal digits."""
    return hmac.digest(key.encode(), request.encode(), "sha256").hex()


def authorization(
    access_key: str,
    secret_key: str,
    method: str,
    path: str,
    query: Iterable[tuple[str, str]],
    headers: Iterable[tuple[str, str]],
    *,
    signed: Collection[str] | None,
    timestamp: datetime | str,
    expires: int,
) -> str:
    """The value of the Authorization header for a request.

    Args:
        access_key: the access key id.
        secret_key: the secret access key.
        method: the HTTP method, in any case.
        path: the path of the URL, not percent-encoded.
        query: the parameters of the query, not percent-encoded; a name may repeat.
        headers: the headers that will be sent, Host among them.
        signed: names of the headers to sign, or None for the default set. The service asks for host. Name each
            x-bce-* header that is sent: the official Python signer signs them all, listed or not.
        timestamp: the time of signing; text is `yyyy-mm-ddThh:mm:ssZ` in UTC.
        expires: seconds of validity from the timestamp on.

    Raises:
        ValueError: the timestamp has no time zone.

    Source: https://cloud.baidu.com/doc/Reference/s/njwvz1yfu
    """
    names = sorted({name.lower() for name in signed or ()})
    prefix = f"bce-auth-v1/{access_key}/{utc_text(timestamp)}/{expires}"
    request = canonical_request(method, path, query, headers, names)
    return f"{prefix}/{';'.join(names)}/{signature(signing_key(secret_key, prefix), request)}"
