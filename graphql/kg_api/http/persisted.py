"""Persisted queries: asked by the sha256 of their text, as Apollo's clients do.

`apq` learns a query when it first comes with its hash; `only` knows those that lie on this
server's disk and answers no other.
Source: https://www.apollographql.com/docs/apollo-server/performance/apq
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from cachetools import LRUCache
from graphql import GraphQLError

from kg_api.execution.trace import sha256
from kg_api.http.pages.explorer import QUERIES
from kg_api.queries import folder
from kg_api.settings import ApiSettings

MOST: Final = 500
"""Queries that are learnt; the one asked longest ago is forgotten first."""

_HASH: Final = 64
"""Hexadecimal digits of a sha256."""


class Persisted:
    """The queries known by their hash."""

    def __init__(self, settings: ApiSettings) -> None:
        self.mode = settings.persisted
        ours = [folder(), QUERIES, *([Path(settings.queries)] if settings.queries else [])]
        self.ours: Mapping[str, str] = {} if self.mode == "off" else _texts(ours)
        self.learnt = LRUCache[str, str](MOST)

    def resolve(self, query: str | None, extensions: Mapping[str, Any] | None) -> str | None:
        """The text of the query that is asked.

        Raises:
            GraphQLError: the hash is not known or not the query's, or the query is not allowed.
        """
        wanted = _wanted(extensions)
        if self.mode == "only":
            return self._allowed(query, wanted)
        if wanted is None:
            return query
        if self.mode == "off":
            raise _error("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")
        return self._known(wanted) if query is None else self._learn(query, wanted)

    def _allowed(self, query: str | None, wanted: str | None) -> str:
        known = self.ours.get(sha256(query) if query else wanted or "")
        if known is None:
            raise _error("Only the queries of this server are answered.", "PERSISTED_QUERY_ONLY")
        return known

    def _known(self, wanted: str) -> str:
        found = self.ours.get(wanted) or self.learnt.get(wanted)
        if found is None:
            raise _error("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
        return found

    def _learn(self, query: str, wanted: str) -> str:
        if sha256(query) != wanted:
            raise _error("provided sha does not match query", "BAD_REQUEST")
        self.learnt[wanted] = query
        return query


def _wanted(extensions: Mapping[str, Any] | None) -> str | None:
    asked = (extensions or {}).get("persistedQuery")
    if asked is None:
        return None
    wanted = asked.get("sha256Hash") if isinstance(asked, dict) else None
    if not isinstance(wanted, str) or len(wanted) != _HASH:
        raise _error("persistedQuery wants version 1 and a sha256Hash", "BAD_REQUEST")
    return wanted.lower()


def _texts(folders: Iterable[Path]) -> dict[str, str]:
    texts = [path.read_text("utf-8") for each in folders for path in each.glob("*.graphql")]
    return {sha256(text): text for text in texts}


def _error(message: str, code: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})
