# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""CreateModelCustomConf on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="CreateModelCustomConf", route='/v2/model',
    family="model", method="create_model_custom_conf",
    summary='Upload a chat template file.',
    description='Uploads a Python file with a chat template. The result is its name on the platform; give it to CreateCustomModel as importMeta.customSpec.fileName.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02obpp',
    fields={'customSpecFile': "custom_spec_file", },
    sections=(
        Section('', (
            Flag('custom-spec-file', ('customSpecFile',), 'file', 'The file; its name ends with .py, and it has at most 1 MB.'),
        )),
    ),
    rules=("one file is needed; file is the sample's spelling of customSpecFile, give customSpecFile alone", ),
    examples={'file': {'customSpecFile': '# the chat template\n'}, },
)
