"""How large a document may be.

It is told before the document is parsed where the text tells, else before it is validated:
graphql-core's parser recurses and some of its rules take quadratic time, so that neither may see
a document without bounds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Source,
    TokenKind,
)
from graphql.language.lexer import Lexer
from strawberry.extensions import SchemaExtension

from kg_api.settings import ApiSettings

_OPENING: Final = (TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L)
_CLOSING: Final = (TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R)
_BRACKETS: Final = 3
"""Brackets that one level of fields may open: its own, its arguments', a value's."""

CODE: Final = "TOO_LARGE"

_OF_SCHEMA: Final = {
    "types": 120, "fields": 6, "args": 2, "enumValues": 4, "possibleTypes": 2,
    "inputFields": 3, "directives": 6, "interfaces": 2,
}  # fmt: skip
"""How many objects a list of the schema holds; more or less."""

MOST_OF_SCHEMA: Final = 200_000
"""Objects that a question about the schema may make; what GraphiQL asks for takes about half."""


class DocumentLimits(SchemaExtension):
    """Refuses documents that are too large."""

    def __init__(self, settings: ApiSettings) -> None:
        self.settings = settings

    def on_parse(self) -> Iterator[None]:
        """Look at the text, then at what was parsed of it."""
        context = self.execution_context
        told = _of_text(context.query or "", self.settings)
        if told:
            raise refused(*told)
        yield
        if context.graphql_document is not None:
            told = document_problem(context.query or "", context.graphql_document, self.settings)
            if told:
                raise refused(*told)


def refused(message: str, setting: str) -> GraphQLError:
    """The error of a document that is too large."""
    return GraphQLError(f"{message}.", extensions={"code": CODE, "setting": setting})


Problem = tuple[str, str]
"""What is too large, and the setting that says so."""


@lru_cache(maxsize=512)
def _of_text(text: str, settings: ApiSettings) -> Problem | None:
    lexer, deep, most = Lexer(Source(text)), 0, settings.depth * _BRACKETS
    for _ in range(settings.tokens + 1):
        try:
            kind = lexer.advance().kind
        except GraphQLError:
            return None  # the parser tells it better
        if kind is TokenKind.EOF:
            return None
        deep += (kind in _OPENING) - (kind in _CLOSING)
        if deep > most:
            return f"The document has more than {most} brackets in one another", "KG_API_DEPTH"
    return f"The document has more than {settings.tokens} words and signs", "KG_API_TOKENS"


_KNOWN: Final = LRUCache[tuple[str, ApiSettings], Problem | None](512)
"""What was found of the documents looked at last."""


def document_problem(text: str, document: DocumentNode, settings: ApiSettings) -> Problem | None:
    """What is too large in a document; None if nothing is."""
    key = (text, settings)
    if key not in _KNOWN:
        _KNOWN[key] = _problem(document, settings)
    return _KNOWN[key]


def _problem(document: DocumentNode, settings: ApiSettings) -> Problem | None:
    sizes = _Sizes(
        {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    )
    for each in document.definitions:
        if not isinstance(each, OperationDefinitionNode | FragmentDefinitionNode):
            continue
        size = sizes.of(each.selection_set)
        if size.depth > settings.depth:
            text = f"Fields are nested {size.depth} deep; at most {settings.depth}"
            return text, "KG_API_DEPTH"
        if size.fields > settings.fields:
            text = f"There are {size.fields} fields in all; at most {settings.fields}"
            return text, "KG_API_FIELDS"
        if size.aliases > settings.aliases:
            text = f"There are {size.aliases} aliases; at most {settings.aliases}"
            return text, "KG_API_ALIASES"
        if size.schema > MOST_OF_SCHEMA:
            return "This asks for the schema too many times over", ""
    return None


@dataclass(frozen=True, slots=True)
class _Size:
    depth: int = 0
    fields: int = 0
    aliases: int = 0
    schema: int = 0


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Sizes with fragments counted wherever they are spread, each looked at only once."""

    fragments: dict[str, FragmentDefinitionNode]
    known: dict[str, _Size] = field(default_factory=dict)

    def of(self, selections: SelectionSetNode | None) -> _Size:
        depth = fields = aliases = schema = 0
        for each in selections.selections if selections else ():
            inner = _Size()
            if isinstance(each, FieldNode):
                under = self.of(each.selection_set)
                aliased = each.alias is not None
                objects = (1 + under.schema) * _OF_SCHEMA.get(each.name.value, 1)
                inner = _Size(under.depth + 1, under.fields + 1, under.aliases + aliased, objects)
            elif isinstance(each, InlineFragmentNode):
                inner = self.of(each.selection_set)
            elif isinstance(each, FragmentSpreadNode):
                inner = self.fragment(each.name.value)
            depth = max(depth, inner.depth)
            fields += inner.fields
            aliases += inner.aliases
            schema += inner.schema
        return _Size(depth, fields, aliases, schema)

    def fragment(self, name: str) -> _Size:
        if name not in self.known:
            self.known[name] = _Size()  # a circle counts nothing more; validation tells it
            if name in self.fragments:
                self.known[name] = self.of(self.fragments[name].selection_set)
        return self.known[name]
