"""The one Bolt client: the official driver, for whichever server is behind the address."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import Any, Final, Self

import neo4j
from neo4j import READ_ACCESS, WRITE_ACCESS, AsyncGraphDatabase, GraphDatabase, Query, Record

from kg.errors import QueryEndedError, QueryTimeoutError, TransientQueryError
from kg.store.address import Address
from kg.store.faults import raising_store_errors
from kg.store.reaper import StatementReaper, Stuck

Parameters = Mapping[str, Any]
Run = Callable[..., list[dict[str, Any]]]
"""`run(statement, parameters)` within one transaction; the records as dictionaries."""

_ATTEMPTS: Final = 3
"""Times that a transaction is run which the store gives up on."""
_PULL: Final = 5000
"""Records that are fetched at once."""


class Client:
    """A store, for commands: one statement after the other.

    Attributes:
        address: where the store is; for a further client in another process or task.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        with raising_store_errors(address.uri):
            self._writer = _driver(address)
            self._reader = _driver(address.read_only) if address.reader else self._writer

    @property
    def server(self) -> str:
        """Name and version of the server, as `ArcadeDB 26.10.2` or `Neo4j 2026.08.1`.

        Raises:
            StoreUnavailableError: it is not reached, or does not let us in.
        """
        with raising_store_errors(self.address.uri):
            return server_name(self._reader.get_server_info().agent)

    def read(self, statement: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        """Run a statement that changes nothing; its records as dictionaries.

        Raises:
            QueryError: the store refused it.
        """
        with raising_store_errors(statement), self._session(READ_ACCESS) as session:
            return [record.data() for record in session.run(statement, dict(parameters or {}))]

    def stream(
        self, statement: str, parameters: Parameters | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """Run a statement that changes nothing; its records one by one, never all in memory.

        Raises:
            QueryError: the store refused it.
        """
        with raising_store_errors(statement), self._session(READ_ACCESS) as session:
            yield from map(tuple, session.run(statement, dict(parameters or {})))

    @contextmanager
    def transaction(self) -> Iterator[Run]:
        """One explicit transaction: everything that is run in it happens, or nothing.

        Raises:
            TransientQueryError: the store gave up; the caller may run the whole again.
            QueryError: the store refused a statement.
        """
        with (
            raising_store_errors(self.address.uri),
            self._session(WRITE_ACCESS) as session,
            session.begin_transaction() as transaction,
        ):
            yield _runner(transaction)

    def write_batches(self, statement: str, rows: Iterable[Any], size: int = 5000) -> int:
        """Run a statement on `$rows`, `size` of them a transaction; how many there were.

        A batch that the store gives up on is run again, whole.

        Raises:
            QueryError: the store refused the statement; batches before this one are written.
        """
        written, rest = 0, iter(rows)
        while batch := list(islice(rest, size)):
            self._write(statement, batch)
            written += len(batch)
        return written

    def close(self) -> None:
        """Close every connection."""
        self._reader.close()
        self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, statement: str, rows: list[Any]) -> None:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with self.transaction() as run:
                    run(statement, {"rows": rows})
            except TransientQueryError:
                if attempt == _ATTEMPTS:
                    raise
            else:
                return

    def _session(self, access: str) -> AbstractContextManager[neo4j.Session]:
        driver = self._reader if access == READ_ACCESS else self._writer
        return driver.session(
            database=self.address.database, default_access_mode=access, fetch_size=_PULL
        )


class AsyncClient:
    """A store, for the API: many statements at a time on a pool of connections.

    Args:
        address: where the store is.
        connections: at most so many.
        stuck: what is done where a statement that nobody waits for does not end.
    """

    def __init__(self, address: Address, connections: int = 32, stuck: Stuck | None = None) -> None:
        self.address = address
        self._reaper = StatementReaper(self.read, stuck)
        with raising_store_errors(address.uri):
            self._driver = AsyncGraphDatabase.driver(
                address.uri,
                max_connection_pool_size=connections,
                **address.read_only.options,
            )

    async def read(
        self, statement: str, parameters: Parameters | None = None, timeout: float = 30.0
    ) -> list[Record]:
        """Run a statement that changes nothing; the records as the driver gives them.

        Args:
            statement: Cypher.
            parameters: of the statement.
            timeout: in seconds, for all of it; the server is told to stop as well, then and
                when whoever waits is cancelled.

        Raises:
            QueryTimeoutError: it took longer.
            QueryError: the store refused it.
        """
        query = Query(statement, timeout=timeout)
        with self._reaper.awaited(statement) as run:
            try:
                async with asyncio.timeout(timeout):
                    return await self._answer(query, parameters or {})
            except asyncio.CancelledError:
                self._reaper.end(run)
                raise
            except TimeoutError as error:
                self._reaper.end(run)
                what = f"the statement took longer than {timeout:g} s"
                raise QueryTimeoutError(what, statement[:300], "Ask for less") from error

    async def close(self) -> None:
        """Close every connection."""
        await self._reaper.close()
        await self._driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _answer(self, query: Query, parameters: Parameters) -> list[Record]:
        """The records; once more where the run was ended in the place of another of the same."""
        while True:
            try:
                return await self._records(query, parameters)
            except QueryEndedError:
                if not self._reaper.has_ended(query.text):
                    raise

    async def _records(self, query: Query, parameters: Parameters) -> list[Record]:
        # All records in one PULL: what the API asks is bounded in the statement.
        session = self._driver.session(
            database=self.address.database, default_access_mode=READ_ACCESS, fetch_size=-1
        )
        with raising_store_errors(query.text):
            async with session:
                result = await session.run(query, dict(parameters))
                return [record async for record in result]


def server_name(agent: str) -> str:
    """Name and version out of what a server says it is.

    ArcadeDB says `Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)`, Neo4j `Neo4j/2026.08.1`.
    """
    _, bracket, inner = agent.partition("(")
    return inner.rstrip(")") if bracket else agent.replace("/", " ", 1)


def _driver(address: Address) -> neo4j.Driver:
    return GraphDatabase.driver(address.uri, max_connection_pool_size=8, **address.options)


def _runner(transaction: neo4j.Transaction) -> Run:
    def run(statement: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        with raising_store_errors(statement):
            return transaction.run(statement, dict(parameters or {})).data()

    return run
