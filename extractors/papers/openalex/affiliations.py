"""Affiliations of an OpenAlex authorship: which words name which institution, and which name none.

Words that OpenAlex found no institution in name something all the same, often a company that no
registry of research holds.
"""

import re
from dataclasses import dataclass

from extractors.record import Record
from extractors.text.affiliations import read as affiliations
from extractors.text.affiliations.read import ORGANIZATIONS, Name, Sort
from extractors.text.affiliations.segments import Kind, kind_of

_FORM_COMMA = re.compile(
    r"(?:\s*,)?(?:\s+|(?<=[.,]))(?:co|inc|corp|ltd|llc|llp|lp|plc|limited|incorporated|gmbh|ag|pty|pte)"
    r"\b\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[,;:，；：、@/]|\d{4}|(?:\W*\d){6}|^\W*\d+\s.*\b(?:st|street|rd|road|ave|avenue|lane|drive|way)\b"
    r"|\b(?:p\.?\s?o\.?\s?box|postfach|http)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"\W*(?:n\W?a|none|null|unknown|anonymous|retired|emeritus|deceased|private|unaffiliated"
    r"|self[- ]?employed|(?:no|unknown) affiliation.*|affiliations?(?: not.*|\W*\d*)"
    r"|(?:independent|individual|freelance|private)"
    r"(?: (?:research|consult|scholar|author|contributor|practi)\w*)?(?: (?:in|from) .*)?)\W*",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:the )?(?:department|dep(?:artmen)?t\b|school|faculty|division|section|unit|programme)\b",
    re.IGNORECASE,
)
"""What is part of an organisation and, alone, names none: there are many Schools of Computing."""
_OFFICE = re.compile(
    r"\b(?:professor|editor|advis[eo]r|chair(?:man|woman|person)?|director|president|consultant"
    r"|student|author|candidate|masters)\b",
    re.IGNORECASE,
)
_FEWEST = 3
"""Letters of a name at least."""
_LONGEST = 100
"""Characters of the longest name; what is longer has an address or several names in it."""
_READ = 500
"""Characters beyond which words are searched for an organisation without asking what they are."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An affiliation as the paper prints it.

    Attributes:
        text: its words.
        place: JSON Pointer to them.
    """

    text: str
    place: str

    @property
    def name(self) -> str:
        """The organisation's name, with the departments beside it and without the address.

        Empty where the words name none that can be told from a place, a person or a part.
        """
        name = self.text.rstrip(" ,;")
        if len(name) > _READ:
            return _within(name)
        bare = _FORM_COMMA.sub("", name)
        told = not _ADDRESS.search(bare) and not _PLACEHOLDER.fullmatch(name)
        alone = told and not _PART.match(name) and not _OFFICE.search(name)
        if alone and _letters(name) >= _FEWEST and len(name) <= _LONGEST:
            return name
        office = told and _OFFICE.search(name)
        return "" if office or _PLACEHOLDER.fullmatch(name) else _within(name)


def _within(text: str) -> str:
    """What an affiliation says up to its last organisation; addresses stand behind it."""
    said = affiliations.read(text)
    named = [each for each in said.names if _is_one(text, each)]
    ends = [each.end for each in named]
    if not any(each.sort is Sort.INSTITUTION for each in named):
        # Where only units are named, the part that they stand in may be an organisation's.
        ends = [each.end for each in said.parts if each.kind is Kind.ORGANIZATION]
    return text[: ends[-1]] if ends else ""


def _is_one(text: str, name: Name) -> bool:
    """Whether a name is an organisation's, or a unit's, and no address was taken for one."""
    words = text[name.start : name.end]
    if name.sort not in ORGANIZATIONS or len(words) > _LONGEST:
        return False
    return _letters(words) >= _FEWEST and kind_of(words) not in (Kind.ADDRESS, Kind.EMAIL)


def _letters(words: str) -> int:
    return sum(1 for each in words if each.isalpha())


@dataclass(frozen=True, slots=True)
class Affiliations:
    """What an authorship prints of where its author works.

    Attributes:
        by_institution: what names each institution, by its id.
        unresolved: those that OpenAlex found no institution in.
    """

    by_institution: dict[str, Printed]
    unresolved: tuple[Printed, ...]


def read(authorship: Record) -> Affiliations:
    """Read what is printed; older snapshots do not say which words name which institution."""
    strings = _strings(authorship)
    printed: dict[str, Printed] = {}
    unresolved: list[Printed] = []
    for affiliation in authorship.records("affiliations"):
        words = affiliation.optional_text("raw_affiliation_string").strip()
        identities = affiliation.texts("institution_ids")
        here = Printed(words, affiliation.at("raw_affiliation_string"))
        for identity in identities:
            printed.setdefault(identity, here)
        if words and not identities:
            unresolved.append(here)
    return Affiliations(printed, tuple(unresolved if printed or unresolved else strings))


def _strings(authorship: Record) -> list[Printed]:
    at = authorship.at("raw_affiliation_strings")
    texts = authorship.texts("raw_affiliation_strings")
    listed = [Printed(text.strip(), f"{at}/{i}") for i, text in enumerate(texts)]
    oldest = authorship.optional_text("raw_affiliation_string").strip()
    listed.append(Printed(oldest, authorship.at("raw_affiliation_string")))
    return [each for each in listed if each.text]
