"""`python -m codegen`."""

import gc
import sys

gc.set_threshold(100_000)  # to look for the few cycles that imports and specs make costs a tenth of a run

from .cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
