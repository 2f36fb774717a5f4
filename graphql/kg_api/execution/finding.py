"""What is typed becomes what it finds, before the statement that says more of it.

The index of names stands beside the store, and is asked in a thread of its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

from graphql import GraphQLError

from kg.errors import InputError
from kg.search.find import Hit, Index
from kg_api.compiler.layout import children_of, role_of
from kg_api.compiler.plan import Plan, Selection
from kg_api.fields.arguments import AFTER, BEFORE, FIRST, LAST, ORDER_BY, WHERE, page_size
from kg_api.schema.search import MOST_HITS, TEXT, classes_of, text_of

Find = Callable[[str, int, Sequence[str]], Awaitable[list[Hit]]]
"""`find(text, most, classes)`: what a text means, the likeliest first.

Raises ValueError where there is nothing to look for, InputError where there is no index."""


def looking_up(path: Path) -> Find:
    """Looks texts up in the index of a file."""
    index = Index(path)

    async def find(text: str, most: int, classes: Sequence[str]) -> list[Hit]:
        return await asyncio.to_thread(index.find, text, most, classes)

    return find


_FIELDS: Final = ("search", "suggest")


async def found(find: Find | None, plan: Plan, arguments: list[dict[str, Any]]) -> None:
    """Put what is found in the place of every text that is looked for.

    Raises:
        GraphQLError: a text has no word in it, or there is no index.
    """
    for each in plan.selections:
        if each.name in _FIELDS and each.parent == "Query":
            arguments[each.position or 0][TEXT.name] = await _hits(
                find, each, arguments[each.position or 0]
            )


async def _hits(
    find: Find | None, selection: Selection, given: dict[str, Any]
) -> list[dict[str, Any]]:
    if find is None:
        raise _refused(selection, "There is no index of names to search.", "INDEX_UNAVAILABLE")
    try:
        text = text_of(given[TEXT.name])
        hits = await find(text, _most(selection, given), classes_of(given.get("kinds")))
    except ValueError as error:
        message = f"Argument '{TEXT.name}' of '{selection.name}': {error}."
        raise _refused(selection, message, "BAD_USER_INPUT") from error
    except InputError as error:
        message = f"{error.what.capitalize()}. {error.remedy}, and ask again."
        raise _refused(selection, message, "INDEX_UNAVAILABLE") from error
    return [
        {"id": e.id, "name": e.name, "how": e.how.value, "score": e.score, "links": e.links}
        for e in hits
    ]


def _most(selection: Selection, given: dict[str, Any]) -> int:
    """No more than a page, where nothing speaks of what is beyond it."""
    if selection.name == "suggest":
        suggested: int = max(0, min(given[FIRST.name], MOST_HITS))
        return suggested
    first = max(0, page_size(given))
    elsewhere = (WHERE, ORDER_BY, AFTER.name, LAST.name, BEFORE.name)
    beyond = any(given.get(name) is not None for name in elsewhere)
    beyond |= any(
        role_of(each) in ("totalCount", "facets", "aggregate") for each in children_of(selection)
    )
    return MOST_HITS if beyond else min(MOST_HITS, first + 1)


def _refused(selection: Selection, message: str, code: str) -> GraphQLError:
    return GraphQLError(message, list(selection.nodes), extensions={"code": code})
