"""A label that a link says already is left out where links are only counted.

By the vocabulary, to which every fact is held before it is loaded, whatever something participates
in is a collaboration. To look at its labels keeps Neo4j from telling how many there are without
following the links:

    COUNT { MATCH (this)-[:PARTICIPATES_IN]->(its:Collaboration) RETURN its }
    COUNT { MATCH (this)-[:PARTICIPATES_IN]->(its) RETURN its }

Elsewhere labels stay, for they tell the planner where few rows are: without them a group of
collaborations took Neo4j nearly twice the db hits.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from ontology.schema import LinkType, Vocabulary, vocabulary

_COUNTED: Final = re.compile(
    r"(?P<start>\bCOUNT \{ MATCH \(\w+\)(?P<left><?)-\[\w*:(?P<types>[\w|]+)\]-(?P<right>>?)\(\w*)"
    r":(?P<label>\w+)(?P<end>\) RETURN (?:\w+|1 AS one) \})"
)


def without_implied(statement: str) -> str:
    """The statement without labels that say nothing new."""
    return _COUNTED.sub(_plain, statement)


def _plain(found: re.Match[str]) -> str:
    sign = found["left"] + found["right"]
    is_implied = all(_leads(each, sign, found["label"]) for each in found["types"].split("|"))
    return found["start"] + found["end"] if is_implied else found[0]


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
