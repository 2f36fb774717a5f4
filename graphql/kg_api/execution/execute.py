"""Requests are answered by one statement each; graphql-core's executor never walks the rows.

A plan and its statement are kept for each operation and each `plan_key` of its variables. Questions
about the schema itself (`__schema`, `__type`) go to graphql-core, also where they stand beside
questions about the graph.
"""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    Undefined,
    execute_sync,
    get_operation_ast,
)
from graphql.execution.values import VariableValues, get_variable_values
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionResult

from kg.errors import KgError, QueryTimeoutError, StoreBusyError, StoreUnavailableError
from kg_api.compiler.compile import compiled
from kg_api.compiler.complete import Finish, finisher
from kg_api.compiler.layout import is_introspection
from kg_api.compiler.plan import Plan, plan, plan_key
from kg_api.compiler.statement import Statement
from kg_api.execution.chains import chained
from kg_api.execution.curation import curated
from kg_api.execution.cuts import cut
from kg_api.execution.finding import found
from kg_api.execution.local import WITHOUT_HOME, LocalServices
from kg_api.execution.lookups import look_with, lookups
from kg_api.execution.missing import missing
from kg_api.execution.store import Store
from kg_api.execution.trace import CURRENT
from kg_api.fields.directives import PRICED
from kg_api.schema.explanation import Explanation, RootValue

MOST_PLANS: Final = 1024
"""Plans, and documents, that are kept."""
_MOST_ERRORS: Final = 50
"""Errors of variables that are told at once."""
_UNUSUAL: Final = re.compile(r"\b(?:__schema|__type|cost|curator|explain)\b")
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that does not depend on a request's values.

    Attributes:
        plan: what is asked.
        statement: what the store is asked; None where only the schema is asked about.
        finish: makes the response of the store's row and the arguments.
        lookups: positions of the arguments of what is looked up beside the store.
        nesting: of the statement.
    """

    plan: Plan
    statement: Statement | None
    finish: Finish
    lookups: tuple[int, ...] = ()
    nesting: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is valid, and the operation of it that is asked for."""

    schema: GraphQLSchema
    node: DocumentNode
    definition: OperationDefinitionNode


OperationKey = tuple[str, str | None]
"""A query's text, and the name of the operation."""


class Plans:
    """The plans used last, and the documents that they were made of.

    Args:
        most: how many of either are kept.

    Attributes:
        kept: plans, by what is asked and the `plan_key` of its variables.
        documents: those that passed every check that there is, by what is asked.
    """

    def __init__(self, most: int = MOST_PLANS) -> None:
        self.kept = LRUCache[Hashable, Prepared](most)
        self.documents = LRUCache[OperationKey, Document](most)

    def get(self, key: Hashable, make: Callable[[], Prepared]) -> Prepared:
        """The plan of a key, made if there is none."""
        known = self.kept.get(key)
        if known is None:
            known = self.kept[key] = make()
        return known

    def remember(self, asked: OperationKey, document: Document) -> None:
        """Keep a document that is valid, unless it speaks of the schema or of its cost."""
        if not _UNUSUAL.search(asked[0]):
            self.documents[asked] = document


class Charge(Protocol):
    """Prices a bound plan and the nesting of its statement; see `kg_api.cost.pricing`."""

    def __call__(
        self, plan: Plan, arguments: list[dict[str, Any]], nesting: int, /, *, only: bool
    ) -> object:
        """What it costs before it runs, or a GraphQLError; whatever it is where it does not run."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a document, with its variables' values."""

    schema: GraphQLSchema
    document: DocumentNode
    definition: OperationDefinitionNode
    variables: VariableValues

    def prepared(self) -> Prepared:
        """Plan it and compile the plan."""
        asked = plan(self.schema, self.document, self.definition, self.variables)
        stored = tuple(each for each in asked.selections if not is_introspection(each))
        statement = compiled(asked) if stored else None
        finish = finisher(replace(asked, selections=stored))
        nesting = statement.nesting if statement else 0
        return Prepared(asked, statement, finish, lookups(asked), nesting)

    @property
    def only_priced(self) -> bool:
        """Whether nobody wants it run."""
        return any(each.name.value == PRICED.name for each in self.definition.directives or ())

    def introspected(self, asked: Plan, known: RootValue) -> ExecutionResult:
        """The answer to what no statement answers: about the schema, its own cost, a ledger."""
        selections = tuple(filter(is_introspection, asked.selections))
        nodes = [node for each in selections for node in each.nodes]
        if trace := CURRENT.get():
            trace.executed = tuple(each.name for each in selections)
        fragments = [d for d in self.document.definitions if isinstance(d, FragmentDefinitionNode)]
        only = OperationDefinitionNode(
            operation=OperationType.QUERY,
            variable_definitions=self.definition.variable_definitions,
            selection_set=SelectionSetNode(selections=tuple(nodes)),
        )
        result = execute_sync(
            self.schema,
            DocumentNode(definitions=(only, *fragments)),
            root_value=known,
            variable_values={
                name: source.value
                for name, source in self.variables.sources.items()
                if source.value is not Undefined
            },
        )
        return ExecutionResult(result.data, result.errors)


@dataclass(frozen=True, slots=True)
class QueryEngine:
    """Answers operations; the same whether a request came by strawberry or past it.

    Attributes:
        store: what answers the statements.
        plans: kept from request to request.
        charge: prices each operation before it runs; None where nothing is priced.
        local: what answers beside the store.
    """

    store: Store
    plans: Plans = field(default_factory=Plans)
    charge: Charge | None = None
    local: LocalServices = WITHOUT_HOME

    async def answer(
        self, asked: OperationKey, document: Document, given: Mapping[str, Any]
    ) -> ExecutionResult:
        """The answer to an operation, given values for its variables."""
        if document.definition.operation is OperationType.MUTATION:
            return await curated(
                self.local.curators, document.schema, document.node, document.definition, given
            )
        variables = get_variable_values(
            document.schema,
            document.definition.variable_definitions or (),
            dict(given),
            max_errors=_MOST_ERRORS,
        )
        if isinstance(variables, list):
            return ExecutionResult(None, variables)
        operation = Operation(document.schema, document.node, document.definition, variables)
        key = (*asked, plan_key(variables.coerced))
        try:
            return await self._answer(operation, self.plans.get(key, operation.prepared))
        except GraphQLError as error:
            return ExecutionResult(None, [error])

    async def _answer(self, operation: Operation, prepared: Prepared) -> ExecutionResult:
        arguments = prepared.plan.bind(operation.variables)
        charge, only = self.charge, operation.only_priced
        cost = charge(prepared.plan, arguments, prepared.nesting, only=only) if charge else None
        if only:
            costs = tuple(each for each in prepared.plan.selections if each.name == "cost")
            return operation.introspected(replace(prepared.plan, selections=costs), RootValue(cost))
        known = RootValue(cost, _curator(), await self._explained(prepared.plan, arguments))
        await found(self.local.find, prepared.plan, arguments)
        await self._walked(prepared.plan, arguments)
        if prepared.statement is None:
            return operation.introspected(prepared.plan, known)
        named = prepared.statement.named
        row = await self._row(prepared, prepared.statement.bind(arguments))
        absent = list(zip(named, row[len(row) - len(named) :], strict=True))
        data, errors = await self._finished(prepared, row[: len(row) - len(named)], arguments)
        broken = {each.path[0] for each in errors if each.path}
        data, told = missing(prepared.plan, arguments, data, absent)
        errors += [each for each in told if each.path and each.path[0] not in broken]
        if data is not None and any(map(is_introspection, prepared.plan.selections)):
            about = operation.introspected(prepared.plan, known)
            both = {**data, **about.data} if about.data is not None else None
            data = _together(prepared.plan, both) if both is not None else None
            errors += about.errors or []
        return ExecutionResult(data, errors or None)

    async def _finished(
        self, prepared: Prepared, row: list[Any], arguments: list[dict[str, Any]]
    ) -> tuple[dict[str, Any] | None, list[GraphQLError]]:
        if not prepared.lookups:
            return prepared.finish(row, arguments)
        look_with(self.local.open_text, prepared.lookups, arguments)
        return await asyncio.to_thread(prepared.finish, row, arguments)

    async def _explained(
        self, asked: Plan, arguments: list[dict[str, Any]]
    ) -> dict[str, Explanation | None]:
        ids = [
            arguments[each.position or 0]["id"]
            for each in asked.selections
            if each.name == "explain"
        ]
        explain = self.local.explain
        if explain is None:
            return {}
        return {id_: await explain(id_) for id_ in dict.fromkeys(ids)}

    async def _walked(self, asked: Plan, arguments: list[dict[str, Any]]) -> None:
        try:
            await cut(self.store, asked, arguments)
            await chained(self.store, asked, arguments)
        except KgError as error:
            raise _failed(error, asked) from error

    async def _row(self, prepared: Prepared, parameters: dict[str, Any]) -> list[Any]:
        assert prepared.statement is not None  # noqa: S101 - for the type checker
        try:
            (record,) = await self.store.read(prepared.statement.text, parameters)
        except KgError as error:
            raise _failed(error, prepared.plan) from error
        row: list[Any] = record["data"]
        return row


ANSWER: Final = "kg_api.answer"
"""Where in a request's ASGI scope `FastPath` leaves an answer with errors; strawberry writes it."""


class CompiledExecution(SchemaExtension):
    """Puts the engine's answer in the place of strawberry's own execution.

    Args:
        engine: what answers; the same one for every request, so that plans are kept.
    """

    def __init__(self, engine: QueryEngine) -> None:
        self.engine = engine

    async def on_execute(self) -> AsyncIterator[None]:
        """Put the result where the executor would."""
        self.execution_context.result = self._ready() or await self._result()
        yield

    def _ready(self) -> ExecutionResult | None:
        request = (self.execution_context.context or {}).get("request")
        ready: ExecutionResult | None = request.scope.get(ANSWER) if request else None
        return ready

    async def _result(self) -> ExecutionResult | None:
        context = self.execution_context
        node, schema, query = context.graphql_document, context.schema._schema, context.query
        name = context._provided_operation_name  # not the first one's, which strawberry takes
        if node is None or query is None:
            return None
        definition = get_operation_ast(node, name)
        if definition is None:
            return ExecutionResult(None, [_unnamed(name)])
        document, asked = Document(schema, node, definition), (query, name)
        result = await self.engine.answer(asked, document, context.variables or {})
        if not result.errors and definition.operation is OperationType.QUERY:
            self.engine.plans.remember(asked, document)
            if name is not None and get_operation_ast(node) is not None:  # the only one
                self.engine.plans.remember((query, None), document)
        return result


def _curator() -> str | None:
    """Whose key the request has, where it is one that may give verdicts."""
    trace = CURRENT.get()
    return trace.curator or None if trace else None


def _unnamed(name: str | None) -> GraphQLError:
    message = (
        "The document has several operations. Name one of them as `operationName`."
        if name is None
        else f"The document has no operation named '{name}'."
    )
    return GraphQLError(message, extensions={"code": "BAD_REQUEST"})


def _failed(error: KgError, plan: Plan) -> GraphQLError:
    """The error of a request that the store did not answer."""
    _LOG.warning("%s", error)
    nodes = [node for each in plan.selections for node in each.nodes]
    return GraphQLError(_message(error), nodes, original_error=error)


def _message(error: KgError) -> str:
    """What the asker is told: never the statement, nor where the store is."""
    match error:
        case StoreBusyError():
            return "Too much is asked at once. Ask for less, or again in some seconds."
        case QueryTimeoutError():
            return "It took too long. Ask for less."
        case StoreUnavailableError():
            return "The store is not available. Try again later."
        case _:
            return "The store could not answer this. The server's log says why."


def _together(asked: Plan, data: dict[str, Any]) -> dict[str, Any]:
    return {each.key: data[each.key] for each in asked.selections}
