"""Protection from cross-site request forgery: GET only from where no page can forge it.

A link, an image or a form carries neither a header of its own nor an `Accept` for GraphQL; clients
carry one of them. https://www.apollographql.com/docs/apollo-server/security/cors
"""

from collections.abc import Mapping
from typing import Final

from kg_api.http.content_negotiation import ARROW, CSV, GRAPHQL, JSON

_HEADERS: Final = (
    "x-apollo-operation-name",
    "apollo-require-preflight",
    "graphql-require-preflight",
    "authorization",
)
_ACCEPTED: Final = (GRAPHQL, JSON, CSV, ARROW)

FORGEABLE: Final = (
    "A link could have sent this. Accept application/graphql-response+json or application/json, "
    "or send the header GraphQL-Require-Preflight."
)


def is_preflighted(headers: Mapping[str, str]) -> bool:
    """Whether a request has what no link, image or form can send."""
    accepted = headers.get("accept", "").lower()
    return (
        any(each in headers for each in _HEADERS)
        or headers.get("content-type", "").lower().startswith("application/json")
        or any(each in accepted for each in _ACCEPTED)
    )
