"""What the text of a patent cites."""

from extractors.fact_builder import FactBuilder
from extractors.patents.references import in_text
from extractors.text.references.find import LONGEST
from ontology.facts import Document, Evidence, Fact, Link, Unread


def read(words: str) -> list[Fact]:
    builder = FactBuilder(Document("patents", "1", "Foils"))
    patent = builder.document.mention("Patent", "Foils", Evidence("/title", "Foils", 1.0))
    in_text(builder, patent, "/p[1]", words)
    return builder.facts


def test_a_patent_that_a_paragraph_names_is_cited_in_its_words() -> None:
    (link,) = (each for each in read("See U.S. Pat. No. 9,900,011.") if isinstance(each, Link))
    assert (link.type, link.evidence.place.partition("#")[0]) == ("cites", "/p[1]")
    assert "9,900,011" in link.evidence.quote


def test_what_is_not_read_of_a_paragraph_without_end_is_told() -> None:
    assert Unread("/p[1].references") in read("foil " * (LONGEST // 5 + 1))
    assert not any(isinstance(each, Unread) for each in read("foil"))
