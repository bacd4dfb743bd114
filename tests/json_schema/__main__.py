"""`python -m tests.json_schema`: the JSON-Schema-Test-Suite through the generator and through plain models."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from .cases import cases
from .ours import outcomes
from .plain import outcome
from .verdict import Outcome

RESULTS = Path(__file__).parents[1] / "bench" / "RESULTS.md"
HEADING = "## JSON-Schema-Test-Suite\n"


def main() -> None:
    """Run all, print the section and put it into the results."""
    every = cases()
    with tempfile.TemporaryDirectory() as folder:
        ours = outcomes(every, Path(folder))
    plain = {validators: [outcome(case, validators=validators) for case in every] for validators in (False, True)}
    text = section(ours, plain[False], plain[True])
    print(text)
    _put(text)


def section(ours: Sequence[Outcome], plain: Sequence[Outcome], validated: Sequence[Outcome]) -> str:
    """The section of the results."""
    tool = f"datamodel-code-generator {version('datamodel-code-generator')}"
    rows = [_row("ours", ours), _row(f"{tool}, models", plain), _row("the same with schema validators", validated)]
    reasons = Counter(_reason(outcome.refusal) for outcome in ours if outcome.refusal)
    fields = sum(outcome.case.place == "field" for outcome in ours)
    lines = [
        HEADING,
        f"Draft 2020-12, required part: {len(ours)} schemas ({fields} as a field of a body, "
        "the others once more as the body itself). A schema is right when it is taken and every instance is "
        "judged as the suite says; the one documented difference (1.0 is no integer to a strict client) counts for "
        "nobody. Command: `python -m tests.json_schema`.\n",
        "| | taken | right | taken with a wrong verdict | wrong verdicts | not taken |",
        "|---|---|---|---|---|---|",
        *rows,
        "\nWhat our loader refuses, always with file, pointer and sentence:\n",
        "| schemas | why |",
        "|---|---|",
        *(f"| {count} | {reason} |" for reason, count in reasons.most_common()),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    taken = [outcome for outcome in outcomes if not outcome.refusal]
    right = sum(outcome.is_right for outcome in taken)
    wrong = sum(len(outcome.wrong) for outcome in taken)
    return f"| {name} | {len(taken)} | {right} | {len(taken) - right} | {wrong} | {len(outcomes) - len(taken)} |"


def _reason(refusal: str) -> str:
    """The sentence without what is peculiar to one schema."""
    sentence = refusal.split(": ", 1)[1]
    if "leads to another place" in sentence:
        return "a reference leads to another place than the spec tree, and nothing is fetched"
    if "invisible character" in sentence:
        return "a name or a value holds an invisible character, which no reader of the spec could see"
    return sentence.replace("is not enforced everywhere; ", "").replace("|", "\\|")


def _put(text: str) -> None:
    before, found, rest = RESULTS.read_text("utf-8").partition(HEADING)
    _, next_heading, after = rest.partition("\n## ") if found else ("", "", "")
    RESULTS.write_text(f"{before.rstrip()}\n\n{text}{next_heading}{after}", "utf-8")


if __name__ == "__main__":
    main()
