"""The official JSON-Schema-Test-Suite through the generator: each schema as part of an Action, each instance judged."""
