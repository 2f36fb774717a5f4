"""Arguments of fields: what they are called, what they narrow, and what becomes of their values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

import strawberry

REQUIRED: Final = strawberry.UNSET

Given = Any
"""What GraphQL made of an argument."""


def as_given(value: Given) -> Given:
    """The value as the store gets it: members of enumerations by their values.

    Raises:
        ValueError: a text is not Unicode, and could not be sent.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str) and not is_text(value):
        raise ValueError("it holds half a character")
    return [as_given(each) for each in value] if isinstance(value, list) else value


def is_text(text: str) -> bool:
    """Whether a string holds no lone surrogate, which JSON can name and UTF-8 can not."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a field.

    Attributes:
        name: in GraphQL and, after `$`, in Cypher.
        type: annotation of one value.
        description: for the person who asks.
        where: condition on the rows; it is left out of the statement when nothing is given.
        default: what it is when nothing is given.
        convert: turns what is given into what the store gets; its ValueError is told the asker.
        identifies: the class of what it names by identifiers; an error says what nothing has.
    """

    name: str
    type: Any
    description: str
    where: str = ""
    default: Given = None
    convert: Callable[[Given], Given] = as_given
    identifies: str = ""


@dataclass(frozen=True, slots=True)
class Choice(Argument):
    """An argument whose values stand in the statement's text, as `<name>`, joined by `|`.

    Only for enumerations, whose values are ours.
    """


DEFAULT_FIRST: Final = 20

MOST: Final = 200


def at_most(most: int, least: int = 0) -> Callable[[int], int]:
    """A converter that refuses numbers outside of bounds."""

    def convert(number: int) -> int:
        if not least <= number <= most:
            raise ValueError(f"{number} is not between {least} and {most}")
        return number

    return convert


def few(most: int) -> Callable[[list[Given]], Given]:
    """A converter that refuses longer lists."""

    def convert(values: list[Given]) -> Given:
        if len(values) > most:
            raise ValueError(f"there are more than {most}")
        return as_given(values)

    return convert


FIRST: Final = Argument(
    "first", int, f"How many, at most {MOST}.", default=DEFAULT_FIRST, convert=at_most(MOST)
)


def _page_size(number: int | None) -> int:
    """How many rows a page has that is read from the start of its list."""
    return DEFAULT_FIRST if number is None else at_most(MOST)(number)


PAGE_FIRST: Final = Argument(
    "first",
    int,
    f"How many, at most {MOST}; {DEFAULT_FIRST} where `last` is not given either.",
    convert=_page_size,
)

AFTER: Final = Argument("after", str, "The cursor after which to go on: an `endCursor`.")

LAST: Final = Argument(
    "last", int, f"How many from the end of the list, at most {MOST}.", convert=at_most(MOST)
)

BEFORE: Final = Argument("before", str, "The cursor before which to end: a `startCursor`.")

PAGING: Final = (PAGE_FIRST, AFTER, LAST, BEFORE)


def is_backward(given: Mapping[str, Given]) -> bool:
    """Whether a page is read from the end of its list."""
    return given.get(LAST.name) is not None


def page_size(given: Mapping[str, Given]) -> int:
    """How many rows a page has at most."""
    size: int | None = given[LAST.name] if is_backward(given) else given.get(PAGE_FIRST.name)
    return DEFAULT_FIRST if size is None else size


FACETS_FIRST: Final = Argument(
    "first", int, f"How many values, at most {MOST}.", default=10, convert=at_most(MOST)
)

WHERE: Final = "where"

ORDER_BY: Final = "orderBy"

BY: Final = "by"

OF: Final = "of"
"""Arguments that `derive` gives to connections, their facets and their aggregates."""
