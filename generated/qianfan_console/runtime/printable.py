# Generated from spec/ by `make generate`. Do not edit.
"""Text of a service, a file or a spec that is only shown: a terminal does not obey it, and it stays where it is put."""

from __future__ import annotations

import re

# Control characters, separators of lines and paragraphs, what turns the direction of writing or annotates, tags that
# nobody sees, and what is no character. Joiners and blanks of every width stay: languages need them.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)


def printable(text: str, keep: str = "") -> str:
    """`text` with escapes, as JSON spells them, in place of all that could steer; characters of `keep` stay."""
    return _STEERING.sub(lambda found: found[0] if found[0] in keep else _escape(found[0]), text)


def on_one_line(text: str) -> str:
    """`text` with a blank in place of line breaks, tabs and runs of blanks, and the rest printable."""
    return printable(" ".join(text.split()))


def _escape(char: str) -> str:
    import json  # noqa: PLC0415 (nearly no text needs it)

    return json.dumps(char)[1:-1]
