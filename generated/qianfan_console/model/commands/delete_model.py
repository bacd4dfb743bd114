# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DeleteModel on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DeleteModel", route='/v2/model',
    family="model", method="delete_model",
    summary='Delete a model version.',
    description='Deletes a version by its id.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/hlxeg1tee',
    fields={'modelId': "model_id", },
    sections=(
        Section('', (
            Flag('model-id', ('modelId',), 'string', 'Model version id. From CreateCustomModel or the console.', limits='at least 1 character', needed='required'),
        )),
    ),
    rules=(),
    examples={'version': {'modelId': 'amv-xxxx'}, },
)
