"""What is sent: every near-miss of an Action with the specs' verdict and the rules that it tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from .bodies import Content, written
from .corpus import corpus, seeds
from .forms import File, arrived, uploads
from .schema import Json
from .subjects import Subject


@dataclass(frozen=True, slots=True)
class Case:
    """A body, what the specs say of it, and the rules that it tests.

    Attributes:
        valid: whether the specs accept it.
        tests: pointers of the rules that it tests: those it obeys, or the one for which alone it must be refused.
        breaks: pointers of all rules that it breaks.
        edit: what was done to a valid body to make it.
        blamed: of the rules that it breaks those that explain it if it is accepted, each with how they are broken.
    """

    action: str
    body: Json
    content: Content
    valid: bool
    tests: frozenset[str]
    breaks: frozenset[str]
    edit: str
    blamed: frozenset[tuple[str, str]] = frozenset()

    @property
    def size(self) -> int:
        """Bytes of the body."""
        return len(self.content.data)


def case_of(subject: Subject, body: Json, edit: str) -> Case | None:
    """The body as a case; None when it cannot be sent."""
    content = written(subject, body)
    if content is None:
        return None
    body = arrived(subject, body) if subject.is_form else body
    opinion = subject.judge.opinion(body)
    broken = frozenset() if opinion.valid else opinion.rules
    return Case(subject.action, body, content, opinion.valid, opinion.tests, broken, edit, opinion.blamed)


def cases(subject: Subject) -> list[Case]:
    """All cases of an Action, in an order that never changes; what is the same on the wire comes once."""
    found = (case_of(subject, miss.body, miss.edit) for miss in corpus(subject.request))
    distinct: dict[bytes, Case] = {}
    for case in (*found, *_uploads(subject)):
        if case is not None:
            distinct.setdefault(case.content.data, case)
    return list(distinct.values())


def _uploads(subject: Subject) -> Iterator[Case | None]:
    """Files whose name or size is just inside and just outside what the page allows."""
    for name, facts in uploads(subject).items():
        body: dict[str, Json] = next((seed for seed in seeds(subject.request) if name in seed), {})
        for rule, file, valid in _files(facts["nameEndsWith"], facts["maxBytes"]):
            pointer = frozenset([f"{facts['pointer']}/x-upload/{rule}"])
            content = written(subject, {**body, name: file})
            if content is not None:
                shown = {**body, name: f"a file called {file.name} of {len(file.content)} bytes"}
                yield Case(subject.action, shown, content, valid, pointer, frozenset() if valid else pointer, rule)


def _files(ending: str, most: int) -> Iterator[tuple[str, File, bool]]:
    """Files that each test one of the rules, and whether they obey it."""
    for name in (f"a{ending}", "a.txt", f"a{ending}x", "a"):
        yield "nameEndsWith", File(name, "named"), name.endswith(ending)
    for size in (most, most + 1):
        yield "maxBytes", File(f"a{ending}", "x" * size), size == most


def deepest(rules: frozenset[str]) -> set[str]:
    """The rules without the unions, which every fault in one of their branches breaks too."""
    return {rule for rule in rules if not rule.endswith(("/oneOf", "/anyOf"))} or set(rules)


def ordered(found: Iterable[Case], seed: int) -> list[Case]:
    """First the smallest bodies that test each rule from each side, then the others as the seed shuffles them."""
    waiting = sorted(found, key=lambda case: case.size)
    first: list[Case] = []
    tested: set[tuple[str, str, bool]] = set()
    for case in waiting:
        sides = {(case.action, rule, case.valid) for rule in case.tests}
        if not sides <= tested:
            tested |= sides
            first.append(case)
    chosen = set(map(id, first))
    others = [case for case in waiting if id(case) not in chosen]
    Random(seed).shuffle(others)  # noqa: S311 (an order that can be repeated is the point)
    return first + others
