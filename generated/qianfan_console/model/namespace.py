# Generated from spec/ by `make generate`. Do not edit.
"""The Actions of /v2/model, for sync code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from ..runtime.sentinel import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .. import client as _client
    from ..pager import Pager
    from ..runtime.options import CallOptions, WaitOptions
    from ..runtime.upload import UploadInput
    from .operations.cancel_model_comp_task import CancelModelCompTaskResponse
    from .operations.create_custom_model import CreateCustomModelResponse
    from .operations.create_custom_model_set import CreateCustomModelSetResponse
    from .operations.create_model_comp_task import CreateModelCompTaskResponse
    from .operations.create_model_custom_conf import CreateModelCustomConfResponse
    from .operations.create_model_export_task import CreateModelExportTaskResponse
    from .operations.delete_model import DeleteModelResponse
    from .operations.delete_model_comp_task import DeleteModelCompTaskResponse
    from .operations.delete_model_set import DeleteModelSetResponse
    from .operations.describe_custom_model_sets import CustomModelSet, DescribeCustomModelSetsResponse
    from .operations.describe_model import DescribeModelResponse
    from .operations.describe_model_comp_task import DescribeModelCompTaskResponse
    from .operations.describe_model_comp_tasks import DescribeModelCompTasksResponse, ModelCompTaskItem
    from .operations.describe_model_custom_advanced_conf import DescribeModelCustomAdvancedConfResponse
    from .operations.describe_model_export_task import DescribeModelExportTaskResponse
    from .operations.describe_model_set import DescribeModelSetResponse
    from .operations.describe_model_system_advanced_conf import DescribeModelSystemAdvancedConfResponse
    from .operations.describe_system_model import DescribeSystemModelResponse
    from .operations.describe_system_model_set import DescribeSystemModelSetResponse
    from .operations.describe_system_model_sets import DescribeSystemModelSetsResponse, SystemModelSetItem
    from .params import (
        HuggingFaceImportMetaInput,
        QuantizationConfigInput,
        SafetensorsImportMetaInput,
        SparsityConfigInput,
        TrainMetaInput,
    )


class ModelNamespace:
    """What `console.model` offers: a method for each Action of /v2/model."""

    def __init__(self, console: _client.QianfanConsole) -> None:
        self._console = console

    def cancel_model_comp_task(
        self, *, model_comp_task_id: str | NotGiven = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> CancelModelCompTaskResponse:
        """Stop a compression task.

        Asks for a task to be stopped. By its status values it is stopping before it is stopped; follow it with
        DescribeModelCompTask.

        Args:
            model_comp_task_id: Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks.
                Optional by the page, yet nothing else names the task.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/llxcncxsd (2025-06-24)
        """
        from .operations.cancel_model_comp_task import OPERATION

        return self._console._call(OPERATION, {"modelCompTaskId": model_comp_task_id}, options)

    @overload
    def create_custom_model(
        self,
        *,
        model_set_id: str,
        source_type: Literal["Train"],
        train_meta: TrainMetaInput,
        description: str | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> CreateCustomModelResponse: ...

    @overload
    def create_custom_model(
        self,
        *,
        model_set_id: str,
        source_type: Literal["Import"],
        import_meta: HuggingFaceImportMetaInput | SafetensorsImportMetaInput,
        description: str | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> CreateCustomModelResponse: ...

    def create_custom_model(
        self,
        *,
        model_set_id: Any = NOT_GIVEN,
        source_type: Any = NOT_GIVEN,
        train_meta: Any = NOT_GIVEN,
        description: Any = NOT_GIVEN,
        import_meta: Any = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> CreateCustomModelResponse:
        """Create a model version from a training task or from a BOS object.

        With sourceType Train, a checkpoint of a training task is published. With Import, a Hugging Face model or a
        text-to-image model in Safetensors format is read from BOS. The version is Creating at first; wait until
        DescribeModel says Ready.

        Args:
            model_set_id: The model set that the version joins. From DescribeCustomModelSets or the console; at least
                1 character.
            source_type: Train: The version comes from a training task. Import: The version is imported from BOS.
            train_meta: Which training task, and which of its checkpoints.
            description: Description of the version, at most 300 characters.
            import_meta: Where the model lies, and what it is. One shape for each modelFormat.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Mlxefih20 (2025-01-13)
        """
        from .operations.create_custom_model import OPERATION

        return self._console._call(
            OPERATION,
            {
                "modelSetId": model_set_id,
                "sourceType": source_type,
                "trainMeta": train_meta,
                "description": description,
                "importMeta": import_meta,
            },
            options,
        )

    def create_custom_model_set(
        self,
        *,
        model_set_name: str,
        model_type: Literal[
            "Text2Text",
            "Text2Image",
            "Embedding",
            "ImageUnderstanding",
            "VideoGeneration",
            "VioceGeneration",
            "Reasoning",
            "Reranker",
        ],
        labels: Sequence[str] | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> CreateCustomModelSetResponse:
        """Create a model set.

        Makes a model set without versions. CreateCustomModel adds versions to it, and CreateModelCompTask can put a
        compressed version there.

        Args:
            model_set_name: Name of the set; at least 1 character.
            model_type: Kind of model.
            labels: Business labels.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Jlw02gbpo (2025-06-24)
        """
        from .operations.create_custom_model_set import OPERATION

        return self._console._call(
            OPERATION, {"modelSetName": model_set_name, "modelType": model_type, "labels": labels}, options
        )

    def create_model_comp_task(
        self,
        *,
        name: str,
        description: str | NotGiven = NOT_GIVEN,
        source_model_id: str,
        config: QuantizationConfigInput | SparsityConfigInput,
        model_set_id: str,
        **options: Unpack[CallOptions],
    ) -> CreateModelCompTaskResponse:
        """Start a compression task.

        The source version must be one for which DescribeModel says isSupportModelComp true. The task is creating or
        running at first; wait until DescribeModelCompTask says succeeded, then it names the produced version.

        Args:
            name: Name of the task; at least 1 character.
            description: Description of the task.
            source_model_id: The version to compress; DescribeModel must say isSupportModelComp true for it; at least
                1 character.
            config: How to compress. One shape for each strategy.
            model_set_id: The model set that gets the compressed version. From DescribeCustomModelSets, or the result
                of CreateCustomModelSet; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/em347mola (2025-04-16)
        """
        from .operations.create_model_comp_task import OPERATION

        return self._console._call(
            OPERATION,
            {
                "name": name,
                "description": description,
                "sourceModelId": source_model_id,
                "config": config,
                "modelSetId": model_set_id,
            },
            options,
        )

    def create_model_custom_conf(
        self, *, custom_spec_file: UploadInput, **options: Unpack[CallOptions]
    ) -> CreateModelCustomConfResponse:
        """Upload a chat template file.

        Uploads a Python file with a chat template. The result is its name on the platform; give it to
        CreateCustomModel as importMeta.customSpec.fileName.

        Args:
            custom_spec_file: The file; its name ends with .py, and it has at most 1 MB.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02obpp (2025-06-24)
        """
        from ..runtime.upload import Part
        from .operations.create_model_custom_conf import OPERATION

        part = Part("customSpecFile", ".py", 1048576)
        return self._console._upload(OPERATION, part, custom_spec_file, options)

    def create_model_export_task(
        self, *, model_id: str, **options: Unpack[CallOptions]
    ) -> CreateModelExportTaskResponse:
        """Start the export of a model version.

        Starts packing a version. Wait until DescribeModelExportTask says Done, then it names a download address. A
        destination cannot be chosen.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Qlw02q2x4 (2025-06-24)
        """
        from .operations.create_model_export_task import OPERATION

        return self._console._call(OPERATION, {"modelId": model_id}, options)

    def delete_model(self, *, model_id: str, **options: Unpack[CallOptions]) -> DeleteModelResponse:
        """Delete a model version.

        Deletes a version by its id.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/hlxeg1tee (2024-11-11)
        """
        from .operations.delete_model import OPERATION

        return self._console._call(OPERATION, {"modelId": model_id}, options)

    def delete_model_comp_task(
        self, *, model_comp_task_id: str | NotGiven = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> DeleteModelCompTaskResponse:
        """Delete a compression task.

        Deletes a task.

        Args:
            model_comp_task_id: Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks.
                Optional by the page, yet nothing else names the task.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Slxcndblq (2025-06-24)
        """
        from .operations.delete_model_comp_task import OPERATION

        return self._console._call(OPERATION, {"modelCompTaskId": model_comp_task_id}, options)

    def delete_model_set(self, *, model_set_id: str, **options: Unpack[CallOptions]) -> DeleteModelSetResponse:
        """Delete a model set.

        Deletes a set of the account.

        Args:
            model_set_id: Model set id. From DescribeCustomModelSets or the console; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02p842 (2025-06-24)
        """
        from .operations.delete_model_set import OPERATION

        return self._console._call(OPERATION, {"modelSetId": model_set_id}, options)

    def describe_custom_model_sets(
        self,
        *,
        marker: str | NotGiven = NOT_GIVEN,
        max_keys: int | NotGiven = NOT_GIVEN,
        page_reverse: bool | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> Pager[CustomModelSet, DescribeCustomModelSetsResponse]:
        """List your model sets.

        Lists the model sets of the account with the ids and names of their versions.

        Args:
            marker: Id of the model set to start at; the first one when absent.
            max_keys: How many to return; 10 when absent. More than 100 is taken as 100, which is no error.
            page_reverse: Whether to list in reverse order; false when absent.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanReadAccessPolicy or QianfanModelTuningFullControlAccessPolicy or
                QianfanModelTuningReadAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/8lw02hfz2 (2025-06-24)
        """
        from ..runtime.pages import Paths
        from .operations.describe_custom_model_sets import OPERATION

        return self._console._pages(
            OPERATION,
            Paths("marker", "result.customModelSetList", "result.pageInfo.isTruncated", "result.pageInfo.nextMarker"),
            {"marker": marker, "maxKeys": max_keys, "pageReverse": page_reverse},
            options,
        )

    def describe_model(self, *, model_id: str, **options: Unpack[CallOptions]) -> DescribeModelResponse:
        """Show a model version.

        Shows the status of a version, where it came from and whether it can be compressed. A new version is Creating
        until it is Ready or has failed.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanReadAccessPolicy or QianfanModelTuningFullControlAccessPolicy or
                QianfanModelTuningReadAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Plw02jx3a (2025-09-22)
        """
        from .operations.describe_model import OPERATION

        return self._console._call(OPERATION, {"modelId": model_id}, options)

    def wait_until_model_ready(self, *, model_id: str, **options: Unpack[WaitOptions]) -> DescribeModelResponse:
        """Wait until the version can be used.

        Polls DescribeModel and returns its last response.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.
            options: deadline, poll_interval, on_poll; see `WaitOptions`.

        Raises:
            WaitFailedError: the state became Fail.
            WaitTimeoutError: the deadline passed.
            QianfanError: as for every call.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Plw02jx3a (2025-09-22)
        """
        from .operations.describe_model import OPERATION

        return self._console._wait(OPERATION, "model_ready", {"modelId": model_id}, options)

    def describe_model_comp_task(
        self, *, model_comp_task_id: str | NotGiven = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> DescribeModelCompTaskResponse:
        """Show a compression task.

        Shows the status of a task, why it failed, or which version it produced.

        Args:
            model_comp_task_id: Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks.
                Optional by the page, yet nothing else names the task.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanReadAccessPolicy or QianfanModelTuningFullControlAccessPolicy or
                QianfanModelTuningReadAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/ylxcncgpi (2025-06-24)
        """
        from .operations.describe_model_comp_task import OPERATION

        return self._console._call(OPERATION, {"modelCompTaskId": model_comp_task_id}, options)

    def wait_until_model_comp_task_succeeded(
        self, *, model_comp_task_id: str, **options: Unpack[WaitOptions]
    ) -> DescribeModelCompTaskResponse:
        """Wait until the task has produced a version. A task that is being stopped counts as failed.

        Polls DescribeModelCompTask and returns its last response.

        Args:
            model_comp_task_id: Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks.
                Optional by the page, yet nothing else names the task.
            options: deadline, poll_interval, on_poll; see `WaitOptions`.

        Raises:
            WaitFailedError: the state became failed or stopping or stopped. The error carries the vendor's reason.
            WaitTimeoutError: the deadline passed.
            QianfanError: as for every call.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/ylxcncgpi (2025-06-24)
        """
        from .operations.describe_model_comp_task import OPERATION

        return self._console._wait(
            OPERATION, "model_comp_task_succeeded", {"modelCompTaskId": model_comp_task_id}, options
        )

    def describe_model_comp_tasks(
        self,
        *,
        marker: str | NotGiven = NOT_GIVEN,
        max_keys: int | NotGiven = NOT_GIVEN,
        page_reverse: bool | NotGiven = NOT_GIVEN,
        source_model_id: str | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> Pager[ModelCompTaskItem, DescribeModelCompTasksResponse]:
        """List the compression tasks.

        Lists the compression tasks of the account, all or those of one source version.

        Args:
            marker: Id of the task to start at; the first one when absent.
            max_keys: How many to return; 10 when absent. More than 100 is taken as 100, which is no error.
            page_reverse: Whether to list in reverse order; false when absent.
            source_model_id: List only the tasks that compress this version.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanReadAccessPolicy or QianfanModelTuningFullControlAccessPolicy or
                QianfanModelTuningReadAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/qianfan/s/Omh4sv2ag (2025-10-29)
        """
        from ..runtime.pages import Paths
        from .operations.describe_model_comp_tasks import OPERATION

        return self._console._pages(
            OPERATION,
            Paths("marker", "result.modelCompTaskList", "result.pageInfo.isTruncated", "result.pageInfo.nextMarker"),
            {"marker": marker, "maxKeys": max_keys, "pageReverse": page_reverse, "sourceModelId": source_model_id},
            options,
        )

    def describe_model_custom_advanced_conf(
        self, *, model_id: str, **options: Unpack[CallOptions]
    ) -> DescribeModelCustomAdvancedConfResponse:
        """Show the advanced configuration of a model version.

        Shows the advanced configuration that a version has.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanReadAccessPolicy or QianfanModelTuningFullControlAccessPolicy or
                QianfanModelTuningReadAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Slw02kg6r (2025-06-24)
        """
        from .operations.describe_model_custom_advanced_conf import OPERATION

        return self._console._call(OPERATION, {"modelId": model_id}, options)

    def describe_model_export_task(
        self, *, model_id: str, **options: Unpack[CallOptions]
    ) -> DescribeModelExportTaskResponse:
        """Show the export of a model version.

        Shows the export of a version. It is asked for by the id of the version, not by exportId.

        Args:
            model_id: Model version id, not the export task id; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Ilw02qjia (2025-06-24)
        """
        from .operations.describe_model_export_task import OPERATION

        return self._console._call(OPERATION, {"modelId": model_id}, options)

    def wait_until_export_done(
        self, *, model_id: str, **options: Unpack[WaitOptions]
    ) -> DescribeModelExportTaskResponse:
        """Wait until the packed version can be downloaded.

        Polls DescribeModelExportTask and returns its last response.

        Args:
            model_id: Model version id, not the export task id; at least 1 character.
            options: deadline, poll_interval, on_poll; see `WaitOptions`.

        Raises:
            WaitFailedError: the state became Fail.
            WaitTimeoutError: the deadline passed.
            QianfanError: as for every call.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Ilw02qjia (2025-06-24)
        """
        from .operations.describe_model_export_task import OPERATION

        return self._console._wait(OPERATION, "export_done", {"modelId": model_id}, options)

    @overload
    def describe_model_set(self, *, model_set_id: str, **options: Unpack[CallOptions]) -> DescribeModelSetResponse: ...

    @overload
    def describe_model_set(
        self, *, model_set_name: str, **options: Unpack[CallOptions]
    ) -> DescribeModelSetResponse: ...

    def describe_model_set(
        self, *, model_set_id: Any = NOT_GIVEN, model_set_name: Any = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> DescribeModelSetResponse:
        """Show a model set.

        Shows a set with the ids and names of its versions. It serves the sets of the account and the preset ones.

        Args:
            model_set_id: Model set id. From DescribeCustomModelSets or the console; at least 1 character.
            model_set_name: Name of the set; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanReadAccessPolicy or QianfanModelTuningFullControlAccessPolicy or
                QianfanModelTuningReadAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/qlw02hyof (2025-06-24)
        """
        from .operations.describe_model_set import OPERATION

        return self._console._call(OPERATION, {"modelSetId": model_set_id, "modelSetName": model_set_name}, options)

    def describe_model_system_advanced_conf(
        self,
        *,
        basic_model_name: str,
        model_format: Literal["HuggingFace.Transformers"],
        model_application_type: Literal["chat", "completion"],
        **options: Unpack[CallOptions],
    ) -> DescribeModelSystemAdvancedConfResponse:
        """Show the preset advanced configuration for an import.

        Shows the advanced configuration that the platform presets for a kind of model. Give the result to
        CreateCustomModel as importMeta.advanceConf.

        Args:
            basic_model_name: Name of the base model's version; at least 1 character.
            model_format: Format of the model.
            model_application_type: What goes in and out: chat or completion.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed; the key needs QianfanFullControlAccessPolicy or
                QianfanModelTuningFullControlAccessPolicy.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/mlw02or90 (2025-06-24)
        """
        from .operations.describe_model_system_advanced_conf import OPERATION

        return self._console._call(
            OPERATION,
            {
                "basicModelName": basic_model_name,
                "modelFormat": model_format,
                "modelApplicationType": model_application_type,
            },
            options,
        )

    def describe_system_model(self, *, model_id: str, **options: Unpack[CallOptions]) -> DescribeSystemModelResponse:
        """Show a version of a preset model.

        Shows a version of a model that the platform offers: its input limits, capabilities and what it can be used
        for.

        Args:
            model_id: Id of a preset version. From modelIds of DescribeSystemModelSets; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Sm3s3undj (2025-09-22)
        """
        from .operations.describe_system_model import OPERATION

        return self._console._call(OPERATION, {"modelId": model_id}, options)

    @overload
    def describe_system_model_set(
        self, *, model_set_id: str, **options: Unpack[CallOptions]
    ) -> DescribeSystemModelSetResponse: ...

    @overload
    def describe_system_model_set(
        self, *, model_set_name: str, **options: Unpack[CallOptions]
    ) -> DescribeSystemModelSetResponse: ...

    def describe_system_model_set(
        self, *, model_set_id: Any = NOT_GIVEN, model_set_name: Any = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> DescribeSystemModelSetResponse:
        """Show a preset model set.

        Shows a model set that the platform offers, with the ids and names of its versions.

        Args:
            model_set_id: Model set id. From DescribeSystemModelSets; at least 1 character.
            model_set_name: Name of the set; at least 1 character.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/qianfan-api/s/Imnin78he (2026-04-03)
        """
        from .operations.describe_system_model_set import OPERATION

        return self._console._call(OPERATION, {"modelSetId": model_set_id, "modelSetName": model_set_name}, options)

    def describe_system_model_sets(
        self,
        *,
        marker: str | NotGiven = NOT_GIVEN,
        max_keys: int | NotGiven = NOT_GIVEN,
        page_reverse: bool | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> Pager[SystemModelSetItem, DescribeSystemModelSetsResponse]:
        """List the preset model sets.

        Lists the model sets that the platform offers, with the ids and names of their versions.

        Args:
            marker: Id of the model set to start at; the first one when absent.
            max_keys: How many to return; 10 when absent. More than 100 is taken as 100, which is no error.
            page_reverse: Whether to list in reverse order; false when absent.
            options: extra_body, extra_headers, extra_query, timeout; see `CallOptions`.

        Raises:
            RequestValidationError: the request breaks a documented rule; nothing was sent.
            APIError: the service refused or failed.
            TransportError: no answer arrived.

        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/8lw02gz0g (2025-06-24)
        """
        from ..runtime.pages import Paths
        from .operations.describe_system_model_sets import OPERATION

        return self._console._pages(
            OPERATION,
            Paths("marker", "result.systemModelSetList", "result.pageInfo.isTruncated", "result.pageInfo.nextMarker"),
            {"marker": marker, "maxKeys": max_keys, "pageReverse": page_reverse},
            options,
        )
