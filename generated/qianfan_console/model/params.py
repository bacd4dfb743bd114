# Generated from spec/ by `make generate`. Do not edit.
"""Dictionaries that may stand for the models of a request, in Python's spelling and in the page's.

For type checkers: at run time a plain dict serves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .operations.create_custom_model import (
        BeamSearch,
        ChatConf,
        CustomSpec,
        GreedySearch,
        HuggingFaceImportMeta,
        MultinomialSampling,
        NestedModelCompConf,
        SafetensorsImportMeta,
        TrainMeta,
    )
    from .operations.create_model_comp_task import QuantizationConfig, SparsityConfig


class TrainMetaParam(TypedDict):
    """Which training task, and which of its checkpoints."""

    task_id: str
    checkpoint_step: NotRequired[int]


TrainMetaWireParam = TypedDict("TrainMetaWireParam", {"taskId": "str", "checkpointStep": NotRequired["int"]})
"""TrainMetaParam, as the vendor's page spells it."""
TrainMetaInput: TypeAlias = "TrainMeta | TrainMetaParam | TrainMetaWireParam"
"""TrainMeta, or a dictionary in its place."""


class ChatConfParam(TypedDict):
    """Preset chat templates of the platform."""

    history_qa_template: str
    latest_question_template: str
    prompt_template: str


ChatConfWireParam = TypedDict(
    "ChatConfWireParam", {"historyQATemplate": "str", "latestQuestionTemplate": "str", "promptTemplate": "str"}
)
"""ChatConfParam, as the vendor's page spells it."""
ChatConfInput: TypeAlias = "ChatConf | ChatConfParam | ChatConfWireParam"
"""ChatConf, or a dictionary in its place."""


class CustomSpecParam(TypedDict):
    """A chat template file of your own."""

    display_name: str
    file_name: str


CustomSpecWireParam = TypedDict("CustomSpecWireParam", {"displayName": "str", "fileName": "str"})
"""CustomSpecParam, as the vendor's page spells it."""
CustomSpecInput: TypeAlias = "CustomSpec | CustomSpecParam | CustomSpecWireParam"
"""CustomSpec, or a dictionary in its place."""


class MultinomialSamplingParam(TypedDict):
    """Multinomial sampling."""

    sampling_strategy: Literal["multinomialSampling"]
    num_sampling: NotRequired[int]
    num_beams: NotRequired[int]


MultinomialSamplingWireParam = TypedDict(
    "MultinomialSamplingWireParam",
    {
        "samplingStrategy": "Literal['multinomialSampling']",
        "numSampling": NotRequired["int"],
        "numBeams": NotRequired["int"],
    },
)
"""MultinomialSamplingParam, as the vendor's page spells it."""
MultinomialSamplingInput: TypeAlias = "MultinomialSampling | MultinomialSamplingParam | MultinomialSamplingWireParam"
"""MultinomialSampling, or a dictionary in its place."""


class BeamSearchParam(TypedDict):
    """Beam search."""

    sampling_strategy: Literal["beamSearch"]
    num_beams: int


BeamSearchWireParam = TypedDict("BeamSearchWireParam", {"samplingStrategy": "Literal['beamSearch']", "numBeams": "int"})
"""BeamSearchParam, as the vendor's page spells it."""
BeamSearchInput: TypeAlias = "BeamSearch | BeamSearchParam | BeamSearchWireParam"
"""BeamSearch, or a dictionary in its place."""


class GreedySearchParam(TypedDict):
    """Greedy search."""

    sampling_strategy: Literal["greedySearch"]
    num_beams: NotRequired[int]


GreedySearchWireParam = TypedDict(
    "GreedySearchWireParam", {"samplingStrategy": "Literal['greedySearch']", "numBeams": NotRequired["int"]}
)
"""GreedySearchParam, as the vendor's page spells it."""
GreedySearchInput: TypeAlias = "GreedySearch | GreedySearchParam | GreedySearchWireParam"
"""GreedySearch, or a dictionary in its place."""


class NestedModelCompConfParam(TypedDict):
    """The settings under the name of the page's table."""

    model_comp_conf: MultinomialSamplingInput | BeamSearchInput | GreedySearchInput


NestedModelCompConfWireParam = TypedDict(
    "NestedModelCompConfWireParam", {"modelCompConf": "MultinomialSamplingInput | BeamSearchInput | GreedySearchInput"}
)
"""NestedModelCompConfParam, as the vendor's page spells it."""
NestedModelCompConfInput: TypeAlias = "NestedModelCompConf | NestedModelCompConfParam | NestedModelCompConfWireParam"
"""NestedModelCompConf, or a dictionary in its place."""


class HuggingFaceImportMetaParam(TypedDict):
    """A Hugging Face Transformers model."""

    bucket: str
    object_path: str
    model_format: Literal["HuggingFace.Transformers"]
    model_application_type: Literal["chat", "completion", "Text-to-Image"]
    chat_conf: NotRequired[ChatConfInput]
    custom_spec: NotRequired[CustomSpecInput]
    advance_conf: NotRequired[str]
    transformer_version: Literal["4.34.0", "4.36.2", "4.39.3", "4.40.2"]
    vllm_version: NotRequired[Literal["0.3.2", "0.4.0"]]
    advanced_settings: NotRequired[
        MultinomialSamplingInput | BeamSearchInput | GreedySearchInput | NestedModelCompConfInput
    ]


HuggingFaceImportMetaWireParam = TypedDict(
    "HuggingFaceImportMetaWireParam",
    {
        "bucket": "str",
        "objectPath": "str",
        "modelFormat": "Literal['HuggingFace.Transformers']",
        "modelApplicationType": "Literal['chat', 'completion', 'Text-to-Image']",
        "chatConf": NotRequired["ChatConfInput"],
        "customSpec": NotRequired["CustomSpecInput"],
        "advanceConf": NotRequired["str"],
        "transformerVersion": "Literal['4.34.0', '4.36.2', '4.39.3', '4.40.2']",
        "vLLMVersion": NotRequired["Literal['0.3.2', '0.4.0']"],
        "advancedSettings": NotRequired[
            "MultinomialSamplingInput | BeamSearchInput | GreedySearchInput | NestedModelCompConfInput"
        ],
    },
)
"""HuggingFaceImportMetaParam, as the vendor's page spells it."""
HuggingFaceImportMetaInput: TypeAlias = (
    "HuggingFaceImportMeta | HuggingFaceImportMetaParam | HuggingFaceImportMetaWireParam"
)
"""HuggingFaceImportMeta, or a dictionary in its place."""


class SafetensorsImportMetaParam(TypedDict):
    """A text-to-image model in Safetensors format."""

    bucket: str
    object_path: str
    model_format: Literal["Safetensors"]
    model_application_type: Literal["chat", "completion", "Text-to-Image"]
    transformer_version: NotRequired[Literal["4.34.0", "4.36.2", "4.39.3", "4.40.2"]]
    advanced_settings: NotRequired[
        MultinomialSamplingInput | BeamSearchInput | GreedySearchInput | NestedModelCompConfInput
    ]


SafetensorsImportMetaWireParam = TypedDict(
    "SafetensorsImportMetaWireParam",
    {
        "bucket": "str",
        "objectPath": "str",
        "modelFormat": "Literal['Safetensors']",
        "modelApplicationType": "Literal['chat', 'completion', 'Text-to-Image']",
        "transformerVersion": NotRequired["Literal['4.34.0', '4.36.2', '4.39.3', '4.40.2']"],
        "advancedSettings": NotRequired[
            "MultinomialSamplingInput | BeamSearchInput | GreedySearchInput | NestedModelCompConfInput"
        ],
    },
)
"""SafetensorsImportMetaParam, as the vendor's page spells it."""
SafetensorsImportMetaInput: TypeAlias = (
    "SafetensorsImportMeta | SafetensorsImportMetaParam | SafetensorsImportMetaWireParam"
)
"""SafetensorsImportMeta, or a dictionary in its place."""


class QuantizationConfigParam(TypedDict):
    """Quantization; weight is required."""

    strategy: Literal["Quantization"]
    weight: Literal["INT8-PTQ", "W8A16C16", "W4A16C16"]


QuantizationConfigInput: TypeAlias = "QuantizationConfig | QuantizationConfigParam"
"""QuantizationConfig, or a dictionary in its place."""


class SparsityConfigParam(TypedDict):
    """Sparsification; no page forbids weight here."""

    strategy: Literal["Sparsity"]
    weight: NotRequired[Literal["INT8-PTQ", "W8A16C16", "W4A16C16"]]


SparsityConfigInput: TypeAlias = "SparsityConfig | SparsityConfigParam"
"""SparsityConfig, or a dictionary in its place."""
