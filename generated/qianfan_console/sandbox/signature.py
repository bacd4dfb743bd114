# Generated from spec/ by `make generate`. Do not edit.
"""Checks the signature of a request as the documentation describes it, and says what is wrong with a bad one.

`verify` answers with the access key or raises a Refusal; `examine` shows every step of the same check.

The page asks for host among the signed headers. Sandbox's choice, because no page says it:
- a request without Authorization gets AccessDenied, a wrong signature SignatureDoesNotMatch with status 400, a list of
  signed headers without host InvalidHTTPAuthHeader, a timestamp from the future RequestExpired;
- a timestamp may lie `skew` seconds ahead, and the clock is checked before the signature;
- what `readings` accepts beside the request as it was sent.

Source: https://cloud.baidu.com/doc/Reference/s/njwvz1yfu; for the codes, https://cloud.baidu.com/doc/Reference/s/Bjz3uz3qj
"""

import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from string import punctuation
from typing import NamedTuple

from ..runtime.signing import encode, signature, signing_key, utc_text
from .readings import SentRequest, accepted, slips
from .refusal import Refusal

_FORMS = (
    ("the version is not bce-auth-v1", "bce-auth-v1"),
    ("the access key is empty", r"[^/\n]+"),
    ("the timestamp is not of the form 2015-04-27T08:23:49Z", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    ("the validity is not a number of seconds", r"\d{1,9}"),
    ("the signed headers are not names joined by ';'", r"[\w!#$%&'*+.^`|~;-]*"),
    ("the signature is not 64 lower-case hexadecimal digits", r"[0-9a-f]{64}"),
)
_WHOLE = re.compile("/".join(f"({form})" for _, form in _FORMS), re.ASCII)
_NOT_ONE = "it is not one bce-auth-v1/{access key}/{timestamp}/{seconds}/{signed headers}/{signature}"
_REMEMBERED = 256

Pairs = tuple[tuple[str, str], ...]
Sent = tuple[tuple[str | bytes, str | bytes], ...]


class Claim(NamedTuple):
    """What an Authorization header says. Without names in `signed`, the default set of headers is signed."""

    access_key: str
    timestamp: str
    expires: int
    signed: tuple[str, ...]
    signature: str

    def __repr__(self) -> str:
        """All but the signature."""
        return f"Claim({self.access_key!r}, {self.timestamp!r}, {self.expires}, {self.signed!r}, …)"

    @property
    def prefix(self) -> str:
        """The text that the signing key is derived from."""
        return f"bce-auth-v1/{self.access_key}/{self.timestamp}/{self.expires}"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of the request: a phrase for it, its canonical request, and whether the signature fits that."""

    reading: str
    canonical_request: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """How a check went: its outcome (an access key or a refusal), the claim, and the attempts in their order.

    After a refused signature the last attempt is the slip that explains it, if a usual one does. No field holds a
    secret key, or a signature that would have been right.
    """

    outcome: str | Refusal
    claim: Claim | None = None
    attempts: tuple[Attempt, ...] = ()


def verify(
    method: str,
    target: str | bytes,
    headers: Iterable[tuple[str | bytes, str | bytes]],
    secret_keys: Mapping[str, str],
    *,
    now: datetime,
    skew: int = 300,
) -> str:
    """The access key that signed the request.

    Args:
        method: the HTTP method.
        target: path and query as they were sent, still percent-encoded.
        headers: the headers as they were sent; bytes are read as UTF-8.
        secret_keys: the secret key of each access key.
        now: the time of the check, with a time zone.
        skew: how many seconds a timestamp may lie ahead of `now`.

    Raises:
        Refusal: the request is not authenticated.
    """
    pairs, claim = _read(tuple(headers))
    key = _key(claim, secret_keys, now, skew)
    if _fits_as_sent(method, target, pairs, claim, key):  # nearly always, and then there is nothing to explain
        return claim.access_key
    outcome = _compare(_sent(method, target, pairs, claim), claim, key).outcome
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def examine(
    method: str,
    target: str | bytes,
    headers: Iterable[tuple[str | bytes, str | bytes]],
    secret_keys: Mapping[str, str],
    *,
    now: datetime,
    skew: int = 300,
) -> Verification:
    """The check that `verify` makes, with the same arguments, step by step and without raising."""
    claim: Claim | None = None
    try:
        pairs, claim = _read(tuple(headers))
        key = _key(claim, secret_keys, now, skew)
    except Refusal as refusal:
        return Verification(refusal, claim)
    return _compare(_sent(method, target, pairs, claim), claim, key)


# What the calls of a client have in common that it signs within one second is worked out for the first of them.
@lru_cache(maxsize=_REMEMBERED)
def _read(headers: Sent) -> tuple[Pairs, Claim]:
    """The headers with their names in lower case, and what the one that authorizes says."""
    pairs = tuple([(_text(name).strip().lower(), _text(value)) for name, value in headers])
    return pairs, _claim(pairs)


def _sent(method: str, target: str | bytes, pairs: Pairs, claim: Claim) -> SentRequest:
    path, _, query = encode(target, safe=punctuation).partition("?")
    return SentRequest(method, path, query, pairs, claim.signed)


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("utf-8", "surrogateescape")


def _claim(pairs: Pairs) -> Claim:
    """The claim of the one Authorization header."""
    values = [value for name, value in pairs if name == "authorization"]
    if not values:
        raise Refusal("AccessDenied", 403, "Access denied. The request has no Authorization header.")
    if len(values) > 1:
        raise _malformed(_NOT_ONE)
    return _parsed(values[0])


def _parsed(value: str) -> Claim:
    parts = _WHOLE.fullmatch(value.strip())
    if parts is None:
        raise _malformed(_problem(value.strip().split("/")))
    _, access_key, timestamp, seconds, names, digest = parts.groups()
    signed = tuple(name for name in names.lower().split(";") if name)
    if signed and "host" not in signed:
        raise _malformed("host is not among the signed headers")
    try:
        datetime.fromisoformat(timestamp)
    except ValueError:
        raise _malformed("the timestamp is no date") from None
    return Claim(access_key, timestamp, int(seconds), signed, digest)


@lru_cache(maxsize=_REMEMBERED)
def _fits_as_sent(method: str, target: str | bytes, pairs: Pairs, claim: Claim, key: str) -> bool:
    return _fits(claim, key, _sent(method, target, pairs, claim).canonical())


def _problem(parts: list[str]) -> str:
    """The first part of an Authorization header that is not as it should be."""
    if len(parts) == len(_FORMS):
        for part, (problem, form) in zip(parts, _FORMS, strict=True):
            if not re.fullmatch(form, part, re.ASCII):
                return problem
    return _NOT_ONE


def _malformed(problem: str) -> Refusal:
    return Refusal("InvalidHTTPAuthHeader", 400, f"The HTTP authorization header is invalid: {problem}.")


def _key(claim: Claim, secret_keys: Mapping[str, str], now: datetime, skew: int) -> str:
    """The key that signs by this claim, which is of one who is known, and of now."""
    secret_key = secret_keys.get(claim.access_key)
    if secret_key is None:
        raise Refusal("InvalidAccessKeyId", 403, "The Access Key ID you provided does not exist in our records.")
    if problem := _clock(claim, now, skew):
        clock = f"the sandbox's clock says {utc_text(now)}"
        message = f"Request has expired. Timestamp date is {claim.timestamp}, {clock}. {problem}"
        raise Refusal("RequestExpired", 400, message)
    return _signing_key(secret_key, claim.prefix)


_signing_key = lru_cache(maxsize=_REMEMBERED)(signing_key)


def _fits(claim: Claim, key: str, canonical: str) -> bool:
    return hmac.compare_digest(signature(key, canonical), claim.signature)


def _clock(claim: Claim, now: datetime, skew: int) -> str | None:
    """What is wrong with the claim's time, if anything."""
    age = (now - datetime.fromisoformat(claim.timestamp)).total_seconds()
    if age > claim.expires:
        return f"It was signed {age:.0f} seconds ago and is valid for {claim.expires}."
    if age < -skew:
        return f"It lies {-age:.0f} seconds ahead of the sandbox's clock; timestamps are in UTC."
    return None


def _compare(request: SentRequest, claim: Claim, key: str) -> Verification:
    """The outcome of comparing the claimed signature with the accepted readings, and then with the usual slips."""

    def attempt(reading: str, canonical: str) -> Attempt:
        return Attempt(reading, canonical, _fits(claim, key, canonical))

    attempts = tuple(attempt(reading, sent.canonical()) for reading, sent in accepted(request, claim.timestamp))
    if any(each.fits for each in attempts):
        return Verification(claim.access_key, claim, attempts)
    tried = (attempt(*slip) for _, sent in accepted(request, claim.timestamp) for slip in slips(sent))
    explained = tuple(each for each in tried if each.fits)[:1]
    return Verification(_mismatch(request, explained), claim, attempts + explained)


def _mismatch(request: SentRequest, explained: tuple[Attempt, ...]) -> Refusal:
    words = ["Signature does not match."]
    if absent := [name for name in request.signed if not request.values(name)]:
        words.append(f"Headers listed as signed did not arrive: {', '.join(absent)}.")
    if explained:
        words.append(f"It would when {explained[0].reading}.")
    else:
        words.append("No usual slip explains it: check the secret key, and that the request arrives as it was signed:")
        words.append(f"method, path, query, {', '.join(sorted(request.signed)) or 'the default set of headers'}.")
    return Refusal("SignatureDoesNotMatch", 400, " ".join(words))
