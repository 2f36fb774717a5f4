"""Where works lie in meaning: a vector for the text of each, kept on disk and in the store.

with vectors.encoding(desired):  # what is new is encoded beside whatever is done here
    load(client, desired)
vectors.load(client)
"""

from kg.load.vectors.works import Vectors

__all__ = ["Vectors"]
