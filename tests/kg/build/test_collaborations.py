"""Collaborations: who with whom, shown by what, counted in full and in fractions."""

from pathlib import Path

import pytest

import kg.build.collaborations
from tests.kg.support.workshop import Workshop


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def paper(number: int, *organizations: str) -> dict[str, object]:
    people = {f"Person {n}": [name] for n, name in enumerate(organizations)}
    return {"id": str(number), "title": f"Paper {number}", "year": 2000 + number, "people": people}


def test_two_organisations_of_one_paper_collaborate(shop: Workshop) -> None:
    shop.run(paper(1, "Acme", "Beta"))
    (found,) = shop.nodes("Collaboration").values()
    assert (found["strength"], found["fractionalStrength"]) == (1, 1.0)
    assert (found["firstYear"], found["lastYear"], found["kinds"]) == (2001, 2001, ["coAuthorship"])
    assert sorted(edge["from"] for edge in shop.edges("PARTICIPATES_IN")) == ["Acme", "Beta"]


def test_an_organisation_does_not_collaborate_with_itself(shop: Workshop) -> None:
    shop.run(paper(1, "Acme", "ACME"))
    assert shop.nodes("Collaboration") == {}


def test_full_counting_gives_a_pair_one_for_a_paper_and_fractional_counting_its_share(
    shop: Workshop,
) -> None:
    shop.run(paper(1, "Acme", "Beta"), paper(2, "Acme", "Beta", "Gamma"))
    found = {
        frozenset(name.split(" – ")): held for name, held in shop.nodes("Collaboration").items()
    }
    both = found[frozenset({"Acme", "Beta"})]
    assert (both["strength"], both["fractionalStrength"]) == (2, pytest.approx(1 + 1 / 3))
    assert (both["firstYear"], both["lastYear"]) == (2001, 2002)


def test_the_fractions_of_a_paper_add_up_to_one(shop: Workshop) -> None:
    shop.run(paper(1, "A", "B", "C", "D", "E"))
    shares = [edge["fraction"] for edge in shop.edges("EVIDENCED_BY")]
    assert len(shares) == 10
    assert sum(shares) == pytest.approx(1)


def test_the_evidence_of_a_collaboration_quotes_both_sides(shop: Workshop) -> None:
    shop.run(paper(1, "Acme Ltd", "Beta Ltd"))
    (edge,) = shop.edges("EVIDENCED_BY")
    assert sorted(edge["quotes"]) == ["Acme Ltd", "Beta Ltd"]
    assert edge["documents"] == ["doc:notes/1", "doc:notes/1"]
    assert (edge["to"], edge["kind"], edge["evidenceYear"]) == ("Paper 1", "coAuthorship", 2001)


def test_a_paper_of_very_many_makes_no_pairs_but_counts_for_those_there_are(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.build.collaborations, "MANY", 3)
    crowd = [f"Org {letter}" for letter in "ABCDE"]
    shop.run(paper(1, *crowd), paper(2, "Org A", "Org B"))
    (found,) = shop.nodes("Collaboration").values()
    assert found["name"] in ("Org A – Org B", "Org B – Org A")
    assert (found["strength"], found["fractionalStrength"]) == (2, pytest.approx(1 + 1 / 10))


def test_parties_of_an_agreement_in_a_filing_collaborate_by_its_kind(shop: Workshop) -> None:
    cases = Path(__file__).parents[2] / "extractors/cases/sec"
    (case,) = cases.glob("an_8k_discloses_a_licence_and_files_it.txt")
    (shop.inbox / case.name).write_bytes(case.read_bytes())
    shop.run()
    kinds = {kind for held in shop.nodes("Collaboration").values() for kind in held["kinds"]}
    assert kinds == {"licence"}
    assert all(edge["quotes"] for edge in shop.edges("EVIDENCED_BY"))


def test_departments_collaborate_as_printed_and_their_university_for_them(shop: Workshop) -> None:
    shop.with_registry().run(paper(1, "Department of Biology, Mudwater University", "Beta Ltd"))
    (as_printed,) = {
        edge["to"] for edge in shop.edges("PARTICIPATES_AS_PRINTED") if edge["from"] == "Beta Ltd"
    }
    (organizations,) = {
        edge["to"] for edge in shop.edges("PARTICIPATES_IN") if edge["from"] == "Beta Ltd"
    }
    assert "Department of Biology, Mudwater University" in as_printed
    assert set(organizations.split(" – ")) == {"Beta Ltd", "Mudwater University"}


def test_a_university_and_its_own_department_or_system_are_never_partners(shop: Workshop) -> None:
    shop.with_registry().run(
        paper(1, "Department of Biology, Mudwater University", "Mudwater University"),
        paper(2, "Mudwater University", "Mudwater System|ror:0zzzz0258"),
    )
    assert shop.nodes("Collaboration") == {}


def test_a_member_counts_for_the_head_of_its_group_by_what_documents_say(shop: Workshop) -> None:
    cases = Path(__file__).parents[2] / "extractors/cases/sec"
    (case,) = cases.glob("a_10k_lists_subsidiaries_and_is_signed.txt")
    (shop.inbox / case.name).write_bytes(case.read_bytes())
    shop.run()
    owned = {(edge["from"], edge["to"]) for edge in shop.edges("SUBSIDIARY_OF")}
    members = shop.edges("IN_GROUP")
    assert {(edge["from"], edge["to"]) for edge in members} == owned
    assert all(edge["quotes"] for edge in members)


def test_a_sentence_that_says_so_shows_the_filing_it_stands_in(shop: Workshop) -> None:
    (shop.inbox / "10k.txt").write_text(
        "FORM 10-K\n\nHERON GLASS INC\n(Exact name of registrant as specified in its charter)\n\n"
        "For the fiscal year ended December 31, 2019\n\n"
        "The Company collaborates with Lantau University on optical glass. The Company may "
        "collaborate with Vitrum Optics, Inc. in the future.\n"
    )
    shop.run()
    (edge,) = shop.edges("EVIDENCED_BY")
    assert edge["kind"] == "statement"
    assert edge["quotes"] == ["The Company collaborates with Lantau University on optical glass."]
    assert edge["to"].startswith("10-K")
