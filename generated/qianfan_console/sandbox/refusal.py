# Generated from spec/ by `make generate`. Do not edit.
"""Refusals by kind, each with a code that the vendor's tables print; no code is invented.

Sandbox's choice, because the pages give no codes for an Action and no HTTP status for some slips:
- a body that breaks a rule of the page is InappropriateJSON, whatever the rule;
- what depends on the state (an unknown id, a version that cannot be compressed, a task that has ended) and what is
  wrong with the query or a form is InvalidRequestArgumentError, so that the two kinds can be told apart;
- another method, a body too large and a wrong content type are InvalidHTTPRequest, an unknown path is InvalidURI or,
  when only its version differs, InvalidVersion.

Source: https://cloud.baidu.com/doc/Reference/s/Bjz3uz3qj and https://cloud.baidu.com/doc/qianfan/s/Cmh4suws6
"""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 (not an error of the sandbox, but its answer)
    """The request is not carried out: the error code and HTTP status to answer with, and a sentence for people."""

    def __init__(self, code: str, status: int, message: str) -> None:
        super().__init__(code, status, message)
        self.code, self.status, self.message = code, status, message

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def inappropriate_json(message: str) -> Refusal:
    """Well-formed JSON that breaks a rule."""
    return Refusal("InappropriateJSON", 400, message)


def malformed_json(message: str) -> Refusal:
    """Not JSON."""
    return Refusal("MalformedJSON", 400, message)


def bad_http(message: str, status: int = 400) -> Refusal:
    """A method, header or encoding that does not fit."""
    return Refusal("InvalidHTTPRequest", status, message)


def not_found(path: str, routes: list[str]) -> Refusal:
    """No Action is served at `path`."""
    versioned = any(path.split("/")[2:] == route.split("/")[2:] for route in routes)
    code = "InvalidVersion" if versioned else "InvalidURI"
    return Refusal(code, 404, f"nothing is served at {path}; the routes are {', '.join(routes)}")


def bad_argument(message: str) -> Refusal:
    """An argument that the state, or the query, does not allow."""
    return Refusal("InvalidRequestArgumentError", 400, message)


def no_such(field: str, value: str, kind: str) -> Refusal:
    """`field` names nothing that exists."""
    return bad_argument(f"{field}: there is no {kind} {value[:80]}")
