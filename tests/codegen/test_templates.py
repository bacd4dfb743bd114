"""The templates print nothing that has not passed an escaper, and a spec with every kind of fact reaches every line."""

from __future__ import annotations

import dataclasses
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import jinja2
import pytest
from jinja2 import nodes

from codegen.names import Identifier
from codegen.operations.text import Text
from codegen.render.checks import FILTERS as CHECKS
from codegen.render.choices import FILTERS as CHOICES
from codegen.render.colour import ASYNC, SYNC, Colour
from codegen.render.commands import FILTERS as COMMANDS
from codegen.render.escape import Escaped
from codegen.render.overrides import FOLDER
from codegen.render.reference import FILTERS as PAGES
from codegen.render.templates import ESCAPERS, _environment, environment

from .hostile_spec import rendered

TEMPLATES = sorted(path.name for path in FOLDER.iterdir())
MORE = (*CHECKS, *CHOICES, *COMMANDS, *PAGES)
COLOUR = {field.name for field in dataclasses.fields(Colour) if isinstance(getattr(SYNC, field.name), Escaped)}
# What would let text through without an escaper, or bring in a template that is not checked.
REFUSED = (
    nodes.FilterBlock, nodes.Macro, nodes.CallBlock, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends,
    nodes.Block, nodes.ScopedEvalContextModifier, nodes.EvalContextModifier, nodes.AssignBlock,
)  # fmt: skip


def source(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def expressions(template: str) -> Iterator[nodes.Expr]:
    """What a template prints, but for its own words."""
    for output in environment(more=MORE).parse(template).find_all(nodes.Output):
        yield from (node for node in output.nodes if not isinstance(node, nodes.TemplateData))


def faults(template: str) -> list[str]:
    """Each expression without an escaper, and each construct that is refused."""
    found = [f"line {node.lineno}: {node!r}" for node in expressions(template) if not is_escaped(node)]
    tree = environment(more=MORE).parse(template)
    found += [f"line {node.lineno}: {type(node).__name__}" for kind in REFUSED for node in tree.find_all(kind)]
    return found + [
        f"line {node.lineno}: {node!r}"
        for node in tree.find_all(nodes.Assign)
        if (node.target, node.node) != (nodes.Name("c", "store"), nodes.Name("colour", "load"))
    ]


def is_escaped(node: nodes.Expr) -> bool:
    match node:
        case nodes.Filter(name=name):
            return name in environment(more=MORE).filters
        case nodes.Getattr(node=nodes.Name(name="c" | "colour"), attr=attribute):
            return attribute in COLOUR
        case _:
            return False


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_expression_ends_in_an_escaper(name: str) -> None:
    assert list(expressions(source(name)))
    assert not faults(source(name))


@pytest.mark.parametrize(
    "template",
    [
        "{{ summary }}",
        "{{ operation.summary }}",
        "{{ summary | literal ~ text }}",
        "{{ summary | literal if text else text }}",
        "{{ c.asynchronous }}",
        "{{ c.module('x') }}",
        "{{ other.prefix }}",
        "{{ 'text' }}",
        "{% set c = text %}{{ c.prefix }}",
        "{% set c %}{{ text | literal }}{% endset %}",
        "{% filter literal %}{{ text | literal }}{% endfilter %}",
        "{% autoescape false %}{{ text | literal }}{% endautoescape %}",
        "{% include 'other.j2' %}",
        "{% import 'other.j2' as other %}",
        "{% macro m() %}x{% endmacro %}",
    ],
)
def test_a_template_without_an_escaper_is_found(template: str) -> None:
    assert faults(template)


def test_no_filter_is_available_but_the_escapers() -> None:
    own = {escaper.__name__ for escaper in ESCAPERS} | {"camel", "constant"}
    assert set(environment().filters) == own
    for name in ("safe", "e", "escape", "format", "replace", "string", "join", "map", "upper", "default", "tojson"):
        with pytest.raises(jinja2.TemplateAssertionError):
            environment(more=MORE).from_string(f"{{{{ text | {name} }}}}")


def test_no_global_is_available_but_the_helpers() -> None:
    assert set(environment().globals) == {"accepted", "respelled", "merged", "awaited"}


def test_a_name_that_no_one_gave_is_an_error() -> None:
    assert environment().undefined is jinja2.StrictUndefined
    for template in (
        "{{ summry }}",
        "{{ summry | literal }}",
        "{% if summry %}{% endif %}",
        "{{ text.raw.x | literal }}",
    ):
        with pytest.raises((jinja2.UndefinedError, TypeError)):
            environment().from_string(template).render(text=Text("x"))


@pytest.mark.parametrize("value", [Text("x"), "x", Identifier("x"), 1, None, ["x"], SYNC])
def test_what_no_escaper_made_is_not_printed(value: Any) -> None:
    with pytest.raises(TypeError, match="printed without an escaper"):
        environment().from_string("{{ value }}").render(value=value)
    with pytest.raises(TypeError):
        environment().from_string("{{ value ~ '' }}").render(value=Text("x"))


@pytest.mark.parametrize("show", [str, "{}".format, lambda text: f"{text}", lambda text: "%s" % text, "".join])  # noqa: UP031
def test_text_cannot_be_printed_by_accident(show: Any) -> None:
    with pytest.raises(TypeError):
        show(Text("x"))


def test_the_colours_differ_in_escaped_words_alone() -> None:
    for field in dataclasses.fields(Colour):
        kinds = {type(getattr(SYNC, field.name)), type(getattr(ASYNC, field.name))}
        assert kinds == ({bool} if field.name == "asynchronous" else {Escaped})


def test_every_expression_of_every_template_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """An expression that the hostile spec does not reach would not be tested by it: add its facts there."""
    read = jinja2.FileSystemLoader.get_source

    def apart(loader: Any, env: Any, name: str) -> Any:
        text, *rest = read(loader, env, name)
        return text.replace("{{", "\n{{"), *rest

    monkeypatch.setattr(jinja2.FileSystemLoader, "get_source", apart)
    _environment.cache_clear()
    try:
        reached = reached_lines()
    finally:
        _environment.cache_clear()
    for name in TEMPLATES:
        lines = source(name).replace("{{", "\n{{")
        missed = {node.lineno for node in expressions(lines)} - reached[name]
        assert not missed, f"{name}: {[lines.splitlines()[line - 1] for line in sorted(missed)]} print nothing"


def reached_lines() -> dict[str, set[int]]:
    """The lines of each template that run when the hostile spec is rendered."""
    found: dict[str, set[int]] = defaultdict(set)

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code.co_filename.endswith(".j2"):
            found[Path(frame.f_code.co_filename).name].add(frame.f_lineno)
            return trace
        return None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        rendered(lambda name: "x")
    finally:
        sys.settrace(before)
    # What follows an expression has no line of its own, so only the very lines of expressions count.
    origins = {name: {code: line for line, code in compiled(name).debug_info} for name in TEMPLATES}
    return {name: {origins[name][line] for line in found[name] if line in origins[name]} for name in TEMPLATES}


def compiled(name: str) -> jinja2.Template:
    return environment(more=MORE).get_template(name)
