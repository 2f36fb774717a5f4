"""Who works with whom: the clauses that find collaborators and measure the tie."""

from typing import Final

from kg_api import filters as by
from kg_api.reading import Clause

_COUNTED: Final = """WITH collaboration, node, count(DISTINCT work) AS strength,
    round(sum(shown.fraction), 9) AS fractionalStrength, min(shown.evidenceYear) AS firstYear,
    max(shown.evidenceYear) AS lastYear, collect(DISTINCT shown.kind) AS kinds"""

# Nothing is counted anew where no filter asks for it: the collaboration knows its own strength.
_KNOWN: Final = """WITH collaboration, node, collaboration.strength AS strength,
    collaboration.fractionalStrength AS fractionalStrength, collaboration.firstYear AS firstYear,
    collaboration.lastYear AS lastYear, collaboration.kinds AS kinds"""

COLLABORATORS: Final = (
    Clause(
        "MATCH (this)-[:PARTICIPATES_IN]->(collaboration:Collaboration)"
        "<-[:PARTICIPATES_IN]-(node:Organization)",
        filters=(by.KIND, by.COUNTRY),
    ),
    Clause(
        "MATCH (collaboration)-[shown:EVIDENCED_BY]->(work)",
        filters=by.OF_EVIDENCE,
        then=_COUNTED,
        otherwise=_KNOWN,
    ),
    by.AT_LEAST,
)

COAUTHORS: Final = (
    Clause(
        "MATCH (this)-[:AUTHORED|INVENTED]->(work:Work)<-[:AUTHORED|INVENTED]-(node:Person)",
        filters=by.OF_SHARED,
        then="WITH node, count(DISTINCT work) AS strength, min(work.year) AS firstYear, "
        "max(work.year) AS lastYear",
    ),
    by.AT_LEAST,
)
