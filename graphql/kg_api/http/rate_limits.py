"""How often one may ask: a moving window for each key, each address, and all addresses together.

A window that moves lets nobody ask twice the rate around the full minute, as fixed ones do.
"""

import math
import time
from collections import OrderedDict, deque
from ipaddress import IPv6Address, ip_address
from typing import Final, NamedTuple

from limits import RateLimitItem

from kg_api.settings import ApiSettings, rate_of

_ALL: Final = "anonymous"
_OF_ONE: Final = 64  # bits of an IPv6 address that one household or machine has to itself


class RateState(NamedTuple):
    """What a request leaves of a rate.

    Attributes:
        wait: seconds until one may ask again; 0 if one may now.
        left: requests that may follow before one has to wait.
    """

    wait: int
    left: int


class Rates:
    """Counts requests, in this process.

    Windows are forgotten as requests come: `limits`' own store starts a thread to do it, nearly
    one for each request, which took longer than all else before the query was read.
    """

    def __init__(self, settings: ApiSettings) -> None:
        self._windows: OrderedDict[str, deque[float]] = OrderedDict()  # used last, stands last
        self._key = rate_of(settings.key_rate)
        self._address = rate_of(settings.rate)
        self._all = rate_of(settings.anonymous_rate)
        self._longest = max(map(_span, (self._key, self._address, self._all)))

    def of_key(self, id_: str) -> RateState:
        """Count a request of a key."""
        return self._hit(self._key, f"key/{id_}")

    def of_address(self, address: str) -> RateState:
        """Count a request without a key.

        All of them together are counted first, so that no number of addresses fills the memory:
        there are never more windows than `anonymous_rate` has requests.
        """
        of_all = self._hit(self._all, _ALL)
        if of_all.wait:
            return of_all
        own = self._hit(self._address, f"from/{household(address)}")
        return RateState(own.wait, min(own.left, of_all.left))

    def _hit(self, rate: RateLimitItem, who: str) -> RateState:
        now, span = time.monotonic(), _span(rate)
        self._forget(now - self._longest)
        window = self._windows.setdefault(who, deque())
        while window and window[0] <= now - span:
            window.popleft()
        if len(window) >= rate.amount:
            return RateState(max(1, math.ceil(window[0] + span - now)), 0)
        window.append(now)
        self._windows.move_to_end(who)
        return RateState(0, rate.amount - len(window))

    def _forget(self, before: float) -> None:
        while self._windows:
            who, window = next(iter(self._windows.items()))
            if window and window[-1] > before:
                return
            del self._windows[who]


def _span(rate: RateLimitItem) -> int:
    """Seconds."""
    return rate.get_expiry()


def household(address: str) -> str:
    """What counts as one address: all of an IPv6 network that its holder can draw from."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if not isinstance(found, IPv6Address):
        return address
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return f"{int(found) >> (128 - _OF_ONE):x}::"
