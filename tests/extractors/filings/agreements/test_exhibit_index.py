"""Agreements listed in the exhibit index of a report."""

from extractors.filings.agreements import exhibit_index
from extractors.text.passage import whole


def entries(text: str) -> list[tuple[str, list[str], bool, str]]:
    return [
        (each.title.line, [party.line for party in each.parties], each.itself, each.date)
        for each in exhibit_index.find(whole(text), "HERON GLASS INC")
    ]


def test_an_entry_names_title_day_and_parties() -> None:
    text = (
        "10.40†\tResearch Alliance Agreement, dated as of May 1, 2021, by and between The Research "
        "Foundation For The State University of Lantau, on behalf of the College of Optics, and "
        "Lark, LLC.\t8-K\t001-1\tJune 3, 2021\n"
        "10.41\tSupply Agreement dated June 2, 2020 between Vitrum AG and the Registrant [Exhibit "
        "10.2, Form 8-K filed July 1, 2020]\n"
    )
    assert entries(text) == [
        (
            "Research Alliance Agreement",
            ["The Research Foundation For The State University of Lantau", "Lark, LLC"],
            False,
            "2021-05-01",
        ),
        ("Supply Agreement", ["Vitrum AG"], True, "2020-06-02"),
    ]


def test_a_person_is_party_to_an_employment() -> None:
    text = "10.14*\tEmployment Agreement dated May 4, 2020 between Registrant and Otto R. Lark"
    (told,) = exhibit_index.find(whole(text), "HERON GLASS INC")
    assert [each.line for each in told.people] == ["Otto R. Lark"]


def test_forms_and_entries_without_parties_are_left_out() -> None:
    text = (
        "10.5\tForm of Award Agreement between the Registrant and Vitrum AG\n"
        "10.6\tHeron Employee Stock Plan, effective May 1, 2020\n"
    )
    assert entries(text) == []
