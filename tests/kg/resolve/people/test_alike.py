"""For how many people a short form of a name may stand."""

import numpy as np
import pytest
from scipy import sparse

from kg.resolve.normalise.persons import parse_name
from kg.resolve.people.alike import alike
from kg.resolve.people.candidates import agreeing, pairs_of


def _rivals(one: str, other: str, *around: str) -> int:
    """Rivals of a pair of names, each mentioned once, among further names."""
    names = [parse_name(name) for name in (one, other, *around)]
    keys = np.arange(len(names))
    found = pairs_of(keys, alike(names, agreeing(names)), sparse.csr_matrix((len(names), 1)))
    return int(found.rivals[(found.left == 0) & (found.right == 1)][0])


@pytest.mark.parametrize(
    ("one", "other", "around", "rivals"),
    [
        ("章思建", "Sijian Zhang", ("Cheung Sz Kin",), 0),
        ("章思建", "Sijian Zhang", ("S. J. Zhang", "Zhang Sijian"), 0),
        ("章伟", "Wei Zhang", ("张伟", "W. Zhang"), 1),
        ("K. Lee", "Kai Lee", ("Kit Lee", "Ka Lee"), 2),
        ("Kai Lee", "Kai M. Lee", ("K. Lee", "Kit Lee"), 0),
    ],
)
def test_rivals_are_the_other_people_whom_a_name_may_stand_for(
    one: str, other: str, around: tuple[str, ...], rivals: int
) -> None:
    assert _rivals(one, other, *around) == rivals
