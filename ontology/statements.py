"""What is said of a thing, value by value, and which documents say so.

A node shows one value of a property; its statements are all of them. They lie on the node as lists
side by side: a row of `statedProperties` and `statedValues` is one value, a row of `statedBy` and
`statedOf` is a document that gives it and the place of that value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from ontology.errors import FactError

LISTS: Final = ("statedProperties", "statedValues", "statedBy", "statedOf")
"""Properties of a node that hold its statements."""

LONGEST: Final = 200
"""Characters of a value that a statement repeats: an abstract is told by how it begins."""

MOST: Final = 5
"""Documents of one value that are kept, the most believed first."""


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A value of a property, and who says so.

    Attributes:
        property: name of a property of the vocabulary.
        value: as text; a longer one cut to LONGEST characters, the last of them an ellipsis.
        documents: ids of documents that give it.
    """

    property: str
    value: str
    documents: tuple[str, ...]


def text_of(value: object) -> str:
    """A value as a statement has it."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def lists_of_statements(
    statements: Iterable[Statement],
) -> dict[str, tuple[str, ...] | tuple[int, ...]]:
    """Statements as lists that a node holds; nothing where there are none."""
    held = list(statements)
    if not held:
        return {}
    said = [(each, place) for place, one in enumerate(held) for each in one.documents]
    return {
        "statedProperties": tuple(each.property for each in held),
        "statedValues": tuple(each.value for each in held),
        "statedBy": tuple(document for document, _ in said),
        "statedOf": tuple(place for _, place in said),
    }


def statements_of(id_: str, properties: Mapping[str, object]) -> tuple[Statement, ...]:
    """The statements of a node, from its lists.

    Raises:
        FactError: the lists do not fit each other.
    """
    names, values, documents, places = (
        cast("tuple[str, ...]", properties.get(name) or ()) for name in LISTS
    )
    if len(names) != len(values) or len(documents) != len(places):
        raise FactError(f"{id_}: the lists of statements are not parallel")
    by: dict[int, list[str]] = {}
    for document, place in zip(documents, cast("tuple[int, ...]", places), strict=True):
        if not 0 <= place < len(names):
            raise FactError(f"{id_}: a statement of {document} is not among the lists")
        by.setdefault(place, []).append(document)
    return tuple(
        Statement(name, value, tuple(by.get(place, ())))
        for place, (name, value) in enumerate(zip(names, values, strict=True))
    )
