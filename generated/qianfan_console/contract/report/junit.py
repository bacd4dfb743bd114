# Generated from spec/ by `make generate`. Do not edit.
"""The run as JUnit XML: a suite for each Action, a test for each rule."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from ..catalogue import Entry
from ..results import Results, Trouble
from .differences import Difference, checked, found, page
from .summary import headline, sides, what

# Characters that XML cannot carry.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(results: Results) -> str:
    """The document."""
    root = ET.Element("testsuites", name="qianfan-console contract", time=f"{results.seconds:.3f}")
    if results.cut:
        suite = ET.SubElement(root, "testsuite", name="contract", tests="1", failures="0", errors="1", skipped="0")
        name = "the run comes to its end" if results.interrupted else "the service can be asked"
        case = ET.SubElement(suite, "testcase", classname="contract", name=name)
        ET.SubElement(case, "error", message=_text(headline(results) if results.interrupted else results.unreachable))
    for action in dict.fromkeys([*results.subjects, *(trouble.entry.action for trouble in results.troubles)]):
        root.append(_suite(results, action))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(results: Results, action: str) -> ET.Element:
    suite = ET.Element("testsuite", name=action, timestamp=results.began)
    known = results.rules.get(action, {})
    unstated = {f.entry.pointer: f.entry for f in results.findings if f.entry.action == action}
    extra = [entry for pointer, entry in unstated.items() if pointer not in known]
    for entry in [*known.values(), *extra]:
        suite.append(_case(results, entry))
    for trouble in results.troubles:
        if trouble.entry.action == action:
            suite.append(_check(trouble, checked(results, trouble)))
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("skipped", "skipped"), ("errors", "error")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    return suite


def _case(results: Results, entry: Entry) -> ET.Element:
    case = ET.Element("testcase", classname=entry.action, name=_text(entry.id))
    inside, outside = sides(results, entry)
    output = f"{entry.text}\n{entry.page}\ninside: {inside}\noutside: {outside}"
    findings = [f for f in results.findings if (f.entry.action, f.entry.pointer) == (entry.action, entry.pointer)]
    if findings:
        # One failure a test: readers of JUnit take the counts of a suite for numbers of tests.
        words = "; ".join(what(finding) for finding in findings)
        failure = ET.SubElement(case, "failure", message=_text(words), type=findings[0].kind)
        failure.text = _text(
            "\n".join([output, *(line for each in findings for line in _evidence(found(results, each)))])
        )
    untested = [inside for which, inside in results.untested() if which is entry]
    if untested and not findings:
        words = " and ".join("inside" if inside else "outside" for inside in untested)
        if results.cut:
            ET.SubElement(case, "skipped", message="not reached")
        else:
            ET.SubElement(case, "failure", message=f"nothing was decided {words}", type="undecided").text = _text(
                output
            )
    ET.SubElement(case, "system-out").text = _text(output)
    return case


def _check(trouble: Trouble, difference: Difference) -> ET.Element:
    entry = difference.entry
    case = ET.Element("testcase", classname=entry.action, name=_text(f"{entry.id}: {trouble.title}"))
    failure = ET.SubElement(case, "failure", message=_text(difference.does), type="check")
    failure.text = _text("\n".join([entry.text, page(entry), difference.said, *_evidence(difference)]))
    return case


def _evidence(difference: Difference) -> list[str]:
    return [difference.does, f"answer: {difference.answer}", *difference.requests]


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
