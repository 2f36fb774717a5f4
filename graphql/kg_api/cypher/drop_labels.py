"""A label that a link says already is left out where links are only counted.

By the vocabulary, to which every fact is held before it is loaded, whatever something participates
in is a collaboration. To look at its labels keeps Neo4j from telling how many there are without
following the links:

    COUNT { MATCH (this)-[:PARTICIPATES_IN]->(its:Collaboration) RETURN its }
    COUNT { MATCH (this)-[:PARTICIPATES_IN]->(its) RETURN its }

Elsewhere labels stay, for they tell the planner where few rows are: without them a group of
collaborations took Neo4j nearly twice the db hits.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kg_api.cypher.tree import (
    LinkPattern,
    Match,
    NodePattern,
    Return,
    Subquery,
)
from ontology.schema import LinkType, Vocabulary, vocabulary


def unlabelled(node: Subquery) -> Subquery:
    """A subquery without labels that say nothing new."""
    match node:
        case Subquery("COUNT", (Match((path,), None, False), Return(_, False, (), None) as last)):
            match path.parts:
                case (start, LinkPattern() as link, NodePattern() as end) if _implied(link, end):
                    short = replace(path, parts=(start, link, replace(end, labels=())))
                    return replace(node, clauses=(Match((short,)), last))
    return node


def _implied(link: LinkPattern, end: NodePattern) -> bool:
    """Whether whatever the link leads to has the one label that is asked of it."""
    types = [each for each in link.types if isinstance(each, str)]
    if len(end.labels) != 1 or end.properties or link.hops or len(types) < len(link.types):
        return False
    return bool(types) and all(_leads(each, link.sign, end.labels[0]) for each in types)


def _leads(type_: str, sign: str, label: str) -> bool:
    """Whether whatever a link leads to has a label."""
    terms, links = _known()
    link = links.get(type_)
    if link is None or label not in terms.classes:
        return False
    ends = {">": link.range, "<": link.domain}.get(sign, (*link.domain, *link.range))
    return bool(ends) and all(terms.is_a(each, label) for each in ends)


@cache
def _known() -> tuple[Vocabulary, Mapping[str, LinkType]]:
    terms = vocabulary()
    return terms, {each.type: each for each in terms.links.values()}
