"""What filings are about, told from what a company says of its business, or of an event.

Annual reports tell it in a section of its own (Item 1 of form 10-K, Item 4 of form 20-F), current
reports under Items 1.01, 7.01 and 8.01. Headings stand in the table of contents, too: of several
that one counts from which it is farthest to the next.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import duckdb

from kg.duckdb import rows
from kg.staging.texts import Texts
from kg.topics.agreements import work_of
from kg.topics.model import Work

READ: Final = 4_000
"""Characters that are read of a section."""

SHORTEST: Final = 400
"""Characters of a section at least: what is shorter refers to another place."""

_HEADING: Final = re.compile(
    r"(?im)^[ \t|]{0,8}item[ \t\xa0]{1,4}(?P<number>\d{1,2}(?:\.\d\d|[a-c])?)[ \t\xa0]{0,3}"
    r"[.:]?[ \t\xa0]{0,4}[-–—]?[ \t\xa0]{0,4}(?P<title>[^\n]{0,60})"
)
_TITLES: Final = {"1": "business", "4": "information on the compan"}
_EVENTS: Final = ("1.01", "7.01", "8.01")


class Section(NamedTuple):
    """A section of a filing.

    Attributes:
        start: offset of its heading.
        end: offset behind the heading.
        words: what it says, as much as is read.
    """

    start: int
    end: int
    words: str


class Filing(NamedTuple):
    """A filing, where it says what it is about, and what that is.

    Attributes:
        place: document, place and quote, and when that was recorded.
        work: the section.
    """

    place: Mapping[str, Any]
    work: Work


def filings(connection: duckdb.DuckDBPyConnection, texts: Texts) -> Iterator[Filing]:
    """The filings whose documents' texts have such a section.

    Args:
        connection: of the stage, with the ledger's view `led`.
        texts: of the documents.
    """
    for row in rows(connection, _NAMED):
        text = texts.of(row["document"])
        if text and (found := section(text.text)):
            place = f"char={found.start},{found.end}"
            quote = text.text[found.start : found.end]
            yield Filing({**row, "place": place, "quote": quote}, work_of(found.words))


def section(text: str) -> Section | None:
    """The section of a filing that tells what it is about; None if it has none."""
    headings = [*_HEADING.finditer(text)]
    starts = [*(each.start() for each in headings[1:]), len(text)]
    told = [
        (after - heading.end(), heading)
        for heading, after in zip(headings, starts, strict=False)  # of none there is no end
        if _tells(heading)
    ]
    size, heading = max(told, key=lambda each: each[0], default=(0, None))
    if heading is None or size < SHORTEST:
        return None
    start, end = heading.span()
    words = text[end : end + min(size, READ)]
    return Section(start + len(heading[0]) - len(heading[0].lstrip(" \t|")), end, words)


def _tells(heading: re.Match[str]) -> bool:
    number, title = heading["number"], heading["title"].casefold()
    return number in _EVENTS or (number in _TITLES and _TITLES[number] in title)


_NAMED: Final = """
SELECT entity AS work, arg_min(document, rank) AS document, min_by(recorded, rank) AS recorded
FROM (
    SELECT *, (position <> 1, document, position) AS rank
    FROM mentions JOIN documents USING (document) JOIN led ON led.named = mention.id
    WHERE mention.kind = 'Filing'
)
GROUP BY entity
ORDER BY entity
"""
