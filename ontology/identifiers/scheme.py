"""What an identifier scheme is: which texts it accepts, how it writes them, where they lead."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

# What RFC 3986 lets stand unescaped in a path, less what would end it.
_UNESCAPED = "/:~!$&'()*+,;=@"


def _first_group(match: re.Match[str]) -> str | None:
    return match[1]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One kind of identifier.

    Attributes:
        name: the prefix of its CURIEs, lower case, for ever (`orcid`).
        title: what a person calls it.
        pattern: every way of printing it that is accepted, addresses included.
        address: its URI, with `{}` where the normalised value goes.
        write: the one normalised form of what the pattern matched; None where a check digit or a
            rule that no pattern can hold says no.
    """

    name: str
    title: str
    pattern: re.Pattern[str]
    address: str
    write: Callable[[re.Match[str]], str | None] = _first_group

    def normalize(self, text: str) -> str | None:
        """The bare value in its one normalised form; None if the text is no such identifier."""
        match = self.pattern.fullmatch(text.strip())
        return None if match is None else self.write(match)

    def is_valid(self, text: str) -> bool:
        """Whether the text, however printed, is an identifier of this scheme."""
        return self.normalize(text) is not None

    def uri(self, value: str) -> str:
        """The URI of a normalised value."""
        return self.address.format(quote(value, safe=_UNESCAPED))
