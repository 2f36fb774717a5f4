"""The cover of an XBRL instance filed at the SEC: who files which form for which day.

https://www.sec.gov/data-research/structured-data/inline-xbrl (the taxonomy `dei`). Figures and
notes have no place in the vocabulary.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MissingFieldError
from extractors.fact_builder import FactBuilder
from extractors.filings import countries
from extractors.printed import clean
from extractors.source import Raw, Source
from extractors.text import places
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Document, Evidence, Fact, Mention, Value, fingerprint
from ontology.identifiers import curie

_ROOT: Final = re.compile(rb"<(?:\w{1,20}:)?xbrl\b")
_COVER: Final = re.compile(rb"xbrl\.sec\.gov/dei/")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_ACCESSION: Final = re.compile(r"\d{10}-\d{2}-\d{6}")
_SCHEME: Final = "http://www.sec.gov/CIK"


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds an XBRL instance with a cover."""
    return _ROOT.search(head[:2048]) is not None and _COVER.search(head) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the filing, its registrant, and where it is.

    Raises:
        MalformedError: it is not well-formed.
        MissingFieldError: the cover names no registrant.
    """
    root = parse(raw.data)
    cover = _cover(root)
    place, name = cover.get("EntityRegistrantName", ("", ""))
    cik = curie("cik", cover.get("EntityCentralIndexKey", _identifier(root))[1])
    if not name or cik is None:
        raise MissingFieldError("dei:EntityRegistrantName and a CIK must say who files, and do not")
    builder = _filing(raw, cover, cik)
    company = _company(builder.document, cover, cik, Evidence(place, name))
    builder.add(company)
    filing = next(each for each in builder.facts if isinstance(each, Mention))
    builder.relate("filed", company, filing, company.evidence)
    _place(builder, company, cover)
    yield from builder.facts


def _cover(root: Element) -> dict[str, tuple[str, str]]:
    """Place and words of each fact of the cover that we read, the first of each name."""
    names = (
        *("EntityRegistrantName", "EntityCentralIndexKey", "DocumentType", "TradingSymbol"),
        *("DocumentPeriodEndDate", "EntityAddressCityOrTown", "EntityAddressStateOrProvince"),
        *("EntityAddressCountry", "EntityIncorporationStateCountryCode"),
    )
    found: dict[str, tuple[str, str]] = {}
    for each in root.elements(*names):
        found.setdefault(each.name, (each.place, clean(each.words())))
    return found


def _identifier(root: Element) -> tuple[str, str]:
    for each in root.descendants("identifier"):
        if each.attribute("scheme") == _SCHEME:
            return each.place, each.words()
    return "", ""


def _filing(raw: Raw, cover: dict[str, tuple[str, str]], cik: str) -> FactBuilder:
    place, name = cover["EntityRegistrantName"]
    form, period = (cover.get(k, ("", ""))[1] for k in ("DocumentType", "DocumentPeriodEndDate"))
    period = period if _DAY.fullmatch(period) else ""
    found = _ACCESSION.search(raw.file)
    number = cik.partition(":")[2]
    key = found[0] if found else "-".join(filter(None, (number, form, period)))
    if key == number:
        key = f"{number}-{fingerprint(name)[:6]}"
    title = " ".join(filter(None, (form or "Filing", "of", name, period)))
    said: dict[str, Value] = {"form": form, "period": period}
    if period:
        said["year"] = int(period[:4])
    identifier = curie("sec", found[0]) if found else None
    document = Document("xbrl", key, title, period, language="en")
    builder = FactBuilder(document)
    builder.add(
        document.mention(
            "Filing",
            title,
            Evidence(place, name),
            identifiers=(identifier,) if identifier else (),
            properties={each: value for each, value in said.items() if value != ""},
        )
    )
    return builder


def _company(
    document: Document, cover: dict[str, tuple[str, str]], cik: str, evidence: Evidence
) -> Mention:
    ticker = curie("ticker", cover.get("TradingSymbol", ("", ""))[1])
    code = countries.by_code(cover.get("EntityIncorporationStateCountryCode", ("", ""))[1])
    return document.mention(
        "Company",
        evidence.quote,
        evidence,
        identifiers=(cik, *((ticker,) if ticker else ())),
        properties={"countryCode": code} if code else {},
    )


def _place(builder: FactBuilder, company: Mention, cover: dict[str, tuple[str, str]]) -> None:
    where, city = cover.get("EntityAddressCityOrTown", ("", ""))
    if not city:
        return
    state = cover.get("EntityAddressStateOrProvince", ("", ""))[1]
    code = cover.get("EntityAddressCountry", ("", ""))[1] or countries.by_code(state)
    evidence = Evidence(where, city)
    city = f"{city}, {state}" if state in places.states() else city
    properties = {"countryCode": code} if re.fullmatch("[A-Z]{2}", code) else {}
    place = builder.mention("Place", city, evidence, properties=properties)
    builder.relate("locatedIn", company, place, evidence)


SOURCE: Final = Source(
    name="xbrl",
    version="2",
    title="Covers of XBRL instances (SEC)",
    url="https://www.sec.gov/data-research/structured-data/inline-xbrl",
    license="public domain",
    recognises=recognises,
    split=split_documents,
    extract=extract,
)
