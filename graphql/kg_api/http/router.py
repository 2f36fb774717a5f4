"""`/graphql` over HTTP: what of a request reaches the schema, and what of a result leaves."""

from collections.abc import Mapping
from typing import Any

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from fastapi import Request, Response
from graphql import GraphQLError
from strawberry import Schema
from strawberry.fastapi import GraphQLRouter
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData, process_result
from strawberry.types import ExecutionResult
from strawberry.types.unset import UNSET

from kg_api.execution.trace import CURRENT
from kg_api.http.content_negotiation import (
    GRAPHQL,
    JSON,
    Answered,
    is_refused,
    named,
    status_of,
    tabled,
    wanted,
)
from kg_api.http.csrf import FORGEABLE, is_preflighted
from kg_api.http.errors import masked
from kg_api.http.persisted import Persisted
from kg_api.http.responses import refusal
from kg_api.settings import ApiSettings


class Router(GraphQLRouter[Any, None]):
    """Answers `POST /graphql`, and `GET` where that is turned on."""

    def __init__(self, schema: Schema, settings: ApiSettings) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=settings.get,
            subscription_protocols=(),
        )
        self.settings, self.persisted = settings, Persisted(settings)
        self.asked = schema._schema

    def decode_json(self, data: str | bytes) -> object:
        """What JSON says; it refuses half characters, and nesting that would exhaust the stack."""
        return orjson.loads(data)

    def encode_json(self, data: object) -> bytes:
        """The response as JSON."""
        return orjson.dumps(data)

    def _validate_batch_request(self, request_data: list[Any], protocol: str) -> None:
        most = self.settings.batch
        if not most:
            raise HTTPException(400, "Batches are not answered. See KG_API_BATCH.")
        if len(request_data) > most:
            raise HTTPException(400, f"A batch may hold {most} operations. See KG_API_BATCH.")
        if not all(isinstance(each, dict) and _fits(each) for each in request_data):
            raise HTTPException(400, "A batch is a list of GraphQL requests.")

    async def get_sub_response(self, request: Request) -> Response:
        """A response for each request; the base shares one among those under way."""
        response = Response()
        del response.headers["content-length"]  # its headers become the answer's
        return response

    async def parse_http_body(
        self, request: AsyncHTTPRequestAdapter
    ) -> GraphQLRequestData | list[GraphQLRequestData]:
        """The operations of a request."""
        try:
            return await super().parse_http_body(request)
        except AttributeError as error:  # the body is JSON, and no object
            raise HTTPException(400, "A GraphQL request is a JSON object.") from error

    async def execute_single(  # noqa: D102 - the base's; with persisted queries and the trace
        self, request: Request, request_adapter: Any, sub_response: Response, context: Any,  # noqa: ANN401
        root_value: None, request_data: GraphQLRequestData,
    ) -> ExecutionResult:  # fmt: skip
        name = request_data.operation_name
        try:
            if not isinstance(name, str | None):
                text = "`operationName` is a string or null."
                raise GraphQLError(text, extensions={"code": "BAD_REQUEST"})
            request_data.query = self.persisted.resolve(request_data.query, request_data.extensions)
        except GraphQLError as error:
            return ExecutionResult(None, [error])
        self._note(request_data)
        return await super().execute_single(
            request, request_adapter, sub_response, context, root_value, request_data
        )

    async def execute_operation(  # noqa: D102 - the base's; it keeps what a table is made of
        self, request: Request, request_adapter: Any, request_data: Any, context: Any,  # noqa: ANN401
        root_value: None, sub_response: Response,
    ) -> Any:  # fmt: skip  # noqa: ANN401
        result = await super().execute_operation(
            request, request_adapter, request_data, context, root_value, sub_response
        )
        if isinstance(result, ExecutionResult) and result.data is not None and not result.errors:
            asked = request_data.query, request_data.operation_name, request_data.variables or {}
            request.state.answered = Answered(*asked, result.data)
        return result

    async def run(  # type: ignore[override] # noqa: D102 - in the format that is accepted
        self, request: Request, context: Any = UNSET, root_value: Any = UNSET  # noqa: ANN401
    ) -> Response:  # fmt: skip
        format_ = wanted(request.headers.get("accept", ""))
        if request.method == "GET" and not is_preflighted(request.headers):
            response = refusal(400, "CSRF", FORGEABLE)
        else:
            try:
                response = await super().run(request, context, root_value)
            except HTTPException as error:
                response = refusal(error.status_code, "BAD_REQUEST", error.reason)
        answered = getattr(request.state, "answered", None)
        if format_ == GRAPHQL:
            response.headers["content-type"] = f"{GRAPHQL}; charset=utf-8"
            response.status_code = getattr(request.state, "status", response.status_code)
        elif answered is not None and format_ != JSON:
            return tabled(answered, format_, named(request), self.asked)
        return response

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        """A result as it leaves: errors without what is ours alone."""
        if result.errors:
            errors = [masked(each, self.settings) for each in result.errors]
            result = ExecutionResult(result.data, errors, result.extensions)
        response = process_result(result)
        if is_refused(result) and wanted(request.headers.get("accept", "")) == GRAPHQL:
            request.state.status = status_of(result.errors)
            del response["data"]
        return response

    def _note(self, data: GraphQLRequestData) -> None:
        if trace := CURRENT.get():
            variables = data.variables if self.settings.log_variables else None
            trace.asks(data.query or "", data.operation_name, variables)


def _fits(each: Mapping[str, Any]) -> bool:
    wanted = {"query": str, "variables": dict, "extensions": dict}
    return all(isinstance(each.get(name), kind | None) for name, kind in wanted.items())
