"""Actions of further families, in the manner of the console API's pages on services, datasets, tuning and prompts.

Test data: the shapes are invented. What counts is that each has what the model family lacks: lists of objects, maps,
nested unions, unions inside themselves, values that may be null, defaults, recursion, integer choices, unique items,
conditions with `else`, objects of several parts, a deprecated alias, a field with the name of a call's option, forms
with a file and with fields beside it, and one object that two families share.
"""

from __future__ import annotations

from ..codegen.inline_spec import Action

SERVICE = Action(
    name="CreateService",
    route="/v2/service",
    request="""
required: [name, deploymentConfig]
properties:
  name: {type: string, minLength: 1, maxLength: 50, pattern: '^[a-z][a-z0-9_-]*$'}
  routing: <Routing>
  timeout: {type: number, exclusiveMinimum: 0}
  protocolVersion: {type: integer, enum: [1, 2], default: 2}
  deploymentConfig: <DeploymentConfig>
  labels:
    type: object
    minProperties: 1
    maxProperties: 2
    propertyNames: {maxLength: 4}
    additionalProperties: {type: string, minLength: 1}
  owner: {oneOf: [<Owner>, {type: 'null'}]}
  limits: {type: object, additionalProperties: {type: array, items: {type: integer, minimum: 0}}}
""",
    schemas="""
Owner: {required: [id], properties: {id: {type: string, minLength: 1}, mail: {type: [string, 'null'], maxLength: 9}}}
DeploymentConfig:
  oneOf: [<Pooled>, <Private>]
  discriminator: {propertyName: kind, mapping: {pooled: @Pooled, private: @Private}}
Pooled:
  required: [kind, units]
  properties:
    kind: {type: string, const: pooled}
    units: {type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: <Unit>}
Private:
  required: [kind, schedule]
  properties: {kind: {type: string, const: private}, schedule: <Schedule>}
Schedule:
  oneOf: [<Hourly>, <Daily>]
  discriminator: {propertyName: every, mapping: {hour: @Hourly, day: @Daily}}
Hourly: {required: [every], properties: {every: {type: string, const: hour}, minute: {type: integer, maximum: 59}}}
Daily: {required: [every, at], properties: {every: {type: string, const: day}, at: {type: string, minLength: 1}}}
Routing:
  oneOf: [<Every>, <Equal>]
  discriminator: {propertyName: op, mapping: {every: @Every, eq: @Equal}}
Every: {required: [op, of], properties: {op: {type: string, const: every}, of: {type: array, items: <Routing>}}}
Equal: {required: [op, field], properties: {op: {type: string, const: eq}, field: {type: string, minLength: 1}}}
Unit: {required: [instanceId], properties: {instanceId: {type: string, minLength: 1}, replicas: {type: integer}}}
""",
    response="""
type: object
required: [requestId]
properties:
  requestId: {type: string}
  owner: {oneOf: [<common/Person>, {type: 'null'}]}
  units: {type: array, items: <common/Person>}
  byName: {type: object, additionalProperties: <common/Person>}
""",
)
DATASET = Action(
    name="CreateDataset",
    route="/v2/dataset",
    request="""
required: [name, root]
properties:
  name: {type: string, minLength: 1}
  root: <Folder>
  split:
    type: array
    prefixItems: [{type: number, minimum: 0}, {type: number, minimum: 0}]
    minItems: 2
    maxItems: 2
  source: <Source>
  ratio: {type: number, exclusiveMinimum: 0, maximum: 1, multipleOf: 0.25}
""",
    schemas="""
Source: {anyOf: [{type: string, minLength: 1}, {type: array, minItems: 1, items: {type: string}}]}
Folder:
  required: [title]
  properties:
    title: {type: string, minLength: 1}
    folders: {type: array, maxItems: 2, items: <Folder>}
    files: {type: object, additionalProperties: {type: integer, minimum: 0}}
""",
)
UPLOAD = Action(
    name="UploadDatasetFile",
    route="/v2/dataset",
    media_type="multipart/form-data",
    request="""
required: [file]
properties:
  file: {type: string, contentMediaType: text/plain, x-upload: {nameEndsWith: .jsonl, maxBytes: 100}}
""",
)
IMPORT = Action(
    name="ImportDatasetFile",
    route="/v2/dataset",
    media_type="multipart/form-data",
    request="""
required: [file, datasetName, format]
properties:
  file: {type: string, contentMediaType: application/octet-stream, x-upload: {nameEndsWith: .jsonl, maxBytes: 100}}
  datasetName: {type: string, minLength: 1, maxLength: 20}
  format: {type: string, enum: [chat, text, Text], x-value-aliases: {Text: text}}
  rows: {type: integer, minimum: 1, maximum: 1000}
  row: {type: integer, minimum: 1, maximum: 1000, deprecated: true, x-alias-of: rows}
  ratio: {type: number, exclusiveMinimum: 0, maximum: 1}
  version: {type: integer, enum: [1, 2], description: Version of the format.}
  shuffled: {type: boolean}
  seed: {type: integer}
  note: {type: string}
  cover: {type: string, contentMediaType: image/png, x-upload: {nameEndsWith: .png, maxBytes: 50}}
not: {required: [row, rows]}
if: {required: [shuffled], properties: {shuffled: {const: true}}}
then: {required: [seed]}
else: {not: {required: [seed]}}
x-rules:
  - {id: one-row, keyword: not, message: give rows alone}
  - {id: seed-of-shuffling, keyword: if, message: seed goes with shuffled true}
""",
)
TUNING = Action(
    name="CreateFineTuningTask",
    route="/v2/finetuning",
    request="""
required: [mode, hyperParameters]
properties:
  mode: {type: string, enum: [full, light]}
  rank: {type: integer, enum: [8, 16, 32]}
  hyperParameters: <HyperParameters>
  steps: {type: integer, minimum: 1}
  step: {type: integer, minimum: 1, deprecated: true, x-alias-of: steps}
  page: <common/Page>
not: {required: [step, steps]}
if: {required: [mode], properties: {mode: {const: light}}}
then: {required: [rank]}
else: {not: {required: [rank]}}
x-rules:
  - {id: one-step, keyword: not, message: give steps alone}
  - {id: rank-of-light, keyword: if, message: rank goes with mode light}
""",
    schemas="""
HyperParameters:
  type: object
  allOf:
    - {required: [rate], properties: {rate: {type: number, exclusiveMinimum: 0}}}
    - {properties: {epochs: {type: integer, minimum: 1}, rate: {maximum: 1}}}
  unevaluatedProperties: false
""",
)
PROMPTS = Action(
    name="DescribePromptTemplates",
    route="/v2/promptTemplates",
    request="""
properties:
  marker: {type: string}
  labelIds: {type: array, uniqueItems: true, maxItems: 2, items: {type: integer, minimum: 1}}
  type: {type: integer, enum: [1, 2]}
  page: <common/Page>
""",
    operation="x-pagination: {marker: marker, items: templates, more: more, next: next}",
    response="""
type: object
properties:
  templates: {type: array, items: <common/Template>}
  more: {type: boolean}
  next: {type: string}
""",
)
LAMBDA = Action(  # in Python a keyword, and so is the Action
    name="Yield",
    route="/v2/lambda",
    request="""
required: [from, class]
properties:
  from: {type: string, minLength: 1, maxLength: 9}
  class: {type: string, enum: [small, large]}
  in: {type: array, minItems: 1, maxItems: 2, items: {type: integer, minimum: 0}}
  page: <common/Page>
""",
)
COMMON = """
Page: {type: object, additionalProperties: false, required: [size], properties: {size: {type: integer, minimum: 1}}}
Person: {type: object, properties: {id: {type: string}, mail: {type: [string, 'null']}, boss: <Person>}}
Template: {type: object, required: [id], properties: {id: {type: string}, variables: {type: array, items: <Variable>}}}
Variable: {type: object, properties: {name: {type: string}, kind: {type: string, enum: [text, number]}}}
"""
ACTIONS = (SERVICE, DATASET, UPLOAD, IMPORT, TUNING, PROMPTS, LAMBDA)
