# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""CreateCustomModelSet on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="CreateCustomModelSet", route='/v2/model',
    family="model", method="create_custom_model_set",
    summary='Create a model set.',
    description='Makes a model set without versions. CreateCustomModel adds versions to it, and CreateModelCompTask can put a compressed version there.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Jlw02gbpo',
    fields={'modelSetName': "model_set_name", 'modelType': "model_type", 'labels': "labels", },
    sections=(
        Section('', (
            Flag('model-set-name', ('modelSetName',), 'string', 'Name of the set.', limits='at least 1 character', needed='required'),
            Flag('model-type', ('modelType',), 'choice', 'Kind of model.', needed='required', choices=(('Text2Text', ''), ('Text2Image', ''), ('Embedding', ''), ('ImageUnderstanding', ''), ('VideoGeneration', ''), ('VioceGeneration', ''), ('Reasoning', ''), ('Reranker', ''))),
            Flag('labels', ('labels',), 'string', 'Business labels.', many=True),
        )),
    ),
    rules=(),
    examples={'text': {'modelSetName': 'demo', 'modelType': 'Text2Text', 'labels': ['label1']}, },
)
