"""All that a statement can do without, left out in one walk: to walk costs more than to look."""

from kg_api.cypher.drop_labels import unlabelled
from kg_api.cypher.narrow_labels import narrowed
from kg_api.cypher.prune_columns import pruned, used_in
from kg_api.cypher.rewrite import rebuilt
from kg_api.cypher.tree import Clauses, Match, Node, Subquery, With


def without_needless(statement: Clauses) -> Clauses:
    """The statement without columns and labels that make no difference."""
    used = used_in(statement)

    def change(node: Node) -> Node:
        match node:
            case With():
                return pruned(node, used)
            case Match():
                return narrowed(node)
            case Subquery():
                return unlabelled(node)
        return node

    return rebuilt(statement, change)
