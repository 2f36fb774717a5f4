"""Finding things by what people type: an index of names beside the graph, in one SQLite file."""
