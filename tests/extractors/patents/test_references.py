"""What the text of a patent cites."""

from extractors.fact_builder import FactBuilder
from extractors.patents.references import in_text
from ontology.facts import Document, Evidence, Fact, Link, Mention


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


def test_a_wide_semicolon_parts_the_references_of_a_chinese_list() -> None:
    words = "参见Lan et al.,Foil Letters 2005,102,14040-5；Rest et al.,Wing Genet.2003,3,219-25。"
    told = [each.name for each in read(words) if isinstance(each, Mention)]
    assert len(told) == 2
    assert "Rest" not in told[0]


def test_applications_in_a_chinese_text_are_patents_not_papers() -> None:
    words = "本申请要求于2020年2月27日提交的美国临时申请号62/999,670"
    for day, number in (("3月24", "62/999,206"), ("5月29", "63/039,247"), ("6月15", "63/039,352")):
        words += f"，于2020年{day}日提交的美国临时申请号{number}"
    words += "，于2020年6月18日提交的美国临时申请号63/049,985的权益。"
    told = [(each.kind, each.name) for each in read(words) if isinstance(each, Mention)]
    assert ("Patent", "US 63/039,247") in told
    assert {kind for kind, _ in told} == {"Patent"}
