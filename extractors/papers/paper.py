"""The facts of one paper while it is read, in the words that every source of papers shares.

A source says what it read, where it stands and how it is printed; here it becomes mentions and
links of the vocabulary, each once, with values that the vocabulary takes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.papers.dates import iso_date, year_of
from extractors.printed import TITLE_LENGTH, PersonName, bare, clean, cut, said, unpunctuated
from extractors.text.running import running
from ontology.facts import CERTAIN, Document, Evidence, Fact, Mention, Name, Value, seen
from ontology.identifiers import valid_curies

Identifiers = Sequence[tuple[str, str]]
"""Pairs of a scheme and an identifier of it as printed; one that is none is left out."""

RETRACTIONS: Final = frozenset({"retraction", "withdrawal", "removal", "partial_retraction"})
"""Words of a notice that withdraws a paper (https://www.crossref.org/documentation/crossmark)."""

_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_BEHALF: Final = re.compile(r"^(?:on behalf of|for)\s(?:the\s)?(?=[A-Z])")
_GLUED: Final = re.compile(
    r"(?:https://ror\.org/(?P<ror>0[a-z0-9]{6}\d\d))?\s?"
    r"(?:(?P<isni>\d{4} \d{4} \d{4} \d{3}[\dX]))?\s?(?:(?P<grid>grid\.\d{1,6}\.[0-9a-f]{1,2}))?"
)
"""Identifiers that PubMed Central's exports print in front of a name, without a blank."""


class Paper:
    """What one document says of one paper.

    Attributes:
        document: the document.
        mention: the paper.
    """

    def __init__(
        self,
        document: Document,
        evidence: Evidence,
        identifiers: Identifiers,
        properties: Mapping[str, Value | None],
    ) -> None:
        self.document = document
        self._builder = FactBuilder(document)
        self._authors = 0
        self._editors = 0
        self._texts: list[tuple[str, str]] = []
        self._keywords: dict[str, None] = {}
        self._titles: dict[str, Name] = {}
        self._organizations: dict[tuple[object, ...], Mention | None] = {}
        values = dict(properties) | {"date": document.date, "year": year_of(document.date)}
        values.setdefault("language", document.language)
        values.setdefault("url", document.url)
        self._kept = said(values)
        self.mention = self._builder.add(
            document.mention(
                "Paper",
                document.title.strip()[:TITLE_LENGTH],
                cut(evidence),
                identifiers=curies(identifiers),
            )
        )

    def facts(self) -> Iterator[Fact]:
        """Everything, the document first."""
        properties = said({**self._kept, "keywords": tuple(self._keywords)})
        titles = (*self._titles.values(),)
        paper = replace(self.mention, properties=properties, names=titles)
        for fact in self._builder.facts:
            yield paper if fact is self.mention else fact
        if self._texts:
            yield running(self._texts)

    def say(self, name: str, value: Value | None) -> None:
        """Say a property of the paper that is read after others; the first that is said stands."""
        for key, each in said({name: value}).items():
            self._kept.setdefault(key, each)

    def also_titled(self, title: str, language: str = "") -> None:
        """Put down a further title: the original of a translated one, or a translation."""
        title = clean(title)[:TITLE_LENGTH]
        if title and title != self.mention.name:
            self._titles.setdefault(title, Name(title, language))

    def author(
        self,
        name: PersonName,
        place: str,
        identifiers: Identifiers = (),
        *,
        corresponding: bool | None = None,
        roles: Iterable[str] = (),
    ) -> Mention | None:
        """Put down the next author; None where nobody is named."""
        person = self.person(name, place, identifiers)
        if person is not None:
            self._authors += 1
            properties = {
                "position": self._authors,
                "corresponding": corresponding,
                "contributorRoles": "; ".join(dict.fromkeys(filter(None, map(clean, roles)))),
            }
            self._builder.relate("authored", person, self.mention, person.evidence, properties)
        return person

    def editor(self, name: PersonName, place: str, identifiers: Identifiers = ()) -> Mention | None:
        """Put down the next editor of the paper or of what it appeared in."""
        person = self.person(name, place, identifiers)
        if person is not None:
            self._editors += 1
            properties = {"position": self._editors}
            self._builder.relate("edited", person, self.mention, person.evidence, properties)
        return person

    def person(
        self,
        name: PersonName,
        place: str,
        identifiers: Identifiers = (),
        *,
        confidence: float = CERTAIN,
    ) -> Mention | None:
        """Name a person who may share the name with another."""
        full = name.full
        if not any(map(str.isalnum, full)):
            return None
        parts = {
            "givenName": bare(name.given),
            "familyName": bare(name.family),
            "nameSuffix": name.generation,
        }
        others = dict.fromkeys(clean(each) for each in name.others)
        return self._builder.add(
            self.document.mention(
                "Person",
                full[:TITLE_LENGTH],
                cut(Evidence(place, full, confidence)),
                names=tuple(Name(each) for each in others if each and each != full),
                identifiers=curies(identifiers),
                properties=said(parts),
            )
        )

    def organization(
        self,
        name: str,
        evidence: Evidence,
        identifiers: Identifiers = (),
        *,
        kind: str = "Organization",
        country: str = "",
        names: tuple[Name, ...] = (),
    ) -> Mention | None:
        """Name an organisation, once however often it is named; None where there is no name."""
        printed = kind, name, *identifiers, country
        if printed not in self._organizations:
            self._organizations[printed] = self._organization(
                name, evidence, identifiers, kind, country, names
            )
        return self._organizations[printed]

    def _organization(
        self,
        name: str,
        evidence: Evidence,
        identifiers: Identifiers,
        kind: str,
        country: str,
        names: tuple[Name, ...],
    ) -> Mention | None:
        name, glued = _without_numbers(clean(name))
        if not (name := unpunctuated(_BEHALF.sub("", name))[:TITLE_LENGTH]):
            return None
        identifiers = (*identifiers, *glued)
        code = country.strip().upper()
        return self._builder.mention(
            kind,
            name,
            evidence,
            names=names,
            identifiers=curies(identifiers),
            properties=said({"countryCode": code if _COUNTRY.fullmatch(code) else ""}),
        )

    def works_at(
        self, person: Mention | None, organization: Mention | None, evidence: Evidence
    ) -> None:
        """State that an author of the paper worked there when it appeared, and so it took part."""
        if organization is None:
            return
        if person is not None:
            self.affiliated(person, organization, evidence)
        self.took_part(organization, evidence)

    def affiliated(self, person: Mention, organization: Mention, evidence: Evidence) -> None:
        """State that somebody named on the paper, an editor say, worked there when it appeared."""
        year = str(self._kept.get("year", ""))
        self._builder.relate("affiliatedWith", person, organization, evidence, spell=seen(year))

    def took_part(self, organization: Mention | None, evidence: Evidence) -> None:
        """State that an organisation, a consortium say, contributed to the paper."""
        if organization is not None:
            self._builder.relate("contributedTo", organization, self.mention, evidence)

    def keyword(self, words: str) -> None:
        """Put down a free keyword, or a subject of a list without codes; each once."""
        if word := clean(words).strip(" ,;").lstrip("*")[:TITLE_LENGTH]:  # * marks a main subject
            self._keywords.setdefault(word)

    def topic(self, name: str, evidence: Evidence, scheme: str, notation: str = "") -> None:
        """State what the paper is classed as, or what topic it has."""
        if name := clean(name).strip(" ,;")[:TITLE_LENGTH]:
            properties = said({"scheme": scheme, "notation": notation})
            topic = self._builder.mention("Topic", name, evidence, properties=properties)
            self._builder.relate("hasTopic", self.mention, topic, evidence)

    def funder(
        self, name: str, evidence: Evidence, identifiers: Identifiers = ()
    ) -> Mention | None:
        """State who paid; the funder, None where none is named."""
        funder = self.organization(name, evidence, identifiers, kind="Funder")
        if funder is not None:
            self._builder.relate("fundedBy", self.mention, funder, evidence)
        return funder

    def award(
        self,
        number: str,
        funder: Mention | None,
        evidence: Evidence,
        identifiers: Identifiers = (),
        *,
        title: str = "",
    ) -> Mention | None:
        """State that a grant supported the paper; None where it has neither number nor title."""
        number, title = clean(number), clean(title)
        if not (name := (title or number)[:TITLE_LENGTH]):
            return None
        # Two funders may use one number: no award is taken for another of the same name.
        grant = self.document.mention(
            "Grant",
            name,
            cut(evidence),
            identifiers=curies(identifiers),
            properties=said({"awardNumber": number}),
        )
        self._builder.add(grant)
        self._builder.relate("supportedBy", self.mention, grant, evidence)
        if funder is not None:
            self._builder.relate("fundedBy", grant, funder, evidence)
        return grant

    def text(self, place: str, words: str) -> None:
        """Keep the running text of a part of the document: offsets of evidence count in it."""
        self._texts.append((place, words))

    def thanks(self, person: Mention | None, evidence: Evidence) -> None:
        """State that the paper thanks a person."""
        if person is not None:
            self._builder.relate("thanks", self.mention, person, evidence)

    def cites(
        self, evidence: Evidence, identifiers: Identifiers, title: str = "", year: str = ""
    ) -> None:
        """State what the paper cites, if an identifier or a title tells which work it is."""
        if cited := self._other(evidence, identifiers, title, year):
            self._builder.relate("cites", self.mention, cited, evidence)

    def cited_by(self, evidence: Evidence, identifiers: Identifiers, title: str = "") -> None:
        """State what cites the paper, if an identifier or a title tells which work it is."""
        if citing := self._other(evidence, identifiers, title):
            self._builder.relate("cites", citing, self.mention, evidence)

    def related(
        self, evidence: Evidence, identifiers: Identifiers, relation: str, title: str = ""
    ) -> None:
        """State how another work stands to the paper, in the source's words."""
        if other := self._other(evidence, identifiers, title):
            properties = {"relation": clean(relation)}
            self._builder.relate("relatedTo", self.mention, other, evidence, properties)

    def updates(
        self, evidence: Evidence, identifiers: Identifiers, update: str, *, by_other: bool = False
    ) -> None:
        """State that the paper is a notice about another one, or another is one about it.

        Args:
            evidence: where it says so.
            identifiers: of the other paper.
            update: what the notice does, in the source's words: `retraction`, `erratum`.
            by_other: whether the other is the notice.
        """
        update = clean(update).lower().replace(" ", "_")
        type_ = "retracts" if update in RETRACTIONS else "corrects"
        retracts = type_ == "retracts"
        if retracts and by_other:
            self.say("retracted", True)
        other = self._other(evidence, identifiers, retracted=retracts and not by_other)
        if other is not None and other.id != self.mention.id:
            ends = (other, self.mention) if by_other else (self.mention, other)
            self._builder.relate(type_, *ends, evidence, {"relation": update})

    def _other(
        self,
        evidence: Evidence,
        identifiers: Identifiers,
        title: str = "",
        year: str = "",
        *,
        retracted: bool = False,
    ) -> Mention | None:
        known = curies(identifiers)
        title = clean(title)[:TITLE_LENGTH]
        if (not known and not title) or not set(known).isdisjoint(self.mention.identifiers):
            return None
        properties = said({"year": year_of(iso_date(year)), "retracted": retracted or None})
        name = title or known[0].partition(":")[2]
        return self._builder.mention(
            "Paper", name, evidence, identifiers=known, properties=properties
        )


def _without_numbers(line: str) -> tuple[str, Identifiers]:
    found = _GLUED.match(line)
    pairs = [pair for pair in found.groupdict().items() if pair[1]] if found else []
    return (line[found.end() :], pairs) if found and pairs else (line, ())


def curies(pairs: Identifiers) -> tuple[str, ...]:
    """The identifiers as CURIEs, each once; those that are none of their scheme left out."""
    # Publishers print the hyphen of typography in DOIs, which have none.
    return valid_curies(*((scheme, text.replace("\u2010", "-")) for scheme, text in pairs))
