# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DeleteModelCompTask on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DeleteModelCompTask", route='/v2/model',
    family="model", method="delete_model_comp_task",
    summary='Delete a compression task.',
    description='Deletes a task.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Slxcndblq',
    fields={'modelCompTaskId': "model_comp_task_id", },
    sections=(
        Section('', (
            Flag('model-comp-task-id', ('modelCompTaskId',), 'string', 'Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks. Optional by the page, yet nothing else names the task.'),
        )),
    ),
    rules=(),
    examples={'task': {'modelCompTaskId': 'amva-5v3zbk9wi8rp'}, },
)
