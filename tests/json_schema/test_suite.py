"""What the loader takes is judged as the official suite says; what it refuses has a place and a reason."""

from __future__ import annotations

import re
from pathlib import Path

from .cases import cases
from .ours import outcomes


def test_no_verdict_is_wrong_and_every_refusal_says_where_and_why(tmp_path: Path) -> None:
    found = outcomes(cases(), tmp_path)
    wrong = {(o.case.file, o.case.group, o.case.place): o.wrong for o in found if o.wrong}
    assert not wrong
    refusals = [outcome.refusal for outcome in found if outcome.refusal]
    assert all(re.fullmatch(r"suite/judge\.yaml#/\S.*?: .*; .*", refusal, re.DOTALL) for refusal in refusals), refusals
    assert len(refusals) < len(found) / 4
