"""How the API is served to others: every switch and every bound, all from the environment.

A field is the variable `KG_API_` and its name in capitals: `KG_API_BUDGET=2000000`. Switches are
`on` or `off`; lists are written with commas; rates as `600/minute`. All of them are listed in
`docs/guides/serving.md`.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from ipaddress import ip_address
from typing import Any, Final

from limits import RateLimitItem, parse

from kg.errors import SettingsError
from kg.settings import only_known

PREFIX: Final = "KG_API_"

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
"""What a browser on this machine calls it; any other name at this address is another's name."""

CLIENT_KEY: Final = "KG_API_KEY"
"""The key of whoever asks another's API: no setting of a server, but set beside it at times."""

PERSISTED: Final = ("off", "apq", "only")


@dataclass(frozen=True, slots=True)
class ApiSettings:
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
        page: the largest `first`.
        values: how many values an argument may list.
        batch: operations in one request; 0 for no batches.
        body: bytes of one request.
        seconds: how long one statement may take in the store.
        patience: seconds within which a request's body must have come.
        at_once: requests that are answered at the same time; others are told to come again.
        rate: requests of one address without a key.
        anonymous_rate: requests of all addresses together without a key.
        key_rate: requests of one key.
        shutdown: seconds that requests under way have when the server is told to end.
        log_variables: whether the log holds the variables of queries.
    """

    anonymous: bool = True
    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    get: bool = True
    introspection: bool = True
    suggestions: bool = True
    persisted: str = "apq"
    queries: str = ""
    metrics: bool = True
    budget: int = 1_000_000
    depth: int = 20
    aliases: int = 30
    tokens: int = 2000
    fields: int = 500
    page: int = 200
    values: int = 200
    batch: int = 0
    body: int = 100_000
    seconds: float = 10.0
    patience: float = 10.0
    at_once: int = 128
    rate: str = "600/minute"
    anonymous_rate: str = "6000/minute"
    key_rate: str = "6000/minute"
    shutdown: int = 30
    log_variables: bool = False

    @classmethod
    def from_environment(cls, host: str, environ: Mapping[str, str] = os.environ) -> "ApiSettings":
        """Read the settings for a server at an address; an empty variable counts as not set.

        On loopback everyone may read and look at the metrics; at any other address only keys may,
        unless it is said otherwise.

        Raises:
            SettingsError: a value can not be used, a variable is misspelt, or two of them leave a
                door open together.
        """
        names = [PREFIX + each.name.upper() for each in fields(cls)]
        only_known([each for each in environ if each.startswith(PREFIX)], [*names, CLIENT_KEY])
        local = is_loopback(host)
        start = cls() if local else cls(anonymous=False, metrics=False, hosts=("*",))
        given = {
            each.name: _read(PREFIX + each.name.upper(), getattr(start, each.name), text)
            for each in fields(cls)
            if (text := environ.get(PREFIX + each.name.upper(), "").strip())
        }
        settings = replace(start, **given)
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


def rate_of(text: str) -> RateLimitItem:
    """A rate, as `600/minute`.

    Raises:
        ValueError: it is none.
    """
    return parse(text)


def _read(variable: str, default: Any, text: str) -> Any:  # noqa: ANN401 - a setting
    try:
        value = _READ[type(default)](text)
        if variable.endswith("RATE"):
            rate_of(text)
        if variable == "KG_API_PERSISTED" and text not in PERSISTED:
            raise ValueError(f"it is not one of {', '.join(PERSISTED)}")
    except ValueError as error:
        raise SettingsError(f"{text!r} can not be used: {error}", variable) from error
    return value


def _switch(text: str) -> bool:
    try:
        return {"on": True, "off": False}[text.lower()]
    except KeyError:
        raise ValueError("write on or off") from None


def _number(kind: Callable[[str], float]) -> Callable[[str], float]:
    def read(text: str) -> float:
        number = kind(text)
        if not 0 <= number < float("inf"):
            raise ValueError("it must be a number from 0 on")
        return number

    return read


def _list(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (each.strip().lower() for each in text.split(","))))


_READ: Final[Mapping[type, Callable[[str], Any]]] = {
    bool: _switch,
    int: _number(int),
    float: _number(float),
    tuple: _list,
    str: str,
}
