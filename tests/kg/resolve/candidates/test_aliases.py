"""Names that no registry prints."""

from kg.resolve.candidates.aliases import aliases
from kg.resolve.candidates.registry import Name, Organization
from kg.resolve.candidates.variants import Form
from kg.resolve.normalise.fold import folded
from ontology.facts import ACRONYM
from tests.kg.resolve.candidates.world import organization


def found(made: Organization, *parents: str) -> dict[str, Form]:
    above = [tuple(folded(parent)) for parent in parents]
    return {" ".join(words): form for words, form in aliases(made, above)}


def test_a_part_goes_by_its_own_name() -> None:
    parent = "Ruritanian Academy of Sciences"
    made = organization("ror:1", f"{parent}, Institute of Duelling", kind="Organization")

    assert found(made, parent)["institute duelling"] is Form.PART


def test_a_well_known_university_goes_by_its_city() -> None:
    made = organization("ror:1", "Rudolf University", cities=["Zenda"], identifiers=9)

    assert found(made)["university zenda"] is Form.CITY
    assert not found(organization("ror:2", "Rudolf University", cities=["Zenda"]))


def test_initials_stand_for_a_university_before_its_city() -> None:
    made = organization("ror:1", "Ruritanian Institute of Technology Zenda", cities=["Zenda"])

    assert found(made)["rit zenda"] is Form.CITY
    assert not found(organization("ror:2", "University of Zenda", cities=["Zenda"]))


def test_letters_stand_for_what_the_names_of_a_family_begin_with() -> None:
    made = organization("ror:1", "Max-Planck-Institut für Fechtkunst", kind="Organization")

    assert found(made)["mpi fechtkunst"] is Form.CORE
    assert not found(organization("ror:2", "Max Planck Institute", kind="Organization"))


def test_a_teaching_hospital_is_a_medical_center_too() -> None:
    made = organization("ror:1", "Universitätsklinikum Zenda", kind="Hospital")

    assert found(made)["university medicine center zenda"] is Form.CITY
    assert found(made)["zenda university hospital"] is Form.CITY
    assert not found(organization("ror:2", "University Hospital", kind="Hospital"))


def test_a_homepage_tells_a_short_name_unless_it_is_a_common_word() -> None:
    made = organization("ror:1", "Rudolf University", domain="uni-zenda.example.edu")
    own = organization("ror:2", "Rudolf University", domain="uni-zenda.edu")
    common = organization("ror:3", "Rudolf Hospital", kind="Hospital", domain="hospital.org")

    assert not found(made)
    assert found(own) == {"university zenda": Form.DOMAIN}
    assert not found(common)


def test_initials_stand_for_a_name_that_has_no_acronym() -> None:
    name = "National Institute of Duelling Sciences"
    made = organization("ror:1", name, kind="Organization")
    known = Name("NIDUS", ACRONYM, False, False)
    other = organization("ror:2", name, kind="Organization", names=[known])

    assert found(made)["nids"] is Form.INITIALS
    assert not found(other)


def test_two_syllables_of_pinyin_are_printed_as_one_word_too() -> None:
    made = organization("ror:1", "Sheng Jing Hospital", kind="Hospital")

    assert found(made) == {"shengjing hospital": Form.CORE}
