"""Patents, people and organisations of one document, each put down as every source does."""

from collections.abc import Mapping
from typing import Final

from extractors.draft import Draft
from extractors.patents.numbers import COUNTRY, Number
from extractors.patents.parties import Party
from extractors.printed import QUOTE_LENGTH, TITLE_LENGTH, PersonName, clean, said
from ontology.facts import TIMELESS, Evidence, Mention, Name, Spell, Value

_NOTHING: Final[Mapping[str, Value | None]] = {}


class PatentDraft(Draft):
    """What an extractor has found so far in a document about patents."""

    __slots__ = ()

    def agent(self, party: Party) -> Mention:
        """Name a person each time, an organisation once, with the place it is in."""
        if isinstance(party.name, PersonName):
            return self.add(self._person(party, party.name))
        properties = said({"countryCode": country_code(party.address.country)})
        agent = self.once(
            self.document.mention(
                party.kind,
                party.printed[:TITLE_LENGTH],
                cut(party.evidence),
                names=tuple(Name(each) for each in party.others if each != party.printed),
                properties=properties,
            )
        )
        if party.address.city:
            evidence = Evidence(party.address.place or party.place, party.address.printed)
            place = self.document.mention(
                "Place", party.address.printed, cut(evidence), properties=properties
            )
            self.relate("locatedIn", agent, self.once(place), evidence)
        return agent

    def publication(self, number: Number, evidence: Evidence) -> Mention | None:
        """Name another publication; None where there is no number."""
        if not number.bare:
            return None
        identifier = number.publication
        properties = said(
            {
                "publicationNumber": (identifier or "").removeprefix("patent:"),
                "countryCode": country_code(number.country),
                "date": number.date,
                "year": int(number.date[:4]) if number.date else None,
            }
        )
        return self.once(
            self.document.mention(
                "Patent",
                number.printed,
                cut(evidence),
                identifiers=(identifier,) if identifier else (),
                properties=properties,
            )
        )

    def relate(
        self,
        type_: str,
        source: Mention,
        target: Mention,
        evidence: Evidence,
        properties: Mapping[str, Value | None] = _NOTHING,
        spell: Spell = TIMELESS,
    ) -> None:
        """State a relation, with those properties that say something."""
        self.state(
            self.document.link(
                type_,
                source,
                target,
                cut(evidence),
                spell=spell,
                properties=said(properties),
            )
        )

    def _person(self, party: Party, name: PersonName) -> Mention:
        inverted = ", ".join(filter(None, map(clean, (name.family, name.given, name.suffix))))
        others = dict.fromkeys((inverted, *name.others, *party.others))
        parts = {
            "givenName": clean(name.given),
            "familyName": clean(name.family),
            "nameSuffix": clean(name.suffix),
        }
        return self.document.mention(
            "Person",
            name.full[:TITLE_LENGTH],
            cut(party.evidence),
            names=tuple(Name(each) for each in others if each and each != name.full),
            properties=said(parts),
        )


def country_code(text: str) -> str:
    """Two letters of a country; empty for anything else."""
    return text if COUNTRY.fullmatch(text) else ""


def cut(evidence: Evidence) -> Evidence:
    """The evidence with a quote that is not too long."""
    if len(evidence.quote) <= QUOTE_LENGTH:
        return evidence
    return Evidence(evidence.place, evidence.quote[:QUOTE_LENGTH], evidence.confidence)
