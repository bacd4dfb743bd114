# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeModelCompTasks on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Pages, Section

COMMAND = Command(
    action="DescribeModelCompTasks", route='/v2/model',
    family="model", method="describe_model_comp_tasks",
    summary='List the compression tasks.',
    description='Lists the compression tasks of the account, all or those of one source version.',
    page='https://cloud.baidu.com/doc/qianfan/s/Omh4sv2ag',
    fields={'marker': "marker", 'maxKeys': "max_keys", 'pageReverse': "page_reverse", 'sourceModelId': "source_model_id", },
    sections=(
        Section('', (
            Flag('marker', ('marker',), 'string', 'Id of the task to start at; the first one when absent.'),
            Flag('max-keys', ('maxKeys',), 'integer', 'How many to return; 10 when absent. More than 100 is taken as 100, which is no error.'),
            Flag('page-reverse', ('pageReverse',), 'boolean', 'Whether to list in reverse order; false when absent.'),
            Flag('source-model-id', ('sourceModelId',), 'string', 'List only the tasks that compress this version.'),
        )),
    ),
    rules=(),
    examples={'all': {}, 'source': {'marker': 'amva-n50985crhqq3', 'maxKeys': 20, 'pageReverse': True, 'sourceModelId': 'amv-d1zx1iwdarfr'}, },
    pages=Pages('result.modelCompTaskList', 'result.pageInfo.isTruncated'),
)
