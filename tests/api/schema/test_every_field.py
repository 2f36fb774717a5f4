"""Every field of every type is asked for once, on each server."""

from typing import cast

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    get_named_type,
)

from kg_api.fields.columns import Connected, connected
from kg_api.fields.derive import capitals
from kg_api.schema.build import build
from tests.api.conftest import Api

SCHEMA = build()._schema
ROOT = cast("GraphQLObjectType", SCHEMA.query_type)

IDS = {
    "organization": "ror:kestrel01",
    "person": "orcid:0000-0001",
    "agreement": "kg:agreement/1",
    "topic": "cpc:B25J15/00",
    "place": "geonames:1",
    "grant": "kg:grant/1",
    "document": "doc:openalex/W1",
}
THIRDS = tuple(slice(start, None, 3) for start in range(3))
"""All fields of a thing with many are too many to be asked at once."""
WORKS = {"Paper": "doi:10.1/grip", "Patent": "patent:US1B2", "Filing": "sec:0001"}


def everything(type_: GraphQLNamedType, depth: int, of: slice = slice(None)) -> str:
    """A selection of all that can be asked of a type without arguments, and of all its facets.

    Args:
        type_: the type.
        depth: how many levels below it are asked too.
        of: which of its own fields.
    """
    assert isinstance(type_, GraphQLObjectType)
    parts = ["__typename"]
    for name, field in list(type_.fields.items())[of]:
        inner = get_named_type(field.type)
        if name == "facets":
            by = get_named_type(field.args["by"].type)
            shown = {capitals(each) for each in connected_by(type_).columns}
            parts += [
                f"by{each}: facets(by: {each}) {{ value count }}"
                for each in by.values
                if each in shown
            ]
        elif name == "aggregate":
            first = next(iter(get_named_type(field.args["of"].type).values))
            parts.append(f"aggregate(of: {first}) {everything(inner, 0)}")
        elif isinstance(inner, GraphQLScalarType | GraphQLEnumType):
            parts.append(name)
        elif not isinstance(inner, GraphQLObjectType):
            parts.append(f"{name} {{ __typename id name }}")
        elif name == "nodes":  # as under `edges`, which say more
            parts.append("nodes { __typename }")
        elif depth:
            parts.append(f"{name} {everything(inner, depth - 1)}")
    return "{ " + " ".join(parts) + " }"


def connected_by(type_: GraphQLObjectType) -> Connected:
    """What a connection shows."""
    return connected(GraphQLField(type_))


@pytest.mark.parametrize("field", IDS)
def test_every_field_of_a_thing_can_be_asked_for(api: Api, field: str) -> None:
    type_ = get_named_type(ROOT.fields[field].type)
    for third in THIRDS:
        asked = f"{{ id {everything(type_, 3, third)[1:]}"
        answer = api.ask(f"query ($id: ID!) {{ {field}(id: $id) {asked} }}", id=IDS[field])
        assert answer[field]["id"] == IDS[field]


@pytest.mark.parametrize("kind", WORKS)
def test_every_field_of_a_work_can_be_asked_for(api: Api, kind: str) -> None:
    selection = everything(SCHEMA.type_map[kind], 3)
    query = f"query ($id: ID!) {{ work(id: $id) {{ ... on {kind} {selection} }} }}"
    assert api.ask(query, id=WORKS[kind])["work"]["title"]


def test_every_field_of_a_collaboration_can_be_asked_for(api: Api) -> None:
    for third in THIRDS:
        selection = f"{{ id {everything(SCHEMA.type_map['Collaboration'], 3, third)[1:]}"
        query = f"query ($two: [ID!]!) {{ collaboration(between: $two) {selection} }}"
        answer = api.ask(query, two=["lei:KESTREL0000000000001", "ror:northbank"])
        assert answer["collaboration"]["id"] == "kg:collaboration/kn"


LISTS = {
    "organizations": "", "people": "", "works": "", "agreements": "", "topics": "", "documents": "",
    "mobility": "",
    "moves": "(groupBy: [ORIGIN, DESTINATION, YEAR])",
    "collaborations": "(groupBy: [YEAR, TOPIC, KIND, COUNTRY])",
}  # fmt: skip


@pytest.mark.parametrize("field", LISTS)
def test_every_list_can_be_asked_for(api: Api, field: str) -> None:
    type_ = get_named_type(ROOT.fields[field].type)
    depth = 2  # Neo4j plans all of three things for minutes
    answer = api.ask(f"{{ {field}{LISTS[field]} {everything(type_, depth)} }}")
    assert answer[field]["totalCount"] > 0
