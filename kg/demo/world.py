"""The ground truth: an invented world, drawn before any document is written from it.

Organisations and people are referred to by their place in the world's tuples; `org:7` and
`person:7` name them in the truth files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final

FIRST_YEAR: Final = 2010
LAST_YEAR: Final = 2024


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """What an organisation is called in one period.

    Attributes:
        en: full English name, with its legal form.
        hans: full Chinese name in simplified characters.
        hant: the same in traditional ones.
        short: English name without legal form.
        acronym: capitals; empty where none is in use.
    """

    en: str
    hans: str
    hant: str
    short: str
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One invented organisation.

    Attributes:
        number: its place in the world.
        kind: university, institute, hospital, funder, company or jointLaboratory.
        side: 0 for the first invented city, 1 for the second.
        name: what it is called now.
        former: what it was called before `renamed`.
        renamed: first year of the present name; 0 if it never changed.
        founded: year.
        parents: organisations it belongs to; a joint laboratory has two.
        ror: bare ROR id, empty if the registry lacks it; so are the following.
        lei: Legal Entity Identifier.
        cik: EDGAR's number; only listed companies have one.
        ticker: as long as the listing.
    """

    number: int
    kind: str
    side: int
    name: OrganisationName
    founded: int
    former: OrganisationName | None = None
    renamed: int = 0
    parents: tuple[int, ...] = ()
    ror: str = ""
    lei: str = ""
    cik: int = 0
    ticker: str = ""

    @property
    def id(self) -> str:
        """What the truth files call it."""
        return f"org:{self.number}"

    def called(self, year: int) -> OrganisationName:
        """Its name in a year."""
        return self.former if self.former and year < self.renamed else self.name


@dataclass(frozen=True, slots=True)
class Stint:
    """A post: `organisation` from the year `since` to the year `until`, both included."""

    organisation: int
    role: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class PersonName:
    """What a person is called.

    Attributes:
        given: romanised, syllables apart (`("Jia", "Ming")`); one part for foreigners.
        surname: romanised.
        english: a Western given name used beside the Chinese one, or empty.
        hans: in simplified characters; empty for foreigners.
        hant: in traditional ones.
    """

    given: tuple[str, ...]
    surname: str
    english: str = ""
    hans: str = ""
    hant: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person.

    Attributes:
        number: place in the world.
        name: what they are called.
        side: where they come from.
        topics: what they work on, as places in `TOPICS`.
        career: posts in order of time; two may overlap.
        orcid: bare ORCID, empty if they never registered; so are the following.
        openreview: profile id (`~Wei_Zhang901`).
        authors: OpenAlex author ids; two where OpenAlex failed to see that they are one.
    """

    number: int
    name: PersonName
    side: int
    topics: tuple[int, ...]
    career: tuple[Stint, ...]
    orcid: str
    openreview: str
    authors: tuple[str, ...]

    @property
    def id(self) -> str:
        """What the truth files call them."""
        return f"person:{self.number}"

    def employers(self, year: int) -> tuple[int, ...]:
        """Where they worked in a year."""
        return tuple(each.organisation for each in self.career if each.since <= year <= each.until)


@dataclass(frozen=True, slots=True)
class Collaboration:
    """Two organisations working together on a topic over some years.

    Attributes:
        kind: a kind of the vocabulary (`coAuthorship`, `licence`).
        one: an organisation; in agreements the listed company that files it.
        other: the other one.
        topic: place in `TOPICS`.
        since: first year.
        until: last year, included.
        exclusive: whether an agreement calls itself so.
    """

    kind: str
    one: int
    other: int
    topic: int
    since: int
    until: int
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is true.

    Attributes:
        seed: what it was drawn with.
        scale: 1 for about 60 organisations.
        organisations: all of them.
        people: all of them.
        papers: collaborations that show in papers.
        patents: those that show in patents.
        agreements: those that show in filings, one filing each.
        members: for each organisation who worked there, from which year to which.
        of_kind: for each kind its organisations.
        listed: those that file with the authority.
        subsidiaries: for each parent its children.
    """

    seed: int
    scale: int
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    papers: tuple[Collaboration, ...]
    patents: tuple[Collaboration, ...]
    agreements: tuple[Collaboration, ...]
    members: Mapping[int, tuple[tuple[int, int, int], ...]] = field(repr=False)
    of_kind: Mapping[str, tuple[int, ...]] = field(repr=False)
    listed: tuple[int, ...] = field(repr=False)
    subsidiaries: Mapping[int, tuple[int, ...]] = field(repr=False)

    def chance(self, kind: str, number: int) -> Random:
        """The dice of one document: it comes out the same whatever was written before it."""
        return Random(f"{self.seed}/{kind}/{number}")  # noqa: S311

    def at_work(self, organisation: int, year: int) -> list[int]:
        """Who worked for an organisation in a year."""
        staff = self.members.get(organisation, ())
        return [person for person, since, until in staff if since <= year <= until]
