"""The API over HTTP: `POST /graphql`, GraphiQL at `GET`, the explorer at `/`, and what guards them.

Queries that come by GET say in their headers that no link has sent them (`csrf`).
"""

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final

import uvicorn
from fastapi import FastAPI, Request, Response
from graphql import ASTValidationRule, NoSchemaIntrospectionCustomRule
from graphql.validation import MaxIntrospectionDepthRule
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from strawberry import Schema
from strawberry.extensions import AddValidationRules

from kg.build import statistics
from kg.build.statistics import Counts
from kg.build.target_graph import TargetGraph
from kg.errors import InputError
from kg.search.make import ensure
from kg.settings import Settings
from kg.store import open_store, reconnecting_client
from kg.topics.question import question
from kg.workspace import Workspace
from kg_api.cost.pricing import Pricing
from kg_api.cost.statistics import StatisticsWatcher
from kg_api.execution.execute import CompiledExecution, Plans, QueryEngine
from kg_api.execution.fast_path import FastPath, calm_collector
from kg_api.execution.local import WITHOUT_HOME, LocalServices, of_home
from kg_api.execution.store import Store
from kg_api.execution.timed import TimedStore
from kg_api.execution.turns import Turns
from kg_api.http import logs as log
from kg_api.http.admission import Guard
from kg_api.http.api_keys import Keys
from kg_api.http.connections import bounded
from kg_api.http.content_negotiation import HEADERS
from kg_api.http.document_limits import DocumentLimits
from kg_api.http.health import Health
from kg_api.http.introspection_cache import IntrospectionCache
from kg_api.http.metrics import Metrics
from kg_api.http.pages import explorer, graphiql
from kg_api.http.responses import unrouted
from kg_api.http.router import Router
from kg_api.http.tracing import Tracing
from kg_api.schema.build import build
from kg_api.settings import ApiSettings

HOST: Final = "127.0.0.1"
PORT: Final = 8000

_PATIENCE: Final = 120.0
"""Seconds that a statement about the whole graph may take; nobody waits for it."""

_UNDOCUMENTED: Final[Mapping[str, Any]] = {
    "title": "Hetao", "docs_url": None, "redoc_url": None, "openapi_url": None
}  # fmt: skip
"""No pages of OpenAPI's: GraphQL tells its own schema."""


def create(
    store: Store,
    settings: ApiSettings | None = None,
    keys: Keys | None = None,
    watched: StatisticsWatcher | None = None,
    counted: Callable[[], Counts | None] = lambda: None,
    local: LocalServices = WITHOUT_HOME,
) -> FastAPI:
    """The application, on a store that is open for as long as it runs.

    Args:
        store: what answers statements.
        settings: what may be asked and by whom.
        keys: who has a key; nobody if None.
        watched: the graph's statistics; got while the application runs if None.
        counted: gives what an ingest has counted of the graph; the store is asked if None.
        local: what answers beside the store.
    """
    settings = settings or ApiSettings()
    metrics, kept = Metrics(), watched or StatisticsWatcher(counted=counted)
    app = FastAPI(
        **_UNDOCUMENTED,
        lifespan=_reading(TimedStore(store, _PATIENCE), kept) if watched is None else None,
    )
    pricing = Pricing(settings, kept)
    timed = TimedStore(store, settings.statement_timeout, Turns(settings.max_costly))
    engine = QueryEngine(timed, Plans(), pricing.check, local)
    _attach(app, Router(schema_of(engine, settings), settings), settings)
    _routes(app, Health(store, settings.statement_timeout), metrics, kept)
    _surround(app, engine, settings)
    app.add_middleware(Guard, settings=settings, keys=keys)
    app.add_middleware(Tracing, settings=settings, metrics=metrics)
    return app


def _attach(app: FastAPI, router: Router, settings: ApiSettings) -> None:
    """The API at its path, the pages for people, and an answer for what is not served."""
    app.add_exception_handler(HTTPException, unrouted)
    graphiql.attach(app, queries=_asked(router) if settings.get else None)
    explorer.attach(app, settings.origins)
    app.include_router(router, prefix="/graphql")


def _surround(app: FastAPI, engine: QueryEngine, settings: ApiSettings) -> None:
    """What stands between the guard and the routes, from the inside out."""
    app.add_middleware(FastPath, engine=engine, settings=settings)
    app.add_middleware(IntrospectionCache)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["X-Cost", "X-Cost-Budget", "X-Request-Id", "Retry-After", *HEADERS],
        )


def schema_of(engine: QueryEngine, settings: ApiSettings) -> Schema:
    """The schema with all its bounds."""
    rules: list[type[ASTValidationRule]] = [MaxIntrospectionDepthRule]
    if not settings.introspection:
        rules.append(NoSchemaIntrospectionCustomRule)
    return build(
        lambda: CompiledExecution(engine),
        first=(lambda: DocumentLimits(settings), lambda: AddValidationRules(rules)),
    )


async def serve(
    settings: Settings, host: str = HOST, port: int = PORT, api: ApiSettings | None = None
) -> None:
    """Answer requests until told to stop; on this machine alone unless told otherwise.

    What is being answered when it is told to stop is answered to its end.

    Raises:
        StoreUnavailableError: the store is not reached or does not start.
        SettingsError: the environment holds a value that can not be used.
        InputError: the address can not be listened at.
    """
    api = api or ApiSettings.from_environment(host)
    keys = Keys(settings.home)
    keys.known()  # better no server than one that can not tell who may ask
    log.configure()
    home = Workspace.known(settings.home)
    desired = TargetGraph(home.resolved)
    with listening(host, port) as door, open_store(settings) as client:
        async with reconnecting_client(settings, client.address) as store:
            question("")  # the encoder is loaded now, not while someone waits
            counted = partial(statistics.read, desired)
            app = create(store, api, keys, counted=counted, local=of_home(home))
            await asyncio.sleep(0)  # a Ctrl+C that came meanwhile ends it here
            async with background(partial(ensure, home.names, desired, client)):
                with calm_collector():
                    await server(app, api, host, port).serve([door])


@asynccontextmanager
async def background(work: Callable[[], object]) -> AsyncIterator[None]:
    """Do something in a thread meanwhile, and see it through at the end."""
    task = asyncio.create_task(asyncio.to_thread(work))
    try:
        yield
    finally:
        await task


def listening(host: str, port: int) -> socket.socket:
    """A socket that waits for connections at an address.

    Raises:
        InputError: the port is taken, or the address is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family)
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        what = "the port is in use" if taken else f"it can not be listened at: {error}"
        remedy = "End what uses it, or choose another with --port" if taken else ""
        raise InputError(what, f"{host}:{port}", remedy) from error


def server(app: FastAPI, settings: ApiSettings, host: str, port: int) -> uvicorn.Server:
    """The server of an application.

    What a request says of its asker's address is not believed, unless a proxy of ours says it.
    """
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            access_log=False,
            log_config=None,
            server_header=False,
            http=bounded(settings.body_timeout),
            ws="none",
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=list(settings.proxies),
            timeout_graceful_shutdown=settings.shutdown,
        )
    )


def _reading(store: Store, watched: StatisticsWatcher) -> Callable[[FastAPI], Any]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        watched.tried = False
        task = asyncio.create_task(watched.keep(store))
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    return lifespan


def _asked(router: Router) -> Callable[[Request], Any]:
    async def ask(request: Request) -> Response:
        return await router.run(request, context={"request": request}, root_value=None)

    return ask


def _routes(app: FastAPI, health: Health, metrics: Metrics, watched: StatisticsWatcher) -> None:
    @app.get("/health")
    async def live() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/ready")
    async def ready(response: Response) -> dict[str, str]:
        there = await health.ready()
        if there and watched.tried:
            return {"status": "ok", "statistics": "known" if watched.now.known else "assumed"}
        response.status_code = 503
        return {"status": "starting" if there else "unavailable"}

    @app.get("/metrics")
    async def counted() -> Response:
        text, kind = metrics.text()
        return Response(text, media_type=kind)
