"""HTML without text that turns into markup: elements are built, never written as strings."""

from __future__ import annotations

from typing import TypeAlias
from xml.etree import ElementTree as ET

from ...runtime.printable import printable

Child: TypeAlias = "ET.Element | str | None"


def node(tag: str, *children: Child, **attributes: str) -> ET.Element:
    """An element; `class_` stands for class. None is left out."""
    element = ET.Element(tag, {name.rstrip("_"): printable(value) for name, value in attributes.items()})
    for child in children:
        if isinstance(child, ET.Element):
            element.append(child)
        elif child is not None:
            _write(element, printable(child, keep="\t\n"))
    return element


def _write(element: ET.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


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
