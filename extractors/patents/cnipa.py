"""Chinese patents and applications of the CNIPA, in both of its XML schemas.

The old one (`cn-patent-document`) is of WIPO ST.36, the new one (`business:PatentDocumentAnd-
Related`, V2.2) of ST.96; they say the same under other names. Names of people and firms are in
Chinese characters. https://www.cnipa.gov.cn (中国专利文献数据), ZC 0014
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.errors import MissingFieldError
from extractors.patents.numbers import Number, iso_day
from extractors.patents.parties import Address, Party, People, named, organization_kind
from extractors.patents.patent import Patent
from extractors.patents.st36 import read_ipc
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Evidence, Fact, Unread

_OLD_ROOT: Final = re.compile(rb"<cn-patent-document\b")
_NEW_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,20}:)?PatentDocumentAndRelated\b")
_WITH_CITY: Final = re.compile(
    r"(?:\d{6}\s*)?(?:中国)?(?P<region>[\u4e00-\u9fff]{2,8}?(?:省|自治区))?"
    r"(?P<city>[\u4e00-\u9fff]{2,8}?市)"
)
_ABROAD: Final = {
    "美国": "US", "日本": "JP", "韩国": "KR", "德国": "DE", "法国": "FR", "英国": "GB",
    "瑞士": "CH", "荷兰": "NL", "瑞典": "SE", "意大利": "IT", "加拿大": "CA", "以色列": "IL",
    "新加坡": "SG", "澳大利亚": "AU", "芬兰": "FI", "丹麦": "DK", "比利时": "BE", "奥地利": "AT",
    "中国香港": "HK", "香港": "HK", "中国台湾": "TW", "台湾": "TW", "中国澳门": "MO",
}  # fmt: skip
_AGENCY_NUMBER: Final = re.compile(r"\s*\d{5}$")
_TYPES: Final = {
    "A": "发明专利申请",
    "B": "发明专利",
    "U": "实用新型",
    "Y": "实用新型",
    "S": "外观设计",
}


@dataclass(frozen=True, slots=True)
class _Schema:
    """What the elements of one schema are called."""

    biblio: str
    publication: str
    application: str
    document: str
    country: str
    number: str
    kind: str
    date: str
    classes: tuple[str, str]
    text: str
    title: str
    priorities: tuple[str, str]
    international: tuple[str, str]
    related: str
    parent: str
    parties: str
    applicants: tuple[str, str]
    inventors: tuple[str, str]
    agents: tuple[str, str, str]
    book: str
    name: str
    names: tuple[str, str]
    references: tuple[str, ...]
    abstract: str
    description: str
    claims: str


_OLD: Final = _Schema(
    biblio="cn-bibliographic-data",
    publication="cn-publication-reference",
    application="application-reference",
    document="document-id",
    country="country",
    number="doc-number",
    kind="kind",
    date="date",
    classes=("classifications-ipcr", "classification-ipcr"),
    text="text",
    title="invention-title",
    priorities=("priority-claims", "priority-claim"),
    international=("pct-or-regional-filing-data", "pct-or-regional-publishing-data"),
    related="cn-related-documents",
    parent="parent-doc",
    parties="cn-parties",
    applicants=("cn-applicants", "cn-applicant"),
    inventors=("cn-inventors", "cn-inventor"),
    agents=("cn-agents", "cn-agent", "cn-agency"),
    book="addressbook",
    name="name",
    names=("name", "orgname"),
    references=("references-cited", "cn-references-cited"),
    abstract="abstract",
    description="description",
    claims="claims",
)
_NEW: Final = _Schema(
    biblio="BibliographicData",
    publication="PublicationReference",
    application="ApplicationReference",
    document="DocumentID",
    country="WIPOST3Code",
    number="DocNumber",
    kind="Kind",
    date="Date",
    classes=("ClassificationIPCRDetails", "ClassificationIPCR"),
    text="Text",
    title="InventionTitle",
    priorities=("PriorityDetails", "Priority"),
    international=("PCTOrRegionalApplicationData", "PCTOrRegionalPublishingData"),
    related="RelatedDocuments",
    parent="ParentDocument",
    parties="Parties",
    applicants=("ApplicantDetails", "Applicant"),
    inventors=("InventorDetails", "Inventor"),
    agents=("AgentDetails", "Agent", "Agency"),
    book="AddressBook",
    name="Name",
    names=("Name", "OrganizationName"),
    references=("ReferencesCited", "ReferenceDetails"),
    abstract="Abstract",
    description="Description",
    claims="Claims",
)
_BIBLIO_IGNORED: Final = frozenset(
    (
        # When it was printed, entered the national stage, fell due; earlier numbers; examiners.
        *("cn-related-publication", "date-pct-article-22-39-fulfilled", "PublicAvailabilityDate"),
        *("NationalStageEntryDate", "PCTPublicationLanguage", "RelatedPublication", "@lang"),
        *("examiners", "Examiners", "ExaminerDetails", "figures", "bio-deposit", "@country"),
        *("number-of-claims", "classification-locarno", "DesignBiblio", "BioDepositDetails"),
    )
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds Chinese patents in one of the two schemas."""
    return bool(_OLD_ROOT.search(head[:8192]) or _NEW_ROOT.search(head[:8192]))


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one Chinese patent says.

    Raises:
        MalformedError: it is not well-formed, or its number is none.
        MissingFieldError: it has no bibliographic part or number.
    """
    root = parse(raw.data)
    schema = _OLD if root.name == "cn-patent-document" else _NEW
    biblio = root.element(schema.biblio).ignore(*_BIBLIO_IGNORED)
    patent = _patent(schema, biblio)
    _read_family(schema, patent, biblio)
    for group in biblio.elements(schema.classes[0]):
        _read_classes(schema, patent, group)
    _read_parties(schema, patent, biblio.element(schema.parties))
    _read_citations(schema, patent, biblio)
    _read_text(schema, patent, root, biblio)
    yield from patent.facts()
    # The root says once more in attributes what its elements say.
    root.ignore(*_ROOT_IGNORED)
    yield from map(Unread, biblio.close())


_ROOT_IGNORED: Final = ("@lang", "@country", "application-body", "Drawings")


def _patent(schema: _Schema, biblio: Element) -> Patent:
    references = biblio.elements(schema.publication)
    numbers = [each for reference in references for each in _numbers(schema, reference)]
    if not numbers:
        raise MissingFieldError(f"{biblio.place}/{schema.publication} tells no number")
    heading, *others = biblio.elements(schema.title) or [biblio.element(schema.title)]
    for each in (heading, *others):
        each.leave()
    title = heading.quote
    evidence = Evidence(heading.place, title)
    patent = Patent(SOURCE.name, numbers[0], title, evidence, language="zh")
    for reference in biblio.elements(schema.application):
        type_ = reference.attribute("appl-type")
        reference.ignore("@applType")
        for number in _numbers(schema, reference):
            patent.application(number)
            patent.say("workType", type_)
    patent.say("workType", _TYPES.get(numbers[0].kind[:1], ""))
    return patent


def _numbers(schema: _Schema, reference: Element) -> list[Number]:
    """The numbers of a reference as the office prints them; its other forms are left out."""
    form = reference.attribute("dataFormat")
    reference.ignore("@sequence", "@sourceDB", "@data-format", "gazette-reference", "@kind")
    found = []
    for each in reference.elements(schema.document):
        each.ignore("@sequence", "@lang", "name")
        found.append(_number(schema, each))
    return [] if form == "standard" else [each for each in found if each.bare]


def _number(schema: _Schema, element: Element) -> Number:
    return Number(
        element.optional_text(schema.country),
        element.optional_text(schema.number),
        element.optional_text(schema.kind),
        iso_day(element.optional_text(schema.date)),
    )


def _read_family(schema: _Schema, patent: Patent, biblio: Element) -> None:
    for group in biblio.elements(schema.priorities[0]):
        for claim in group.elements(schema.priorities[1]):
            form = claim.attribute("dataFormat")
            claim.ignore("@kind", "@sequence", "@sourceDB", "@id")
            number = _number(schema, claim)
            claim.leave()
            if form != "standard":
                patent.priority(number)
    filed, published = schema.international
    for each in biblio.elements(filed):
        for number in _numbers(schema, each):
            patent.priority(number)
    for each in biblio.elements(published):
        for number in _numbers(schema, each):
            place, printed = each.place, number.printed
            patent.related(number, "international publication", Evidence(place, printed))
    related = biblio.element(schema.related)
    for number in _parents(schema, related):
        patent.priority(number)


def _parents(schema: _Schema, element: Element) -> list[Number]:
    """The parents of divisions and additions, at whatever depth the schema puts them."""
    parents = element.descendants(schema.parent)
    found = [number for each in parents for number in _numbers(schema, each)]
    element.leave()
    return found


def _read_classes(schema: _Schema, patent: Patent, group: Element) -> None:
    group.ignore("@creator", "@processingType")
    entries = group.elements(schema.classes[1])
    if schema is _OLD:
        read_ipc(patent, (each.element(schema.text) for each in entries))
        return
    for each in entries:
        parts = ("Section", "MainClass", "Subclass", "MainGroup", "Subgroup")
        section, class_, subclass, main, sub = map(each.optional_text, parts)
        symbol = f"{section}{class_}{subclass}{main}/{sub}"
        patent.topic("ipc", symbol, Evidence(each.place, each.element(schema.text).words()))
        each.leave()


def _read_parties(schema: _Schema, patent: Patent, parties: Element) -> None:
    inventors = People()
    for group in parties.elements(schema.inventors[0]):
        for each in group.elements(schema.inventors[1]):
            name = _named(schema, each)
            inventors.add(name)
            patent.inventor(Party(PersonName(printed=name), each.place, kind="Person"))
    for group in parties.elements(schema.applicants[0]):
        for each in group.ignore(*_LIST_IGNORED).elements(schema.applicants[1]):
            address = _address(schema, each)
            patent.applicant(named(_named(schema, each), each.place, address, inventors))
    for group in parties.elements("cn-patentees", "cn-assignees", "AssigneeDetails"):
        for each in group.elements("cn-patentee", "cn-assignee", "Assignee"):
            address = _address(schema, each)
            patent.assignee(named(_named(schema, each), each.place, address, inventors))
    for group in parties.elements(schema.agents[0]):
        for each in group.ignore(*_LIST_IGNORED).elements(schema.agents[1]):
            for agency in each.elements(schema.agents[2]):
                name = _AGENCY_NUMBER.sub("", _named(schema, agency))
                patent.representative(Party(name, agency.place, kind=organization_kind(name)))
            person = PersonName(printed=_named(schema, each))
            patent.representative(Party(person, each.place, kind="Person"))
    parties.leave()


_LIST_IGNORED: Final = (
    "@cn-representative-is",
    "@representative",
    "CustomerNumber",
    "@customerNumber",
)


def _named(schema: _Schema, element: Element) -> str:
    book = element.element(schema.book) if schema.book in element else element
    name = next((words for each in schema.names if (words := book.optional_text(each))), "")
    book.leave()
    element.leave()
    return name


def _address(schema: _Schema, element: Element) -> Address:
    for book in element.descendants("Address" if schema is _NEW else "address"):
        country, words = book.optional_text(schema.country), book.optional_text(schema.text)
        place = book.place
        book.leave()
        for name, code in _ABROAD.items():
            if words.startswith(name):
                return Address(country=country or code, place=place)
        found = _WITH_CITY.match(words)
        city, region = (found["city"], found["region"] or "") if found else ("", "")
        return Address(city, region, country or ("CN" if city else ""), place)
    return Address()


def _read_citations(schema: _Schema, patent: Patent, biblio: Element) -> None:
    for references in biblio.elements(*schema.references):
        for each in references.descendants(schema.document):
            evidence = Evidence(each.place, each.spaced)
            patent.cites_patent(_number(schema, each), evidence, "examiner")
        for each in references.descendants("nplcit", "NPLCitation"):
            patent.cites_entry(each, "examiner")
        references.leave()


def _read_text(schema: _Schema, patent: Patent, root: Element, biblio: Element) -> None:
    abstracts = (*biblio.elements(schema.abstract), *root.elements(schema.abstract))
    words = [" ".join(words for _, words in each.blocks()) for each in abstracts]
    for each in abstracts:
        each.leave()
    patent.say("abstract", next(filter(None, words), ""))
    bodies = (root, *root.elements("application-body"))
    for body in bodies:
        for each in body.elements(schema.description, schema.claims):
            patent.section(each)


SOURCE: Final = Source(
    name="cnipa",
    version="7",
    title="Chinese patents (CNIPA)",
    url="https://www.cnipa.gov.cn",
    license="official documents",
    recognises=recognises,
    split=split_documents,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
