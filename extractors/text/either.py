"""Patterns of many words, of which a text is searched fast.

Python tries each alternative at each place of a text, unless it sees by its first character that
it can not be there; it sees that of a set of characters, but not of a letter whose case is folded.
"""

import re
from typing import Final

_ALSO: Final = {"k": "\u212a", "s": "\u017f"}
"""What folds to a letter beside its own two forms: the signs of kelvin and of the long s."""


def either(*alternatives: str, before: str = r"\b") -> re.Pattern[str]:
    """A pattern of alternatives that each begin with a letter or digit, whatever their case.

    The same is found as by `before(?:A|B|…)` with case folded.

    Args:
        alternatives: the first of which that fits is taken.
        before: what all of them stand behind: the edge of a word.
    """
    by_letter: dict[str, list[str]] = {}
    for each in alternatives:
        by_letter.setdefault(_forms(each[0]), []).append(each[1:])
    begun = (f"[{letter}](?i:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(f"{before}(?:{'|'.join(begun)})")


def _forms(first: str) -> str:
    """The characters that fold to the one that an alternative begins with."""
    if not first.isalnum():
        raise ValueError(f"{first!r} is neither a letter nor a digit: an alternative begins so")
    return "".join(dict.fromkeys((first.lower(), first.upper()))) + _ALSO.get(first.lower(), "")
