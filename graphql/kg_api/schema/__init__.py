"""The GraphQL schema: what can be asked."""
