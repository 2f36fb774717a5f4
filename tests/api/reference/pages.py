"""What narrows lists, what sorts them, and pages: said plainly, for `reference`."""

from collections.abc import Callable, Iterable, Mapping

from kg.topics.find import find_topics
from kg_api.compiler.cursor import keys_of
from tests.api.reference.graph import (
    Arguments,
    Graph,
    Page,
    RefusedError,
    Row,
    Thing,
    Value,
    in_capitals,
)


def has_topic(graph: Graph, thing: Thing | None, topic: str) -> bool:
    """Whether a thing has a topic that is meant, or one that lies in it."""
    meant = find_topics(topic)
    topics = [each for _, each in graph.leading(thing, "->HAS_TOPIC")] if thing else []
    return any(each.get("id") in meant for each in topics)


def _year(value: Value, least: int | None = None, most: int | None = None) -> bool:
    return (
        value is not None and (least is None or value >= least) and (most is None or value <= most)
    )


Filter = Callable[[Graph, Row, Value], bool]


def node_of(row: Row) -> Thing:
    assert isinstance(row.node, Thing)
    return row.node


FILTERS: dict[str, Filter] = {
    "topic": lambda graph, row, topic: has_topic(graph, node_of(row), topic),
    "since": lambda _, row, year: _year(node_of(row).get("year"), least=year),
    "until": lambda _, row, year: _year(node_of(row).get("year"), most=year),
    "retracted": lambda _, row, asked: bool(node_of(row).get("retracted")) is asked,
}
"""What an argument asks of a work."""

OF_EVIDENCE: dict[str, Filter] = {
    "evidence": lambda _, row, kinds: in_capitals(row.get("kind") or "") in kinds,
    "topic": FILTERS["topic"],
    "since": lambda _, row, year: _year(row.get("evidenceYear"), least=year),
    "until": lambda _, row, year: _year(row.get("evidenceYear"), most=year),
    "retracted": lambda _, row, asked: bool(row.get("retractedWork")) is asked,
}
"""What it asks of a link to evidence."""


def _of_link(*names: str) -> Callable[[Row], int | None]:
    """The year of the first of these of a link that is known."""

    def year(row: Row) -> int | None:
        days = [day for name in names if (day := row.get(name)) is not None]
        return int(days[0][:4]) if days and days[0][:4].isdecimal() else None

    return year


def _ended(row: Row) -> int | None:
    said = row.get("until") is None and row.get("since") is not None
    return None if said else _of_link("until", "lastSeen")(row)


OF_TIME: dict[str, Filter] = {
    "since": lambda _, row, year: (ended := _ended(row)) is None or ended >= year,
    "until": lambda _, row, year: (
        (began := _of_link("since", "firstSeen")(row)) is None or began <= year
    ),
}
"""What it asks of a link that holds for some time."""


def kept(
    graph: Graph, rows: Iterable[Row], given: Arguments, filters: Mapping[str, Filter] = FILTERS
) -> list[Row]:
    """The rows that pass every argument that is given."""
    asked = [(filters[name], each) for name, each in given.items() if each is not None]
    return [row for row in rows if all(passes(graph, row, each) for passes, each in asked)]


def only(given: Arguments, *names: str) -> dict[str, Value]:
    """Those arguments of these names."""
    return {name: each for name, each in given.items() if name in names}


Key = tuple[Callable[[Row], Value], bool]
"""What rows are sorted by, and whether the greatest comes first."""


def of_node(name: str, otherwise: Value, *, most: bool = False) -> Key:
    """By a property of the thing."""
    return lambda row: or_else(node_of(row).get(name), otherwise), most


def of_row(name: str, otherwise: Value, *, most: bool = False) -> Key:
    """By something of the link, or counted."""
    return lambda row: or_else(row.get(name), otherwise), most


def or_else(value: Value, otherwise: Value) -> Value:
    return otherwise if value is None else value


BY_ID = of_node("id", "")
BY_TYPE: Key = (lambda row: row.links[0].type, False)
BY_NAME = (of_node("name", ""), BY_ID)
BY_YEAR = (of_node("year", 0, most=True), BY_ID)
BY_POSITION = (of_row("position", 1000000), BY_ID, BY_TYPE)
BY_SCORE = (of_row("score", 0.0, most=True), BY_ID)
BY_WORKS = (of_row("works", 0, most=True), BY_ID)
STRONGEST = of_row("strength", 0, most=True)
LATEST = of_row("lastYear", 0, most=True)
BY_STRENGTH = (STRONGEST, LATEST, BY_ID)

Order = tuple[Key, ...]


def ordered(rows: list[Row], order: Order, encoding: str = "utf-8") -> list[Row]:
    """The rows, sorted by the last key, then by the one before it, and so on."""
    for key, most in reversed(order):
        rows = sorted(rows, key=lambda row: sortable(key(row), encoding), reverse=most)
    return rows


def sortable(value: Value, encoding: str) -> Value:
    """A value that compares as the store compares it."""
    return value.encode(encoding) if isinstance(value, str) else value


def page(rows: list[Row], order: Order, given: Arguments, encoding: str) -> Page:
    """The part of a list that is asked for."""
    first, last = given.get("first"), given.get("last")
    if first is not None and last is not None:
        raise RefusedError("both")
    rows = ordered(rows, order, encoding)
    keys = [[key(row) for key, _ in order] for row in rows]
    start, end = _between(keys, order, given, encoding)
    if last is not None:
        kept = max(start, end - bounded("last", last, 0, 200))
        return Page(rows, keys, kept, end, kept > start, given.get("before") is not None)
    kept = min(end, start + bounded("first", 20 if first is None else first, 0, 200))
    return Page(rows, keys, start, kept, given.get("after") is not None, kept < end)


def _between(
    keys: list[list[Value]], order: Order, given: Arguments, encoding: str
) -> tuple[int, int]:
    """Where the rows between the cursors begin and end."""
    places = list(range(len(keys)))
    for name in ("after", "before"):
        if given.get(name) is None:
            continue
        try:
            reached = keys_of(given[name], len(order))
        except ValueError as error:
            raise RefusedError from error
        way = tuple((key, most is (name == "after")) for key, most in order)
        places = [i for i in places if _is_beyond(keys[i], reached, way, encoding)]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _is_beyond(keys: list[Value], reached: list[Value], order: Order, encoding: str) -> bool:
    for own, other, (_, most) in zip(keys, reached, order, strict=True):
        mine, its = sortable(own, encoding), sortable(other, encoding)
        if isinstance(mine, bytes) is not isinstance(its, bytes):
            return False
        if mine != its:
            return bool(mine < its) if most else bool(mine > its)
    return False


def bounded(name: str, number: int, least: int, most: int) -> int:
    """The number, if it is one that may be asked for."""
    if not least <= number <= most:
        raise RefusedError(name)
    return number
