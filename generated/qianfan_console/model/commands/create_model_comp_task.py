# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""CreateModelCompTask on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="CreateModelCompTask", route='/v2/model',
    family="model", method="create_model_comp_task",
    summary='Start a compression task.',
    description='The source version must be one for which DescribeModel says isSupportModelComp true. The task is creating or running at first; wait until DescribeModelCompTask says succeeded, then it names the produced version.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/em347mola',
    fields={'name': "name", 'description': "description", 'sourceModelId': "source_model_id", 'config': "config", 'modelSetId': "model_set_id", },
    sections=(
        Section('', (
            Flag('name', ('name',), 'string', 'Name of the task.', limits='at least 1 character', needed='required'),
            Flag('description', ('description',), 'string', 'Description of the task.'),
            Flag('source-model-id', ('sourceModelId',), 'string', 'The version to compress; DescribeModel must say isSupportModelComp true for it.', limits='at least 1 character', needed='required'),
            Flag('model-set-id', ('modelSetId',), 'string', 'The model set that gets the compressed version. From DescribeCustomModelSets, or the result of CreateCustomModelSet.', limits='at least 1 character', needed='required'),
        )),
        Section('config', (
            Flag('config.strategy', ('config', 'strategy'), 'choice', '', needed='required', choices=(('Quantization', 'Compress by quantization.'), ('Sparsity', 'Compress by sparsification.'))),
            Flag('config.weight', ('config', 'weight'), 'choice', "Quantization configuration. int8-ptq is the samples' spelling of INT8-PTQ.", needed='required with strategy Quantization', choices=(('INT8-PTQ', ''), ('W8A16C16', ''), ('W4A16C16', ''))),
        ), needed='required'),
    ),
    rules=(),
    examples={'quantization': {'name': 'demo', 'description': 'test', 'sourceModelId': 'amv-d1zx1iwdarfr', 'modelSetId': 'am-adbuasyfaf', 'config': {'strategy': 'Quantization', 'weight': 'INT8-PTQ'}}, 'sparsity': {'name': 'demo', 'sourceModelId': 'amv-d1zx1iwdarfr', 'modelSetId': 'am-adbuasyfaf', 'config': {'strategy': 'Sparsity'}}, },
)
