"""Gold of spans, and how answers are counted against it."""

from pathlib import Path

import pytest

from extractors.text.passage import whole
from extractors.text.references.find import find
from extractors.text.tagging.tagger import Span
from kg.errors import InputError
from kg.evaluate import annotated
from kg.evaluate.spans import SpanScore
from kg.evaluate.train_taggers import TASKS, halves, score, train

THANKS = """<acknowledgments>
<acknowledgment>We thank <individual>Ada Byron</individual> (<affiliation>Acme</affiliation>).
Paid by the <funder>Fog
Fund</funder>, grant <grantNumber>F-1</grantNumber>.</acknowledgment>
</acknowledgments>"""
PATENT = """<patent-document><description><p>As in <bibl type="patent">US 5,000,001</bibl>;
see <bibl type="journal">Byron, J. Fog 1: 2 (1999)</bibl>.</p></description></patent-document>"""

ADDRESS = """<TEI><affiliation><orgName type="department">Department of Fog</orgName>,
<orgName type="institution">Lantau University</orgName>, <address><country>Utopia</country>
</address></affiliation></TEI>"""


def named(found: list[annotated.Annotated]) -> list[tuple[str, str]]:
    return [(s.label, each.text[s.start : s.end]) for each in found for s in each.spans]


def test_labelled_words_are_read_with_single_blanks(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(THANKS)
    assert named(list(annotated.acknowledgements([tmp_path]))) == [
        ("individual", "Ada Byron"),
        ("affiliation", "Acme"),
        ("funder", "Fog Fund"),
        ("grantNumber", "F-1"),
    ]


def test_documents_without_any_label_are_no_gold(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(PATENT)
    bare = PATENT.replace('<bibl type="patent">', "").replace('<bibl type="journal">', "")
    (tmp_path / "b.xml").write_text(bare.replace("</bibl>", ""))
    found = list(annotated.citations([tmp_path]))
    assert {each.document for each in found} == {"a.xml"}
    assert [label for label, _ in named(found)] == ["patent", "literature"]


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no XML"):
        list(annotated.citations([tmp_path]))


def test_overlapping_answers_are_half_right() -> None:
    counted = SpanScore()
    counted.add([Span(0, 5, "a"), Span(9, 12, "a")], [Span(0, 5, "a"), Span(10, 11, "a")])
    assert counted.exactly() == (0.5, 0.5, 0.5)
    assert counted.overlapping() == (1.0, 1.0, 1.0)


def test_a_model_learns_what_it_is_shown(tmp_path: Path) -> None:
    for name in "abcd":
        text = THANKS.replace("Byron", f"By{name}on").replace("F-1", f"F-{name}1")
        (tmp_path / f"{name}.xml").write_text(text)
    task = TASKS["acknowledgements"]
    kept, aside = halves(list(task.gold([tmp_path])), 2)
    model = train(task, kept)
    assert train(task, kept) == model
    assert score(task, task.reader(model), aside)["funder"].exactly() == (1.0, 1.0, 1.0)


def test_organisations_of_affiliations_are_scored_as_such_and_by_their_kind(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.xml").write_text(ADDRESS.replace("Fog", f"Fog{name}"))
    task = TASKS["affiliations"]
    kept, aside = halves(list(task.gold([tmp_path])), 2)
    scores = score(task, task.reader(train(task, kept)), aside)
    assert set(scores) == {"organization", "institution", "department", "country"}
    assert {each.exactly() for each in scores.values()} == {(1.0, 1.0, 1.0)}
    assert scores["organization"].gold == 4


def test_citations_are_scored_as_the_graph_reads_them() -> None:
    text = "As in U.S. Pat. No. 6,582,959 and WO 01/40114; see Byron, “Fog,” J. Rain 1: 2 (1999)."
    read = [(each.words.start, each.words.end, each.kind) for each in find(whole(text))]
    told = TASKS["citations"].reader(None)(text)
    assert [(each.start, each.end, each.label) for each in told] == read != []
