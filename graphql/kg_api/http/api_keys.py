"""API keys: who may do what. A file under KG_HOME holds their hashes, never the keys.

A key is 256 random bits. Nobody guesses those, so that one sha256 keeps them as well as a slow
hash would, which is meant for what people think of; and it costs a request a microsecond.
The file is read again when it has changed: a key that is revoked is refused at once.
"""

import fcntl
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import IntEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kg.atomic import replacing
from kg.errors import InputError, SettingsError

FILE: Final = "api-keys.json"
MARK: Final = "kg_"
"""What every key begins with, so that it is known where it should not be: in a log, in a commit."""


class Scope(IntEnum):
    """What a key may do; each may do what those before it may."""

    READ = 1
    CURATE = 2
    ADMIN = 3


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key.

    Attributes:
        id: public, part of the key itself; for lists, logs and revoking.
        name: whose it is.
        scope: `read`, `curate` or `admin`.
        sha256: of the whole key, hexadecimal.
        created: ISO 8601, UTC.
    """

    id: str
    name: str
    scope: str
    sha256: str
    created: str

    def may(self, scope: Scope) -> bool:
        """Whether it may do this."""
        return Scope[self.scope.upper()] >= scope


class Keys:
    """The keys of one KG_HOME."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        self._seen: tuple[int, ...] | None = None
        self._known: Mapping[str, Key] = MappingProxyType({})

    def add(self, name: str, scope: Scope) -> str:
        """Make a key; it is told this once and can not be told again.

        Raises:
            InputError: the name is empty.
        """
        if not name.strip():
            raise InputError("the key has no name", "NAME", "Say whose it is")
        secret = f"{MARK}{secrets.token_hex(4)}_{secrets.token_urlsafe(32)}"
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._alone():
            key = Key(_id(secret), name.strip(), scope.name.lower(), _hash(secret), now)
            self._write({**self.known(), key.id: key})
        return secret

    def revoke(self, id_: str) -> Key:
        """Make a key worthless from now on.

        Raises:
            InputError: there is none of that id.
        """
        with self._alone():
            kept = dict(self.known())
            key = kept.pop(id_, None)
            if key is None:
                raise InputError("there is no such key", id_, "`kg key list` lists them")
            self._write(kept)
        return key

    def find(self, secret: str) -> Key | None:
        """Whose key this is; None if it is nobody's."""
        key = self.known().get(_id(secret)) if secret.startswith(MARK) else None
        return key if key and hmac.compare_digest(key.sha256, _hash(secret)) else None

    def known(self) -> Mapping[str, Key]:
        """Every key, by its id.

        Raises:
            SettingsError: others may read the file, or it is not ours.
        """
        try:
            found = self.path.stat()
        except FileNotFoundError:
            self._seen, self._known = None, MappingProxyType({})
            return self._known
        seen = (found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode)
        if seen != self._seen:
            if found.st_mode & 0o077:
                remedy = f"chmod 600 {self.path}, and think about making new keys"
                raise SettingsError("others may read the keys' file", str(self.path), remedy)
            self._known, self._seen = MappingProxyType(self._read()), seen
        return self._known

    def _read(self) -> dict[str, Key]:
        try:
            keys = [Key(**each) for each in json.loads(self.path.read_bytes())]
            return {key.id: key for key in keys if Scope[key.scope.upper()]}
        except (ValueError, TypeError, KeyError) as error:
            remedy = "Put it right, or remove it and make new keys"
            raise SettingsError("this is no file of keys", str(self.path), remedy) from error

    def _write(self, keys: Mapping[str, Key]) -> None:
        opened = partial(os.open, mode=0o600)
        with replacing(self.path) as aside, open(aside, "x", opener=opened) as file:
            json.dump([asdict(key) for key in keys.values()], file, indent=1)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _id(secret: str) -> str:
    return secret.removeprefix(MARK).partition("_")[0]


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
