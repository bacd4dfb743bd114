"""What explains the answers that differ: a finding for each rule, with a small body that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from .blame import marks
from .bodies import written
from .cases import Case, deepest
from .catalogue import Entry
from .clock import TimeUp
from .explain import Blame, Mark, explain
from .places import places
from .probe import Probe, UnreachableError
from .results import Finding, Kind, Observation, Results
from .schema import unescape
from .shrink import shrunk
from .subjects import Subject

_TRIES = 40
_ANY = Mark("")
_DUE: dict[Kind, str] = {
    "stricter": "is accepted if it obeys every rule",
    "failed": "is accepted or refused",
    "silent": "gets an answer",
}


def judge(probe: Probe, results: Results, seen: Sequence[Observation]) -> None:
    """Count every verdict, and enter a finding for each rule that explains differences."""
    for observation in seen:
        if observation.verdict != "differs":
            results.count(observation.case, observation.verdict)
        if observation.verdict in ("undecided", "denied") and observation.answer is not None:
            results.wonder(observation.answer)
    for subject in results.subjects.values():
        own = [observation for observation in seen if observation.case.action == subject.action]
        differing = [observation for observation in own if observation.verdict == "differs"]
        kinds: dict[tuple[Kind, bool], None] = {(each.kind, each.case.valid): None for each in differing}
        for kind, valid in kinds:
            guilty = [each for each in differing if (each.kind, each.case.valid) == (kind, valid)]
            decided = [each for each in own if each.case.valid is valid and each.verdict in ("agreed", "differs")]
            if kind != "laxer" and len(guilty) == len(decided):
                _find_all(probe, results, subject, kind, guilty)
                continue
            innocent = [each.case for each in decided if each.verdict == "agreed"]
            _find(probe, results, subject, kind, guilty, innocent)


def _find_all(probe: Probe, results: Results, subject: Subject, kind: Kind, guilty: list[Observation]) -> None:
    """Where every body is treated so, no rule explains it."""
    for observation in guilty:
        results.count(observation.case, "differs", ())
    results.findings.append(_finding(probe, results, subject, kind, Blame(_ANY, []), guilty))


def _find(
    probe: Probe,
    results: Results,
    subject: Subject,
    kind: Kind,
    guilty: list[Observation],
    innocent: list[Case],
) -> None:
    # Who breaks several rules at once clears none of them.
    alone = [case for case in innocent if case.valid or case.tests]
    blames = explain([marks(subject, each.case) for each in guilty], [marks(subject, case) for case in alone])
    for blame in blames:
        explained = [guilty[index] for index in blame.bodies]
        for observation in explained:
            case = observation.case
            also = set() if case.valid else deepest(case.tests)
            results.count(case, "differs", {blame.mark.pointer} | also)
        results.findings.append(_finding(probe, results, subject, kind, blame, explained))


def _finding(
    probe: Probe,
    results: Results,
    subject: Subject,
    kind: Kind,
    blame: Blame,
    explained: list[Observation],
) -> Finding:
    smallest = min(explained, key=lambda observation: (len(observation.case.breaks), observation.case.size))
    last = smallest

    def shows(case: Case) -> bool:
        nonlocal last
        if not {blame.mark, blame.beside or _ANY} <= {_ANY, *marks(subject, case)}:
            return False
        try:
            again = probe.ask(subject, case)
        except (TimeUp, UnreachableError):
            return False
        if again.verdict != "differs" or again.kind != kind:
            return False
        last = again
        return True

    # Asking again would carry out once more what should have been refused.
    harmless = (probe.writes or subject.reads) and written(subject, smallest.case.body) == smallest.case.content
    case = shrunk(subject, smallest.case, shows, _TRIES) if harmless else smallest.case
    rule = results.rules[subject.action].get(blame.mark.pointer)
    if blame.mark == _ANY:
        entry, detail = _whole(subject, _DUE[kind]), "every one that was sent"
    else:
        entry, details = rule or unstated(subject, blame.mark), [blame.mark.detail] if rule else []
        details += [_where(subject, blame.beside)] if blame.beside else []
        detail = " ".join(filter(None, details))
    return Finding(kind, entry, detail, len(explained), case, last.answer)


def _whole(subject: Subject, due: str) -> Entry:
    return Entry(f"{subject.action}#", subject.action, "", "", 0, due, subject.page, subject.date, "")


def _where(subject: Subject, mark: Mark) -> str:
    """The other half of what two marks explain together."""
    holder, keyword, name = mark.pointer.rpartition("/properties/")
    of_member = keyword and mark.detail in (f"with {unescape(name)}", f"without {unescape(name)}")
    place = places(subject.judge.document).get(holder if of_member else mark.pointer.rpartition("/")[0], [""])[0]
    if of_member:
        state = "is given" if mark.detail.startswith("with ") else "is left out"
        return f"where {f'{place}.{unescape(name)}'.removeprefix('.')} {state}"
    what = mark.detail.removeprefix("with the value ").removeprefix("as ")
    return f"where {place or 'the body'} is {what}"


def unstated(subject: Subject, mark: Mark) -> Entry:
    """What the specs allow, as if it were a rule."""
    holder, _, name = mark.pointer.rpartition("/properties/")
    place, *others = places(subject.judge.document).get(holder, [""])
    freedom = "may be left out" if mark.detail.startswith("without") else "may be given"
    return Entry(
        f"{subject.action}#{mark.pointer}", subject.action, mark.pointer, place, len(others),
        f"{unescape(name)} {freedom}", subject.page, subject.date, "",
    )  # fmt: skip
