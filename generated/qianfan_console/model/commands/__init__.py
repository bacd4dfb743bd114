# Generated from spec/ by `make generate`. Do not edit.
"""The commands for /v2/model: of each the module, the waiter if it is one, and what it does."""

COMMANDS = {
    "cancel-model-comp-task": ("cancel_model_comp_task", "", "Stop a compression task."),
    "create-custom-model": (
        "create_custom_model",
        "",
        "Create a model version from a training task or from a BOS object.",
    ),
    "create-custom-model-set": ("create_custom_model_set", "", "Create a model set."),
    "create-model-comp-task": ("create_model_comp_task", "", "Start a compression task."),
    "create-model-custom-conf": ("create_model_custom_conf", "", "Upload a chat template file."),
    "create-model-export-task": ("create_model_export_task", "", "Start the export of a model version."),
    "delete-model": ("delete_model", "", "Delete a model version."),
    "delete-model-comp-task": ("delete_model_comp_task", "", "Delete a compression task."),
    "delete-model-set": ("delete_model_set", "", "Delete a model set."),
    "describe-custom-model-sets": ("describe_custom_model_sets", "", "List your model sets."),
    "describe-model": ("describe_model", "", "Show a model version."),
    "wait-until-model-ready": ("describe_model", "model_ready", "Wait until the version can be used."),
    "describe-model-comp-task": ("describe_model_comp_task", "", "Show a compression task."),
    "wait-until-model-comp-task-succeeded": (
        "describe_model_comp_task",
        "model_comp_task_succeeded",
        "Wait until the task has produced a version. A task that is being stopped counts as failed.",
    ),
    "describe-model-comp-tasks": ("describe_model_comp_tasks", "", "List the compression tasks."),
    "describe-model-custom-advanced-conf": (
        "describe_model_custom_advanced_conf",
        "",
        "Show the advanced configuration of a model version.",
    ),
    "describe-model-export-task": ("describe_model_export_task", "", "Show the export of a model version."),
    "wait-until-export-done": (
        "describe_model_export_task",
        "export_done",
        "Wait until the packed version can be downloaded.",
    ),
    "describe-model-set": ("describe_model_set", "", "Show a model set."),
    "describe-model-system-advanced-conf": (
        "describe_model_system_advanced_conf",
        "",
        "Show the preset advanced configuration for an import.",
    ),
    "describe-system-model": ("describe_system_model", "", "Show a version of a preset model."),
    "describe-system-model-set": ("describe_system_model_set", "", "Show a preset model set."),
    "describe-system-model-sets": ("describe_system_model_sets", "", "List the preset model sets."),
}
