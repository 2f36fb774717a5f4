"""Patents as USPTO grants, XML v4.5, many documents in one weekly file.

https://www.uspto.gov/learning-and-resources/xml-resources, us-patent-grant-v45-2014-04-03.dtd
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final
from xml.sax.saxutils import escape

from kg.demo import printed, serials
from kg.demo.plans import FIRST_GRANT, PatentPlan, paper, patent
from kg.demo.topics import NOTICE, TOPICS, summary
from kg.demo.truth import Broken, Named, Paired, Truth, Written, together
from kg.demo.words import CITIES, COUNTRIES
from kg.demo.world import Organisation, World

SOURCE: Final = "uspto"

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>\n'
)


def file_name(issue: int) -> str:
    """The weekly file of an issue: one a year, `ipg140304.xml`."""
    return f"ipg{_issued(FIRST_GRANT + issue):%y%m%d}.xml"


def write(world: World, plan: PatentPlan) -> Written:
    """The patent's XML and its truths: patent, assignees, applicants, inventors."""
    random = world.chance("uspto", plan.number)
    key = f"US{serials.patent(plan.number)}B2"
    document = (SOURCE, key)
    truths: list[Truth] = [
        Named(*document, "patent", -1, _title(plan), f"patent:{plan.number}"),
        *together(document, "coAssignment", plan.owners, plan.year),
        *_invented_together(plan, document),
        *_cited(world, plan, document),
    ]
    if plan.pair is not None:
        truths.append(Paired(*document, f"patent:{plan.number}", f"paper:{plan.pair}"))
    owners = [
        (_owner(world.organisations[each], plan.year, random), world.organisations[each])
        for each in plan.owners
    ]
    for role in ("assignee", "applicant"):
        truths += [
            Named(*document, role, place, name, made.id)
            for place, (name, made) in enumerate(owners)
        ]
    inventors = []
    for place, each in enumerate(plan.inventors):
        person = world.people[each.person]
        given, surname = printed.inventor(person, random)
        truths.append(Named(*document, "inventor", place, f"{given} {surname}", person.id))
        home = world.organisations[each.organisations[0]].side
        inventors.append(_inventor(place, given, surname, home))
    return Written(_document(world, plan, (owners, inventors)).encode(), tuple(truths))


def broken(file: str, position: int) -> Iterator[Written]:
    """A document cut off in its middle, then one without a number."""
    cut = f"{_HEAD}<us-patent-grant lang='EN' dtd-version='v4.5 2014-04-03'>\n<!-- {NOTICE} -->\n"
    cut += "<us-bibliographic-data-grant>\n<publication-reference>\n<document-id>\n<country>US\n"
    yield Written(cut.encode(), (Broken(file, position, "XML cut off"),))
    bare = _reference("publication-reference", "", "B2", date(2024, 3, 5))
    bare += _application("16999999", date(2022, 3, 5))
    nameless = (
        f"{_HEAD}{_root('99999999', date(2024, 3, 5))}<!-- {NOTICE} -->\n"
        f"<us-bibliographic-data-grant>\n{bare}</us-bibliographic-data-grant>\n"
        "</us-patent-grant>\n"
    )
    yield Written(nameless.encode(), (Broken(file, position + 1, "no number"),))


def _title(plan: PatentPlan) -> str:
    return f"System and method of {plan.title.en.split(':')[0].lower()}"


def _issued(year: int) -> date:
    """The first Tuesday of March; grants are published on Tuesdays."""
    first = date(year, 3, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7)


def _cited(world: World, plan: PatentPlan, document: tuple[str, str]) -> Iterator[Truth]:
    """Patents by their numbers, then papers by their titles, in the order of the references."""
    cited = [(f"US{serials.patent(each)}B2", f"patent:{each}") for each in plan.cites]
    cited += [(paper(world, each).title.en, f"paper:{each}") for each in plan.papers]
    for place, (name, entity) in enumerate(cited):
        yield Named(*document, "cited", place, name, entity)
    for each in plan.papers[:1]:
        yield Named(*document, "cited in the text", 0, paper(world, each).title.en, f"paper:{each}")


def _invented_together(plan: PatentPlan, document: tuple[str, str]) -> Iterator[Truth]:
    """Pairs of the inventors' employers: the patent names inventors, not who employs them."""
    homes = {each.organisations[0] for each in plan.inventors}
    for each in together(document, "coInvention", homes, plan.year):
        yield type(each)(*document, each.kind, each.one, each.other, each.year, stated=False)


def _owner(made: Organisation, year: int, random: Random) -> str:
    name = (
        printed.with_legal_form(made, year, random)
        if made.kind == "company"
        else made.called(year).en
    )
    return name.upper() if random.random() < 0.25 else name


def _root(number: str, issued: date) -> str:
    day = f"{issued:%Y%m%d}"
    return (
        f'<us-patent-grant lang="EN" dtd-version="v4.5 2014-04-03" file="US{number}-{day}.XML" '
        f'status="PRODUCTION" id="us-patent-grant" country="US" date-produced="{day}" '
        f'date-publ="{day}">\n'
    )


def _document(
    world: World,
    plan: PatentPlan,
    parties: tuple[list[tuple[str, Organisation]], list[str]],
) -> str:
    number, issued = serials.patent(plan.number), _issued(plan.year)
    owners, inventors = parties
    applied = date(plan.year - 2, 1 + plan.number % 12, 1 + plan.number % 28)
    applicants = "".join(_applicant(place, *each) for place, each in enumerate(owners))
    subject = TOPICS[plan.topic]
    return (
        f"{_HEAD}{_root(number, issued)}<!-- {NOTICE} -->\n<us-bibliographic-data-grant>\n"
        + _reference("publication-reference", number, "B2", issued)
        + _application(str(16900000 + plan.number), applied)
        + "<us-application-series-code>16</us-application-series-code>\n"
        + f"<classifications-cpc>\n<main-cpc>\n{_cpc(subject.cpc, issued)}</main-cpc>\n"
        + "</classifications-cpc>\n"
        + f'<invention-title id="d2e43">{escape(_title(plan))}</invention-title>\n'
        + _references(world, plan)
        + "<number-of-claims>1</number-of-claims>\n<us-exemplary-claim>1</us-exemplary-claim>\n"
        + f"<us-parties>\n<us-applicants>\n{applicants}</us-applicants>\n"
        + f"<inventors>\n{''.join(inventors)}</inventors>\n</us-parties>\n<assignees>\n"
        + "".join(_assignee(*each) for each in owners)
        + "</assignees>\n</us-bibliographic-data-grant>\n"
        + _body(world, plan)
        + "</us-patent-grant>\n"
    )


def _reference(element: str, number: str, kind: str, day: date) -> str:
    return f"<{element}>\n{_document_id(number, kind, f'{day:%Y%m%d}')}</{element}>\n"


def _application(number: str, day: date) -> str:
    inner = _document_id(number, "", f"{day:%Y%m%d}")
    return f'<application-reference appl-type="utility">\n{inner}</application-reference>\n'


def _document_id(number: str, kind: str, day: str, name: str = "") -> str:
    marks = f"<kind>{kind}</kind>\n" if kind else ""
    marks += f"<name>{escape(name)}</name>\n" if name else ""
    return (
        f"<document-id>\n<country>US</country>\n<doc-number>{number}</doc-number>\n"
        f"{marks}<date>{day}</date>\n</document-id>\n"
    )


def _cpc(symbol: str, issued: date) -> str:
    head, _, rest = symbol.partition(" ")
    group, _, subgroup = rest.partition("/")
    return (
        "<classification-cpc>\n<cpc-version-indicator><date>20130101</date>"
        f"</cpc-version-indicator>\n<section>{head[0]}</section>\n<class>{head[1:3]}</class>\n"
        f"<subclass>{head[3]}</subclass>\n<main-group>{group}</main-group>\n"
        f"<subgroup>{subgroup}</subgroup>\n<symbol-position>F</symbol-position>\n"
        "<classification-value>I</classification-value>\n"
        f"<action-date><date>{issued:%Y%m%d}</date></action-date>\n"
        "<generating-office><country>US</country></generating-office>\n"
        "<classification-status>B</classification-status>\n"
        "<classification-data-source>H</classification-data-source>\n"
        "<scheme-origination-code>C</scheme-origination-code>\n</classification-cpc>\n"
    )


def _references(world: World, plan: PatentPlan) -> str:
    """What the patent cites: earlier patents, found by the examiner, and papers."""
    cited = [_cited_patent(world, number) for number in plan.cites]
    cited += [_cited_paper(world, number) for number in plan.papers]
    rows = "".join(
        f"<us-citation>\n{each.replace('NUM', f'{place:05d}', 1)}</us-citation>\n"
        for place, each in enumerate(cited, start=1)
    )
    return f"<us-references-cited>\n{rows}</us-references-cited>\n" if rows else ""


def _cited_patent(world: World, number: int) -> str:
    earlier = patent(world, number)
    surname = world.people[earlier.inventors[0].person].name.surname
    name = f"{surname} et al." if len(earlier.inventors) > 1 else surname
    inner = _document_id(serials.patent(number), "B2", f"{_issued(earlier.year):%Y%m}00", name)
    return f'<patcit num="NUM">\n{inner}</patcit>\n<category>cited by examiner</category>\n'


def _cited_paper(world: World, number: int) -> str:
    cited = paper(world, number)
    surname = world.people[cited.authors[0].person].name.surname
    venue = f"Invented Journal of {TOPICS[cited.topic].field}"
    doi = f", DOI: {serials.doi(number)}" if cited.in_openalex else ""
    text = f"{surname} et al., “{cited.title.en},” {venue}, {cited.year}{doi}."
    return (
        f'<nplcit num="NUM">\n<othercit>{escape(text)}</othercit>\n</nplcit>\n'
        "<category>cited by applicant</category>\n"
    )


def _address(side: int) -> str:
    return (
        f"<address>\n<city>{CITIES[side].latin}</city>\n"
        f"<country>{COUNTRIES[side][0]}</country>\n</address>\n"
    )


def _applicant(place: int, name: str, made: Organisation) -> str:
    return (
        f'<us-applicant sequence="{place + 1:03d}" app-type="applicant" designation="us-only" '
        f'applicant-authority-category="assignee">\n<addressbook>\n'
        f"<orgname>{escape(name)}</orgname>\n{_address(made.side)}</addressbook>\n"
        f"<residence>\n<country>{COUNTRIES[made.side][0]}</country>\n</residence>\n"
        "</us-applicant>\n"
    )


def _assignee(name: str, made: Organisation) -> str:
    return (
        f"<assignee>\n<addressbook>\n<orgname>{escape(name)}</orgname>\n<role>03</role>\n"
        f"{_address(made.side)}</addressbook>\n</assignee>\n"
    )


def _inventor(place: int, given: str, surname: str, side: int) -> str:
    return (
        f'<inventor sequence="{place + 1:03d}" designation="us-only">\n<addressbook>\n'
        f"<last-name>{escape(surname)}</last-name>\n<first-name>{escape(given)}</first-name>\n"
        f"{_address(side)}</addressbook>\n</inventor>\n"
    )


def _body(world: World, plan: PatentPlan) -> str:
    """Abstract, a description that cites a paper in its text, and one claim."""
    subject = TOPICS[plan.topic]
    background = f"This work concerns {subject.en}. {NOTICE}"
    for number in plan.papers[:1]:
        cited = paper(world, number)
        first = world.people[cited.authors[0].person].name.surname
        background += f" It builds on {first} et al., “{cited.title.en}” ({cited.year})."
    claim = f"1. A system of {subject.en}, comprising a sensor, a controller and a housing."
    return (
        f'<abstract id="abstract">\n<p id="p-0001" num="0000">'
        f"{escape(summary(plan.title, subject))}</p>\n</abstract>\n"
        '<description id="description">\n<heading id="h-0001" level="1">BACKGROUND</heading>\n'
        f'<p id="p-0002" num="0001">{escape(background)}</p>\n</description>\n'
        '<us-claim-statement>What is claimed is:</us-claim-statement>\n<claims id="claims">\n'
        f'<claim id="CLM-00001" num="00001">\n<claim-text>{escape(claim)}</claim-text>\n'
        "</claim>\n</claims>\n"
    )
