"""Looking things up by any of their identifiers."""

from collections.abc import Callable
from typing import Final

import strawberry

from kg_api.fields.arguments import REQUIRED, Argument, Given, as_given, few
from ontology.identifiers import canonical

ANY_ID: Final = "any identifier will do: ror:…, https://doi.org/…, an ORCID, US11617590B2, kg:…"


def as_id(text: str) -> Given:
    """An identifier, however it was printed, as the store has it."""
    return as_given(text) if text is None else as_given(canonical(text))


def an_id(name: str, description: str, default: Given = REQUIRED, identifies: str = "") -> Argument:
    """An argument that is an identifier; see `Argument.identifies`."""
    return Argument(
        name,
        strawberry.ID,
        f"{description}; {ANY_ID}.",
        default=default,
        convert=as_id,
        identifies=identifies,
    )


def as_ids(most: int) -> Callable[[list[str]], Given]:
    """The same for a list of no more than so many."""
    limited = few(most)
    return lambda texts: limited([canonical(each) for each in texts])


def found(ids: str, name: str, kept: str = "") -> str:
    """The entity of an id, or of a further identifier; each by its index, null if there is none."""
    return f"{_entity(ids, name)} WITH {kept}coalesce({name}Known, {name}Other) AS {name}"


def found_anything(ids: str, name: str, kept: str = "") -> str:
    """The same, of documents too."""
    document = f"{name}Document"
    return (
        f"{_entity(ids, name)} OPTIONAL MATCH {having(document, 'Document', ids)} "
        f"WITH {kept}coalesce({name}Known, {name}Other, {name}Document) AS {name}"
    )


def _entity(ids: str, name: str) -> str:
    further = f"-[:IDENTIFIES]->({name}Other:Entity)"
    return (
        f"OPTIONAL MATCH {having(f'{name}Known', 'Entity', ids)} "
        f"OPTIONAL MATCH {having(f'{name}Given', 'Identifier', ids, further)}"
    )


def having(name: str, label: str, ids: str, further: str = "") -> str:
    """The pattern of a thing that has an id, and what follows it.

    Where the id is no parameter, it is held against the thing's once more: the embedded store takes
    a text of a row that begins with `$` for the parameter of that name.
    """
    pattern = f"({name}:{label} {{id: {ids}}}){further}"
    return pattern if ids.startswith("$") else f"{pattern} WHERE {name}.id = {ids}"
