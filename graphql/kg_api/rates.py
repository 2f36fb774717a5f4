"""How often one may ask: a moving window for each key, each address, and all addresses together.

A window that moves lets nobody ask twice the rate around the full minute, as fixed ones do.
"""

import math
import time
from ipaddress import IPv6Address, ip_address
from typing import Final

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kg_api.settings import ApiSettings, rate_of

_ALL: Final = "anonymous"
_OF_ONE: Final = 64  # bits of an IPv6 address that one household or machine has to itself


class Rates:
    """Counts requests, in this process."""

    def __init__(self, settings: ApiSettings) -> None:
        self._windows = MovingWindowRateLimiter(MemoryStorage())
        self._key = rate_of(settings.key_rate)
        self._address = rate_of(settings.rate)
        self._all = rate_of(settings.anonymous_rate)

    def of_key(self, id_: str) -> int:
        """Count a request of a key; seconds until it may ask again, 0 if it may now."""
        return self._hit(self._key, f"key/{id_}")

    def of_address(self, address: str) -> int:
        """Count a request without a key; seconds until it may ask again, 0 if it may now.

        All of them together are counted first, so that no number of addresses fills the memory:
        there are never more windows than `anonymous_rate` has requests.
        """
        return self._hit(self._all, _ALL) or self._hit(self._address, f"from/{household(address)}")

    def _hit(self, rate: RateLimitItem, who: str) -> int:
        if self._windows.hit(rate, who):
            return 0
        return max(1, math.ceil(self._windows.get_window_stats(rate, who).reset_time - time.time()))


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
