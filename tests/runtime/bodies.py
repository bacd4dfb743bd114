"""Valid arguments of real calls, and an invented Action whose body has what no real one has yet."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import MISSING, Field

from qianfan_console.runtime.aliases import Aliases
from qianfan_console.runtime.models import RequestModel, ResponseModel
from qianfan_console.runtime.operation import Operation

HUGGING_FACE: dict[str, Any] = {
    "modelSetId": "am-ih8****",
    "sourceType": "Import",
    "importMeta": {
        "bucket": "test",
        "objectPath": "demoModel",
        "modelFormat": "HuggingFace.Transformers",
        "modelApplicationType": "chat",
        "transformerVersion": "4.36.2",
        "chatConf": {
            "historyQATemplate": "\\n\\nUser: {question}\n",
            "latestQuestionTemplate": "User: {question}",
            "promptTemplate": "你是一个对话机器人\n### 输入:\n{input}",
        },
        "advancedSettings": {"modelCompConf": {"samplingStrategy": "beamSearch", "numBeams": 2}},
    },
    "description": "说明",
}
PYTHON_SPELLING: dict[str, Any] = {
    "model_set_id": "am-ih8****",
    "source_type": "Import",
    "import_meta": {
        "bucket": "test",
        "object_path": "demoModel",
        "model_format": "HuggingFace.Transformers",
        "model_application_type": "chat",
        "transformer_version": "4.36.2",
        "chat_conf": {
            "history_qa_template": "\\n\\nUser: {question}\n",
            "latest_question_template": "User: {question}",
            "prompt_template": "你是一个对话机器人\n### 输入:\n{input}",
        },
        "advanced_settings": {"model_comp_conf": {"sampling_strategy": "beamSearch", "num_beams": 2}},
    },
    "description": "说明",
}


class Leaf(RequestModel):
    """An object that hangs in a list, in a map and alone."""

    leaf_name: Annotated[str, Field(alias="leafName", min_length=2)]
    old_name: Annotated[str | MISSING, Field(alias="oldName")] = MISSING
    kind: Annotated[str | MISSING, Field()] = MISSING


class Branch(RequestModel):
    """An object with a list of objects."""

    leaf_list: Annotated[list[Leaf], Field(alias="leafList")]


class TreeRequest(RequestModel):
    """Objects in objects, in lists, in lists of lists and in a map."""

    one_leaf: Annotated[Leaf | MISSING, Field(alias="oneLeaf")] = MISSING
    branch_list: Annotated[list[Branch] | MISSING, Field(alias="branchList")] = MISSING
    leaf_grid: Annotated[list[list[Leaf]] | MISSING, Field(alias="leafGrid")] = MISSING
    leaf_map: Annotated[dict[str, Leaf] | MISSING, Field(alias="leafMap")] = MISSING


TREE = Operation(
    action="GrowTree",
    route="/v2/tree",
    request=TreeRequest,
    response=ResponseModel,
    idempotent=False,
    documented={"source": {"page": "https://example.com/tree"}},
    aliases={"Leaf": Aliases({"oldName": "leafName"}, {"kind": {"fern": "FERN"}})},
    errata={"branchList.*.leafList.*.leafName": ("leaf-erratum",)},
)
