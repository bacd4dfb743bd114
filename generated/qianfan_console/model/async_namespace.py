# Generated from spec/ by `make generate`. Do not edit.
"""The Actions of /v2/model, for async code: the sync methods, which an async client makes awaitable."""

from __future__ import annotations

from ..runtime.colours import async_pager, awaitable
from ..runtime.namespace import Namespace
from .namespace import ModelNamespace


class AsyncModelNamespace(Namespace):
    """What `console.model` offers: a method for each Action of /v2/model.

    Beside its own arguments, each method takes extra_body, extra_headers, extra_query, timeout, deadline and retry; see
    `CallOptions`.

    Raises:
        RequestValidationError: the request breaks a documented rule; nothing was sent.
        APIError: the service refused or failed.
        TransportError: no answer arrived.
    """

    cancel_model_comp_task = awaitable(ModelNamespace.cancel_model_comp_task)
    create_custom_model = awaitable(ModelNamespace.create_custom_model)
    create_custom_model_set = awaitable(ModelNamespace.create_custom_model_set)
    create_model_comp_task = awaitable(ModelNamespace.create_model_comp_task)
    create_model_custom_conf = awaitable(ModelNamespace.create_model_custom_conf)
    create_model_export_task = awaitable(ModelNamespace.create_model_export_task)
    delete_model = awaitable(ModelNamespace.delete_model)
    delete_model_comp_task = awaitable(ModelNamespace.delete_model_comp_task)
    delete_model_set = awaitable(ModelNamespace.delete_model_set)
    describe_custom_model_sets = async_pager(ModelNamespace.describe_custom_model_sets)
    describe_model = awaitable(ModelNamespace.describe_model)
    wait_until_model_ready = awaitable(ModelNamespace.wait_until_model_ready)
    describe_model_comp_task = awaitable(ModelNamespace.describe_model_comp_task)
    wait_until_model_comp_task_succeeded = awaitable(ModelNamespace.wait_until_model_comp_task_succeeded)
    describe_model_comp_tasks = async_pager(ModelNamespace.describe_model_comp_tasks)
    describe_model_custom_advanced_conf = awaitable(ModelNamespace.describe_model_custom_advanced_conf)
    describe_model_export_task = awaitable(ModelNamespace.describe_model_export_task)
    wait_until_export_done = awaitable(ModelNamespace.wait_until_export_done)
    describe_model_set = awaitable(ModelNamespace.describe_model_set)
    describe_model_system_advanced_conf = awaitable(ModelNamespace.describe_model_system_advanced_conf)
    describe_system_model = awaitable(ModelNamespace.describe_system_model)
    describe_system_model_set = awaitable(ModelNamespace.describe_system_model_set)
    describe_system_model_sets = async_pager(ModelNamespace.describe_system_model_sets)
