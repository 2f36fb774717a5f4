"""Settings, all from the environment.

KG_HOME: where the data live; by default the platform's folder for user data.
KG_STORE: the store's address (`bolt://host:7687`); empty for the embedded one.
KG_STORE_USER, KG_STORE_PASSWORD: who we are there.
"""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from platformdirs import user_data_path

from kg.errors import SettingsError

VARIABLES: Final = ("KG_HOME", "KG_STORE", "KG_STORE_USER", "KG_STORE_PASSWORD")
OTHERS: Final = "KG_API_"
"""How variables begin that the API and its client read."""

SCHEMES: Final = ("bolt", "bolt+s", "neo4j", "neo4j+s")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    Attributes:
        home: folder of all data, absolute; made by whoever first writes into it.
        store: address of the store; empty for the embedded one.
        store_user: user name at the store; not used for the embedded one.
        store_password: empty where the store asks for none; never shown.
    """

    home: Path
    store: str = ""
    store_user: str = "neo4j"
    store_password: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; a variable that is empty counts as not set.

        Raises:
            SettingsError: a value can not be used, or a variable is misspelt.
        """
        ours = [each for each in environ if each.startswith("KG_") and OTHERS not in each]
        only_known(ours, VARIABLES)
        return cls(
            home=_home(environ.get("KG_HOME", "")),
            store=_store(environ.get("KG_STORE", "").strip()),
            store_user=environ.get("KG_STORE_USER", "") or "neo4j",
            store_password=environ.get("KG_STORE_PASSWORD", ""),
        )


def only_known(names: Collection[str], known: Collection[str]) -> None:
    """Let no misspelt variable be passed over in silence.

    Raises:
        SettingsError: a name is not among the known ones.
    """
    for name in sorted(set(names).difference(known)):
        near = get_close_matches(name, known, 1)
        remedy = f"Perhaps {near[0]} was meant" if near else f"There are {', '.join(sorted(known))}"
        raise SettingsError("there is no such setting", name, remedy)


def _home(text: str) -> Path:
    try:
        home = Path(text).expanduser().absolute() if text else user_data_path("hetao", False)
    except RuntimeError as error:
        raise SettingsError(str(error), "KG_HOME", "Give an absolute path") from error
    if home.exists() and not home.is_dir():
        raise SettingsError(f"{home} is not a folder", "KG_HOME", "Name a folder, or unset it")
    return home


def _store(text: str) -> str:
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise SettingsError("this is no address", "KG_STORE", _EXAMPLE) from error
    if parts.username is not None or parts.password is not None:
        remedy = "Put them into KG_STORE_USER and KG_STORE_PASSWORD, where they are not printed"
        raise SettingsError("the address holds a user or password", "KG_STORE", remedy)
    if parts.scheme not in SCHEMES:
        what = f"the scheme {parts.scheme!r} is not one of {', '.join(SCHEMES)}"
        raise SettingsError(what, "KG_STORE", _EXAMPLE)
    if not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise SettingsError("this is not scheme://host:port", "KG_STORE", _EXAMPLE)
    return text.rstrip("/")


_EXAMPLE: Final = "Write bolt://localhost:7687, or leave it empty for the embedded store"
