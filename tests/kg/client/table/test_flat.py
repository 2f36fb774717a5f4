"""Rows and columns of answers; and that nothing of a row is lost or there twice."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.client.table import Table, answer_tree, lists, table
from kg.errors import InputError

PARTNERS = """query ($after: String) { organization { name
    collaborators(after: $after) { totalCount
        edges { strength node { id place { country } works { totalCount edges { node { title } } } }
            kinds byYear { year } }
        pageInfo { hasNextPage endCursor } } } }"""


def partner(number: int, **node: Any) -> dict[str, Any]:
    return {
        "strength": number,
        "node": {"id": f"org/{number}", "place": None, "works": None, **node},
        "kinds": ["LICENCE"],
        "byYear": [{"year": 2020}],
    }


def answer(*edges: dict[str, Any], more: bool = False) -> dict[str, Any]:
    page = {"hasNextPage": more, "endCursor": "abc"}
    found = {"totalCount": 7, "edges": list(edges), "pageInfo": page}
    return {"organization": {"name": "A", "collaborators": found}}


def made(document: str, data: Any, path: str | None = None) -> Table:
    return table(answer_tree(document), data, path)


def names(found: Table) -> list[str]:
    return [each.name for each in found.columns]


def test_edges_become_rows_and_paths_become_columns() -> None:
    works = {"totalCount": 2, "edges": [{"node": {"title": "x"}}, {"node": {"title": "y"}}]}
    found = made(PARTNERS, answer(partner(3, place={"country": "GB"}, works=works), partner(1)))
    assert (found.path, found.total, found.next) == ("organization.collaborators", 7, None)
    assert [dict(zip(names(found), row, strict=True)) for row in found.rows()] == [
        {
            "strength": 3,
            "node.id": "org/3",
            "node.place.country": "GB",
            "node.works.totalCount": 2,
            "node.works": '[{"title":"x"},{"title":"y"}]',
            "kinds": '["LICENCE"]',
            "byYear": '[{"year":2020}]',
        },
        {
            "strength": 1,
            "node.id": "org/1",
            "node.place.country": None,
            "node.works.totalCount": None,
            "node.works": None,
            "kinds": '["LICENCE"]',
            "byYear": '[{"year":2020}]',
        },
    ]


def test_columns_stand_as_asked_whatever_the_answer_holds() -> None:
    full = names(made(PARTNERS, answer(partner(1))))
    assert full[:2] == ["strength", "node.id"]
    assert names(made(PARTNERS, answer()))[:5] == full[:5]
    assert len(made(PARTNERS, {"organization": None})) == 0


def test_a_table_knows_that_there_is_more() -> None:
    assert made(PARTNERS, answer(partner(1), more=True)).next == "abc"


def test_an_edge_in_a_cell_keeps_what_is_asked_beside_its_node() -> None:
    document = "{ things { edges { node { with { edges { role node { id } } } } } } }"
    edge = {"role": "x", "node": {"id": 1}}
    data = {"things": {"edges": [{"node": {"with": {"edges": [edge]}}}]}}
    (column,) = made(document, data).columns
    assert (column.name, json.loads(str(column.cells[0]))) == ("node.with", [edge])


def test_rows_of_several_types_have_the_columns_of_all() -> None:
    document = "{ search { id ... on A { a } ... on B { b a: c } last } }"
    data = {"search": [{"id": 1, "b": 2, "a": 3, "last": 4}, {"id": 5, "a": 6, "last": 7}]}
    found = made(document, data)
    assert names(found) == ["id", "a", "b", "last"]
    assert list(found.rows()) == [(1, 3, 2, 4), (5, 6, None, 7)]


def test_an_answer_without_a_list_is_one_row() -> None:
    found = made("{ organization { id aliases place { country } } }", {
        "organization": {"id": "o", "aliases": ["p", "q"], "place": {"country": "GB"}}
    })  # fmt: skip
    assert names(found) == [
        "organization.id",
        "organization.aliases",
        "organization.place.country",
    ]
    assert list(found.rows()) == [("o", '["p","q"]', "GB")]


TWO = "{ topic { organizations { edges { works } } works { edges { score } } } }"
BOTH = {"topic": {"organizations": {"edges": [{"works": 1}]}, "works": {"edges": [{"score": 2}]}}}


def test_among_several_lists_one_has_to_be_chosen() -> None:
    with pytest.raises(InputError, match=r"topic\.organizations, topic\.works"):
        made(TWO, BOTH)
    for path in ("topic.works", "works", "topic.works.edges"):
        assert list(made(TWO, BOTH, path).rows()) == [(2,)]


def test_a_list_that_is_not_there_is_answered_by_those_that_are() -> None:
    with pytest.raises(InputError, match=r"There are: topic\.organizations, topic\.works"):
        made(TWO, BOTH, "people")


def test_facets_of_a_connection_can_be_chosen_and_are_not_taken_for_its_rows() -> None:
    document = "{ works { facets { value count } edges { node { id } } } }"
    data = {"works": {"facets": [{"value": "a", "count": 2}], "edges": [{"node": {"id": 1}}]}}
    assert made(document, data).path == "works"
    assert list(made(document, data, "works.facets").rows()) == [("a", 2)]


def test_a_list_of_a_thing_that_is_not_there_has_no_rows() -> None:
    document = "{ path { length nodes { id name } } }"
    found = made(document, {"path": None}, "path.nodes")
    assert (len(found), names(found)) == (0, ["id", "name"])


def test_connections_are_known_before_there_is_an_answer() -> None:
    tree = answer_tree(TWO)
    known = [each.path for each in lists(tree, None) if not each.aside]
    assert known == ["topic.organizations", "topic.works"]


LEAVES = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | (
    st.booleans() | st.text() | st.none()
)  # fmt: skip
KEYS = st.sampled_from(["id", "name", "node", "works", "kinds", "place"])


@st.composite
def shapes(draw: st.DrawFn, depth: int = 3) -> Any:
    """What is asked of a thing: keys, each a leaf, a list of leaves, or shapes below."""
    forms = ["leaf", "leaves"] + (["map", "maps", "connection"] if depth else [])
    keys = draw(st.lists(KEYS, min_size=1, max_size=4, unique=True))
    return {
        key: (form, draw(shapes(depth - 1)) if form in ("map", "maps", "connection") else None)
        for key in keys
        for form in [draw(st.sampled_from(forms))]
    }


def written(shape: Any) -> str:
    parts = []
    for key, (form, below) in shape.items():
        inner = f"{{ {written(below)} }}" if below else ""
        parts.append(
            f"{key} {{ totalCount edges {inner} }}" if form == "connection" else key + inner
        )
    return " ".join(parts)


@st.composite
def values(draw: st.DrawFn, shape: Any) -> Any:
    """A thing of a shape; what is below may be missing."""
    return {key: draw(one(form, below)) for key, (form, below) in shape.items()}


@st.composite
def one(draw: st.DrawFn, form: str, below: Any) -> Any:
    if form == "leaf":
        return draw(LEAVES)
    if form == "leaves":
        return draw(st.lists(st.integers() | st.text(), max_size=3).map(whole))
    if draw(st.integers(0, 4)) == 0:
        return None
    many = [draw(values(below)) for _ in range(draw(st.integers(0, 2)))]
    if form == "connection":
        return {"totalCount": len(many), "edges": many}
    return many if form == "maps" else draw(values(below))


def whole(values: list[Any]) -> list[Any]:
    """Within what JSON's readers can hold."""
    return [v if isinstance(v, str) else v % 2**53 for v in values]


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    elif value is not None:
        yield json.dumps(value)


@given(st.data())
def test_every_value_of_a_row_is_in_exactly_one_column(data: st.DataObject) -> None:
    shape = data.draw(shapes())
    rows = [data.draw(values(shape)) for _ in range(data.draw(st.integers(1, 3)))]
    found = made(f"{{ things {{ {written(shape)} }} }}", {"things": rows})
    assert len(set(names(found))) == len(found.columns)
    for row, cells in zip(rows, found.rows(), strict=True):
        told = [
            json.loads(str(cell)) if column.nested and cell is not None else cell
            for column, cell in zip(found.columns, cells, strict=True)
        ]
        assert Counter(leaves(told)) == Counter(leaves(row))
