# Generated from spec/ by `make generate`. Do not edit.
"""Asks a service about bodies, and sends nothing that it may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from ..runtime.errors import TransportError
from ..runtime.retry import retry_after
from ..runtime.wire import Reply
from .answers import Answer, Answers
from .cases import Case
from .clock import Clock, TimeUp
from .results import Observation
from .subjects import Subject
from .targets import Message, Target, call

# So many answers that deny everything, or none at all, from the first call on, and there is no use in going on.
_DENIALS = 10
_SILENCES = 3
# So many connections, or answers, missed one after the other say that a service which had answered has gone.
_UNCONNECTED, _PAUSE = 4, 1.0
_LOST = 30
_TOO_MANY = 429
# How long to wait, one time after the other, before a call that was one too many is made again: 64 s in all. A service
# that asks for more at once is not waited for.
_WAITS = (0.5, 1, 2, 4, 8, 16, 32)


class UnreachableError(Exception):
    """The service cannot be asked: it does not answer, or no more, or does not let us in."""


class Withheld(Exception):  # noqa: N818 (no error: the run may not send this)
    """A request that would change something, in a run that may not."""


class Probe:
    """Sends to one service, by one set of rules about what its answers mean.

    Args:
        writes: whether bodies that should be accepted may be sent to Actions that are no Describe-calls.
        actions: how many Actions the run asks for; keys may be good for some of them.
    """

    def __init__(self, target: Target, answers: Answers, clock: Clock, *, writes: bool, actions: int = 1) -> None:
        self.target, self.answers, self.clock, self.writes = target, answers, clock, writes
        self.sent = 0
        self._actions, self._refusing = actions, set[str]()
        self._denied = self._silent = self._unconnected = self._waits = 0
        self._heard = False

    def may_send(self, subject: Subject, *, valid: bool) -> bool:
        """Whether a body may be sent that the specs accept, or refuse."""
        return self.writes or subject.reads or not valid

    def ask(self, subject: Subject, case: Case) -> Observation:
        """The service's answer to a body, signed.

        Raises:
            Withheld: it may not be sent.
            TimeUp: no answer came within the time of the run.
            UnreachableError: the service never answered anything, or has gone, or denied all.
        """
        if not self.may_send(subject, valid=case.valid):
            raise Withheld
        reply = self.deliver(call(subject, case.content), again=subject.reads or not case.valid)
        return self.note(case, subject, reply)

    def deliver(self, message: Message, *, again: bool) -> Reply | None:
        """The answer; None if none arrived, also not the second time when sending `again` does no harm.

        Raises:
            TimeUp: none arrived within the time of the run.
            UnreachableError: the service never answered anything, or has gone.
        """
        tries = 2 if again else 1
        while tries:
            left = self.clock.left
            if left is not None and left <= 0:
                raise TimeUp
            self.sent += 1
            try:
                reply = self._answer(message, left)
            except TransportError as error:
                if self.clock.over:
                    raise TimeUp from error
                self._missed(error)
                tries -= error.sent
                continue
            self._heard, self._silent, self._unconnected = True, 0, 0
            if not self._waited(reply):
                return reply
        return None

    def _answer(self, message: Message, left: float | None) -> Reply:
        if self.target.embedded:
            return self.target.send(message, left)
        return self.clock.unless_stopped(lambda: self.target.send(message, left))

    def _waited(self, reply: Reply) -> bool:
        """Whether the call was one too many, and may be made again now. The service has not looked at it."""
        if reply.status != _TOO_MANY:
            self._waits = 0
        if reply.status != _TOO_MANY or self._waits >= len(_WAITS):
            return False
        asked = retry_after(reply.headers, datetime.now(UTC))
        if asked > _WAITS[-1]:
            return False
        seconds = asked if "retry-after" in reply.headers else _WAITS[self._waits]
        self._waits += 1
        self.clock.sleep(seconds)
        return True

    def note(self, case: Case, subject: Subject, reply: Reply | None) -> Observation:
        """What the reply means for the case."""
        if reply is None:
            return Observation(case, None, None)
        said = Answer.of(reply)
        meaning, answer = self.answers.meaning(subject, said), self.clean(said)
        self._denied = self._denied + 1 if meaning == "denied" and self._denied >= 0 else -1
        self._refusing.add(subject.action)
        if self._denied >= _DENIALS and len(self._refusing) >= self._actions:
            raise UnreachableError(
                f"the service denied each of the first {self._denied} calls; the last answer was {answer.status} "
                f"{answer.code}: {answer.message}. Give keys that may call it in QIANFAN_ACCESS_KEY and "
                "QIANFAN_SECRET_KEY"
            )
        return Observation(case, answer, meaning)

    def _missed(self, error: TransportError) -> None:
        self._silent += 1
        self._unconnected += not error.sent
        most, unconnected = (_LOST, _UNCONNECTED) if self._heard else (_SILENCES, 1)
        if self._silent >= most or self._unconnected >= unconnected:
            raise UnreachableError(f"no answer from {self.target.address}: {self.target.scrub(str(error))}") from error
        if not error.sent:
            self.clock.sleep(_PAUSE)

    def clean(self, answer: Answer) -> Answer:
        """The answer without secrets, and no longer than anybody reads."""
        scrub = self.target.scrub
        return Answer(answer.status, scrub(answer.code)[:100], scrub(answer.message)[:500])


Progress = Callable[[str, int, int], None]
"""Called with the name of the phase, what is done and how much there is."""
