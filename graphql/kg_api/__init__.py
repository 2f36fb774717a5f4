"""The GraphQL API: one operation becomes one Cypher statement, its rows shaped like the response.

A request goes `plan` (what is asked, from the AST) -> `compile` (a statement, from the plan)
-> the store -> `complete` (nulls, pages, by the specification). `things` declares the types;
each field says there how it reads from the graph, in the words of `reading`.
"""
