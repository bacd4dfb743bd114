"""The groups of the suite, placed in specs: as a field of an object, and as the body itself where that is an object."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from codegen.load.keywords import SCHEMA, SCHEMA_LIST, SCHEMA_MAP
from codegen.load.located import located

from ..codegen.inline_spec import Action, documents

FOLDER = Path(__file__).parents[1] / "fixtures" / "json-schema-test-suite" / "draft2020-12"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class Case:
    """One schema of the suite in one place, with bodies and whether each is valid."""

    file: str
    group: str
    place: str
    number: int
    schema: Any
    bodies: tuple[tuple[Any, bool, str], ...]

    @property
    def member(self) -> str:
        """The name of the property that holds this case where several are generated at once."""
        return f"case{self.number}"

    @property
    def address(self) -> str:
        """The component of the object that is judged."""
        return f"#/components/schemas/Body{self.number}"

    def components(self) -> dict[str, Any]:
        """The schemas of this case, as a document that holds them alone is read."""
        schemas: dict[str, Any] = located({"components": {"schemas": self._schemas()}})["components"]["schemas"]
        return schemas

    def _schemas(self) -> dict[str, Any]:
        """The suite's schema, and for a field the object around it."""
        if self.place == "body":
            return {f"Body{self.number}": embedded(self.schema, self.address)}
        value = f"#/components/schemas/Value{self.number}"
        schema = embedded(self.schema, value)
        field = {"type": "object", "additionalProperties": False, "properties": {"value": {"$ref": value}}}
        whole = schema if isinstance(schema, dict) else {"allOf": [schema]}
        return {f"Body{self.number}": field, f"Value{self.number}": whole}

    def documents(self) -> dict[str, Any]:
        """A spec tree with one Action, of which this is the body."""
        action = Action(name="Judge", route="/v2/suite")
        files = documents(action)
        components = files[action.file]["components"]["schemas"]
        del components["JudgeRequest"]
        components |= self.components()
        body = files[action.file]["paths"]["/v2/suite"]["post"]["requestBody"]["content"]["application/json"]
        body["schema"] = {"$ref": self.address}
        return files


@cache
def cases() -> tuple[Case, ...]:
    """Every group as a field; those of an object with properties also as the body itself."""
    found: list[Case] = []
    for path in sorted(FOLDER.glob("*.json")):
        for group in json.loads(path.read_text("utf-8")):
            tests = [(test["data"], test["valid"], test["description"]) for test in group["tests"]]
            fields = tuple(({"value": data}, valid, words) for data, valid, words in tests)
            found.append(Case(path.stem, group["description"], "field", len(found), group["schema"], fields))
            objects = tuple(test for test in tests if isinstance(test[0], dict))
            if objects and _is_object(group["schema"]):
                whole = {**group["schema"], "type": "object"}
                found.append(Case(path.stem, group["description"], "body", len(found), whole, objects))
    return tuple(found)


def _is_object(schema: Any) -> bool:
    return isinstance(schema, dict) and schema.get("type", "object") == "object" and "properties" in schema


def embedded(schema: Any, place: str) -> Any:
    """`schema` with its own references leading on from `place`; the dialect goes, every spec has it."""
    if not isinstance(schema, dict):
        return schema
    if "$id" in schema:  # references inside lead on from its own address
        return {keyword: value for keyword, value in schema.items() if (keyword, value) != ("$schema", DIALECT)}
    return {
        keyword: _inside(keyword, value, place)
        for keyword, value in schema.items()
        if (keyword, value) != ("$schema", DIALECT)
    }


def _inside(keyword: str, value: Any, place: str) -> Any:
    if keyword == "$ref" and isinstance(value, str) and (value == "#" or value.startswith("#/")):
        return place + value[1:]
    if keyword in SCHEMA:
        return embedded(value, place)
    if keyword in SCHEMA_LIST:
        return [embedded(item, place) for item in value]
    if keyword in SCHEMA_MAP:
        return {name: embedded(item, place) for name, item in value.items()}
    return value
