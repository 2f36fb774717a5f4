"""Things that arguments of the query name: each has to be there, or an error says that it is not.

The same statement that answers tells which identifiers lead to nothing; see `Statement.named`.
"""

from functools import cache

from kg_api.compiler.plan import Plan
from kg_api.compiler.statement import Named
from kg_api.cypher import parser
from kg_api.cypher.tree import Clauses
from kg_api.fields.bindings import RowsBinding, arguments_of


def named_by(plan: Plan) -> tuple[Named, ...]:
    """Arguments of the query's fields that name things and are given, in their order."""
    return tuple(
        Named(selection, argument)
        for selection in plan.selections
        if isinstance(selection.reading, RowsBinding)
        for argument in arguments_of(selection.reading)
        if argument.identifies and selection.arguments.get(argument.name) is not None
    )


@cache
def absent(label: str) -> Clauses:
    """Clauses that return those of the identifiers `$given` that no thing of a class has."""
    return parser.clauses(
        "UNWIND $given AS wanted "
        # The embedded store takes a text of a row like `$p0` for the parameter of that name.
        "OPTIONAL MATCH (known:Entity {id: wanted}) WHERE known.id = wanted "
        "OPTIONAL MATCH (given:Identifier {id: wanted})-[:IDENTIFIES]->(other:Entity) "
        "WHERE given.id = wanted "
        "WITH wanted, coalesce(known, other) AS named "
        f"WHERE named IS NULL OR NOT named:{label} RETURN wanted"
    )
