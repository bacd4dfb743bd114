# Generated from spec/ by `make generate`. Do not edit.
"""The version of this distribution, and how it introduces itself to a service."""

import platform

VERSION = "0.1.0"
USER_AGENT = f"qianfan-console/{VERSION} python/{platform.python_version()}"
