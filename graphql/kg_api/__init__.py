"""The GraphQL API: one operation becomes one Cypher statement, its rows shaped like the response.

A request goes `plan` (what is asked, from the AST) -> `compile` (a statement, from the plan)
-> the store -> `unpack` (maps and pages out of the rows), and `complete` where a null has to
spread. `things` declares the types; each field says there how it reads from the graph, in the words
of `reading`. What lists are filtered, sorted and counted by is derived from that (`derive`,
`columns`, `where`, `sorting`). `price` tells what an operation costs before it runs.
"""
