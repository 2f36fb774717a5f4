"""Pages for people: GraphiQL and the explorer, and the files they are made of."""
