"""A client of the API: asks, pages through connections, makes tables.

    from kg.client.api import Client

    with Client("https://graph.example/graphql", key=os.environ["KG_API_KEY"]) as api:
        answer = api.query(document, {"university": "ror:00q4vv597"})
        for page in api.pages(document, variables, "organization.people"):
            ...
        frame = api.pandas(document, variables, "organization.people")

Tables are those of `kg.client.table`: a column is called by the path to it, `node.name`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, cast

from graphql import (
    GraphQLSchema,
    IntrospectionQuery,
    build_client_schema,
    get_introspection_query,
)

from kg.client.table import (
    AnswerKey,
    List,
    Table,
    Value,
    answer_tree,
    arrow,
    chosen,
    flat,
    lists,
    of,
)
from kg.client.transport import HttpTransport
from kg.errors import AnswerError, ApiError, InputError, MissingPackageError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Json = dict[str, Any]

SECONDS: Final = 60.0
"""How long an answer is waited for, unless told otherwise."""


class Client:
    """A remote API.

    Args:
        url: where queries are posted, as `https://graph.example/graphql`.
        key: an API key; see `kg key add`.
        timeout: seconds that each answer may take.
        retries: how often a request is sent again that was one too many (429) or came at a bad
            time (503). Each waits longer than the one before, or as long as the API says.

    Raises:
        InputError: this is no URL.
    """

    def __init__(
        self, url: str, key: str | None = None, timeout: float = SECONDS, retries: int = 5
    ) -> None:
        self._http = HttpTransport(url, key, timeout, retries)
        self._types: GraphQLSchema | None = None
        self._types_told = True
        self.url = self._http.url

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def query(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation: str | None = None,
    ) -> Json:
        """The data that answer a document.

        Raises:
            AnswerError: the API answered with errors.
            RefusedError: it did not let the request in.
            ApiUnavailableError: it is not reached, or has no time.
            ApiError: what answers is not the API.
        """
        body = {"query": document, "variables": dict(variables or {}), "operationName": operation}
        answer = self._http.post({name: each for name, each in body.items() if each is not None})
        errors, data = answer.get("errors"), answer.get("data")
        if errors:
            raise AnswerError(errors, data, self.url)
        if not isinstance(data, dict):
            raise ApiError("the answer has neither data nor errors", self.url, status=200)
        return data

    def pages(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        path: str | None = None,
        operation: str | None = None,
    ) -> Iterator[Json]:
        """Each page of a connection, as the answers have it: `edges`, `pageInfo` and the rest.

        Args:
            document: a variable of it is the connection's `after`, and it asks for
                `pageInfo { hasNextPage endCursor }`.
            variables: of the document; that variable, if given, says where to begin.
            path: of the connection, as `organization.people`; may be left out where only one
                connection takes a variable as `after`.
            operation: which of the document's operations, if there are several.

        Raises:
            InputError: the document can not be paged so.
        """
        question = _Question(document, dict(variables or {}), operation)
        connections = [each for each in lists(question.tree, None) if each.edges]
        if path is None:
            connections = [each for each in connections if each.asked.after] or connections
        list_ = chosen(connections, path)
        if why := _unpageable(list_):
            raise InputError(f"this can not be paged: {why}", list_.path or str(path), _PAGED)
        first = self._list(question, list_.path)
        return (each.value for each in self._from(question, first) if each.value is not None)

    def table(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        path: str | None = None,
        operation: str | None = None,
    ) -> Table:
        """An answer as a table; of all pages, where `pages` could follow them.

        Columns have the types of the API's schema, which is asked for once; of an API that does
        not tell it, the answer's own.

        Args:
            document: it is asked once if it can not be paged.
            variables: of the document.
            path: of the list that becomes the rows; may be left out where there is only one.
            operation: which of the document's operations, if there are several.

        Raises:
            InputError: there are several lists, or none of this path.
        """
        question = _Question(document, dict(variables or {}), operation, self._schema())
        data = self.query(document, variables, operation)
        known = lists(question.tree, data)
        if path is None and all(each.aside for each in known):
            return Table("", flat(question.tree, [data]))
        first = chosen(known, path)
        if _unpageable(first):
            return of(first)
        *before, last = self._from(question, first)
        edges = [edge for each in (*before, last) for edge in each.rows()[1]]
        whole = {**(last.value or {}), (last.edges or last.asked).key: edges}
        return of(replace(last, value=whole))

    def rows(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        path: str | None = None,
        operation: str | None = None,
    ) -> list[dict[str, Value]]:
        """The rows of `table`, each with its columns' names."""
        found = self.table(document, variables, path, operation)
        names = [each.name for each in found.columns]
        return [dict(zip(names, row, strict=True)) for row in found.rows()]

    def arrow(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        path: str | None = None,
        operation: str | None = None,
    ) -> "pa.Table":
        """The `table` as one of Arrow."""
        return arrow(self.table(document, variables, path, operation))

    def pandas(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        path: str | None = None,
        operation: str | None = None,
    ) -> "pd.DataFrame":
        """The `table` as a data frame; whole numbers stay whole where some are missing.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingPackageError("pandas is not installed", "", _PANDAS) from error
        import pyarrow as pa

        types = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
        found = self.arrow(document, variables, path, operation)
        return found.to_pandas(types_mapper=types.get)

    def _schema(self) -> GraphQLSchema | None:
        """The API's schema, for the types of columns; asked for once, if it is told at all."""
        if self._types is None and self._types_told:
            try:
                found = self.query(get_introspection_query(descriptions=False))
                self._types = build_client_schema(cast("IntrospectionQuery", found))
            except AnswerError:
                self._types_told = False
        return self._types

    def _from(self, question: "_Question", page: List) -> Iterator[List]:
        """A page and those after it."""
        yield page
        variable, cursor = page.asked.after or "", None
        while page.next is not None:
            if page.next == cursor:
                raise ApiError("the API gives the same page again", self.url, status=200)
            cursor = page.next
            page = self._list(question.with_(variable, cursor), page.path)
            yield page

    def _list(self, question: "_Question", path: str) -> List:
        data = self.query(question.document, question.variables, question.operation)
        return chosen(lists(question.tree, data), path)


_PAGED: Final = "Write …(after: $after) { … pageInfo { hasNextPage endCursor } }"
_PANDAS: Final = "pip install '.[pandas]'"


@dataclass(frozen=True, slots=True)
class _Question:
    """An operation with the values of its variables."""

    document: str
    variables: dict[str, Any]
    operation: str | None
    schema: GraphQLSchema | None = None
    tree: AnswerKey = field(init=False)

    def __post_init__(self) -> None:
        tree = answer_tree(self.document, self.operation, self.variables, self.schema)
        object.__setattr__(self, "tree", tree)

    def with_(self, variable: str, value: str) -> "_Question":
        """The same with another value of a variable."""
        return replace(self, variables={**self.variables, variable: value})


def _unpageable(list_: List) -> str:
    """What a document lacks for a list of it to be paged; nothing if it lacks nothing."""
    if list_.edges is None:
        return "it is no connection"
    if list_.asked.after is None:
        return "its `after` is not a variable"
    information = list_.asked.child("pageInfo")
    if not (information and information.child("hasNextPage") and information.child("endCursor")):
        return "its `pageInfo` is not asked for"
    return ""
