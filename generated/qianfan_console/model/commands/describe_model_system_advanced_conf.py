# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""DescribeModelSystemAdvancedConf on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="DescribeModelSystemAdvancedConf", route='/v2/model',
    family="model", method="describe_model_system_advanced_conf",
    summary='Show the preset advanced configuration for an import.',
    description='Shows the advanced configuration that the platform presets for a kind of model. Give the result to CreateCustomModel as importMeta.advanceConf.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/mlw02or90',
    fields={'basicModelName': "basic_model_name", 'modelFormat': "model_format", 'modelApplicationType': "model_application_type", },
    sections=(
        Section('', (
            Flag('basic-model-name', ('basicModelName',), 'string', "Name of the base model's version.", limits='at least 1 character', needed='required'),
            Flag('model-format', ('modelFormat',), 'choice', 'Format of the model.', needed='required', choices=(('HuggingFace.Transformers', ''),)),
            Flag('model-application-type', ('modelApplicationType',), 'choice', 'What goes in and out: chat or completion.', needed='required', choices=(('chat', ''), ('completion', ''))),
        )),
    ),
    rules=(),
    examples={'chat': {'basicModelName': 'Huggingface', 'modelFormat': 'HuggingFace.Transformers', 'modelApplicationType': 'chat'}, },
)
