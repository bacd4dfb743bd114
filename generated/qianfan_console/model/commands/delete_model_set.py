# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DeleteModelSet on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DeleteModelSet", route='/v2/model',
    family="model", method="delete_model_set",
    summary='Delete a model set.',
    description='Deletes a set of the account.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02p842',
    fields={'modelSetId': "model_set_id", },
    sections=(
        Section('', (
            Flag('model-set-id', ('modelSetId',), 'string', 'Model set id. From DescribeCustomModelSets or the console.', limits='at least 1 character', needed='required'),
        )),
    ),
    rules=(),
    examples={'set': {'modelSetId': 'am-5sxpz4xn25uw'}, },
)
