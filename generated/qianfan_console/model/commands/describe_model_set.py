# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeModelSet on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DescribeModelSet", route='/v2/model',
    family="model", method="describe_model_set",
    summary='Show a model set.',
    description='Shows a set with the ids and names of its versions. It serves the sets of the account and the preset ones.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/qlw02hyof',
    fields={'modelSetId': "model_set_id", 'modelSetName': "model_set_name", },
    sections=(
        Section('', (
            Flag('model-set-id', ('modelSetId',), 'string', 'Model set id. From DescribeCustomModelSets or the console.', limits='at least 1 character'),
            Flag('model-set-name', ('modelSetName',), 'string', 'Name of the set.', limits='at least 1 character'),
        )),
    ),
    rules=('modelSetId and modelSetName cannot be used together, and one is needed; give exactly one of them', ),
    examples={'id': {'modelSetId': 'am-5sxpz4xn25uw'}, 'name': {'modelSetName': 'demo'}, },
)
