"""How the row that answers a plan is laid out, told once for who writes it and who reads it."""

from kg_api.compiler.layout import (
    Connected,
    Inlined,
    LookedUp,
    Nested,
    Plain,
    TypeName,
    layout,
)
from tests.api.support.planned import planned


def test_what_is_known_without_the_store_has_no_cell_of_its_own() -> None:
    cells = layout(planned("{ __typename cost { price } __schema { types { name } } }")).cells
    assert [type(each) for each in cells] == [TypeName]


def test_an_object_that_is_always_there_and_of_one_type_lies_among_the_cells_around_it() -> None:
    query = """{ subgraph(seeds: "a") { links { source
      evidence { quote document { id } context { quote } } } } }"""
    (subgraph,) = layout(planned(query)).cells
    assert isinstance(subgraph, Nested)
    (links,) = subgraph.kinds["Subgraph"].cells
    assert isinstance(links, Nested)
    assert links.is_list
    source, evidence = links.kinds["Link"].cells
    assert isinstance(source, Plain)
    assert isinstance(evidence, Nested)
    quote, document, context = evidence.kinds["Evidence"].cells
    assert [type(each) for each in (quote, document, context)] == [Plain, Inlined, LookedUp]


def test_where_there_are_several_types_each_has_its_own_layout() -> None:
    query = (
        "{ work(id: 1) { id ... on Paper { venue } ... on Patent { legalStatus country: url } } }"
    )
    (work,) = layout(planned(query)).cells
    assert isinstance(work, Nested)
    assert not work.is_list
    assert {name: len(each.cells) for name, each in work.kinds.items()} == {
        "Filing": 1, "Paper": 2, "Patent": 3,
    }  # fmt: skip


def test_a_page_has_cells_for_what_is_asked_of_it_and_for_nothing_else() -> None:
    query = """{ works {
      totalCount
      a: edges { node { id } } b: nodes { title }
      facets(by: KIND) { value count } aggregate(of: YEAR) { average } } }"""
    (works,) = layout(planned(query)).cells
    assert isinstance(works, Connected)
    page = works.page
    assert (page.has_rows, page.has_total, page.has_keys) == (True, True, False)
    assert (list(page.lists), list(page.facets)) == (["a", "b"], ["facets"])
    assert list(page.aggregates) == ["aggregate"]


def test_keys_stand_in_rows_only_where_a_cursor_is_asked_for() -> None:
    for asked, rows, keys in (
        ("totalCount", False, False),
        ("edges { node { id } }", True, False),
        ("edges { cursor }", True, True),
        ("pageInfo { endCursor }", True, True),
    ):
        (works,) = layout(planned(f"{{ works {{ {asked} }} }}")).cells
        assert isinstance(works, Connected)
        assert (works.page.has_rows, works.page.has_keys) == (rows, keys), asked
