"""Mutations: verdicts of people, from those who hold a key for it; no statement, no plan.

They are the one thing that is asked of graphql-core's executor with something to do.
"""

from collections.abc import Awaitable, Mapping
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    execute,
)
from strawberry.types import ExecutionResult

from kg.errors import InputError
from kg_api.execution.trace import CURRENT
from kg_api.schema.verdicts import Curators

MOST: Final = 20
"""Verdicts that one mutation may give or withdraw: each looks at all that is resolved."""


async def curated(
    curators: Curators | None,
    schema: GraphQLSchema,
    document: DocumentNode,
    definition: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> ExecutionResult:
    """The answer to a mutation.

    Args:
        curators: take verdicts down; None where nothing was resolved here.
        schema: of graphql-core.
        document: that holds the operation.
        definition: the operation.
        variables: given values.
    """
    trace = CURRENT.get()
    if trace is None or not trace.curator:
        text = "A mutation wants a key of scope `curate`: `kg key add`."
        return ExecutionResult(None, [_error(text, "FORBIDDEN")])
    if curators is None:
        text = "Verdicts are given where the data live: nothing was ingested here."
        return ExecutionResult(None, [_error(text, "BAD_REQUEST")])
    fields = definition.selection_set.selections
    if len(fields) > MOST or not all(isinstance(each, FieldNode) for each in fields):
        text = f"A mutation may have {MOST} fields, and no fragments at its root."
        return ExecutionResult(None, [_error(text, "TOO_LARGE")])
    result = execute(
        schema,
        document,
        root_value=curators.named(trace.curator),
        variable_values=dict(variables),
        operation_name=definition.name.value if definition.name else None,
    )
    found = await result if isinstance(result, Awaitable) else result
    return ExecutionResult(found.data, [_told(each) for each in found.errors or ()] or None)


def _error(message: str, code: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


def _told(error: GraphQLError) -> GraphQLError:
    """What the asker has named wrongly, in words; other errors as they are."""
    cause = error.original_error
    if not isinstance(cause, InputError):
        return error
    extensions = {"code": "BAD_USER_INPUT"}
    return GraphQLError(str(cause), error.nodes, path=error.path, extensions=extensions)
