"""The documents of a submission, in HTML: reports, an agreement, a list of subsidiaries."""

from datetime import date
from html import escape
from typing import Final

from kg.demo import printed
from kg.demo.submissions import Filing
from kg.demo.topics import NOTICE, TOPICS
from kg.demo.words import COUNTRIES
from kg.demo.world import Collaboration, Organisation, Person

TITLES: Final = {
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
_OFFICE: Final = "Vice President, Research"


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


def current_report(
    tie: Collaboration, names: tuple[str, str], execution: tuple[date, Person | None]
) -> str:
    """An 8-K: what was agreed with whom, and who signed when."""
    signed, officer = execution
    title, field = TITLES[tie.kind][0], TOPICS[tie.topic].en
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


def contract(
    tie: Collaboration, names: tuple[str, str], execution: tuple[date, list[Person | None]]
) -> str:
    """The agreement itself, as exhibit 10.1."""
    title, own, other = TITLES[tie.kind]
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


def _signature(person: Person | None) -> str:
    if person is None:
        return "<p>By: ____________________</p>"
    name = escape(printed.romanised(person))
    return f"<p>By: /s/ {name}</p>\n<p>Name: {name}</p>\n<p>Title: {_OFFICE}</p>"


def annual_report(filing: Filing, officer: Person | None, business: list[str]) -> str:
    """A 10-K, with what the company says of its business."""
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


def subsidiaries(filing: Filing, children: list[Organisation]) -> str:
    """The list of subsidiaries, as exhibit 21.1."""
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
