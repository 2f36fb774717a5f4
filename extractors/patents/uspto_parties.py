"""Inventors, applicants and assignees of a US patent, in both generations of its XML.

Up to v4.2 the applicants of `parties` are the inventors, for nobody else could apply; from v4.3 on
(September 2012) `us-parties` names both.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from extractors.draft import Draft
from extractors.xml import Element
from ontology.facts import Evidence, Link, Mention, Name, Unread, Value

COUNTRY: Final = re.compile(r"[A-Z]{2}")
"""A country or office of WIPO ST.3; an address can also say `unknown` or `omitted`."""

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


@dataclass(frozen=True, slots=True)
class _Party:
    """Who stands in one place of the parties: a person or an organisation, with an address.

    Attributes:
        name: in natural order; empty where the place is.
        inverted: the same with the family name first; empty for an organisation.
        evidence: the place, with name and address as quote.
        country: two letters; empty where unsaid.
        town: where the city is named; its quote is city, state and country; None where unsaid.
    """

    name: str
    inverted: str
    evidence: Evidence
    country: str
    town: Evidence | None


def read_parties(draft: Draft, patent: Mention, biblio: Element) -> None:
    """Put down who invented the patent, who applied for it and whom it is assigned to."""
    kinds = _read_assignees(draft, patent, biblio.element("assignees"))
    named = biblio.elements("parties", "us-parties")
    for each in named:
        # Law firms act for the parties, they do not work with them.
        each.ignore("agents", "correspondence-address")
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
    people = _read_inventors(draft, patent, inventors)
    for type_, category, party in applicants:
        if party.name:
            # The inventor of the same name and address: no two people, by the word of the document.
            agent = people.get(party.evidence.quote) or _agent(draft, party, kinds)
            role = category or ("inventor" if type_ == "applicant-inventor" else "")
            draft.state(_link(draft, "appliedFor", agent, patent, party, said(role=role)))


def _read_assignees(draft: Draft, patent: Mention, assignees: Element) -> dict[str, str]:
    """Kinds of the organisations among them, by name."""
    kinds: dict[str, str] = {}
    for each in assignees.elements("assignee"):
        book = each.element("addressbook") if "addressbook" in each else each
        code = book.optional_text("role")
        role = _role(code)
        if code and not role:
            path = assignees.place.split("/", 2)[-1]
            draft.facts.append(Unread(f"{path}/assignee/role={code}"))
        party = _party(each, book)
        if party.name:
            kinds[party.name] = _kind(party.name, code[-1:])
            owner = _agent(draft, party, kinds)
            draft.state(_link(draft, "assignedTo", patent, owner, party, said(role=role)))
    return kinds


def _read_inventors(
    draft: Draft, patent: Mention, inventors: Iterable[_Party]
) -> dict[str, Mention]:
    """Their mentions, by name and address."""
    people: dict[str, Mention] = {}
    for position, party in enumerate((each for each in inventors if each.name), start=1):
        person = _agent(draft, party, {})
        people[party.evidence.quote] = person
        draft.state(_link(draft, "invented", person, patent, party, {"position": position}))
    return people


def _role(code: str) -> str:
    role = _ROLES.get(code[-1:], "") if len(code) < 3 else ""
    return f"{role}, part interest" if role and len(code) == 2 and code[0] == "1" else role


def _kind(name: str, code: str) -> str:
    if code in ("2", "3") and not _NOT_A_COMPANY.search(name):
        return "Company"
    return "Government" if code in ("6", "7", "8", "9") else "Organization"


def _party(element: Element, book: Element | None = None) -> _Party:
    if book is None:
        book = element.element("addressbook") if "addressbook" in element else element
    element.ignore(*_PARTY_IGNORED)
    name, inverted = book.optional_text("orgname"), ""
    if not name:
        given = " ".join(filter(None, map(book.optional_text, ("first-name", "middle-name"))))
        family, suffix = book.optional_text("last-name"), book.optional_text("suffix")
        name = " ".join(filter(None, (given, family, suffix)))
        inverted = ", ".join(filter(None, (family, given, suffix)))
    address = book.element("address").ignore(*_ADDRESS_IGNORED)
    city, state, country = map(address.optional_text, ("city", "state", "country"))
    country = country if COUNTRY.fullmatch(country) else ""
    where = ", ".join(filter(None, (city, state, country)))
    quote = ", ".join(filter(None, (name, where)))
    town = Evidence(address.place, where) if city else None
    return _Party(name, inverted, Evidence(element.place, quote), country, town)


def _agent(draft: Draft, party: _Party, kinds: Mapping[str, str]) -> Mention:
    """Put down a person each time, an organisation once, with the place it is in."""
    mention = draft.document.mention
    if party.inverted:
        names = (Name(party.inverted),) if party.inverted != party.name else ()
        return draft.add(mention("Person", party.name, party.evidence, names=names))
    properties = said(countryCode=party.country)
    kind = kinds.get(party.name, "Organization")
    agent = draft.once(mention(kind, party.name, party.evidence, properties=properties))
    if party.town:
        place = mention("Place", party.town.quote, party.town, properties=properties)
        link = draft.document.link("locatedIn", agent, draft.once(place), party.town)
        draft.state(link)
    return agent


def _link(
    draft: Draft,
    type_: str,
    source: Mention,
    target: Mention,
    party: _Party,
    properties: Mapping[str, Value],
) -> Link:
    return draft.document.link(type_, source, target, party.evidence, properties=properties)


def said(**properties: Value | None) -> dict[str, Value]:
    """Those properties that the document says something of."""
    return {name: value for name, value in properties.items() if value not in ("", None)}
