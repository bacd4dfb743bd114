"""What the generated modules of models are written with, in one place so that each begins with one line."""

from typing import Annotated, Any, Literal

from pydantic import MISSING, Field, RootModel

from .models import RequestModel, ResponseModel
from .operation import Operation

__all__ = [
    "MISSING",
    "Annotated",
    "Any",
    "Field",
    "Literal",
    "Operation",
    "RequestModel",
    "ResponseModel",
    "RootModel",
]
