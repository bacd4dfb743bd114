# Generated from spec/ by `make generate`. Do not edit.
"""Models of CreateCustomModel, and the operation itself."""

from ...runtime.aliases import Aliases
from ...runtime.modeling import MISSING, Annotated, Field, Literal, Operation, RequestModel, ResponseModel, RootModel
from ..rules.create_custom_model import HuggingFaceImportMetaRules, TrainMetaRules


class CreatedModel(ResponseModel):
    """The new version and its set."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-5sxpz4xn25uw"])]
    """Model set id."""
    model_id: Annotated[str, Field(alias="modelId", examples=["amv-21qxxr97z8fp"])]
    """Model version id."""


class ChatConf(RequestModel):
    """Preset chat templates of the platform."""

    history_qa_template: Annotated[str, Field(alias="historyQATemplate", max_length=200, min_length=1)]
    """Template of the turns so far, 1 to 200 characters."""
    latest_question_template: Annotated[str, Field(alias="latestQuestionTemplate", max_length=200, min_length=1)]
    """Template of the newest turn, 1 to 200 characters."""
    prompt_template: Annotated[str, Field(alias="promptTemplate", max_length=300, min_length=0)]
    """Prompt template, at most 300 characters; may be empty."""


class CustomSpec(RequestModel):
    """A chat template file of your own."""

    display_name: Annotated[str, Field(alias="displayName", max_length=200, min_length=1)]
    """Name to show for the file, 1 to 200 characters."""
    file_name: Annotated[str, Field(alias="fileName", examples=["21312_xxxxxxxx-xxxx.py"], min_length=1)]
    """Name of the file on the platform; the result of CreateModelCustomConf."""


class TrainMeta(TrainMetaRules):
    """Which training task, and which of its checkpoints."""

    task_id: Annotated[str, Field(alias="taskId", examples=["task-sdvsdfbhjsdfb"], min_length=1)]
    """Training task id."""
    checkpoint_step: Annotated[int | MISSING, Field(alias="checkpointStep")] = MISSING
    """The step to publish; give it only when publishing a chosen step."""
    step: Annotated[int | MISSING, Field(deprecated=True)] = MISSING
    """Spelling of the page's samples for checkpointStep."""


class CreateCustomModelResponse(ResponseModel):
    """The ids of the new version."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: CreatedModel


class BeamSearch(RequestModel):
    """Beam search."""

    sampling_strategy: Annotated[Literal["beamSearch"], Field(alias="samplingStrategy")]
    """Beam search."""
    num_beams: Annotated[int, Field(alias="numBeams", ge=2, le=15)]
    """Number of beams, 2 to 15."""


class CreateCustomModelFromTrain(RequestModel):
    """Publish a checkpoint of a training task."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-gh0azfeb9adu"], min_length=1)]
    source_type: Annotated[Literal["Train"], Field(alias="sourceType")]
    train_meta: Annotated[TrainMeta, Field(alias="trainMeta")]
    description: Annotated[str | MISSING, Field(max_length=300)] = MISSING


class GreedySearch(RequestModel):
    """Greedy search."""

    sampling_strategy: Annotated[Literal["greedySearch"], Field(alias="samplingStrategy")]
    """Greedy search."""
    num_beams: Annotated[int | MISSING, Field(alias="numBeams", ge=2, le=15)] = MISSING
    """Number of beams, 2 to 15."""


class MultinomialSampling(RequestModel):
    """Multinomial sampling."""

    sampling_strategy: Annotated[Literal["multinomialSampling"], Field(alias="samplingStrategy")]
    """Multinomial sampling."""
    num_sampling: Annotated[int | MISSING, Field(alias="numSampling", ge=1, le=15)] = MISSING
    """Number of sequences to return, 1 to 15."""
    num_beams: Annotated[int | MISSING, Field(alias="numBeams", ge=2, le=15)] = MISSING
    """Number of beams, 2 to 15."""


class NestedModelCompConf(RequestModel):
    """The settings under the name of the page's table."""

    model_comp_conf: Annotated[
        MultinomialSampling | BeamSearch | GreedySearch, Field(alias="modelCompConf", discriminator="sampling_strategy")
    ]
    """Sampling while compressing. One shape for each samplingStrategy."""


class HuggingFaceImportMeta(HuggingFaceImportMetaRules):
    """A Hugging Face Transformers model."""

    bucket: Annotated[str, Field(examples=["test"], min_length=1)]
    """Name of the BOS bucket."""
    object_path: Annotated[str, Field(alias="objectPath", examples=["demoModel"], min_length=1)]
    """Path of the object in the bucket."""
    model_format: Annotated[Literal["HuggingFace.Transformers"], Field(alias="modelFormat")]
    """Hugging Face import."""
    model_application_type: Annotated[
        Literal["chat", "completion", "Text-to-Image"], Field(alias="modelApplicationType")
    ]
    """What goes in and out: chat, completion, or text-to-image."""
    chat_conf: Annotated[ChatConf | MISSING, Field(alias="chatConf")] = MISSING
    custom_spec: Annotated[CustomSpec | MISSING, Field(alias="customSpec")] = MISSING
    advance_conf: Annotated[str | MISSING, Field(alias="advanceConf")] = MISSING
    """Advanced configuration, a JSON string; the result of DescribeModelSystemAdvancedConf."""
    transformer_version: Annotated[Literal["4.34.0", "4.36.2", "4.39.3", "4.40.2"], Field(alias="transformerVersion")]
    """Version of the transformers library."""
    vllm_version: Annotated[Literal["0.3.2", "0.4.0"] | MISSING, Field(alias="vLLMVersion")] = MISSING
    """vLLM version."""
    advanced_settings: Annotated[
        NestedModelCompConf | MultinomialSampling | BeamSearch | GreedySearch | MISSING, Field(alias="advancedSettings")
    ] = MISSING
    """Quantization and compression settings. The page leaves open whether the three fields stand directly here or under modelCompConf; both are accepted and sent as given."""


class SafetensorsImportMeta(RequestModel):
    """A text-to-image model in Safetensors format."""

    bucket: Annotated[str, Field(examples=["test"], min_length=1)]
    """Name of the BOS bucket."""
    object_path: Annotated[str, Field(alias="objectPath", examples=["demoModel"], min_length=1)]
    """Path of the object in the bucket."""
    model_format: Annotated[Literal["Safetensors"], Field(alias="modelFormat")]
    """Text-to-image import."""
    model_application_type: Annotated[
        Literal["chat", "completion", "Text-to-Image"], Field(alias="modelApplicationType")
    ]
    """What goes in and out: chat, completion, or text-to-image."""
    transformer_version: Annotated[
        Literal["4.34.0", "4.36.2", "4.39.3", "4.40.2"] | MISSING, Field(alias="transformerVersion")
    ] = MISSING
    """Version of the transformers library."""
    advanced_settings: Annotated[
        NestedModelCompConf | MultinomialSampling | BeamSearch | GreedySearch | MISSING, Field(alias="advancedSettings")
    ] = MISSING
    """Quantization and compression settings. The page leaves open whether the three fields stand directly here or under modelCompConf; both are accepted and sent as given."""


class CreateCustomModelFromImport(RequestModel):
    """Import a model from BOS."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-gh0azfeb9adu"], min_length=1)]
    source_type: Annotated[Literal["Import"], Field(alias="sourceType")]
    import_meta: Annotated[
        HuggingFaceImportMeta | SafetensorsImportMeta, Field(alias="importMeta", discriminator="model_format")
    ]
    description: Annotated[str | MISSING, Field(max_length=300)] = MISSING


class CreateCustomModelRequest(RootModel[CreateCustomModelFromTrain | CreateCustomModelFromImport]):
    root: Annotated[CreateCustomModelFromTrain | CreateCustomModelFromImport, Field(discriminator="source_type")]
    """One shape for each sourceType."""


OPERATION = Operation(
    "CreateCustomModel",
    "/v2/model",
    CreateCustomModelRequest,
    CreateCustomModelResponse,
    aliases={"TrainMeta": Aliases(fields={"step": "checkpointStep"})},
    hints={
        "trainMeta": "only with sourceType Train",
        "importMeta": "only with sourceType Import",
        "importMeta.chatConf": "only with modelFormat HuggingFace.Transformers",
        "importMeta.customSpec": "only with modelFormat HuggingFace.Transformers",
        "importMeta.advanceConf": "only with modelFormat HuggingFace.Transformers",
        "importMeta.vLLMVersion": "only with modelFormat HuggingFace.Transformers",
        "importMeta.advancedSettings.numSampling": "only with samplingStrategy multinomialSampling",
        "importMeta.advancedSettings.modelCompConf.numSampling": "only with samplingStrategy multinomialSampling",
    },
    errata={
        "importMeta.advancedSettings": ("advanced-settings-required", "model-comp-conf-hangs-in-the-air"),
        "importMeta.advancedSettings.modelCompConf.numBeams": ("num-beams-required",),
        "importMeta.advancedSettings.numBeams": ("num-beams-required",),
        "importMeta.chatConf.promptTemplate": ("prompt-template-may-be-empty",),
        "importMeta.modelApplicationType": ("application-type-not-tied-to-format", "application-type-values"),
        "importMeta.transformerVersion": ("version-lists", "transformer-version-with-safetensors"),
        "importMeta.vLLMVersion": ("version-lists",),
        "trainMeta.checkpointStep": ("step-or-checkpoint-step",),
        "trainMeta.step": ("step-or-checkpoint-step",),
    },
)
