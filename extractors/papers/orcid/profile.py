"""What an ORCID record says of a person, in whichever form it comes."""

from dataclasses import dataclass
from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.papers.dates import iso_date
from extractors.papers.paper import Identifiers, curies
from extractors.printed import PersonName, clean, said
from ontology.facts import Document, Evidence, Mention, Name, Spell

EMPLOYED: Final = frozenset({"employment", "invited-position"})
STUDIED: Final = frozenset({"education", "qualification"})
LEFT_OUT: Final = frozenset(
    {"distinction", "membership", "service", "peer-review", "research-resource"}
)
"""Sections of a record that say neither where somebody works nor what somebody wrote."""

_SCHEMES: Final = {"ROR": "ror", "GRID": "grid", "FUNDREF": "fundref", "LEI": "lei"}
_WORKS: Final = {"doi": "doi", "pmid": "pmid", "arxiv": "arxiv"}


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as a record names it.

    Attributes:
        name: as printed.
        scheme: who tells it apart from others, in ORCID's words (`ROR`, `FUNDREF`).
        number: its identifier there.
        country: ISO 3166 code.
    """

    name: str
    scheme: str = ""
    number: str = ""
    country: str = ""


class Profile:
    """The facts of one person's record as they gather."""

    def __init__(
        self, orcid: str, name: PersonName, place: str, identifiers: Identifiers = ()
    ) -> None:
        full = name.full or orcid
        self.document = Document("orcid", orcid, full, "", f"https://orcid.org/{orcid}")
        self.builder = FactBuilder(self.document)
        parts = {"givenName": clean(name.given), "familyName": clean(name.family)}
        others = dict.fromkeys(clean(each) for each in name.others)
        self.person = self.builder.add(
            self.document.mention(
                "Person",
                full,
                Evidence(place, full),
                names=tuple(Name(each) for each in others if each and each != full),
                identifiers=curies([("orcid", orcid), *identifiers]),
                properties=said(parts),
            )
        )

    def affiliation(
        self,
        section: str,
        organisation: Organisation,
        place: str,
        spell: tuple[str, str],
        role: str,
    ) -> None:
        """State where the person works or studied, in one spell of which ends may be unsaid."""
        mention = self._organization(organisation, "Organization", place)
        if mention is None:
            return
        self.builder.add(mention)  # a spell is a mention of its own, for a link is told by its ends
        link = self.document.link(
            "affiliatedWith" if section in EMPLOYED else "educatedAt",
            self.person,
            mention,
            Evidence(place, clean(f"{role} {organisation.name}")[:500]),
            spell=_dated(spell),
            properties=said({"role": clean(role)}),
        )
        self.builder.state(link)

    def work(
        self,
        title: str,
        numbers: list[tuple[str, str]],
        place: str,
        day: str,
        values: dict[str, str],
    ) -> None:
        """State what the person wrote."""
        known = curies([(_WORKS[k.lower()], each) for k, each in numbers if k.lower() in _WORKS])
        name = clean(title)[:1000] or (known[0].partition(":")[2] if known else "")
        if not name:
            return
        date = iso_date(day)
        year = int(date[:4]) if date else None
        properties = said({"date": date, "year": year, **values})
        evidence = Evidence(place, name[:500])
        paper = self.document.mention(
            "Paper", name, evidence, identifiers=known, properties=properties
        )
        paper = self.builder.once(paper)
        self.builder.relate("authored", self.person, paper, evidence)

    def funding(
        self,
        title: str,
        number: str,
        organisation: Organisation,
        place: str,
        spell: tuple[str, str],
    ) -> None:
        """State what grant the person holds, and who gave it."""
        name = clean(title) or clean(number)
        if not name:
            return
        evidence = Evidence(place, name[:500])
        grant = self.builder.add(
            self.document.mention(
                "Grant", name[:1000], evidence, properties=said({"awardNumber": clean(number)})
            )
        )
        self.builder.relate("investigatorOf", self.person, grant, evidence, spell=_dated(spell))
        funder = self._organization(organisation, "Funder", place)
        if funder is not None:
            funder = self.builder.once(funder)
            self.builder.relate("fundedBy", grant, funder, evidence)

    def _organization(self, organisation: Organisation, kind: str, place: str) -> Mention | None:
        name = clean(organisation.name)
        scheme = _SCHEMES.get(organisation.scheme.upper(), "ror")
        numbers = [(scheme, organisation.number)]
        if "ror.org" in organisation.number:
            numbers = [("ror", organisation.number)]
        code = organisation.country if len(organisation.country) == 2 else ""
        if not name:
            return None
        return self.document.mention(
            kind,
            name,
            Evidence(place, name[:500]),
            identifiers=curies(numbers),
            properties=said({"countryCode": code if code.isascii() and code.isupper() else ""}),
        )


def _dated(spell: tuple[str, str]) -> Spell:
    """From when until when, as a person said."""
    return Spell(*map(iso_date, spell))
