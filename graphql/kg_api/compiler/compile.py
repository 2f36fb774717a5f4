"""A plan becomes one statement, whose one row is the response.

Every object that is asked for becomes the list of its cells, as `layout` says; every list becomes
a subquery `COLLECT { … ORDER BY … LIMIT … RETURN […] }`, so that nothing is sorted, counted or cut
too late. Both servers take this form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from graphql import (
    GraphQLList,
    get_nullable_type,
    is_non_null_type,
)

from kg_api.compiler.facets import NOTHING, counts, reckoned
from kg_api.compiler.layout import (
    NODES,
    Cell,
    Connected,
    Cursor,
    Inlined,
    Listed,
    LookedUp,
    Nested,
    Object,
    PageLayout,
    Plain,
    TypeName,
    layout,
    role_of,
    variants,
)
from kg_api.compiler.named import absent, named_by
from kg_api.compiler.names import names_of, narrowest
from kg_api.compiler.ordering import or_else
from kg_api.compiler.pages import Gathered, computes, cut
from kg_api.compiler.plan import Plan, Selection
from kg_api.compiler.predicates import seen_by
from kg_api.compiler.rows import Finder, Writing
from kg_api.compiler.statement import Named, Parameter, Statement
from kg_api.cypher import parser
from kg_api.cypher.needless import without_needless
from kg_api.cypher.printer import printed
from kg_api.cypher.rewrite import aggregates, filled
from kg_api.cypher.scope import Scope
from kg_api.cypher.tree import (
    NULL,
    Case,
    Clauses,
    Comprehension,
    Element,
    Expression,
    Function,
    HasLabel,
    IsNull,
    Item,
    ListOf,
    Literal,
    Property,
    Return,
    Subquery,
    Var,
    With,
    disjunction,
)
from kg_api.fields.arguments import BY, FACETS_FIRST, FIRST, OF
from kg_api.fields.bindings import (
    ColumnBinding,
    ExpressionBinding,
    KindOf,
    LookedUpBinding,
    RowsBinding,
    Shape,
)
from kg_api.fields.columns import connected


def compiled(plan: Plan) -> Statement:
    """The statement that answers a plan; what is `__schema` or `__type` in it is left out."""
    compiler, named = _Compiler(), named_by(plan)
    answer = compiler.object(layout(plan), Scope({}))
    absent = tuple(compiler.absent(each) for each in named)
    tree = without_needless((Return((Item(ListOf((*answer.items, *absent)), "data"),)),))
    parameters = tuple(compiler.parameters.values())
    return Statement(printed(tree), parameters, tuple(compiler.unsent), named)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is being written.

    Attributes:
        hoisted: columns of its own, by name, that stand apart from what it returns.
        guards: conditions under which what is being written is asked for.
    """

    hoisted: dict[str, Expression] = field(default_factory=dict)
    guards: list[Expression] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Compiler(Finder):
    rows_around: list[_Row] = field(default_factory=list)

    def hoisted(self, value: Expression) -> Expression:
        """A subquery that counts, as a column of its own of the row around it.

        Neo4j 5.26 takes what counts somewhere within an expression for a count over the rows
        themselves, unless it stands alone.
        """
        if not self.rows_around or not aggregates(value):
            return value
        row, name = self.rows_around[-1], f"apart_{self.namer.number()}"
        row.hoisted[name] = Case(((row.guards[-1], value),)) if row.guards else value
        return Var(name)

    def absent(self, named: Named) -> Expression:
        """Identifiers of an argument that no thing of its class has."""
        argument = named.argument
        given: Expression = self.parameter(named.selection, (argument.name,), argument.convert)
        if not isinstance(named.selection.arguments[argument.name], list):
            given = ListOf((given,))
        return Subquery("COLLECT", filled(absent(argument.identifies), {"given": given}))

    def row(self, write: Callable[[], Expression]) -> Clauses:
        """What a row returns, after what has to stand apart from it."""
        self.rows_around.append(_Row())
        result = write()
        hoisted = self.rows_around.pop().hoisted
        columns = tuple(Item(value, name) for name, value in hoisted.items())
        first = (With(columns, star=True),) if columns else ()
        return (*first, Return((Item(result, "row"),)))

    def object(self, asked: Object, scope: Scope) -> ListOf:
        """An object's cells, one by one."""
        cells = (cell for each in asked.cells for cell in self.cells(each, scope))
        return ListOf(tuple(cells))

    def cells(self, cell: Cell, scope: Scope) -> tuple[Expression, ...]:
        """What a field takes of its row."""
        match cell:
            case TypeName() | Cursor():
                return ()
            case Inlined(selection, inner):
                return self.object(inner, self.part(selection, scope)).items
            case Nested(selection, kinds):
                return (self.nested(selection, kinds, scope),)
            case Connected(selection, page):
                return (self.page(selection, page, scope),)
            case LookedUp(selection):
                return (self.looked_up(selection, scope),)
            case Plain(selection):
                return (self.plain(selection, scope),)

    def looked_up(self, selection: Selection, scope: Scope) -> Expression:
        """What an object is looked up by."""
        its = selection.reading
        assert isinstance(its, LookedUpBinding)  # noqa: S101 - for the type checker
        self.unsent.extend(Parameter("", selection, (e.name,), e.convert) for e in its.arguments)
        return ListOf(tuple(scope.fill(parser.expression(each)) for each in its.texts))

    def part(self, selection: Selection, scope: Scope) -> Scope:
        """The same, seen from a thing that the row holds."""
        return (
            scope.at(selection.reading.name)
            if isinstance(selection.reading, ColumnBinding)
            else scope
        )

    def kinds(self, kinds: Mapping[str, Object], scope: Scope) -> Expression:
        """An object of one type, or of whichever type its labels say."""
        if len(kinds) == 1:
            return self.object(next(iter(kinds.values())), scope)
        return Case(tuple(self.typed(names, asked, scope) for names, asked in variants(kinds)))

    def typed(self, names: list[str], asked: Object, scope: Scope) -> tuple[Expression, Expression]:
        """The condition that an object is of some types; the name of its type, and its cells."""
        labels = [(HasLabel(scope.this, name), Literal(name)) for name in names]
        guard = disjunction(*(each for each, _ in labels)) or Literal(False)
        guards = self.rows_around[-1].guards
        guards.append(guard)
        cells = self.object(asked, scope)
        guards.pop()
        kind = labels[0][1] if len(names) == 1 else Case(tuple(labels))
        return guard, ListOf((kind, *cells.items))

    def nested(self, selection: Selection, kinds: Mapping[str, Object], scope: Scope) -> Expression:
        match selection.reading:
            case RowsBinding() as rows:
                return self.rows(selection, rows, kinds, scope)
            case _ if is_non_null_type(selection.type):
                return self.kinds(kinds, self.part(selection, scope))
            case _:
                inner = self.part(selection, scope)
                return Case(((IsNull(inner.this), NULL),), self.kinds(kinds, inner))

    def plain(self, selection: Selection, scope: Scope) -> Expression:
        match selection.reading:
            case ExpressionBinding() as its:
                value = scope.fill(parser.expression(its.chosen(selection.arguments)))
                return self.hoisted(self.leaf(selection, value))
            case KindOf():
                return narrowest(selection.type, scope.this)
            case _ if selection.name in scope.columns:
                return self.leaf(selection, scope.names[selection.name])
            case _:
                return self.leaf(selection, Property(scope.this, selection.name))

    def leaf(self, selection: Selection, value: Expression) -> Expression:
        """A value as the response has it: no list is null, enumerations by their names."""
        names = names_of(selection.type)
        if isinstance(get_nullable_type(selection.type), GraphQLList):
            value = or_else(value, ListOf(()))
            each = Var("each")
            return Comprehension("each", value, None, Element(names, each)) if names else value
        return Element(names, value) if names else value

    def rows(
        self, selection: Selection, rows: RowsBinding, kinds: Mapping[str, Object], scope: Scope
    ) -> Expression:
        source, inner = self.source(selection, rows, scope)
        limit = Literal(1) if rows.shape is Shape.ONE else self.limit(selection, rows)
        keys = self.keys(selection, rows, inner)
        sorted_ = With(keys.columns, star=True, order=keys.sorted, limit=limit)
        result = self.row(lambda: self.kinds(kinds, inner.row(rows.this)))
        found = Subquery("COLLECT", (*source, sorted_, *result))
        return self.hoisted(Function("head", (found,)) if rows.shape is Shape.ONE else found)

    def page(self, selection: Selection, page: PageLayout, scope: Scope) -> Expression:
        """A connection: its rows, how many there are in all if asked for, its facets."""
        rows = selection.reading
        assert isinstance(rows, RowsBinding)  # noqa: S101 - for the type checker
        self.unused(selection, rows)
        cells = list[Expression]()
        if page.has_rows:
            cells.append(self.listed(selection, page, rows, scope))
        elif page.has_total:
            cells.append(self.total(selection, rows, scope))
        for each in page.children:
            if each.key in page.facets:
                cells.append(self.facets(selection, rows, scope, each, page.facets[each.key]))
        for each in page.children:
            if each.key in page.aggregates:
                its = page.aggregates[each.key]
                cells.append(self.aggregate(selection, rows, scope, each, its))
        if not cells:
            self.source(selection, rows, scope)  # what is given has to be right all the same
        return ListOf(tuple(cells))

    def total(self, selection: Selection, rows: RowsBinding, scope: Scope) -> Expression:
        """How many rows there are in all."""
        source, _ = self.source(selection, rows, scope)
        return self.hoisted(Subquery("COUNT", (*source, Return((Item(Literal(1), "one"),)))))

    def listed(
        self, selection: Selection, page: PageLayout, rows: RowsBinding, scope: Scope
    ) -> Expression:
        """The rows of a page, after how many there are in all where that is asked for too."""
        source, inner = self.source(selection, rows, scope)
        keys = self.keys(selection, rows, inner)
        held = (ListOf(tuple(keys.values)),) if page.has_keys else ()
        edge, lists = inner.row(rows.this), page.lists.values()

        def row() -> Expression:
            cells = (cell for each in lists for cell in self.of_row(selection, each, edge))
            return ListOf((*cells, *held))

        result = self.row(row)
        limit = self.page_size(selection, int(page.has_keys))
        if page.has_total and computes(source):
            between = partial(self.between, selection, rows)
            gathered = Gathered(self.namer.number(), source, keys)
            found = gathered.page(result, between, limit)
            both = self.row(lambda: ListOf((gathered.size, self.hoisted(found))))
            all_ = Subquery("COLLECT", (*gathered.clauses(result), *both))
            # Neo4j gives null for no rows where a condition on them looks further.
            nothing = ListOf((Literal(0), ListOf(())))
            return self.hoisted(or_else(Function("head", (all_,)), nothing))
        between_ = self.between(selection, rows, keys.values)
        found = Subquery("COLLECT", (*source, *cut(keys, between_, limit), *result))
        listed = self.hoisted(found)
        total = (self.total(selection, rows, scope),) if page.has_total else ()
        return ListOf((*total, listed)) if total else listed

    def of_row(self, selection: Selection, listed: Listed, edge: Scope) -> tuple[Expression, ...]:
        """A row's cells for one alias of `edges` or `nodes`."""
        assert selection.field is not None  # noqa: S101 - for the type checker
        thing = connected(selection.field).at
        scope = edge.at(thing) if role_of(listed.selection) == NODES and thing else edge
        value = self.kinds(listed.kinds, scope)
        return value.items if isinstance(value, ListOf) else (value,)

    def facets(
        self,
        selection: Selection,
        rows: RowsBinding,
        scope: Scope,
        asked: Selection,
        bucket: Object,
    ) -> Expression:
        """How many rows have each value of a column."""
        source, inner = self.source(selection, rows, scope)
        seen = seen_by(selection.field, rows, inner)
        column = seen.its.measured[asked.arguments[BY].text]
        value = seen.measure(column, Writing(self, selection))
        limit = self.parameter(asked, (FIRST.name,), FACETS_FIRST.convert)
        counted, shown = counts(column, value, self.namer.number(), limit)
        row = Return((Item(self.object(bucket, shown), "row"),))
        return self.hoisted(Subquery("COLLECT", (*source, *counted, row)))

    def aggregate(
        self,
        selection: Selection,
        rows: RowsBinding,
        scope: Scope,
        asked: Selection,
        result: Object,
    ) -> Expression:
        """What a number comes to over all rows."""
        source, inner = self.source(selection, rows, scope)
        seen = seen_by(selection.field, rows, inner)
        value = seen.expression(seen.its.numbers[asked.arguments[OF].text])
        clauses, shown = reckoned(value, self.namer.number())
        row = Return((Item(self.object(result, shown), "row"),))
        found = Subquery("COLLECT", (*source, *clauses, row))
        # Neo4j gives null for no rows where they are of one of several things.
        nothing = self.object(result, NOTHING)
        return self.hoisted(or_else(Function("head", (found,)), nothing))
