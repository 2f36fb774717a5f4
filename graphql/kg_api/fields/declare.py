"""Declarations of the schema's fields, each with its binding; see `bindings` for their words."""

from collections.abc import Mapping
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from kg_api.fields.arguments import REQUIRED, Argument
from kg_api.fields.bindings import (
    READING,
    ColumnBinding,
    ExpressionBinding,
    KindOf,
    LookedUpBinding,
    Order,
    Page,
    QueryStep,
    Reading,
    RowsBinding,
    Shape,
    arguments_of,
)

Declared = Any
"""A field's declaration; the annotation beside it says its type."""


def match(pattern: str, *filters: Argument, where: tuple[str, ...] = ()) -> tuple[QueryStep, ...]:
    """The one clause MATCH."""
    return (QueryStep(f"MATCH {pattern}", where, filters),)


def value(text: str, description: str) -> Declared:
    """A field read by an expression."""
    return _field(ExpressionBinding(text), description)


def chosen(text: str, description: str, choice: Argument, texts: Mapping[Any, str]) -> Declared:
    """A field read by an expression that an argument may choose."""
    declared = _field(ExpressionBinding(text, choice, texts), description)
    declared.arguments = [_declared(choice)]
    return declared


def kind_of(description: str) -> Declared:
    """A field that says the narrowest class of a thing."""
    return _field(KindOf(), description)


def part(name: str, description: str) -> Declared:
    """A field that is a thing which the row already holds."""
    return _field(ColumnBinding(name), description)


def itself(description: str) -> Declared:
    """A field that is the row itself: no thing of the graph, but what was counted."""
    return _field(ColumnBinding(""), description)


def looked_up(texts: tuple[str, ...], description: str, *arguments: Argument) -> Declared:
    """A field that is an object looked up beside the store."""
    declared = _field(LookedUpBinding(texts, arguments), description)
    declared.arguments = [_declared(each) for each in arguments]
    return declared


def one(
    clauses: tuple[QueryStep, ...], description: str, *arguments: Argument, this: str = "node"
) -> Declared:
    """A field that is the first row."""
    return _rows(RowsBinding(clauses, Shape.ONE, arguments=arguments, this=this), description)


def many(
    clauses: tuple[QueryStep, ...],
    order: Order,
    description: str,
    *arguments: Argument,
    this: str = "node",
) -> Declared:
    """A field that is a list of rows, as long as its argument `first` if it has one."""
    return _rows(RowsBinding(clauses, Shape.MANY, order, arguments, this), description)


def page(
    clauses: tuple[QueryStep, ...],
    order: Order,
    description: str,
    *arguments: Argument,
    this: str = "link",
    either: tuple[Argument, ...] = (),
) -> Declared:
    """A field that is a connection over the rows."""
    return _rows(RowsBinding(clauses, Shape.PAGE, order, arguments, this, either), description)


def of_page(role: str, description: str) -> Declared:
    """A field of a connection or of its edges."""
    return _field(Page(role), description)


def _rows(rows: RowsBinding, description: str) -> Declared:
    declared = _field(rows, description)
    arguments = sorted(arguments_of(rows), key=lambda each: each.default is not REQUIRED)
    declared.arguments = [_declared(each) for each in arguments]
    return declared


def _field(reading: Reading, description: str) -> Declared:
    declared = strawberry.field(description=description, metadata={READING: reading})
    assert isinstance(declared, StrawberryField)  # noqa: S101 - for the type checker
    return declared


def _declared(argument: Argument) -> StrawberryArgument:
    optional = argument.default is None
    return StrawberryArgument(
        python_name=argument.name,
        graphql_name=argument.name,
        type_annotation=StrawberryAnnotation(argument.type | None if optional else argument.type),
        description=argument.description,
        default=strawberry.UNSET if optional else argument.default,
    )
