"""What a patent says of the government's interest in it: under which contract or grant it arose.

US patents say so under a heading of their own at the beginning of the description
(35 U.S.C. 202(c)(6)); Green Book text has a section for it.
"""

import re
from collections.abc import Iterable
from typing import Final

_HEADING: Final = re.compile(
    r"\b(?:government(?:al)?\b.{0,40}\b(?:interest|rights?|support|licen[cs]e|funding|sponsor\w*)|"
    r"federal(?:ly)?\b.{0,30}\b(?:sponsored|funded|funding|research|support)|statement of rights)",
    re.IGNORECASE | re.DOTALL,
)
_NONE: Final = re.compile(r"\W*(?:n/?a|none|not applicable)\W*", re.IGNORECASE)
_LONGEST: Final = 2000
"""Characters of a statement that are kept."""
_CLAIMED: Final = re.compile(r"government|federal|contract|grant|award", re.IGNORECASE)


def government_interest(blocks: Iterable[tuple[bool, str]]) -> str:
    """The statement among the headings and paragraphs of a description; empty where none is.

    Args:
        blocks: whether each is a heading, and its words, in order.
    """
    held: list[str] = []
    within = False
    for is_heading, words in blocks:
        if is_heading:
            if held:
                break
            within = bool(_HEADING.search(words)) and len(words) < 200
        elif within and words:
            if held and not _CLAIMED.search(words):
                break
            held.append(words)
    return told(" ".join(held))


def told(statement: str) -> str:
    """A statement that says something: `Not applicable` does not."""
    return "" if _NONE.fullmatch(statement) else statement[:_LONGEST]
