"""Words as sources print them: white space, lengths, names of people in parts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ontology.facts import Evidence, Value

QUOTE_LENGTH: Final = 500
"""Characters of a quote, beyond which it is cut."""

TITLE_LENGTH: Final = 1000
"""Characters of a name or title, beyond which it is cut: no title is longer."""

_GENERATION: Final = re.compile(
    r"(?:[Jj][Nn]?[Rr]|[Ss][Nn]?[Rr]|[Jj]unior|[Ss]enior|II|III|IV|VI{1,3}|[2-5](?:nd|rd|th))\.?"
)
_OF_DEGREES: Final = """
    ba bs bsc bsn cpa dds dnp dphil dr drph dsc dvm edd esq facp facs frcp frcs jd llb llm ma
    mba mbbs mbchb md meng mph mphil mpharm ms msc pharmd phd prof rn scd
    """
_DEGREES: Final = frozenset(_OF_DEGREES.split())
_UNMISTAKABLE: Final = frozenset({"dphil", "esq", "mbbs", "mbchb", "pharmd", "phd"})
"""Those that are nobody's initials."""
_ESQUIRE: Final = re.compile(r",\s?Esq\.?$", re.IGNORECASE)
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:inc|ltd|corp|cos?|bros|pty|pte|ltda|univ|inst|dept|labs?|hosp)|"
    r"(?<![a-z.])(?:[a-z]\.){1,4}[a-z])$",
    re.IGNORECASE,
)
"""What a point is a part of: `Inc.`, `U.S.A.`, `S.p.A.`"""
_BEHIND: Final = re.compile(r"(?<=[^\s.])\s+(?:M\.?D|Ph\.?\s?D)\.?$")


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
        return clean(" ".join((bare(self.given), bare(self.family), self.generation)))

    @property
    def generation(self) -> str:
        """The suffix, unless it is a degree or an address: those are no part of a name."""
        if not self.suffix or _is_degree(self.suffix, _DEGREES):
            return ""
        return bare(self.suffix)

    @classmethod
    def inverted(cls, text: str) -> "PersonName":
        """Read `Family, Given`, with a suffix or degrees anywhere behind the family name.

        A name without a comma is whole, and so is one of more parts than a name has.
        """
        family, *rest = [each for part in text.split(",") if (each := bare(part))] or [""]
        suffixes = [each for each in rest if _GENERATION.fullmatch(each)]
        given: list[str] = []
        for each in rest:
            if each not in suffixes and not _is_degree(each, _DEGREES if given else _UNMISTAKABLE):
                given.append(each)
        if not given + suffixes or len(given) > 2 or len(suffixes) > 1:
            return cls(printed=text if len(given) > 2 else family)
        return cls(_BEHIND.sub("", " ".join(given)), family, "".join(suffixes))


def bare(text: str) -> str:
    """A part of a name without commas and semicolons that a list has left around it."""
    words = clean(text)
    return (_ESQUIRE.sub("", words) if "," in words else words).strip(" ,;")


def unpunctuated(text: str) -> str:
    """Words without the signs that a list or a sentence has left around them.

    The point of `Heron Inc.` is its own, that of `Heron Institute, China.` is not.
    """
    left = text.strip(" ,;.")
    pointed = text.rstrip(" ,;").endswith(".") and _ABBREVIATED.search(left[-40:])
    return f"{left}." if pointed else left


def _is_degree(text: str, known: frozenset[str]) -> bool:
    return re.sub(r"[.\s]", "", text).lower() in known


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
