"""Operations are priced before they run, and refused where they cost too much.

A refusal says which argument to lower.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, NamedTuple

from cachetools import LRUCache
from graphql import GraphQLError

from kg_api.compiler.plan import Plan, Selection
from kg_api.cost.arguments import cost_key, longest
from kg_api.cost.estimate import Arguments, all_selections, given_of, priced
from kg_api.cost.statistics import Statistics, StatisticsWatcher
from kg_api.execution.trace import CURRENT
from kg_api.fields.arguments import FIRST, LAST
from kg_api.settings import ApiSettings

MOST_NESTING: Final = 250_000
"""The most nested statement; see `Statement.nesting`.

ArcadeDB takes 5 to 20 microseconds of CPU for each of these when it reads a statement for the first
time (`bench.nesting`), and can not be told to stop. The largest operation of the explorer's has
95,000.
"""

_TRIED: Final = 40
"""Fields for which `to_lower` works a price out anew."""

MOST_KNOWN: Final = 4096
"""Prices that are kept."""


class Cost(NamedTuple):
    """What an operation costs.

    Attributes:
        price: rows that the store may touch.
        budget: what one request may cost.
        requests_left: how many may follow before one has to wait; None where nobody counts.
    """

    price: int
    budget: int
    requests_left: int | None = None


@dataclass(frozen=True, slots=True)
class Pricing:
    """Prices operations and refuses those that cost too much.

    Attributes:
        settings: the budget and the bounds of arguments.
        statistics: what is known of the graph.
        known: prices told last, by what they depend on, with the very things that they were told
            of: as long as these are held, nothing else has their `id`.
    """

    settings: ApiSettings
    statistics: StatisticsWatcher
    known: LRUCache[Hashable, tuple[Plan, Statistics, int]] = field(
        default_factory=lambda: LRUCache(MOST_KNOWN)
    )

    def check(
        self, plan: Plan, arguments: Arguments, nesting: int = 0, *, only: bool = False
    ) -> Cost:
        """The price of an operation, before it runs.

        Args:
            plan: what is asked.
            arguments: what is given.
            nesting: of the statement that the store has to read first.
            only: whether it is not run then: told whatever it is, and not paid.

        Raises:
            GraphQLError: it is over the budget, an argument is out of bounds, or it nests too much.
        """
        if nesting > MOST_NESTING:
            raise _too_nested(nesting)
        price = nesting + self._price(plan, arguments, self.statistics.now)
        trace = CURRENT.get()
        left = trace.left if trace else None
        if only:
            return Cost(price, self.settings.budget, left)
        spent = trace.price if trace else 0
        if trace:
            trace.price += price
        if spent + price > self.settings.budget:
            raise self._too_expensive(plan, arguments, price)
        return Cost(price, self.settings.budget, left)

    def _price(self, plan: Plan, arguments: Arguments, statistics: Statistics) -> int:
        """As `priced`, once for all arguments that only differ by their texts."""
        key = (id(plan), id(statistics), cost_key(arguments))
        known = self.known.get(key)
        if known is None:
            for selection in all_selections(plan.selections):
                self._bounded(selection, given_of(selection, arguments))
            known = self.known[key] = plan, statistics, priced(plan, arguments, statistics)
        return known[2]

    def _bounded(self, selection: Selection, given: Mapping[str, Any]) -> None:
        for name, value in given.items():
            if longest(value) > self.settings.max_list:
                raise _out_of_bounds(selection, name, self.settings.max_list, "KG_API_MAX_LIST")
            pages = name in (FIRST.name, LAST.name) and isinstance(value, int)
            if pages and value > self.settings.max_page_size:
                raise _out_of_bounds(
                    selection, name, self.settings.max_page_size, "KG_API_MAX_PAGE_SIZE"
                )

    def _too_expensive(self, plan: Plan, arguments: Arguments, price: int) -> GraphQLError:
        budget = self.settings.budget
        lower = to_lower(plan, arguments, self.statistics.now)
        remedy = f"Lower {lower}." if lower else "Ask for fewer fields."
        return GraphQLError(
            f"This costs {price:,}, and a request may cost {budget:,}. {remedy}",
            extensions={
                "code": "TOO_EXPENSIVE",
                "price": price,
                "budget": budget,
                "lower": lower or None,
            },
        )


def to_lower(plan: Plan, arguments: Arguments, statistics: Statistics) -> str:
    """The argument that, lowered, makes an operation cheaper than any other; empty if none does.

    Only the first `_TRIED` fields are tried, the outermost before all others: each is priced anew.
    """
    best, told = priced(plan, arguments, statistics), ""
    with_arguments = (each for each in all_selections(plan.selections) if each.position is not None)
    for selection in islice(with_arguments, _TRIED):
        for name, value in given_of(selection, arguments).items():
            least = _least(value)
            if least is None:
                continue
            tried = list(arguments)
            tried[selection.position or 0] = {**tried[selection.position or 0], name: least}
            price = priced(plan, tried, statistics)
            if price < best:
                best, told = price, f"{name} of {selection.name}"
    return told


def _least(value: object) -> object:
    match value:
        case int() if value > 1 and not isinstance(value, bool):
            return 1
        case [first, _, *_]:
            return [first]
        case _:
            return None


def _too_nested(nesting: int) -> GraphQLError:
    message = (
        f"So many lists within lists take the store too long to read: {nesting:,}, "
        f"and {MOST_NESTING:,} may be. Nest them less, or ask in several requests."
    )
    return GraphQLError(message, extensions={"code": "TOO_LARGE"})


def _out_of_bounds(selection: Selection, name: str, most: int, setting: str) -> GraphQLError:
    message = f"Argument '{name}' of '{selection.name}' is more than {most}."
    extensions = {"code": "TOO_LARGE", "setting": setting, "lower": f"{name} of {selection.name}"}
    return GraphQLError(message, list(selection.nodes), extensions=extensions)
