"""Exit codes by kind of error, and errors in the words of someone who typed flags."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

import click

from .. import errors
from ..printable import printable

_KINDS: tuple[tuple[type[BaseException], int], ...] = (
    (errors.RequestValidationError, 3),
    (errors.ConfigurationError, 2),
    (errors.TransportError, 4),
    (errors.WaitTimeoutError, 6),
    (errors.WaitError, 5),
    (errors.QianfanError, 1),
    (BrokenPipeError, 141),
    (OSError, 2),
    (ImportError, 2),
    (KeyboardInterrupt, 130),
    (click.Abort, 130),
)
_EXTRAS = {
    "jmespath": "cli", "yaml": "cli", "httptools": "sandbox", "jsonschema_rs": "sandbox", "uvicorn": "sandbox",
    "hypothesis": "contract", "requests": "contract", "rich": "contract", "schemathesis": "contract",
}  # fmt: skip
_KEYS = "\n  Keys come from the environment alone; --sandbox FILE needs none."
# What the library calls arguments, and how they are given here.
_WORDS = ((r"pass \w+=… or ", ""), (r"\bextra_body\b", "--extra-body"), (r"\bbase_url\b", "--base-url"))


def code_of(error: BaseException) -> int:
    """The exit code that `error` ends the program with."""
    if isinstance(error, ImportError) and _extra(error) is None:
        return 70
    return next((code for kind, code in _KINDS if isinstance(error, kind)), 70)


def words_of(error: BaseException, flags: Mapping[str, str]) -> str:
    """What to tell about `error`. `flags` gives the flag of each dotted wire path."""
    match error:
        case errors.RequestValidationError():
            return _violations(error, flags)
        case errors.ConfigurationError():
            return _here(str(error)) + (_KEYS if "_KEY" in str(error) else "")
        case errors.QianfanError():
            return _here(str(error))
        case OSError():
            return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
        case ImportError() if extra := _extra(error):
            return f"{error.name} is missing: pip install 'qianfan-console[{extra}]'"
        case KeyboardInterrupt() | click.Abort():
            return "interrupted; what was being sent may have taken effect"
        case _:
            return f"a fault of this program ({type(error).__name__}: {error}); please report it"


def _violations(error: errors.RequestValidationError, flags: Mapping[str, str]) -> str:
    lines = str(error).splitlines()
    for number, violation in enumerate(error.violations, start=1):
        flag = flags.get(re.sub(r"\[\d+\]", "", violation.path))
        shown = str(violation)
        if flag:
            shown = f"--{flag} ({violation.path}){shown.removeprefix(violation.path)}"
        lines[number] = f"  {_here(shown)}"
    return "\n".join(lines)


def _here(text: str) -> str:
    for pattern, replacement in _WORDS:
        text = re.sub(pattern, replacement, text)
    return text


def _extra(error: ImportError) -> str | None:
    return _EXTRAS.get((error.name or "").partition(".")[0])


def report(error: BaseException, flags: Mapping[str, str]) -> int:
    """Say on stderr what happened; the exit code."""
    code = code_of(error)
    if code != 141:
        words = printable(words_of(error, flags), keep="\n")
        print(f"Error: {words}", file=sys.stderr)
    return code
