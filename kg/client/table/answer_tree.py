"""What an operation asks for, as a tree of the answer's keys, fragments spread and merged.

With the schema it knows which of it is a list and of what type; without, the answer has to tell.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from graphql import (
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLSchema,
    GraphQLSyntaxError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    get_operation_ast,
    is_composite_type,
    is_leaf_type,
    is_list_type,
    parse,
    value_from_ast_untyped,
)

from kg.errors import InputError

_PYTHON: Final = {"Int": int, "Float": float, "Boolean": bool}
"""What a scalar is in Python; the others (String, ID, enumerations, dates) are text."""

_RootTypes = {"query": "query_type", "mutation": "mutation_type"}


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """A key of the answer, with what is asked below it.

    Attributes:
        key: its name in the answer.
        name: the field's name in the schema.
        children: what is asked of the thing there; none of a plain value.
        after: the variable that the field's argument `after` is taken from.
        many: whether it is a list; None if that is not known.
        scalar: type of a plain value; None if that is not known.
    """

    key: str
    name: str
    children: tuple["AnswerKey", ...] = ()
    after: str | None = None
    many: bool | None = None
    scalar: type | None = None

    def child(self, name: str) -> "AnswerKey | None":
        """The first child that is this field, whatever it is called in the answer."""
        return next((each for each in self.children if each.name == name), None)


def answer_tree(
    document: str,
    operation: str | None = None,
    variables: Mapping[str, Any] | None = None,
    schema: GraphQLSchema | None = None,
) -> AnswerKey:
    """What a document asks for; its root stands for the whole answer.

    Args:
        document: GraphQL.
        operation: which of its operations, if there are several.
        variables: with their values, which decide about `@skip` and `@include`.
        schema: what is asked; for lists and types.

    Raises:
        InputError: this is no GraphQL, or it has no such operation.
    """
    try:
        node = parse(document)
    except GraphQLSyntaxError as error:
        raise InputError(error.message, "the document") from error
    definition = get_operation_ast(node, operation)
    if definition is None:
        names = [d.name.value for d in _operations(node) if d.name]
        remedy = f"Name one of: {', '.join(names)}" if names else ""
        raise InputError("the document has no such operation", operation or "unnamed", remedy)
    known = {
        each.variable.name.value: value_from_ast_untyped(each.default_value)
        for each in definition.variable_definitions or ()
        if each.default_value is not None
    }
    fragments = {
        each.name.value: each
        for each in node.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    root = getattr(schema, _RootTypes.get(definition.operation.value, ""), None)
    reader = _Reader(fragments, {**known, **(variables or {})}, schema)
    return AnswerKey("", "", reader.children([_Set(definition.selection_set, root)]), many=False)


def _operations(node: DocumentNode) -> Iterator[OperationDefinitionNode]:
    return (each for each in node.definitions if isinstance(each, OperationDefinitionNode))


class _Set(NamedTuple):
    """A selection set, the type it is on if that is known, and the fragments around it."""

    node: SelectionSetNode
    on: GraphQLCompositeType | None
    inside: frozenset[str] = frozenset()


class _Field(NamedTuple):
    """One place where a key is asked for."""

    node: FieldNode
    within: _Set


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one operation."""

    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    schema: GraphQLSchema | None

    def children(self, sets: list[_Set]) -> tuple[AnswerKey, ...]:
        fields: dict[str, list[_Field]] = {}
        for each in sets:
            for field in self.fields(each):
                key = (field.node.alias or field.node.name).value
                fields.setdefault(key, []).append(field)
        return tuple(self.field(key, found) for key, found in fields.items())

    def fields(self, set_: _Set) -> Iterator[_Field]:
        """The fields of a set, those of its fragments in their place."""
        for node in set_.node.selections:
            if not all(self.holds(each) for each in node.directives or ()):
                continue
            if isinstance(node, FieldNode):
                yield _Field(node, set_)
            elif isinstance(node, FragmentSpreadNode):
                yield from self.spread(node.name.value, set_)
            elif isinstance(node, InlineFragmentNode):
                on = node.type_condition
                type_ = self.type(on.name.value) if on else set_.on
                yield from self.fields(_Set(node.selection_set, type_, set_.inside))

    def spread(self, name: str, set_: _Set) -> Iterator[_Field]:
        fragment = self.fragments.get(name)
        if fragment is None:
            raise InputError("there is no such fragment", name)
        if name in set_.inside:
            raise InputError("a fragment spreads itself", name)
        on = self.type(fragment.type_condition.name.value)
        yield from self.fields(_Set(fragment.selection_set, on, set_.inside | {name}))

    def field(self, key: str, found: list[_Field]) -> AnswerKey:
        first = found[0]
        name = first.node.name.value
        definition = (
            self.schema.get_field(first.within.on, name)
            if self.schema and first.within.on
            else None
        )
        type_ = definition.type if definition else None
        named = get_named_type(type_)
        on = named if is_composite_type(named) else None
        sets = [
            _Set(each.node.selection_set, on, each.within.inside)
            for each in found
            if each.node.selection_set
        ]
        return AnswerKey(
            key,
            name,
            self.children(sets),
            _after(first.node),
            is_list_type(get_nullable_type(type_)) if type_ else None,
            _PYTHON.get(named.name, str) if named and is_leaf_type(named) else None,
        )

    def type(self, name: str) -> GraphQLCompositeType | None:
        found = self.schema.get_type(name) if self.schema else None
        return found if is_composite_type(found) else None

    def holds(self, directive: DirectiveNode) -> bool:
        """Whether a directive lets a field stand."""
        wanted = {"include": True, "skip": False}.get(directive.name.value)
        condition = next((a.value for a in directive.arguments or () if a.name.value == "if"), None)
        if isinstance(condition, VariableNode):
            return wanted is None or bool(self.variables.get(condition.name.value)) is wanted
        if isinstance(condition, BooleanValueNode):
            return wanted is None or condition.value is wanted
        return True


def _after(node: FieldNode) -> str | None:
    given = next((each.value for each in node.arguments or () if each.name.value == "after"), None)
    return given.name.value if isinstance(given, VariableNode) else None
