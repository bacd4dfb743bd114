"""The run as one HTML page: the outcome, each difference, and each rule with its verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

from ...runtime.version import VERSION
from ...runtime.wording import counted
from ..catalogue import Entry
from ..results import Results, Verdict
from .differences import Difference, alike, numbers
from .differences import page as page_of
from .errata import entries, may_be_erratum
from .markup import Child, document, link, node
from .summary import Row, headline, rows, unclear

_STYLE = Path(__file__).with_name("page.css")
_TONES = {0: "good", 4: "warn", 130: "warn"}
_SIGNS: dict[Verdict, tuple[str, str]] = {
    "agreed": ("good", "✓"),
    "differs": ("bad", "✗"),
    "undecided": ("warn", "?"),
    "denied": ("warn", "denied"),
}
_MOST_BODY = 6_000
_LINES = (
    "The requests are lines for a shell. Those with $BCE_AUTHORIZATION were signed: sign them (BCE authentication v1), "
    "and put what goes into the header there."
)
_SERVED = " Start a sandbox for them with `qianfan-console sandbox --port 8080`."
Proposal: TypeAlias = tuple[str, dict[str, Any]]


def page(results: Results) -> str:
    """The document."""
    body = node("body", node("main", *_parts(results)))
    return document(f"Contract report: {headline(results)}", _STYLE.read_text(encoding="utf-8"), body)


def _parts(results: Results) -> Iterator[ET.Element]:
    yield from _head(results)
    if results.findings or results.troubles:
        yield node("h2", "Differences from the specs", id="differences")
        yield node("p", f"{_LINES}{_SERVED if results.embedded else ''}", class_="dim")
        proposals, number = iter(entries(results).items()), 1
        for group in alike(results):
            proposal = next(proposals) if may_be_erratum(group[0].finding) else None
            card = _difference(results, numbers(group, number), group[0], proposal)
            if group[1:]:
                card.append(_also(results, group[1:], number + 1))
            yield card
            number += len(group)
    untested = list(results.untested())
    if untested and not results.cut:
        yield from _untested(untested)
    if results.unclear:
        yield node("h2", "Answers that do not tell")
        yield node("p", "If you know what they mean, say it with --answers.", class_="dim")
        yield node("ul", *(node("li", node("code", _cut(answer))) for answer in unclear(results)))
    yield node("h2", "Rules by Action")
    yield node(
        "p", "Inside: bodies that obey the rule and are valid. Outside: bodies that break this rule alone. ✓ as the "
        "specs say, ✗ not so, ? the answer does not tell.", class_="dim",
    )  # fmt: skip
    for row in rows(results):
        yield _action(results, row)
    if results.phases:
        yield from _phases(results)


def _head(results: Results) -> Iterator[ET.Element]:
    yield node("h1", "Contract report")
    where = "the embedded sandbox" if results.embedded else results.address
    yield node("p", f"{where}, {results.began}, seed {results.seed}, qianfan-console {VERSION}", class_="dim")
    yield node("p", headline(results), class_=f"outcome {_TONES.get(results.code, 'bad')}")
    if results.unreachable:
        yield node("p", results.unreachable, class_="bad")
    decided, wanted = results.covered
    tiles = {
        "sides of rules decided": f"{decided} of {wanted}",
        "rules": str(len(list(results.entries()))),
        "differences": str(len(results.findings) + len(results.troubles)),
        "request" if results.sent == 1 else "requests": str(results.sent),
        "seconds": f"{results.seconds:.1f}",
    }
    yield node("ul", *(node("li", node("strong", value), name) for name, value in tiles.items()), class_="tiles")
    if not results.writes:
        yield node(
            "p", "Without --writes: only Describe-calls, and bodies that must be refused, were sent.", class_="dim"
        )
    yield from (node("p", note, class_="warn") for note in results.notes)


def _also(results: Results, others: list[Difference], first: int) -> ET.Element:
    """The same of other Actions."""
    summary = node("summary", f"The same of {counted(len(others), 'other Action')}")
    cards = [_difference(results, f"{number}.", each, None) for number, each in enumerate(others, start=first)]
    return node("details", summary, *cards)


def _difference(results: Results, number: str, each: Difference, proposal: Proposal | None) -> ET.Element:
    pairs = [(name, value) for name, value in _facts(results, each) if value is not None]
    cells = [cell for name, value in pairs for cell in (node("dt", name), node("dd", value))]
    return node(
        "section",
        node("h3", f"{number} {each.entry.action} {each.does}"),
        node("dl", *cells),
        _proposal(proposal) if proposal else None,
        class_="card",
        id=f"difference-{number.split(maxsplit=1)[0].rstrip('.')}",
    )


def _facts(results: Results, each: Difference) -> Iterator[tuple[str, Child]]:
    entry = each.entry
    yield "rule", node("strong", entry.text)
    yield "id", node("code", entry.id)
    yield "page", link(entry.page, _title(results, entry)) if entry.page else page_of(entry)
    yield "erratum", node("code", entry.erratum) if entry.erratum else None
    yield "answer", each.answer
    yield "check", _text(_cut(each.said)) if each.said else None
    yield "body", _text(_cut(each.pretty)) if each.body else None
    yield "request", _text("\n".join(each.requests)) if each.requests else None


def _title(results: Results, entry: Entry) -> str:
    """The name of the Action's page; of any other, its address."""
    subject = results.subjects[entry.action]
    return f"{subject.title} ({entry.date})" if entry.page == subject.page else page_of(entry)


def _proposal(proposal: Proposal) -> ET.Element:
    import yaml  # noqa: PLC0415 (loaded on first use)

    text = yaml.safe_dump(dict([proposal]), allow_unicode=True, sort_keys=False, width=100)
    return node("details", node("summary", "Proposed entry of spec/errata.yaml"), _text(text))


def _text(text: str) -> ET.Element:
    # What scrolls can be reached by keyboard.
    return node("pre", text, tabindex="0")


def _table(head: ET.Element, lines: list[ET.Element]) -> ET.Element:
    return node("div", node("table", head, *lines), class_="scroll", tabindex="0")


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_BODY else f"{text[:_MOST_BODY]}… ({len(text)} characters; whole in report.json)"


def _untested(untested: list[tuple[Entry, bool]]) -> Iterator[ET.Element]:
    yield node("h2", "Rules with a side that nothing was decided about")
    items = [
        node("li", f"{'inside' if inside else 'outside'}: ", node("code", entry.id), f" {entry.text}")
        for entry, inside in untested
    ]
    words = counted(len(items), "side")
    yield node("details", node("summary", node("span", words, class_="name warn")), node("ul", *items))


def _action(results: Results, row: Row) -> ET.Element:
    subject = results.subjects[row.action]
    tone = "bad" if row.differences else "good" if _complete(row) else "warn"
    inside = f"{row.inside}/{row.rules} inside" if row.inside_wanted else "inside not sent"
    parts = [f"{row.rules} rules", inside, f"{row.outside}/{row.rules} outside"]
    parts += [counted(row.differences, "difference")] if row.differences else []
    summary = node(
        "summary", node("span", row.action, class_="name"), node("span", ", ".join(parts), class_=tone)
    )  # fmt: skip
    head = node("tr", *(node("th", name, scope="col") for name in ("rule", "inside", "outside", "page")))
    lines = [_rule(results, entry) for entry in results.rules[row.action].values()]
    link_ = node("p", link(subject.page, subject.title), f" ({subject.date})", class_="dim")
    found = node("details", summary, link_, _table(head, lines), id=row.action)
    if tone == "bad":
        found.set("open", "open")
    return found


def _complete(row: Row) -> bool:
    return row.outside == row.rules and (row.inside == row.rules or not row.inside_wanted)


def _rule(results: Results, entry: Entry) -> ET.Element:
    others = f" (and in {entry.others} other places)" if entry.others else ""
    differs = any(results.side(entry, inside=inside)["differs"] for inside in (True, False))
    return node(
        "tr",
        node("td", f"{entry.text}{others}", node("code", entry.id.removeprefix(entry.action), class_="id")),
        _side(results, entry, inside=True),
        _side(results, entry, inside=False),
        node("td", link(entry.page, entry.date), class_="page"),
        class_="bad" if differs else "rule",
    )


def _side(results: Results, entry: Entry, *, inside: bool) -> ET.Element:
    counts = results.side(entry, inside=inside)
    marks = [
        node("span", f"{sign} {counts[name]} ", class_=tone) for name, (tone, sign) in _SIGNS.items() if counts[name]
    ]
    unsent = counts["withheld"] + counts["waiting"]
    if unsent and not marks:
        marks = [node("span", "not sent", class_="dim")]
    return node("td", *(marks or [node("span", "not decided", class_="warn")]), class_="side")


def _phases(results: Results) -> Iterator[ET.Element]:
    yield node("h2", "Schemathesis")
    names = list(dict.fromkeys(name for counts in results.phases.values() for name in counts))
    head = node("tr", node("th", "Action", scope="col"), *(node("th", name, scope="col") for name in names))
    lines = [
        node("tr", node("td", action), *(node("td", str(counts[name] or "-"), class_="side") for name in names))
        for action, counts in results.phases.items()
    ]
    yield _table(head, lines)
