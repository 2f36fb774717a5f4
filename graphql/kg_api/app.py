"""The API over HTTP: `POST /graphql`, GraphiQL at `GET /graphql`, `GET /health`, a page at `/`.

Queries come by POST alone: what a link can ask, any page can ask in its reader's name.
"""

from typing import Any, Final

import orjson
import uvicorn
from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse
from strawberry.fastapi import GraphQLRouter

from kg.errors import KgError
from kg.graph import AsyncClient, open_store
from kg.settings import Settings
from kg_api.execute import Answers, OneStatement, Plans, Store
from kg_api.graphiql import attach
from kg_api.quick import Quick, calm_collector
from kg_api.schema import build

HOST: Final = "127.0.0.1"
PORT: Final = 8000

_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hetao</title>
<h1>Hetao</h1>
<p>Who collaborates with whom on what. Ask in <a href="graphql">GraphiQL</a>,
or by <code>POST /graphql</code>.</p>
</html>
"""


class _Router(GraphQLRouter[Any, None]):
    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)


def create(store: Store) -> FastAPI:
    """The application, on a store that is open for as long as it runs."""
    app = FastAPI(title="Hetao", docs_url=None, redoc_url=None, openapi_url=None)
    attach(app)
    plans = Plans()
    app.include_router(_router(store, plans), prefix="/graphql")
    app.add_middleware(Quick, answers=Answers(store, plans))

    @app.get("/", response_class=HTMLResponse)
    async def page() -> str:
        return _PAGE

    @app.get("/health")
    async def health(response: Response) -> dict[str, str]:
        try:
            await store.read("RETURN 1 AS one", {})
        except KgError:
            response.status_code = 503
            return {"status": "unavailable"}
        return {"status": "ok"}

    return app


async def serve(settings: Settings, host: str = HOST, port: int = PORT) -> None:
    """Answer requests until told to stop; on this machine alone unless told otherwise.

    Raises:
        StoreUnavailableError: the store is not reached or does not start.
    """
    with open_store(settings) as client:
        async with AsyncClient(client.address) as store:
            config = uvicorn.Config(create(store), host=host, port=port, access_log=False)
            calm_collector()
            await uvicorn.Server(config).serve()


def _router(store: Store, plans: Plans) -> _Router:
    return _Router(
        build(lambda: OneStatement(store, plans)),
        graphql_ide=None,
        allow_queries_via_get=False,
        subscription_protocols=(),
    )
