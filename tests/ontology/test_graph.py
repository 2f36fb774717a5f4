"""What a graph outside the store may be, and the one order it has."""

from dataclasses import replace
from typing import Any

import pytest

from ontology.errors import FactError
from ontology.graph import Edge, Graph, Node, Piece, canonical, ends, evidence, stated
from ontology.schema import vocabulary
from tests.ontology.graphs import DOCUMENT, PLACE, RECORDED, SMALL, said


def test_a_graph_is_the_same_in_whatever_order_it_is_told() -> None:
    turned = Graph(SMALL.nodes[::-1], SMALL.edges[::-1])
    assert canonical(turned) == canonical(SMALL)


def test_what_is_canonical_stays_as_it_is() -> None:
    assert canonical(canonical(SMALL)) == canonical(SMALL)


def test_lists_are_sets_and_what_holds_nothing_is_left_out() -> None:
    told: dict[str, Any] = {
        "name": "A",
        "aliases": ("c", "b", "c"),
        "nameZh": None,
        "identifiers": (),
    }
    (node,) = canonical(Graph((Node("kg:1", ("Person",), told),))).nodes
    assert node.properties == {"name": "A", "aliases": ("b", "c")}


def test_a_node_has_every_class_above_its_own_the_farthest_first() -> None:
    (node,) = canonical(Graph((Node("kg:1", ("University", "Funder"), {"name": "A"}),))).nodes
    assert node.labels == ("Entity", "Agent", "Organization", "Funder", "University")


def test_a_whole_number_of_the_store_is_a_double_where_the_vocabulary_says_so() -> None:
    (node,) = canonical(Graph((Node("kg:1", ("Place",), {"latitude": 22}),))).nodes
    assert repr(node.properties["latitude"]) == "22.0"


def test_evidence_opens_into_its_pieces_without_repeats() -> None:
    twice = {name: value * 2 for name, value in said(DOCUMENT, "words", 0.5).items()}
    edge = replace(SMALL.edges[0], properties=twice)
    assert evidence(edge) == (Piece(DOCUMENT, PLACE, "words", 0.5, RECORDED),)


def test_the_ends_of_an_edge_know_their_root() -> None:
    assert ends(Edge("DESCRIBES", "doc:x/1", "kg:1")) == (
        ("Document", "doc:x/1"),
        ("Entity", "kg:1"),
    )


def test_what_the_house_derives_is_not_stated_by_documents() -> None:
    derived = {name for name, link in vocabulary().links.items() if not stated(link)}
    participations = {"participatesAsGroup", "participatesAsPrinted", "participatesIn"}
    assert derived == {"describes", "evidencedBy", "identifies"} | participations


@pytest.mark.parametrize(
    ("graph", "complaint"),
    [
        (Graph((Node("kg:1", ("Robot",)),)), "Robot is no class"),
        (Graph((Node("kg:1", ()),)), "kg:1 has no label"),
        (Graph((Node("kg:1", ("Person",)),) * 2), "kg:1 is the id of two nodes"),
        (Graph((Node("kg:1", ("Person",), {"age": 3}),)), "age is no property"),
        (Graph((Node("kg:1", ("Person",), {"id": "kg:1"}),)), "id is no property"),
        (Graph((Node("kg:1", ("Paper",), {"year": "2020"}),)), "year can not hold '2020'"),
        (Graph((Node("kg:1", ("Paper",), {"year": True}),)), "year can not hold True"),
        (Graph((Node("kg:1", ("Paper",), {"aliases": "A"}),)), "aliases can not hold 'A'"),
        (Graph(edges=(Edge("LIKES", "kg:1", "kg:2"),)), "LIKES is no relationship type"),
        (Graph(edges=(Edge("AUTHORED", "kg:1", "kg:2"),)), "the end kg:1, which is no Entity here"),
        (
            Graph(edges=(Edge("AUTHORED", "kg:1", "kg:2", {"documents": ("doc:x/1",)}),)),
            "not parallel: documents 1, places 0",
        ),
    ],
)
def test_a_graph_that_does_not_fit_the_vocabulary_is_refused(graph: Graph, complaint: str) -> None:
    with pytest.raises(FactError, match=complaint):
        canonical(graph)
