"""What gold tells of an organisation itself."""

import numpy as np
import pytest

from kg.resolve.candidates.pairs import pairs
from kg.resolve.candidates.strings import StringReader
from kg.resolve.scoring.prior import Prior, priors
from tests.kg.resolve.candidates.world import index

COUNTS = {"ror:1": [4, 6], "ror:2": [1, 6], "ror:gone": [9, 9]}


def test_counts_are_of_the_organisations_of_another_index_too() -> None:
    world = index()
    prior = Prior.of(world, COUNTS)

    assert prior.counted(world) == {"ror:1": [4, 6], "ror:2": [1, 6]}
    assert prior.meant.sum() == 5


def test_what_is_named_and_never_meant_is_written_down_too() -> None:
    world = index()
    prior = Prior(np.array([0, 1, 0, 0], np.float32), np.array([7, 1, 0, 0], np.float32))
    first, second = world.ids.to_pylist()[:2]

    assert prior.counted(world) == {first: [0, 7], second: [1, 1]}


def test_of_homonyms_the_one_that_is_mostly_meant_stands_out() -> None:
    world = index()
    prior = Prior.of(world, COUNTS)
    found = pairs(world, StringReader(world).read(["Northwich University"]))
    told = priors(found, prior.meant[found.entity], prior.named[found.entity])
    ids = world.ids.take(found.entity).to_pylist()
    one, other = ids.index("ror:1"), ids.index("ror:2")

    assert told["meant_behind_words"][[one, other]].tolist() == [0, 3]
    assert told["meant_share"][one] == pytest.approx(4 / 8)
    assert told["meant_share_of_words"][one] == pytest.approx(4 / 6)


def test_without_candidates_there_is_nothing_to_tell() -> None:
    world = index()
    found = pairs(world, StringReader(world).read(["12"]))
    assert all(len(column) == 0 for column in priors(found, *np.zeros((2, 0))).values())
