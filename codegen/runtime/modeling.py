"""What the generated modules of models are written with, in one place so that each begins with one line.

MISSING is pydantic's own, taken from where pydantic takes it: pyright does not follow it through both.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, RootModel
from pydantic_core import MISSING

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
