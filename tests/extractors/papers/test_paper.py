"""What sources of papers say in one call comes out in the words of the vocabulary."""

import pytest

from extractors.papers.paper import Paper
from extractors.printed import PersonName
from ontology.check import checked
from ontology.facts import Document, Evidence, Fact, Link, Mention

HERE = Evidence("/here", "words")


def paper() -> Paper:
    document = Document("made-up", "1", "Waves on ice", "2021-03")
    return Paper(document, HERE, [("doi", "10.5555/JIP.7")], {"venue": ""})


def facts(of: Paper) -> list[Fact]:
    return list(checked(of.facts()))


def own(of: Paper) -> Mention:
    return next(each for each in facts(of) if isinstance(each, Mention) and each.kind == "Paper")


@pytest.mark.parametrize(
    ("printed", "full", "given", "family", "suffix"),
    [
        ("Chan, Mei", "Mei Chan", "Mei", "Chan", ""),
        ("Berg, III, Otto", "Otto Berg III", "Otto", "Berg", "III"),
        ("Ice Collaboration", "Ice Collaboration", "", "", ""),
        ("陳, 美", "美 陳", "美", "陳", ""),
    ],
)
def test_an_inverted_name_has_parts(
    printed: str, full: str, given: str, family: str, suffix: str
) -> None:
    name = PersonName.inverted(printed)
    assert (name.full, name.given, name.family, name.suffix) == (full, given, family, suffix)


def test_a_paper_that_a_notice_retracts_is_retracted() -> None:
    one = paper()
    one.updates(HERE, [("doi", "10.5555/jip.9")], "Retraction", by_other=True)
    assert own(one).properties["retracted"] is True
    (link,) = [each for each in facts(one) if isinstance(each, Link)]
    assert (link.type, link.target, dict(link.properties)) == (
        "retracts",
        own(one).id,
        {"relation": "retraction"},
    )


def test_a_correction_retracts_nothing() -> None:
    one = paper()
    one.updates(HERE, [("doi", "10.5555/jip.9")], "erratum")
    assert "retracted" not in own(one).properties
    assert [each.type for each in facts(one) if isinstance(each, Link)] == ["corrects"]


def test_what_neither_number_nor_title_tells_is_not_cited() -> None:
    one = paper()
    one.cites(HERE, [("doi", "no number")])
    assert [each for each in facts(one) if isinstance(each, Link)] == []


def test_an_editor_works_somewhere_that_took_no_part() -> None:
    one = paper()
    editor = one.editor(PersonName("Li", "Wu"), "/editor")
    press = one.organization("Bay Press", HERE)
    assert editor is not None
    assert press is not None
    one.affiliated(editor, press, HERE)
    links = [each.type for each in facts(one) if isinstance(each, Link)]
    assert links == ["edited", "affiliatedWith"]


@pytest.mark.parametrize(
    ("printed", "name", "identifiers"),
    [
        ("on behalf of the Ice Collaboration", "Ice Collaboration", ()),
        ("for the Snow Group", "Snow Group", ()),
        ("grid.1029.aBay Institute", "Bay Institute", ("grid:grid.1029.a",)),
    ],
)
def test_an_organisation_is_named_without_what_stands_before_its_name(
    printed: str, name: str, identifiers: tuple[str, ...]
) -> None:
    found = paper().organization(printed, HERE)
    assert found is not None
    assert (found.name, found.identifiers) == (name, identifiers)


def test_a_title_behind_thousands_of_blanks_is_the_name() -> None:
    document = Document("made-up", "1", " " * 5_000 + "Waves on ice\n")
    assert own(Paper(document, HERE, [], {})).name == "Waves on ice"


def test_a_paper_neither_cites_nor_updates_itself() -> None:
    one = paper()
    one.cites(HERE, [("doi", "10.5555/jip.7")], "Waves on ice")
    one.related(HERE, [("doi", "10.5555/JIP.7")], "commentary")
    assert [each for each in facts(one) if isinstance(each, Link)] == []


def test_what_cites_a_paper_is_told_the_right_way_round() -> None:
    one = paper()
    one.cited_by(HERE, [("doi", "10.5555/jip.9")])
    (link,) = [each for each in facts(one) if isinstance(each, Link)]
    assert (link.type, link.target) == ("cites", own(one).id)


def test_a_paper_is_known_by_its_title_in_its_own_language_too() -> None:
    one = paper()
    one.also_titled("冰上的波", "zh")
    one.also_titled("Waves on ice")
    assert [(each.text, each.language) for each in own(one).names] == [("冰上的波", "zh")]


def test_who_has_no_letter_in_the_name_is_nobody() -> None:
    assert paper().author(PersonName("", ":"), "/author") is None
