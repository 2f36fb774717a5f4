"""Settings, all from the environment.

KG_HOME: where the data live; by default the platform's folder for user data.
KG_STORE: the store's address (`bolt://host:7687`); empty for the embedded one.
KG_STORE_USER, KG_STORE_PASSWORD: who we are there.
KG_CONTACT: a mail address for those who run the interfaces that records are fetched from.
"""

from collections.abc import Collection
from difflib import get_close_matches
from os import environ
from pathlib import Path
from typing import Annotated, ClassVar, Final, Self
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict
from pydantic_settings.sources import PydanticBaseSettingsSource

from kg.errors import SettingsError

OTHERS: Final = "KG_API_"
"""How variables begin that the API and its client read."""

SCHEMES: Final = ("bolt", "bolt+s", "neo4j", "neo4j+s")

_EXAMPLE: Final = "Write bolt://localhost:7687, or leave it empty for the embedded store"


class EnvironmentSettings(BaseSettings):
    """Values with a default each, which the environment may set; they do not change."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_ignore_empty=True, hide_input_in_errors=True
    )

    beside: ClassVar[tuple[str, ...]] = ()
    """Variables of the same prefix which are somebody else's."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **_others: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is made by hand reads no environment: a test would write into a user's store."""
        return (init_settings,)

    @classmethod
    def read(cls, **defaults: object) -> Self:
        """The settings of the environment; a variable that is empty counts as not set.

        Raises:
            SettingsError: a value can not be used, or a variable is misspelt.
        """
        prefix = cls.model_config["env_prefix"]
        known = [prefix + each.upper() for each in cls.model_fields]
        only_known([each for each in environ if cls.ours(each)], [*known, *cls.beside])
        try:
            return cls(**{**defaults, **EnvSettingsSource(cls)()})
        except ValidationError as error:
            first = error.errors()[0]
            variable = prefix + str(first["loc"][0]).upper()
            text = environ.get(variable, "")
            raise SettingsError(f"{text!r} can not be used: {first['msg']}", variable) from error

    @classmethod
    def ours(cls, variable: str) -> bool:
        """Whether a variable is read here."""
        return variable.startswith(cls.model_config["env_prefix"])


def _home(path: str | Path) -> Path:
    try:
        home = Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise SettingsError(str(error), "KG_HOME", "Give an absolute path") from error
    if home.exists() and not home.is_dir():
        raise SettingsError(f"{home} is not a folder", "KG_HOME", "Name a folder, or unset it")
    return home


def _store(text: str) -> str:
    text = text.strip()
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


def _contact(text: str) -> str:
    if text and not (text.isascii() and text.isprintable() and "@" in text and " " not in text):
        remedy = "Write an address of mail, or unset it"
        raise SettingsError("this is no address of mail", "KG_CONTACT", remedy)
    return text


class Settings(EnvironmentSettings):
    """Where the data live, and which store holds the graph.

    Attributes:
        home: folder of all data, absolute; made by whoever first writes into it.
        store: address of the store; empty for the embedded one.
        store_user: user name at the store; not used for the embedded one.
        store_password: empty where the store asks for none; never shown.
        contact: address of mail that we tell interfaces which we fetch from; empty for none.
    """

    model_config = SettingsConfigDict(env_prefix="KG_")

    home: Annotated[Path, BeforeValidator(_home)] = Field(
        default_factory=lambda: user_data_path("hetao", False)
    )
    store: Annotated[str, BeforeValidator(_store)] = ""
    store_user: str = "neo4j"
    store_password: str = Field(default="", repr=False)
    contact: Annotated[str, BeforeValidator(_contact)] = ""

    @classmethod
    def ours(cls, variable: str) -> bool:
        """Whether a variable is read here and not by the API or its client."""
        return super().ours(variable) and OTHERS not in variable

    @classmethod
    def from_environment(cls) -> Self:
        """Read the settings.

        Raises:
            SettingsError: a value can not be used, or a variable is misspelt.
        """
        return cls.read()


def only_known(names: Collection[str], known: Collection[str]) -> None:
    """Let no misspelt variable be passed over in silence.

    Raises:
        SettingsError: a name is not among the known ones.
    """
    for name in sorted(set(names).difference(known)):
        near = get_close_matches(name, known, 1)
        remedy = f"Perhaps {near[0]} was meant" if near else f"There are {', '.join(sorted(known))}"
        raise SettingsError("there is no such setting", name, remedy)
