"""What the API asks of a store."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Store(Protocol):
    """What answers statements: `kg.store.AsyncClient`, or a fake."""

    async def read(
        self, statement: str, parameters: Mapping[str, Any]
    ) -> Sequence[Mapping[str, Any]]:
        """The records of a statement that changes nothing."""
