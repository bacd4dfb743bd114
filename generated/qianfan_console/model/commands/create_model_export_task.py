# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""CreateModelExportTask on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="CreateModelExportTask", route='/v2/model',
    family="model", method="create_model_export_task",
    summary='Start the export of a model version.',
    description='Starts packing a version. Wait until DescribeModelExportTask says Done, then it names a download address. A destination cannot be chosen.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Qlw02q2x4',
    fields={'modelId': "model_id", },
    sections=(
        Section('', (
            Flag('model-id', ('modelId',), 'string', 'Model version id. From CreateCustomModel or the console.', limits='at least 1 character', needed='required'),
        )),
    ),
    rules=(),
    examples={'version': {'modelId': 'amv-21qxxr97z8fp'}, },
)
