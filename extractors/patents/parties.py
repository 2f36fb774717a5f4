"""Who stands in a patent: people and organisations, told apart where the format does not.

Offices outside of the US print applicants as names alone. The words of an organisation tell it, in
English, the abbreviations of DOCDB, Chinese, Japanese and Korean; whoever is an inventor as well
is a person, initials and generation aside.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from extractors.printed import PersonName, clean
from extractors.text import organizations
from ontology.facts import Evidence

_WORDS: Final = (
    ("University", re.compile(r"大学|大學|大学校|대학교|学院$|學院$|\bUNIV\b", re.IGNORECASE)),
    ("Hospital", re.compile(r"医院|醫院|病院|병원")),
    (
        "Company",
        re.compile(
            r"公司|集团$|集團$|株式会社|株式會社|有限会社|주식회사|厂$|廠$|工場$|カンパニー|リミテッド|コーポレ[イー]ション|インコーポレイテッド"
        ),
    ),
    (
        "ResearchInstitute",
        re.compile(r"研究院|研究所|研究中心|实验室$|實驗室$|연구원|연구소|\bFRAUNHOFER\b", re.I),
    ),
)
_COMPANY: Final = re.compile(
    r"\b(?:GMBH|G\.M\.B\.H|CIE|CO|CORP|INC|LTD|LLC|KK|K\.K|PLC|S\.?P\.?A|OYJ?|BV|NV|AB|AG|AS|A/S|SAS|SARL|SE|SA|"
    r"KABUSHIKI KAISHA|AKTIENGESELLSCHAFT|AKTIEBOLAG|PTY|IND|MFG|ELECTRONICS|TECHNOLOGIES)\b",
    re.IGNORECASE,
)
_BODY: Final = re.compile(
    r"\b(?:inst|institut\w*|cent(?:er|re)|found(?:ation)?|council|agency|ministry|minist|dept|"
    r"department|government|govt|society|association|assoc|academy|acad|laborator\w+|lab|labs|"
    r"bureau|board|regents|trustees|college|school|trust|group|holding|nat(?:ional)?|secretary|"
    r"research|res|organi[sz]ation|commissariat|consejo|centre)\b|中心|协会|協会|机构|機構|局$|部$|院$|社$|所$",
    re.IGNORECASE,
)
_HAN: Final = re.compile(
    r"[\u3400-\u9fff·]{2,4}|[\u3400-\u9fff]+·[\u3400-\u9fff·]+|"
    r"[\u3400-\u9fff]{1,3} [\u3400-\u9fff]{1,3}"  # as Japan prints family and given name
)
_BESIDE: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "dr"})
"""Words beside a person's name, which one place prints and another does not."""
_NATIONALITY: Final = re.compile(r"\s*[\[(]([A-Z]{2})[\])]\s*$")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a party is, as far as the document says.

    Attributes:
        city: or empty.
        region: state or province, or empty.
        country: two letters, or empty.
        place: where the document says so.
    """

    city: str = ""
    region: str = ""
    country: str = ""
    place: str = ""

    @property
    def printed(self) -> str:
        """City, region and country by commas."""
        return ", ".join(filter(None, (self.city, self.region, self.country)))


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands in one place of a patent.

    Attributes:
        name: of a person, in parts where the format tells them, or of an organisation.
        place: where the document names them.
        address: where they are.
        kind: class of the vocabulary.
        others: the name in other scripts or spellings.
    """

    name: PersonName | str
    place: str
    address: Address = Address()
    kind: str = "Organization"
    others: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The name in one piece."""
        return self.name.full if isinstance(self.name, PersonName) else clean(self.name)

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return isinstance(self.name, PersonName)

    @property
    def evidence(self) -> Evidence:
        """The place, with name and address as quote."""
        quote = ", ".join(filter(None, (self.printed, self.address.printed)))
        return Evidence(self.place, quote)


def organization_kind(name: str) -> str:
    """The class of an organisation that its name tells: `Organization` where it tells none."""
    for kind, words in _WORDS:
        if words.search(name):
            return kind
    kind = organizations.kind(name)
    return "Company" if kind == "Organization" and _COMPANY.search(name) else kind


def named(
    text: str, place: str, address: Address = Address(), inventors: "People | None" = None
) -> Party:
    """An applicant or agent of which the format does not say whether it is a person.

    Args:
        text: the name, `[FI]` behind it or not.
        place: where it stands.
        address: where they are.
        inventors: of the patent, where it names them.
    """
    name, country = without_nationality(text)
    if country and not address.country:
        address = Address(address.city, address.region, country, address.place or place)
    kind = organization_kind(name)
    nameless = kind == "Organization"
    same = inventors.like(name, exactly=not nameless) if inventors else ()
    if same or (nameless and _is_personal(name)):
        return Party(PersonName.inverted(name), place, address, "Person")
    return Party(name, place, address, kind)


def without_nationality(text: str) -> tuple[str, str]:
    """A name and the country that stands behind it in brackets: `HERRALA SAMI [FI]`."""
    found = _NATIONALITY.search(text)
    name = text[: found.start()] if found else text
    return clean(name).strip(" ,;"), found[1] if found else ""


def _is_personal(name: str) -> bool:
    if _BODY.search(name):
        return False
    if _HAN.fullmatch(name):
        return True
    family, comma, given = (each.strip() for each in name.partition(","))
    return bool(comma and family and given) and len(name.split()) <= 6 and "," not in given


def folded(name: str) -> str:
    """A name without case, punctuation and order: `Rader, Jeff` is `JEFF RADER`."""
    return " ".join(sorted(re.findall(r"\w+", name.lower())))


class People:
    """Who is known by name in a patent, and is found again where the name is printed otherwise."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: set[str] = set()
        self._by_word: dict[str, set[str]] = {}
        for each in names:
            self.add(each)

    def add(self, name: str) -> None:
        """Know a person by a name, too."""
        known = folded(name)
        self._names.add(known)
        for word in known.split():
            self._by_word.setdefault(word, set()).add(known)

    def like(self, name: str, *, exactly: bool = False) -> set[str]:
        """The folded names that mean whom a name means: the very name, else all that fit it."""
        known = folded(name)
        if known in self._names:
            return {known}
        words = () if exactly else known.split()
        near = {each for word in words for each in self._by_word.get(word, ()) if len(word) > 1}
        return {each for each in near if _is_alike(known, each)}


def _is_alike(name: str, other: str) -> bool:
    """Whether folded names of one patent are one person's: two words are the same, the others fit.

    What may differ is an initial, for a name or left out, and the generation.
    """
    words, others = ({*each.split()} - _BESIDE for each in (name, other))
    if sum(len(each) > 1 for each in words & others) < 2:
        return False
    words, others = words - others, others - words
    return all(_fits(each, others) for each in words) and all(_fits(each, words) for each in others)


def _fits(word: str, others: set[str]) -> bool:
    """Whether a word of a name is an initial, or has one among the words of the other name."""
    return len(word) == 1 or word[0] in others
