"""What an affiliation names, read by a trained model: organisations, places, countries.

The model tells where a name begins and ends, also where no comma does (`Example University
Department of Physics Example City`); what it is of organisations, its words tell, by the rules that
segments are told by. It was trained on the affiliations that GROBID's authors labelled
(https://github.com/kermitt2/grobid, CC BY) by `kg train affiliations-ner`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.text.affiliations.segments import LONGEST, Kind, kind_of
from extractors.text.tagging.tagger import Tagger, tagger

MODEL: Final = "affiliations"
ORGANIZATION, PLACE, COUNTRY = "organization", "place", "country"
"""Labels of the model's spans."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in an affiliation.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        kind: an organisation that stands by itself, a unit of one, a place, a country.
    """

    start: int
    end: int
    kind: Kind


def names(text: str, model: Tagger | None = None) -> Iterator[Named]:
    """The names in an affiliation, in their order; linear in the length of the text.

    Args:
        text: the affiliation; LONGEST characters of it are read.
        model: the one that is shipped if not given.
    """
    model = model or tagger(MODEL)
    for each in model.read(text, 0, min(len(text), LONGEST)):
        yield Named(each.start, each.end, _kind(each.label, text[each.start : each.end]))


def _kind(label: str, words: str) -> Kind:
    if label != ORGANIZATION:
        return Kind.COUNTRY if label == COUNTRY else Kind.PLACE
    return Kind.UNIT if kind_of(words) is Kind.UNIT else Kind.ORGANIZATION
