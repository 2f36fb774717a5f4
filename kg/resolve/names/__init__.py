"""Names that no registry has, clustered among themselves.

A name goes through the modules in this order: `damage` mends it, `words` cuts and unifies its
words, `spelling` corrects rare ones by frequent ones, `parsed` reads what it is made of,
`candidates` finds the names it may be the same as, `pairs` compares two of them, `model` says how
likely they are one, `agglomerate` makes clusters of the pairs, and `cluster` does it all.
"""

from kg.resolve.names.cluster import NameCluster, cluster_names

__all__ = ["NameCluster", "cluster_names"]
