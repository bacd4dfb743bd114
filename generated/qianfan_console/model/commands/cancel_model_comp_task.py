# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""CancelModelCompTask on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="CancelModelCompTask", route='/v2/model',
    family="model", method="cancel_model_comp_task",
    summary='Stop a compression task.',
    description='Asks for a task to be stopped. By its status values it is stopping before it is stopped; follow it with DescribeModelCompTask.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/llxcncxsd',
    fields={'modelCompTaskId': "model_comp_task_id", },
    sections=(
        Section('', (
            Flag('model-comp-task-id', ('modelCompTaskId',), 'string', 'Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks. Optional by the page, yet nothing else names the task.'),
        )),
    ),
    rules=(),
    examples={'task': {'modelCompTaskId': 'amva-5v3zbk9wi8rp'}, },
)
