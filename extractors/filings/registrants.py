"""Facts of the filing itself and of its registrants."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.errors import MissingFieldError
from extractors.fact_builder import FactBuilder
from extractors.filings import countries, cover, names
from extractors.filings.agreements import filed as agreements
from extractors.filings.agreements import parties
from extractors.filings.filing import OWNERSHIP_FORMS, Filed
from extractors.filings.header import Party
from extractors.text import dates, places
from extractors.text.passage import Passage
from ontology.facts import CERTAIN, Document, Evidence, Mention, Name, Value
from ontology.identifiers import valid_curies

_SAID: Final = 0.9
"""Confidence of what a cover page or heading says, read by rule."""
_FILING_ROLES: Final = ("FILER", "FILED BY", "ISSUER")
_SOURCE_LINE = re.compile(
    r"Source:\s+(?P<name>[^\n]+?),\s+[\w/ -]+(?:\(on [^)]*\))?,\s+\d+/\d+/\d{4}"
)
_ARCHIVE: Final = "https://www.sec.gov/Archives/edgar/data"


@dataclass(frozen=True, slots=True)
class Subject:
    """What the facts of a filing hang on.

    Attributes:
        filing: the filing.
        registrant: the first of its registrants; None where an exhibit does not tell.
        day: day of filing, else the one that it reports, ISO 8601; empty if unsaid.
        form: form type; empty if unsaid.
    """

    filing: Mention
    registrant: Mention | None
    day: str
    form: str


def facts(filed: Filed) -> tuple[FactBuilder, Subject]:
    """Document, Filing, registrants and their links.

    Raises:
        MissingFieldError: neither a CIK nor a registrant's name can be found.
    """
    name, place = _registrant(filed)
    told = filed.said.cik or (filed.said.exhibit and filed.said.ticker)
    if not filed.header.parties and name is None and not told and not _agreement(filed):
        raise MissingFieldError(
            "no registrant: the file has no header, its name holds no CIK, and no text "
            "'(Exact name of registrant …)' or 'Subsidiaries of …' names one"
        )
    title = _title(filed, name or (f"CIK {filed.said.cik}" if filed.said.cik else ""))
    builder = names.builder(Document("sec", filed.key, title, date=filed.date, url=_url(filed)))
    mention = builder.mention(
        "Filing",
        title,
        _evidence(filed, place),
        identifiers=valid_curies(("sec", filed.accession)),
        properties=_properties(filed),
    )
    registrants = list(_parties(builder, mention, filed)) or list(_single(builder, mention, filed))
    return builder, Subject(
        mention,
        registrants[0] if registrants else None,
        filed.date or str(mention.properties.get("period", "")),
        filed.form,
    )


def _registrant(filed: Filed) -> tuple[str | None, Evidence | None]:
    """Name and place of the registrant, for its title and for a file without a header."""
    named = next((each.name for each in _companies(filed) if each.name), None)
    found = named or filed.cover.registrant or _of_exhibit(filed)
    dei = filed.parts[0].dei.get("EntityRegistrantName") if filed.parts else None
    if found is not None:
        return found.line, found.evidence(CERTAIN if named else _SAID)
    if dei:
        return dei, Evidence("//*[@name='dei:EntityRegistrantName']", dei)
    return None, None


def _companies(filed: Filed) -> list[Party]:
    """The header's parties, those that only report what they own last."""
    return sorted(filed.header.parties, key=lambda each: each.role == "REPORTING OWNER")


def _of_exhibit(filed: Filed) -> Passage | None:
    """Whose exhibit a lone exhibit is: by its heading, its source line, or the file's name."""
    if not filed.said.exhibit or not filed.parts:
        return None
    text = filed.parts[0].passage
    if not filed.said.registrant:
        return cover.parent(text)
    source = _SOURCE_LINE.search(text.text)
    if source:
        return text.of(source, "name")
    squeezed = _squeezed(filed.said.registrant)
    return next((p.name for p in parties.find(text) if _squeezed(p.name.text) == squeezed), None)


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _agreement(filed: Filed) -> bool:
    return bool(filed.said.exhibit and filed.said.registrant)


def _title(filed: Filed, name: str) -> str:
    of = name or filed.said.registrant
    what = " to ".join(each for each in (filed.said.exhibit, filed.form) if each) or "Filing"
    return " ".join(each for each in (what, f"of {of}" if of else "", filed.date) if each)


def _url(filed: Filed) -> str:
    cik = next((each.cik for each in _companies(filed) if each.cik), filed.said.cik)
    if not filed.accession or not cik.isdecimal() or len(cik) > 10:
        return ""
    folder = filed.accession.replace("-", "")
    return f"{_ARCHIVE}/{int(cik)}/{folder}/{filed.accession}-index.htm"


def _evidence(filed: Filed, registrant: Evidence | None) -> Evidence:
    if filed.header.accession is not None:
        return filed.header.accession.evidence()
    if filed.cover.form is not None:
        return filed.cover.form.evidence(_SAID)
    opening = agreements.opening(filed.parts[0].passage) if _agreement(filed) else None
    return registrant or (opening.title.evidence(_SAID) if opening else Evidence("char=0,0"))


def _properties(filed: Filed) -> dict[str, Value]:
    year = int(filed.date[:4]) if filed.date else filed.said.year
    main = filed.main.passage if filed.main and filed.form.startswith("8-K") else None
    numbers = [each for each in filed.header.items if re.fullmatch(r"\d[\w.]{0,4}", each)]
    numbers += [item for item, _ in cover.items(main)] if main else []
    said: dict[str, Value] = {
        "form": filed.form,
        "date": filed.date,
        "year": year,
        "period": dates.compact(filed.header.period) or filed.cover.period,
        "items": tuple(dict.fromkeys(numbers)),
        "accessionNumber": filed.accession,
        "url": _url(filed),
    }
    return {name: value for name, value in said.items() if value}


def _parties(builder: FactBuilder, filing: Mention, filed: Filed) -> Iterator[Mention]:
    """The registrants of the header; its other companies and people are mentioned beside them."""
    for party in filed.header.parties:
        if party.name is None or party.role == "REPORTING OWNER":
            continue
        subject = party.role == "SUBJECT COMPANY" and filed.form in OWNERSHIP_FORMS
        if party.role == "FILED BY" and not party.corporate:
            continue
        mention = _company(builder, party, party.name)
        if subject or party.role in _FILING_ROLES:
            builder.relate("filed", mention, filing, party.name.evidence())
            yield mention


def _company(builder: FactBuilder, party: Party, name: Passage) -> Mention:
    country = countries.by_code(party.state)
    mention = builder.mention(
        "Company",
        name.line,
        name.evidence(),
        names=tuple(Name(each) for each in dict.fromkeys(n.line for n in party.former)),
        identifiers=valid_curies(("cik", party.cik)),
        properties={"countryCode": country} if country else {},
    )
    names.alias(builder, name.line, mention)
    if party.city is not None:
        state = party.state.upper()
        city = builder.mention(
            "Place",
            f"{party.city.line}, {state}" if state in places.states() else party.city.line,
            party.city.evidence(),
            properties={"countryCode": country} if country else {},
        )
        builder.relate("locatedIn", mention, city, party.city.evidence())
    return mention


def _single(builder: FactBuilder, filing: Mention, filed: Filed) -> Iterator[Mention]:
    """The registrant of a file without a header."""
    name, place = _registrant(filed)
    dei = filed.parts[0].dei if filed.parts else {}
    cik = filed.said.cik or dei.get("EntityCentralIndexKey", "")
    listed = filed.said.ticker if filed.said.exhibit else ""
    ticker = dei.get("TradingSymbol", "") or listed
    if name is None and not cik and not listed:
        return
    also = dei.get("EntityRegistrantName", "")
    mention = builder.mention(
        "Company",
        name or (f"CIK {int(cik)}" if cik else ticker),
        place or Evidence("char=0,0"),
        names=(Name(also),) if also and also != name else (),
        identifiers=valid_curies(("cik", cik), ("ticker", ticker)),
    )
    for each in filter(None, (name, also)):
        names.alias(builder, each, mention)
    builder.relate("filed", mention, filing, mention.evidence)
    yield mention
