"""Plans of queries, for tests of what is made of them; no store is asked."""

from functools import cache

from graphql import GraphQLSchema, OperationDefinitionNode, parse
from graphql.execution.values import VariableValues, get_variable_values

from kg_api.compiler.plan import Plan, plan
from kg_api.schema.build import build


@cache
def schema() -> GraphQLSchema:
    """The schema, made once."""
    return build()._schema


def planned(query: str, **variables: object) -> Plan:
    """The plan of a query of one operation."""
    document = parse(query)
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    values = get_variable_values(schema(), operation.variable_definitions or (), variables)
    assert isinstance(values, VariableValues), values
    return plan(schema(), document, operation, values)
