# Generated from spec/ by `make generate`. Do not edit.
"""A request as a line for a shell, without its signature: what was sent, byte by byte."""

from __future__ import annotations

import re
import shlex

from ...runtime.multipart import MEDIA_TYPE
from ..targets import Message

# Longer lines are no use to anybody.
_LONGEST = 8_000
_RUN = re.compile(rb"((.)\2{999,})", re.DOTALL)
SIGNATURE = "$BCE_AUTHORIZATION"


def curl(address: str, message: Message) -> str:
    """The line; whoever runs it signs it (BCE authentication v1) into BCE_AUTHORIZATION, if it was signed."""
    call, data = _call(address, message), message.body
    if not data:
        return call
    text = data.decode("latin-1")
    if MEDIA_TYPE not in call and len(data) <= _LONGEST and text.isascii() and text.isprintable():
        return f"{call} --data-raw {shlex.quote(text)}"
    before = _printed(data)
    if len(before) > _LONGEST:
        return f"{call} -d … ({len(data)} bytes; see report.json)"
    return f"{before} | {call} --data-binary @-"


def _call(address: str, message: Message) -> str:
    """All but the body."""
    method = "--head" if message.method == "HEAD" else f"-X {shlex.quote(message.method)}"
    plain = "-g " if re.search(r"[\[\]{}]", message.target) else ""  # else curl takes them for a pattern
    parts = [f"curl {plain}{method} {shlex.quote(f'{address}{message.target}')}"]
    parts += [f'-H "Authorization: {SIGNATURE}"'] if message.signed else []
    parts += [f"-H {shlex.quote(f'{name.title()}: {value}')}" for name, value in message.headers]
    if message.body and "content-type" not in dict(message.headers):
        parts.append("-H Content-Type:")  # else curl makes one up
    return " ".join(parts)


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
