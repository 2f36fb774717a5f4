"""Objects that are looked up beside the store, once it has said by what.

Texts of documents lie in a file beside the stage. Reading and unpacking one takes about a
millisecond, so an answer that holds some is made in a thread.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from kg.errors import InputError
from kg.staging.texts import Texts, context
from kg_api.compiler.decode import LOOK
from kg_api.compiler.plan import Plan, Selection
from kg_api.fields.bindings import LookedUpBinding
from ontology.facts import Text

Open = Callable[[str], Text | None]
"""The running text of a document, by its id; None where none is kept."""

_KEPT: Final = 16
"""Texts that an answer holds at a time: evidence of one document stands side by side."""

_NO_HOME: Final = "This server holds no texts of documents."
_NO_TEXT: Final = "No running text of the document is kept: the quote is all of the field."
_NOT_THERE: Final = "The place is no place of the text that is kept."
_DAMAGED: Final = "The file of texts is damaged on this server: the quote alone can be shown."
_FIELDS: Final = ("before", "quote", "after", "start", "source")


def texts_of(path: Path) -> Open:
    """Opens the texts of a file."""
    return Texts(path).of


def lookups(plan: Plan) -> tuple[int, ...]:
    """Positions of the arguments of fields that are looked up."""
    return tuple(each.position or 0 for each in _looked(plan.selections))


def look_with(open_: Open | None, places: tuple[int, ...], arguments: list[dict[str, Any]]) -> None:
    """Put what looks them up among the arguments of fields that are looked up."""
    opened = lru_cache(_KEPT)(open_) if open_ else None
    for each in places:
        arguments[each][LOOK] = lambda by, given: _context(opened, by, given)


def _looked(selections: tuple[Selection, ...]) -> Iterator[Selection]:
    for each in selections:
        if isinstance(each.reading, LookedUpBinding):
            yield each
        for children in each.variants:
            yield from _looked(children)


def _context(opened: Open | None, by: list[str], given: Mapping[str, Any]) -> dict[str, Any]:
    document, place = by
    try:
        text = opened(document) if opened else None
    except InputError:
        return {**dict.fromkeys(_FIELDS), "reason": _DAMAGED}
    found = context(text, place, given["before"], given["after"]) if text else None
    if found is None:
        reason = _NO_HOME if opened is None else _NO_TEXT if text is None else _NOT_THERE
        return {**dict.fromkeys(_FIELDS), "reason": reason}
    return {
        "before": found.before,
        "quote": found.quote,
        "after": found.after,
        "start": found.start,
        "source": found.source or None,
        "reason": None,
    }
