# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeSystemModel on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DescribeSystemModel", route='/v2/model',
    family="model", method="describe_system_model",
    summary='Show a version of a preset model.',
    description='Shows a version of a model that the platform offers: its input limits, capabilities and what it can be used for.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Sm3s3undj',
    fields={'modelId': "model_id", },
    sections=(
        Section('', (
            Flag('model-id', ('modelId',), 'string', 'Id of a preset version. From modelIds of DescribeSystemModelSets.', limits='at least 1 character', needed='required'),
        )),
    ),
    rules=(),
    examples={'version': {'modelId': 'amv-g73j3faikzpz'}, },
)
