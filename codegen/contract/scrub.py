"""Nothing secret in what a service says: keys and signatures are taken out before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

HIDDEN = "***"
# What is shorter may be a word of the report itself. The cloud's keys have 32 characters.
_NO_WORD = 16
_SIGNED = re.compile(r"bce-auth-v1[/%][^\s\"']*", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])")


class Scrubber:
    """Replaces secrets, as they are and as addresses spell them, and whatever looks like a signature."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        self._secrets = sorted(known, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return _SIGNATURE.sub(HIDDEN, _SIGNED.sub(HIDDEN, text))

    def data(self, body: bytes) -> bytes:
        """The bytes without secrets."""
        return self(body.decode("latin-1")).encode("latin-1")

    def whole(self, document: str) -> str:
        """A document of our own without secrets, and with all its tags and names whatever the keys are."""
        return Scrubber(secret for secret in self._secrets if len(secret) >= _NO_WORD)(document)
