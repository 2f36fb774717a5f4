"""A tree as the text of a statement. Both stores take this text; brackets stand where they must."""

from collections.abc import Iterable
from typing import Final

from kg_api.cypher.tree import (
    AllRows,
    Call,
    Case,
    Clause,
    Clauses,
    Comprehension,
    Element,
    Expression,
    Function,
    HasLabel,
    IsNull,
    Item,
    Junction,
    LinkPattern,
    ListOf,
    Literal,
    MapOf,
    Match,
    Negative,
    NodePattern,
    Not,
    Operation,
    Parameter,
    Pattern,
    Property,
    Quantified,
    Reduce,
    Return,
    Slice,
    Slot,
    Sort,
    Subquery,
    Unwind,
    Var,
    With,
)

_NEGATION: Final = 3
_COMPARISON: Final = 4
_PREDICATE: Final = 5
_SUM: Final = 6
_PRODUCT: Final = 7
_TIGHTEST: Final = 9
BINDING: Final = {
    **dict.fromkeys(("=", "<>", "<", ">", "<=", ">="), _COMPARISON),
    **dict.fromkeys(("IN", "STARTS WITH", "ENDS WITH", "CONTAINS"), _PREDICATE),
    **dict.fromkeys("+-", _SUM),
    **dict.fromkeys("*/%", _PRODUCT),
}
"""How tightly an operator binds what stands beside it; openCypher 9, section 2.2."""

_JUNCTIONS: Final = {"OR": 1, "AND": 2}


def printed(clauses: Clauses) -> str:
    """The text of clauses, one after the other."""
    return " ".join(map(_clause, clauses))


def expression(value: Expression) -> str:
    """The text of an expression."""
    match value:
        case Var(name):
            return name
        case Parameter(name):
            return f"${name}"
        case Slot(name):
            return f"<{name}>"
        case Literal(of):
            return _literal(of)
        case AllRows():
            return "*"
        case Subquery(word, clauses):
            return f"{word} {{ {printed(clauses)} }}"
        case Function(name, arguments, distinct):
            return f"{name}({'DISTINCT ' * distinct}{_listed(arguments)})"
        case Case():
            return _case(value)
        case ListOf(items):
            return f"[{_listed(items)}]"
        case MapOf(items):
            return "{" + ", ".join(f"{_key(k)}: {expression(of)}" for k, of in items) + "}"
        case Comprehension() | Quantified() | Reduce():
            return _over_a_list(value)
        case _:
            return _operation(value)


def _operation(value: Expression) -> str:
    """What is made of an operator and what stands beside it."""
    match value:
        case Property(of, name):
            return f"{_tight(of)}.{name}"
        case Element(of, at):
            return f"{_tight(of)}[{expression(at)}]"
        case Slice(of, start, end):
            return f"{_tight(of)}[{_optional(start)}..{_optional(end)}]"
        case HasLabel(of, label):
            return f"{_tight(of)}:{label}"
        case Junction(word, parts):
            return f" {word} ".join(_within(each, _NEGATION) for each in parts)
        case Not(of):
            return f"NOT {_within(of, _COMPARISON)}"
        case Negative(of):
            return f"-{_tight(of)}"
        case IsNull(of, negated):
            return f"{_within(of, _SUM)} IS {'NOT ' * negated}NULL"
        case Operation(left, operator, right):
            level = BINDING[operator]
            chains = level >= _SUM  # of comparisons one after the other each is with the next
            return f"{_within(left, level + (not chains))} {operator} {_within(right, level + 1)}"
    raise TypeError(f"{value!r} is no expression")


def _over_a_list(value: Comprehension | Quantified | Reduce) -> str:
    match value:
        case Comprehension(name, of, condition, result):
            where = f" WHERE {expression(condition)}" if condition else ""
            each = f" | {expression(result)}" if result else ""
            return f"[{name} IN {expression(of)}{where}{each}]"
        case Quantified(word, name, of, condition):
            return f"{word}({name} IN {expression(of)} WHERE {expression(condition)})"
        case Reduce(total, start, name, of, next_):
            first = f"{total} = {expression(start)}"
            return f"reduce({first}, {name} IN {expression(of)} | {expression(next_)})"


def _level(value: Expression) -> int:
    match value:
        case Junction(word):
            return _JUNCTIONS[word]
        case Not():
            return _NEGATION
        case IsNull():
            return _PREDICATE
        case Operation(_, operator):
            return BINDING[operator]
        case Negative():
            return _TIGHTEST - 1
        case _:
            return _TIGHTEST


def _within(value: Expression, level: int) -> str:
    """An expression beside an operator, in brackets if it would fall apart."""
    text = expression(value)
    return text if _level(value) >= level else f"({text})"


def _tight(value: Expression) -> str:
    return _within(value, _TIGHTEST)


def _optional(value: Expression | None) -> str:
    return expression(value) if value else ""


def _listed(values: Iterable[Expression]) -> str:
    return ", ".join(map(expression, values))


def _case(value: Case) -> str:
    cases = "".join(f" WHEN {expression(c)} THEN {expression(v)}" for c, v in value.cases)
    otherwise = f" ELSE {expression(value.otherwise)}" if value.otherwise else ""
    return f"CASE{cases}{otherwise} END"


def _literal(value: str | float | bool | None) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        case _:
            return repr(value)


def _key(name: str) -> str:
    """A key of a map; in backticks, for it may be any word."""
    return "`" + name.replace("`", "``") + "`"


def _clause(clause: Clause) -> str:
    match clause:
        case Match(patterns, where, optional):
            text = f"{'OPTIONAL ' * optional}MATCH {', '.join(map(_pattern, patterns))}"
            return text + _where(where)
        case Unwind(of, name):
            return f"UNWIND {expression(of)} AS {name}"
        case Call(procedure, arguments, yields, where):
            columns = (own if own == name else f"{own} AS {name}" for own, name in yields)
            called = f"CALL {procedure}({_listed(arguments)})"
            return f"{called} YIELD {', '.join(columns)}{_where(where)}"
        case With(items, star, distinct, order, limit, where):
            handed_on = ", ".join(["*"] * star + [_item(each) for each in items])
            text = f"WITH {'DISTINCT ' * distinct}{handed_on}"
            return text + _ordered(order, limit) + _where(where)
        case Return(items, distinct, order, limit):
            given = ", ".join(map(_item, items))
            return f"RETURN {'DISTINCT ' * distinct}{given}{_ordered(order, limit)}"
    raise TypeError(f"{clause!r} is no clause")


def _where(condition: Expression | None) -> str:
    return f" WHERE {expression(condition)}" if condition else ""


def _ordered(order: tuple[Sort, ...], limit: Expression | None) -> str:
    keys = ", ".join(expression(each.by) + " DESC" * each.descending for each in order)
    by = f" ORDER BY {keys}" if keys else ""
    return f"{by} LIMIT {expression(limit)}" if limit else by


def _item(item: Item) -> str:
    text = expression(item.value)
    return text if item.value == Var(item.name) else f"{text} AS {item.name}"


def _pattern(pattern: Pattern) -> str:
    text = "".join(
        _node(each) if isinstance(each, NodePattern) else _link(each) for each in pattern.parts
    )
    text = f"{pattern.function}({text})" if pattern.function else text
    return f"{pattern.name} = {text}" if pattern.name else text


def _node(node: NodePattern) -> str:
    labels = "".join(f":{each}" for each in node.labels)
    held = ", ".join(f"{key}: {expression(value)}" for key, value in node.properties)
    text = f"{node.name}{labels}"
    return f"({text}{' ' * bool(text and held)}{f'{{{held}}}' if held else ''})"


def _link(link: LinkPattern) -> str:
    types = "|".join(each if isinstance(each, str) else f"<{each.name}>" for each in link.types)
    hops = ""
    if link.hops:
        least, most = ("" if each is None else each for each in link.hops)
        hops = f"*{least}..{most}"
    text = f"{link.name}{':' * bool(types)}{types}{hops}"
    inner = f"[{text}]" if text else ""
    return f"{'<' * (link.sign == '<')}-{inner}-{'>' * (link.sign == '>')}"
