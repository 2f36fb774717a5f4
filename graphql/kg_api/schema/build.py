"""The GraphQL schema: what can be asked.

Descriptions of properties and classes are the vocabulary's own comments, so that the two never
tell different stories. `graphql/schema.graphql` is this schema, checked in; a test compares them.
"""

import inspect
from collections.abc import Callable, Sequence

import strawberry
from graphql import GraphQLSchema, print_schema
from strawberry.extensions import ParserCache, SchemaExtension, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.name_converter import NameConverter
from strawberry.types.base import StrawberryObjectDefinition, StrawberryType
from strawberry.types.enum import StrawberryEnumDefinition

from kg_api.fields.derive import derived
from kg_api.fields.directives import PRICED
from kg_api.schema.core import Aggregate, Bucket, Document
from kg_api.schema.nodes import (
    Agreement,
    Collaboration,
    Filing,
    Grant,
    Organization,
    Paper,
    Patent,
    PatentFamily,
    Person,
    Place,
    Topic,
)
from kg_api.schema.root import Query
from kg_api.schema.verdicts import Mutation
from ontology.schema import Term, Vocabulary, vocabulary

THINGS = (
    Organization,
    Person,
    Paper,
    Patent,
    Filing,
    Agreement,
    Collaboration,
    Topic,
    Place,
    Grant,
    PatentFamily,
    Document,
)


class _Names(NameConverter):
    """`Connection[RelationEdge[Organization]]` is an OrganizationRelationConnection."""

    def from_generic(
        self, generic_type: StrawberryObjectDefinition, types: list[StrawberryType | type]
    ) -> str:
        name = super().from_generic(generic_type, types)
        return name.replace("EdgeConnection", "Connection")


class _Schema(strawberry.Schema):
    """A schema that leaves it to whoever answers to log what was not the asker's mistake."""

    def process_errors(self, errors: object, execution_context: object = None) -> None:
        """Log nothing."""


def build(
    *extensions: Callable[[], SchemaExtension],
    first: Sequence[Callable[[], SchemaExtension]] = (),
) -> strawberry.Schema:
    """The schema, and what makes the extensions that answer a request.

    Args:
        extensions: they come after a document is parsed and validated.
        first: they come before.
    """
    built = _Schema(
        Query,
        Mutation,
        types=(*THINGS, Bucket, Aggregate),
        extensions=[*first, _parsed, _validated, *extensions],
        config=StrawberryConfig(name_converter=_Names()),
    )
    describe(built._schema, vocabulary())
    built._schema = _with_directives(derived(built._schema))
    return built


def _with_directives(schema: GraphQLSchema) -> GraphQLSchema:
    """The schema with our own directives beside those of the specification."""
    given = schema.to_kwargs()
    given["directives"] = (*schema.directives, PRICED)
    return GraphQLSchema(**given)


def sdl() -> str:
    """The schema in its own language, as `graphql/schema.graphql` holds it."""
    return print_schema(build()._schema) + "\n"


def describe(schema: GraphQLSchema, words: Vocabulary) -> None:
    """Describe what says nothing of itself in the words of the vocabulary, or by its docstring."""
    for type_ in schema.type_map.values():
        declared = type_.extensions.get("strawberry-definition")
        if isinstance(declared, StrawberryObjectDefinition):
            type_.description = inspect.getdoc(declared.origin)
            for name, each in getattr(type_, "fields", {}).items():
                each.description = each.description or _comment(words.properties.get(name))
        elif isinstance(declared, StrawberryEnumDefinition):
            type_.description = inspect.getdoc(declared.wrapped_cls)
            for value in getattr(type_, "values", {}).values():
                value.description = value.description or _comment(_term(words, value.value))


def _term(words: Vocabulary, name: object) -> Term | None:
    links = {each.type: each for each in words.links.values()}
    for terms in (words.classes, words.collaboration_kinds, links):
        if isinstance(name, str) and name in terms:
            return terms[name]
    return None


def _comment(term: Term | None) -> str | None:
    return term.comments["en"] if term else None


def _parsed() -> SchemaExtension:
    return ParserCache(maxsize=512)


def _validated() -> SchemaExtension:
    return ValidationCache(maxsize=512)
