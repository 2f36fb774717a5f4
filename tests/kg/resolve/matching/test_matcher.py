"""Organisations found in strings, by the shipped ranker over an invented registry."""

from typing import Any

import pytest

from kg.resolve.candidates.build import build
from kg.resolve.candidates.registry import Name
from kg.resolve.matching.matcher import Matcher
from kg.resolve.matching.spoken import SPOKEN
from kg.resolve.matching.support import Affiliation
from kg.resolve.scoring.ranker import shipped
from ontology.facts import ACRONYM
from tests.kg.resolve.candidates.world import index, organization


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(index(), shipped())


def ids(matcher: Matcher, text: str, **context: Any) -> list[str]:
    return [match.id for match in matcher.match([Affiliation(text, **context)])[0]]


def test_a_whole_name_is_found_with_its_place_in_the_string(matcher: Matcher) -> None:
    text = "Dept. of Foils, Ruritanian Academy of Sciences, Zenda"
    (match,) = matcher.match([Affiliation(text)])[0]

    assert match.id == "ror:3"
    assert text[match.start : match.end] == "Ruritanian Academy of Sciences"
    assert 0.5 < match.probability <= 1
    assert match.reasons


def test_a_country_known_besides_tells_homonyms_apart(matcher: Matcher) -> None:
    assert ids(matcher, "Northwich University", country="GB") == ["ror:1"]
    assert ids(matcher, "Northwich University", country="CA") == ["ror:2"]


def test_a_name_without_its_city_is_that_of_the_country_known_besides() -> None:
    hospital = {"kind": "Hospital", "identifiers": 5}
    hospitals = [
        organization(
            "ror:1", "Queen Flavia Hospital", country="AU", cities=["Hentzau"], **hospital
        ),
        organization(
            "ror:2", "Queen Flavia Hospital, Zenda", country="HK", cities=["Zenda"], **hospital
        ),
    ]
    others = [organization(f"ror:z{n}", f"Xburg{n} University", country="FR") for n in range(600)]
    matcher = Matcher(build([*hospitals, *others]), shipped())

    assert ids(matcher, "Queen Flavia Hospital", country="AU") == ["ror:1"]
    assert ids(matcher, "Queen Flavia Hospital", country="HK") == ["ror:2"]


def test_an_acronym_without_support_names_nothing(matcher: Matcher) -> None:
    assert ids(matcher, "IDU") == []


def test_a_company_of_a_register_is_found_by_its_whole_legal_name_alone(matcher: Matcher) -> None:
    assert ids(matcher, "Acme Widgets Ltd., London") == ["lei:1"]
    assert ids(matcher, "Acme Widgets and Sons") == []


def test_what_goes_on_behind_a_bracket_is_no_legal_name_by_itself() -> None:
    trade = organization("lei:2", "Trade Investment Company Limited", kind="Company", country="GG")
    matcher = Matcher(build([trade, organization("ror:1", "Northwich University")]), shipped())

    assert ids(matcher, "Trade Investment Co. Ltd.") == ["lei:2"]
    assert ids(matcher, "Zorro (China) Trade Investment Co. Ltd.") == []


def test_what_the_corpus_often_speaks_of_is_named_beside_others() -> None:
    zorro = organization("ror:1", "Zorrex", kind="Company", country="US", curated=True)
    school = organization("ror:2", "Northwich University", country="GB", cities=["Northwich"])
    matcher = Matcher(build([zorro, school]), shipped())
    text = "Zorrex Mud Lab, Elsewhere, Northwich University, Northwich, UK"
    (found,) = matcher.match([Affiliation(text)], known={"ror:1": 9})

    assert {match.id for match in found} == {"ror:1", "ror:2"}


def test_a_full_name_beside_others_is_for_who_counts_what_the_corpus_speaks_of() -> None:
    rivers = organization("ror:1", "Rivers Laboratory Zorro", kind="ResearchInstitute")
    school = organization("ror:2", "Northwich University", country="GB", cities=["Northwich"])
    matcher = Matcher(build([rivers, school]), shipped())
    text = [Affiliation("Northwich University, Northwich, UK, Rivers Laboratory Zorro")]
    (sure,), (more,) = matcher.match(text), matcher.match(text, spoken=True)

    assert {each.id for each in more} == {"ror:1", "ror:2"}
    assert all(each.rule == SPOKEN for each in more if each not in sure)


def test_a_full_name_that_another_ran_into_counts_as_one_by_itself() -> None:
    rivers = organization("ror:1", "Rivers Laboratory Zorro", kind="ResearchInstitute")
    school = organization("ror:2", "Northwich University", country="GB", cities=["Northwich"])
    matcher = Matcher(build([rivers, school]), shipped())

    def more(text: str) -> set[str]:
        return {each.id for each in matcher.match([Affiliation(text)], spoken=True)[0]}

    assert more("Northwich University Rivers Laboratory Zorro") == {"ror:1", "ror:2"}
    assert more("Northwich University, UK and Rivers Laboratory Zorro") == {"ror:1", "ror:2"}


def test_words_within_a_longer_name_are_no_second_organisation() -> None:
    long = organization("ror:1", "Zenda Institute of Foils", country="US", cities=["Zenda"])
    short = organization("ror:2", "Institute of Foils", country="US", cities=["Elsewhere"])
    matcher = Matcher(build([long, short]), shipped())

    assert ids(matcher, "Zenda Institute of Foils", country="US") == ["ror:1"]
    assert ids(matcher, "Institute of Foils", country="US") == ["ror:2"]


def test_a_word_of_a_domain_amid_others_is_not_meant_because_the_corpus_knows_its_owner() -> None:
    owner = organization("ror:1", "Emperor College", country="GB", domain="zorrex.ac.uk")
    matcher = Matcher(build([owner]), shipped())
    alone, amid = Affiliation("Zorrex"), Affiliation("Zorrex Mud Works")

    known = {"ror:1": 50}
    assert matcher.match([amid], known=known) == matcher.match([amid])
    assert matcher.match([alone], known=known) != matcher.match([alone])


def test_an_office_is_that_of_a_state_that_is_said() -> None:
    offices = [
        organization("ror:1", "Department of Foils", kind="Government", country="AU"),
        organization("ror:2", "Department of Foils", kind="Government", country="GB"),
    ]
    matcher = Matcher(build(offices), shipped())

    assert ids(matcher, "Department of Foils", country="AU") == ["ror:1"]
    assert ids(matcher, "Department of Foils, Australia") == ["ror:1"]
    assert ids(matcher, "Department of Foils") == []


def test_a_city_by_itself_is_no_organisation_that_is_called_after_it() -> None:
    school = organization("ror:2", "Northwich Medical Foundation", cities=["Northwich"])
    matcher = Matcher(build([school]), shipped())

    assert ids(matcher, "Zorro Ltd., Northwich, UK") == []


def test_what_names_nothing_known_is_left_alone(matcher: Matcher) -> None:
    assert matcher.match([Affiliation(""), Affiliation("12345"), Affiliation("Israel")]) == [
        [],
        [],
        [],
    ]


def test_a_word_that_is_an_acronym_but_for_a_letter_does_not_name_its_owner() -> None:
    names = [Name("ZORREX", ACRONYM, False, False)]
    owner = organization("ror:1", "Northwich Institute of Foils", country="GB", names=names)
    matcher = Matcher(build([owner]), shipped())
    known = {"ror:1": 50}

    assert [m.id for m in matcher.match([Affiliation("ZORREX")], known=known)[0]] == ["ror:1"]
    assert matcher.match([Affiliation("Zorrix Research Council")], known=known) == [[]]


def test_a_campus_whose_name_is_printed_goes_before_its_university() -> None:
    names = [Name("ZNU(WK)", ACRONYM, False, False)]
    campus = organization(
        "ror:2", "Zorrex National University Wick", parents=["ror:1"], names=names, country="GB"
    )
    whole = [Name("ZNU", ACRONYM, False, False)]
    matcher = Matcher(
        build([campus, organization("ror:1", "Zorrex National University", names=whole)]), shipped()
    )
    known = {"ror:1": 50, "ror:2": 2}
    assert [m.id for m in matcher.match([Affiliation("ZNU(WK)")], known=known)[0]] == ["ror:2"]
    assert [m.id for m in matcher.match([Affiliation("ZNU")], known=known)[0]] == ["ror:1"]
