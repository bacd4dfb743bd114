# Generated from spec/ by `make generate`. Do not edit.
# fmt: off
"""CreateCustomModel on the command line: its flags, and bodies that are valid."""

from ...runtime.cli.command import Command, Flag, Section

COMMAND = Command(
    action="CreateCustomModel", route='/v2/model',
    family="model", method="create_custom_model",
    summary='Create a model version from a training task or from a BOS object.',
    description='With sourceType Train, a checkpoint of a training task is published. With Import, a Hugging Face model or a text-to-image model in Safetensors format is read from BOS. The version is Creating at first; wait until DescribeModel says Ready.',
    page='https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Mlxefih20',
    fields={'modelSetId': "model_set_id", 'sourceType': "source_type", 'trainMeta': "train_meta", 'description': "description", 'importMeta': "import_meta", },
    sections=(
        Section('', (
            Flag('model-set-id', ('modelSetId',), 'string', 'The model set that the version joins. From DescribeCustomModelSets or the console.', limits='at least 1 character', needed='required'),
            Flag('source-type', ('sourceType',), 'choice', '', needed='required', choices=(('Train', 'The version comes from a training task.'), ('Import', 'The version is imported from BOS.'))),
            Flag('description', ('description',), 'string', 'Description of the version, at most 300 characters.', limits='at most 300 characters'),
        )),
        Section('trainMeta', (
            Flag('train-meta.task-id', ('trainMeta', 'taskId'), 'string', 'Training task id.', limits='at least 1 character', needed='required'),
            Flag('train-meta.checkpoint-step', ('trainMeta', 'checkpointStep'), 'integer', 'The step to publish; give it only when publishing a chosen step.'),
        ), needed='required with sourceType Train', when='only with sourceType Train'),
        Section('importMeta', (
            Flag('import-meta.bucket', ('importMeta', 'bucket'), 'string', 'Name of the BOS bucket.', limits='at least 1 character', needed='required'),
            Flag('import-meta.object-path', ('importMeta', 'objectPath'), 'string', 'Path of the object in the bucket.', limits='at least 1 character', needed='required'),
            Flag('import-meta.model-format', ('importMeta', 'modelFormat'), 'choice', '', needed='required', choices=(('HuggingFace.Transformers', 'Hugging Face import.'), ('Safetensors', 'Text-to-image import.'))),
            Flag('import-meta.model-application-type', ('importMeta', 'modelApplicationType'), 'choice', 'What goes in and out: chat, completion, or text-to-image.', needed='required', choices=(('chat', ''), ('completion', ''), ('Text-to-Image', ''))),
            Flag('import-meta.advance-conf', ('importMeta', 'advanceConf'), 'string', 'Advanced configuration, a JSON string; the result of DescribeModelSystemAdvancedConf.', when='only with modelFormat HuggingFace.Transformers'),
            Flag('import-meta.transformer-version', ('importMeta', 'transformerVersion'), 'choice', 'Version of the transformers library.', needed='required with modelFormat HuggingFace.Transformers', choices=(('4.34.0', ''), ('4.36.2', ''), ('4.39.3', ''), ('4.40.2', ''))),
            Flag('import-meta.vllm-version', ('importMeta', 'vLLMVersion'), 'choice', 'vLLM version.', when='only with modelFormat HuggingFace.Transformers', choices=(('0.3.2', ''), ('0.4.0', ''))),
        ), needed='required with sourceType Import', when='only with sourceType Import'),
        Section('importMeta.chatConf', (
            Flag('import-meta.chat-conf.history-qa-template', ('importMeta', 'chatConf', 'historyQATemplate'), 'string', 'Template of the turns so far, 1 to 200 characters.', limits='1 to 200 characters', needed='required'),
            Flag('import-meta.chat-conf.latest-question-template', ('importMeta', 'chatConf', 'latestQuestionTemplate'), 'string', 'Template of the newest turn, 1 to 200 characters.', limits='1 to 200 characters', needed='required'),
            Flag('import-meta.chat-conf.prompt-template', ('importMeta', 'chatConf', 'promptTemplate'), 'string', 'Prompt template, at most 300 characters; may be empty.', limits='0 to 300 characters', needed='required'),
        ), when='only with modelFormat HuggingFace.Transformers'),
        Section('importMeta.customSpec', (
            Flag('import-meta.custom-spec.display-name', ('importMeta', 'customSpec', 'displayName'), 'string', 'Name to show for the file, 1 to 200 characters.', limits='1 to 200 characters', needed='required'),
            Flag('import-meta.custom-spec.file-name', ('importMeta', 'customSpec', 'fileName'), 'string', 'Name of the file on the platform; the result of CreateModelCustomConf.', limits='at least 1 character', needed='required'),
        ), when='only with modelFormat HuggingFace.Transformers'),
        Section('importMeta.advancedSettings', (
            Flag('import-meta.advanced-settings.sampling-strategy', ('importMeta', 'advancedSettings', 'samplingStrategy'), 'choice', '', choices=(('multinomialSampling', 'Multinomial sampling.'), ('beamSearch', 'Beam search.'), ('greedySearch', 'Greedy search.'))),
            Flag('import-meta.advanced-settings.num-sampling', ('importMeta', 'advancedSettings', 'numSampling'), 'integer', 'Number of sequences to return, 1 to 15.', limits='1 to 15', when='only with samplingStrategy multinomialSampling'),
            Flag('import-meta.advanced-settings.num-beams', ('importMeta', 'advancedSettings', 'numBeams'), 'integer', 'Number of beams, 2 to 15.', limits='2 to 15', needed='required with samplingStrategy beamSearch'),
        )),
        Section('importMeta.advancedSettings.modelCompConf', (
            Flag('import-meta.advanced-settings.model-comp-conf.sampling-strategy', ('importMeta', 'advancedSettings', 'modelCompConf', 'samplingStrategy'), 'choice', '', needed='required', choices=(('multinomialSampling', 'Multinomial sampling.'), ('beamSearch', 'Beam search.'), ('greedySearch', 'Greedy search.'))),
            Flag('import-meta.advanced-settings.model-comp-conf.num-sampling', ('importMeta', 'advancedSettings', 'modelCompConf', 'numSampling'), 'integer', 'Number of sequences to return, 1 to 15.', limits='1 to 15', when='only with samplingStrategy multinomialSampling'),
            Flag('import-meta.advanced-settings.model-comp-conf.num-beams', ('importMeta', 'advancedSettings', 'modelCompConf', 'numBeams'), 'integer', 'Number of beams, 2 to 15.', limits='2 to 15', needed='required with samplingStrategy beamSearch'),
        )),
    ),
    rules=("step is the samples' spelling of checkpointStep; give checkpointStep alone", 'chatConf and customSpec cannot be used together; give one of them', ),
    examples={'import': {'modelSetId': 'am-ih8****', 'sourceType': 'Import', 'importMeta': {'bucket': 'test', 'objectPath': 'demoModel', 'modelFormat': 'HuggingFace.Transformers', 'modelApplicationType': 'chat', 'transformerVersion': '4.36.2', 'chatConf': {'historyQATemplate': '\\n\\nUser: {question} \\nAssistant: {answer}\\n', 'latestQuestionTemplate': '\\n\\nUser: {question} \\nAssistant:', 'promptTemplate': '你是一个对话机器人,根据下文输入完成回答\n### 输入:\n{input}\n### 回答: '}}}, 'train': {'modelSetId': 'am-ashdagwfy234', 'sourceType': 'Train', 'trainMeta': {'taskId': 'task-sdvsdfbhjsdfb', 'checkpointStep': 50}}, },
)
