"""Company filings as EDGAR submissions: header in SGML, documents in HTML.

An 8-K with item 1.01 carries the agreement as exhibit 10.1; a 10-K carries the list of
subsidiaries as exhibit 21.1. https://www.sec.gov/files/edgar/pds-dissemination-spec.pdf
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from kg.demo import printed, reports, serials, submissions
from kg.demo.plans import agreement, annual
from kg.demo.submissions import Document, Filing
from kg.demo.topics import NOTICE, TOPICS
from kg.demo.truth import Broken, Founded, Named, Truth, Written, together
from kg.demo.world import Collaboration, Organisation, Person, World

SOURCE: Final = "sec"

ANNOUNCED: Final = "cn-filings"
_ANNOUNCED_AS: Final = {
    "licence": "專利許可協議",
    "jointDevelopment": "聯合開發協議",
    "sponsoredResearch": "委託研究協議",
    "agreement": "供應協議",
}
_EVERY: Final = 2
"""Of so many agreements one is announced in Chinese."""


def current(world: World, number: int) -> Written:
    """The `number`-th 8-K: entry into a material agreement, with the agreement."""
    tie, day = agreement(world, number)
    made, other = world.organisations[tie.one], world.organisations[tie.other]
    signed = date(tie.since, 1, 1) + timedelta(days=day)
    filing = Filing(
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
    title = reports.TITLES[tie.kind][0]
    documents = (
        ("8-K", "CURRENT REPORT", reports.current_report(tie, names, (signed, signatories[0]))),
        ("EX-10.1", title.upper(), reports.contract(tie, names, (signed, signatories))),
    )
    return Written(submissions.written(filing, documents).encode(), tuple(truths))


def yearly(world: World, number: int) -> Written:
    """The `number`-th 10-K, with the list of subsidiaries."""
    registrant, year = annual(world, number)
    made = world.organisations[registrant]
    filing = Filing(
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
    university = _university(world, partners)
    if university:
        truths.append(Founded(*key, made.id, university.id))
    business = _business(world, filing, partners)
    report = reports.annual_report(filing, officer, business)
    documents: tuple[Document, ...] = (("10-K", "ANNUAL REPORT", report),)
    if children:
        documents += (("EX-21.1", "SUBSIDIARIES", reports.subsidiaries(filing, children)),)
    return Written(submissions.written(filing, documents).encode(), tuple(truths))


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


def _registrant(filing: Filing) -> list[Truth]:
    made, key = filing.registrant, (SOURCE, filing.accession)
    name = submissions.conformed(made, filing.filed.year)
    return [
        Named(*key, "filing", -1, f"{filing.form} {name}", f"filing:{filing.accession}"),
        Named(*key, "registrant", 0, name, made.id),
    ]


def _signatory(world: World, organisation: int, year: int) -> Person | None:
    people = world.at_work(organisation, year)
    return world.people[people[0]] if people else None


def _officer(key: tuple[str, str], officer: Person | None) -> list[Truth]:
    return [Named(*key, "officer", 0, printed.romanised(officer), officer.id)] if officer else []


def _partners(world: World, registrant: int, year: int) -> list[Collaboration]:
    """With whom a company works in a year, by the agreements that it files."""
    ties = [
        each
        for each in world.agreements
        if each.one == registrant and each.since <= year <= each.until
    ]
    return list({each.other: each for each in ties}.values())


def _business(world: World, filing: Filing, partners: list[Collaboration]) -> list[str]:
    """What a company says of those it works with, and of the university that it came from."""
    told = [
        f"{filing.registrant.called(filing.filed.year).en} develops and sells products on both "
        "sides of the bay."
    ]
    for tie in partners:
        name = world.organisations[tie.other].called(tie.since).en
        told.append(f"The Company collaborates with {name} on {TOPICS[tie.topic].en}.")
    if university := _university(world, partners):
        told.append(f"The Company was founded by scientists of {university.name.en}.")
    return told


def _university(world: World, partners: list[Collaboration]) -> Organisation | None:
    """The university that a company says it came from: the first that it works with."""
    others = (world.organisations[each.other] for each in partners)
    return next((each for each in others if each.kind == "university"), None)
