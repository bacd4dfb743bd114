"""Text that came from a spec, wrapped so that it cannot be printed by accident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn


@dataclass(frozen=True, order=True)
class Text:
    """Untrusted text. Only an escaper of `codegen.render.escape` may unwrap it into output."""

    raw: str

    def __bool__(self) -> bool:
        return bool(self.raw)

    def __str__(self) -> NoReturn:
        raise TypeError("untrusted text: print it through an escaper")

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError("untrusted text: print it through an escaper")
