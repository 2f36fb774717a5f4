"""Company filings as EDGAR submissions: header in SGML, documents in HTML.

An 8-K with item 1.01 carries the agreement as exhibit 10.1; a 10-K carries the list of
subsidiaries as exhibit 21.1. https://www.sec.gov/files/edgar/pds-dissemination-spec.pdf
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Final

from kg.demo import printed, serials
from kg.demo.plans import agreement, annual
from kg.demo.topics import NOTICE, TOPICS
from kg.demo.truth import Broken, Named, Truth, Written, together
from kg.demo.words import CITIES, COUNTRIES
from kg.demo.world import Collaboration, Organisation, Person, World

SOURCE: Final = "sec"

_TITLES: Final = {
    "licence": ("License Agreement", "Licensee", "Licensor"),
    "jointDevelopment": ("Joint Development Agreement", "Company", "Partner"),
    "sponsoredResearch": ("Sponsored Research Agreement", "Sponsor", "Institution"),
    "agreement": ("Supply Agreement", "Buyer", "Supplier"),
}
"""What the agreement is called, then what it calls the registrant and the other party."""

_TERMS: Final = {
    "licence": "Licensor grants to Licensee {how} license under the Licensed Patents to make, use "
    "and sell products in the field of {field}.",
    "jointDevelopment": "The parties shall jointly develop, on {how} basis, prototypes in the "
    "field of {field}, and each shall own an equal share of the results.",
    "sponsoredResearch": "Sponsor shall fund research of Institution, on {how} basis, in the "
    "field of {field}, and Institution shall report the results each year.",
    "agreement": "Supplier shall supply to Buyer, on {how} basis, components in the field of "
    "{field}.",
}
ANNOUNCED: Final = "cn-filings"
_ANNOUNCED_AS: Final = {
    "licence": "專利許可協議",
    "jointDevelopment": "聯合開發協議",
    "sponsoredResearch": "委託研究協議",
    "agreement": "供應協議",
}
_EVERY: Final = 2
"""Of so many agreements one is announced in Chinese."""
_OFFICE: Final = "Vice President, Research"


@dataclass(frozen=True, slots=True)
class _Filing:
    """What the header of a submission says."""

    registrant: Organisation
    accession: str
    form: str
    period: date
    filed: date
    items: tuple[str, ...] = ()


Document = tuple[str, str, str]
"""Type, description and HTML of one document of a submission."""


def current(world: World, number: int) -> Written:
    """The `number`-th 8-K: entry into a material agreement, with the agreement."""
    tie, day = agreement(world, number)
    made, other = world.organisations[tie.one], world.organisations[tie.other]
    signed = date(tie.since, 1, 1) + timedelta(days=day)
    filing = _Filing(
        made,
        serials.accession(made.cik, tie.since, number + 1),
        "8-K",
        signed,
        signed + timedelta(days=4),
        ("Entry into a Material Definitive Agreement", "Financial Statements and Exhibits"),
    )
    key = (SOURCE, filing.accession)
    names = (made.called(tie.since).en, other.called(tie.since).en)
    signatories = [_signatory(world, each.number, tie.since) for each in (made, other)]
    truths: list[Truth] = [
        *_registrant(filing),
        *together(key, tie.kind, (tie.one, tie.other), tie.since),
    ]
    truths += [
        Named(*key, "party", place, name, f"org:{party}")
        for place, (name, party) in enumerate(zip(names, (tie.one, tie.other), strict=True))
    ]
    truths += [
        Named(*key, "signatory", place, printed.romanised(each), each.id)
        for place, each in enumerate(signatories)
        if each
    ]
    truths += _officer(key, signatories[0])
    title = _TITLES[tie.kind][0]
    documents = (
        ("8-K", "CURRENT REPORT", _report(tie, names, (signed, signatories[0]))),
        ("EX-10.1", title.upper(), _contract(tie, names, (signed, signatories))),
    )
    return Written(_submission(filing, documents).encode(), tuple(truths))


def yearly(world: World, number: int) -> Written:
    """The `number`-th 10-K, with the list of subsidiaries."""
    registrant, year = annual(world, number)
    made = world.organisations[registrant]
    filing = _Filing(
        made,
        serials.accession(made.cik, year + 1, 500001 + number),
        "10-K",
        date(year, 12, 31),
        date(year + 1, 3, 15),
    )
    key = (SOURCE, filing.accession)
    children = [
        world.organisations[each]
        for each in world.subsidiaries.get(registrant, ())
        if world.organisations[each].founded <= year
    ]
    truths: list[Truth] = _registrant(filing)
    truths += [
        Named(*key, "subsidiary", place, each.name.en, each.id)
        for place, each in enumerate(children)
    ]
    officer = _signatory(world, registrant, year + 1)
    truths += _officer(key, officer)
    partners = _partners(world, registrant, year)
    truths += [
        truth
        for tie in partners
        for truth in together(key, "statement", (tie.one, tie.other), year)
    ]
    business = _business(world, filing, partners)
    report = _annual(filing, officer, business)
    documents: tuple[Document, ...] = (("10-K", "ANNUAL REPORT", report),)
    if children:
        documents += (("EX-21.1", "SUBSIDIARIES", _subsidiaries(filing, children)),)
    return Written(_submission(filing, documents).encode(), tuple(truths))


def announcement(world: World, number: int) -> Written:
    """The `number`-th announcement at the Hong Kong exchange: an agreement, told in Chinese."""
    tie, day = agreement(world, number)
    made, other = world.organisations[tie.one], world.organisations[tie.other]
    signed = date(tie.since, 1, 1) + timedelta(days=day)
    names = (made.called(tie.since).en, other.called(tie.since).hant)
    key = (ANNOUNCED, f"{signed}_{made.number:05d}_自願公告-{number}")
    truths: list[Truth] = [
        Named(*key, "registrant", 0, names[0], made.id),
        Named(*key, "party", 1, names[1], other.id),
        *together(key, tie.kind, (tie.one, tie.other), tie.since),
    ]
    text = (
        "香港交易及結算所有限公司及香港聯合交易所有限公司對本公告之內容概不負責。\n"
        f"{names[0]}（「本公司」）\n自願公告\n"
        f"於{signed.year}年{signed.month}月{signed.day}日，本公司與{names[1]}簽署"
        f"《{_ANNOUNCED_AS[tie.kind]}》。\n{NOTICE}\n"
    )
    return Written(text.encode(), tuple(truths))


def is_announced(world: World, number: int) -> bool:
    """Whether an agreement is told in Chinese too: with one whose Chinese name a registry has."""
    tie, _ = agreement(world, number)
    return bool(world.organisations[tie.other].ror) and number % _EVERY == 0


def broken(file: str) -> Iterator[Written]:
    """One submission cut off within its header, before it says who files what."""
    cut = f"<SEC-DOCUMENT>{file} : 20240305\n<SEC-HEADER>{file[:-4]}.hdr.sgml : 20240305\n"
    cut += "<ACCEPTANCE-DATETIME>20240305120000\nACCESSION NU"
    yield Written(cut.encode(), (Broken(file, 0, "header cut off"),))


def file_name(written: Written) -> str:
    """A submission's file is named after its accession number."""
    return f"{next(each.key for each in written.truths if isinstance(each, Named))}.txt"


def _registrant(filing: _Filing) -> list[Truth]:
    made, key = filing.registrant, (SOURCE, filing.accession)
    name = _conformed(made, filing.filed.year)
    return [
        Named(*key, "filing", -1, f"{filing.form} {name}", f"filing:{filing.accession}"),
        Named(*key, "registrant", 0, name, made.id),
    ]


def _conformed(made: Organisation, year: int) -> str:
    """A name as EDGAR conforms it: capitals, no punctuation."""
    return made.called(year).en.upper().replace(".", "").replace(",", "")


def _signatory(world: World, organisation: int, year: int) -> Person | None:
    people = world.at_work(organisation, year)
    return world.people[people[0]] if people else None


def _submission(filing: _Filing, documents: tuple[Document, ...]) -> str:
    name, day = filing.accession, f"{filing.filed:%Y%m%d}"
    body = "".join(
        f"<DOCUMENT>\n<TYPE>{type_}\n<SEQUENCE>{place}\n<FILENAME>{_file(type_)}\n"
        f"<DESCRIPTION>{description}\n<TEXT>\n{html}\n</TEXT>\n</DOCUMENT>\n"
        for place, (type_, description, html) in enumerate(documents, start=1)
    )
    return (
        f"<SEC-DOCUMENT>{name}.txt : {day}\n<SEC-HEADER>{name}.hdr.sgml : {day}\n"
        f"<ACCEPTANCE-DATETIME>{day}120000\nACCESSION NUMBER:\t\t{name}\n"
        f"CONFORMED SUBMISSION TYPE:\t{filing.form}\nPUBLIC DOCUMENT COUNT:\t\t{len(documents)}\n"
        f"CONFORMED PERIOD OF REPORT:\t{filing.period:%Y%m%d}\n"
        + "".join(f"ITEM INFORMATION:\t\t{each}\n" for each in filing.items)
        + f"FILED AS OF DATE:\t\t{day}\nDATE AS OF CHANGE:\t\t{day}\n\n{_filer(filing)}"
        f"</SEC-HEADER>\n{body}</SEC-DOCUMENT>\n"
    )


def _file(type_: str) -> str:
    return f"{type_.lower().replace('-', '').replace('.', '-')}.htm"


def _filer(filing: _Filing) -> str:
    made, year = filing.registrant, filing.filed.year
    return (
        f"FILER:\n\n\tCOMPANY DATA:\t\n\t\tCOMPANY CONFORMED NAME:\t\t\t{_conformed(made, year)}\n"
        f"\t\tCENTRAL INDEX KEY:\t\t\t{made.cik:010d}\n"
        "\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tSERVICES-PREPACKAGED SOFTWARE [7372]\n"
        "\t\tIRS NUMBER:\t\t\t\t000000000\n\t\tFISCAL YEAR END:\t\t\t1231\n\n"
        f"\tFILING VALUES:\n\t\tFORM TYPE:\t\t{filing.form}\n\t\tSEC ACT:\t\t1934 Act\n"
        f"\t\tSEC FILE NUMBER:\t001-{made.number:05d}\n\t\tFILM NUMBER:\t\t{made.number}\n\n"
        "\tBUSINESS ADDRESS:\t\n\t\tSTREET 1:\t\t1 HERON QUAY\n"
        f"\t\tCITY:\t\t\t{CITIES[made.side].latin.upper()}\n"
        f"\t\tSTATE:\t\t\t{COUNTRIES[made.side][0]}\n" + _former(made, year)
    )


def _former(made: Organisation, year: int) -> str:
    if not made.former or year < made.renamed:
        return ""
    former = _conformed(made, made.renamed - 1)
    return (
        f"\n\tFORMER COMPANY:\t\n\t\tFORMER CONFORMED NAME:\t{former}\n"
        f"\t\tDATE OF NAME CHANGE:\t{made.renamed}0101\n"
    )


def _html(title: str, paragraphs: list[str]) -> str:
    inner = "\n".join(paragraphs)
    return (
        f"<html>\n<!-- {NOTICE} -->\n<head><title>{escape(title)}</title></head>\n"
        f"<body>\n{inner}\n<p>{NOTICE}</p>\n</body>\n</html>"
    )


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _cover(form: str, kind: str, name: str) -> list[str]:
    return [
        "<p>UNITED STATES</p>\n<p>SECURITIES AND EXCHANGE COMMISSION</p>\n"
        "<p>Washington, D.C. 20549</p>",
        f"<p>FORM {form}</p>\n<p>{kind}</p>",
        _paragraph(name),
        "<p>(Exact name of registrant as specified in its charter)</p>",
    ]


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _report(
    tie: Collaboration, names: tuple[str, str], execution: tuple[date, Person | None]
) -> str:
    signed, officer = execution
    title, field = _TITLES[tie.kind][0], TOPICS[tie.topic].en
    article = "an exclusive" if tie.exclusive else "a non-exclusive"
    entry = (
        f"On {_day(signed)}, {names[0]} (the “Company”) entered into {article} {title} with "
        f"{names[1]} in the field of {field}. The foregoing description is qualified by the text "
        f"of the agreement, which is filed as Exhibit 10.1."
    )
    return _html(
        "FORM 8-K",
        [
            *_cover("8-K", "CURRENT REPORT", names[0]),
            f"<p>Date of Report (Date of earliest event reported): {_day(signed)}</p>",
            "<p><b>Item 1.01. Entry into a Material Definitive Agreement.</b></p>",
            _paragraph(entry),
            "<p><b>Item 9.01. Financial Statements and Exhibits.</b></p>",
            _paragraph(f"10.1 {title}, dated {_day(signed)}"),
            *_signed(names[0], officer),
        ],
    )


def _contract(
    tie: Collaboration, names: tuple[str, str], execution: tuple[date, list[Person | None]]
) -> str:
    title, own, other = _TITLES[tie.kind]
    signed, signatories = execution
    heading = f"{'Exclusive' if tie.exclusive else 'Non-Exclusive'} {title}"
    how = "an exclusive" if tie.exclusive else "a non-exclusive"
    preamble = (
        f"This {heading} (the “Agreement”) is entered into as of {_day(signed)} (the “Effective "
        f"Date”) by and between {names[1]} (“{other}”) and {names[0]} (“{own}”)."
    )
    terms = _TERMS[tie.kind].format(how=how, field=TOPICS[tie.topic].en)
    blocks = [
        _paragraph(f"{name}") + "\n" + _signature(person)
        for name, person in zip(names, signatories, strict=True)
    ]
    return _html(
        heading,
        [
            "<p>Exhibit 10.1</p>",
            f"<p><b>{heading.upper()}</b></p>",
            _paragraph(preamble),
            "<p>WHEREAS, the parties wish to work together;</p>",
            "<p>NOW, THEREFORE, the parties agree as follows:</p>",
            _paragraph(f"1. {terms}"),
            f"<p>2. This Agreement ends on December 31, {tie.until}.</p>",
            "<p>IN WITNESS WHEREOF, the parties have executed this Agreement.</p>",
            *blocks,
        ],
    )


def _signed(name: str, officer: Person | None) -> list[str]:
    """The signatures that end a report."""
    return [
        "<p>SIGNATURES</p>",
        "<p>Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant "
        "has duly caused this report to be signed on its behalf.</p>",
        _paragraph(name),
        _signature(officer),
    ]


def _officer(key: tuple[str, str], officer: Person | None) -> list[Truth]:
    return [Named(*key, "officer", 0, printed.romanised(officer), officer.id)] if officer else []


def _signature(person: Person | None) -> str:
    if person is None:
        return "<p>By: ____________________</p>"
    name = escape(printed.romanised(person))
    return f"<p>By: /s/ {name}</p>\n<p>Name: {name}</p>\n<p>Title: {_OFFICE}</p>"


def _partners(world: World, registrant: int, year: int) -> list[Collaboration]:
    """With whom a company works in a year, by the agreements that it files."""
    ties = [
        each
        for each in world.agreements
        if each.one == registrant and each.since <= year <= each.until
    ]
    return list({each.other: each for each in ties}.values())


def _business(world: World, filing: _Filing, partners: list[Collaboration]) -> list[str]:
    """What a company says of those it works with, and of the university that it came from."""
    told = [
        f"{filing.registrant.called(filing.filed.year).en} develops and sells products on both "
        "sides of the bay."
    ]
    for tie in partners:
        name = world.organisations[tie.other].called(tie.since).en
        told.append(f"The Company collaborates with {name} on {TOPICS[tie.topic].en}.")
    university = next(
        (o for t in partners if (o := world.organisations[t.other]).kind == "university"), None
    )
    if university:
        told.append(f"The Company was founded by scientists of {university.name.en}.")
    return told


def _annual(filing: _Filing, officer: Person | None, business: list[str]) -> str:
    name = filing.registrant.called(filing.filed.year).en
    return _html(
        "FORM 10-K",
        [
            *_cover("10-K", "ANNUAL REPORT", name),
            f"<p>For the fiscal year ended {_day(filing.period)}</p>",
            "<p><b>Item 1. Business.</b></p>",
            _paragraph(" ".join(business)),
            *_signed(name, officer),
        ],
    )


def _subsidiaries(filing: _Filing, children: list[Organisation]) -> str:
    name = filing.registrant.called(filing.filed.year).en
    rows = "\n".join(
        f"<tr><td>{escape(each.name.en)}</td><td>{COUNTRIES[each.side][1]}</td></tr>"
        for each in children
    )
    head = "<tr><th>Name of Subsidiary</th><th>Jurisdiction of Incorporation</th></tr>"
    return _html(
        "EX-21.1",
        [
            "<p>Exhibit 21.1</p>",
            _paragraph(f"Subsidiaries of {name}"),
            f"<table>\n{head}\n{rows}\n</table>",
        ],
    )
