"""Errors raised by `kg`: each says what happened, where, and what to do about it.

* KgError
  + SettingsError
  + InputError
  + MissingPackageError
  + IntegrityError
  + EncodingError
  + StoreError
    - StoreUnavailableError
    - StoreBusyError
    - QueryError
      · TransientQueryError
      · QueryEndedError
      · QueryTimeoutError
  + ApiError
    - ApiUnavailableError
    - RefusedError
    - AnswerError
"""

from collections.abc import Mapping, Sequence
from typing import Any


class KgError(Exception):
    """Anything that `kg` can not do; its text is meant for the person at the keyboard.

    Attributes:
        what: what happened.
        where: the setting, file, address or statement it happened at; empty if nowhere.
        remedy: what to do about it; empty if nothing.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        where = f" ({self.where})" if self.where else ""
        remedy = f". {self.remedy}" if self.remedy else ""
        return f"{self.what}{where}{remedy}"


class SettingsError(KgError):
    """The environment holds a value that can not be used."""


class InputError(KgError):
    """A path, an id or an argument that the user gave can not be used."""


class MissingPackageError(KgError):
    """Something optional is asked for and its packages are not installed."""


class IntegrityError(KgError):
    """A downloaded file is not the one that was locked."""


class EncodingError(KgError):
    """Texts could not be made into vectors."""


class StoreError(KgError):
    """The store did not do what was asked of it."""


class StoreUnavailableError(StoreError):
    """The store can not be reached, does not start, or does not let us in."""


class StoreBusyError(StoreError):
    """The store has more to do than it can; later it may."""


class QueryError(StoreError):
    """The store refused a statement."""


class TransientQueryError(QueryError):
    """The store gave up on a transaction that may succeed if it is run again."""


class QueryEndedError(QueryError):
    """Somebody told the store to end a statement."""


class QueryTimeoutError(QueryError):
    """A statement took longer than it was given."""


class ApiError(KgError):
    """A remote API did not do what was asked of it.

    Attributes:
        status: of HTTP; 0 if there was no answer.
        code: the API's word for it, `extensions.code` of its first error; empty if it gave none.
        id: under which the API's log has more; empty if it gave none.
    """

    def __init__(
        self, what: str, where: str = "", remedy: str = "",
        *, status: int = 0, code: str = "", id: str = "",  # noqa: A002 - its name
    ) -> None:  # fmt: skip
        super().__init__(what, where, remedy)
        self.status, self.code, self.id = status, code, id


class ApiUnavailableError(ApiError):
    """The API is not reached, has no time, or does not answer in time; later it may."""


class RefusedError(ApiError):
    """The API did not let the request in: no key, too many requests, too large a one."""


class AnswerError(ApiError):
    """The API answered with errors.

    Attributes:
        errors: as GraphQL has them: message, locations, path, extensions.
        data: what it could answer all the same, if anything.
    """

    def __init__(
        self, errors: Sequence[Mapping[str, Any]], data: dict[str, Any] | None, where: str = ""
    ) -> None:
        first = errors[0].get("extensions") or {}
        all_ = "; ".join(map(told, errors))
        code, id_ = str(first.get("code", "")), str(first.get("id", ""))
        super().__init__(all_, where, status=200, code=code, id=id_)
        self.errors, self.data = list(errors), data


def told(error: Mapping[str, Any]) -> str:
    """An error of GraphQL in one line."""
    extensions = error.get("extensions") or {}
    path = ".".join(map(str, error.get("path") or ()))
    at = f" at {path}" if path else ""
    id_ = f" [id {extensions['id']}]" if "id" in extensions else ""
    return f"{str(error.get('message', 'an error')).rstrip('.')}{at}{id_}"
