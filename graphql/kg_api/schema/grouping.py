"""Cypher of what groups are made by: only what `$groupBy` names is looked up."""

from kg_api.schema.enums import OrganizationKind


def asked(grouping: str, value: str) -> str:
    """A value, if groups are made by it; else null."""
    return f"CASE WHEN '{grouping}' IN $groupBy THEN {value} END"


def kind_of(thing: str, grouping: str) -> str:
    """The narrowest kind of an organisation, if groups are made by it; else null."""
    narrowest = " ".join(
        f"WHEN {thing}:{each.value} THEN '{each.value}'"
        for each in OrganizationKind
        if each is not OrganizationKind.ORGANIZATION
    )
    return asked(grouping, f"CASE {narrowest} ELSE 'Organization' END")


def each_place(thing: str, grouping: str, name: str) -> str:
    """A row for each place of an organisation, or for none, if groups are made by it; else null."""
    # Neo4j takes what such a list holds for nodes, and fails where a condition goes on from a null.
    return (
        f"UNWIND CASE WHEN '{grouping}' IN $groupBy THEN COLLECT {{ "
        f"OPTIONAL MATCH ({thing})-[:LOCATED_IN]->(at:Place) RETURN DISTINCT at }} + [] "
        f"ELSE [null] END AS {name}"
    )
