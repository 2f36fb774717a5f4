"""What is asked for by an identifier that nothing has is null, and an error says so.

A field that may not be null takes the whole answer with it, as the specification says:
https://spec.graphql.org/draft/#sec-Handling-Execution-Errors
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graphql import GraphQLError, is_non_null_type

from kg_api.compiler.plan import Plan, Selection
from kg_api.compiler.statement import Named
from kg_api.fields.bindings import RowsBinding, Shape
from ontology.identifiers import misprinted

_ONE: Final = "id"
_MANY: Final = "ids"
_ABSENT: Final = "NOT_FOUND"
_MISPRINTED: Final = "BAD_IDENTIFIER"

Arguments = list[dict[str, Any]]
Data = dict[str, Any] | None

Absent = Sequence[tuple[Named, Sequence[str]]]
"""Arguments that name things, each with those identifiers that nothing has."""


def missing(
    plan: Plan, arguments: Arguments, data: Data, absent: Absent
) -> tuple[Data, list[GraphQLError]]:
    """The answer without what stands on an identifier of nothing, and an error for each field.

    Args:
        plan: what was asked.
        arguments: of the request.
        data: the answer.
        absent: what the store says of arguments that name things.
    """
    errors = list[GraphQLError]()
    if data is None:
        return None, errors
    data = dict(data)
    for each in plan.selections:
        if not isinstance(each.reading, RowsBinding) or each.position is None:
            continue
        told = _named_wrongly(each, arguments, absent)
        if told is None:
            errors += _not_there(each, arguments[each.position], data)
            continue
        errors.append(told)
        if is_non_null_type(each.type):
            return None, errors
        data[each.key] = None
    return data, errors


def _not_there(
    selection: Selection, given: Mapping[str, Any], data: Mapping[str, Any]
) -> Iterator[GraphQLError]:
    """An error for each thing that was itself asked for and is not there."""
    found, rows = data[selection.key], selection.reading
    one = isinstance(rows, RowsBinding) and rows.shape is Shape.ONE
    if one and _ONE in given and found is None:
        yield _error(selection, *_of(selection, given[_ONE]), [selection.key])
    elif _MANY in given:
        for place, (id_, thing) in enumerate(zip(given[_MANY], found, strict=True)):
            if thing is None:
                yield _error(selection, *_of(selection, id_), [selection.key, place])


def _of(selection: Selection, text: str) -> tuple[str, str]:
    what = "Nothing" if selection.name in ("node", "nodes") else f"No {selection.name}"
    return _told(what, text)


def _told(what: str, text: str) -> tuple[str, str]:
    """What is said of an identifier, and the code."""
    if scheme := misprinted(text):
        return f"'{text}' is no {scheme.title}.", _MISPRINTED
    return f"{what} here has the identifier '{text}'.", _ABSENT


def _named_wrongly(
    selection: Selection, arguments: Arguments, absent: Absent
) -> GraphQLError | None:
    """The error of a field whose arguments name what is not there; None if all of it is."""
    messages, codes = list[str](), set[str]()
    for (its, argument), ids in absent:
        if its is not selection:
            continue
        given = arguments[selection.position or 0][argument.name]
        sent = argument.convert(given)
        what = "nothing" if argument.identifies == "Entity" else f"no {argument.identifies.lower()}"
        both = zip(given, sent, strict=True) if isinstance(given, list) else [(given, sent)]
        for text, id_ in dict(both).items():
            if id_ in ids:
                message, code = _told(what, text)
                messages.append(f"Argument '{argument.name}' of '{selection.name}': {message}")
                codes.add(code)
    if not messages:
        return None
    code = _MISPRINTED if _MISPRINTED in codes else _ABSENT
    return _error(selection, " ".join(messages), code, [selection.key])


def _error(selection: Selection, message: str, code: str, path: list[str | int]) -> GraphQLError:
    return GraphQLError(message, list(selection.nodes), path=path, extensions={"code": code})
