"""From facts and decisions to the graph as it should be."""
