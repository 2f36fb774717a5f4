"""Operations to be priced, and a graph that they are priced on."""

from typing import Any

from graphql import get_operation_ast, parse
from graphql.execution.values import VariableValues, get_variable_values
from hypothesis import strategies as st

from kg_api.compiler.plan import Plan
from kg_api.cost.estimate import priced
from kg_api.cost.statistics import Degrees, Statistics
from kg_api.execution.execute import Operation
from kg_api.schema.build import build

SCHEMA = build()._schema

GRAPH = Statistics(
    labels={"Organization": 50, "Work": 900, "Person": 400, "Entity": 1500, "Document": 900},
    out={"PARTICIPATES_IN": Degrees.of([(30, 1), (4, 40)]), "AUTHORED": Degrees.of([(9, 400)])},
    into={"PARTICIPATES_IN": Degrees.of([(2, 95)]), "AUTHORED": Degrees.of([(4, 900)])},
    evidence=Degrees.of([(3, 10), (1, 5000)]),
    known=True,
)


def bound(query: str, **variables: object) -> tuple[Plan, list[dict[str, Any]]]:
    document = parse(query)
    operation = get_operation_ast(document)
    assert operation is not None
    values = get_variable_values(SCHEMA, operation.variable_definitions or (), variables)
    assert isinstance(values, VariableValues), values
    plan = Operation(SCHEMA, document, operation, values).prepared().plan
    return plan, plan.bind(values)


def price(query: str, statistics: Statistics = GRAPH, **variables: object) -> int:
    return priced(*bound(query, **variables), statistics)


HOPS = {
    "Organization": ("collaborators", "works", "people", "agreements", "topics", "subsidiaries"),
    "Work": ("people", "organizations", "topics", "cites", "citedBy", "documents"),
    "Person": ("works", "affiliations", "collaborators"),
    "Topic": ("works", "organizations"),
    "Agreement": ("parties", "topics"),
    "Agent": ("documents",),
    "Document": ("describes",),
    "Node": ("documents",),
}
TO = {
    "collaborators": None, "subsidiaries": "Organization", "works": "Work", "people": "Person",
    "agreements": "Agreement", "topics": "Topic", "organizations": "Organization",
    "cites": "Work", "citedBy": "Work", "documents": "Document", "affiliations": "Organization",
    "parties": "Agent", "describes": "Node",
}  # fmt: skip


@st.composite
def selections(draw: st.DrawFn, kind: str, depth: int) -> str:
    """What is asked of a thing of a kind: some of its connections, with pages of any length."""
    asked = ["id"]
    for name in draw(
        st.lists(st.sampled_from(HOPS[kind]), max_size=2 if depth else 0, unique=True)
    ):
        inner = draw(selections(TO[name] or kind, depth - 1))
        more = draw(st.sampled_from(["", "totalCount ", "pageInfo { hasNextPage } "]))
        first = draw(st.integers(0, 6))
        asked.append(f"{name}(first: {first}) {{ {more}edges {{ node {{ {inner} }} }} }}")
    return " ".join(asked)


@st.composite
def questions(draw: st.DrawFn) -> str:
    """A question from the root."""
    field, kind = draw(
        st.sampled_from([
            ("organizations", "Organization"), ("works", "Work"), ("people", "Person"),
            ("topics", "Topic"), ("agreements", "Agreement"),
        ])
    )  # fmt: skip
    return f"{{ {field}(first: {draw(st.integers(0, 6))}) {{ edges {{ node {{ " + (
        f"{draw(selections(kind, 3))} }} }} }} }}"
    )
