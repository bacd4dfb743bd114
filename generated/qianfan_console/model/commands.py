# Generated from spec/ by `make generate`. Do not edit.
"""The commands for /v2/model: of each the Action, the waiter if it is one, and what it does."""

COMMANDS = {
    "cancel-model-comp-task": ("CancelModelCompTask", "", "Stop a compression task."),
    "create-custom-model": (
        "CreateCustomModel",
        "",
        "Create a model version from a training task or from a BOS object.",
    ),
    "create-custom-model-set": ("CreateCustomModelSet", "", "Create a model set."),
    "create-model-comp-task": ("CreateModelCompTask", "", "Start a compression task."),
    "create-model-custom-conf": ("CreateModelCustomConf", "", "Upload a chat template file."),
    "create-model-export-task": ("CreateModelExportTask", "", "Start the export of a model version."),
    "delete-model": ("DeleteModel", "", "Delete a model version."),
    "delete-model-comp-task": ("DeleteModelCompTask", "", "Delete a compression task."),
    "delete-model-set": ("DeleteModelSet", "", "Delete a model set."),
    "describe-custom-model-sets": ("DescribeCustomModelSets", "", "List your model sets."),
    "describe-model": ("DescribeModel", "", "Show a model version."),
    "wait-until-model-ready": ("DescribeModel", "model_ready", "Wait until the version can be used."),
    "describe-model-comp-task": ("DescribeModelCompTask", "", "Show a compression task."),
    "wait-until-model-comp-task-succeeded": (
        "DescribeModelCompTask",
        "model_comp_task_succeeded",
        "Wait until the task has produced a version. A task that is being stopped counts as failed.",
    ),
    "describe-model-comp-tasks": ("DescribeModelCompTasks", "", "List the compression tasks."),
    "describe-model-custom-advanced-conf": (
        "DescribeModelCustomAdvancedConf",
        "",
        "Show the advanced configuration of a model version.",
    ),
    "describe-model-export-task": ("DescribeModelExportTask", "", "Show the export of a model version."),
    "wait-until-export-done": (
        "DescribeModelExportTask",
        "export_done",
        "Wait until the packed version can be downloaded.",
    ),
    "describe-model-set": ("DescribeModelSet", "", "Show a model set."),
    "describe-model-system-advanced-conf": (
        "DescribeModelSystemAdvancedConf",
        "",
        "Show the preset advanced configuration for an import.",
    ),
    "describe-system-model": ("DescribeSystemModel", "", "Show a version of a preset model."),
    "describe-system-model-set": ("DescribeSystemModelSet", "", "Show a preset model set."),
    "describe-system-model-sets": ("DescribeSystemModelSets", "", "List the preset model sets."),
}
