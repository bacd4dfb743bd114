# Generated from spec/ by `make generate`. Do not edit.
"""Dictionaries that may stand for the models of a request. For type checkers: at run time a plain dict serves.

For a model `X`, `XParam` is the dictionary in Python's spelling, `XWireParam` the same in the page's where that differs,
and `XInput` what a call takes: the model or one of them. What the members mean, the model says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .. import model as _models


class TrainMetaParam(TypedDict):
    task_id: str
    checkpoint_step: NotRequired[int]


TrainMetaWireParam = TypedDict("TrainMetaWireParam", {"taskId": "str", "checkpointStep": NotRequired["int"]})
TrainMetaInput: TypeAlias = "_models.TrainMeta | TrainMetaParam | TrainMetaWireParam"


class ChatConfParam(TypedDict):
    history_qa_template: str
    latest_question_template: str
    prompt_template: str


ChatConfWireParam = TypedDict(
    "ChatConfWireParam", {"historyQATemplate": "str", "latestQuestionTemplate": "str", "promptTemplate": "str"}
)
ChatConfInput: TypeAlias = "_models.ChatConf | ChatConfParam | ChatConfWireParam"


class CustomSpecParam(TypedDict):
    display_name: str
    file_name: str


CustomSpecWireParam = TypedDict("CustomSpecWireParam", {"displayName": "str", "fileName": "str"})
CustomSpecInput: TypeAlias = "_models.CustomSpec | CustomSpecParam | CustomSpecWireParam"


class MultinomialSamplingParam(TypedDict):
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
MultinomialSamplingInput: TypeAlias = (
    "_models.MultinomialSampling | MultinomialSamplingParam | MultinomialSamplingWireParam"
)


class BeamSearchParam(TypedDict):
    sampling_strategy: Literal["beamSearch"]
    num_beams: int


BeamSearchWireParam = TypedDict("BeamSearchWireParam", {"samplingStrategy": "Literal['beamSearch']", "numBeams": "int"})
BeamSearchInput: TypeAlias = "_models.BeamSearch | BeamSearchParam | BeamSearchWireParam"


class GreedySearchParam(TypedDict):
    sampling_strategy: Literal["greedySearch"]
    num_beams: NotRequired[int]


GreedySearchWireParam = TypedDict(
    "GreedySearchWireParam", {"samplingStrategy": "Literal['greedySearch']", "numBeams": NotRequired["int"]}
)
GreedySearchInput: TypeAlias = "_models.GreedySearch | GreedySearchParam | GreedySearchWireParam"


class NestedModelCompConfParam(TypedDict):
    model_comp_conf: MultinomialSamplingInput | BeamSearchInput | GreedySearchInput


NestedModelCompConfWireParam = TypedDict(
    "NestedModelCompConfWireParam", {"modelCompConf": "MultinomialSamplingInput | BeamSearchInput | GreedySearchInput"}
)
NestedModelCompConfInput: TypeAlias = (
    "_models.NestedModelCompConf | NestedModelCompConfParam | NestedModelCompConfWireParam"
)


class HuggingFaceImportMetaParam(TypedDict):
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
HuggingFaceImportMetaInput: TypeAlias = (
    "_models.HuggingFaceImportMeta | HuggingFaceImportMetaParam | HuggingFaceImportMetaWireParam"
)


class SafetensorsImportMetaParam(TypedDict):
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
SafetensorsImportMetaInput: TypeAlias = (
    "_models.SafetensorsImportMeta | SafetensorsImportMetaParam | SafetensorsImportMetaWireParam"
)


class QuantizationConfigParam(TypedDict):
    strategy: Literal["Quantization"]
    weight: Literal["INT8-PTQ", "W8A16C16", "W4A16C16"]


QuantizationConfigInput: TypeAlias = "_models.QuantizationConfig | QuantizationConfigParam"


class SparsityConfigParam(TypedDict):
    strategy: Literal["Sparsity"]
    weight: NotRequired[Literal["INT8-PTQ", "W8A16C16", "W4A16C16"]]


SparsityConfigInput: TypeAlias = "_models.SparsityConfig | SparsityConfigParam"
