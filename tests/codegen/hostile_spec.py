"""A small spec with a slot for text everywhere a spec can hold text, and what is rendered from it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from codegen import render
from codegen.generate import CODEGEN
from codegen.load import Document, SpecTree
from codegen.names import Identifier
from codegen.operations import understand
from codegen.render.copies import PARTS

from .inline_spec import Action, documents

Fill = Callable[[str], str]
"""From the name of a slot to the text in it."""

SLOT = re.compile(r"§([a-z]+)")
MARKER = re.compile(r"slot([a-z]+)slot")

_OPERATION = """
summary: §summary
description: §description
deprecated: false
x-permissions: [§permission, Another]
x-idempotent: {value: true, reason: §reason}
x-not-documented: [§undocumented, Another.]
x-verified-live: §live
x-errata: [§erratum]
"""

CREATE = Action(
    operation=_OPERATION,
    request="""
description: §requestdescription
oneOf: [<Round>, <Square>]
discriminator:
  propertyName: kind
  mapping: {§tag: @Round, square: @Square}
""",
    schemas="""
Round:
  title: §title
  description: §objectdescription
  required: [kind, plain, numberLimits, whole]
  properties:
    kind: {type: string, const: §tag, description: §tagdescription}
    plain: {type: string, title: §propertytitle, description: §propertydescription, default: §default}
    sampled: {type: string, examples: [§example, another]}
    choice: {type: string, enum: [§enum, another], description: §choicedescription}
    spelled: {type: string, enum: [§given, sent, old], x-value-aliases: {§given: sent, old: sent}, x-errata: [§erratum]}
    sentAs: {type: string, enum: [old, §sent], x-value-aliases: {old: §sent}}
    numberLimits: {type: integer, minimum: 1, maximum: 9}
    length: {type: integer, deprecated: true, x-alias-of: numberLimits, description: §aliasdescription}
    labels: {type: object, additionalProperties: {type: string, enum: [§label, another]}, description: §mapdescription}
    parts: {type: array, minItems: 1, items: <Part>, description: §listdescription}
    whole: <Whole>
    nullable: {type: [string, 'null'], description: §nullabledescription}
    mixed: {anyOf: [{const: §mixedconst}, {type: array, minItems: 1, items: {enum: [§mixedenum, 1]}}]}
    free:
      type: object
      properties: {§freename: {type: integer}}
      required: [§freerequired]
      dependentRequired: {§freegiven: [§freeneeded]}
      x-rules: [{id: §freeid, keyword: dependentRequired, message: §freemessage, errata: §erratum, source: §freepage}]
    other: {not: <Whole>}
  not: {required: [plain, choice]}
  if: {required: [choice], properties: {choice: {const: §enum}}}
  then: {required: [plain], not: {required: [parts]}}
  dependentRequired: {spelled: [sentAs]}
  x-rules:
    - {id: §ruleid, keyword: not, message: §rulemessage, errata: §ruleerratum, source: §rulepage}
    - {id: §ifid, keyword: if, message: §ifmessage}
    - {id: §dependentid, keyword: dependentRequired, message: §dependentmessage}
Square:
  description: §squaredescription
  required: [kind]
  properties:
    kind: {type: string, const: square}
    side: {type: string, enum: [§side, another]}
    colour: {type: string}
    shade: {type: string}
  oneOf: [{required: [colour]}, {required: [shade]}]
  x-rules: [{id: §oneid, keyword: oneOf, message: §onemessage, errata: §erratum}]
Whole:
  description: §wholedescription
  required: [depth]
  properties: {depth: {type: integer}, unitNames: {type: array, items: {type: string, enum: [§length, another]}}}
Part:
  description: §partdescription
  properties:
    name: {type: string, description: §namedescription}
    grade: {type: string, enum: [§grade, another]}
    page: <common/Shared>
    parts: {type: array, items: <Part>}
""",
    response="""
type: object
description: §responsedescription
required: [requestId]
properties:
  requestId: {type: string, description: §iddescription, examples: [§idexample]}
  result: {type: string, title: §resulttitle, enum: [§state, another], description: §resultdescription}
""",
)
UPLOAD = Action(
    name="UploadThing",
    media_type="multipart/form-data",
    operation=_OPERATION,
    request="""
required: [file]
properties:
  file:
    type: string
    contentMediaType: text/plain
    x-upload: {nameEndsWith: §ending, maxBytes: 10}
    description: §filedescription
""",
)
LIST = Action(
    name="DescribeThings",
    operation=_OPERATION
    + """
x-pagination: {marker: marker, items: things, more: more, next: next}
x-waiters:
  - name: done
    description: §waiterdescription
    status: status
    success: [§success, done]
    failure: [§failure, bad]
    pending: [§pending]
    reason: reason
""",
    request="""
required: [label]
properties: {label: {type: string}, marker: {type: string, description: §markerdescription}}
""",
    response="""
type: object
properties:
  things: {type: array, items: <common/Thing>}
  more: {type: boolean, description: §moredescription}
  next: {type: string}
  status: {type: string, enum: [§success, done, §failure, bad, §pending], description: §statusdescription}
  reason: {type: string}
""",
)
DELETE = Action(
    name="DeleteThing",
    operation=_OPERATION,
    request="oneOf: [<ByName>, <ById>]",
    schemas="""
ByName: {properties: {name: {type: string}, label: {type: string, enum: [§bynamelabel, another]}}}
ById: {properties: {id: {type: string}, label: {type: string}}}
""",
)
COMMON = """
Shared:
  type: object
  description: §shareddescription
  properties: {size: {type: string, enum: [§shared, another]}, other: {not: <Lent>}}
  not: {required: [size, other]}
  x-rules: [{id: §sharedrule, keyword: not, message: §sharedmessage}]
Lent: {enum: [§lent, 1]}
Thing: {type: object, description: §thingdescription, properties: {a: {type: string, enum: [§item, b]}}}
"""
EXAMPLES = {
    "§examplename": {"summary": "§examplesummary", "value": {"kind": "§tag", "plain": "§value", "labels": {"§key": 1}}}
}
ANSWERS = {"§answername": {"value": {"requestId": "§answer", "§answerkey": ["§answeritem"]}}}


@cache
def _data() -> dict[str, Any]:
    """The documents with their slots still in them, errata among them."""
    files = documents(CREATE, UPLOAD, LIST, DELETE, common=COMMON)
    for name, data in files.items():
        data["info"]["x-source"] = {"page": "https://example.com/§page", "title": "§sourcetitle", "date": "§date"}
        for item in data["paths"].values():
            media = item["post"]["requestBody"]["content"].values()
            (content,) = media
            if name == CREATE.file:
                content["examples"] = EXAMPLES
                item["post"]["responses"]["200"]["content"]["application/json"]["examples"] = ANSWERS
            if name == UPLOAD.file:
                content["examples"] = {"file": {"value": {"file": "§content"}}}
    says = [{"where": "§where", "what": "§what"}]
    erratum = {"title": "§erratumtitle", "says": says, "decision": "§decision", "settled_by": "§settledby"}
    return {**files, "errata.yaml": {"§erratum": erratum}}


def slots() -> list[str]:
    """The names of all slots."""
    return sorted(set(SLOT.findall(json.dumps(_data(), ensure_ascii=False))))


def tree(fill: Fill) -> SpecTree:
    """The spec with all slots filled, as if it had been read and had passed lint."""
    data = _filled(_data(), fill)
    errata = data.pop("errata.yaml")
    return SpecTree({name: Document(name, document) for name, document in data.items()}, errata)


def _filled(value: Any, fill: Fill) -> Any:
    if isinstance(value, dict):
        return {_filled(key, fill): _filled(item, fill) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, fill) for item in value]
    return SLOT.sub(lambda found: fill(found[1]), value) if isinstance(value, str) else value


def rendered(fill: Fill) -> dict[str, str]:
    """What the generator writes: the library without its hand-written parts, and the reference pages."""
    api = understand(tree(fill))
    parts = render.parts(api, Identifier("hostile"))
    library = render.library(parts, Identifier("hostile"), CODEGEN)
    files = {name: content for name, content in library.items() if name.split("/")[0] not in PARTS}
    pages = render.reference(parts) | render.choices(CODEGEN / "sandbox", Identifier("hostile"))
    return files | {f"docs/{name}": content for name, content in pages.items()}


@cache
def harmless() -> Mapping[str, str]:
    """The files with a marker in each slot that no escaper changes."""
    return rendered(lambda name: f"slot{name}slot")


def with_texts(value: Any, fill: Fill) -> Any:
    """`value` with the text in the place of each marker."""
    if isinstance(value, dict):
        return {with_texts(key, fill): with_texts(item, fill) for key, item in value.items()}
    if isinstance(value, list):
        return [with_texts(item, fill) for item in value]
    return MARKER.sub(lambda found: fill(found[1]), value) if isinstance(value, str) else value
