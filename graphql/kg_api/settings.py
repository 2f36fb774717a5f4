"""How the API is served to others: every switch and every bound, all from the environment.

A field is the variable `KG_API_` and its name in capitals: `KG_API_BUDGET=2000000`. Switches are
`on` or `off`; lists are written with commas; rates as `600/minute`. All of them are listed in
`docs/guides/serving.md`.
"""

import os
from ipaddress import ip_address
from typing import Annotated, ClassVar, Final, Literal

from limits import RateLimitItem, parse
from pydantic import (
    AfterValidator,
    AllowInfNan,
    BeforeValidator,
    Field,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveInt,
)
from pydantic_settings import NoDecode, SettingsConfigDict

from kg.errors import SettingsError
from kg.settings import EnvironmentSettings

PREFIX: Final = "KG_API_"

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
"""What a browser on this machine calls it; any other name at this address is another's name."""

CLIENT_KEY: Final = "KG_API_KEY"
"""The key of whoever asks another's API: no setting of a server, but set beside it at times."""


def _listed(value: object) -> object:
    if isinstance(value, str):
        return tuple(filter(None, (each.strip().lower() for each in value.split(","))))
    return value


def rate_of(text: str) -> RateLimitItem:
    """A rate, as `600/minute`.

    Raises:
        ValueError: it is none.
    """
    return parse(text)


def _rate(text: str) -> str:
    rate_of(text)
    return text


def _half_of_the_processors() -> int:
    return max(1, (os.cpu_count() or 2) // 2)


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]
Rate = Annotated[str, AfterValidator(_rate)]
Seconds = Annotated[NonNegativeFloat, AllowInfNan(False)]


class ApiSettings(EnvironmentSettings):
    """What may be asked, by whom, how often and how much of it.

    Attributes:
        anonymous: whether one may read without a key.
        hosts: names that requests may be addressed to; `*` for any.
        origins: pages of other origins that may ask from a browser (CORS); none of them by default.
        proxies: addresses whose `X-Forwarded-For` is believed.
        get: whether queries may come by GET.
        introspection: whether the schema may be asked for.
        suggestions: whether a mistyped name is answered by the name that was perhaps meant.
        persisted: `apq` (queries by their hash once known), `only` (none but those in
            `graphql/queries` and `queries`), `off`.
        queries: a further folder of queries that may be asked by their hash.
        metrics: whether `/metrics` is open to all; otherwise it wants a key of scope admin.
        budget: rows that one request may touch, as they are priced before it runs.
        depth: how deep fields may be nested.
        aliases: fields of other names in one document.
        tokens: words and signs of one document.
        fields: fields of one operation, with each fragment counted wherever it is spread.
        max_page_size: the largest `first`.
        max_list: how many values an argument may list.
        batch: operations in one request; 0 for no batches.
        body: bytes of one request.
        statement_timeout: how long one statement may take in the store.
        body_timeout: seconds within which a request's body must have come.
        max_concurrency: requests that are answered at the same time; others are told to come again.
        max_costly: costly statements that run in the store at the same time; others wait. Half as
            many as processors by default: the others are left to whoever looks one thing up.
        rate: requests of one address without a key.
        anonymous_rate: requests of all addresses together without a key.
        key_rate: requests of one key.
        shutdown: seconds that requests under way have when the server is told to end.
        log_variables: whether the log holds the variables of queries.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX)

    beside: ClassVar[tuple[str, ...]] = (CLIENT_KEY,)

    anonymous: bool = True
    hosts: Names = LOOPBACK
    origins: Names = ()
    proxies: Names = ()
    get: bool = True
    introspection: bool = True
    suggestions: bool = True
    persisted: Literal["off", "apq", "only"] = "apq"
    queries: str = ""
    metrics: bool = True
    budget: NonNegativeInt = 1_000_000
    depth: NonNegativeInt = 20
    aliases: NonNegativeInt = 30
    tokens: NonNegativeInt = 2000
    fields: NonNegativeInt = 500
    max_page_size: NonNegativeInt = 200
    max_list: NonNegativeInt = 200
    batch: NonNegativeInt = 0
    body: NonNegativeInt = 100_000
    statement_timeout: Seconds = 10.0
    body_timeout: Seconds = 10.0
    max_concurrency: NonNegativeInt = 128
    max_costly: PositiveInt = Field(default_factory=_half_of_the_processors)
    rate: Rate = "600/minute"
    anonymous_rate: Rate = "6000/minute"
    key_rate: Rate = "6000/minute"
    shutdown: NonNegativeInt = 30
    log_variables: bool = False

    @classmethod
    def from_environment(cls, host: str) -> "ApiSettings":
        """Read the settings for a server at an address; an empty variable counts as not set.

        On loopback everyone may read and look at the metrics; at any other address only keys may,
        unless it is said otherwise.

        Raises:
            SettingsError: a value can not be used, a variable is misspelt, or two of them leave a
                door open together.
        """
        elsewhere = {"anonymous": False, "metrics": False, "hosts": ("*",)}
        settings = cls.read(**({} if is_loopback(host) else elsewhere))
        if settings.anonymous and "*" in settings.hosts:
            raise SettingsError(
                "everyone may read without a key, under any host name",
                "KG_API_ANONYMOUS",
                "Name the hosts in KG_API_HOSTS, or any page could read it through a browser",
            )
        return settings


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
