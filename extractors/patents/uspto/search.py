"""Patents as the USPTO's public search gives them, in JSON.

https://ppubs.uspto.gov/pubwebapp. A field that says nothing holds null or `N/A`; text is held once
plain and once as HTML.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.errors import MalformedError
from extractors.json_split import split_objects
from extractors.patents.numbers import COUNTRY, Number, iso_day, us_publication
from extractors.patents.parties import Address, Party, organization_kind
from extractors.patents.patent import Patent
from extractors.patents.st36 import person_name
from extractors.patents.uspto.formats import SEARCH, format_of
from extractors.patents.uspto.parties import kind_of, role_of
from extractors.printed import PersonName, clean
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Evidence, Fact, Unread

_GUID: Final = re.compile(r"([A-Z]{2})-([0-9A-Z]+)-([A-Z]\d?)")
# The office's own: examiners, units, pages, files, where it searched; copies of other fields.
IGNORED: Final = frozenset(
    (
        *("publication_number", "inventors_short", "group_art_unit", "primary_examiner"),
        *("assistant_examiner", "document_structure", "image_file_name", "image_location"),
        *("composite_id", "database_name", "derwent_week_int", "field_of_search_us"),
        *("field_of_search_cpc", "us_class_issued", "intl_class_issued", "type"),
        *("intl_class_current_primary", "attorney_name", "application_type"),
    )
)
_TEXTS: Final = ("background", "brief", "description")
_TEXT_IGNORED: Final = ("claim_statement", "claims_statement", "claims_text")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds results of the public search."""
    return format_of(head) == SEARCH


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one result says.

    Raises:
        MalformedError: its guid is none.
        MissingFieldError: it has no guid or title.
    """
    record = parse(raw.data)
    patent = _patent(record)
    _read_family(patent, record)
    _read_parties(patent, record)
    _read_classes(patent, record)
    _read_citations(patent, record)
    _read_texts(patent, record.record("document"), scanned=record.is_text("type", "USOCR"))
    yield from patent.facts()
    yield from map(Unread, record.close(IGNORED))


def _patent(record: Record) -> Patent:
    guid, place = record.text("guid"), record.at("patent_title")
    found = _GUID.fullmatch(guid)
    if found is None:
        raise MalformedError(f"/guid must be country, number and kind, but is {guid[:60]!r}")
    country, digits, kind = found.groups()
    title = clean(_said(record.optional_text("patent_title")))
    number = Number(country, digits, kind, iso_day(record.optional_text("publication_date")))
    patent = Patent(SOURCE.name, number, title, Evidence(place, title), language="en")
    day = iso_day(record.optional_text("app_filing_date"))
    patent.application(Number("US", _said(record.optional_text("appl_id")), date=day))
    return patent


def _read_family(patent: Patent, record: Record) -> None:
    family = record.value("family_identifier_cur")
    # The office's own numbers of families not yet in DOCDB have 13 digits.
    if isinstance(family, int) and 0 < family < 10**12:
        patent.family(str(family))
    for each in record.records("related_apps"):
        each.ignore("child_patent_country", "child_patent_number", "parent_status_code")
        day = iso_day(each.optional_text("filing_date"))
        country = each.optional_text("country_code") or "US"
        number = each.optional_text("number")
        relation, _, digits = number.rpartition(" ")
        patent.priority(Number(country, digits, date=day))
        issued, granted = (
            each.optional_text("patent_issue_date"),
            each.optional_text("patent_number"),
        )
        if granted:
            parent = us_publication(granted, iso_day(issued))
            patent.related(parent, f"{relation or 'related'} of", Evidence(each.place, granted))
    for each in record.records("foreign_priority"):
        day = iso_day(each.optional_text("app_filing_date"))
        number = each.optional_text("app_number")
        patent.priority(Number(each.optional_text("country"), number, date=day))


def _read_parties(patent: Patent, record: Record) -> None:
    for each in record.records("inventors"):
        patent.inventor(_person(each))
    for each in record.records("applicants"):
        category = _said(each.optional_text("authority_type"))
        patent.applicant(_party(each, ""), category)
    for each in record.records("assignees"):
        code = _said(each.optional_text("type_code"))
        patent.assignee(_party(each, code), role_of(code) if code else "")
    for index, name in enumerate(record.texts("legal_firm_name")):
        place = f"{record.at('legal_firm_name')}/{index}"
        patent.representative(Party(name, place, kind=organization_kind(name)))


def _person(record: Record) -> Party:
    name = _name(record)
    return Party(name, record.place, _address(record), "Person")


def _name(record: Record) -> PersonName:
    printed = _said(record.optional_text("name"))
    family, parted, given = printed.partition(";")
    return PersonName(clean(given), clean(family)) if parted else person_name(printed)


def _party(record: Record, code: str) -> Party:
    name = _said(record.optional_text("name"))
    address = _address(record)
    if ";" in name:
        family, _, given = name.partition(";")
        return Party(PersonName(clean(given), clean(family)), record.place, address, "Person")
    kind = kind_of(name, code[-1:]) if code else organization_kind(name)
    return Party(name, record.place, address, kind)


def _address(record: Record) -> Address:
    record.ignore("postal_code", "zip_code")
    city, state, country = (
        _said(record.optional_text(each)) for each in ("city", "state", "country")
    )
    country = country if COUNTRY.fullmatch(country) else "US" if len(state) == 2 else ""
    return Address(city, state, country, record.place)


def _read_classes(patent: Patent, record: Record) -> None:
    for name in ("cpc_inventive", "cpc_additional"):
        for each in record.records(name):
            symbol = each.ignore("version").optional_text("cpc_class")
            symbol += each.optional_text("cpc_subclass")
            patent.topic("cpc", symbol, Evidence(each.place, symbol))
    # The office's own name of the field has three r.
    for each in record.records("intl_class_currrent_secondary"):
        symbol = each.ignore("version").optional_text("intl_class")
        symbol += each.optional_text("intl_subclass")
        patent.topic("ipc", symbol, Evidence(each.place, symbol))
    for index, symbol in enumerate(record.texts("us_class_current")):
        place = f"{record.at('us_class_current')}/{index}"
        patent.topic("uspc", symbol, Evidence(place, symbol))


def _read_citations(patent: Patent, record: Record) -> None:
    for each in record.records("us_references"):
        printed = each.ignore("patentee_name", "us_class").optional_text("publication_number")
        number = us_publication(printed, _month(each))
        patent.cites_patent(number, Evidence(each.place, printed), _by(each))
    for each in record.records("foreign_references"):
        printed = each.ignore("citation_classification", "citation_cpc").optional_text(
            "patent_number"
        )
        country = each.optional_text("country_code")
        digits = printed.replace(" ", "").removeprefix(f"{country}-")
        number = Number(country, digits, date=_month(each))
        patent.cites_patent(number, Evidence(each.place, printed), _by(each))
    for each in record.records("npl_references"):
        words = each.optional_text("citation")
        patent.cites_literature(words, Evidence(each.place, clean(words)), _by(each))


def _by(record: Record) -> str:
    examined = record.boolean("cited_by_examiner")
    return "" if examined is None else "examiner" if examined else "other"


def _month(record: Record) -> str:
    # Always the first of a month, for the day is not known.
    return iso_day(record.optional_text("pub_month"))[:7]


def _read_texts(patent: Patent, document: Record, *, scanned: bool) -> None:
    patent.say("abstract", clean(document.optional_text("abstract")))
    patent.say("governmentInterest", clean(document.optional_text("government_interest")))
    claims = document.records("claims")
    steps = [
        each.ignore("number", "depends_on", "dependent_claims").texts("limitations")
        for each in claims
    ]
    texts = [(document.at(each), document.optional_text(each)) for each in _TEXTS]
    if scanned:  # what the machine read wrongly looks like citations
        patent.text(texts)
    else:
        patent.description(texts)
    patent.text([(document.at("claims"), "\n".join(map(" ".join, steps)))])
    document.ignore(*(each for each in document.names() if each.endswith("_html")))
    document.ignore(*_TEXT_IGNORED)


def _said(text: str) -> str:
    return "" if text == "N/A" else text


SOURCE: Final = Source(
    name="uspto-search",
    version="5",
    title="US patents as found by the public search (USPTO, JSON)",
    url="https://ppubs.uspto.gov",
    license="public domain",
    recognises=recognises,
    split=partial(split_objects, pages=(("patents",), ("docs",))),
    extract=extract,
    precedence=believed(Authority.CATALOGUE),
)
