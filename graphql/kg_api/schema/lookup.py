"""Looking things up by any of their identifiers."""

from typing import Final

ANY_ID: Final = "any identifier will do: ror:…, doi:…, lei:…, kg:…"


def found(ids: str, name: str, kept: str = "") -> str:
    """What has an id, or a further identifier; each by its index, null if nothing has it."""
    return (
        f"OPTIONAL MATCH ({name}Known:Entity {{id: {ids}}}) "
        f"OPTIONAL MATCH (:Identifier {{id: {ids}}})-[:IDENTIFIES]->({name}Other:Entity) "
        f"WITH {kept}coalesce({name}Known, {name}Other) AS {name}"
    )
