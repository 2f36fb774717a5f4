"""Mentions of people are one person where the evidence says so, and two where it does not."""

from typing import Any

import numpy as np
import pytest

from kg.resolve.people.evidence import Weights
from kg.resolve.people.match import match_people
from kg.resolve.people.records import signatures_of


def clusters(*records: dict[str, Any]) -> list[str]:
    return [each.cluster for each in match_people(records)]


def paper(name: str, title: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "title": title, "year": 2021} | more


def test_nothing_in_is_nothing_out() -> None:
    assert match_people([]) == []


def test_an_empty_record_is_nobody_else() -> None:
    assert len(set(clusters({}, {"name": ""}, {"name": None, "year": None}))) == 3


def test_a_rare_name_is_one_person_without_an_affiliation() -> None:
    one, other = clusters(
        paper("Ilse Marrenkamp", "Tides of the Pearl River", coauthors=["Bo Chen", "Noor Oduvale"]),
        paper("Ilse Marrenkamp", "Silt in deltas", coauthors=["Noor Oduvale", "Rafe Tessarin"]),
    )
    assert one == other


def test_a_common_name_is_several_people() -> None:
    found = clusters(
        paper("Wei Zhang", "Tides of the Pearl River", coauthors=["Noor Oduvale"], aff="Acme"),
        paper("Wei Zhang", "Proteins of yeast", coauthors=["Rafe Tessarin"], aff="Beta Hospital"),
    )
    assert len(set(found)) == 2


def test_coauthors_and_organisation_make_a_common_name_one_person() -> None:
    team = ["Noor Oduvale", "Rafe Tessarin", "Ilse Marrenkamp"]
    one, other = clusters(
        paper("Wei Zhang", "Tides of the Pearl River", coauthors=team, aff="Acme University"),
        paper("Wei Zhang", "Silt of the Pearl River", coauthors=team, aff="Acme University"),
    )
    assert one == other


def test_an_organisation_is_one_however_its_department_and_address_are_printed() -> None:
    printed = ("Boston University", "Dept. of Comput. Sci., Boston Univ., Boston, MA, USA")
    rows = [paper("Wei Zhang", f"Silt {n}", aff=aff) for n, aff in enumerate(printed)]
    one, other = (set(row.organizations) for row in signatures_of(rows).rows)
    assert one & other


def test_campuses_of_one_university_are_told_apart() -> None:
    cities = ("Irvine", "Berkeley")
    rows = [paper("Wei Zhang", c, aff=f"University of California, {c}, CA") for c in cities]
    one, other = (set(row.organizations) for row in signatures_of(rows).rows)
    assert one & other
    assert one - other
    assert other - one


def test_parts_that_are_turned_are_one_person_where_more_speaks_for_it() -> None:
    team = ["Noor Oduvale", "Rafe Tessarin", "Ilse Marrenkamp"]
    same, turned, stranger = clusters(
        paper("Jia Wu", "Tides of the Pearl River", coauthors=team, aff="Acme University"),
        paper("Wu Jia", "Silt of the Pearl River", coauthors=team, aff="Acme University"),
        paper("Wu Jia", "Proteins of yeast", coauthors=["Bo Chen"], aff="Beta Hospital"),
    )
    assert same == turned != stranger


def test_turned_chinese_names_with_nothing_in_common_are_two() -> None:
    silt = "Silt of the Pearl River"
    one = paper("Jia Wu", silt, coauthors=["Noor Oduvale"], aff="Acme University")
    other = paper("Wu Jia", silt, coauthors=["Rafe Tessarin"])
    assert len(set(clusters(one, other))) == 2
    known = other | {"coauthors": ["Noor Oduvale"], "aff": "Acme University"}
    assert len(set(clusters(one, known))) == 1


@pytest.mark.parametrize(("one", "other"), [("王植", "王質"), ("许谦", "徐谦"), ("Li Wu", "Lu Wu")])
def test_characters_that_differ_are_two_people_whatever_their_pinyin(one: str, other: str) -> None:
    team, place = ["Noor Oduvale", "Rafe Tessarin"], "Acme University"
    found = clusters(
        paper(one, "Tides of the Pearl River", coauthors=team, aff=place),
        paper(other, "Silt of the Pearl River", coauthors=team, aff=place),
    )
    assert len(set(found)) == 2


def test_one_orcid_is_one_person_and_two_are_two() -> None:
    ids = "0000-0002-1825-0097", "0000-0001-5109-3700"
    team = ["Noor Oduvale", "Rafe Tessarin"]
    first, second, third = clusters(
        paper("Ilse Marrenkamp", "Tides", coauthors=team, orcid=ids[0]),
        paper("I. Marrenkamp", "Yeast", orcid=f"https://orcid.org/{ids[0]}"),
        paper("Ilse Marrenkamp", "Silt", coauthors=team, orcid=ids[1]),
    )
    assert first == second != third


def test_two_authors_of_one_work_are_two_people() -> None:
    team = ["Yi Wang", "Y. Wang", "Noor Oduvale"]
    found = clusters(
        paper("Yi Wang", "Tides", coauthors=team[1:]),
        paper("Y. Wang", "Tides", coauthors=[team[0], team[2]]),
    )
    assert len(set(found)) == 2


def test_support_and_contradiction_are_told_apart() -> None:
    team = ["Noor Oduvale", "Rafe Tessarin", "Ilse Marrenkamp"]
    (found, _) = match_people(
        [
            paper("Bo Quillory", "Tides of deltas", coauthors=team, aff="Acme University"),
            paper("Bo Quillory", "Yeast proteins", coauthors=team, aff="Beta Hospital"),
        ]
    )
    support = " ".join(found.reason["support"])
    assert "co-authors in common: Ilse Marrenkamp, Noor Oduvale, Rafe Tessarin" in support
    assert "organisations that differ" in found.reason["contradiction"]


def test_the_order_of_the_records_changes_no_cluster() -> None:
    records = [
        paper("Wei Zhang", f"Tides {n}", coauthors=[f"Noor Oduvale{chr(97 + n % 3)}"])
        for n in range(9)
    ]
    forward, backward = clusters(*records), clusters(*records[::-1])[::-1]
    pairs = [(a, b) for a in range(9) for b in range(a)]
    assert [forward[a] == forward[b] for a, b in pairs] == [
        backward[a] == backward[b] for a, b in pairs
    ]


def test_characters_that_differ_are_two_people_whoever_stands_between() -> None:
    team, place = ["Noor Oduvale", "Rafe Tessarin", "Ilse Marrenkamp"], "Acme University"
    names = ("张巍", "Wei Zhang", "章伟")
    topics = ("Tides", "Silt", "Mud")
    found = clusters(
        *(
            paper(name, f"{topic} of the Pearl River", coauthors=team, aff=place)
            for name, topic in zip(names, topics, strict=True)
        )
    )
    assert found[0] != found[2]


def test_one_person_prints_a_name_in_letters_and_in_characters() -> None:
    team, place = ["Noor Oduvale", "Rafe Tessarin", "Ilse Marrenkamp"], "Acme University"
    found = clusters(
        paper("陳小明", "Tides of the Pearl River", coauthors=team, aff=place),
        paper("Felix Siu Ming Chan", "Silt of the Pearl River", coauthors=team, aff=place),
    )
    assert len(set(found)) == 1


def test_a_weight_goes_on_beyond_what_gold_shows_where_it_is_told_to() -> None:
    values = np.array([0.5, 2.0, 4.0, np.nan], np.float32)
    flat, rising = (
        Weights((1.0, 2.0), (0.0, 0.5, 1.0), -1.0),
        Weights((1.0, 2.0), (0.0, 0.5, 1.0), -1.0, 0.25),
    )
    assert flat.of(values).tolist() == [0.0, 1.0, 1.0, -1.0]
    assert rising.of(values).tolist() == [0.0, 1.0, 1.5, -1.0]


def test_what_identifiers_say_of_a_corpus_is_told_with_the_reason() -> None:
    names = ("Yanfeng Wang", "Boyuan Jiang", "Qianlong Wang", "Jiji Zhang", "Jue Wang", "Yue Qian")
    known = [
        paper(name, f"Paper {name} {n}", orcid=f"0000-{name}", coauthors=[f"Noor {name}{n}"])
        for name in names
        for n in range(40)
    ]
    reason = match_people([*known, paper("Ping Tan", "Silt"), paper("Ping Tan", "Silt")])[-1].reason
    assert reason["support"]["what identifiers in the corpus say of such pairs"] > 0
