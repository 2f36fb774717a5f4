"""Elements of WIPO ST.36 that offices share: document ids in several formats, parties, citations.

The EPO gives a number and a name twice or three times: normalised (`docdb`, `epodoc`) and as the
office printed it (`docdba`, `original`). https://www.wipo.int/standards (ST.36),
https://www.epo.org/en/searching-for-patents/data/bulk-data-sets/docdb
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from extractors.patents.numbers import Number, docdb_application, iso_day
from extractors.patents.parties import Address, Party, People, named, without_nationality
from extractors.patents.patent import Patent
from extractors.printed import PersonName, clean
from extractors.xml import Element
from ontology.facts import Evidence, Name

NORMALISED: Final = ("docdb", "epodoc", "standard")
_PARTICLES: Final = frozenset(
    (
        "VAN",
        "VON",
        "DE",
        "DER",
        "DEN",
        "DEL",
        "DI",
        "DA",
        "DU",
        "LA",
        "LE",
        "TEN",
        "TER",
        "ZU",
        "EL",
    )
)
_TITLES: Final = re.compile(
    r"\b(?:DIPL|PROF|DR|PHYS|CHEM|RER|MASCH|HABIL|WIRTSCH|OEC|(?<=[.-])(?:ING|NAT|MED)"
    r"|(?:ING|NAT|MED)(?=[.-]))\b[.-]*",
    re.IGNORECASE,
)
_GENERATIONS: Final = frozenset({"JR", "SR", "II", "III"})
_IPC: Final = re.compile(r"\s*([A-H]\d\d[A-Z])\s*(\d{1,4})\s*/\s*(\d{2,6})")
_ACCENTS: Final = dict.fromkeys(range(0x300, 0x370))
_LANGUAGES: Final = ("en", "zh", "de", "fr", "ja")


def number_of(document: Element) -> Number:
    """The number that a document id tells."""
    document.ignore("@lang", "@doc-id", "@sequence", "@id", "@document-id-type", "@format", "name")
    country = document.optional_text("country")
    return Number(
        country,
        document.optional_text("doc-number").replace(" ", ""),
        document.optional_text("kind"),
        iso_day(document.optional_text("date")),
    )


def best(references: Iterable[Element]) -> tuple[Number, Element | None]:
    """The number of several references to one document, in the EPO's format where it is there.

    The date is that of any of them.
    """
    found: list[tuple[str, Number, Element]] = []
    for reference in references:
        reference.ignore("@sequence", "@status", "@doc-id", "@is-representative", "@id")
        form = reference.attribute("data-format")
        for document in reference.elements("document-id"):
            own = document.attribute("document-id-type") or form
            found.append((own, number_of(document), document))
    ranked = [each for each in found if each[0] == "docdb"] or [
        each for each in found if each[1].country
    ]
    if not ranked:
        return Number("", ""), None
    _, number, element = ranked[0]
    date = number.date or next((each.date for _, each, _ in found if each.date), "")
    return Number(number.country, number.digits, number.kind, date), element


def application_of(number: Number) -> str | None:
    """The CURIE of an application in the EPO's format."""
    return docdb_application(number.country, number.bare, number.kind, number.date)


def titles(elements: Iterable[Element]) -> tuple[str, Evidence, str, tuple[Name, ...]]:
    """The title in English, else the first; where it stands; its language; those in others."""
    found: dict[str, Element] = {}
    for each in elements:
        each.ignore("@data-format", "@format", "@id", "@change-date", "@change-gazette-num")
        language = each.attribute("lang").lower()
        found.setdefault(language, each)
        each.words()
    if not found:
        return "", Evidence(""), "", ()
    language = next((each for each in _LANGUAGES if each in found), next(iter(found)))
    chosen = found.pop(language)
    others = tuple(Name(each.quote, code) for code, each in found.items() if each.quote)
    return chosen.quote, Evidence(chosen.place, chosen.quote), language, others


def abstract_of(elements: Iterable[Element]) -> str:
    """The abstract in English, else the first."""
    found: dict[str, str] = {}
    for each in elements:
        each.ignore("@data-format", "@abstract-source", "@id", "@format", "@country", "@doc-number")
        each.ignore("@kind", "@date", "@status", "@abstract-type")
        found.setdefault(each.attribute("lang").lower(), each.words())
    language = next((each for each in _LANGUAGES if each in found), next(iter(found), ""))
    return found.get(language, "")


def person_name(printed: str, normalised: str = "") -> PersonName:
    """A name of the EPO's: `Herrala, Sami`, or the family name first, in capitals, no comma."""
    text = clean(_TITLES.sub(" ", printed)).strip(" ,;")
    if "," in text:
        name = PersonName.inverted(text)
    else:
        words = [each for each in text.split() if each.strip(".-")]
        at = next((i for i, each in enumerate(words) if each.upper() not in _PARTICLES), 0)
        latin = text.isascii() or text.upper() == text
        if len(words) >= 2 and latin and text.upper() == text:
            given, suffix = words[at + 1 :], ""
            if len(given) > 1 and given[0].strip(".") in _GENERATIONS:
                suffix = given.pop(0)
            name = PersonName(" ".join(given), " ".join(words[: at + 1]), suffix)
        else:
            name = PersonName(printed=text)
    other = without_nationality(normalised)[0]
    others = (other,) if other and other != text else ()
    return PersonName(name.given, name.family, name.suffix, name.printed, others)


def parties(elements: Iterable[Element], name: str) -> Iterator[tuple[str, str, Address, str]]:
    """Name as printed, name as normalised, address and place of each party of a list.

    Some lists tell everybody once more, as printed elsewhere: `Jari Kylmänen`, `KYLMAENEN JARI`.

    Args:
        elements: applicants or inventors, each given in up to three formats.
        name: of the element that holds the name: `applicant-name`.
    """
    by_number: dict[str, dict[str, tuple[str, str, Address]]] = {}
    for each in elements:
        each.ignore("@status", "@app-type", "@designation")
        form, number = each.attribute("data-format"), each.attribute("sequence")
        country = each.element("residence").optional_text("country")
        book = each.element("address").ignore("text", "street", "postcode")
        city = book.optional_text("city")
        country = country or book.optional_text("country")
        words = each.element(name).optional_text("name")
        where = Address(city, "", country, each.place)
        by_number.setdefault(number, {}).setdefault(form, (words, each.place, where))
    seen: set[str] = set()
    for forms in by_number.values():
        normalised = next((forms[each] for each in NORMALISED if each in forms), None)
        printed = next((v for k, v in forms.items() if k not in NORMALISED), None)
        words, place, address = printed or normalised or ("", "", Address())
        if normalised is None and _alike(words) in seen:
            continue
        seen.add(_alike(words))
        bare, country = without_nationality(normalised[0]) if normalised else ("", "")
        known = address.country or country or (normalised[2].country if normalised else "")
        yield words, bare, Address(address.city, "", known, address.place), place


def _alike(name: str) -> str:
    """A name without case, order, accents, and the `e` that stands for two dots."""
    bare = unicodedata.normalize("NFKD", name.lower()).translate(_ACCENTS)
    return " ".join(sorted(re.findall(r"\w+", re.sub("(?<=[aou])e", "", bare))))


def read_parties(patent: Patent, element: Element) -> None:
    """Put down inventors and applicants."""
    inventors = list(parties(element.element("inventors").elements("inventor"), "inventor-name"))
    applicants = list(
        parties(element.element("applicants").elements("applicant"), "applicant-name")
    )
    for words, other, address, place in inventors:
        name = person_name(without_nationality(words)[0], other)
        patent.inventor(Party(name, place, address, "Person"))
    people = People(each for words, other, _, _ in inventors for each in (words, other) if each)
    for words, other, address, place in applicants:
        party = named(words, place, address, people)
        if party.is_person:
            party = Party(person_name(party.printed, other), place, party.address, "Person")
        else:
            others = (other,) if other else ()
            party = Party(party.name, place, party.address, party.kind, others)
        patent.applicant(party)


def read_ipc(patent: Patent, elements: Iterable[Element]) -> None:
    """State the classes of the IPC, each a text in columns."""
    for each in elements:
        each.ignore("@sequence", "@id")
        words = each.words()
        for found in _IPC.finditer(each.quote):
            symbol = f"{found[1]}{int(found[2])}/{found[3]}"
            patent.topic("ipc", symbol, Evidence(each.place, words))


def symbol_of(element: Element) -> str:
    """A symbol given in its parts or in one."""
    whole = element.optional_text("classification-symbol")
    group, subgroup = element.optional_text("main-group"), element.optional_text("subgroup")
    parts = "".join(map(element.optional_text, ("section", "class", "subclass")))
    return " ".join(whole.split()) or (f"{parts}{group}/{subgroup}" if group else parts)
