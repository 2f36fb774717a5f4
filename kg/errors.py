"""Errors raised by `kg`: each says what happened, where, and what to do about it.

* KgError
  + SettingsError
  + InputError
  + MissingPackageError
  + IntegrityError
  + EncodingError
  + StoreError
    - StoreUnavailableError
    - QueryError
      · TransientQueryError
      · QueryTimeoutError
"""


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


class QueryError(StoreError):
    """The store refused a statement."""


class TransientQueryError(QueryError):
    """The store gave up on a transaction that may succeed if it is run again."""


class QueryTimeoutError(QueryError):
    """A statement took longer than it was given."""
