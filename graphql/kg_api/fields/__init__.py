"""How fields of the schema read from the graph."""
