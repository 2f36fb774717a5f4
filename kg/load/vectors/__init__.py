"""Where works lie in meaning: a vector for the text of each, kept on disk and in the store.

vectors.encode(desired)  # what is new
load(client, desired)
vectors.load(client)
"""

from kg.load.vectors.works import Vectors

__all__ = ["Vectors"]
