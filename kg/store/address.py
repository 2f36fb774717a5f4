"""Where a store is and who we are there; what every connection to it has in common."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from neo4j import NotificationMinimumSeverity


@dataclass(frozen=True, slots=True)
class Address:
    """How to reach a store; one process can hand it to another.

    Attributes:
        uri: `bolt://host:port` and the like.
        user: user name.
        password: empty where the store asks for none; never shown.
        database: name of the database; None for the user's own.
        reader: user and password for reading, where the server wants others for it: ArcadeDB
            does not heed Bolt's read-only mode.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    reader: tuple[str, str] | None = field(default=None, repr=False)

    @property
    def read_only(self) -> "Address":
        """The same store, to read from."""
        user, password = self.reader or (self.user, self.password)
        return replace(self, user=user, password=password)

    @property
    def options(self) -> dict[str, Any]:
        """What the driver is opened with, besides the uri."""
        return {"auth": (self.user, self.password) if self.password else None, **_OPTIONS}


# A label or property that nothing carries yet is no mistake: an empty graph would warn of each.
_OPTIONS: Final = {
    "connection_timeout": 5.0,
    "connection_acquisition_timeout": 30.0,
    "notifications_min_severity": NotificationMinimumSeverity.OFF,
    "telemetry_disabled": True,
    "user_agent": "hetao",
}
