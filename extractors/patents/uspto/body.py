"""Abstract, description and claims in the two older XML formats of the USPTO."""

from extractors.patents.government import government_interest
from extractors.patents.patent import Patent
from extractors.xml import Element


def read_body(patent: Patent, root: Element, names: tuple[str, str, str], heading: str) -> None:
    """State a patent's texts.

    Args:
        patent: whose they are.
        root: of the document.
        names: of the elements of the abstract, the description and the claims.
        heading: name of a heading's element.
    """
    abstract, description, claims = map(root.element, names)
    words = [words for name, words in abstract.blocks() if name != heading]
    patent.say("abstract", " ".join(words))
    blocks = description.placed_blocks()
    statement = government_interest((name == heading, words) for name, _, words in blocks)
    patent.say("governmentInterest", statement)
    patent.description((place, words) for _, place, words in blocks)
    patent.text((place, words) for _, place, words in claims.placed_blocks())
    for each in (abstract, description, claims):
        each.leave()
