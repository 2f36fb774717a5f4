"""What a name that no registry knows says: the organisation, and its departments, not its address.

`Department of Physics, Example University, Exampleton, China` names Example University as surely
as that name alone does. Only what is told beyond doubt is taken off: departments before or behind
the one organisation, and an address that ends in a country. All else is left as it is printed; the
name of a company may hold commas, towns and countries. `Department of Physics, Exampleton` names
nobody: every university has one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from extractors.text.affiliation_words import ORGANIZATION, STRONG, UNIT
from extractors.text.affiliations.read import ORGANIZATIONS, Affiliation, Name, Sort, read_all
from extractors.text.affiliations.segments import Kind, has_han, segments
from kg.resolve.names.lexicon import FORMS, FUNCTION, GENERIC, GOVERNING
from kg.resolve.names.words import words
from kg.resolve.normalise.names import organization_core
from kg.resolve.normalise.ordinary import ordinary

_UNITS: Final = frozenset([Sort.DEPARTMENT, Sort.LABORATORY])
_BETWEEN: Final = re.compile(r"(?:[\s,;，；.()（）–—-]|\b(?:of|at|in|the|and)\b)*", re.IGNORECASE)
_SEPARATED: Final = re.compile(r"\.?\s*[,;，；(（]|\.?\s*$")
_FACULTY: Final = re.compile(
    r"(?P<whole>.{2,15}?(?:大学|大學))(?P<unit>(?!附属|附屬|第)\S{2,20}?(?:学院|學院|系|实验室|實驗室|研究所|中心))"
)
_SOMEBODY: Final = "somebody "
_ANYBODY: Final = GENERIC | FORMS | FUNCTION | GOVERNING | ORGANIZATION | UNIT
"""Words that tell no organisation from others: of several, the address does."""
_PLAIN: Final = ORGANIZATION | UNIT | FUNCTION | {"technology"}
"""Words of which a name says what kind of thing it is of, and nothing of what it is about."""
_OFFICES: Final = frozenset((
    "commerce", "correction", "defense", "financial", "homeland", "insurance", "interior",
    "justice", "labor", "revenue", "safety", "state", "transportation", "treasury", "veteran",
))  # fmt: skip
"""What departments of a state are about, and none of a university."""
_PARTLY: Final = frozenset(["graduate"])
_ACRONYM: Final = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name, by its offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unlisted:
    """What a name says.

    Attributes:
        organization: where the organisation stands in it; None where it is the whole name.
        units: its departments and laboratories.
        nobody: whether it says a kind of department or institute that many have, and not whose.
    """

    organization: Part | None = None
    units: tuple[Part, ...] = ()
    nobody: bool = False

    def beside(self) -> Part | None:
        """The department or laboratory that stands next to the organisation, if one does."""
        if self.organization is None or not self.units:
            return None
        before = [each for each in self.units if each.start < self.organization.start]
        return before[-1] if before else self.units[0]


_WHOLE: Final = Unlisted()
_NOBODY: Final = Unlisted(nobody=True)


def read_unlisted(names: Iterable[str]) -> Mapping[str, Unlisted]:
    """What each name says; linear in its length."""
    distinct = sorted(set(names))
    read = read_all(distinct)
    return {name: _read(name, each) for name, each in zip(distinct, read, strict=True)}


def _read(name: str, affiliation: Affiliation) -> Unlisted:
    if has_han(name):
        return _of_faculty(name)
    told = affiliation.names
    if _is_all_told(name, told) and _tells_nobody(name, told):
        return _NOBODY
    standing = [each for each in told if each.sort is Sort.INSTITUTION]
    standing = standing or [each for each in told if each.sort is Sort.LABORATORY]
    if len(standing) != 1:
        return _WHOLE
    (one,) = standing
    units = tuple(each for each in told if each.sort in _UNITS - {one.sort})
    sure = _is_all_told(name, told) and _ends(name, one) and _is_apart(name, one, units)
    if not (sure and _tells(name[one.start : one.end], units)):
        return _WHOLE
    return Unlisted(Part(one.start, one.end), tuple(Part(each.start, each.end) for each in units))


def _of_faculty(name: str) -> Unlisted:
    found = _FACULTY.fullmatch(name)
    if found is None:
        return _WHOLE
    return Unlisted(Part(*found.span("whole")), (Part(*found.span("unit")),))


def _tells_nobody(name: str, told: tuple[Name, ...]) -> bool:
    """Whether a name says departments of anyone's, or a `Research Institute`, and places."""
    naming = [each for each in told if each.sort in ORGANIZATIONS]
    return bool(naming) and all(
        _is_anyones(name[each.start : each.end], department=each.sort is Sort.DEPARTMENT)
        for each in naming
    )


def _is_anyones(text: str, *, department: bool) -> bool:
    """Whether words say what a department teaches, or what kind of thing something is, alone."""
    said = set(words(text))
    if not said.isdisjoint(FORMS | STRONG | _OFFICES):
        return False
    return said <= _PLAIN or (department and said - _ANYBODY <= ordinary())


def _is_all_told(name: str, told: tuple[Name, ...]) -> bool:
    """Whether nothing but separators stands between the names that are told."""
    return all(_BETWEEN.fullmatch(each) for each in _between(name, told))


def _between(name: str, told: tuple[Name, ...]) -> Iterator[str]:
    end = 0
    for each in told:
        yield name[end : each.start]
        end = each.end
    yield name[end:]


def _ends(name: str, one: Name) -> bool:
    """Whether the organisation ends where it is told to: at a sign, and before no legal form."""
    behind = segments(name[one.end :])
    forms = (organization_core(_SOMEBODY + name[one.end :][s.start : s.end]) for s in behind)
    return _SEPARATED.match(name, one.end) is not None and _SOMEBODY.strip() not in forms


def _is_apart(name: str, one: Name, units: tuple[Name, ...]) -> bool:
    """Whether what is taken off is departments, and an address that ends in a country."""
    if any(each.start > one.end for each in units):
        return True
    behind = segments(name[one.end :])
    return any(each.kind is Kind.COUNTRY for each in behind) or (bool(units) and not behind)


def _tells(text: str, units: tuple[Name, ...]) -> bool:
    """Whether an organisation is known by these words alone.

    Words of everyday English tell one only as a company with its legal form. A laboratory of a
    ministry, or of an acronym, stands by itself, and of which university a `Shenzhen Graduate
    School` is the rest says.
    """
    said = set(words(text))
    own = said - _ANYBODY if said.isdisjoint(_PARTLY) else set()
    laboratory = any(each.sort is Sort.LABORATORY for each in units)
    ministry = "ministry" in said or (text.isupper() and len(text) <= _ACRONYM)
    told = own if said & FORMS else own - ordinary()
    return bool(told) and not (laboratory and ministry)
