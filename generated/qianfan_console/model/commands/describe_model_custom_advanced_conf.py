# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeModelCustomAdvancedConf on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DescribeModelCustomAdvancedConf", route='/v2/model',
    family="model", method="describe_model_custom_advanced_conf",
    summary='Show the advanced configuration of a model version.',
    description='Shows the advanced configuration that a version has.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Slw02kg6r',
    fields={'modelId': "model_id", },
    sections=(
        Section('', (
            Flag('model-id', ('modelId',), 'string', 'Model version id. From CreateCustomModel or the console.', limits='at least 1 character', needed='required'),
        )),
    ),
    rules=(),
    examples={'version': {'modelId': 'amv-21qxxr97z8fp'}, },
)
