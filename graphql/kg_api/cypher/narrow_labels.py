"""A label that a condition asks for takes the place of a broader one in the pattern.

    MATCH (a:Organization) WHERE a:Company AND a.year > 2000
    MATCH (a:Company) WHERE a.year > 2000

A store then begins at the companies. By the vocabulary every company is an organisation.
"""

from dataclasses import replace

from kg_api.cypher.tree import (
    Expression,
    HasLabel,
    Junction,
    LinkPattern,
    Match,
    NodePattern,
    Var,
    conjunction,
)
from ontology.schema import vocabulary


def narrowed(node: Match) -> Match:
    """A clause with the narrowest labels in its patterns."""
    if node.where is None:
        return node
    conditions = _conditions(node.where)
    asked = {
        each.of.name: each.label
        for each in conditions
        if isinstance(each, HasLabel) and isinstance(each.of, Var)
    }
    if not asked:
        return node
    taken = set[str]()

    def change(part: NodePattern | LinkPattern) -> NodePattern | LinkPattern:
        if isinstance(part, NodePattern) and _may_be(part, asked.get(part.name, "")):
            taken.add(part.name)
            return replace(part, labels=(asked[part.name],))
        return part

    patterns = tuple(replace(each, parts=tuple(map(change, each.parts))) for each in node.patterns)
    left = (each for each in conditions if not _is_taken(each, asked, taken))
    return replace(node, patterns=patterns, where=conjunction(*left))


def _conditions(where: Expression) -> tuple[Expression, ...]:
    """Conditions that hold together."""
    return where.parts if isinstance(where, Junction) and where.word == "AND" else (where,)


def _may_be(pattern: NodePattern, label: str) -> bool:
    """Whether a label says all that a pattern asks of its node."""
    classes = vocabulary().classes
    return label in classes and all(
        each in classes and vocabulary().is_a(label, each) for each in pattern.labels
    )


def _is_taken(condition: Expression, asked: dict[str, str], taken: set[str]) -> bool:
    match condition:
        case HasLabel(Var(name), label):
            return name in taken and asked[name] == label
    return False
