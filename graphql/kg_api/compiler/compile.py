"""A plan becomes one statement, whose one row is the response.

Every object that is asked for becomes the list of its fields, in the order of the response, to
which `unpack` gives their names; every list becomes a subquery
`COLLECT { … ORDER BY … LIMIT … RETURN […] }`, so that nothing is sorted, counted or cut too late.
Both servers take this form. What `unpack` needs besides stands first (the name of the type, where
there is a choice) or last (what an edge is sorted by; the edges, where only cursors are asked for).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from graphql import (
    GraphQLError,
    GraphQLField,
    GraphQLList,
    GraphQLOutputType,
    get_nullable_type,
    is_non_null_type,
)

from kg_api.compiler.arguments import choices, one_given
from kg_api.compiler.names import members, names_of
from kg_api.compiler.ordering import decoded, order, ordered
from kg_api.compiler.plan import Plan, Selection
from kg_api.compiler.predicates import DEEPEST, Narrowed, Path, Where, depth, seen_by
from kg_api.compiler.statement import Parameter, Statement
from kg_api.cypher import text as cypher
from kg_api.cypher.drop_labels import without_implied
from kg_api.cypher.prune_columns import without_unasked
from kg_api.cypher.text import Namer, Scope
from kg_api.fields.bindings import (
    AFTER,
    BY,
    FACETS_FIRST,
    FIRST,
    WHERE,
    Given,
    KindOf,
    Looked,
    Page,
    Part,
    Rows,
    Shape,
    Value,
    arguments_of,
    defaults_of,
    known_of,
)
from kg_api.fields.columns import reading
from ontology.schema import vocabulary

_ELSEWHERE: Final = ("__schema", "__type", "cost", "explain")

TYPE: Final = "$type"
"""Key of the object type's name, where there is a choice of types; no GraphQL alias is like it."""


def compiled(plan: Plan) -> Statement:
    """The statement that answers a plan; what is `__schema` or `__type` in it is left out."""
    compiler = _Compiler()
    selections = tuple(each for each in plan.selections if not is_introspection(each))
    text = f"RETURN {compiler.object(selections, Scope({}))} AS data"
    text = without_implied(without_unasked(text))
    return Statement(text, tuple(compiler.parameters.values()), tuple(compiler.unsent))


def is_introspection(selection: Selection) -> bool:
    """Whether a field of the query asks for something else than the graph: no statement has it."""
    return selection.name in _ELSEWHERE and selection.parent == "Query"


def wants_cursors(selection: Selection) -> bool:
    """Whether cursors of a page's edges are asked for, by its edges or its `pageInfo`."""
    roles = {role_of(child) for child in children_of(selection)}
    edges = (child for child in children_of(selection) if role_of(child) == "edges")
    within = {role_of(each) for child in edges for each in children_of(child)}
    return "pageInfo" in roles or "cursor" in within


def children_of(selection: Selection) -> tuple[Selection, ...]:
    """What is asked of a value that can only be of one object type."""
    (children,) = selection.children.values()
    return children


def is_stored(selection: Selection) -> bool:
    """Whether the store has to say it: neither the name of a type nor a word about pages."""
    return selection.name != "__typename" and role_of(selection) not in ("cursor", "pageInfo")


def is_spread(selection: Selection) -> bool:
    """Whether the fields of an object stand among those of the object around it.

    A list less for every row is a fifth of the time to read them.
    """
    one = len(selection.children) == 1
    return one and isinstance(selection.reading, Part) and is_non_null_type(selection.type)


def role_of(selection: Selection) -> str:
    """What a field says of a page; empty if it is no page's."""
    return selection.reading.role if isinstance(selection.reading, Page) else ""


@dataclass(frozen=True, slots=True)
class _Compiler:
    parameters: dict[tuple[int | None, Path, int], Parameter] = field(default_factory=dict)
    unsent: list[Parameter] = field(default_factory=list)
    namer: Namer = field(default_factory=Namer)
    rows_around: list[dict[str, str]] = field(default_factory=list)
    guards: list[str] = field(default_factory=list)

    def apart(self, text: str) -> str:
        """A subquery that counts, as a column of its own of the row around it.

        Neo4j 5.26 takes what counts somewhere within an expression for a count over the rows
        themselves, unless it stands alone.
        """
        if not self.rows_around or not cypher.counts(text):
            return text
        name = f"apart_{self.namer.number()}"
        guard = self.guards[-1]
        self.rows_around[-1][name] = f"CASE WHEN {guard} THEN {text} END" if guard else text
        return name

    def row(self, write: Callable[[], str]) -> str:
        """What a row returns, after what has to stand apart from it."""
        self.rows_around.append({})
        self.guards.append("")
        result = write()
        self.guards.pop()
        apart = self.rows_around.pop()
        columns = "".join(f", {text} AS {name}" for name, text in apart.items())
        return f"{f'WITH *{columns} ' if columns else ''}RETURN {result} AS row"

    def object(self, selections: tuple[Selection, ...], scope: Scope) -> str:
        """What is asked, one by one; what `unpack` knows by itself is left out."""
        return cypher.listing([self.cells(each, scope) for each in selections if is_stored(each)])

    def cells(self, selection: Selection, scope: Scope) -> str:
        """A field; an object that is no list of its own lends its fields to the one around it."""
        text = self.field(selection, scope)
        return text[1:-1] if is_spread(selection) else text

    def value(self, selection: Selection, scope: Scope) -> str:
        """An object of one type, or of whichever type its labels say."""
        if len(selection.children) == 1:
            return self.object(children_of(selection), scope)
        this = scope.names["this"]
        cases = " ".join(
            f"WHEN {this}:{name} THEN {self.typed(name, children, scope)}"
            for name, children in selection.children.items()
        )
        return f"CASE {cases} END"

    def typed(self, name: str, children: tuple[Selection, ...], scope: Scope) -> str:
        self.guards.append(f"{scope.names['this']}:{name}")
        text = self.object(children, scope)
        self.guards.pop()
        return cypher.joined(cypher.listing([cypher.literal(name)]), text)

    def field(self, selection: Selection, scope: Scope) -> str:
        match selection.reading:
            case Value() as its:
                text = scope.fill(its.chosen(selection.arguments))
                return self.apart(self.leaf(selection, text))
            case KindOf():
                return self.kind(selection.type, scope)
            case Part(name) if is_non_null_type(selection.type):
                return self.value(selection, scope.at(name))
            case Part(name):
                thing = scope.names[name]
                value = self.value(selection, scope.at(name))
                return f"CASE WHEN {thing} IS NULL THEN null ELSE {value} END"
            case Rows() as rows:
                return self.rows(selection, rows, scope)
            case Looked(texts, arguments):
                self.unsent.extend(
                    Parameter("", selection, (each.name,), each.convert) for each in arguments
                )
                return cypher.listing([scope.fill(each) for each in texts])
            case _ if selection.name in scope.columns:
                return self.leaf(selection, scope.names[selection.name])
            case _:
                return self.leaf(selection, f"{scope.names['this']}.{selection.name}")

    def leaf(self, selection: Selection, text: str) -> str:
        """A value as the response has it: no list is null, enumerations by their names."""
        names = names_of(selection.type)
        if isinstance(get_nullable_type(selection.type), GraphQLList):
            text = f"coalesce({text}, [])"
            return f"[each IN {text} | {names}[each]]" if names else text
        return f"{names}[{text}]" if names else text

    def kind(self, type_: GraphQLOutputType, scope: Scope) -> str:
        """The narrowest class of a thing, by its name in an enumeration."""
        this = scope.names["this"]
        (root, broadest), *narrower = members(type_)
        narrower.sort(key=lambda each: _depth(each[1]), reverse=True)
        cases = "".join(
            f" WHEN {this}:{label} THEN {cypher.literal(name)}" for name, label in narrower
        )
        return f"CASE{cases} ELSE {cypher.literal(root)} END" if broadest else "null"

    def rows(self, selection: Selection, rows: Rows, scope: Scope) -> str:
        if rows.shape is Shape.PAGE:
            return self.page(selection, rows, scope)
        source, inner = self.source(selection, rows, scope)
        limit = "LIMIT 1" if rows.shape is Shape.ONE else self.limit(selection, rows)
        columns, keys = self.keys(selection, rows, inner)
        sorted_ = ordered(selection, rows, keys)
        result = self.row(lambda: self.value(selection, inner.row(rows.this)))
        text = f"COLLECT {{ {source} WITH *{columns}{sorted_} {limit} {result} }}"
        return self.apart(f"head({text})" if rows.shape is Shape.ONE else text)

    def page(self, selection: Selection, rows: Rows, scope: Scope) -> str:
        """A connection: the rows under each alias of `edges`, the count if asked for."""
        children = children_of(selection)
        parts = []
        self.unsent.extend(
            Parameter("", selection, (each.name,), each.convert)
            for each in (FIRST, decoded(selection, rows))
        )
        if not any(map(is_stored, children)):
            self.source(selection, rows, scope)  # what is given has to be right all the same
        for child in filter(is_stored, children):
            match role_of(child):
                case "edges":
                    parts.append(self.edges(selection, rows, scope, children_of(child)))
                case "totalCount":
                    source, _ = self.source(selection, rows, scope)
                    parts.append(self.apart(f"COUNT {{ {source} RETURN 1 AS one }}"))
                case "facets":
                    parts.append(self.facets(selection, rows, scope, child))
                case "":
                    parts.append(self.cells(child, scope))
        if wants_cursors(selection) and not any(role_of(each) == "edges" for each in children):
            parts.append(self.edges(selection, rows, scope, ()))
        return cypher.listing(parts)

    def edges(
        self, selection: Selection, rows: Rows, scope: Scope, asked: tuple[Selection, ...]
    ) -> str:
        source, inner = self.source(selection, rows, scope)
        columns, keys = self.keys(selection, rows, inner)
        more = wants_cursors(selection)
        held = cypher.listing([cypher.listing(keys)] if more else [])
        edge = inner.row(rows.this)
        result = self.row(lambda: cypher.joined(self.object(asked, edge), held))
        after = self.after(selection, rows, keys)
        limit = self.parameter(selection, (FIRST.name,), FIRST.convert, 1 if more else 0)
        return self.apart(
            f"COLLECT {{ {source} WITH *{columns}{after}{ordered(selection, rows, keys)} "
            f"LIMIT {limit} {result} }}"
        )

    def facets(self, selection: Selection, rows: Rows, scope: Scope, asked: Selection) -> str:
        """How many rows have each value of a column."""
        source, inner = self.source(selection, rows, scope)
        seen = seen_by(selection.field, rows, inner)
        column = seen.its.columns[asked.arguments[BY].text]
        text = seen.expression(column, _Conditions(self, selection))
        number = self.namer.number()
        value, count, told = (f"{name}_{number}" for name in ("value", "count", "told"))
        text = f"round({text}, 2) + 0.0" if column.type.name == "Float" else text  # -0.0 is 0.0
        each = f"WITH {text} AS {value}"
        if column.many:
            each = f"UNWIND coalesce({text}, []) AS {value} WITH {value}"
        bucket = Scope({"value": told, "count": count}, frozenset(("value", "count")))
        return self.apart(
            f"COLLECT {{ {source} {each}, count(*) AS {count} "
            f"WITH toString({value}) AS {told}, {count} "
            f"ORDER BY {count} DESC, CASE WHEN {told} IS NULL THEN 1 ELSE 0 END, "
            f"coalesce({told}, '') + '' "
            f"LIMIT {self.parameter(asked, (FIRST.name,), FACETS_FIRST.convert)} "
            f"RETURN {self.object(children_of(asked), bucket)} AS row }}"
        )

    def after(self, selection: Selection, rows: Rows, keys: list[str]) -> str:
        """The condition that a row comes after the cursor, if one is given."""
        if selection.arguments.get(AFTER.name) is None:
            return ""
        after = decoded(selection, rows)
        parameter = self.parameter(selection, (after.name,), after.convert)
        alternatives = []
        for place, key in enumerate(order(selection, rows)):
            same = [f"{keys[i]} = {parameter}[{i}]" for i in range(place)]
            sign = "<" if key.descending else ">"
            beyond = f"{keys[place]} {sign} {parameter}[{place}]"
            alternatives.append("(" + " AND ".join([*same, beyond]) + ")")
        return f" WHERE {' OR '.join(alternatives)} WITH *"

    def keys(self, selection: Selection, rows: Rows, scope: Scope) -> tuple[str, list[str]]:
        """Columns of what rows are sorted by, and their names; no column of what is settled.

        The embedded store drops a link that nothing but an ORDER BY speaks of after `WITH *`,
        and sorts as if it were null; a column stays.
        """
        number = self.namer.number()
        writer = _Conditions(self, selection)
        columns, names = "", []
        for place, each in enumerate(order(selection, rows)):
            text = each.text(scope, writer)
            names.append(text if each.settled else f"key{place}_{number}")
            columns += "" if each.settled else f", {text} AS {names[-1]}"
        return columns, names

    def limit(self, selection: Selection, rows: Rows) -> str:
        own = next((each for each in rows.arguments if each.name == FIRST.name), None)
        if own is None:
            return ""
        return f"LIMIT {self.parameter(selection, (FIRST.name,), own.convert)}"

    def source(self, selection: Selection, rows: Rows, scope: Scope) -> tuple[str, Scope]:
        """What finds the rows, and what names mean after it."""
        one_given(selection, rows)
        where = selection.arguments.get(WHERE)
        if depth(where) > DEEPEST:
            message = f"Argument '{WHERE}' of '{selection.name}': it is deeper than {DEEPEST}."
            raise GraphQLError(message, list(selection.nodes))
        narrowed = Narrowed(selection.field, rows, where or {}, (WHERE,))
        return self.found(selection, narrowed, scope, selection.arguments)

    def found(
        self, selection: Selection, narrowed: Narrowed, scope: Scope, given: Mapping[str, Given]
    ) -> tuple[str, Scope]:
        """The clauses that find rows for what is given, and what names mean after them."""
        template = narrowed.template(given)
        template = cypher.with_choices(template, lambda name: choices(selection, name, given[name]))
        inner = self.namer.within(scope, template)
        named = {each.name: each for each in arguments_of(narrowed.rows)}
        text = cypher.with_parameters(
            inner.fill(template),
            lambda name: self.parameter(selection, (name,), named[name].convert),
        )
        inner = inner.knowing(known_of(narrowed.rows, given))
        return narrowed.filled(text, inner, _Conditions(self, selection)), inner

    def parameter(
        self, selection: Selection, path: Path, convert: Callable[[Given], Given], more: int = 0
    ) -> str:
        """The parameter that holds a value of the arguments, plus `more`."""
        key = (selection.position, path, more)
        if key not in self.parameters:
            name = f"p{len(self.parameters)}"
            if more:
                convert = partial(_plus, more=more, convert=convert)
            self.parameters[key] = Parameter(name, selection, path, convert)
        return f"${self.parameters[key].name}"


@dataclass(frozen=True, slots=True)
class _Conditions:
    """Writes the conditions of one field's `where`; see `where.Writer`."""

    compiler: _Compiler
    selection: Selection

    def parameter(self, path: Path, convert: Callable[[Given], Given]) -> str:
        return self.compiler.parameter(self.selection, path, convert)

    def kind(self, field: GraphQLField, scope: Scope) -> str:
        return self.compiler.kind(field.type, scope)

    def some(self, field: GraphQLField, scope: Scope, where: Where, path: Path) -> str:
        rows = reading(field)
        assert isinstance(rows, Rows)  # noqa: S101 - for the type checker
        narrowed = Narrowed(field, rows, where, path)
        text, _ = self.compiler.found(self.selection, narrowed, scope, defaults_of(rows))
        return f"EXISTS {{ {text} RETURN 1 AS one }}"


def _depth(label: str) -> int:
    """How many classes a class lies below: of a lease that is a financial agreement, the lease."""
    known = vocabulary().classes.get(label)
    return len(known.ancestors) if known else 0


def _plus(number: int, more: int, convert: Callable[[int], int]) -> int:
    return convert(number) + more
