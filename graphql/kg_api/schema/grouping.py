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


def places_of(thing: str, grouping: str) -> str:
    """Where an organisation is, if that is what groups are made by; else nothing."""
    return (
        f"CASE WHEN '{grouping}' IN $groupBy THEN COLLECT {{ MATCH ({thing})-[:LOCATED_IN]->"
        "(at:Place) RETURN DISTINCT at } ELSE [] END"
    )


def or_nothing(list_: str) -> str:
    """A list with one null where it is empty, so that what is nowhere counts as that."""
    return f"CASE WHEN size({list_}) = 0 THEN [null] ELSE {list_} END"
