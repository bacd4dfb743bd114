"""A request as a line for a shell, without its signature: what was sent, byte by byte."""

from __future__ import annotations

import re
import shlex

from ..bodies import FORM
from ..cases import Case
from ..subjects import Subject

# Longer lines are no use to anybody.
_LONGEST = 8_000
_RUN = re.compile(rb"((.)\2{999,})", re.DOTALL)
SIGNATURE = "$BCE_AUTHORIZATION"


def curl(address: str, subject: Subject, case: Case) -> str:
    """The line; whoever runs it signs it (BCE authentication v1) into BCE_AUTHORIZATION."""
    kind, data = case.content
    call = f'curl -X POST {shlex.quote(f"{address}{subject.target}")} -H "Authorization: {SIGNATURE}"'
    call += f" -H {shlex.quote(f'Content-Type: {kind}')}"
    text = data.decode("latin-1")
    if subject.media_type != FORM and len(data) <= _LONGEST and text.isascii() and text.isprintable():
        return f"{call} -d {shlex.quote(text)}"
    before = _printed(data)
    if len(before) > _LONGEST:
        return f"{call} -d … ({len(data)} bytes; see report.json)"
    return f"{before} | {call} --data-binary @-"


def _printed(data: bytes) -> str:
    """Commands that print these bytes; what is repeated is not spelled out."""
    pieces = _RUN.split(data)  # text, run, its byte, text, …
    commands = []
    for text, run, byte in zip(pieces[::3], [*pieces[1::3], b""], [*pieces[2::3], b""], strict=True):
        commands += [f"printf -- '{_escaped(text)}'"] if text else []
        commands += [f"head -c {len(run)} /dev/zero | tr '\\0' '\\{byte[0]:03o}'"] if run else []
    return commands[0] if len(commands) == 1 else f"{{ {'; '.join(commands)}; }}"


def _escaped(text: bytes) -> str:
    """For `printf` between single quotes."""
    plain = {ord("\r"): "\\r", ord("\n"): "\\n", ord("%"): "%%", ord("\\"): "\\\\", ord("'"): "\\047"}
    return "".join(plain.get(byte, chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}") for byte in text)
