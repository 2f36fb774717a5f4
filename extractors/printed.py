"""Words as sources print them: white space, lengths, names of people in parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ontology.facts import Evidence, Value

QUOTE_LENGTH: Final = 500
"""Characters of a quote, beyond which it is cut."""

TITLE_LENGTH: Final = 1000
"""Characters of a name or title, beyond which it is cut: no title is longer."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as a source prints it, in parts where the source tells them apart.

    Attributes:
        given: given names or initials.
        family: family name with its particles.
        suffix: Jr., III.
        printed: the whole where the source prints it whole; else it is put together.
        others: further names, in other scripts or spellings.
    """

    given: str = ""
    family: str = ""
    suffix: str = ""
    printed: str = ""
    others: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """The name in one piece, in the order of a Western title page."""
        if printed := clean(self.printed):
            return printed
        return clean(" ".join((self.given, self.family, self.suffix)))

    @classmethod
    def inverted(cls, text: str) -> "PersonName":
        """Read `Family, Given` or `Family, Suffix, Given`; a name without a comma is whole."""
        parts = [clean(each) for each in text.split(",")]
        match [each for each in parts if each]:
            case [family, given]:
                return cls(given, family)
            case [family, suffix, given]:
                return cls(given, family, suffix)
            case _:
                return cls(printed=text)


def clean(text: str) -> str:
    """White space made single, none around."""
    return " ".join(text.split())


def said(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """The values that say something."""
    return {
        name: each for name, each in values.items() if each is not None and each not in ("", ())
    }


def cut(evidence: Evidence) -> Evidence:
    """The evidence with a quote that is not too long."""
    if len(evidence.quote) <= QUOTE_LENGTH:
        return evidence
    return Evidence(evidence.place, evidence.quote[:QUOTE_LENGTH], evidence.confidence)
