"""Annual accounts at Companies House in inline XBRL: the company, its directors, who owns it.

Facts are told by the local names of their concepts, which the taxonomies of the Financial Reporting
Council (2014 and later) and of UK GAAP (2009) share. Figures have no place in the vocabulary.
https://www.frc.org.uk/library/digital-reporting/taxonomies
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MissingFieldError
from extractors.fact_builder import FactBuilder
from extractors.printed import clean
from extractors.source import Raw, Source
from extractors.text import dates, organizations
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Document, Evidence, Fact, Mention, Unread, Value, seen
from ontology.identifiers import curie

_INLINE: Final = re.compile(rb"http://www\.xbrl\.org/20\d\d/inlineXBRL")
_BRITISH: Final = re.compile(rb"UKCompaniesHouseRegisteredNumber|xbrl\.frc\.org\.uk|/uk/gaap/")
_BRITISH_DAY: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})")
_NUMBER: Final = "UKCompaniesHouseRegisteredNumber"
_NAME: Final = "EntityCurrentLegalOrRegisteredName"
_END: Final = ("EndDateForPeriodCoveredByReport", "BalanceSheetDate")
_START: Final = "StartDateForPeriodCoveredByReport"
_SIGNED: Final = ("DateAuthorisationFinancialStatementsForIssue", "DateApprovalAccounts")
_OFFICERS: Final = ("NameEntityOfficer", "NameDirectorSigningAccounts")
_OWNERS: Final = re.compile(r"Name\w{0,40}(?:Parent|ControllingParty)\w{0,40}")
_OWNED: Final = re.compile(r"NameSubsidiary\w{0,40}")
_BRITAIN: Final[dict[str, Value]] = {"countryCode": "GB"}
# How the accounts were made, statements in the law's words, flags, addresses, notes and policies.
_IGNORED: Final = re.compile(
    r"(?:Statement|Accounts?|Accounting|Directors?Ack|Members?Have|Company|Entity(?:Trading|Dormant|"
    r"Incorp|Account)|Name(?:Production|Author|Thirdparty|Entity(?:Auditors|Accountants|Bankers|"
    r"Lawyers))|Version|Date|Description|Report|Address|Postal|County|Country|Website|Phone|Email|"
    r"Average|Audit|Principal|Legal|Application|Applicable|Balance|Director|Key|Going|General|"
    r"Scope)[\w-]{0,120}|[\w-]{0,120}(?:Policy|Truefalse|Comment)"
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds accounts of a British company in inline XBRL."""
    return _INLINE.search(head[:8192]) is not None and _BRITISH.search(head) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the accounts, the company that files them, its directors, its parents, subsidiaries.

    Raises:
        MalformedError: it is not well-formed.
        MissingFieldError: it names no company, or not by its number.
    """
    told = list(_told(parse(raw.data)))
    number, name = _first(told, _NUMBER), _first(told, _NAME)
    identifier = curie("companieshouse", number[1])
    if identifier is None or not name[1]:
        raise MissingFieldError(
            f"no fact {_NUMBER} or {_NAME} says whose accounts these are (found {number[1]!r})"
        )
    builder, company = _accounts(told, name, identifier)
    for concept, place, words in told:
        _beside(builder, company, concept, Evidence(place, words))
    yield from builder.facts
    known = (_NUMBER, _NAME, *_END, _START, *_SIGNED, *_OFFICERS)
    left = (concept for concept, _, _ in told if concept not in known)
    yield from map(Unread, dict.fromkeys(each for each in left if not _passed(each)))


def _passed(concept: str) -> bool:
    return bool(_OWNERS.match(concept) or _OWNED.match(concept) or _IGNORED.fullmatch(concept))


def _told(root: Element) -> Iterator[tuple[str, str, str]]:
    """Local name, place and words of each fact in words, those within others first."""
    for each in root.descendants("nonNumeric"):
        yield from _told(each)
        concept = each.attribute("name").rpartition(":")[2]
        yield concept, each.place, clean(each.words())


def _first(told: list[tuple[str, str, str]], *concepts: str) -> tuple[str, str]:
    found = ((p, words) for concept, p, words in told if concept in concepts and words)
    return next(found, ("", ""))


def _accounts(
    told: list[tuple[str, str, str]], name: tuple[str, str], identifier: str
) -> tuple[FactBuilder, Mention]:
    end, signed = _day(_first(told, *_END)[1]), _day(_first(told, *_SIGNED)[1])
    number = identifier.partition(":")[2]
    title = " ".join(filter(None, (f"Accounts of {name[1]}", f"for {end}" if end else "")))
    key = "-".join(filter(None, (number, end)))
    document = Document("companies-house", key, title, signed or end, language="en")
    builder, evidence = FactBuilder(document), Evidence(*name)
    said: dict[str, Value] = {"form": "accounts", "period": end, "date": signed}
    if year := (signed or end)[:4]:
        said["year"] = int(year)
    filing = builder.mention(
        "Filing", title, evidence, properties={k: v for k, v in said.items() if v != ""}
    )
    company = builder.mention(
        "Company",
        name[1],
        evidence,
        identifiers=(identifier,),
        properties=_BRITAIN,
    )
    builder.relate("filed", company, filing, evidence)
    return builder, company


def _beside(builder: FactBuilder, company: Mention, concept: str, evidence: Evidence) -> None:
    """An officer, a parent or a subsidiary, as a concept tells; flags in their place are none."""
    words = evidence.quote
    if not words or words in ("true", "false", "director") or words == company.name:
        return
    if concept in _OFFICERS:
        person = builder.mention("Person", words, evidence)
        role: dict[str, Value] = {"role": "director"}
        shown = seen(builder.document.date)
        builder.relate("officerOf", person, company, evidence, properties=role, spell=shown)
    elif organizations.has_form(words) and (_OWNERS.match(concept) or _OWNED.match(concept)):
        other = builder.mention(organizations.kind(words), words, evidence)
        ends = (company, other) if _OWNERS.match(concept) else (other, company)
        builder.relate("subsidiaryOf", *ends, evidence)


def _day(words: str) -> str:
    """A date, the day before the month where both are figures; empty where there is none."""
    british = _BRITISH_DAY.fullmatch(words.strip())
    if british is None:
        return dates.first(words)
    day, month, year = (int(each) for each in british.groups())
    year += 2000 if year < 100 else 0
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


SOURCE: Final = Source(
    name="companies-house",
    version="2",
    title="Accounts of British companies (Companies House, iXBRL)",
    url="https://www.gov.uk/guidance/companies-house-data-products",
    license="Open Government Licence",
    recognises=recognises,
    split=split_documents,
    extract=extract,
)
