# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeModelExportTask on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DescribeModelExportTask", route='/v2/model',
    family="model", method="describe_model_export_task",
    summary='Show the export of a model version.',
    description='Shows the export of a version. It is asked for by the id of the version, not by exportId.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Ilw02qjia',
    fields={'modelId': "model_id", },
    sections=(
        Section('', (
            Flag('model-id', ('modelId',), 'string', 'Model version id, not the export task id.', limits='at least 1 character', needed='required'),
        )),
    ),
    rules=(),
    examples={'version': {'modelId': 'amv-21qxxr97z8fp'}, },
)
