"""An operation that is only priced tells its cost, and touches nothing."""

from kg_api.settings import ApiSettings
from tests.api.support.asking import Asker, codes

PARTNERS = "organizations(first: $first) { nodes { collaborators { totalCount } } }"
RUN = f"query ($first: Int! = 20) {{ cost {{ price budget }} {PARTNERS} }}"
ONLY_PRICED = RUN.replace(" {", " @priced {", 1)


def test_what_is_only_priced_costs_what_it_would_and_is_not_run() -> None:
    asker = Asker()
    answer = asker.ask(ONLY_PRICED)
    paid = int(Asker().ask(RUN).headers["x-cost"])
    assert answer.json() == {"data": {"cost": {"price": paid, "budget": 1_000_000}}}
    assert asker.store.asked == []
    assert "x-cost" not in answer.headers


def test_its_price_is_that_of_its_own_arguments() -> None:
    few, many = (
        Asker().ask(ONLY_PRICED, first=first).json()["data"]["cost"]["price"] for first in (1, 200)
    )
    assert few < many


def test_what_would_be_refused_is_told_its_price() -> None:
    asker = Asker(ApiSettings(budget=10))
    assert codes(asker.ask(RUN)) == ["TOO_EXPENSIVE"]
    cost = asker.ask(ONLY_PRICED).json()["data"]["cost"]
    assert cost["price"] > cost["budget"] == 10


def test_arguments_out_of_bounds_are_refused_all_the_same() -> None:
    assert codes(Asker().ask(ONLY_PRICED, first=201)) == ["TOO_LARGE"]


def test_only_what_is_asked_can_be_priced() -> None:
    assert Asker().ask("query @priced { works { totalCount } }").json() == {"data": {}}
    assert Asker().ask("{ works @priced { totalCount } }").json()["errors"]
    given = 'mutation @priced { withdrawVerdict(id: "v1") { verdict { id } } }'
    assert Asker().ask(given).json()["errors"]
