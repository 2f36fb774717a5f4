"""Patents, people and organisations of one document, each put down as every source does."""

from extractors.fact_builder import FactBuilder
from extractors.patents.numbers import COUNTRY, Number
from extractors.patents.parties import Party
from extractors.printed import TITLE_LENGTH, PersonName, bare, cut, said
from ontology.facts import Document, Evidence, Mention, Name


def agent(builder: FactBuilder, party: Party) -> Mention:
    """Name a person each time, an organisation once, with the place it is in."""
    if isinstance(party.name, PersonName):
        return builder.add(_person(builder.document, party, party.name))
    properties = said({"countryCode": country_code(party.address.country)})
    found = builder.mention(
        party.kind,
        party.printed[:TITLE_LENGTH],
        party.evidence,
        names=tuple(Name(each) for each in party.others if each != party.printed),
        properties=properties,
    )
    if party.address.city:
        evidence = Evidence(party.address.place or party.place, party.address.printed)
        place = builder.mention("Place", party.address.printed, evidence, properties=properties)
        builder.relate("locatedIn", found, place, evidence)
    return found


def publication(builder: FactBuilder, number: Number, evidence: Evidence) -> Mention | None:
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
    return builder.mention(
        "Patent",
        number.printed,
        evidence,
        identifiers=(identifier,) if identifier else (),
        properties=properties,
    )


def country_code(text: str) -> str:
    """Two letters of a country; empty for anything else."""
    return text if COUNTRY.fullmatch(text) else ""


def _person(document: Document, party: Party, name: PersonName) -> Mention:
    inverted = ", ".join(filter(None, (bare(name.family), bare(name.given), name.generation)))
    others = dict.fromkeys((inverted, *name.others, *party.others))
    parts = {
        "givenName": bare(name.given),
        "familyName": bare(name.family),
        "nameSuffix": name.generation,
    }
    return document.mention(
        "Person",
        name.full[:TITLE_LENGTH],
        cut(party.evidence),
        names=tuple(Name(each) for each in others if each and each != name.full),
        properties=said(parts),
    )
