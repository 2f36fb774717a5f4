"""Places are taken in turn, kept by nobody who left, and lost to nobody."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_api.execution.turns import PER_SECOND, Turns

Asked = tuple[float, int]
"""When, and at what price."""


def served(asked: list[Asked]) -> list[int]:
    """The order in which those who wait for one place get it."""
    order: list[int] = []

    async def ask(turns: Turns, number: int) -> None:
        await turns.take(*asked[number])
        order.append(number)
        await asyncio.sleep(0)
        turns.give()

    async def all_of_them() -> None:
        turns = Turns(1)
        await turns.take(0, 0)
        tasks = [asyncio.create_task(ask(turns, number)) for number in range(len(asked))]
        await asyncio.sleep(0)
        turns.give()
        await asyncio.gather(*tasks)

    asyncio.run(all_of_them())
    return order


def test_of_equal_price_who_asked_first_goes_first() -> None:
    assert served([(3.0, 100), (1.0, 100), (2.0, 100), (1.0, 100)]) == [1, 3, 2, 0]


def test_the_costly_let_the_cheap_go_first_and_do_not_wait_for_ever() -> None:
    costly = (0.0, 2 * PER_SECOND)
    assert served([costly, (1.0, PER_SECOND // 2), (3.0, 0)]) == [1, 0, 2]


@given(st.lists(st.tuples(st.floats(0, 9), st.integers(0, 10**6)), max_size=12))
def test_everybody_gets_a_place_once(asked: list[Asked]) -> None:
    assert sorted(served(asked)) == list(range(len(asked)))


@pytest.mark.parametrize("called", [False, True])
def test_who_leaves_takes_no_place_along(called: bool) -> None:
    async def leave() -> None:
        turns = Turns(1)
        await turns.take(0, 0)
        leaving = asyncio.create_task(turns.take(0, 0))
        await asyncio.sleep(0)
        if called:
            turns.give()
        leaving.cancel()
        await asyncio.gather(leaving, return_exceptions=True)
        if not called:
            turns.give()
        await asyncio.wait_for(turns.take(0, 0), 1)

    asyncio.run(leave())
