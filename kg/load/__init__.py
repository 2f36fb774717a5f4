"""From the graph as it should be to the store."""
