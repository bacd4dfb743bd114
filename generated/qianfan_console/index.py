# Generated from spec/ by `make generate`. Do not edit.
"""Where each Action is defined, and which families there are."""

OPERATIONS = {
    ("/v2/model", "CancelModelCompTask"): "model.operations.cancel_model_comp_task",
    ("/v2/model", "CreateCustomModel"): "model.operations.create_custom_model",
    ("/v2/model", "CreateCustomModelSet"): "model.operations.create_custom_model_set",
    ("/v2/model", "CreateModelCompTask"): "model.operations.create_model_comp_task",
    ("/v2/model", "CreateModelCustomConf"): "model.operations.create_model_custom_conf",
    ("/v2/model", "CreateModelExportTask"): "model.operations.create_model_export_task",
    ("/v2/model", "DeleteModel"): "model.operations.delete_model",
    ("/v2/model", "DeleteModelCompTask"): "model.operations.delete_model_comp_task",
    ("/v2/model", "DeleteModelSet"): "model.operations.delete_model_set",
    ("/v2/model", "DescribeCustomModelSets"): "model.operations.describe_custom_model_sets",
    ("/v2/model", "DescribeModel"): "model.operations.describe_model",
    ("/v2/model", "DescribeModelCompTask"): "model.operations.describe_model_comp_task",
    ("/v2/model", "DescribeModelCompTasks"): "model.operations.describe_model_comp_tasks",
    ("/v2/model", "DescribeModelCustomAdvancedConf"): "model.operations.describe_model_custom_advanced_conf",
    ("/v2/model", "DescribeModelExportTask"): "model.operations.describe_model_export_task",
    ("/v2/model", "DescribeModelSet"): "model.operations.describe_model_set",
    ("/v2/model", "DescribeModelSystemAdvancedConf"): "model.operations.describe_model_system_advanced_conf",
    ("/v2/model", "DescribeSystemModel"): "model.operations.describe_system_model",
    ("/v2/model", "DescribeSystemModelSet"): "model.operations.describe_system_model_set",
    ("/v2/model", "DescribeSystemModelSets"): "model.operations.describe_system_model_sets",
}

FAMILIES = {"model": ("model", "/v2/model")}
