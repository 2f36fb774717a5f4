"""The schema is the one checked in, says what each thing is, and speaks the vocabulary's words."""

from enum import Enum
from pathlib import Path

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType

from kg_api.fields.bindings import READING
from kg_api.schema import edges
from kg_api.schema import enums as kinds
from kg_api.schema.build import THINGS, build, sdl
from ontology.schema import vocabulary
from ontology.statements import LISTS

ROOT = Path(__file__).parents[3]
SCHEMA = build()._schema

EDGES_AND_SUCH = ("RelationEdge", "AffiliationEdge", "AuthorshipEdge", "PartyEdge", "SubjectEdge")


def test_the_schema_checked_in_is_the_codes() -> None:
    """To renew it, run `python -m scripts.write_schema`."""
    assert (ROOT / "graphql/schema.graphql").read_text("utf-8") == sdl()


def test_the_folder_is_no_package_and_does_not_hide_graphql_core() -> None:
    assert not list((ROOT / "graphql").glob("*.py"))


def test_everything_is_described() -> None:
    undescribed = [
        f"{type_.name}.{name}"
        for type_ in SCHEMA.type_map.values()
        if isinstance(type_, GraphQLObjectType | GraphQLEnumType | GraphQLInputObjectType)
        and not type_.name.startswith("__")
        for name, each in (
            type_.values if isinstance(type_, GraphQLEnumType) else type_.fields
        ).items()
        if not each.description
    ]
    assert undescribed == []


@pytest.mark.parametrize("thing", THINGS, ids=lambda each: each.__name__)
def test_a_field_without_a_declaration_is_a_property_of_the_class(thing: type) -> None:
    definition = thing.__strawberry_definition__  # type: ignore[attr-defined]
    known = vocabulary().properties_of(definition.name)
    plain = {
        name
        for name, each in SCHEMA.type_map[definition.name].fields.items()  # type: ignore[attr-defined]
        if READING not in each.extensions["strawberry-definition"].metadata
    }
    assert plain - set(known) == set()


@pytest.mark.parametrize("thing", THINGS, ids=lambda each: each.__name__)
def test_every_property_of_a_class_can_be_asked_for(thing: type) -> None:
    name = thing.__name__
    fields = set(SCHEMA.type_map[name].fields)  # type: ignore[attr-defined]
    hidden = {"searchText", *LISTS}  # `statements` shows those lists
    assert set(vocabulary().properties_of(name)) - fields - hidden == set()


def test_every_concrete_class_has_a_type_and_every_type_a_class() -> None:
    words = vocabulary()
    roots = {
        name
        for name, each in words.classes.items()
        if not each.abstract
        and all(words.classes[parent].abstract for parent in each.parents)
        and name != "Identifier"
    }
    assert {each.__name__ for each in THINGS} == roots


@pytest.mark.parametrize(
    ("enumeration", "words"),
    [
        (kinds.OrganizationKind, vocabulary().narrower("Organization")),
        (kinds.AgreementKind, vocabulary().narrower("Agreement")),
        (kinds.CollaborationKind, vocabulary().collaboration_kinds),
        (kinds.WorkKind, [n for n in vocabulary().narrower("Work") if n != "Work"]),
    ],
)
def test_an_enumeration_is_the_vocabularys(enumeration: type[Enum], words: list[str]) -> None:
    assert {each.value for each in enumeration} == set(words)


def test_links_between_entities_are_the_vocabularys() -> None:
    bookkeeping = {"describes", "identifies"}
    links = {each.type for n, each in vocabulary().links.items() if n not in bookkeeping}
    assert {each.value for each in kinds.LinkKind} == links


@pytest.mark.parametrize("edge", EDGES_AND_SUCH)
def test_a_plain_field_of_an_edge_is_a_property_of_links(edge: str) -> None:
    qualifying = {n for n, each in vocabulary().properties.items() if each.qualifies}
    definition = getattr(edges, edge).__strawberry_definition__
    plain = {f.python_name for f in definition.fields if READING not in f.metadata}
    camel = {
        "".join([w if i == 0 else w.title() for i, w in enumerate(p.split("_"))]) for p in plain
    }
    assert camel - qualifying == set()
