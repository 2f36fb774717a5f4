"""Products of rows of sparse tables."""

import numpy as np
import pytest
from scipy import sparse

from kg.resolve.people.sparse import dots


@pytest.mark.parametrize("rows", [6, 400])
def test_products_of_rows_are_the_same_for_few_rows_and_for_many(rows: int) -> None:
    random = np.random.default_rng(7)
    one, other = (
        sparse.random(rows, 30, 0.2, "csr", np.float32, random_state=random) for _ in range(2)
    )
    left, right = random.integers(0, rows, (2, 90))
    expected = (one.toarray()[left] * other.toarray()[right]).sum(axis=1)
    assert dots(one, other, left, right) == pytest.approx(expected, rel=1e-5)
