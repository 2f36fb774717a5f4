"""Which work, topic, place, grant or agreement each mention means."""

from collections.abc import Mapping

from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.mentions import MentionRecord
from kg.resolve.places import key_of

FUNCTIONAL = {
    "Work": ("doi", "patent", "sec"),
    "Topic": (),
    "Place": (),
    "Grant": (),
    "PatentFamily": (),
    "Agreement": (),
}
"""Schemes of which a thing has one value, by root class."""

TITLE_LENGTH = 20
"""Shorter titles (`Editorial`, `Introduction`) name too many works to go by."""


def resolve_things(
    mentions: list[MentionRecord], root: str, only: Mapping[str, str]
) -> tuple[Clusters, list[Decision]]:
    """Put every mention of a root class into a cluster; the clusters and a decision a mention.

    Args:
        mentions: of the class.
        root: the class.
        only: identifiers of things that are the only ones of their name, by the name's key.
    """
    clusters = Clusters(FUNCTIONAL[root])
    decisions = []
    for mention in sorted(mentions, key=lambda m: not m.identifiers):
        for other in mention.identifiers:
            clusters.unite(mention.identifiers[0], other)
        decision = _decide(mention, root, clusters)
        if decision.key in only:
            clusters.unite(only[decision.key], decision.key)
        decisions.append(decision)
    return clusters, decisions


def _decide(mention: MentionRecord, root: str, clusters: Clusters) -> Decision:
    name = _name_key(mention, root)
    if mention.identifiers:
        key, rule = mention.identifiers[0], "identifier"
        if root == "Work" and name:
            clusters.unite(key, name)
    elif name:
        key, rule = name, "same title and year" if root == "Work" else "same name"
    else:
        key, rule = f"mention:{mention.id}", "own"
    clusters.find(key)
    features = {"identifiers": mention.identifiers} if mention.identifiers else {"key": name}
    return Decision(mention.id, mention.document, key, rule, features)


def _name_key(mention: MentionRecord, root: str) -> str:
    if root == "Work":
        long = len(mention.key) >= TITLE_LENGTH
        return f"title:{mention.key}|{mention.year}" if mention.year and long else ""
    if root == "Place":
        return key_of(mention.name, mention.country)
    if root == "Agreement" or not mention.key:
        return ""
    return f"name:{mention.key}|{mention.scheme or mention.country}"
