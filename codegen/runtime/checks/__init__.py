"""What a type cannot state, as predicates: one class a JSON Schema keyword, one `Schema` a subschema.

Generated modules declare them; `runtime.rules` holds validated bodies against them. The semantics are those of JSON
Schema 2020-12: a keyword says nothing about values of another type, 1.0 equals 1, true equals neither.
"""

from .arrays import Contains, Items, MaxItems, MinItems, PrefixItems, UniqueItems
from .fault import Fault
from .logic import AllOf, AnyOf, If, Never, Not, OneOf, Ref, Rule
from .objects import (
    AdditionalProperties,
    DependentRequired,
    DependentSchemas,
    MaxProperties,
    MinProperties,
    PatternProperties,
    Properties,
    PropertyNames,
    Required,
)
from .scalars import (
    Enum,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Maximum,
    MaxLength,
    Minimum,
    MinLength,
    MultipleOf,
    Pattern,
    Type,
)
from .schema import Keyword, Schema

__all__ = [
    "AdditionalProperties",
    "AllOf",
    "AnyOf",
    "Contains",
    "DependentRequired",
    "DependentSchemas",
    "Enum",
    "ExclusiveMaximum",
    "ExclusiveMinimum",
    "Fault",
    "If",
    "Items",
    "Keyword",
    "MaxItems",
    "MaxLength",
    "MaxProperties",
    "Maximum",
    "MinItems",
    "MinLength",
    "MinProperties",
    "Minimum",
    "MultipleOf",
    "Never",
    "Not",
    "OneOf",
    "Pattern",
    "PatternProperties",
    "PrefixItems",
    "Properties",
    "PropertyNames",
    "Ref",
    "Required",
    "Rule",
    "Schema",
    "Type",
    "UniqueItems",
]
