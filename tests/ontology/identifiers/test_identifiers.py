"""CURIEs over all schemes."""

import pytest

from ontology.errors import IdentifierError
from ontology.identifiers import (
    PREFERENCE,
    SCHEMES,
    UNFIT,
    canonical,
    curie,
    misprinted,
    parse,
    uri,
    valid_curies,
)


def test_scheme_names_are_unique_and_in_order() -> None:
    names = [each.name for each in SCHEMES]
    assert len(set(names)) == len(names)


def test_a_curie_is_the_scheme_and_the_normalised_value() -> None:
    assert curie("doi", "https://doi.org/10.1000/ABC") == "doi:10.1000/abc"
    assert curie("doi", "ask the publisher") is None


def test_of_several_identifiers_the_valid_ones_stay_each_once_and_in_order() -> None:
    pairs = [("orcid", "no such"), ("doi", "10.1234/X"), ("ror", ""), ("doi", "doi:10.1234/x")]
    assert valid_curies(*pairs, ("pmid", "12")) == ("doi:10.1234/x", "pmid:12")


def test_an_unknown_scheme_is_an_error() -> None:
    with pytest.raises(IdentifierError, match="isbn"):
        curie("isbn", "0")


def test_a_curie_comes_apart_again_even_where_its_value_holds_colons() -> None:
    assert parse("doi:10.1000/a:b") == ("doi", "10.1000/a:b")


@pytest.mark.parametrize("text", ["doi:10.1000/ABC", "doi:", "10.1000/abc", "isbn:1", ""])
def test_what_is_no_normalised_curie_is_an_error(text: str) -> None:
    with pytest.raises(IdentifierError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("orcid:0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("doi:10.1000/a<b>#c", "https://doi.org/10.1000/a%3Cb%3E%23c"),
        ("kg:org/0a1b", "urn:hetao:kg:org/0a1b"),
        ("doc:openalex/W1", "urn:hetao:doc:openalex/W1"),
        ("ticker:BRK-B", "urn:hetao:ticker:BRK-B"),
    ],
)
def test_a_curie_has_a_uri(text: str, address: str) -> None:
    assert uri(text) == address


def test_every_scheme_has_a_place_among_those_that_become_ids_or_is_said_to_be_unfit() -> None:
    placed = (*PREFERENCE, *UNFIT)
    assert sorted(placed) == sorted(scheme.name for scheme in SCHEMES)


@pytest.mark.parametrize(
    ("text", "curie_"),
    [
        ("https://ror.org/00q4vv597", "ror:00q4vv597"),
        ("00q4vv597", "ror:00q4vv597"),
        ("ROR:00q4vv597", "ror:00q4vv597"),
        ("https://doi.org/10.1038/35002501", "doi:10.1038/35002501"),
        ("10.1038/35002501", "doi:10.1038/35002501"),
        ("0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
        ("US11617590B2", "patent:US11617590B2"),
        ("US 11,617,590 B2", "patent:US11617590B2"),
        ("patent:US11617590B2", "patent:US11617590B2"),
        ("2101.00001v2", "arxiv:2101.00001"),
        ("https://arxiv.org/abs/2101.00001", "arxiv:2101.00001"),
        ("kg:org/1", "kg:org/1"),
        ("no identifier", "no identifier"),
        ("12345", "12345"),
    ],
)
def test_identifiers_are_known_however_they_are_printed(text: str, curie_: str) -> None:
    assert canonical(text) == curie_


def test_what_names_a_scheme_and_is_none_of_it_is_told() -> None:
    assert misprinted("ror:00q4vv598") is not None
    assert misprinted("ror:00q4vv597") is misprinted("anything") is None
