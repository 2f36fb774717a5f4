"""The Bolt client does the same on both servers."""

import asyncio
import time

import pytest

from kg.errors import QueryError, QueryTimeoutError, StoreUnavailableError
from kg.store import Address, AsyncClient, Client
from kg.store.client import server_name


def test_a_server_says_what_it_is(store: Client) -> None:
    assert store.server.startswith(("ArcadeDB 2", "Neo4j 2026"))


def test_arcadedb_is_not_taken_for_the_neo4j_it_is_compatible_with() -> None:
    assert server_name("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)") == "ArcadeDB 26.10.2"
    assert server_name("Neo4j/2026.08.1") == "Neo4j 2026.08.1"


def test_a_transaction_happens_whole(store: Client) -> None:
    with store.transaction() as run:
        run("CREATE (:Entity:Topic {id: $id})", {"id": "t:1"})
        assert run("MATCH (n:Topic) RETURN n.id AS id") == [{"id": "t:1"}]
    assert store.read("MATCH (n:Entity) RETURN n.id AS id") == [{"id": "t:1"}]


def test_a_transaction_that_is_left_by_an_error_does_not_happen(store: Client) -> None:
    with pytest.raises(QueryError), store.transaction() as run:  # noqa: PT012 (two in one)
        run("CREATE (:Entity:Topic {id: 't:1'})")
        run("CREATE (:Entity:Topic {id: 't:1'})")
    assert store.read("MATCH (n:Entity) RETURN count(n) AS n") == [{"n": 0}]


def test_rows_are_written_in_batches(store: Client) -> None:
    rows = ({"id": f"t:{number}"} for number in range(25))
    assert store.write_batches("UNWIND $rows AS row CREATE (n:Entity) SET n = row", rows, 10) == 25
    assert store.read("MATCH (n:Entity) RETURN count(n) AS n") == [{"n": 25}]


def test_a_batch_that_is_refused_leaves_those_before_it(store: Client) -> None:
    rows = [{"id": "t:1"}, {"id": "t:2"}, {"id": "t:3"}, {"id": "t:1"}]
    with pytest.raises(QueryError):
        store.write_batches("UNWIND $rows AS row CREATE (n:Entity) SET n = row", rows, 2)
    assert store.read("MATCH (n:Entity) RETURN count(n) AS n") == [{"n": 2}]


def test_records_are_streamed(store: Client) -> None:
    numbers = store.stream("UNWIND range(1, $last) AS n RETURN n, n * 2", {"last": 12000})
    assert next(numbers) == (1, 2)
    assert sum(1 for _ in numbers) == 11999


def test_reading_can_not_write(store: Client) -> None:
    store.write_batches("UNWIND $rows AS row CREATE (n:Entity) SET n = row", [{"id": "t:0"}])
    with pytest.raises(QueryError):
        store.read("CREATE (n:Entity {id: 't:1'}) RETURN n")
    with pytest.raises(QueryError):
        list(store.stream("MATCH (n:Entity) DETACH DELETE n RETURN 1"))
    assert store.read("MATCH (n) RETURN n.id AS id") == [{"id": "t:0"}]


def test_a_mistake_is_told_with_the_statement(store: Client) -> None:
    with pytest.raises(QueryError, match=r"(?s)\(n.*MATCH \(n RETURN 1"):
        store.read("MATCH (n RETURN 1")


@pytest.mark.parametrize("url", ["file:///etc/hostname", "http://127.0.0.1:1/line"])
def test_the_server_reads_no_files_and_no_web_for_anyone(store: Client, url: str) -> None:
    with pytest.raises(QueryError):
        store.read("LOAD CSV FROM $url AS line RETURN line", {"url": url})


def test_a_store_that_is_not_there_is_told_with_its_address() -> None:
    with (
        Client(Address("bolt://127.0.0.1:1", "me", "")) as client,
        pytest.raises(StoreUnavailableError, match=r"(?s)127\.0\.0\.1:1.*Is it running"),
    ):
        client.read("RETURN 1")


def test_a_wrong_password_is_told_without_the_password(store_address: Address) -> None:
    wrong = Address(store_address.uri, "neo4j", "open-sesame")
    with Client(wrong) as client, pytest.raises(StoreUnavailableError) as caught:
        client.read("RETURN 1")
    assert "KG_STORE_PASSWORD" in str(caught.value)
    assert "open-sesame" not in str(caught.value)


def test_a_password_is_not_shown(store_address: Address) -> None:
    assert store_address.password
    assert store_address.password not in repr(store_address)
    assert store_address.read_only.password not in repr(store_address)


def test_many_statements_are_read_at_a_time(store: Client) -> None:
    async def squares() -> list[int]:
        async with AsyncClient(store.address, connections=4) as client:
            asked = [client.read("RETURN $n * $n AS n", {"n": n}) for n in range(20)]
            return [records[0]["n"] for records in await asyncio.gather(*asked)]

    assert asyncio.run(squares()) == [n * n for n in range(20)]


def test_reading_at_a_time_can_not_write_either(store: Client) -> None:
    async def write() -> None:
        async with AsyncClient(store.address) as client:
            await client.read("CREATE (n:Entity {id: 't:1'}) RETURN n")

    with pytest.raises(QueryError):
        asyncio.run(write())


ENDLESS = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a * b = -1 "


def test_a_statement_that_takes_too_long_is_given_up_and_the_next_one_answered(
    store: Client,
) -> None:
    async def ask() -> object:
        async with AsyncClient(store.address, connections=1) as client:
            with pytest.raises(QueryTimeoutError, match=r"0\.2 s"):
                await client.read(ENDLESS + "RETURN count(*) AS n", timeout=0.2)
            return (await client.read("RETURN 1 AS n"))[0]["n"]

    assert asyncio.run(ask()) == 1


@pytest.mark.parametrize(
    "statement",
    [
        ENDLESS + "RETURN count(*) AS n",
        ENDLESS + f"RETURN count(*) AS n, '{'long ' * 1000}' AS text",
        f"RETURN COLLECT {{ {ENDLESS} RETURN a AS one LIMIT 5 }} AS data",
        "UNWIND range(1, 3000) AS a MATCH p = (x:Topic)-[*1..9]-(y:Topic) "
        "WITH p, a WHERE length(p) = -1 RETURN count(*) AS n",
    ],
    ids=["of rows", "that is long", "nested", "along paths"],
)
def test_a_statement_that_nobody_waits_for_any_more_is_stopped_in_the_server(
    store: Client, statement: str
) -> None:
    store.write_batches("UNWIND $rows AS row CREATE (:Entity:Topic {id: row})", ["a", "b", "c"])
    with store.transaction() as run:
        run("MATCH (a:Topic) MATCH (b:Topic) CREATE (a)-[:BROADER]->(b) CREATE (a)-[:LIKE]->(b)")

    async def ask() -> None:
        async with AsyncClient(store.address) as client:
            with pytest.raises(QueryTimeoutError):
                await client.read(statement, timeout=1)
            deadline = time.monotonic() + 5
            while await _running(client, statement):
                assert time.monotonic() < deadline, "it runs on"
                await asyncio.sleep(0.1)

    asyncio.run(ask())


async def _running(client: AsyncClient, statement: str) -> bool:
    rows = await client.read("SHOW TRANSACTIONS")
    return any((row["currentQuery"] or "")[:200] == statement[:200] for row in rows)


def test_a_run_of_the_same_statement_that_began_later_goes_on(store: Client) -> None:
    statement = "UNWIND range(1, $n) AS a UNWIND range(1, $n) AS b WITH a WHERE a = 0 RETURN a"

    async def ask() -> list[object]:
        async with AsyncClient(store.address) as client:
            endless = asyncio.create_task(client.read(statement, {"n": 100_000}, 1.5))
            await asyncio.sleep(1.2)
            later = asyncio.create_task(client.read(statement, {"n": 2000}, 60.0))
            return [*await asyncio.gather(endless, later, return_exceptions=True)]

    endless, later = asyncio.run(ask())
    assert isinstance(endless, QueryTimeoutError)
    assert later == []


def test_whoever_asks_the_same_gets_an_answer_when_others_go_away(store: Client) -> None:
    statement = "UNWIND range(1, $n) AS a UNWIND range(1, $n) AS b WITH a WHERE a = 0 RETURN a"

    async def ask() -> list[object]:
        async with AsyncClient(store.address) as client:
            asked = [asyncio.create_task(client.read(statement, {"n": 1000})) for _ in range(4)]
            await asyncio.sleep(0.1)
            for each in asked[::2]:
                each.cancel()
            return [*await asyncio.gather(*asked[1::2], return_exceptions=True)]

    assert asyncio.run(ask()) == [[], []]
