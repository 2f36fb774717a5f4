"""Inventors, applicants, assignees and agents of a US patent, in both generations of its XML.

Up to v4.2 the applicants of `parties` are the inventors, for nobody else could apply; from v4.3 on
(September 2012) `us-parties` names both.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from extractors.patents.numbers import COUNTRY
from extractors.patents.parties import Address, Party, organization_kind
from extractors.patents.patent import Patent
from extractors.printed import PersonName
from extractors.xml import Element
from ontology.facts import Mention, Unread

# https://www.uspto.gov: assignee type codes; a first digit 1 says that it owns a part only.
_ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "1": "unassigned",
        "2": "US company or corporation",
        "3": "foreign company or corporation",
        "4": "US individual",
        "5": "foreign individual",
        "6": "US government",
        "7": "foreign government",
        "8": "US county government",
        "9": "US state government",
    }
)
# The codes call every corporation a company; a name may know better.
_NOT_A_COMPANY: Final = re.compile(
    r"universi|institut|colleg|school|academ|hospital|clinic|foundation|council|research|trust",
    re.IGNORECASE,
)

# The list gives the order; an address in full and a nationality have no place in the vocabulary.
_PARTY_IGNORED: Final = "@sequence", "@designation", "residence", "nationality", "us-rights"
_ADDRESS_IGNORED: Final = (
    *("street", "postcode", "county"),
    *("address-1", "address-2", "address-3", "address-4", "address-5"),
)


def read_parties(patent: Patent, biblio: Element) -> None:
    """Put down who invented the patent, who applied for it, whom it is assigned to, who acts."""
    kinds = _read_assignees(patent, biblio.element("assignees"))
    named = biblio.elements("parties", "us-parties")
    for each in named:
        # Where letters go: an address, often of a machine's customer number.
        each.ignore("correspondence-address")
    applicants = [
        (each.attribute("app-type"), each.attribute("applicant-authority-category"), _party(each))
        for parties in named
        for list_ in parties.elements("applicants", "us-applicants")
        for each in list_.elements("applicant", "us-applicant")
    ]
    inventors = [
        _party(each)
        for parties in named
        for each in parties.element("inventors").elements("inventor", "deceased-inventor")
    ] or [party for type_, _, party in applicants if type_ == "applicant-inventor"]
    inventors += map(_party, biblio.elements("us-deceased-inventor"))
    people = _read_inventors(patent, inventors)
    for type_, category, party in applicants:
        # The inventor of the same name and address: no two people, by the word of the document.
        known = people.get(party.evidence.quote)
        role = category or ("inventor" if type_ == "applicant-inventor" else "")
        patent.applicant(_of_kind(party, kinds), role, known)
    for parties in named:
        for each in parties.element("agents").elements("agent"):
            patent.representative(_party(each.ignore("@rep-type")))


def _read_assignees(patent: Patent, assignees: Element) -> dict[str, str]:
    """Kinds of the organisations among them, by name."""
    kinds: dict[str, str] = {}
    for each in assignees.elements("assignee"):
        book = each.element("addressbook") if "addressbook" in each else each
        code = book.optional_text("role")
        role = role_of(code)
        if code and not role:
            path = assignees.place.split("/", 2)[-1]
            patent.unread(Unread(f"{path}/assignee/role={code}"))
        party = _party(each, book)
        if party.printed:
            kinds[party.printed] = kind_of(party.printed, code[-1:])
            patent.assignee(_of_kind(party, kinds), role)
    return kinds


def _read_inventors(patent: Patent, inventors: Iterable[Party]) -> dict[str, Mention]:
    """Their mentions, by name and address."""
    people: dict[str, Mention] = {}
    for party in inventors:
        if (person := patent.inventor(party)) is not None:
            people[party.evidence.quote] = person
    return people


def role_of(code: str) -> str:
    """What the code of an assignee says; empty where it is none."""
    role = _ROLES.get(code[-1:], "") if len(code) < 3 else ""
    return f"{role}, part interest" if role and len(code) == 2 and code[0] == "1" else role


def kind_of(name: str, code: str) -> str:
    """The class of an assignee by the last digit of its code, where its name knows no better."""
    if code in ("2", "3") and not _NOT_A_COMPANY.search(name):
        return "Company"
    return "Government" if code in ("6", "7", "8", "9") else organization_kind(name)


def _of_kind(party: Party, kinds: Mapping[str, str]) -> Party:
    kind = kinds.get(party.printed, party.kind)
    return Party(party.name, party.place, party.address, kind)


def _party(element: Element, book: Element | None = None) -> Party:
    if book is None:
        book = element.element("addressbook") if "addressbook" in element else element
    element.ignore(*_PARTY_IGNORED)
    book.ignore("@lang")
    address = book.element("address").ignore(*_ADDRESS_IGNORED)
    city, state, country = map(address.optional_text, ("city", "state", "country"))
    country = country if COUNTRY.fullmatch(country) else ""
    where = Address(city, state, country, address.place)
    if name := book.optional_text("orgname"):
        return Party(name, element.place, where, organization_kind(name))
    given = " ".join(filter(None, map(book.optional_text, ("first-name", "middle-name"))))
    family, suffix = book.optional_text("last-name"), book.optional_text("suffix")
    return Party(PersonName(given, family, suffix), element.place, where, "Person")
