"""The collector of cycles is left as it was found."""

import gc

import pytest

from kg.collector import seldom_collecting


def fail() -> None:
    with seldom_collecting():
        assert gc.get_threshold()[0] > 700
        raise KeyError


def test_cycles_are_looked_for_seldom_and_then_as_before_whatever_happens() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError):
        fail()
    assert gc.get_threshold() == before
