"""Whom acknowledgements thank and who paid, by the model that is shipped."""

import pytest

from extractors.text.acknowledged import FUNDER, GRANT, PERSON
from extractors.text.acknowledgements import find
from extractors.text.passage import whole

TEXT = (
    "We thank Ada Byron and Dr. Bo Lin for helpful discussions. This work was supported by the "
    "Lantau Science Foundation (grant No. LSF-2019-117) and by the Kestrel Trust."
)


def test_people_funders_and_grants_are_found() -> None:
    found = [(each.label, each.words.text) for each in find(whole(TEXT))]
    assert (PERSON, "Ada Byron") in found
    assert (PERSON, "Dr. Bo Lin") in found
    assert (FUNDER, "Lantau Science Foundation") in found
    assert (FUNDER, "Kestrel Trust") in found
    assert (GRANT, "LSF-2019-117") in found


def test_a_grant_is_of_the_funder_named_before_it() -> None:
    (grant,) = (each for each in find(whole(TEXT)) if each.label == GRANT)
    assert grant.beside is not None
    assert grant.beside.text == "Lantau Science Foundation"


@pytest.mark.parametrize("harm", ["grant 1 ", "We thank A. ", "(", "Foundation ", "\n", "NSF, "])
def test_what_repeats_is_read_too(harm: str) -> None:
    text = harm * 4_000
    for each in find(whole(text)):
        assert 0 <= each.words.start < each.words.end <= len(text)
