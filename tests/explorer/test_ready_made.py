"""Every ready-made query answers its own example on the invented world, over HTTP as it comes."""

import json
from typing import Any

import httpx
import pytest

from kg_api.queries import Offer, offers

pytestmark = pytest.mark.server


@pytest.mark.parametrize("offer", offers(), ids=lambda each: each.title[:40])
def test_the_example_of_a_ready_made_query_has_an_answer(explorer: str, offer: Offer) -> None:
    asked = {"query": offer.query, "variables": json.loads(offer.variables)}
    answer = httpx.post(f"{explorer}graphql", json=asked, timeout=60).json()
    assert "errors" not in answer, answer["errors"]
    assert all(_full(each) for each in answer["data"].values())


def _full(value: Any) -> bool:
    """Whether there is something in an answer: no null, no list without a row."""
    if isinstance(value, dict) and "edges" in value:
        return bool(value["edges"])
    return bool(value)
