"""What a developer would write by hand: one Starlette route with a pydantic model, no signature, no state.

    python -m tests.bench.serving_bare

Serves 127.0.0.1 on a free port, which it prints; ends by a signal.
"""

from __future__ import annotations

import socket
from typing import Annotated, Literal
from uuid import uuid4

import uvicorn
from pydantic import BaseModel, ConfigDict, Field
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ChatConf(Strict):
    historyQATemplate: Annotated[str, Field(min_length=1, max_length=200)]  # noqa: N815
    latestQuestionTemplate: Annotated[str, Field(min_length=1, max_length=200)]  # noqa: N815
    promptTemplate: Annotated[str, Field(max_length=300)]  # noqa: N815


class ImportMeta(Strict):
    bucket: Annotated[str, Field(min_length=1)]
    objectPath: Annotated[str, Field(min_length=1)]  # noqa: N815
    modelFormat: Literal["HuggingFace.Transformers"]  # noqa: N815
    modelApplicationType: Literal["chat", "completion", "Text-to-Image"]  # noqa: N815
    transformerVersion: Literal["4.34.0", "4.36.2", "4.39.3", "4.40.2"]  # noqa: N815
    chatConf: ChatConf | None = None  # noqa: N815


class CreateCustomModel(Strict):
    modelSetId: Annotated[str, Field(min_length=1)]  # noqa: N815
    sourceType: Literal["Import"]  # noqa: N815
    importMeta: ImportMeta  # noqa: N815


async def create(request: Request) -> JSONResponse:
    """Validate and answer."""
    body = CreateCustomModel.model_validate_json(await request.body())
    result = {"modelSetId": body.modelSetId, "modelId": "amv-21qxxr97z8fp"}
    return JSONResponse({"requestId": str(uuid4()), "result": result})


def main() -> None:
    """Serve until a signal."""
    app = Starlette(routes=[Route("/v2/model", create, methods=["POST"])])
    config = uvicorn.Config(app, lifespan="off", log_level="error", access_log=False)
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as uvicorn has it on sockets of its own
        print(listener.getsockname()[1], flush=True)
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
