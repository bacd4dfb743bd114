# Generated from spec/ by `make generate`. Do not edit.
"""Models of /v2/model; each is loaded on first use."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .operations.cancel_model_comp_task import CancelModelCompTaskRequest as CancelModelCompTaskRequest
    from .operations.cancel_model_comp_task import CancelModelCompTaskResponse as CancelModelCompTaskResponse
    from .operations.create_custom_model import BeamSearch as BeamSearch
    from .operations.create_custom_model import ChatConf as ChatConf
    from .operations.create_custom_model import CreateCustomModelFromImport as CreateCustomModelFromImport
    from .operations.create_custom_model import CreateCustomModelFromTrain as CreateCustomModelFromTrain
    from .operations.create_custom_model import CreateCustomModelRequest as CreateCustomModelRequest
    from .operations.create_custom_model import CreateCustomModelResponse as CreateCustomModelResponse
    from .operations.create_custom_model import CreatedModel as CreatedModel
    from .operations.create_custom_model import CustomSpec as CustomSpec
    from .operations.create_custom_model import GreedySearch as GreedySearch
    from .operations.create_custom_model import HuggingFaceImportMeta as HuggingFaceImportMeta
    from .operations.create_custom_model import MultinomialSampling as MultinomialSampling
    from .operations.create_custom_model import NestedModelCompConf as NestedModelCompConf
    from .operations.create_custom_model import SafetensorsImportMeta as SafetensorsImportMeta
    from .operations.create_custom_model import TrainMeta as TrainMeta
    from .operations.create_custom_model_set import CreateCustomModelSetRequest as CreateCustomModelSetRequest
    from .operations.create_custom_model_set import CreateCustomModelSetResponse as CreateCustomModelSetResponse
    from .operations.create_model_comp_task import CreateModelCompTaskRequest as CreateModelCompTaskRequest
    from .operations.create_model_comp_task import CreateModelCompTaskResponse as CreateModelCompTaskResponse
    from .operations.create_model_comp_task import QuantizationConfig as QuantizationConfig
    from .operations.create_model_comp_task import SparsityConfig as SparsityConfig
    from .operations.create_model_custom_conf import CreateModelCustomConfRequest as CreateModelCustomConfRequest
    from .operations.create_model_custom_conf import CreateModelCustomConfResponse as CreateModelCustomConfResponse
    from .operations.create_model_export_task import CreatedModelExport as CreatedModelExport
    from .operations.create_model_export_task import CreateModelExportTaskRequest as CreateModelExportTaskRequest
    from .operations.create_model_export_task import CreateModelExportTaskResponse as CreateModelExportTaskResponse
    from .operations.delete_model import DeleteModelRequest as DeleteModelRequest
    from .operations.delete_model import DeleteModelResponse as DeleteModelResponse
    from .operations.delete_model_comp_task import DeleteModelCompTaskRequest as DeleteModelCompTaskRequest
    from .operations.delete_model_comp_task import DeleteModelCompTaskResponse as DeleteModelCompTaskResponse
    from .operations.delete_model_set import DeleteModelSetRequest as DeleteModelSetRequest
    from .operations.delete_model_set import DeleteModelSetResponse as DeleteModelSetResponse
    from .operations.describe_custom_model_sets import CustomModelSet as CustomModelSet
    from .operations.describe_custom_model_sets import CustomModelSetPage as CustomModelSetPage
    from .operations.describe_custom_model_sets import DescribeCustomModelSetsRequest as DescribeCustomModelSetsRequest
    from .operations.describe_custom_model_sets import (
        DescribeCustomModelSetsResponse as DescribeCustomModelSetsResponse,
    )
    from .operations.describe_model import DescribeModelRequest as DescribeModelRequest
    from .operations.describe_model import DescribeModelResponse as DescribeModelResponse
    from .operations.describe_model import ModelVersion as ModelVersion
    from .operations.describe_model_comp_task import DescribeModelCompTaskRequest as DescribeModelCompTaskRequest
    from .operations.describe_model_comp_task import DescribeModelCompTaskResponse as DescribeModelCompTaskResponse
    from .operations.describe_model_comp_task import ModelCompTask as ModelCompTask
    from .operations.describe_model_comp_task import ModelCompTaskConfig as ModelCompTaskConfig
    from .operations.describe_model_comp_tasks import DescribeModelCompTasksRequest as DescribeModelCompTasksRequest
    from .operations.describe_model_comp_tasks import DescribeModelCompTasksResponse as DescribeModelCompTasksResponse
    from .operations.describe_model_comp_tasks import ModelCompTaskItem as ModelCompTaskItem
    from .operations.describe_model_comp_tasks import ModelCompTaskPage as ModelCompTaskPage
    from .operations.describe_model_custom_advanced_conf import (
        DescribeModelCustomAdvancedConfRequest as DescribeModelCustomAdvancedConfRequest,
    )
    from .operations.describe_model_custom_advanced_conf import (
        DescribeModelCustomAdvancedConfResponse as DescribeModelCustomAdvancedConfResponse,
    )
    from .operations.describe_model_export_task import DescribeModelExportTaskRequest as DescribeModelExportTaskRequest
    from .operations.describe_model_export_task import (
        DescribeModelExportTaskResponse as DescribeModelExportTaskResponse,
    )
    from .operations.describe_model_export_task import ModelExport as ModelExport
    from .operations.describe_model_set import DescribeModelSetRequest as DescribeModelSetRequest
    from .operations.describe_model_set import DescribeModelSetResponse as DescribeModelSetResponse
    from .operations.describe_model_set import ModelSet as ModelSet
    from .operations.describe_model_system_advanced_conf import (
        DescribeModelSystemAdvancedConfRequest as DescribeModelSystemAdvancedConfRequest,
    )
    from .operations.describe_model_system_advanced_conf import (
        DescribeModelSystemAdvancedConfResponse as DescribeModelSystemAdvancedConfResponse,
    )
    from .operations.describe_system_model import DescribeSystemModelRequest as DescribeSystemModelRequest
    from .operations.describe_system_model import DescribeSystemModelResponse as DescribeSystemModelResponse
    from .operations.describe_system_model import SystemModelVersion as SystemModelVersion
    from .operations.describe_system_model import TokenLimitations as TokenLimitations
    from .operations.describe_system_model import TrivialTokenLimitations as TrivialTokenLimitations
    from .operations.describe_system_model_set import DescribeSystemModelSetRequest as DescribeSystemModelSetRequest
    from .operations.describe_system_model_set import DescribeSystemModelSetResponse as DescribeSystemModelSetResponse
    from .operations.describe_system_model_set import SystemModelSet as SystemModelSet
    from .operations.describe_system_model_sets import DescribeSystemModelSetsRequest as DescribeSystemModelSetsRequest
    from .operations.describe_system_model_sets import (
        DescribeSystemModelSetsResponse as DescribeSystemModelSetsResponse,
    )
    from .operations.describe_system_model_sets import SystemModelSetItem as SystemModelSetItem
    from .operations.describe_system_model_sets import SystemModelSetPage as SystemModelSetPage

_EXPORTS = {
    **dict.fromkeys(("CancelModelCompTaskRequest", "CancelModelCompTaskResponse"), "operations.cancel_model_comp_task"),
    **dict.fromkeys(
        (
            "BeamSearch",
            "ChatConf",
            "CreateCustomModelFromImport",
            "CreateCustomModelFromTrain",
            "CreateCustomModelRequest",
            "CreateCustomModelResponse",
            "CreatedModel",
            "CustomSpec",
            "GreedySearch",
            "HuggingFaceImportMeta",
            "MultinomialSampling",
            "NestedModelCompConf",
            "SafetensorsImportMeta",
            "TrainMeta",
        ),
        "operations.create_custom_model",
    ),
    **dict.fromkeys(
        ("CreateCustomModelSetRequest", "CreateCustomModelSetResponse"), "operations.create_custom_model_set"
    ),
    **dict.fromkeys(
        ("CreateModelCompTaskRequest", "CreateModelCompTaskResponse", "QuantizationConfig", "SparsityConfig"),
        "operations.create_model_comp_task",
    ),
    **dict.fromkeys(
        ("CreateModelCustomConfRequest", "CreateModelCustomConfResponse"), "operations.create_model_custom_conf"
    ),
    **dict.fromkeys(
        ("CreateModelExportTaskRequest", "CreateModelExportTaskResponse", "CreatedModelExport"),
        "operations.create_model_export_task",
    ),
    **dict.fromkeys(("DeleteModelRequest", "DeleteModelResponse"), "operations.delete_model"),
    **dict.fromkeys(("DeleteModelCompTaskRequest", "DeleteModelCompTaskResponse"), "operations.delete_model_comp_task"),
    **dict.fromkeys(("DeleteModelSetRequest", "DeleteModelSetResponse"), "operations.delete_model_set"),
    **dict.fromkeys(
        ("CustomModelSet", "CustomModelSetPage", "DescribeCustomModelSetsRequest", "DescribeCustomModelSetsResponse"),
        "operations.describe_custom_model_sets",
    ),
    **dict.fromkeys(("DescribeModelRequest", "DescribeModelResponse", "ModelVersion"), "operations.describe_model"),
    **dict.fromkeys(
        ("DescribeModelCompTaskRequest", "DescribeModelCompTaskResponse", "ModelCompTask", "ModelCompTaskConfig"),
        "operations.describe_model_comp_task",
    ),
    **dict.fromkeys(
        ("DescribeModelCompTasksRequest", "DescribeModelCompTasksResponse", "ModelCompTaskItem", "ModelCompTaskPage"),
        "operations.describe_model_comp_tasks",
    ),
    **dict.fromkeys(
        ("DescribeModelCustomAdvancedConfRequest", "DescribeModelCustomAdvancedConfResponse"),
        "operations.describe_model_custom_advanced_conf",
    ),
    **dict.fromkeys(
        ("DescribeModelExportTaskRequest", "DescribeModelExportTaskResponse", "ModelExport"),
        "operations.describe_model_export_task",
    ),
    **dict.fromkeys(
        ("DescribeModelSetRequest", "DescribeModelSetResponse", "ModelSet"), "operations.describe_model_set"
    ),
    **dict.fromkeys(
        ("DescribeModelSystemAdvancedConfRequest", "DescribeModelSystemAdvancedConfResponse"),
        "operations.describe_model_system_advanced_conf",
    ),
    **dict.fromkeys(
        (
            "DescribeSystemModelRequest",
            "DescribeSystemModelResponse",
            "SystemModelVersion",
            "TokenLimitations",
            "TrivialTokenLimitations",
        ),
        "operations.describe_system_model",
    ),
    **dict.fromkeys(
        ("DescribeSystemModelSetRequest", "DescribeSystemModelSetResponse", "SystemModelSet"),
        "operations.describe_system_model_set",
    ),
    **dict.fromkeys(
        (
            "DescribeSystemModelSetsRequest",
            "DescribeSystemModelSetsResponse",
            "SystemModelSetItem",
            "SystemModelSetPage",
        ),
        "operations.describe_system_model_sets",
    ),
}

__all__ = [
    "BeamSearch",
    "CancelModelCompTaskRequest",
    "CancelModelCompTaskResponse",
    "ChatConf",
    "CreateCustomModelFromImport",
    "CreateCustomModelFromTrain",
    "CreateCustomModelRequest",
    "CreateCustomModelResponse",
    "CreateCustomModelSetRequest",
    "CreateCustomModelSetResponse",
    "CreateModelCompTaskRequest",
    "CreateModelCompTaskResponse",
    "CreateModelCustomConfRequest",
    "CreateModelCustomConfResponse",
    "CreateModelExportTaskRequest",
    "CreateModelExportTaskResponse",
    "CreatedModel",
    "CreatedModelExport",
    "CustomModelSet",
    "CustomModelSetPage",
    "CustomSpec",
    "DeleteModelCompTaskRequest",
    "DeleteModelCompTaskResponse",
    "DeleteModelRequest",
    "DeleteModelResponse",
    "DeleteModelSetRequest",
    "DeleteModelSetResponse",
    "DescribeCustomModelSetsRequest",
    "DescribeCustomModelSetsResponse",
    "DescribeModelCompTaskRequest",
    "DescribeModelCompTaskResponse",
    "DescribeModelCompTasksRequest",
    "DescribeModelCompTasksResponse",
    "DescribeModelCustomAdvancedConfRequest",
    "DescribeModelCustomAdvancedConfResponse",
    "DescribeModelExportTaskRequest",
    "DescribeModelExportTaskResponse",
    "DescribeModelRequest",
    "DescribeModelResponse",
    "DescribeModelSetRequest",
    "DescribeModelSetResponse",
    "DescribeModelSystemAdvancedConfRequest",
    "DescribeModelSystemAdvancedConfResponse",
    "DescribeSystemModelRequest",
    "DescribeSystemModelResponse",
    "DescribeSystemModelSetRequest",
    "DescribeSystemModelSetResponse",
    "DescribeSystemModelSetsRequest",
    "DescribeSystemModelSetsResponse",
    "GreedySearch",
    "HuggingFaceImportMeta",
    "ModelCompTask",
    "ModelCompTaskConfig",
    "ModelCompTaskItem",
    "ModelCompTaskPage",
    "ModelExport",
    "ModelSet",
    "ModelVersion",
    "MultinomialSampling",
    "NestedModelCompConf",
    "QuantizationConfig",
    "SafetensorsImportMeta",
    "SparsityConfig",
    "SystemModelSet",
    "SystemModelSetItem",
    "SystemModelSetPage",
    "SystemModelVersion",
    "TokenLimitations",
    "TrainMeta",
    "TrivialTokenLimitations",
]


# Hidden from type checkers, for whom it would give the package every name.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _EXPORTS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_EXPORTS[name]}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return list(__all__)
