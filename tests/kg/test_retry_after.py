"""What a server says of when to come again."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from kg.retry_after import retry_after


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("7", 7.0), (" 120 ", 120.0), ("0", 0.0), ("soon", None), ("-1", None), ("", None)],
)
def test_a_number_of_seconds_is_read_and_nothing_else(told: str, seconds: float | None) -> None:
    assert retry_after(httpx.Headers({"retry-after": told})) == seconds


def test_a_number_beyond_all_bounds_is_longer_than_any_patience() -> None:
    assert retry_after({"Retry-After": "9" * 400}) == float("inf")


def test_a_date_is_the_time_until_then() -> None:
    soon = datetime.now(UTC) + timedelta(hours=1)
    found = retry_after({"Retry-After": format_datetime(soon, usegmt=True)})
    assert found is not None
    assert 0 < found <= 3600
    assert retry_after({"Retry-After": "Wed, 21 Oct 2015 07:28:00 -0000"}) == 0


def test_without_the_header_nothing_is_told() -> None:
    assert retry_after({}) is None
