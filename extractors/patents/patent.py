"""The facts of one patent while it is read, in the words that every source of patents shares.

A source says what it read and where it stands; here it becomes mentions and links of the
vocabulary. A patent is one publication of one office, known by country, number and kind in one
word; the invention is its family, known by every application number that the publication gives
(its own, its priorities, its parents) and by DOCDB's number: publications that share any of them
are resolved to one family, as INPADOC's extended families are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from extractors.errors import MalformedError
from extractors.fact_builder import FactBuilder
from extractors.patents import references
from extractors.patents.mentions import agent, publication
from extractors.patents.numbers import Number
from extractors.patents.parties import Party, People, folded
from extractors.printed import TITLE_LENGTH, PersonName, clean, cut, said
from extractors.text.running import running
from extractors.xml import Element
from ontology.facts import TIMELESS, Document, Evidence, Fact, Mention, Name, Spell, Unread, Value
from ontology.identifiers import curie

Class = tuple[str, str, Evidence]
"""A scheme of classes, a symbol of it, and where it stands."""

_CLASSED: Final = frozenset({"cpc", "ipc"})


class Patent:
    """What one document says of one patent.

    Args:
        source: the source's name.
        number: of the publication.
        title: or empty.
        evidence: where the title stands, or the number.
        language: of the document, a BCP 47 tag.
        part: what of the publication the document holds, where its source has it in parts.
        names: its titles in other languages.

    Raises:
        MalformedError: its number is none.

    Attributes:
        document: the document.
        mention: the patent.
    """

    def __init__(
        self,
        source: str,
        number: Number,
        title: str,
        evidence: Evidence,
        *,
        language: str = "",
        part: str = "",
        names: tuple[Name, ...] = (),
    ) -> None:
        identifier = _identifier(number)
        key, title = identifier.partition(":")[2], clean(title)
        self.document = Document(
            source,
            "/".join(filter(None, (key, part))),
            title or key,
            number.date,
            f"https://patents.google.com/patent/{key}/en",
            language,
        )
        self._builder = FactBuilder(self.document)
        self._inventors = 0
        self._people: dict[str, list[Mention]] = {}
        self._names = People()
        self._applications: dict[str, None] = {}
        self._family: dict[str, None] = {}
        self._days: list[str] = []
        self._texts: list[tuple[str, str]] = []
        self._kept = _values(number, key, language)
        shown = (title or key)[:TITLE_LENGTH]
        self.mention = self._builder.add(
            self.document.mention(
                "Patent", shown, cut(evidence), names=names, identifiers=(identifier,)
            )
        )

    def facts(self) -> Iterator[Fact]:
        """Everything, the document first."""
        if days := [each for each in self._days if each]:
            self.say("priorityDate", min(days))
        self._state_family()
        patent = replace(self.mention, properties=self._kept)
        for fact in self._builder.facts:
            yield patent if fact is self.mention else fact
        if self._texts:
            yield running(self._texts)

    def say(self, name: str, value: Value | None) -> None:
        """Say a property of the patent; the first that is said stands."""
        for key, each in said({name: value}).items():
            self._kept.setdefault(key, each)

    def section(self, element: Element) -> None:
        """Keep the running text of its description or its claims, paragraph by paragraph."""
        keep = self.description if "description" in element.name.lower() else self.text
        keep([(place, words) for _, place, words in element.placed_blocks()])

    def description(self, paragraphs: Iterable[tuple[str, str]]) -> None:
        """Keep the running text of its description, and state what that cites."""
        held = [(place, words.replace("\r", "")) for place, words in paragraphs]
        self.text(held)
        for place, words in held:
            references.in_text(self._builder, self.mention, place, words)

    def text(self, sections: Iterable[tuple[str, str]]) -> None:
        """Keep the running text of its parts, place and words of each: description, claims."""
        for place, words in sections:
            if words := words.replace("\r", ""):
                self._texts.append((place, words))

    def unread(self, path: Unread) -> None:
        """Tell of a field that is not understood."""
        self._builder.facts.append(path)

    def application(self, number: Number, printed: str = "", curie_: str | None = None) -> None:
        """Say which application it is the publication of."""
        if number.bare:
            self.say("applicationNumber", printed or f"{number.country}{number.bare}")
        self.say("applicationDate", number.date)
        self._days.append(number.date)
        if identifier := curie_ or number.application:
            self._applications.setdefault(identifier)

    def priority(self, number: Number, curie_: str | None = None) -> None:
        """Say which earlier application it claims the priority of."""
        self._days.append(number.date)
        if identifier := curie_ or number.application:
            self._applications.setdefault(identifier)

    def family(self, docdb: str) -> None:
        """Say which simple family DOCDB counts it to."""
        if identifier := curie("docdb-family", docdb):
            self._family.setdefault(identifier)

    def related(self, number: Number, relation: str, evidence: Evidence) -> None:
        """State how another publication of the family stands to this one."""
        other = publication(self._builder, number, evidence)
        if other is not None and other.id != self.mention.id:
            self._builder.relate(
                "relatedTo", self.mention, other, evidence, {"relation": clean(relation)}
            )

    def inventor(self, party: Party) -> Mention | None:
        """Put down the next inventor; None where nobody is named."""
        if not party.printed:
            return None
        if not isinstance(party.name, PersonName):
            name = PersonName(printed=party.printed)
            party = Party(name, party.place, party.address, "Person", party.others)
        self._inventors += 1
        person = agent(self._builder, party)
        for each in dict.fromkeys((party.printed, *party.others)):
            self._people.setdefault(folded(each), []).append(person)
            self._names.add(each)
        properties = {"position": self._inventors}
        self._builder.relate("invented", person, self.mention, party.evidence, properties)
        return person

    def applicant(self, party: Party, role: str = "", known: Mention | None = None) -> None:
        """State who applied for it; a person of an inventor's name is that inventor.

        Args:
            party: who.
            role: as what.
            known: the mention of the same party, where the document tells it.
        """
        if party.printed:
            who = known or self._inventor_named(party) or agent(self._builder, party)
            self._builder.relate("appliedFor", who, self.mention, party.evidence, {"role": role})

    def assignee(self, party: Party, role: str = "", spell: Spell = TIMELESS) -> Mention | None:
        """State who owns it, and when where the document says so."""
        if not party.printed:
            return None
        owner = agent(self._builder, party)
        self._builder.relate(
            "assignedTo", self.mention, owner, party.evidence, {"role": role}, spell
        )
        return owner

    def representative(self, party: Party) -> None:
        """State who acts for the parties before the office."""
        if party.printed:
            self._builder.relate(
                "representedBy", self.mention, agent(self._builder, party), party.evidence
            )

    def topic(self, scheme: str, notation: str, evidence: Evidence) -> None:
        """State what it is classed as."""
        self._classed(self.mention, scheme, notation, evidence)

    def _classed(self, patent: Mention, scheme: str, notation: str, evidence: Evidence) -> None:
        notation = clean(notation)
        identifier = curie(scheme, notation) if scheme in _CLASSED else None
        if identifier:
            notation = identifier.partition(":")[2]
        if not notation:
            return
        topic = self._builder.mention(
            "Topic",
            notation[:TITLE_LENGTH],
            cut(evidence),
            identifiers=(identifier,) if identifier else (),
            properties={"scheme": scheme, "notation": notation},
        )
        self._builder.relate("hasTopic", patent, topic, evidence)

    def cites_patent(
        self, number: Number, evidence: Evidence, by: str = "", classes: Iterable[Class] = ()
    ) -> None:
        """State which patent it cites, who put the citation there, and what that is classed as."""
        if cited := publication(self._builder, number, evidence):
            self._builder.relate("cites", self.mention, cited, evidence, {"citedBy": by})
            for scheme, notation, place in classes:
                self._classed(cited, scheme, notation, place)

    def cites_literature(
        self, words: str, evidence: Evidence, by: str = "", ids: Iterable[tuple[str, str]] = ()
    ) -> None:
        """State which work it cites in these words, who put them there, and its identifiers."""
        known = [found for scheme, text in ids if (found := curie(scheme, text))]
        references.on_front(self._builder, self.mention, clean(words), evidence, by, known)

    def cites_entry(self, cited: Element, by: str) -> None:
        """State which work an entry of ST.36 cites: its text, beside which parts of it may stand.

        Without a text the parts are the words, a blank between them.
        """
        dois = [("doi", each.words()) for each in cited.descendants("doi")]
        words = cited.optional_text("text") or cited.spaced
        self.cites_literature(words, Evidence(cited.place, words), by, dois)
        cited.leave()

    def _inventor_named(self, party: Party) -> Mention | None:
        if not party.is_person:
            return None
        names = self._names.like(party.printed)
        same = {each.id: each for name in names for each in self._people[name]}
        return next(iter(same.values())) if len(same) == 1 else None

    def _state_family(self) -> None:
        identifiers = (*self._family, *self._applications)
        if identifiers:
            evidence = Evidence(self.mention.evidence.place, self.mention.evidence.quote)
            family = self.document.mention(
                "PatentFamily", self.mention.name, evidence, identifiers=identifiers
            )
            self._builder.relate("inFamily", self.mention, self._builder.once(family), evidence)


def _identifier(number: Number) -> str:
    if (identifier := number.publication) is None:
        raise MalformedError(
            f"{number.printed!r} is no number of a publication: country, digits and kind"
        )
    return identifier


def _values(number: Number, key: str, language: str) -> dict[str, Value]:
    """What the number of a publication says of it."""
    return said(
        {
            "publicationNumber": key,
            "date": number.date,
            "year": int(number.date[:4]) if number.date else None,
            "countryCode": key[:2],
            "language": language,
        }
    )
