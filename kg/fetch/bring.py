"""Everything that was asked for, brought into files, going on where an earlier run broke off."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import stamina

from kg.atomic import replacing
from kg.errors import ApiError, ApiUnavailableError, InputError, SettingsError
from kg.fetch.arxiv import ARXIV
from kg.fetch.crossref import CROSSREF
from kg.fetch.datacite import DATACITE
from kg.fetch.gleif import GLEIF
from kg.fetch.openalex import OPENALEX
from kg.fetch.pubmed import PUBMED
from kg.fetch.request import FILE, RECORD, Answer, FetchQuery, Interface, Request
from kg.fetch.ror import ROR
from kg.fetch.sec import SEC
from kg.fetch.state import State, described, load, save
from kg.fetch.transport import BusyError, Transport, too_long
from kg.fetch.uspto import USPTO

INTERFACES: Final[tuple[Interface, ...]] = (
    OPENALEX,
    CROSSREF,
    PUBMED,
    ARXIV,
    DATACITE,
    SEC,
    USPTO,
    ROR,
    GLEIF,
)
"""Those that there are."""

_ATTEMPTS: Final = 8
"""Times that one request is sent."""
_GONE: Final = (404, 410)
"""Answers to a request for one record that say there is none."""
_PATIENCE: Final = 1800.0
"""Seconds over which one request is sent again."""

Watch = Callable[[State], None]
"""Told how far it has come, after each answer."""


def interface(name: str) -> Interface:
    """The interface of a name.

    Raises:
        InputError: there is none.
    """
    for each in INTERFACES:
        if each.name == name:
            return each
    names = ", ".join(each.name for each in INTERFACES)
    raise InputError("there is no such interface", name, f"There are {names}")


def query_of(arguments: Iterable[str], limit: int, options: Mapping[str, str]) -> FetchQuery:
    """What arguments ask for: ids if each looks like one, else the words of a query."""
    words = [each.strip() for each in arguments if each.strip()]
    if not words:
        raise InputError("nothing is asked for", "QUERY", "Give a query or ids")
    if all(map(_ID.fullmatch, words)):
        return FetchQuery("", tuple(dict.fromkeys(words)), limit, options)
    return FetchQuery(" ".join(words), (), limit, options)


_ID: Final = re.compile(
    r"(?i)(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.\d{4,9}/\S+|(?:https://openalex\.org/)?W\d{4,12}|"
    r"(?:pmid:)?\d{4,9}|(?:arxiv:|https?://arxiv\.org/abs/)?(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?|"
    r"(?:cik:?)?\d{1,10}(?:/\d{10}-\d\d-\d{6})?|(?:US)?\d{1,2}[/,]\d{3},?\d{3}(?:,\d{3})?|"
    r"US(?:RE|D|PP)?\d{6,11}(?:[AB]\d)?|i?p[ag]\d{6}\.zip|(?:https://ror\.org/|ror:)?0[a-z0-9]{8}|"
    r"(?:lei:)?[A-Z0-9]{18}\d\d"
)


def folder_for(home: Path, of: Interface, query: FetchQuery) -> Path:
    """Where what is asked for goes, unless the user says."""
    description = described(of.name, query)
    words = re.sub(r"[^a-z0-9]+", "-", (query.words or "-".join(query.ids)).lower())[:40].strip("-")
    return home / "fetched" / of.name / f"{words}-{sha256(description.encode()).hexdigest()[:8]}"


def fetch(
    of: Interface,
    query: FetchQuery,
    folder: Path,
    contact: str = "",
    watch: Watch = lambda state: None,
) -> State:
    """Bring what is asked for into a folder; what is there already is not asked for again.

    Args:
        of: the interface.
        query: what is wanted of it.
        folder: where its files go.
        contact: address of mail by which we can be reached.
        watch: told after each answer.

    Raises:
        SettingsError: the interface needs a key or a contact.
        InputError: the folder holds something else.
        ApiError: the interface refuses; what came until then is kept, and it goes on from there.
    """
    key = _key(of, contact)
    state = load(folder)
    description = described(of.name, query)
    if state is not None and state.asked != description:
        raise InputError("something else was fetched into it", str(folder), "Use another folder")
    state = state or State(description, of.first(query))
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Transport(of, key, contact)) as transport:
        while state.queue and not (query.limit and state.records >= query.limit):
            state = _step(of, transport, state, query, folder)
            save(folder, state)
            watch(state)
    return state


def _key(of: Interface, contact: str) -> str:
    key = os.environ.get(of.key, "").strip() if of.key else ""
    if of.key_needed and not key:
        raise SettingsError(f"{of.title} answers nobody without a key", of.key, "Set it to yours")
    if of.contact_needed and not contact:
        remedy = "Set it to an address of mail by which you can be reached"
        raise SettingsError(f"{of.title} wants to know who asks", "KG_CONTACT", remedy)
    if not key.isascii() or not key.isprintable():
        raise SettingsError("the key holds characters that no key has", of.key, "Copy it again")
    return key


def _step(
    of: Interface, transport: Transport, state: State, query: FetchQuery, folder: Path
) -> State:
    """Send the first request of the queue, until it is answered, and keep what comes."""
    request = state.queue[0]
    for attempt in stamina.retry_context(
        on=_again,
        attempts=_ATTEMPTS,
        timeout=_PATIENCE,
        wait_initial=5 * of.pause,
        wait_max=60.0,
        wait_jitter=of.pause,
    ):
        with attempt:
            try:
                answer = _answered(of, transport, request, query, folder)
            except ApiError as error:
                if request.kind != RECORD or error.status not in _GONE:
                    raise
                return state.without(unquote(request.path.rpartition("/")[2]))
    wrote = bool(answer.content) or request.kind == FILE
    if answer.content:
        name = request.name or f"{state.files + 1:06}{of.ending}"
        with replacing(folder / name) as path:
            path.write_bytes(answer.content)
    return state.after(answer.then, answer.records, answer.total, wrote)


def _answered(
    of: Interface, transport: Transport, request: Request, query: FetchQuery, folder: Path
) -> Answer:
    if request.kind != FILE:
        return of.read(request, transport.get(request), query)
    path = folder / request.name
    if not path.exists():
        transport.keep(request, path)
    return Answer(b"", 1)


def _again(error: Exception) -> bool | float:
    """Whether a request is sent again, and when, where the interface says so."""
    if isinstance(error, BusyError):
        if too_long(error):
            return False
        return True if error.wait is None else error.wait
    return isinstance(error, ApiUnavailableError)
