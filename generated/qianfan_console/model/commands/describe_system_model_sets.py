# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeSystemModelSets on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Pages, Section

COMMAND = Command(
    action="DescribeSystemModelSets", route='/v2/model',
    family="model", method="describe_system_model_sets",
    summary='List the preset model sets.',
    description='Lists the model sets that the platform offers, with the ids and names of their versions.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/8lw02gz0g',
    fields={'marker': "marker", 'maxKeys': "max_keys", 'pageReverse': "page_reverse", },
    sections=(
        Section('', (
            Flag('marker', ('marker',), 'string', 'Id of the model set to start at; the first one when absent.'),
            Flag('max-keys', ('maxKeys',), 'integer', 'How many to return; 10 when absent. More than 100 is taken as 100, which is no error.'),
            Flag('page-reverse', ('pageReverse',), 'boolean', 'Whether to list in reverse order; false when absent.'),
        )),
    ),
    rules=(),
    examples={'all': {}, 'page': {'marker': 'am-ju3hi4ts39u9', 'maxKeys': 20, 'pageReverse': True}, },
    pages=Pages('result.systemModelSetList', 'result.pageInfo.isTruncated'),
)
