"""Who goes next where only few may run at once: who asked first, and the cheaper sooner.

An operation of several statements keeps its place from the first to the last: of twenty at once
the first is answered after a twentieth of the time, not all of them at its end.
"""

import asyncio
import heapq
from itertools import count
from typing import Final

PER_SECOND: Final = 200_000
"""The price for which a request lets go first whoever comes within a second after it."""


class Turns:
    """So many places; whoever finds none free waits.

    Args:
        places: how many may run at once.
    """

    def __init__(self, places: int) -> None:
        self._free = places
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()

    async def take(self, begun: float, price: int) -> None:
        """Wait for a place, and take it.

        Args:
            begun: when the request came, in seconds of any clock.
            price: of the request.
        """
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (begun + price / PER_SECOND, next(self._order), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self.give()  # it was called in the moment that it left
            raise

    def give(self) -> None:
        """Give a place back: to who goes next, or for whoever comes."""
        while self._waiting:
            *_, turn = heapq.heappop(self._waiting)
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
