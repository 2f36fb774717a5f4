"""What is asked for by an identifier that nothing has is null, and an error says so."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphql import GraphQLError

from kg_api.compiler.plan import Plan, Selection
from kg_api.fields.bindings import RowsBinding, Shape
from ontology.identifiers import misprinted

_ONE: Final = "id"
_MANY: Final = "ids"


def missing(
    plan: Plan, arguments: list[dict[str, Any]], data: Mapping[str, Any] | None
) -> Iterator[GraphQLError]:
    """An error for each thing that was asked for by an identifier and is not there."""
    if data is None:
        return
    for each in plan.selections:
        if not isinstance(each.reading, RowsBinding) or each.position is None:
            continue
        given = arguments[each.position]
        if each.reading.shape is Shape.ONE and _ONE in given and data[each.key] is None:
            yield _error(each, given[_ONE], [each.key])
        elif _MANY in given:
            for place, (id_, found) in enumerate(zip(given[_MANY], data[each.key], strict=True)):
                if found is None:
                    yield _error(each, id_, [each.key, place])


def _error(selection: Selection, text: str, path: list[str | int]) -> GraphQLError:
    if scheme := misprinted(text):
        message, code = f"'{text}' is no {scheme.title}.", "BAD_IDENTIFIER"
    else:
        what = "Nothing" if selection.name in ("node", "nodes") else f"No {selection.name}"
        message, code = f"{what} here has the identifier '{text}'.", "NOT_FOUND"
    return GraphQLError(message, list(selection.nodes), path=path, extensions={"code": code})
