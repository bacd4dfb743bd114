# Generated from spec/ by `make generate`. Do not edit.
"""HTML without text that turns into markup: elements are built, never written as strings."""

from __future__ import annotations

import re
from typing import TypeAlias
from xml.etree import ElementTree as ET

Child: TypeAlias = "ET.Element | str | None"
# Characters that an HTML document should not hold.
_ODD = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]")


def node(tag: str, *children: Child, **attributes: str) -> ET.Element:
    """An element; `class_` stands for class. None is left out."""
    element = ET.Element(tag, {name.rstrip("_"): shown(value) for name, value in attributes.items()})
    for child in children:
        if isinstance(child, ET.Element):
            element.append(child)
        elif child is not None:
            _write(element, shown(child))
    return element


def _write(element: ET.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def shown(text: str) -> str:
    """Text whose odd characters are spelled as escapes, also those that turn the direction of writing."""
    escaped = _ODD.sub(lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text)
    return re.sub("[\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", escaped)


def link(address: str, text: str) -> ET.Element:
    """A link, if the address is one of the web."""
    if not address.startswith(("https://", "http://")):
        return node("span", text)
    return node("a", text, href=address, rel="noreferrer noopener")


def document(title: str, style: str, body: ET.Element) -> str:
    """The whole document: nothing is loaded, nothing runs."""
    head = node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("meta", name="color-scheme", content="light dark"),
        ET.Element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        node("title", title),
    )
    sheet = ET.SubElement(head, "style")
    sheet.text = style
    root = node("html", head, body, lang="en")
    return "<!doctype html>\n" + ET.tostring(root, encoding="unicode", method="html") + "\n"


_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
