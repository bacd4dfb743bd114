# Generated from spec/ by `make generate`. Do not edit.
"""The Actions of /v2/model, for sync code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from ..runtime.namespace import Namespace
from ..runtime.sentinel import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .. import model as _models
    from ..pager import Pager
    from ..runtime.options import CallOptions, WaitOptions
    from ..runtime.upload import UploadInput
    from . import params as _params


class ModelNamespace(Namespace):
    """What `console.model` offers: a method for each Action of /v2/model.

    Beside its own arguments, each method takes extra_body, extra_headers, extra_query, timeout, deadline and retry; see
    `CallOptions`.

    Raises:
        RequestValidationError: the request breaks a documented rule; nothing was sent.
        APIError: the service refused or failed.
        TransportError: no answer arrived.
    """

    def cancel_model_comp_task(
        self, *, model_comp_task_id: str | NotGiven = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> _models.CancelModelCompTaskResponse:
        """Stop a compression task.

        Asks for a task to be stopped. By its status values it is stopping before it is stopped; follow it with
        DescribeModelCompTask.

        Args:
            model_comp_task_id: Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks.
                Optional by the page, yet nothing else names the task.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/llxcncxsd (2025-06-24)
        """
        return self._call("cancel_model_comp_task", locals())

    @overload
    def create_custom_model(
        self,
        *,
        model_set_id: str,
        source_type: Literal["Train"],
        train_meta: _params.TrainMetaInput,
        description: str | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> _models.CreateCustomModelResponse: ...

    @overload
    def create_custom_model(
        self,
        *,
        model_set_id: str,
        source_type: Literal["Import"],
        import_meta: _params.HuggingFaceImportMetaInput | _params.SafetensorsImportMetaInput,
        description: str | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> _models.CreateCustomModelResponse: ...

    def create_custom_model(
        self,
        *,
        model_set_id: Any = NOT_GIVEN,
        source_type: Any = NOT_GIVEN,
        train_meta: Any = NOT_GIVEN,
        description: Any = NOT_GIVEN,
        import_meta: Any = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> _models.CreateCustomModelResponse:
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

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Mlxefih20 (2025-01-13)
        """
        return self._call("create_custom_model", locals())

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
    ) -> _models.CreateCustomModelSetResponse:
        """Create a model set.

        Makes a model set without versions. CreateCustomModel adds versions to it, and CreateModelCompTask can put a
        compressed version there.

        Args:
            model_set_name: Name of the set; at least 1 character.
            model_type: Kind of model.
            labels: Business labels.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Jlw02gbpo (2025-06-24)
        """
        return self._call("create_custom_model_set", locals())

    def create_model_comp_task(
        self,
        *,
        name: str,
        description: str | NotGiven = NOT_GIVEN,
        source_model_id: str,
        config: _params.QuantizationConfigInput | _params.SparsityConfigInput,
        model_set_id: str,
        **options: Unpack[CallOptions],
    ) -> _models.CreateModelCompTaskResponse:
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

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/em347mola (2025-04-16)
        """
        return self._call("create_model_comp_task", locals())

    def create_model_custom_conf(
        self, *, custom_spec_file: UploadInput, **options: Unpack[CallOptions]
    ) -> _models.CreateModelCustomConfResponse:
        """Upload a chat template file.

        Uploads a Python file with a chat template. The result is its name on the platform; give it to
        CreateCustomModel as importMeta.customSpec.fileName.

        Args:
            custom_spec_file: The file, of 1 MB at most; name ends with .py, at most 1048576 bytes.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02obpp (2025-06-24)
        """
        return self._call("create_model_custom_conf", locals())

    def create_model_export_task(
        self, *, model_id: str, **options: Unpack[CallOptions]
    ) -> _models.CreateModelExportTaskResponse:
        """Start the export of a model version.

        Starts packing a version. Wait until DescribeModelExportTask says Done, then it names a download address. A
        destination cannot be chosen.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Qlw02q2x4 (2025-06-24)
        """
        return self._call("create_model_export_task", locals())

    def delete_model(self, *, model_id: str, **options: Unpack[CallOptions]) -> _models.DeleteModelResponse:
        """Delete a model version.

        Deletes a version by its id.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/hlxeg1tee (2024-11-11)
        """
        return self._call("delete_model", locals())

    def delete_model_comp_task(
        self, *, model_comp_task_id: str | NotGiven = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> _models.DeleteModelCompTaskResponse:
        """Delete a compression task.

        Deletes a task.

        Args:
            model_comp_task_id: Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks.
                Optional by the page, yet nothing else names the task.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Slxcndblq (2025-06-24)
        """
        return self._call("delete_model_comp_task", locals())

    def delete_model_set(self, *, model_set_id: str, **options: Unpack[CallOptions]) -> _models.DeleteModelSetResponse:
        """Delete a model set.

        Deletes a set of the account.

        Args:
            model_set_id: Model set id. From DescribeCustomModelSets or the console; at least 1 character.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02p842 (2025-06-24)
        """
        return self._call("delete_model_set", locals())

    def describe_custom_model_sets(
        self,
        *,
        marker: str | NotGiven = NOT_GIVEN,
        max_keys: int | NotGiven = NOT_GIVEN,
        page_reverse: bool | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> Pager[_models.CustomModelSet, _models.DescribeCustomModelSetsResponse]:
        """List your model sets.

        Lists the model sets of the account with the ids and names of their versions.

        Args:
            marker: Id of the model set to start at; the first one when absent.
            max_keys: How many to return; 10 when absent. More than 100 is taken as 100, which is no error.
            page_reverse: Whether to list in reverse order; false when absent.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or QianfanReadAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy or QianfanModelTuningReadAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/8lw02hfz2 (2025-06-24)
        """
        return self._call("describe_custom_model_sets", locals())

    def describe_model(self, *, model_id: str, **options: Unpack[CallOptions]) -> _models.DescribeModelResponse:
        """Show a model version.

        Shows the status of a version, where it came from and whether it can be compressed. A new version is Creating
        until it is Ready or has failed.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or QianfanReadAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy or QianfanModelTuningReadAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Plw02jx3a (2025-09-22)
        """
        return self._call("describe_model", locals())

    def wait_until_model_ready(self, *, model_id: str, **options: Unpack[WaitOptions]) -> _models.DescribeModelResponse:
        """Wait until the version can be used.

        Polls DescribeModel and returns its last response.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.
            options: deadline, poll_interval, on_poll; see `WaitOptions`.

        Raises: WaitFailedError if the state became Fail; WaitTimeoutError; as every method here.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Plw02jx3a (2025-09-22)
        """
        return self._wait("describe_model", "model_ready", locals())

    def describe_model_comp_task(
        self, *, model_comp_task_id: str | NotGiven = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> _models.DescribeModelCompTaskResponse:
        """Show a compression task.

        Shows the status of a task, why it failed, or which version it produced.

        Args:
            model_comp_task_id: Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks.
                Optional by the page, yet nothing else names the task.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or QianfanReadAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy or QianfanModelTuningReadAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/ylxcncgpi (2025-06-24)
        """
        return self._call("describe_model_comp_task", locals())

    def wait_until_model_comp_task_succeeded(
        self, *, model_comp_task_id: str, **options: Unpack[WaitOptions]
    ) -> _models.DescribeModelCompTaskResponse:
        """Wait until the task has produced a version. A task that is being stopped counts as failed.

        Polls DescribeModelCompTask and returns its last response.

        Args:
            model_comp_task_id: Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks.
                Optional by the page, yet nothing else names the task.
            options: deadline, poll_interval, on_poll; see `WaitOptions`.

        Raises: WaitFailedError if the state became failed or stopping or stopped, with the vendor's reason;
            WaitTimeoutError; as every method here.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/ylxcncgpi (2025-06-24)
        """
        return self._wait("describe_model_comp_task", "model_comp_task_succeeded", locals())

    def describe_model_comp_tasks(
        self,
        *,
        marker: str | NotGiven = NOT_GIVEN,
        max_keys: int | NotGiven = NOT_GIVEN,
        page_reverse: bool | NotGiven = NOT_GIVEN,
        source_model_id: str | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> Pager[_models.ModelCompTaskItem, _models.DescribeModelCompTasksResponse]:
        """List the compression tasks.

        Lists the compression tasks of the account, all or those of one source version.

        Args:
            marker: Id of the task to start at; the first one when absent.
            max_keys: How many to return; 10 when absent. More than 100 is taken as 100, which is no error.
            page_reverse: Whether to list in reverse order; false when absent.
            source_model_id: List only the tasks that compress this version.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or QianfanReadAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy or QianfanModelTuningReadAccessPolicy.
        Source: https://cloud.baidu.com/doc/qianfan/s/Omh4sv2ag (2025-10-29)
        """
        return self._call("describe_model_comp_tasks", locals())

    def describe_model_custom_advanced_conf(
        self, *, model_id: str, **options: Unpack[CallOptions]
    ) -> _models.DescribeModelCustomAdvancedConfResponse:
        """Show the advanced configuration of a model version.

        Shows the advanced configuration that a version has.

        Args:
            model_id: Model version id. From CreateCustomModel or the console; at least 1 character.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or QianfanReadAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy or QianfanModelTuningReadAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Slw02kg6r (2025-06-24)
        """
        return self._call("describe_model_custom_advanced_conf", locals())

    def describe_model_export_task(
        self, *, model_id: str, **options: Unpack[CallOptions]
    ) -> _models.DescribeModelExportTaskResponse:
        """Show the export of a model version.

        Shows the export of a version. It is asked for by the id of the version, not by exportId.

        Args:
            model_id: Model version id, not the export task id; at least 1 character.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Ilw02qjia (2025-06-24)
        """
        return self._call("describe_model_export_task", locals())

    def wait_until_export_done(
        self, *, model_id: str, **options: Unpack[WaitOptions]
    ) -> _models.DescribeModelExportTaskResponse:
        """Wait until the packed version can be downloaded.

        Polls DescribeModelExportTask and returns its last response.

        Args:
            model_id: Model version id, not the export task id; at least 1 character.
            options: deadline, poll_interval, on_poll; see `WaitOptions`.

        Raises: WaitFailedError if the state became Fail; WaitTimeoutError; as every method here.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Ilw02qjia (2025-06-24)
        """
        return self._wait("describe_model_export_task", "export_done", locals())

    @overload
    def describe_model_set(
        self, *, model_set_id: str, **options: Unpack[CallOptions]
    ) -> _models.DescribeModelSetResponse: ...

    @overload
    def describe_model_set(
        self, *, model_set_name: str, **options: Unpack[CallOptions]
    ) -> _models.DescribeModelSetResponse: ...

    def describe_model_set(
        self, *, model_set_id: Any = NOT_GIVEN, model_set_name: Any = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> _models.DescribeModelSetResponse:
        """Show a model set.

        Shows a set with the ids and names of its versions. It serves the sets of the account and the preset ones.

        Args:
            model_set_id: Model set id. From DescribeCustomModelSets or the console; at least 1 character.
            model_set_name: Name of the set; at least 1 character.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or QianfanReadAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy or QianfanModelTuningReadAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/qlw02hyof (2025-06-24)
        """
        return self._call("describe_model_set", locals())

    def describe_model_system_advanced_conf(
        self,
        *,
        basic_model_name: str,
        model_format: Literal["HuggingFace.Transformers"],
        model_application_type: Literal["chat", "completion"],
        **options: Unpack[CallOptions],
    ) -> _models.DescribeModelSystemAdvancedConfResponse:
        """Show the preset advanced configuration for an import.

        Shows the advanced configuration that the platform presets for a kind of model. Give the result to
        CreateCustomModel as importMeta.advanceConf.

        Args:
            basic_model_name: Name of the base model's version; at least 1 character.
            model_format: Format of the model.
            model_application_type: What goes in and out: chat or completion.

        Raises: as every method here; the key needs QianfanFullControlAccessPolicy or
            QianfanModelTuningFullControlAccessPolicy.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/mlw02or90 (2025-06-24)
        """
        return self._call("describe_model_system_advanced_conf", locals())

    def describe_system_model(
        self, *, model_id: str, **options: Unpack[CallOptions]
    ) -> _models.DescribeSystemModelResponse:
        """Show a version of a preset model.

        Shows a version of a model that the platform offers: its input limits, capabilities and what it can be used
        for.

        Args:
            model_id: Id of a preset version. From modelIds of DescribeSystemModelSets; at least 1 character.

        Raises: as every method here.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Sm3s3undj (2025-09-22)
        """
        return self._call("describe_system_model", locals())

    @overload
    def describe_system_model_set(
        self, *, model_set_id: str, **options: Unpack[CallOptions]
    ) -> _models.DescribeSystemModelSetResponse: ...

    @overload
    def describe_system_model_set(
        self, *, model_set_name: str, **options: Unpack[CallOptions]
    ) -> _models.DescribeSystemModelSetResponse: ...

    def describe_system_model_set(
        self, *, model_set_id: Any = NOT_GIVEN, model_set_name: Any = NOT_GIVEN, **options: Unpack[CallOptions]
    ) -> _models.DescribeSystemModelSetResponse:
        """Show a preset model set.

        Shows a model set that the platform offers, with the ids and names of its versions.

        Args:
            model_set_id: Model set id. From DescribeSystemModelSets; at least 1 character.
            model_set_name: Name of the set; at least 1 character.

        Raises: as every method here.
        Source: https://cloud.baidu.com/doc/qianfan-api/s/Imnin78he (2026-04-03)
        """
        return self._call("describe_system_model_set", locals())

    def describe_system_model_sets(
        self,
        *,
        marker: str | NotGiven = NOT_GIVEN,
        max_keys: int | NotGiven = NOT_GIVEN,
        page_reverse: bool | NotGiven = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> Pager[_models.SystemModelSetItem, _models.DescribeSystemModelSetsResponse]:
        """List the preset model sets.

        Lists the model sets that the platform offers, with the ids and names of their versions.

        Args:
            marker: Id of the model set to start at; the first one when absent.
            max_keys: How many to return; 10 when absent. More than 100 is taken as 100, which is no error.
            page_reverse: Whether to list in reverse order; false when absent.

        Raises: as every method here.
        Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/8lw02gz0g (2025-06-24)
        """
        return self._call("describe_system_model_sets", locals())
