"""What the text of a patent cites."""

from extractors.fact_builder import FactBuilder
from extractors.patents.references import in_text
from ontology.facts import Document, Evidence, Fact, Link


def read(words: str) -> list[Fact]:
    builder = FactBuilder(Document("patents", "1", "Foils"))
    patent = builder.document.mention("Patent", "Foils", Evidence("/title", "Foils", 1.0))
    in_text(builder, patent, "/p[1]", words)
    return builder.facts


def test_a_patent_that_a_paragraph_names_is_cited_in_its_words() -> None:
    (link,) = (each for each in read("See U.S. Pat. No. 9,900,011.") if isinstance(each, Link))
    assert (link.type, link.evidence.place.partition("#")[0]) == ("cites", "/p[1]")
    assert "9,900,011" in link.evidence.quote


def test_a_paragraph_is_read_to_its_end_however_long_it_is() -> None:
    words = "foil " * 60_000 + "See U.S. Pat. No. 9,900,011."
    (link,) = (each for each in read(words) if isinstance(each, Link))
    assert "9,900,011" in link.evidence.quote
