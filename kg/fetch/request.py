"""What is asked of an interface, and what an answer holds: the types that all of them share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

QUERY: Final = "query"
"""Kind of a request whose answer is a page of what words found."""
RECORD: Final = "record"
"""Kind of a request whose answer is what ids name."""
FILE: Final = "file"
"""Kind of a request whose answer is kept as it is, and may be large."""

AGAIN: Final = "Run it again: it goes on from here"
"""What to do when an interface does not answer."""


@dataclass(frozen=True, slots=True)
class FetchQuery:
    """What the user wants.

    Attributes:
        words: a query in the interface's own language; empty where ids are named.
        ids: names of records; empty where words are.
        limit: most records to bring; 0 for all there are.
        options: further ones that an interface knows (`forms`).
    """

    words: str
    ids: tuple[str, ...]
    limit: int
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """One request.

    Attributes:
        kind: which of an interface's requests it is.
        path: behind the interface's address, or a whole address at one of its hosts.
        params: of the query; keys of users are not among them.
        name: of the file that the answer goes into; empty for the next numbered one.
    """

    kind: str
    path: str
    params: Mapping[str, str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer amounts to.

    Attributes:
        content: to be kept; empty if nothing is.
        records: how many it holds.
        then: requests that it leads to, to be sent before all others.
        total: how many records there are in all, as far as the interface says; 0 if it does not.
    """

    content: bytes
    records: int
    then: tuple[Request, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Interface:
    """An open interface.

    Attributes:
        name: of the command's argument.
        title: for people.
        address: which paths are taken from.
        hosts: further ones that answers may send us to; the key goes to none of them.
        pause: seconds between two requests that the interface asks for.
        ending: of the files that it yields.
        key: environment variable with the user's key; empty if there are none.
        key_needed: whether it answers nobody without one.
        contact_needed: whether it answers nobody who does not say how to be reached.
        headers: that carry key and contact.
        params: that carry them.
        first: the requests that a query begins with.
        read: what an answer to a request amounts to.
    """

    name: str
    title: str
    address: str
    pause: float
    ending: str
    first: Callable[[FetchQuery], tuple[Request, ...]]
    read: Callable[[Request, bytes, FetchQuery], Answer]
    hosts: tuple[str, ...] = ()
    key: str = ""
    key_needed: bool = False
    contact_needed: bool = False
    headers: Callable[[str, str], Mapping[str, str]] = lambda key, contact: {}
    params: Callable[[str, str], Mapping[str, str]] = lambda key, contact: {}


def batches(ids: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    """The ids in lists of at most a size."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]
