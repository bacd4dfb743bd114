# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeModel on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DescribeModel", route='/v2/model',
    family="model", method="describe_model",
    summary='Show a model version.',
    description='Shows the status of a version, where it came from and whether it can be compressed. A new version is Creating until it is Ready or has failed.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Plw02jx3a',
    fields={'modelId': "model_id", },
    sections=(
        Section('', (
            Flag('model-id', ('modelId',), 'string', 'Model version id. From CreateCustomModel or the console.', limits='at least 1 character', needed='required'),
        )),
    ),
    rules=(),
    examples={'version': {'modelId': 'amv-21qxxr97z8fp'}, },
)
