# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeSystemModelSet on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DescribeSystemModelSet", route='/v2/model',
    family="model", method="describe_system_model_set",
    summary='Show a preset model set.',
    description='Shows a model set that the platform offers, with the ids and names of its versions.',
    page='https://cloud.baidu.com/doc/qianfan-api/s/Imnin78he',
    fields={'modelSetId': "model_set_id", 'modelSetName': "model_set_name", },
    sections=(
        Section('', (
            Flag('model-set-id', ('modelSetId',), 'string', 'Model set id. From DescribeSystemModelSets.', limits='at least 1 character'),
            Flag('model-set-name', ('modelSetName',), 'string', 'Name of the set.', limits='at least 1 character'),
        )),
    ),
    rules=('modelSetId and modelSetName cannot be used together, and one is needed; give exactly one of them', ),
    examples={'id': {'modelSetId': 'am-ju3hi4ts39u9'}, 'name': {'modelSetName': 'ERNIE Lite'}, },
)
