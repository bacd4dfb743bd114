# Generated from spec/ by `make generate`. Do not edit.
"""The control API of the sandbox: what a test does that no client of the cloud can.

It is HTTP with JSON below one prefix that the cloud does not use, `/_sandbox` unless `--control-prefix` or
`Sandbox(control_prefix=…)` say otherwise, so that tests in any language can use it. No call is signed. It is off with
`--no-control` or `Sandbox(control=False)`; the prefix is then an unknown path like any other. A mistake is answered
with a status from 400 on and `{"error": "<what is wrong, and where>"}`.

| call | what it does |
|---|---|
| `GET /_sandbox/` | the inspector, a page for the browser |
| `GET /_sandbox/status` | version, clock, credentials (never a secret key), policies, counts |
| `POST /_sandbox/reset` | an empty state with the preset catalogue, nothing planned, no requests kept |
| `POST /_sandbox/seed` | sets and versions at once: `{"modelSets": [{"name", "type", "versions": [{"status"}]}]}`; ids and a `reason` are optional; answers with the ids |
| `GET /_sandbox/snapshot` | the whole state and its time as one JSON document |
| `PUT /_sandbox/snapshot` | puts such a document back, all or nothing, also into another process |
| `GET /_sandbox/clock` | which clock, and the present |
| `POST /_sandbox/clock` | `{"advance": seconds}` or, with a poll step, `{"polls": n}` |
| `GET`, `POST`, `DELETE /_sandbox/faults` | list, plan (one or a list) and clear trouble on the way: latency, resets, 429, 5xx … |
| `GET`, `POST`, `DELETE /_sandbox/plans` | list, add and clear what becomes of things not made yet: `{"action": "CreateCustomModel", "failure": "out of memory", "times": 2}` or `"stalled": true` |
| `GET /_sandbox/requests?after=N&limit=M` | what arrived after the request N, oldest first |
| `GET /_sandbox/requests/N` | one request with headers, body and answer, the rules it broke, and each step of the signature's check |
| `DELETE /_sandbox/requests` | forgets them |
| `GET /_sandbox/state?after=<set>&limit=M&newest=1` | sets, their versions, exports and compression tasks with their progress; `newest=1` turns the order round |
| `GET /_sandbox/reference` | every Action as its page documents it, with the JSON Schemas of body and answer, and examples by name |
| `POST /_sandbox/call` | `{"action", "body", "accessKey"}`: the sandbox signs the call and carries it out |
| `GET /_sandbox/events` | server-sent events `request`, `state` and `clock`; `Last-Event-ID` is a request's number |

POST, PUT and DELETE need `Content-Type: application/json`, also with an empty body, and an `Origin`, if there is one,
that is the sandbox's own: no strange page in a browser gives orders. The `Host` of every call must be an address, a
name without a dot, one that ends in `.localhost`, `.local`, `.internal` or `.test`, or one given by `--control-host` or
`Sandbox(control_hosts=…)`: no page becomes the sandbox's own by turning its name to this port. Whoever else reaches the
port can do all of it. A body may have 1 MiB, a snapshot 256 MiB.

    curl -X POST http://127.0.0.1:8080/_sandbox/clock -H 'Content-Type: application/json' -d '{"advance": 60}'

A fault is the JSON of `Fault.to_dict()`, of which only `kind` is needed: `{"kind": "throttle", "action":
"DescribeModel", "count": 3, "retry_after": 2}`. In Python the same without HTTP: `Sandbox.reset`, `seed`, `snapshot`,
`restore`, `requests`, `plan_failure`, `plan_stall`, `plan_fault`, `clear_faults`, `clock.advance`,
`clock.advance_polls`; `Sandbox.app` is an ASGI application that serves both APIs (but for the endless `events`, an
in-process transport that waits for the end of an answer does too).

Sandbox's choice: the control API as a whole, because the cloud has nothing like it.
"""  # noqa: E501 (a table's row is a line)
