# Generated from spec/ by `make generate`. Do not edit.
# isort: skip_file
"""Models of /v2/model; each is loaded on first use."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

# fmt: off
if TYPE_CHECKING:
    from .operations.cancel_model_comp_task import CancelModelCompTaskRequest, CancelModelCompTaskResponse
    from .operations.create_custom_model import BeamSearch, ChatConf, CreateCustomModelFromImport, CreateCustomModelFromTrain, CreateCustomModelRequest, CreateCustomModelResponse, CreatedModel, CustomSpec, GreedySearch, HuggingFaceImportMeta, MultinomialSampling, NestedModelCompConf, SafetensorsImportMeta, TrainMeta
    from .operations.create_custom_model_set import CreateCustomModelSetRequest, CreateCustomModelSetResponse
    from .operations.create_model_comp_task import CreateModelCompTaskRequest, CreateModelCompTaskResponse, QuantizationConfig, SparsityConfig
    from .operations.create_model_custom_conf import CreateModelCustomConfRequest, CreateModelCustomConfResponse
    from .operations.create_model_export_task import CreateModelExportTaskRequest, CreateModelExportTaskResponse, CreatedModelExport
    from .operations.delete_model import DeleteModelRequest, DeleteModelResponse
    from .operations.delete_model_comp_task import DeleteModelCompTaskRequest, DeleteModelCompTaskResponse
    from .operations.delete_model_set import DeleteModelSetRequest, DeleteModelSetResponse
    from .operations.describe_custom_model_sets import CustomModelSet, CustomModelSetPage, DescribeCustomModelSetsRequest, DescribeCustomModelSetsResponse
    from .operations.describe_model import DescribeModelRequest, DescribeModelResponse, ModelVersion
    from .operations.describe_model_comp_task import DescribeModelCompTaskRequest, DescribeModelCompTaskResponse, ModelCompTask, ModelCompTaskConfig
    from .operations.describe_model_comp_tasks import DescribeModelCompTasksRequest, DescribeModelCompTasksResponse, ModelCompTaskItem, ModelCompTaskPage
    from .operations.describe_model_custom_advanced_conf import DescribeModelCustomAdvancedConfRequest, DescribeModelCustomAdvancedConfResponse
    from .operations.describe_model_export_task import DescribeModelExportTaskRequest, DescribeModelExportTaskResponse, ModelExport
    from .operations.describe_model_set import DescribeModelSetRequest, DescribeModelSetResponse, ModelSet
    from .operations.describe_model_system_advanced_conf import DescribeModelSystemAdvancedConfRequest, DescribeModelSystemAdvancedConfResponse
    from .operations.describe_system_model import DescribeSystemModelRequest, DescribeSystemModelResponse, SystemModelVersion, TokenLimitations, TrivialTokenLimitations
    from .operations.describe_system_model_set import DescribeSystemModelSetRequest, DescribeSystemModelSetResponse, SystemModelSet
    from .operations.describe_system_model_sets import DescribeSystemModelSetsRequest, DescribeSystemModelSetsResponse, SystemModelSetItem, SystemModelSetPage

_MODELS = {
    "operations.cancel_model_comp_task": ("CancelModelCompTaskRequest", "CancelModelCompTaskResponse",),
    "operations.create_custom_model": ("BeamSearch", "ChatConf", "CreateCustomModelFromImport", "CreateCustomModelFromTrain", "CreateCustomModelRequest", "CreateCustomModelResponse", "CreatedModel", "CustomSpec", "GreedySearch", "HuggingFaceImportMeta", "MultinomialSampling", "NestedModelCompConf", "SafetensorsImportMeta", "TrainMeta",),
    "operations.create_custom_model_set": ("CreateCustomModelSetRequest", "CreateCustomModelSetResponse",),
    "operations.create_model_comp_task": ("CreateModelCompTaskRequest", "CreateModelCompTaskResponse", "QuantizationConfig", "SparsityConfig",),
    "operations.create_model_custom_conf": ("CreateModelCustomConfRequest", "CreateModelCustomConfResponse",),
    "operations.create_model_export_task": ("CreateModelExportTaskRequest", "CreateModelExportTaskResponse", "CreatedModelExport",),
    "operations.delete_model": ("DeleteModelRequest", "DeleteModelResponse",),
    "operations.delete_model_comp_task": ("DeleteModelCompTaskRequest", "DeleteModelCompTaskResponse",),
    "operations.delete_model_set": ("DeleteModelSetRequest", "DeleteModelSetResponse",),
    "operations.describe_custom_model_sets": ("CustomModelSet", "CustomModelSetPage", "DescribeCustomModelSetsRequest", "DescribeCustomModelSetsResponse",),
    "operations.describe_model": ("DescribeModelRequest", "DescribeModelResponse", "ModelVersion",),
    "operations.describe_model_comp_task": ("DescribeModelCompTaskRequest", "DescribeModelCompTaskResponse", "ModelCompTask", "ModelCompTaskConfig",),
    "operations.describe_model_comp_tasks": ("DescribeModelCompTasksRequest", "DescribeModelCompTasksResponse", "ModelCompTaskItem", "ModelCompTaskPage",),
    "operations.describe_model_custom_advanced_conf": ("DescribeModelCustomAdvancedConfRequest", "DescribeModelCustomAdvancedConfResponse",),
    "operations.describe_model_export_task": ("DescribeModelExportTaskRequest", "DescribeModelExportTaskResponse", "ModelExport",),
    "operations.describe_model_set": ("DescribeModelSetRequest", "DescribeModelSetResponse", "ModelSet",),
    "operations.describe_model_system_advanced_conf": ("DescribeModelSystemAdvancedConfRequest", "DescribeModelSystemAdvancedConfResponse",),
    "operations.describe_system_model": ("DescribeSystemModelRequest", "DescribeSystemModelResponse", "SystemModelVersion", "TokenLimitations", "TrivialTokenLimitations",),
    "operations.describe_system_model_set": ("DescribeSystemModelSetRequest", "DescribeSystemModelSetResponse", "SystemModelSet",),
    "operations.describe_system_model_sets": ("DescribeSystemModelSetsRequest", "DescribeSystemModelSetsResponse", "SystemModelSetItem", "SystemModelSetPage",),
}

__all__ = [
    "BeamSearch", "CancelModelCompTaskRequest", "CancelModelCompTaskResponse", "ChatConf", "CreateCustomModelFromImport",
    "CreateCustomModelFromTrain", "CreateCustomModelRequest", "CreateCustomModelResponse",
    "CreateCustomModelSetRequest", "CreateCustomModelSetResponse", "CreateModelCompTaskRequest",
    "CreateModelCompTaskResponse", "CreateModelCustomConfRequest", "CreateModelCustomConfResponse",
    "CreateModelExportTaskRequest", "CreateModelExportTaskResponse", "CreatedModel", "CreatedModelExport",
    "CustomModelSet", "CustomModelSetPage", "CustomSpec", "DeleteModelCompTaskRequest", "DeleteModelCompTaskResponse",
    "DeleteModelRequest", "DeleteModelResponse", "DeleteModelSetRequest", "DeleteModelSetResponse",
    "DescribeCustomModelSetsRequest", "DescribeCustomModelSetsResponse", "DescribeModelCompTaskRequest",
    "DescribeModelCompTaskResponse", "DescribeModelCompTasksRequest", "DescribeModelCompTasksResponse",
    "DescribeModelCustomAdvancedConfRequest", "DescribeModelCustomAdvancedConfResponse",
    "DescribeModelExportTaskRequest", "DescribeModelExportTaskResponse", "DescribeModelRequest",
    "DescribeModelResponse", "DescribeModelSetRequest", "DescribeModelSetResponse",
    "DescribeModelSystemAdvancedConfRequest", "DescribeModelSystemAdvancedConfResponse", "DescribeSystemModelRequest",
    "DescribeSystemModelResponse", "DescribeSystemModelSetRequest", "DescribeSystemModelSetResponse",
    "DescribeSystemModelSetsRequest", "DescribeSystemModelSetsResponse", "GreedySearch", "HuggingFaceImportMeta",
    "ModelCompTask", "ModelCompTaskConfig", "ModelCompTaskItem", "ModelCompTaskPage", "ModelExport", "ModelSet",
    "ModelVersion", "MultinomialSampling", "NestedModelCompConf", "QuantizationConfig", "SafetensorsImportMeta",
    "SparsityConfig", "SystemModelSet", "SystemModelSetItem", "SystemModelSetPage", "SystemModelVersion",
    "TokenLimitations", "TrainMeta", "TrivialTokenLimitations",
]
# fmt: on


# Hidden from type checkers, for whom it would give the package every name.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        module = next((module for module, names in _MODELS.items() if name in names), None)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return list(__all__)
