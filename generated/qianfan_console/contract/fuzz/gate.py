# Generated from spec/ by `make generate`. Do not edit.
"""The only way from Schemathesis to the service: an ASGI application that signs, sends and judges each request.

Schemathesis never sees a key: it marks what is to be signed, and the gate signs. So no output of it can hold one.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import requests
from requests.auth import AuthBase

from ...runtime.multipart import encode
from ...runtime.wire import Reply
from ..answers import Answer
from ..bodies import Content
from ..cases import Case, case_of
from ..clock import TimeUp
from ..probe import Probe, UnreachableError
from ..results import Observation
from ..schema import Json
from ..subjects import Subject
from ..targets import Message
from .forms import parsed, said

SIGN_HERE = "contract-suite-signs-here"
_FORWARDED = ("content-type",)
# Of an answer: its length is counted anew, and whoever sees no address follows no redirect.
_DROPPED = ("content-length", "location")
_CASE = "x-schemathesis-testcaseid"
_UNSENT = Reply(
    400,
    {"content-type": "application/json"},
    b'{"requestId": "none", "code": "InvalidHTTPRequest", "message": "not sent by the contract suite"}',
)
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]


class Mark(AuthBase):
    """Marks each request that is to be signed."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Put the mark where the signature goes."""
        request.headers["Authorization"] = SIGN_HERE
        return request


class Exchange(NamedTuple):
    """What was sent, and the answer to it; secrets are taken out of both."""

    message: Message
    answer: Answer


class Gate:
    """Sends what may be sent, and keeps what the answers say.

    Attributes:
        seen: what was observed.
        judged: ids of cases that were observed to differ, or to be undecided.
        forms: ids of cases whose form was judged by what arrives, which may be valid where what was meant was not.
        exchanged: by the id of its case what was sent.
        unsent: ids of cases that were not sent.
        stopped: why nothing more is sent, if so.
    """

    def __init__(
        self, probe: Probe, subjects: Mapping[str, Subject], every: Mapping[str, Subject], seen: list[Observation]
    ) -> None:
        self._probe, self._subjects, self._every = probe, subjects, every
        self.seen = seen
        self.judged: set[str] = set()
        self.forms: set[str] = set()
        self.exchanged: dict[str, Exchange] = {}
        self.unsent: set[str] = set()
        self.stopped: UnreachableError | None = None

    def forget(self, names: Iterable[str]) -> None:
        """Keep no longer what was sent for these cases."""
        for name in names:
            self.exchanged.pop(name, None)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        body = await _read(receive)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        reply = _readable(self._pass(scope, headers, body))
        kept = [(n.encode("latin-1"), v.encode("latin-1")) for n, v in reply.headers.items() if n not in _DROPPED]
        await send({"type": "http.response.start", "status": reply.status, "headers": kept})
        await send({"type": "http.response.body", "body": reply.body})

    def _pass(self, scope: dict[str, Any], headers: dict[str, str], body: bytes) -> Reply:
        name = headers.get(_CASE, "")
        query = scope["query_string"].decode("latin-1")
        if self.stopped or self._probe.clock.over or not self._allowed(query):
            self.unsent.add(name)
            return _UNSENT
        subject = self._subject(scope["method"], query)
        signed = headers.get("authorization") == SIGN_HERE
        if subject and subject.is_form:
            headers, body = _with_names(subject, headers, body)
        message = Message(scope["method"], _target(scope, query), _kept(headers, signed=signed), body, signed=signed)
        case = self._case(subject, headers, body) if subject and signed else None
        try:
            return self._send(message, subject, case, name)
        except UnreachableError as error:
            self.stopped = error
        except TimeUp:
            pass
        self.unsent.add(name)
        return _UNSENT

    def _send(self, message: Message, subject: Subject | None, case: Case | None, name: str) -> Reply:
        reply = self._probe.deliver(message, again=bool(subject and subject.reads))
        if case is not None and subject is not None:
            observation = self._probe.note(case, subject, reply)
            if subject.is_form:
                self.forms.add(name)
            self.seen.append(observation)
            if observation.verdict != "agreed":
                self.judged.add(name)
        if reply is None:
            self.unsent.add(name)
            return _UNSENT
        self.exchanged[name] = Exchange(self._clean(message), self._probe.clean(Answer.of(reply)))
        return reply

    def _clean(self, message: Message) -> Message:
        """The message without secrets: a service may have given one as the id that is now sent back."""
        scrub = self._probe.target.scrub
        headers = tuple((name, scrub(value)) for name, value in message.headers)
        return replace(message, target=scrub(message.target), headers=headers, body=scrub.data(message.body))

    def _allowed(self, query: str) -> bool:
        """Whether the request changes nothing, or may change something: it names no Action that writes."""
        named = [value for _, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape")]
        return self._probe.writes or not any(
            subject.action in value and not subject.reads for value in named for subject in self._every.values()
        )

    def _subject(self, method: str, query: str) -> Subject | None:
        """The Action, if the request calls one as it should."""
        action = query.removeprefix("Action=")
        return self._subjects.get(action) if method == "POST" and query.startswith("Action=") else None

    def _case(self, subject: Subject, headers: dict[str, str], body: bytes) -> Case | None:
        content_type = headers.get("content-type", "")
        try:
            case = case_of(subject, _value(subject, content_type, body), "random")
        except ValueError:
            return None
        kept = self._probe.target.scrub.data(body)
        if case is None:
            return None
        return replace(case, body=case.body if kept == body else _loaded(kept), content=Content(content_type, kept))


def _value(subject: Subject, content_type: str, body: bytes) -> Json:
    """What the body says.

    Raises:
        ValueError: it is of another type than the Action takes, or says nothing that can be judged.
    """
    if subject.is_form:
        return said(subject, parsed(subject, content_type, body))
    if content_type != subject.media_type:
        raise ValueError(content_type)
    return json.loads(body)


def _loaded(data: bytes) -> Json:
    try:
        return json.loads(data)
    except ValueError:  # what was taken out was more than a text
        return data.decode("utf-8", "replace")


def _readable(reply: Reply) -> Reply:
    """The reply; JSON nested so deeply that it would end a thread of Schemathesis is no JSON to it."""
    try:
        json.loads(reply.body)
    except ValueError:
        return reply
    except RecursionError:
        return replace(reply, body=b"nested too deeply")
    return reply


async def _read(receive: Receive) -> bytes:
    chunks = []
    while True:
        message = await receive()
        chunks.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(chunks)


def _target(scope: dict[str, Any], query: str) -> str:
    path = (scope.get("raw_path") or scope["path"].encode()).decode("ascii", "replace").partition("?")[0]
    return f"{path}?{query}" if query else path


def _kept(headers: dict[str, str], *, signed: bool) -> tuple[tuple[str, str], ...]:
    names = _FORWARDED if signed else (*_FORWARDED, "authorization")
    return tuple((name, headers[name]) for name in names if name in headers)


def _with_names(subject: Subject, headers: dict[str, str], body: bytes) -> tuple[dict[str, str], bytes]:
    """A form with names for its files that may be; what is no form stays as it is."""
    try:
        kind, named = encode(parsed(subject, headers.get("content-type", ""), body))
    except ValueError:
        return headers, body
    return {**headers, "content-type": kind}, named
