"""What searches through the whole graph give: hits, chains of links, pieces of the graph."""

from typing import Final, TypeVar

import strawberry

from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import many, value
from kg_api.schema.core import EVIDENCE_OF_LINK, Evidence, Node
from kg_api.schema.enums import LinkKind
from kg_api.schema.filters import BY_ID

T = TypeVar("T")

MOST_LINKS: Final = 5000


@strawberry.type
class Link:
    """A link of the graph, with the evidence for it."""

    kind: LinkKind = value("type(link)", "How its source stands to its target.")
    source: strawberry.ID = value("startNode(link).id", "Id of the thing it goes out from.")
    target: strawberry.ID = value("endNode(link).id", "Id of the thing it goes to.")
    since: str | None
    until: str | None
    evidence: list[Evidence] = EVIDENCE_OF_LINK


_IN_ORDER: Final = (Key("i"),)


@strawberry.type
class ChainOfLinks:
    """A chain of links from one thing to another."""

    length: int = value("size(chain.links)", "How many links it has.")
    nodes: list[Node] = many(
        (
            QueryStep(
                "UNWIND range(0, size(chain.nodes) - 1) AS i "
                "WITH i, chain.nodes[i] AS id MATCH (node:Entity {id: id})"
            ),
        ),
        _IN_ORDER,
        "The things along it, from the first to the last.",
    )
    links: list[Link] = many(
        (
            QueryStep(
                "UNWIND range(0, size(chain.links) - 1) AS i WITH i, chain.links[i] AS its "
                "MATCH (one:Entity {id: its.one})-[link]-(other:Entity {id: its.other})",
                # One work may be evidence of one collaboration for two reasons, each a link.
                where=(
                    "type(link) = its.type",
                    "(startNode(link) = one) = its.onward",
                    "coalesce(link.kind, '') = its.kind",
                ),
            ),
        ),
        _IN_ORDER,
        "The links along it, in the same order; of several of a kind between two things the first "
        "that passes.",
        this="link",
    )


@strawberry.type
class Subgraph:
    """A piece of the graph."""

    truncated: bool = value("size(reached) > size(kept)", "Whether there was more than it holds.")
    nodes: list[Node] = many(
        (QueryStep("UNWIND kept AS node"),), BY_ID, "The things, in the order of ids."
    )
    links: list[Link] = many(
        (
            QueryStep(
                "UNWIND kept AS near MATCH (near)-[link]->(far:Entity)",
                where=("far IN kept",),
                then="WITH near, far, link "
                "ORDER BY near.id, far.id, type(link), coalesce(link.kind, '') "
                f"LIMIT {MOST_LINKS}",
            ),
        ),
        (Key("near.id"), Key("far.id"), Key("type(link)"), Key("coalesce(link.kind, '')")),
        f"The links between them, at most {MOST_LINKS}.",
        this="link",
    )
