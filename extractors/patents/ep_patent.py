"""European applications and patents in the EPO's own XML: ST.36 with INID codes.

https://www.epo.org/en/searching-for-patents/data/bulk-data-sets/text-analytics (EP full text),
https://data.epo.org/publication-server
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MissingFieldError
from extractors.patents.numbers import Number, iso_day
from extractors.patents.parties import Address, Party, People, named
from extractors.patents.patent import Patent
from extractors.patents.st36 import person_name, read_ipc
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Evidence, Fact, Name, Unread

_ROOT: Final = re.compile(rb"<ep-patent-document\b")
_RELATIONS: Final = {"B620": "division of", "B621": "division of", "B625": "parent of"}
# Tags of the office, bulletins, languages, states, drawings and procedure of opposition.
_IGNORED: Final = ("B000", "B400", "B590", "B800", "@lang", "B570", "B580", "B200EP")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds documents of the European publication server."""
    return bool(_ROOT.search(head[:8192]))


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one European document says.

    Raises:
        MalformedError: it is not well-formed, or its number is none.
        MissingFieldError: it has no number.
    """
    root = parse(raw.data)
    biblio = root.element("SDOBI")
    published = biblio.element("B100").ignore("B120", "B132EP")
    number = Number(
        published.optional_text("B190") or "EP",
        published.optional_text("B110"),
        published.optional_text("B130"),
        iso_day(published.optional_text("B140")),
    )
    if not number.bare:
        raise MissingFieldError(f"{biblio.place}/B100/B110 tells no number")
    main = biblio.element("B500")
    titles = _titles(main.element("B540"))
    language = root.attribute("lang") or "en"
    first = "en" if "en" in titles else next(iter(titles), "")
    title, place = titles.pop(first, ("", ""))
    names = tuple(Name(words, code) for code, (words, _) in titles.items())
    evidence = Evidence(place or published.place, title)
    patent = Patent(SOURCE.name, number, title, evidence, language=language, names=names)
    _read_numbers(patent, biblio)
    for group in main.elements("B510EP"):
        read_ipc(patent, group.elements("classification-ipcr"))
    main.leave()
    _read_parties(patent, biblio.element("B700"))
    _read_citations(patent, main)
    _read_text(patent, root)
    yield from patent.facts()
    biblio.ignore(*_IGNORED)
    yield from map(Unread, biblio.close())


def _titles(group: Element) -> dict[str, tuple[str, str]]:
    languages = [each.words() for each in group.elements("B541")]
    words = group.elements("B542")
    return {
        language: (each.words(), each.place)
        for language, each in zip(languages, words, strict=False)
    }


def _read_numbers(patent: Patent, biblio: Element) -> None:
    filed = biblio.element("B200").ignore("B240", "B250", "B251EP", "B260")
    day = iso_day(filed.optional_text("B220"))
    patent.application(Number("EP", filed.optional_text("B210"), date=day))
    for group in biblio.elements("B300"):
        numbers, days, countries = (group.elements(each) for each in ("B310", "B320", "B330"))
        for index, each in enumerate(numbers):
            claimed = days[index].words() if index < len(days) else ""
            country = countries[index].words() if index < len(countries) else ""
            patent.priority(Number(country, each.words(), date=iso_day(claimed)))
        for each in (*days, *countries):
            each.leave()
        group.leave()
    for group in biblio.elements("B600"):
        for each in group.descendants("B620", "B621", "B625"):
            for number in each.descendants("dnum", "anum", "pnum"):
                words = number.words()
                if number.name == "anum":
                    patent.priority(Number("EP", words))
                else:
                    related = Number("EP", words.removeprefix("EP"))
                    patent.related(related, _RELATIONS[each.name], Evidence(number.place, words))
            each.leave()
        group.leave()
    for group in biblio.elements("B800"):
        for each in group.elements("B860"):
            for number in each.descendants("anum"):
                patent.priority(Number("WO", number.words()))
        group.leave()


def _read_parties(patent: Patent, parties: Element) -> None:
    inventors = People()
    for group in parties.elements("B720"):
        for each in group.elements("B721"):
            name, address = _named(each)
            inventors.add(name)
            patent.inventor(Party(person_name(name), each.place, address, "Person"))
    for group in parties.elements("B710", "B730"):
        for each in group.elements("B711", "B731"):
            name, address = _named(each)
            party = named(name, each.place, address, inventors)
            if each.name == "B711":
                patent.applicant(party)
            else:
                patent.assignee(party)
    for group in parties.elements("B740"):
        for each in group.elements("B741"):
            name, address = _named(each)
            patent.representative(named(name, each.place, address))


def _named(party: Element) -> tuple[str, Address]:
    # A second line of the name says where they work; the office's numbers follow.
    name = party.element("snm")
    words = re.split(r"\bc/o\b", name.verbatim(), maxsplit=1)[0]
    address = party.element("adr").ignore("str")
    city, country = address.optional_text("city"), address.optional_text("ctry")
    party.ignore("iid", "irf", "sfx", "syn", "B716EP", "B736EP")
    party.leave()
    return " ".join(words.split()), Address(city, "", country, address.place)


def _read_citations(patent: Patent, main: Element) -> None:
    for group in main.elements("B560"):
        for each in group.descendants("pcit"):
            words = each.words()
            found = re.match(r"([A-Z]{2})[- ]?([A-Z]\d?)?[- ]?([\d /]+)", words)
            if found:
                number = Number(found[1], found[3].replace(" ", ""), found[2] or "")
                patent.cites_patent(number, Evidence(each.place, words), "examiner")
        for each in group.descendants("ncit"):
            words = each.words()
            patent.cites_literature(words, Evidence(each.place, words), "examiner")
        group.leave()


def _read_text(patent: Patent, root: Element) -> None:
    abstracts = root.elements("abstract")
    patent.say("abstract", next((each.words() for each in abstracts), ""))
    for each in (*abstracts, *root.elements("description", "claims")):
        if each.name != "abstract":
            patent.section(each)
        each.leave()


SOURCE: Final = Source(
    name="ep-patent",
    version="5",
    title="European patents (EPO, publication server)",
    url="https://data.epo.org/publication-server",
    license="as the EPO says",
    recognises=recognises,
    split=split_documents,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
