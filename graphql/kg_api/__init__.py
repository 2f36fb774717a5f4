"""The GraphQL API: one operation becomes one Cypher statement, its rows shaped like the response.

A request goes through `http` (who may ask, how much), then `execution`: `compiler.plan` (what is
asked, from the AST) -> `compiler.compile` (a statement, from the plan) -> `cost` (its price) -> the
store -> `compiler.decode` (the response, from the row), and `compiler.complete` where a null has to
spread. `schema` declares the types; each field says there how it reads from the graph, in the words
of `fields.bindings`. What lists are filtered, sorted and counted by is derived from that
(`fields.derive`, `fields.columns`, `compiler.predicates`, `compiler.ordering`).
"""
