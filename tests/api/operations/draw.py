"""Random valid operations over a schema, each drawn from a seed of its own."""

import json
import string
from dataclasses import dataclass, field
from random import Random
from typing import Final

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    GraphQLUnionType,
    SchemaMetaFieldDef,
    TypeMetaFieldDef,
    Undefined,
    get_named_type,
    is_leaf_type,
    is_non_null_type,
    is_required_argument,
)

from tests.api.operations.values import Pools, Value, Values

Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType
ALIASES: Final = ["id", "name", "this", "row", "data", "null", "true", "_", "node_1", "links", "i"]
PRIOR: Final = ("text", "work", "works")
"""Arguments of `priorWork`, of which exactly one is to be given."""

CHAIN: Final = "chainNodes: nodes { ... on Node { id } } chainLinks: links { kind source target }"
"""Asked of every `path`, so that the chain that was chosen can be held against the graph."""


@dataclass(slots=True)
class Operation:
    """An operation to send.

    Attributes:
        flawed: it may be refused: an argument of it can not be used.
    """

    text: str = ""
    variables: dict[str, Value] = field(default_factory=dict)
    name: str | None = None
    flawed: bool = False


def drawn(schema: GraphQLSchema, pools: Pools, seed: int) -> Operation:
    """The operation of a seed; the same for the same schema and graph."""
    return _Drawing(schema, pools, Random(seed)).operation()


class _Drawing:
    def __init__(self, schema: GraphQLSchema, pools: Pools, random: Random) -> None:
        self.schema, self.values, self.random = schema, Values(schema, pools, random), random
        self.made = Operation()
        self.keys: dict[str, tuple[str, ...]] = {}
        self.fragments: list[tuple[str, Composite, str]] = []
        self.declared: list[str] = []
        self.left = random.randint(4, 45)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def operation(self) -> Operation:
        assert self.schema.query_type is not None
        body = self.selections(self.schema.query_type, self.random.randint(1, 3))
        variables = f"({', '.join(self.declared)})" if self.declared else ""
        parts = [f"query Q{variables} {body}"]
        parts += [f"fragment {name} on {on.name} {text}" for name, on, text in self.fragments]
        if self.chance(0.1):
            parts.insert(self.random.randrange(2), "query Other { __typename }")
            self.made.name = "Q"
        self.made.text = "\n".join(parts)
        self.made.flawed |= self.values.flawed
        return self.made

    def selections(self, type_: Composite, depth: int) -> str:
        pieces = [self.piece(type_, depth) for _ in range(self.random.choice([1, 2, 3, 3, 4, 6]))]
        return "{ " + " ".join(pieces) + " }"

    def piece(self, type_: Composite, depth: int) -> str:
        abstract = not isinstance(type_, GraphQLObjectType)
        self.left -= 1
        if self.left > 0 and self.chance(0.45 if abstract else 0.15):
            return self.fragment(type_, depth)
        named = [] if isinstance(type_, GraphQLUnionType) else self.fields(type_, depth)
        if not named or self.chance(0.06):
            return f"{self.key('__typename', '', 'String!')}__typename{self.directives()}"
        name, chosen = self.random.choice(named)
        text = self.field(type_.name, name, chosen, depth)
        return f"{text} {text}" if self.chance(0.02) else text

    def fields(
        self, type_: GraphQLObjectType | GraphQLInterfaceType, depth: int
    ) -> list[tuple[str, GraphQLField]]:
        """Fields to choose from: where there is room, those with something inside more often."""
        all_ = list(type_.fields.items())
        if type_ is self.schema.query_type:
            all_ += self.chosen_introspection() if self.chance(0.05) else []
        leaves = [each for each in all_ if is_leaf_type(get_named_type(each[1].type))]
        inner = [each for each in all_ if each not in leaves]
        if depth <= 0 or self.left <= 0:
            inner = [each for each in inner if self.left > -30 and not _is_deep(each[1])]
        return self.random.choice([leaves, inner, inner]) if leaves and inner else leaves + inner

    def chosen_introspection(self) -> list[tuple[str, GraphQLField]]:
        return [("__schema", SchemaMetaFieldDef), ("__type", TypeMetaFieldDef)] * 4

    def fragment(self, type_: Composite, depth: int) -> str:
        fitting = [each for each in self.fragments if self.overlap(type_, each[1])]
        if fitting and self.chance(0.4):
            return f"...{self.random.choice(fitting)[0]}{self.directives()}"
        on = self.random.choice([e for e in self.composites() if self.overlap(type_, e)])
        text = self.selections(on, depth)
        if self.chance(0.5):
            condition = "" if on is type_ and self.chance(0.5) else f" on {on.name}"
            return f"...{condition}{self.directives()} {text}"
        name = f"F{len(self.fragments)}"
        self.fragments.append((name, on, text))
        return f"...{name}{self.directives()}"

    def composites(self) -> list[Composite]:
        return [each for each in self.schema.type_map.values() if isinstance(each, Composite)]

    def overlap(self, one: Composite, other: Composite) -> bool:
        return bool(self.possible(one) & self.possible(other))

    def possible(self, type_: Composite) -> set[str]:
        if isinstance(type_, GraphQLObjectType):
            return {type_.name}
        return {each.name for each in self.schema.get_possible_types(type_)}

    def field(self, parent: str, name: str, field_: GraphQLField, depth: int) -> str:
        arguments = self.arguments(parent, name, field_)
        key = self.key(name, arguments, str(field_.type))
        inside = ""
        inner = get_named_type(field_.type)
        if isinstance(inner, Composite):
            deeper = min(depth, 2) - 1 if inner.name.startswith("__") else depth - bool(field_.args)
            inside = " " + self.selections(inner, deeper)
        if name == "path":
            inside = f" {{ {CHAIN} {inside.strip(' {}')} }}" if inside.count("{") == 1 else inside
            inside = inside if CHAIN in inside else inside.replace("{", f"{{ {CHAIN} ", 1)
        return f"{key}{name}{arguments}{self.directives()}{inside}"

    def key(self, name: str, arguments: str, type_: str) -> str:
        """An alias, where the name is taken by something else or by chance."""
        signature = (name, arguments, type_)
        wanted = self.random.choice(ALIASES) if self.chance(0.03) else name
        if name == "path" or self.chance(0.15):
            wanted = f"a{len(self.keys)}"
        if self.keys.setdefault(wanted, signature) != signature:
            wanted = f"b{len(self.keys)}"
            self.keys[wanted] = signature
        return "" if wanted == name else f"{wanted}: "

    def directives(self) -> str:
        if self.chance(0.88):
            return ""
        kinds = self.random.choice([["skip"], ["include"], ["include"], ["skip", "include"]])
        return "".join(f" @{kind}(if: {self.condition(kind)})" for kind in kinds)

    def condition(self, kind: str) -> str:
        value = self.chance(0.8) is (kind == "include")
        if self.chance(0.4):
            return json.dumps(value)
        return self.variable("Boolean!", value, Undefined, nullable=False)

    def arguments(self, parent: str, name: str, field_: GraphQLField) -> str:
        given: dict[str, str] = {}
        if name == "priorWork":
            given |= self.either(field_, *PRIOR)
        for each, argument in field_.args.items():
            if name == "priorWork" and each in PRIOR:
                continue
            if not (is_required_argument(argument) or self.chance(0.3)):
                continue
            if each in ("after", "before") and "orderBy" in given:
                continue  # its cursors are none of those that are known
            if each == "last" and "first" in given:
                if not self.chance(0.05):
                    continue
                self.made.flawed = True  # one of the two is enough
            value = self.values.value(f"{parent}.{name}", each, argument.type)
            given[each] = self.passed(argument, value)
        text = ", ".join(f"{each}: {value}" for each, value in given.items())
        return f"({text})" if text else ""

    def either(self, field_: GraphQLField, *arguments: str) -> dict[str, str]:
        """One of some arguments, of which exactly one is to be given; seldom all or none."""
        chosen = [self.random.choice(arguments)]
        if self.chance(0.02):
            self.made.flawed, chosen = True, self.random.choice([[], [*arguments]])
        given: dict[str, str] = {}
        for each in chosen:
            type_ = field_.args[each].type
            value: Value = self.values.text("Query.priorWork", each)
            if isinstance(type_, GraphQLList):
                value = self.values.several("Query.priorWork", each, type_)
            given[each] = (
                self.literal(value, type_)
                if _is_text(value)
                else self.variable(f"{type_}!", value, Undefined, nullable=False)
            )
        return given

    def passed(self, argument: GraphQLArgument, value: Value) -> str:
        """A value as a literal, or as a variable of a type that fits."""
        if self.chance(0.6) and _is_text(value):
            return self.literal(value, argument.type)
        return self.variable(
            str(argument.type),
            self.plain(value),
            argument.default_value,
            nullable=not is_non_null_type(argument.type),
            type_=argument.type,
        )

    def variable(
        self,
        written: str,
        value: Value,
        default: Value,
        *,
        nullable: bool,
        type_: GraphQLType | None = None,
    ) -> str:
        name = f"v{len(self.declared)}"
        if not nullable and type_ and default is not Undefined and self.chance(0.5):
            written = written.removesuffix("!")  # then not to give it is to leave the default
            if self.chance(0.3):
                self.declared.append(f"${name}: {written}")
                if self.chance(0.1):
                    self.made.variables[name], self.made.flawed = None, True
                return f"${name}"
        declared = f"${name}: {written}"
        literal = self.literal(value, type_) if _is_text(value) else None
        if literal is not None and (nullable or value is not None) and self.chance(0.3):
            declared += f" = {literal if type_ else json.dumps(value)}"
            if self.chance(0.5):
                self.declared.append(declared)
                return f"${name}"
        elif nullable and self.chance(0.1):
            self.declared.append(declared)
            return f"${name}"
        self.declared.append(declared)
        self.made.variables[name] = value
        return f"${name}"

    def plain(self, value: Value) -> Value:
        """As JSON has it; a list of one sometimes as that one."""
        return (
            value[0] if isinstance(value, list) and len(value) == 1 and self.chance(0.3) else value
        )

    def literal(self, value: Value, type_: GraphQLType | None) -> str:
        if isinstance(value, dict):
            named = get_named_type(type_)
            assert isinstance(named, GraphQLInputObjectType)
            fields = (f"{k}: {self.literal(v, named.fields[k].type)}" for k, v in value.items())
            return "{" + ", ".join(fields) + "}"
        if isinstance(value, list):
            inner = [self.literal(each, type_) for each in value]
            return inner[0] if len(inner) == 1 and self.chance(0.3) else f"[{', '.join(inner)}]"
        if isinstance(value, str) and type_ and isinstance(get_named_type(type_), GraphQLEnumType):
            return value
        return json.dumps(value, ensure_ascii=self.chance(0.5) and _is_basic(value))


def _is_deep(field_: GraphQLField) -> bool:
    return bool(field_.args) or get_named_type(field_.type).name.startswith("__")


def _is_text(value: Value) -> bool:
    if isinstance(value, dict | list):
        return all(map(_is_text, value.values() if isinstance(value, dict) else value))
    return not (isinstance(value, str) and "\ud800" in value)


def _is_basic(value: Value) -> bool:
    """Whether JSON's escapes of it are GraphQL's: pairs of surrogates are read alike as well."""
    return not isinstance(value, str) or all(
        each in string.printable or ord(each) < 0x10000 for each in value
    )
