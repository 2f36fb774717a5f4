"""Who works with whom: the clauses that find collaborators and measure the tie."""

from typing import Final

from kg_api import filters as by
from kg_api.kinds import CollaborationKind
from kg_api.reading import Clause

_KINDS: Final = ", ".join(f"'{each.value}'" for each in CollaborationKind)

# A work that shows a pair for two reasons counts once, as it does in the collaboration's own
# strength. The kinds come in one order, whatever order the store finds them in.
_COUNTED: Final = f"""WITH collaboration, node, work, max(shown.fraction) AS share,
    min(shown.evidenceYear) AS earliest, max(shown.evidenceYear) AS latest,
    collect(shown.kind) AS reasons
WITH collaboration, node, count(work) AS strength,
    round(sum(share), 9) AS fractionalStrength, min(earliest) AS firstYear, max(latest) AS lastYear,
    collect(reasons) AS shownBy
WITH collaboration, node, strength, fractionalStrength, firstYear, lastYear,
    [kind IN [{_KINDS}] WHERE any(each IN shownBy WHERE kind IN each)] AS kinds"""

# Nothing is counted anew where no filter asks for it: the collaboration knows its own strength.
_KNOWN: Final = """WITH collaboration, node, collaboration.strength AS strength,
    collaboration.fractionalStrength AS fractionalStrength, collaboration.firstYear AS firstYear,
    collaboration.lastYear AS lastYear, collaboration.kinds AS kinds"""

COLLABORATORS: Final = (
    Clause(
        "MATCH (this)-[:PARTICIPATES_IN]->(collaboration:Collaboration)"
        "<-[:PARTICIPATES_IN]-(node:Organization)"
    ),
    Clause(
        "MATCH (collaboration)-[shown:EVIDENCED_BY]->(work)",
        filters=by.OF_EVIDENCE,
        then=_COUNTED,
        otherwise=_KNOWN,
    ),
)

COAUTHORS: Final = (
    Clause(
        "MATCH (this)-[:AUTHORED|INVENTED]->(work:Work)<-[:AUTHORED|INVENTED]-(node:Person)",
        where=("node <> this",),
        filters=by.OF_SHARED,
        then="WITH node, count(DISTINCT work) AS strength, min(work.year) AS firstYear, "
        "max(work.year) AS lastYear",
    ),
)
