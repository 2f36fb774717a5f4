"""Twenty costly requests at once, and how long one look-up takes beside them.

    python -m bench.crowd --home KG_HOME [--crowd 20] [--seconds 20]

The crowd asks one thing over and over: each ready-made query with the examples of a real graph, the
most expensive that is still answered of some lists, and the deepest nesting of some relations.
`kg serve` runs with its default settings but for the rate. One node is looked up all the while,
each time on a connection that is open. Printed are, for each crowd, its price, how many of its
requests were answered, refused or told to come again, and p50, p99 and the longest of the look-ups
in milliseconds; the first line is without a crowd. In twenty seconds some seven hundred things are
looked up: of fewer the p99 is the longest but one.
"""

import argparse
import asyncio
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx

from bench.load.servers import serving
from bench.nesting import Relations, circles
from kg.settings import Settings
from kg.store import Client, open_store
from kg_api.queries import folder
from kg_api.schema.build import build

_LOOK_UP: Final = "query ($id: ID!) { organization(id: $id) { id name } }"
_TRIED, _NESTED = 12, 4
"""Nested operations that are tried, and the most expensive of them, which are asked."""

_LISTS: Final = (
    "{ organizations(first: 200, orderBy: {by: COLLABORATOR_COUNT, descending: true}) "
    "{ totalCount edges { node { id } } } }",
    '{ works(first: 200, where: {name: {contains: "zzzz"}}) { totalCount edges { node { id } } } }',
    '{ people(first: 200, where: {works: {name: {contains: "zz"}}}) { edges { node { id } } } }',
    "{ collaborations(groupBy: [KIND, YEAR], first: 200) { edges { node { count } } } }",
    "{ organizations { aggregate(of: WORK_COUNT) { average maximum } } }",
)


@dataclass(frozen=True, slots=True)
class CrowdQuery:
    """What a crowd asks: a name for it, the query, and its variables."""

    name: str
    query: str
    variables: dict[str, Any]


@dataclass(slots=True)
class CrowdCounts:
    """What a crowd was told, and what its requests were priced at."""

    codes: Counter[str] = field(default_factory=Counter)
    price: int = 0


def ready_made(client: Client) -> Iterator[CrowdQuery]:
    """Each ready-made query, of things that this graph has most of."""
    known = _known(client)
    for path in sorted(folder().glob("*.graphql")):
        text = path.read_text("utf-8")
        example = next(line for line in text.splitlines() if line.startswith("# e.g. "))
        variables = json.loads(example.removeprefix("# e.g. "))
        yield CrowdQuery(path.stem, text, {k: known.get(k, v) for k, v in variables.items()})


def _known(client: Client) -> dict[str, Any]:
    organizations = _most(client, "Organization", "PARTICIPATES_IN")
    (university, company, *_) = organizations
    places = _most(client, "Place", "LOCATED_IN")
    return {
        "organization": university,
        "university": university,
        "company": company,
        "id": university,
        "seeds": [university],
        "from": university,
        "to": company,
        "between": [university, company],
        "person": _most(client, "Person", "AUTHORED")[0],
        "here": places[0],
        "there": places[1],
        "topic": _most(client, "Topic", "HAS_TOPIC")[0],
    }


def _most(client: Client, label: str, link: str) -> list[str]:
    """The three things of a label that have most links of a type."""
    rows = client.read(
        f"MATCH (n:{label}) WITH n, COUNT {{ (n)-[:{link}]-() }} AS links "
        "ORDER BY links DESC, n.id LIMIT 3 RETURN n.id AS id"
    )
    return [row["id"] for row in rows]


def nested(id_: str) -> list[CrowdQuery]:
    """Relations of an organisation, each followed to itself again as deep as may be."""
    found = [
        CrowdQuery(each.name, each.text, {"id": id_})
        for each in circles(Relations.of(build()._schema))
        if each.kind == "Organization"
    ]
    return found[:: max(1, len(found) // _TRIED)]


async def priced(client: httpx.AsyncClient, url: str, asked: CrowdQuery) -> int:
    """The price of what is answered; 0 for what is refused."""
    answer = await client.post(url, json={"query": asked.query, "variables": asked.variables})
    refused = answer.json().get("data") is None
    return 0 if refused else int(answer.headers.get("x-cost", 0))


async def crowded(url: str, asked: CrowdQuery | None, given: argparse.Namespace, id_: str) -> None:
    """Look up beside a crowd, and print."""
    told, look_ups = CrowdCounts(), list[float]()
    limits = httpx.Limits(max_connections=given.crowd + 1)
    async with (
        httpx.AsyncClient(timeout=60, limits=limits) as crowd,
        httpx.AsyncClient(timeout=60) as one,
    ):
        askers = [asyncio.create_task(_ask(crowd, url, asked, told)) for _ in range(given.crowd)]
        await asyncio.sleep(0.3)
        ends = time.perf_counter() + given.seconds
        while time.perf_counter() < ends:
            began = time.perf_counter()
            answer = await one.post(url, json={"query": _LOOK_UP, "variables": {"id": id_}})
            look_ups.append(1000 * (time.perf_counter() - began))
            if "errors" in answer.json():
                raise ValueError(answer.text)
            await asyncio.sleep(0.02)
        for each in askers:
            each.cancel()
        await asyncio.gather(*askers, return_exceptions=True)
    p99 = statistics.quantiles(look_ups, n=100)[98]
    print(
        f"{asked.name if asked else 'nobody':48.48} {told.price:9,} {len(look_ups):5} "
        f"{statistics.median(look_ups):7.1f} {p99:7.1f} {max(look_ups):7.0f}  {dict(told.codes)}",
        flush=True,
    )


async def _ask(
    client: httpx.AsyncClient, url: str, asked: CrowdQuery | None, told: CrowdCounts
) -> None:
    while asked is not None:
        answer = await client.post(url, json={"query": asked.query, "variables": asked.variables})
        errors = answer.json().get("errors") or []
        told.codes[errors[0]["extensions"]["code"] if errors else "answered"] += 1
        told.price = int(answer.headers.get("x-cost", 0))


async def _all(url: str, given: argparse.Namespace, ready: list[CrowdQuery], id_: str) -> None:
    async with httpx.AsyncClient(timeout=60) as client:
        lists = [CrowdQuery(text[:48], text, {}) for text in _LISTS]
        deep = [(await priced(client, url, each), each) for each in nested(id_)]
    worst = sorted((each for each in deep if each[0]), key=lambda each: -each[0])[:_NESTED]
    print(f"{'crowd':48} {'price':>9} {'asked':>5} {'p50 ms':>7} {'p99 ms':>7} {'max ms':>7}")
    chosen = [None, *lists, *(each for _, each in worst), *ready]
    for asked in chosen[given.part :: given.parts]:
        with suppress(asyncio.CancelledError):
            await crowded(url, asked, given, id_)


def main() -> None:
    """Crowd, look up, and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.crowd", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="a KG_HOME that was filled")
    parser.add_argument("--crowd", type=int, default=20, help="requests at once")
    parser.add_argument("--seconds", type=float, default=20.0, help="for each crowd")
    parser.add_argument("--part", type=int, default=0, help="which of --parts of the crowds")
    parser.add_argument("--parts", type=int, default=1)
    given = parser.parse_args()
    settings = Settings(home=given.home)
    with open_store(settings) as client, serving(settings) as api:
        url = f"http://127.0.0.1:{api.port}/graphql"
        id_ = _known(client)["organization"]
        asyncio.run(_all(url, given, list(ready_made(client)), id_))


if __name__ == "__main__":
    main()
